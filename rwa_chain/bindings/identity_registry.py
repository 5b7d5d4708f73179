"""The identity registry: the truth about holders that every register copies.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.admissions import Admissions as _Admissions
from rwa_chain.bindings.i_identity_registry import IIdentityRegistry as _IIdentityRegistry
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_ADD_WALLET: Function[None] = Function("addWallet", "fff7a97e", (("holder_", "address"), ("wallet", "address")), ())
_ADMISSIONS_OF: Function[tuple[_types.Admission, ...]] = Function("admissionsOf", "f76660c5", (("id", "address"),), (("admissions", ArrayOf(StructOf(lambda: _types.Admission))),))
_ADMIT: Function[_types.Entry] = Function("admit", "ac690fd9", (("wallet", "address"), ("topics", "uint256"), ("chosen", "bool")), (("attributes", "uint256"),))
_BIND_REGISTER: Function[None] = Function("bindRegister", "77a97866", (("register_", "address"),), ())
_CLAIM_OF: Function[_types.Claim] = Function("claimOf", "ca91ce22", (("id", "address"), ("topic", "uint256")), (("", StructOf(lambda: _types.Claim)),))
_CONTAINS: Function[bool] = Function("contains", "5dbe47e8", (("wallet", "address"),), (("", "bool"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_HOLDER: Function[_types.HolderView] = Function("holder", "1eb7caba", (("id", "address"),), (("v", StructOf(lambda: _types.HolderView)),))
_HOLDER_IN: Function[Address] = Function("holderIn", "55b6143a", (("register_", "address"), ("wallet", "address")), (("id", "address"),))
_HOLDER_OF: Function[Address] = Function("holderOf", "af0e1f1b", (("wallet", "address"),), (("id", "address"),))
_IDENTITY: Function[Address] = Function("identity", "f0eb5e54", (("wallet", "address"),), (("", "address"),))
_IMPORT_ADMISSIONS: Function[None] = Function("importAdmissions", "ca085a05", (("register_", "address"), ("wallets", "address[]")), ())
_IMPORT_CLAIMS: Function[None] = Function("importClaims", "057134fb", (("claims", ArrayOf(StructOf(lambda: _types.Claim))),), ())
_INVESTOR_COUNTRY: Function[int] = Function("investorCountry", "7e42683b", (("wallet", "address"),), (("", "uint16"),))
_IS_TRUSTED: Function[bool] = Function("isTrusted", "e110433c", (("topic", "uint256"), ("issuer", "address")), (("", "bool"),))
_IS_VERIFIED: Function[bool] = Function("isVerified", "b9209e33", (("wallet", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_PRESENT_CLAIMS: Function[None] = Function("presentClaims", "6f291f66", (("claims", ArrayOf(StructOf(lambda: _types.Claim))), ("signatures", "bytes[]")), ())
_PREVIEW: Function[_types.Entry] = Function("preview", "77619a01", (("register_", "address"), ("wallet", "address"), ("topics", "uint256")), (("attributes", "uint256"),))
_RECOVERY: Function[Address] = Function("recovery", "ddceafa9", (), (("", "address"),))
_REGISTER: Function[None] = Function("register", "b453dec2", (("wallet", "address"), ("country", "uint16"), ("class", "uint8"), ("flags", "uint8"), ("validUntilAt", "uint32[8]")), ())
_REGISTER_BATCH: Function[None] = Function("registerBatch", "2294b846", (("registrations", ArrayOf(StructOf(lambda: _types.Registration))),), ())
_REGISTERS: Function[tuple[Address, ...]] = Function("registers", "a0d3d084", (), (("", "address[]"),))
_REMOVE_ISSUER: Function[None] = Function("removeIssuer", "376951b3", (("topics", "uint256"), ("issuer", "address")), ())
_REMOVE_WALLET: Function[None] = Function("removeWallet", "a75fe8e1", (("wallet", "address"),), ())
_REPLACE_WALLET: Function[Address] = Function("replaceWallet", "e50b2bc2", (("lost", "address"), ("successor", "address")), (("id", "address"),))
_REPLACE_WALLET_IN: Function[Address] = Function("replaceWalletIn", "b3826452", (("register_", "address"), ("lost", "address"), ("successor", "address")), (("id", "address"),))
_RESTORE_REGISTER: Function[None] = Function("restoreRegister", "a5025b9d", (("register_", "address"),), ())
_REVOKE_CLAIM: Function[None] = Function("revokeClaim", "7e39c799", (("holder_", "address"), ("topic", "uint256")), ())
_SANCTION: Function[None] = Function("sanction", "f702bb6f", (("holder_", "address"), ("sanctioned", "bool")), ())
_SET_PROFILE: Function[None] = Function("setProfile", "0d6d0cdf", (("holder_", "address"), ("country", "uint16"), ("class", "uint8"), ("flags", "uint8")), ())
_SET_RECOVERY: Function[None] = Function("setRecovery", "f0d85c89", (("recovery_", "address"),), ())
_SET_VALIDITY: Function[None] = Function("setValidity", "8f63dd27", (("holder_", "address"), ("topic", "uint256"), ("validUntilAt", "uint32")), ())
_STATE_OF: Function[_types.RegisterState] = Function("stateOf", "45b4903a", (("register_", "address"),), (("", EnumOf(lambda: _types.RegisterState)),))
_SUCCEED: Function[_types.Entry] = Function("succeed", "cf0fe1a2", (("lost", "address"), ("successor", "address"), ("topics", "uint256")), (("", "uint256"),))
_SUSPEND: Function[None] = Function("suspend", "c8422a6b", (("holder_", "address"), ("suspended", "bool")), ())
_TRUST_ISSUER: Function[None] = Function("trustIssuer", "5cf5636f", (("topics", "uint256"), ("issuer", "address")), ())
_UNBIND_REGISTER: Function[None] = Function("unbindRegister", "ef288fe6", (("register_", "address"),), ())
_WALLETS_OF: Function[tuple[Address, ...]] = Function("walletsOf", "af1d5cb9", (("id", "address"),), (("wallets", "address[]"),))
_WITHDRAW_ADMISSION: Function[None] = Function("withdrawAdmission", "6874f4d4", (("wallet", "address"), ("register_", "address")), ())


class IdentityRegistry(Contract):
    """The identity registry: the truth about holders that every register copies."""

    NAME = "IdentityRegistry"
    SOURCE = "contracts/identity/IdentityRegistry.sol"

    AdmissionImported = _IIdentityRegistry.AdmissionImported
    AdmissionMoved = _IIdentityRegistry.AdmissionMoved
    AdmissionUnknown = _IIdentityRegistry.AdmissionUnknown
    AdmissionWithdrawn = _IIdentityRegistry.AdmissionWithdrawn
    AdmissionsFull = _IIdentityRegistry.AdmissionsFull
    AnotherWalletAdmitted = _IIdentityRegistry.AnotherWalletAdmitted
    ClaimExpired = _IIdentityRegistry.ClaimExpired
    ClaimFromFuture = _IIdentityRegistry.ClaimFromFuture
    ClaimNotNewer = _IIdentityRegistry.ClaimNotNewer
    ClaimPresented = _IIdentityRegistry.ClaimPresented
    ClaimRevoked = _IIdentityRegistry.ClaimRevoked
    ClaimSignatureInvalid = _IIdentityRegistry.ClaimSignatureInvalid
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    GasTooLittle = _IIdentityRegistry.GasTooLittle
    HolderRegistered = _IIdentityRegistry.HolderRegistered
    HolderUnknown = _IIdentityRegistry.HolderUnknown
    IssuerAlreadyTrusted = _IIdentityRegistry.IssuerAlreadyTrusted
    IssuerNotTrusted = _IIdentityRegistry.IssuerNotTrusted
    IssuerRemoved = _IIdentityRegistry.IssuerRemoved
    IssuerTrusted = _IIdentityRegistry.IssuerTrusted
    Life = _Admissions.Life
    ProfileSet = _IIdentityRegistry.ProfileSet
    RecoveryOnly = _IIdentityRegistry.RecoveryOnly
    RecoverySet = _IIdentityRegistry.RecoverySet
    RegisterBound = _IIdentityRegistry.RegisterBound
    RegisterFailed = _IIdentityRegistry.RegisterFailed
    RegisterKnown = _IIdentityRegistry.RegisterKnown
    RegisterNotBound = _IIdentityRegistry.RegisterNotBound
    RegisterNotFailed = _IIdentityRegistry.RegisterNotFailed
    RegisterRestored = _IIdentityRegistry.RegisterRestored
    RegisterStillFails = _IIdentityRegistry.RegisterStillFails
    RegisterUnbound = _IIdentityRegistry.RegisterUnbound
    RegisterWithoutCode = _IIdentityRegistry.RegisterWithoutCode
    RegistersFull = _IIdentityRegistry.RegistersFull
    RegistrationFieldInvalid = _IIdentityRegistry.RegistrationFieldInvalid
    RoleMissing = _ScopedAccess.RoleMissing
    SanctionSet = _IIdentityRegistry.SanctionSet
    SuspensionSet = _IIdentityRegistry.SuspensionSet
    ValiditySet = _IIdentityRegistry.ValiditySet
    WalletAdded = _IIdentityRegistry.WalletAdded
    WalletIsId = _IIdentityRegistry.WalletIsId
    WalletNotSuccessor = _IIdentityRegistry.WalletNotSuccessor
    WalletRecovered = _IIdentityRegistry.WalletRecovered
    WalletRecoveredIn = _IIdentityRegistry.WalletRecoveredIn
    WalletRemoved = _IIdentityRegistry.WalletRemoved
    WalletStillAdmitted = _IIdentityRegistry.WalletStillAdmitted
    WalletStillHolds = _IIdentityRegistry.WalletStillHolds
    WalletTaken = _IIdentityRegistry.WalletTaken
    WalletUnknown = _IIdentityRegistry.WalletUnknown
    WalletsFull = _IIdentityRegistry.WalletsFull

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

    def _make_add_wallet(self, holder: AddressLike, wallet: AddressLike) -> Call[None]:
        return self._call(_ADD_WALLET, (holder, wallet))

    @write(_make_add_wallet)
    def add_wallet(self, holder: AddressLike, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Gives a holder a further wallet (REGISTRAR). A holder with several chooses which of them a register
        holds, by admitting it there.

        Emits {WalletAdded}. Requirements: - it is nobody's yet (`WalletTaken`) - at most 254 beside the id in
        the holder's life, lost and removed ones counted (`WalletsFull`)
        """
        raise Signature

    def admissions_of(self, id: AddressLike, *, at: int | None = None) -> tuple[_types.Admission, ...]:
        """The admissions to bound registers."""
        return self._view(_ADMISSIONS_OF, (id,), at)

    def _make_admit(self, wallet: AddressLike, topics: int, chosen: bool) -> Call[_types.Entry]:
        return self._call(_ADMIT, (wallet, topics, chosen))

    @write(_make_admit)
    def admit(self, wallet: AddressLike, topics: int, chosen: bool, *, sender: Party, gas: int | None = None) -> _types.Entry:
        """Looks a wallet up for the calling register and records that its holder is admitted there.

        Requirements: - the caller is a bound register (`RegisterNotBound`); one that failed is answered
        nothing - no other wallet of the holder is admitted to it, nominees excepted (`AnotherWalletAdmitted`)
        - at most 128 registers per holder (`AdmissionsFull`)

        chosen: whether the holder, or who admits there, names this wallet; a receipt does not, and then a
        holder with several wallets is answered nothing until one of them was admitted
        topics: bits of the claim topics the register requires
        Returns attributes: validity [s], country, class and flags in an entry's bits; zero where the wallet
        is unknown, suspended, or has a required topic missing or expired. A sanctioned holder is answered
        with its flag set.
        """
        raise Signature

    def _make_bind_register(self, register: AddressLike) -> Call[None]:
        return self._call(_BIND_REGISTER, (register,))

    @write(_make_bind_register)
    def bind_register(self, register: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Lets a register pull and be pushed to (ADMIN).

        Emits {RegisterBound}. Requirements: - never bound before (`RegisterKnown`), and a contract
        (`RegisterWithoutCode`) - at most 256 at a time (`RegistersFull`)
        """
        raise Signature

    def claim_of(self, id: AddressLike, topic: int, *, at: int | None = None) -> _types.Claim:
        """What was last stated on a topic; its issuer is zero where no claim counts, `issuedAt` is the instant
        after which a claim has to be issued to replace it.
        """
        return self._view(_CLAIM_OF, (id, topic), at)

    def contains(self, wallet: AddressLike, *, at: int | None = None) -> bool:
        """`contains(address)`"""
        return self._view(_CONTAINS, (wallet,), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def holder(self, id: AddressLike, *, at: int | None = None) -> _types.HolderView:
        """`holder(address)`"""
        return self._view(_HOLDER, (id,), at)

    def holder_in(self, register: AddressLike, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The same as one register sees it, in which a wallet may be good that is nobody's elsewhere."""
        return self._view(_HOLDER_IN, (register, wallet), at)

    def holder_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The id of the holder whose living wallet this is; zero for an unknown or a lost one."""
        return self._view(_HOLDER_OF, (wallet,), at)

    def identity(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The holder's id: identities are lines of this registry, not contracts."""
        return self._view(_IDENTITY, (wallet,), at)

    def _make_import_admissions(self, register: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_IMPORT_ADMISSIONS, (register, wallets))

    @write(_make_import_admissions)
    def import_admissions(self, register: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Records admissions made under an earlier registry (ADMIN), before the register is pointed here."""
        raise Signature

    def _make_import_claims(self, claims: Sequence[_types.Claim]) -> Call[None]:
        return self._call(_IMPORT_CLAIMS, (claims,))

    @write(_make_import_claims)
    def import_claims(self, claims: Sequence[_types.Claim], *, sender: Party, gas: int | None = None) -> None:
        """Records claims without their signatures, when a new registry is loaded (ADMIN)."""
        raise Signature

    def investor_country(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`investorCountry(address)`"""
        return self._view(_INVESTOR_COUNTRY, (wallet,), at)

    def is_trusted(self, topic: int, issuer: AddressLike, *, at: int | None = None) -> bool:
        """`isTrusted(uint256,address)`"""
        return self._view(_IS_TRUSTED, (topic, issuer), at)

    def is_verified(self, wallet: AddressLike, *, at: int | None = None) -> bool:
        """Known, with valid KYC, neither suspended nor sanctioned; whether a token takes it is that token's
        `canReceive`.
        """
        return self._view(_IS_VERIFIED, (wallet,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_present_claims(self, claims: Sequence[_types.Claim], signatures: Sequence[bytes]) -> Call[None]:
        return self._call(_PRESENT_CLAIMS, (claims, signatures))

    @write(_make_present_claims)
    def present_claims(self, claims: Sequence[_types.Claim], signatures: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Verifies claims and records what they prove, for anyone: what counts is who signed. A first claim on
        KYC registers its holder. Shortening and changes of country and class are pushed.

        Requirements, each claim: its issuer is trusted on its topic (`IssuerNotTrusted`) and signed it
        (`ClaimSignatureInvalid`); issued by now (`ClaimFromFuture`), after the one recorded on the topic and
        after a revocation by the issuer (`ClaimNotNewer`); not expired (`ClaimExpired`); a sound value
        (`RegistrationFieldInvalid`); the holder is known, or the topic is KYC (`HolderUnknown`). As many
        signatures as claims.

        signatures: one per claim over its EIP-712 hash
        """
        raise Signature

    def preview(self, register: AddressLike, wallet: AddressLike, topics: int, *, at: int | None = None) -> _types.Entry:
        """What `admit` would answer for `register` upon a receipt, without recording anything; zero where it
        would revert.
        """
        return self._view(_PREVIEW, (register, wallet, topics), at)

    def recovery(self, *, at: int | None = None) -> Address:
        """`recovery()`"""
        return self._view(_RECOVERY, (), at)

    def _make_register(self, wallet: AddressLike, country: int, class_: int, flags: int, valid_until_at: Sequence[int]) -> Call[None]:
        return self._call(_REGISTER, (wallet, country, class_, flags, valid_until_at))

    @write(_make_register)
    def register(self, wallet: AddressLike, country: int, class_: int, flags: int, valid_until_at: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Registers a holder by its first wallet (REGISTRAR).

        Requirements: the wallet is nobody's yet (`WalletTaken`) and not zero; country < 1000, class < 16,
        flags of `HolderFlags.GIVEN` (`RegistrationFieldInvalid`). Whether a holder is a nominee is said here
        and never changes: a register counts on it. Claims issued before may still be presented; after
        `setProfile` and `setValidity` only later ones.
        """
        raise Signature

    def _make_register_batch(self, registrations: Sequence[_types.Registration]) -> Call[None]:
        return self._call(_REGISTER_BATCH, (registrations,))

    @write(_make_register_batch)
    def register_batch(self, registrations: Sequence[_types.Registration], *, sender: Party, gas: int | None = None) -> None:
        """Registers many (REGISTRAR); equals the sequence of its singles."""
        raise Signature

    def registers(self, *, at: int | None = None) -> tuple[Address, ...]:
        """The registers bound now."""
        return self._view(_REGISTERS, (), at)

    def _make_remove_issuer(self, topics: int, issuer: AddressLike) -> Call[None]:
        return self._call(_REMOVE_ISSUER, (topics, issuer))

    @write(_make_remove_issuer)
    def remove_issuer(self, topics: int, issuer: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Removes a trusted issuer: its claims count for nothing, and every bound register's generation is
        raised in the same transaction, once for all topics (BRAKE). A register that fails to is marked and
        stops nothing.

        Requirements: trusted on each of the topics (`IssuerNotTrusted`).

        topics: bits of `Topics`
        """
        raise Signature

    def _make_remove_wallet(self, wallet: AddressLike) -> Call[None]:
        return self._call(_REMOVE_WALLET, (wallet,))

    @write(_make_remove_wallet)
    def remove_wallet(self, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes a further wallet from its holder (REGISTRAR). Requirements: not the id (`WalletIsId`), not lost
        (`WalletUnknown`), admitted nowhere, nor a wallet that it replaced (`WalletStillAdmitted`): withdraw
        its admissions first.
        """
        raise Signature

    def _make_replace_wallet(self, lost: AddressLike, successor: AddressLike) -> Call[Address]:
        return self._call(_REPLACE_WALLET, (lost, successor))

    @write(_make_replace_wallet)
    def replace_wallet(self, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> Address:
        """Replaces a lost wallet by a new one of the same holder, everywhere (the recovery contract only,
        `RecoveryOnly`). From now on the lost one is refused by every register; what it holds follows when the
        register calls `succeed`.

        Emits {WalletRecovered}. Requirements: - `lost` is a living wallet of a holder (`WalletUnknown`) -
        `successor` is nobody's, or one of the holder's that is good in single registers only (`WalletTaken`)

        Returns id: whose wallets they are
        """
        raise Signature

    def _make_replace_wallet_in(self, register: AddressLike, lost: AddressLike, successor: AddressLike) -> Call[Address]:
        return self._call(_REPLACE_WALLET_IN, (register, lost, successor))

    @write(_make_replace_wallet_in)
    def replace_wallet_in(self, register: AddressLike, lost: AddressLike, successor: AddressLike, *, sender: Party, gas: int | None = None) -> Address:
        """Names who takes over from a lost wallet in one register (the recovery contract only, `RecoveryOnly`).
        The position follows when the register calls `succeed`; elsewhere the lost wallet stays what it is,
        and the new one, where it was nobody's, is nobody's.

        Emits {WalletRecoveredIn}. Requirements: - the register is bound (`RegisterNotBound`), and `lost` is
        admitted there (`AdmissionUnknown`) - `successor` is nobody's or the holder's, and another one
        (`WalletTaken`)

        Returns holder: whose wallets they are
        """
        raise Signature

    def _make_restore_register(self, register: AddressLike) -> Call[None]:
        return self._call(_RESTORE_REGISTER, (register,))

    @write(_make_restore_register)
    def restore_register(self, register: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Answers and tells a failed register again (ADMIN); every admission in it is looked up anew.

        Emits {RegisterRestored}. Requirements: - it failed (`RegisterNotFailed`), and raises its generation
        now (`RegisterStillFails`)
        """
        raise Signature

    def _make_revoke_claim(self, holder: AddressLike, topic: int) -> Call[None]:
        return self._call(_REVOKE_CLAIM, (holder, topic))

    @write(_make_revoke_claim)
    def revoke_claim(self, holder: AddressLike, topic: int, *, sender: Party, gas: int | None = None) -> None:
        """Revokes what the caller claimed about a holder on a topic, also what was not presented yet; pushed.

        Requirements: the caller is trusted on the topic (`IssuerNotTrusted`).
        """
        raise Signature

    def _make_sanction(self, holder: AddressLike, sanctioned: bool) -> Call[None]:
        return self._call(_SANCTION, (holder, sanctioned))

    @write(_make_sanction)
    def sanction(self, holder: AddressLike, sanctioned: bool, *, sender: Party, gas: int | None = None) -> None:
        """Marks a holder as sanctioned in every register at once, or lifts it (COMPLIANCE)."""
        raise Signature

    def _make_set_profile(self, holder: AddressLike, country: int, class_: int, flags: int) -> Call[None]:
        return self._call(_SET_PROFILE, (holder, country, class_, flags))

    @write(_make_set_profile)
    def set_profile(self, holder: AddressLike, country: int, class_: int, flags: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes country, class and the flags US person and operator (REGISTRAR), pushed.

        Requirements: as `register`, a known holder (`HolderUnknown`), flags of these two.
        """
        raise Signature

    def _make_set_recovery(self, recovery: AddressLike) -> Call[None]:
        return self._call(_SET_RECOVERY, (recovery,))

    @write(_make_set_recovery)
    def set_recovery(self, recovery: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the only caller of `replaceWallet` (ADMIN)."""
        raise Signature

    def _make_set_validity(self, holder: AddressLike, topic: int, valid_until_at: int) -> Call[None]:
        return self._call(_SET_VALIDITY, (holder, topic, valid_until_at))

    @write(_make_set_validity)
    def set_validity(self, holder: AddressLike, topic: int, valid_until_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Renews or shortens what is known on a topic by the registrar's own word (REGISTRAR), which replaces a
        claim; claims issued until now can't come back. A shortening is pushed.
        """
        raise Signature

    def state_of(self, register: AddressLike, *, at: int | None = None) -> _types.RegisterState:
        """`stateOf(address)`"""
        return self._view(_STATE_OF, (register,), at)

    def _make_succeed(self, lost: AddressLike, successor: AddressLike, topics: int) -> Call[_types.Entry]:
        return self._call(_SUCCEED, (lost, successor, topics))

    @write(_make_succeed)
    def succeed(self, lost: AddressLike, successor: AddressLike, topics: int, *, sender: Party, gas: int | None = None) -> _types.Entry:
        """Moves an admission from a lost wallet to its successor of the same holder, for the calling register.

        Requirements: both wallets belong to one holder; the lost one is marked as replaced by the new one.
        """
        raise Signature

    def _make_suspend(self, holder: AddressLike, suspended: bool) -> Call[None]:
        return self._call(_SUSPEND, (holder, suspended))

    @write(_make_suspend)
    def suspend(self, holder: AddressLike, suspended: bool, *, sender: Party, gas: int | None = None) -> None:
        """Suspends a holder everywhere at once, or reinstates it (COMPLIANCE)."""
        raise Signature

    def _make_trust_issuer(self, topics: int, issuer: AddressLike) -> Call[None]:
        return self._call(_TRUST_ISSUER, (topics, issuer))

    @write(_make_trust_issuer)
    def trust_issuer(self, topics: int, issuer: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Trusts an issuer (ADMIN). Trusted again, an issuer gets a new number, and its earlier claims stay
        without effect.

        Requirements: not trusted yet (`IssuerAlreadyTrusted`).

        topics: bits of `Topics`
        """
        raise Signature

    def _make_unbind_register(self, register: AddressLike) -> Call[None]:
        return self._call(_UNBIND_REGISTER, (register,))

    @write(_make_unbind_register)
    def unbind_register(self, register: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Unbinds a matured register, or one that was pointed to another registry (ADMIN); raises its
        generation, where it still listens. It is never bound again (`RegisterNotBound` where it isn't).
        """
        raise Signature

    def wallets_of(self, id: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """The living wallets of a holder, the id first."""
        return self._view(_WALLETS_OF, (id,), at)

    def _make_withdraw_admission(self, wallet: AddressLike, register: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_ADMISSION, (wallet, register))

    @write(_make_withdraw_admission)
    def withdraw_admission(self, wallet: AddressLike, register: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Ends an admission (REGISTRAR, or any living wallet of the holder): another wallet of the holder may be
        admitted there, and this one again; where admissions are not pulled, at a bank or in a private
        placement, only by whoever admits there.

        Emits {AdmissionWithdrawn}. Requirements: - it is recorded (`AdmissionUnknown`) - the wallet holds
        nothing there (`WalletStillHolds`)
        """
        raise Signature
