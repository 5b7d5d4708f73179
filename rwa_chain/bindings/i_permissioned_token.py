"""What every permissioned token is, of securities as of money: entries, admission, movement by contracts.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("venue", "address")), (("received", "uint256"),))
_WITHDRAW_POWERS: Function[None] = Function("withdrawPowers", "591cd258", (("agent", "address"),), ())


class IPermissionedToken(Contract):
    """What every permissioned token is, of securities as of money: entries, admission, movement by contracts."""

    NAME = "IPermissionedToken"
    SOURCE = "contracts/register/interfaces/IPermissionedToken.sol"

    @dataclass(frozen=True)
    class EntryAdmitted(Event):
        """`IPermissionedToken.EntryAdmitted`"""

        NAME = "IPermissionedToken.EntryAdmitted"
        TOPIC = "d1387105e3c45851ff6291a20441448925bae79c6c2cc26ea2f46a71e8dad0da"
        ABI = (("wallet", "address", True), ("entry", "uint256", False))

        wallet: Address
        entry: _types.Entry

    @dataclass(frozen=True)
    class EntrySynced(Event):
        """`IPermissionedToken.EntrySynced`"""

        NAME = "IPermissionedToken.EntrySynced"
        TOPIC = "9e0c2dcdfa1ef5e8adb7df0cf08a91013b62cb234f2394628dc2a921f1121ca2"
        ABI = (("wallet", "address", True), ("entry", "uint256", False))

        wallet: Address
        entry: _types.Entry

    @dataclass(frozen=True)
    class GenerationRaised(Event):
        """`IPermissionedToken.GenerationRaised`"""

        NAME = "IPermissionedToken.GenerationRaised"
        TOPIC = "7fd27ff0a5a0c6ca80cb154e677e805d0e526f58551d39d19840f68c5600f4d2"
        ABI = (("generation", "uint256", False),)

        generation: int

    @dataclass(frozen=True)
    class IdentityRegistryReplaced(Event):
        """`IPermissionedToken.IdentityRegistryReplaced`"""

        NAME = "IPermissionedToken.IdentityRegistryReplaced"
        TOPIC = "4d9f6a1db5d38789b547efd9454d1c279d98b0efd86cf70c15c3c69b62c3a7ff"
        ABI = (("registry", "address", True),)

        registry: Address

    @dataclass(frozen=True)
    class PowersSet(Event):
        """`IPermissionedToken.PowersSet`"""

        NAME = "IPermissionedToken.PowersSet"
        TOPIC = "682d040d4c328021c72341a7cbab464ad5a9ac8b8bde288135f7d025e0bb81c4"
        ABI = (("agent", "address", True), ("powers", "uint256", False))

        agent: Address
        powers: int

    @dataclass(eq=False, repr=False)
    class ContractExpected(ContractError):
        """`IPermissionedToken.ContractExpected`"""

        NAME = "PermissionedToken.ContractExpected"
        SELECTOR = bytes.fromhex("7b109608")
        SIGNATURE = "ContractExpected(address)"
        PARAMETERS = (("account", "address"),)
        FIELDS = ("account",)

        account: Address

    @dataclass(eq=False, repr=False)
    class PowerMissing(ContractError):
        """`IPermissionedToken.PowerMissing`"""

        NAME = "PermissionedToken.PowerMissing"
        SELECTOR = bytes.fromhex("6e1563d6")
        SIGNATURE = "PowerMissing(address,bytes4)"
        PARAMETERS = (("caller", "address"), ("function_", "bytes4"))
        FIELDS = ("caller", "function")

        caller: Address
        function: bytes

    @dataclass(eq=False, repr=False)
    class SpenderRefused(ContractError):
        """`IPermissionedToken.SpenderRefused`"""

        NAME = "PermissionedToken.SpenderRefused"
        SELECTOR = bytes.fromhex("a1920dfd")
        SIGNATURE = "SpenderRefused(address)"
        PARAMETERS = (("spender", "address"),)
        FIELDS = ("spender",)

        spender: Address

    @dataclass(eq=False, repr=False)
    class SupplyTooLarge(ContractError):
        """`IPermissionedToken.SupplyTooLarge`"""

        NAME = "PermissionedToken.SupplyTooLarge"
        SELECTOR = bytes.fromhex("5f34108d")
        SIGNATURE = "SupplyTooLarge(uint256,uint256)"
        PARAMETERS = (("supply", "uint256"), ("maximum", "uint256"))
        FIELDS = ("supply", "maximum")

        supply: int
        maximum: int

    IdUnknown = _IDeliverable.IdUnknown
    NetListsDiffer = _IDeliverable.NetListsDiffer
    NetUnbalanced = _IDeliverable.NetUnbalanced

    def _make_admit_wallets(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_ADMIT_WALLETS, (wallets,))

    @write(_make_admit_wallets)
    def admit_wallets(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Admits wallets (REGISTRAR; of money its BANK). Requirements: each is known to the registry with every
        required topic valid, neither frozen nor sanctioned, and passes what else the policy asks of a holder:
        the rule's error otherwise.
        """
        raise Signature

    def entry_of(self, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`."""
        return self._view(_ENTRY_OF, (wallet,), at)

    def generation(self, *, at: int | None = None) -> int:
        """The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's."""
        return self._view(_GENERATION, (), at)

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_net(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[int]:
        return self._call(_NET, (parties, deltas))

    @write(_make_net)
    def net(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Books the net of many deliveries, each of which the caller has shown to `check` (SETTLE).

        Emits `Transfer` from debtors to creditors, paired in the order of the list. Debtors are booked first.
        Requirements: - the caller has the power (`PowerMissing`); - the lists are of one length
        (`NetListsDiffer`) and the deltas sum to zero (`NetUnbalanced`); - every rule about the market, about
        each party whose delta is not zero and about its final holding, with the rule's own error; a custom
        rule is asked of gross deliveries only, by `check`.

        deltas: [units] positive for what a party gets
        parties: any order, none twice
        Returns received: [units] what reached all creditors
        """
        raise Signature

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The last of those who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

    def policy(self, *, at: int | None = None) -> _types.Policy:
        """`policy()`"""
        return self._view(_POLICY, (), at)

    def powers_of(self, agent: AddressLike, *, at: int | None = None) -> int:
        """`powersOf(address)`"""
        return self._view(_POWERS_OF, (agent,), at)

    def _make_refresh(self, wallet: AddressLike) -> Call[None]:
        return self._call(_REFRESH, (wallet,))

    @write(_make_refresh)
    def refresh(self, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before."""
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
        raise Signature

    def _make_settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike) -> Call[int]:
        return self._call(_SETTLE, (from_, to, id, amount, venue))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        Requirements: - the caller has the power (`PowerMissing`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the venue is not halted (`VenueHalted`); money knows no venues; - every rule of a
        transfer, with the rule's own error.

        id: 0 for a fungible asset, a title's number otherwise
        venue: where the trade was made; zero = over the counter
        Returns received: [units] what reached `to`: the whole amount here, an asset that kept a fee would say
        so
        """
        raise Signature

    def _make_withdraw_powers(self, agent: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_POWERS, (agent,))

    @write(_make_withdraw_powers)
    def withdraw_powers(self, agent: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes all powers from a contract, at once (BRAKE); `setPowers` gives them back.

        Emits `PowersSet`.
        """
        raise Signature
