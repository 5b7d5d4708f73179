"""What a hold's agent asks of the contract that keeps principal of held units.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_DRAW_HELD: Function[int] = Function("drawHeld", "765c4695", (("id", "bytes32"), ("wallet", "address"), ("holdId", "bytes32"), ("to", "address"), ("cash", "address")), (("amount", "uint256"),))


class IHeldPrincipal(Contract):
    """What a hold's agent asks of the contract that keeps principal of held units."""

    NAME = "IHeldPrincipal"
    SOURCE = "contracts/register/interfaces/IHeldPrincipal.sol"

    def _make_draw_held(self, id: _types.ObligationId, wallet: AddressLike, hold_id: bytes, to: AddressLike, cash: AddressLike) -> Call[int]:
        return self._call(_DRAW_HELD, (id, wallet, hold_id, to, cash))

    @write(_make_draw_held)
    def draw_held(self, id: _types.ObligationId, wallet: AddressLike, hold_id: bytes, to: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Pays a hold's share of the principal that was kept for held units where the hold's agent says, once a
        hold (the hold's agent, while now ≤ expiresAt). Released, broken or expired and released, it is the
        owner's to claim. An agent draws before it takes, reduces or enlarges: the share goes by the units
        that the hold has then, and what is added later has none.

        Emits `IPaying.KeptDrawn`. Requirements: - the caller is the hold's agent (`IHolds.HoldNotYours`) and
        the hold is good (`IHolds.HoldExpired`); - its owner is neither frozen nor sanctioned
        (`IPaying.PayeeBlocked`); - the hold has a share (`IPaying.NothingHeldFor`); - the cash token is
        accepted in the currency (`IPaying.CashNotAccepted`) and takes the payee, with its own error.

        to: whom the agent may name, the agent says: the settlement engine asks the owner's signed consent
        wallet: of the record
        Returns amount: [cash base units]
        """
        raise Signature
