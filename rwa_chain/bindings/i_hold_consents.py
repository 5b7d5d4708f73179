"""Holds by their owner's signed consent: pledges and collateral.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_CONSENT_ID_OF: Function[bytes] = Function("consentIdOf", "62d5d7a3", (("consent", StructOf(lambda: _types.HoldConsent)),), (("", "bytes32"),))
_CONSENT_NONCES_OF: Function[int] = Function("consentNoncesOf", "132fac87", (("owner", "address"), ("word", "uint256")), (("", "uint256"),))
_DRAW_HELD: Function[int] = Function("drawHeld", "b9454aa8", (("consent", StructOf(lambda: _types.HoldConsent)), ("paying", "address"), ("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("cash", "address")), (("amount", "uint256"),))
_ENLARGE_HELD: Function[None] = Function("enlargeHeld", "bd668c4f", (("consent", StructOf(lambda: _types.HoldConsent)), ("amount", "uint256"), ("nonce", "uint256"), ("signature", "bytes")), ())
_HOLD: Function[bytes] = Function("hold", "74e00827", (("consent", StructOf(lambda: _types.HoldConsent)), ("signature", "bytes")), (("holdId", "bytes32"),))
_REDUCE_HELD: Function[None] = Function("reduceHeld", "b9080b25", (("consent", StructOf(lambda: _types.HoldConsent)), ("amount", "uint256")), ())
_RELEASE_HELD: Function[None] = Function("releaseHeld", "55753502", (("consent", StructOf(lambda: _types.HoldConsent)),), ())
_SUBSTITUTE_HELD: Function[bytes] = Function("substituteHeld", "40697098", (("old", StructOf(lambda: _types.HoldConsent)), ("amount", "uint256"), ("consent", StructOf(lambda: _types.HoldConsent)), ("signature", "bytes")), (("holdId", "bytes32"),))
_TAKE_HELD: Function[None] = Function("takeHeld", "a7fdb9bf", (("consent", StructOf(lambda: _types.HoldConsent)), ("to", "address"), ("amount", "uint256")), ())
_TAKE_HELD_SIGNED: Function[None] = Function("takeHeldSigned", "6991ceb6", (("consent", StructOf(lambda: _types.HoldConsent)), ("to", "address"), ("amount", "uint256"), ("nonce", "uint256"), ("signature", "bytes")), ())
_VOID_CONSENTS: Function[None] = Function("voidConsents", "6c3ba5d8", (("word", "uint256"), ("mask", "uint256")), ())


class IHoldConsents(Contract):
    """Holds by their owner's signed consent: pledges and collateral."""

    NAME = "IHoldConsents"
    SOURCE = "contracts/settlement/interfaces/IHoldConsents.sol"

    @dataclass(frozen=True)
    class ConsentsVoided(Event):
        """An owner voids nonces: every signature of the owner here that names one of them."""

        NAME = "IHoldConsents.ConsentsVoided"
        TOPIC = "d0d1495fd5c6fbce3e92a837e2e9fea7e6a60d588ef215e339f3555ec6570e66"
        ABI = (("owner", "address", True), ("word", "uint256", False), ("mask", "uint256", False))

        owner: Address
        word: int
        mask: int

    @dataclass(frozen=True)
    class HoldConsented(Event):
        """The owner's units are held from now on. With the terms, which the register says of the same id
        (`IHolds.HoldPlaced`), this is the whole consent.
        """

        NAME = "IHoldConsents.HoldConsented"
        TOPIC = "56724c2c818f17078413e82d56c6da7b8e89214e4788c833a412f690f2f66768"
        ABI = (("holdId", "bytes32", True), ("asset", "address", True), ("agent", "address", True), ("receivers", "address[]", False), ("nonce", "uint256", False))

        hold_id: bytes
        asset: Address
        agent: Address
        receivers: tuple[Address, ...]
        nonce: int

    @dataclass(frozen=True)
    class HoldSubstituted(Event):
        """One hold gave way to another of the same owner, agent and beneficiary, in one transaction."""

        NAME = "IHoldConsents.HoldSubstituted"
        TOPIC = "419efe2336c279dc074a22c405ccee9d19a341f3f2bdd95758d7bd692775787d"
        ABI = (("oldId", "bytes32", True), ("newId", "bytes32", True), ("amount", "uint256", False))

        old_id: bytes
        new_id: bytes
        amount: int

    @dataclass(eq=False, repr=False)
    class HoldAgentOnly(ContractError):
        """`IHoldConsents.HoldAgentOnly`"""

        NAME = "HoldConsents.HoldAgentOnly"
        SELECTOR = bytes.fromhex("43068b84")
        SIGNATURE = "HoldAgentOnly(bytes32,address,address)"
        PARAMETERS = (("holdId", "bytes32"), ("caller", "address"), ("agent", "address"))
        FIELDS = ("hold_id", "caller", "agent")

        hold_id: bytes
        caller: Address
        agent: Address

    @dataclass(eq=False, repr=False)
    class HoldConsentInvalid(ContractError):
        """`IHoldConsents.HoldConsentInvalid`"""

        NAME = "HoldConsents.HoldConsentInvalid"
        SELECTOR = bytes.fromhex("bdbd51a2")
        SIGNATURE = "HoldConsentInvalid(bytes32,address)"
        PARAMETERS = (("holdId", "bytes32"), ("signer", "address"))
        FIELDS = ("hold_id", "signer")

        hold_id: bytes
        signer: Address

    @dataclass(eq=False, repr=False)
    class HoldReceiverUnknown(ContractError):
        """`IHoldConsents.HoldReceiverUnknown`"""

        NAME = "HoldConsents.HoldReceiverUnknown"
        SELECTOR = bytes.fromhex("8c563e55")
        SIGNATURE = "HoldReceiverUnknown(bytes32,address)"
        PARAMETERS = (("holdId", "bytes32"), ("to", "address"))
        FIELDS = ("hold_id", "to")

        hold_id: bytes
        to: Address

    @dataclass(eq=False, repr=False)
    class HoldShort(ContractError):
        """`IHoldConsents.HoldShort`"""

        NAME = "HoldConsents.HoldShort"
        SELECTOR = bytes.fromhex("6dbc2467")
        SIGNATURE = "HoldShort(bytes32,uint256,uint256)"
        PARAMETERS = (("holdId", "bytes32"), ("received", "uint256"), ("amount", "uint256"))
        FIELDS = ("hold_id", "received", "amount")

        hold_id: bytes
        received: int
        amount: int

    @dataclass(eq=False, repr=False)
    class HoldSubstituteUnfit(ContractError):
        """`IHoldConsents.HoldSubstituteUnfit`"""

        NAME = "HoldConsents.HoldSubstituteUnfit"
        SELECTOR = bytes.fromhex("6207b690")
        SIGNATURE = "HoldSubstituteUnfit(bytes32,bytes32)"
        PARAMETERS = (("oldId", "bytes32"), ("newId", "bytes32"))
        FIELDS = ("old_id", "new_id")

        old_id: bytes
        new_id: bytes

    def consent_id_of(self, consent: _types.HoldConsent, *, at: int | None = None) -> bytes:
        """The EIP-712 hash that the owner signs, which is the hold's id in the register."""
        return self._view(_CONSENT_ID_OF, (consent,), at)

    def consent_nonces_of(self, owner: AddressLike, word: int, *, at: int | None = None) -> int:
        """Bit i: whether the owner's nonce 256 × word + i is used."""
        return self._view(_CONSENT_NONCES_OF, (owner, word), at)

    def _make_draw_held(self, consent: _types.HoldConsent, paying: AddressLike, id: _types.ObligationId, wallet: AddressLike, to: AddressLike, cash: AddressLike) -> Call[int]:
        return self._call(_DRAW_HELD, (consent, paying, id, wallet, to, cash))

    @write(_make_draw_held)
    def draw_held(self, consent: _types.HoldConsent, paying: AddressLike, id: _types.ObligationId, wallet: AddressLike, to: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Directs the hold's share of principal that was kept for held units (its agent).

        Requirements: the caller is the agent (`HoldAgentOnly`); the payee is the beneficiary, a receiver of
        the consent or the owner (`HoldReceiverUnknown`); as `IHeldPrincipal.drawHeld`.

        cash: token that pays
        paying: where the principal is kept
        wallet: of the record
        Returns amount: [cash base units]
        """
        raise Signature

    def _make_enlarge_held(self, consent: _types.HoldConsent, amount: int, nonce: int, signature: bytes) -> Call[None]:
        return self._call(_ENLARGE_HELD, (consent, amount, nonce, signature))

    @write(_make_enlarge_held)
    def enlarge_held(self, consent: _types.HoldConsent, amount: int, nonce: int, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Adds free units of the owner to the hold (its agent).

        Requirements: the caller is the agent (`HoldAgentOnly`); the owner signed `HoldEnlargement(bytes32
        holdId,uint256 amount,uint256 nonce)` (`HoldConsentInvalid`), with an unused nonce
        (`ISettlement.NonceUsed`); as `IHolds.resizeHold`.

        amount: [units] that are added
        """
        raise Signature

    def _make_hold(self, consent: _types.HoldConsent, signature: bytes) -> Call[bytes]:
        return self._call(_HOLD, (consent, signature))

    @write(_make_hold)
    def hold(self, consent: _types.HoldConsent, signature: bytes, *, sender: Party, gas: int | None = None) -> bytes:
        """Holds the owner's units, for anyone who brings the owner's signature over the consent.

        Emits `HoldConsented`, and `IHolds.HoldPlaced` in the register. Requirements: - the owner signed
        (`HoldConsentInvalid`) or calls, with an unused nonce (`ISettlement.NonceUsed`); - the rules of a hold
        (`IHolds.placeHold`): the beneficiary could receive the units now.

        signature: over the consent, by key or ERC-1271; ignored, and best empty, for the owner as caller
        Returns holdId: the EIP-712 hash of the consent
        """
        raise Signature

    def _make_reduce_held(self, consent: _types.HoldConsent, amount: int) -> Call[None]:
        return self._call(_REDUCE_HELD, (consent, amount))

    @write(_make_reduce_held)
    def reduce_held(self, consent: _types.HoldConsent, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives units of the hold back to their owner (its agent); the last ones end it.

        Requirements: the caller is the agent (`HoldAgentOnly`); no more than is held (`IHolds.UnitsHeld`).

        amount: [units]
        """
        raise Signature

    def _make_release_held(self, consent: _types.HoldConsent) -> Call[None]:
        return self._call(_RELEASE_HELD, (consent,))

    @write(_make_release_held)
    def release_held(self, consent: _types.HoldConsent, *, sender: Party, gas: int | None = None) -> None:
        """Gives all units of the hold back to their owner (its agent), at any time.

        Requirements: the caller is the agent (`HoldAgentOnly`); the hold is there (`IHolds.HoldUnknown`).
        """
        raise Signature

    def _make_substitute_held(self, old: _types.HoldConsent, amount: int, consent: _types.HoldConsent, signature: bytes) -> Call[bytes]:
        return self._call(_SUBSTITUTE_HELD, (old, amount, consent, signature))

    @write(_make_substitute_held)
    def substitute_held(self, old: _types.HoldConsent, amount: int, consent: _types.HoldConsent, signature: bytes, *, sender: Party, gas: int | None = None) -> bytes:
        """Holds units by a new consent and gives units of an old one back, in one transaction (the agent of
        both).

        Emits `HoldSubstituted`. Requirements: as `hold` and `reduceHeld`; owner, agent, beneficiary and
        purpose are the same (`HoldSubstituteUnfit`).

        amount: [units] of the old one
        signature: of the owner over the new consent
        """
        raise Signature

    def _make_take_held(self, consent: _types.HoldConsent, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_TAKE_HELD, (consent, to, amount))

    @write(_make_take_held)
    def take_held(self, consent: _types.HoldConsent, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves units of the hold to its beneficiary or a receiver of the consent (its agent).

        Requirements: the caller is the agent (`HoldAgentOnly`); the receiver is named
        (`HoldReceiverUnknown`); as `IHolds.takeHold`; everything arrives (`HoldShort`).

        amount: [units]; what is left stays held
        """
        raise Signature

    def _make_take_held_signed(self, consent: _types.HoldConsent, to: AddressLike, amount: int, nonce: int, signature: bytes) -> Call[None]:
        return self._call(_TAKE_HELD_SIGNED, (consent, to, amount, nonce, signature))

    @write(_make_take_held_signed)
    def take_held_signed(self, consent: _types.HoldConsent, to: AddressLike, amount: int, nonce: int, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves units of the hold to a receiver whom the owner names (its agent).

        Requirements: as `takeHeld`, but the owner signed `HoldReceiver(bytes32 holdId,address to,uint256
        amount,uint256 nonce)` (`HoldConsentInvalid`), with an unused nonce (`ISettlement.NonceUsed`).
        """
        raise Signature

    def _make_void_consents(self, word: int, mask: int) -> Call[None]:
        return self._call(_VOID_CONSENTS, (word, mask))

    @write(_make_void_consents)
    def void_consents(self, word: int, mask: int, *, sender: Party, gas: int | None = None) -> None:
        """Voids 256 nonces of the caller at most: every signature with one of them that was not landed yet.

        Emits `ConsentsVoided`.

        mask: bit i voids the nonce 256 × word + i
        """
        raise Signature
