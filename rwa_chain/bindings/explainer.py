"""Every rule's verdict, and the face of every security token: the standards' views.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.face import Face as _Face
from rwa_chain.bindings.i_compliance import ICompliance as _ICompliance
from rwa_chain.bindings.i_explainer import IExplainer as _IExplainer
from rwa_chain.bindings.i_policy_check import IPolicyCheck as _IPolicyCheck
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.chain.abi_types import ArrayOf, Struct, StructOf, parse
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_ASK: Function[None] = Function("ask", "782d5649", (("code", "uint256"), ("facts", StructOf(lambda: Explainer.Facts))), ())
_BALANCE_AT: Function[int] = Function("balanceAt", "3b8e6f2e", (("wallet", "address"), ("recordAt", "uint256")), (("", "uint256"),))
_BIND_TOKEN: Function[None] = Function("bindToken", "3ff5aa02", (("token", "address"),), ())
_CAN_RECEIVE: Function[bool] = Function("canReceive", "90d370ba", (("account", "address"),), (("", "bool"),))
_CAN_SEND: Function[bool] = Function("canSend", "2bc06a92", (("account", "address"),), (("", "bool"),))
_CAN_TRANSFER: Function[bool] = Function("canTransfer", "e46638e6", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CAN_TRANSFER_FROM: Function[bool] = Function("canTransferFrom", "7157797f", (("spender", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256")), (("", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("venue", "address"),), ())
_CLOCK: Function[int] = Function("clock", "91ddadf4", (), (("", "uint48"),))
_CLOCK_MODE: Function[str] = Function("CLOCK_MODE", "4bf5d7e9", (), (("", "string"),))
_COMPLIANCE: Function[Address] = Function("compliance", "6290865d", (), (("", "address"),))
_CREATED: Function[None] = Function("created", "5f8dead3", (("", "address"), ("", "uint256")), ())
_CURRENT_ENTRY_OF: Function[_types.Entry] = Function("currentEntryOf", "d41d10d1", (("token", "address"), ("wallet", "address")), (("", "uint256"),))
_DESTROYED: Function[None] = Function("destroyed", "8d2ea772", (("", "address"), ("", "uint256")), ())
_DETECT_TRANSFER_RESTRICTION: Function[int] = Function("detectTransferRestriction", "d4ce1415", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "uint8"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("", "bytes1"), ("", "string"), ("", "string"), ("", "uint256"), ("", "address"), ("", "bytes32"), ("", "uint256[]")))
_EXPLAIN: Function[tuple[_types.Verdict, ...]] = Function("explain", "231dd589", (("token", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), (("verdicts", ArrayOf(StructOf(lambda: _types.Verdict))),))
_FREE_OF: Function[int] = Function("freeOf", "2a686a8f", (("token", "address"), ("wallet", "address")), (("", "uint256"),))
_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "9fa5f50b", (), (("", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "b10d6b41", (("name", "bytes32"),), (("uri", "string"), ("documentHash", "bytes32"), ("modifiedAt", "uint256")))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("account", "address"),), (("", "uint256"),))
_GET_TOKEN_BOUND: Function[Address] = Function("getTokenBound", "6a3edf28", (), (("", "address"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("userAddress", "address"),), (("", "bool"),))
_IS_TOKEN_BOUND: Function[bool] = Function("isTokenBound", "993e8b95", (("token", "address"),), (("", "bool"),))
_MESSAGE_FOR_TRANSFER_RESTRICTION: Function[str] = Function("messageForTransferRestriction", "7f4ab1dd", (("code", "uint8"),), (("", "string"),))
_PACK_POLICY: Function[_types.Policy] = Function("packPolicy", "810dc97d", (("terms", StructOf(lambda: _types.PolicyTerms)),), (("", "uint256"),))
_PAUSED: Function[bool] = Function("paused", "5c975abb", (), (("", "bool"),))
_POLICY_TERMS: Function[_types.PolicyTerms] = Function("policyTerms", "07322d17", (("token", "address"),), (("", StructOf(lambda: _types.PolicyTerms)),))
_POSITIONS_AT: Function[tuple[_types.Entry, ...]] = Function("positionsAt", "c8e9d280", (("wallets", "address[]"), ("recordAt", "uint256")), (("positions", "uint256[]"),))
_RECORD_INSTANTS: Function[tuple[int, ...]] = Function("recordInstants", "dbf7b322", (("from", "uint256"), ("count", "uint256")), (("instants", "uint256[]"),))
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_REQUIRE_TIGHTER: Function[None] = Function("requireTighter", "ce8c8eb9", (("present", "uint256"), ("tighter", "uint256")), ())
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("id", "bytes4"),), (("", "bool"),))
_TOTAL_SUPPLY_AT: Function[int] = Function("totalSupplyAt", "981b24d0", (("recordAt", "uint256"),), (("", "uint256"),))
_TRANSFERRED: Function[None] = Function("transferred", "8baf29b4", (("", "address"), ("", "address"), ("", "uint256")), ())
_UNBIND_TOKEN: Function[None] = Function("unbindToken", "40db3b50", (("token", "address"),), ())


class Explainer(Contract):
    """Every rule's verdict, and the face of every security token: the standards' views."""

    NAME = "Explainer"
    SOURCE = "contracts/compliance/Explainer.sol"

    SIDE_RULES = 6
    FROM_FIRST = 4
    TO_FIRST = 10
    AMOUNT_FIRST = 16
    RULES = 22
    GAS_LEFT_MIN = 8

    @dataclass(frozen=True)
    class Facts(Struct):
        """A movement and the words it touches."""

        token: Address
        from_: Address
        to: Address
        amount: int
        f: _types.Entry
        t: _types.Entry
        p: _types.Policy
        c: _types.Config
        generation: int
        held: int
        left: int
        custom_rule: Address
        map: tuple[int, ...]

        ABI = (("token", parse("address")), ("from_", parse("address")), ("to", parse("address")), ("amount", parse("uint256")), ("f", parse("uint256")), ("t", parse("uint256")), ("p", parse("uint256")), ("c", parse("uint256")), ("generation", parse("uint256")), ("held", parse("uint256")), ("left", parse("uint256")), ("custom_rule", parse("address")), ("map", parse("uint256[4]")))

    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    FunctionUnknown = _Face.FunctionUnknown
    GasShort = _IExplainer.GasShort
    PolicyNotTighter = _IPolicyCheck.PolicyNotTighter
    TokenBound = _ICompliance.TokenBound
    TokenNotBound = _IExplainer.TokenNotBound
    TokenStillBound = _IExplainer.TokenStillBound
    TokenUnbound = _ICompliance.TokenUnbound

    @classmethod
    def creation(cls, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, ())

    @classmethod
    def deploy(cls, chain: Chain, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(libraries=libraries), sender, gas)

    def ask(self, code: int, facts: Explainer.Facts, *, at: int | None = None) -> None:
        """Asks one rule about a movement: reverts with its error where it refuses. For this contract's own use."""
        return self._view(_ASK, (code, facts), at)

    def balance_at(self, wallet: AddressLike, record_at: int, *, at: int | None = None) -> int:
        """The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
        (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
        """
        return self._view(_BALANCE_AT, (wallet, record_at), at)

    def _make_bind_token(self, token: AddressLike) -> Call[None]:
        return self._call(_BIND_TOKEN, (token,))

    @write(_make_bind_token)
    def bind_token(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says that the token asks this contract. Requirements: it does (`TokenNotBound`)."""
        raise Signature

    def can_receive(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may receive, whatever the amount."""
        return self._view(_CAN_RECEIVE, (account,), at)

    def can_send(self, account: AddressLike, *, at: int | None = None) -> bool:
        """Whether the account may send, whatever the amount: known, eligible, not frozen, not sanctioned."""
        return self._view(_CAN_SEND, (account,), at)

    def can_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """Whether a transfer would pass every rule now; balance and allowance are not asked.

        Reverts only for want of gas, so that it never answers wrongly.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER, (from_, to, amount), at)

    def can_transfer_from(self, spender: AddressLike, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """As `canTransfer`, and whether `spender` may move units of another; allowance is not asked.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER_FROM, (spender, from_, to, amount), at)

    def check(self, from_: AddressLike, to: AddressLike, id: int, amount: int, *, at: int | None = None) -> bool:
        """`check(address,address,uint256,uint256)`

        Asked by static call in the middle of a batch: so straight, without a call for each rule.
        """
        return self._view(_CHECK, (from_, to, id, amount), at)

    def check_venue(self, venue: AddressLike, *, at: int | None = None) -> None:
        """Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.

        venue: zero = over the counter
        """
        return self._view(_CHECK_VENUE, (venue,), at)

    def clock(self, *, at: int | None = None) -> int:
        """`clock()`

        Clock used for flagging checkpoints. Can be overridden to implement timestamp based checkpoints (and
        voting). NOTE: Clock must not return 0.
        """
        return self._view(_CLOCK, (), at)

    def clock_mode(self, *, at: int | None = None) -> str:
        """`CLOCK_MODE()`

        Description of the clock
        """
        return self._view(_CLOCK_MODE, (), at)

    def compliance(self, *, at: int | None = None) -> Address:
        """The face, which answers the views on rules; the same for the token's life."""
        return self._view(_COMPLIANCE, (), at)

    def _make_created(self, argument_0: AddressLike, argument_1: int) -> Call[None]:
        return self._call(_CREATED, (argument_0, argument_1))

    @write(_make_created)
    def created(self, argument_0: AddressLike, argument_1: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing."""
        raise Signature

    def current_entry_of(self, token: AddressLike, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as a movement at this second would find it, looked up again by static call where it lapsed."""
        return self._view(_CURRENT_ENTRY_OF, (token, wallet), at)

    def _make_destroyed(self, argument_0: AddressLike, argument_1: int) -> Call[None]:
        return self._call(_DESTROYED, (argument_0, argument_1))

    @write(_make_destroyed)
    def destroyed(self, argument_0: AddressLike, argument_1: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing."""
        raise Signature

    def detect_transfer_restriction(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """`detectTransferRestriction(address,address,uint256)`

        Returns 0 exactly where `canTransfer` says yes; otherwise the number of the first rule that refuses
        """
        return self._view(_DETECT_TRANSFER_RESTRICTION, (from_, to, amount), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def explain(self, token: AddressLike, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> tuple[_types.Verdict, ...]:
        """Every rule's verdict on a transfer at this second, in the order in which the gate asks them: the error
        of the first that refuses is the one a transfer reverts with. Balance and allowance are not asked;
        above the balance the rules that need it pass. Where the identity registry itself refuses a first
        admission (another wallet of the holder is admitted), a transfer reverts with the registry's error and
        this says `NotAdmitted`.

        amount: [units]
        """
        return self._view(_EXPLAIN, (token, from_, to, amount), at)

    def free_of(self, token: AddressLike, wallet: AddressLike, *, at: int | None = None) -> int:
        """balance − frozen − held, never below zero. [units]"""
        return self._view(_FREE_OF, (token, wallet), at)

    def get_all_documents(self, *, at: int | None = None) -> tuple[bytes, ...]:
        """`getAllDocuments()`"""
        return self._view(_GET_ALL_DOCUMENTS, (), at)

    def get_document(self, name: bytes, *, at: int | None = None) -> tuple[str, bytes, int]:
        """`getDocument(bytes32)`

        Returns documentHash: of its bytes
        Returns modifiedAt: [s]
        Returns uri: where it is kept
        """
        return self._view(_GET_DOCUMENT, (name,), at)

    def get_frozen_tokens(self, account: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`

        Returns [units] frozen, in all
        """
        return self._view(_GET_FROZEN_TOKENS, (account,), at)

    def get_token_bound(self, *, at: int | None = None) -> Address:
        """The calling token, where it is bound; zero otherwise."""
        return self._view(_GET_TOKEN_BOUND, (), at)

    def is_frozen(self, user_address: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (user_address,), at)

    def is_token_bound(self, token: AddressLike, *, at: int | None = None) -> bool:
        """Whether the token asks this contract."""
        return self._view(_IS_TOKEN_BOUND, (token,), at)

    def message_for_transfer_restriction(self, code: int, *, at: int | None = None) -> str:
        """`messageForTransferRestriction(uint8)`"""
        return self._view(_MESSAGE_FOR_TRANSFER_RESTRICTION, (code,), at)

    def pack_policy(self, terms: _types.PolicyTerms, *, at: int | None = None) -> _types.Policy:
        """A policy packed for `IRegister.setPolicy`. Requirements: every field fits (`PolicyFieldTooLarge`)."""
        return self._view(_PACK_POLICY, (terms,), at)

    def paused(self, *, at: int | None = None) -> bool:
        """Whether all trading stands still."""
        return self._view(_PAUSED, (), at)

    def policy_terms(self, token: AddressLike, *, at: int | None = None) -> _types.PolicyTerms:
        """A token's policy as people read it."""
        return self._view(_POLICY_TERMS, (token,), at)

    def positions_at(self, wallets: Sequence[AddressLike], record_at: int, *, at: int | None = None) -> tuple[_types.Entry, ...]:
        """A page of positions at a record instant: each wallet's entry as it is stored now (its member number, 0
        = never held units, its country, whether it is frozen, sanctioned or succeeded), with the balance it
        had then.
        """
        return self._view(_POSITIONS_AT, (wallets, record_at), at)

    def record_instants(self, from_: int, count: int, *, at: int | None = None) -> tuple[int, ...]:
        """A page of the record instants scheduled so far, passed ones included, in order.

        from_: index of the first; beyond the last one the page is empty
        """
        return self._view(_RECORD_INSTANTS, (from_, count), at)

    def refused_position(self, parties: Sequence[AddressLike], deltas: Sequence[int], ending: Sequence[int], *, at: int | None = None) -> int:
        """The first party whose final position a rule refuses: free units, minimum, cap, number of holders.

        deltas: [units] positive for what a party gets; zero asks nothing
        ending: [units] of holds of each party that end with it
        Returns index: of the party; the length of the list where all pass
        """
        return self._view(_REFUSED_POSITION, (parties, deltas, ending), at)

    def require_tighter(self, present: _types.Policy, tighter: _types.Policy, *, at: int | None = None) -> None:
        """Reverts unless `tighter` refuses at least what `present` refuses (`PolicyNotTighter`): - no switch is
        off that is on, and both say alike whether countries are allowed or denied, here or in the map; - the
        class, the minimum holding and the end of the lock-up are no lower, the cap and the number of holders
        no higher; - every topic that is required stays required; - of allowed countries none is added, of
        denied ones none is taken out.
        """
        return self._view(_REQUIRE_TIGHTER, (present, tighter), at)

    def supports_interface(self, id: bytes, *, at: int | None = None) -> bool:
        """`supportsInterface(bytes4)`

        Of the token. What a standard asks of it stands in two interfaces: what it does, and what is answered
        here.
        """
        return self._view(_SUPPORTS_INTERFACE, (id,), at)

    def total_supply_at(self, record_at: int, *, at: int | None = None) -> int:
        """`totalSupplyAt(uint256)`"""
        return self._view(_TOTAL_SUPPLY_AT, (record_at,), at)

    def _make_transferred(self, argument_0: AddressLike, argument_1: AddressLike, argument_2: int) -> Call[None]:
        return self._call(_TRANSFERRED, (argument_0, argument_1, argument_2))

    @write(_make_transferred)
    def transferred(self, argument_0: AddressLike, argument_1: AddressLike, argument_2: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing: the rules keep no state about a movement."""
        raise Signature

    def _make_unbind_token(self, token: AddressLike) -> Call[None]:
        return self._call(_UNBIND_TOKEN, (token,))

    @write(_make_unbind_token)
    def unbind_token(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says that the token no longer asks this contract. Requirements: it doesn't (`TokenStillBound`)."""
        raise Signature
