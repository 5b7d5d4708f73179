"""The standards' views of a security token, answered at the token's address by its face.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_BALANCE_AT: Function[int] = Function("balanceAt", "3b8e6f2e", (("wallet", "address"), ("recordAt", "uint256")), (("", "uint256"),))
_CAN_RECEIVE: Function[bool] = Function("canReceive", "90d370ba", (("account", "address"),), (("", "bool"),))
_CAN_SEND: Function[bool] = Function("canSend", "2bc06a92", (("account", "address"),), (("", "bool"),))
_CAN_TRANSFER: Function[bool] = Function("canTransfer", "e46638e6", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CAN_TRANSFER_FROM: Function[bool] = Function("canTransferFrom", "7157797f", (("spender", "address"), ("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256")), (("eachDelivery", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("venue", "address"),), ())
_CLOCK: Function[int] = Function("clock", "91ddadf4", (), (("", "uint48"),))
_CLOCK_MODE: Function[str] = Function("CLOCK_MODE", "4bf5d7e9", (), (("", "string"),))
_COMPLIANCE: Function[Address] = Function("compliance", "6290865d", (), (("", "address"),))
_DETECT_TRANSFER_RESTRICTION: Function[int] = Function("detectTransferRestriction", "d4ce1415", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("code", "uint8"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_GET_ALL_DOCUMENTS: Function[tuple[bytes, ...]] = Function("getAllDocuments", "9fa5f50b", (), (("names", "bytes32[]"),))
_GET_DOCUMENT: Function[tuple[str, bytes, int]] = Function("getDocument", "b10d6b41", (("name", "bytes32"),), (("uri", "string"), ("documentHash", "bytes32"), ("modifiedAt", "uint256")))
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("account", "address"),), (("amount", "uint256"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("userAddress", "address"),), (("", "bool"),))
_MESSAGE_FOR_TRANSFER_RESTRICTION: Function[str] = Function("messageForTransferRestriction", "7f4ab1dd", (("code", "uint8"),), (("", "string"),))
_PAUSED: Function[bool] = Function("paused", "5c975abb", (), (("", "bool"),))
_POSITIONS_AT: Function[tuple[_types.Entry, ...]] = Function("positionsAt", "c8e9d280", (("wallets", "address[]"), ("recordAt", "uint256")), (("positions", "uint256[]"),))
_RECORD_INSTANTS: Function[tuple[int, ...]] = Function("recordInstants", "dbf7b322", (("from", "uint256"), ("count", "uint256")), (("", "uint256[]"),))
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_SUPPORTS_INTERFACE: Function[bool] = Function("supportsInterface", "01ffc9a7", (("interfaceId", "bytes4"),), (("", "bool"),))
_TOTAL_SUPPLY_AT: Function[int] = Function("totalSupplyAt", "981b24d0", (("recordAt", "uint256"),), (("", "uint256"),))


class ISecurityViews(Contract):
    """The standards' views of a security token, answered at the token's address by its face."""

    NAME = "ISecurityViews"
    SOURCE = "contracts/token/interfaces/ISecurityViews.sol"

    EIP712DomainChanged = _IERC5267.EIP712DomainChanged

    def balance_at(self, wallet: AddressLike, record_at: int, *, at: int | None = None) -> int:
        """The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
        (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
        """
        return self._view(_BALANCE_AT, (wallet, record_at), at)

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
        """Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
        standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are
        not asked.

        With one wallet as both parties it asks about that wallet alone. Requirements: - a fungible asset is
        asked for id 0 (`IdUnknown`).

        Returns eachDelivery: whether a rule looks at the two parties or the amount together; otherwise two
        parties that passed once pass with every other party of the same call
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

    def detect_transfer_restriction(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """`detectTransferRestriction(address,address,uint256)`

        Returns code: 0 exactly where `canTransfer` says yes; otherwise the number of the first rule that
        refuses
        """
        return self._view(_DETECT_TRANSFER_RESTRICTION, (from_, to, amount), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

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

        Returns amount: [units] frozen, in all
        """
        return self._view(_GET_FROZEN_TOKENS, (account,), at)

    def is_frozen(self, user_address: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (user_address,), at)

    def message_for_transfer_restriction(self, code: int, *, at: int | None = None) -> str:
        """`messageForTransferRestriction(uint8)`"""
        return self._view(_MESSAGE_FOR_TRANSFER_RESTRICTION, (code,), at)

    def paused(self, *, at: int | None = None) -> bool:
        """Whether all trading stands still."""
        return self._view(_PAUSED, (), at)

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

    def supports_interface(self, interface_id: bytes, *, at: int | None = None) -> bool:
        """`supportsInterface(bytes4)`

        Returns true if this contract implements the interface defined by `interfaceId`. See the corresponding
        https://eips.ethereum.org/EIPS/eip-165#how-interfaces-are-identified[ERC section] to learn more about
        how these ids are created. This function call must use less than 30 000 gas.
        """
        return self._view(_SUPPORTS_INTERFACE, (interface_id,), at)

    def total_supply_at(self, record_at: int, *, at: int | None = None) -> int:
        """`totalSupplyAt(uint256)`"""
        return self._view(_TOTAL_SUPPLY_AT, (record_at,), at)
