"""What a token of ERC-3643 (0xb97d944c, with `IERC3643Views`) keeps and does, beside what it shares with ERC-20.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BATCH_BURN: Function[None] = Function("batchBurn", "4a6cc677", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_FORCED_TRANSFER: Function[None] = Function("batchForcedTransfer", "42a47abc", (("fromList", "address[]"), ("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_FREEZE_PARTIAL_TOKENS: Function[None] = Function("batchFreezePartialTokens", "fc7e5fa8", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_MINT: Function[None] = Function("batchMint", "68573107", (("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_SET_ADDRESS_FROZEN: Function[None] = Function("batchSetAddressFrozen", "1a7af379", (("userAddresses", "address[]"), ("freeze", "bool[]")), ())
_BATCH_TRANSFER: Function[None] = Function("batchTransfer", "88d695b2", (("toList", "address[]"), ("amounts", "uint256[]")), ())
_BATCH_UNFREEZE_PARTIAL_TOKENS: Function[None] = Function("batchUnfreezePartialTokens", "4710362d", (("userAddresses", "address[]"), ("amounts", "uint256[]")), ())
_BURN: Function[None] = Function("burn", "9dc29fac", (("userAddress", "address"), ("amount", "uint256")), ())
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_FREEZE_PARTIAL_TOKENS: Function[None] = Function("freezePartialTokens", "125c4a33", (("userAddress", "address"), ("amount", "uint256")), ())
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_MINT: Function[None] = Function("mint", "40c10f19", (("to", "address"), ("amount", "uint256")), ())
_ONCHAIN_ID: Function[Address] = Function("onchainID", "aba63705", (), (("", "address"),))
_PAUSE: Function[None] = Function("pause", "8456cb59", (), ())
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lostWallet", "address"), ("newWallet", "address"), ("investorOnchainID", "address")), (("", "bool"),))
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("userAddress", "address"), ("freeze", "bool")), ())
_SET_COMPLIANCE: Function[None] = Function("setCompliance", "f8981789", (("compliance", "address"),), ())
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("identityRegistry", "address"),), ())
_SET_NAME: Function[None] = Function("setName", "c47f0027", (("name", "string"),), ())
_SET_ONCHAIN_ID: Function[None] = Function("setOnchainID", "3d1ddc5b", (("onchainID", "address"),), ())
_SET_SYMBOL: Function[None] = Function("setSymbol", "b84c8246", (("symbol", "string"),), ())
_UNFREEZE_PARTIAL_TOKENS: Function[None] = Function("unfreezePartialTokens", "1fe56f7d", (("userAddress", "address"), ("amount", "uint256")), ())
_UNPAUSE: Function[None] = Function("unpause", "3f4ba83a", (), ())
_VERSION: Function[str] = Function("version", "54fd4d50", (), (("", "string"),))


class IERC3643(Contract):
    """What a token of ERC-3643 (0xb97d944c, with `IERC3643Views`) keeps and does, beside what it shares with
    ERC-20.
    """

    NAME = "IERC3643"
    SOURCE = "contracts/token/interfaces/IERC3643.sol"

    @dataclass(frozen=True)
    class AddressFrozen(Event):
        """`IERC3643.AddressFrozen`"""

        NAME = "IERC3643.AddressFrozen"
        TOPIC = "7fa523c84ab8d7fc5b72f08b9e46dbbf10c39e119a075b3e317002d14bc9f436"
        ABI = (("userAddress", "address", True), ("isFrozen", "bool", True), ("owner", "address", True))

        user_address: Address
        is_frozen: bool
        owner: Address

    @dataclass(frozen=True)
    class ComplianceAdded(Event):
        """`IERC3643.ComplianceAdded`"""

        NAME = "IERC3643.ComplianceAdded"
        TOPIC = "7f3a888862559648ec01d97deb7b5012bff86dc91e654a1de397170db40e35b6"
        ABI = (("compliance", "address", True),)

        compliance: Address

    @dataclass(frozen=True)
    class IdentityRegistryAdded(Event):
        """`IERC3643.IdentityRegistryAdded`"""

        NAME = "IERC3643.IdentityRegistryAdded"
        TOPIC = "d2be862d755bca7e0d39772b2cab3a5578da9c285f69199f4c063c2294a7f36c"
        ABI = (("identityRegistry", "address", True),)

        identity_registry: Address

    @dataclass(frozen=True)
    class Paused(Event):
        """`IERC3643.Paused`"""

        NAME = "IERC3643.Paused"
        TOPIC = "62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a258"
        ABI = (("userAddress", "address", False),)

        user_address: Address

    @dataclass(frozen=True)
    class RecoverySuccess(Event):
        """`IERC3643.RecoverySuccess`"""

        NAME = "IERC3643.RecoverySuccess"
        TOPIC = "f0c9129a94f30f1caaceb63e44b9811d0a3edf1d6c23757f346093af5553fed0"
        ABI = (("lostWallet", "address", False), ("newWallet", "address", False), ("investorOnchainID", "address", False))

        lost_wallet: Address
        new_wallet: Address
        investor_onchain_id: Address

    @dataclass(frozen=True)
    class TokensFrozen(Event):
        """`IERC3643.TokensFrozen`"""

        NAME = "IERC3643.TokensFrozen"
        TOPIC = "a065e63c631c86f1b9f66a4a2f63f2093bf1c2168d23290259dbd969e0222a45"
        ABI = (("userAddress", "address", True), ("amount", "uint256", False))

        user_address: Address
        amount: int

    @dataclass(frozen=True)
    class TokensUnfrozen(Event):
        """`IERC3643.TokensUnfrozen`"""

        NAME = "IERC3643.TokensUnfrozen"
        TOPIC = "9bed35cb62ad0dba04f9d5bfee4b5bc91443e77da8a65c4c84834c51bb08b0d6"
        ABI = (("userAddress", "address", True), ("amount", "uint256", False))

        user_address: Address
        amount: int

    @dataclass(frozen=True)
    class Unpaused(Event):
        """`IERC3643.Unpaused`"""

        NAME = "IERC3643.Unpaused"
        TOPIC = "5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa"
        ABI = (("userAddress", "address", False),)

        user_address: Address

    @dataclass(frozen=True)
    class UpdatedTokenInformation(Event):
        """This event and `RecoverySuccess` have the layout of the EIP's text, which indexes nothing in them."""

        NAME = "IERC3643.UpdatedTokenInformation"
        TOPIC = "6a1105ac8148a3c319adbc369f9072573e8a11d3a3d195e067e7c40767ec54d1"
        ABI = (("newName", "string", False), ("newSymbol", "string", False), ("newDecimals", "uint8", False), ("newVersion", "string", False), ("newOnchainID", "address", False))

        new_name: str
        new_symbol: str
        new_decimals: int
        new_version: str
        new_onchain_id: Address

    def _make_batch_burn(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_BURN, (user_addresses, amounts))

    @write(_make_batch_burn)
    def batch_burn(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`burn` from each (the REDEEM power)."""
        raise Signature

    def _make_batch_forced_transfer(self, from_list: Sequence[AddressLike], to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_FORCED_TRANSFER, (from_list, to_list, amounts))

    @write(_make_batch_forced_transfer)
    def batch_forced_transfer(self, from_list: Sequence[AddressLike], to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`forcedTransfer` of each (ENFORCER)."""
        raise Signature

    def _make_batch_freeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_FREEZE_PARTIAL_TOKENS, (user_addresses, amounts))

    @write(_make_batch_freeze_partial_tokens)
    def batch_freeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`freezePartialTokens` of each (FREEZER)."""
        raise Signature

    def _make_batch_mint(self, to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_MINT, (to_list, amounts))

    @write(_make_batch_mint)
    def batch_mint(self, to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`mint` to each (the ISSUE power)."""
        raise Signature

    def _make_batch_set_address_frozen(self, user_addresses: Sequence[AddressLike], freeze: Sequence[bool]) -> Call[None]:
        return self._call(_BATCH_SET_ADDRESS_FROZEN, (user_addresses, freeze))

    @write(_make_batch_set_address_frozen)
    def batch_set_address_frozen(self, user_addresses: Sequence[AddressLike], freeze: Sequence[bool], *, sender: Party, gas: int | None = None) -> None:
        """`setAddressFrozen` of each (FREEZER)."""
        raise Signature

    def _make_batch_transfer(self, to_list: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_TRANSFER, (to_list, amounts))

    @write(_make_batch_transfer)
    def batch_transfer(self, to_list: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`batchTransfer(address[],uint256[])`"""
        raise Signature

    def _make_batch_unfreeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_BATCH_UNFREEZE_PARTIAL_TOKENS, (user_addresses, amounts))

    @write(_make_batch_unfreeze_partial_tokens)
    def batch_unfreeze_partial_tokens(self, user_addresses: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """`unfreezePartialTokens` of each (FREEZER)."""
        raise Signature

    def _make_burn(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_BURN, (user_address, amount))

    @write(_make_burn)
    def burn(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns units (the REDEEM power). Frozen ones go last, after a `Frozen` event; held ones never."""
        raise Signature

    def _make_forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_FORCED_TRANSFER, (from_, to, amount))

    @write(_make_forced_transfer)
    def forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Carries out an order that was lodged with the same wallets and amount (ENFORCER):
        `ISecurityToken.lodgeOrder`.
        """
        raise Signature

    def _make_freeze_partial_tokens(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_FREEZE_PARTIAL_TOKENS, (user_address, amount))

    @write(_make_freeze_partial_tokens)
    def freeze_partial_tokens(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Freezes so many units more (FREEZER). Requirements: not more than are unfrozen
        (`ERC7943InsufficientUnfrozenBalance`); the wallet was not replaced (`WalletReplaced`).
        """
        raise Signature

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

    def _make_mint(self, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_MINT, (to, amount))

    @write(_make_mint)
    def mint(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units (the ISSUE power). Every rule about the receiver is asked; no halt."""
        raise Signature

    def onchain_id(self, *, at: int | None = None) -> Address:
        """A contract that stands for the token, where there is one; asked for nothing."""
        return self._view(_ONCHAIN_ID, (), at)

    def _make_pause(self) -> Call[None]:
        return self._call(_PAUSE, ())

    @write(_make_pause)
    def pause(self, *, sender: Party, gas: int | None = None) -> None:
        """Halts all trading (PAUSER); redemption, cancellation and the release of holds go on."""
        raise Signature

    def _make_recovery_address(self, lost_wallet: AddressLike, new_wallet: AddressLike, investor_onchain_id: AddressLike) -> Call[bool]:
        return self._call(_RECOVERY_ADDRESS, (lost_wallet, new_wallet, investor_onchain_id))

    @write(_make_recovery_address)
    def recovery_address(self, lost_wallet: AddressLike, new_wallet: AddressLike, investor_onchain_id: AddressLike, *, sender: Party, gas: int | None = None) -> bool:
        """Moves a lost wallet's whole position to another wallet of its holder (the RECOVER power)."""
        raise Signature

    def _make_set_address_frozen(self, user_address: AddressLike, freeze: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (user_address, freeze))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, user_address: AddressLike, freeze: bool, *, sender: Party, gas: int | None = None) -> None:
        """Freezes or frees a wallet as a whole (FREEZER)."""
        raise Signature

    def _make_set_compliance(self, compliance: AddressLike) -> Call[None]:
        return self._call(_SET_COMPLIANCE, (compliance,))

    @write(_make_set_compliance)
    def set_compliance(self, compliance: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says again which face the token has (ADMIN). Requirements: it is that one (`FaceFixed`)."""
        raise Signature

    def _make_set_identity_registry(self, identity_registry: AddressLike) -> Call[None]:
        return self._call(_SET_IDENTITY_REGISTRY, (identity_registry,))

    @write(_make_set_identity_registry)
    def set_identity_registry(self, identity_registry: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Points to another identity registry and raises the generation (ADMIN)."""
        raise Signature

    def _make_set_name(self, name: str) -> Call[None]:
        return self._call(_SET_NAME, (name,))

    @write(_make_set_name)
    def set_name(self, name: str, *, sender: Party, gas: int | None = None) -> None:
        """Renames the token (ADMIN). The EIP-712 domain keeps the first name: `eip712Domain` says it.
        Requirements: at most 31 bytes (`StringTooLong`), as the symbol.
        """
        raise Signature

    def _make_set_onchain_id(self, onchain_id: AddressLike) -> Call[None]:
        return self._call(_SET_ONCHAIN_ID, (onchain_id,))

    @write(_make_set_onchain_id)
    def set_onchain_id(self, onchain_id: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the contract that stands for the token (ADMIN)."""
        raise Signature

    def _make_set_symbol(self, symbol: str) -> Call[None]:
        return self._call(_SET_SYMBOL, (symbol,))

    @write(_make_set_symbol)
    def set_symbol(self, symbol: str, *, sender: Party, gas: int | None = None) -> None:
        """Changes the symbol (ADMIN)."""
        raise Signature

    def _make_unfreeze_partial_tokens(self, user_address: AddressLike, amount: int) -> Call[None]:
        return self._call(_UNFREEZE_PARTIAL_TOKENS, (user_address, amount))

    @write(_make_unfreeze_partial_tokens)
    def unfreeze_partial_tokens(self, user_address: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Frees so many frozen units (FREEZER). Requirements: not more than are frozen
        (`FrozenUnitsInsufficient`).
        """
        raise Signature

    def _make_unpause(self) -> Call[None]:
        return self._call(_UNPAUSE, ())

    @write(_make_unpause)
    def unpause(self, *, sender: Party, gas: int | None = None) -> None:
        """Ends a halt (ADMIN)."""
        raise Signature

    def version(self, *, at: int | None = None) -> str:
        """`version()`"""
        return self._view(_VERSION, (), at)
