"""Who the holders are, which wallets are theirs, what is proved about them and where they are admitted.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADD_WALLET: Function[None] = Function("addWallet", "fff7a97e", (("holder", "address"), ("wallet", "address")), ())
_ADMISSIONS_OF: Function[tuple[_types.Admission, ...]] = Function("admissionsOf", "f76660c5", (("holder", "address"),), (("", ArrayOf(StructOf(lambda: _types.Admission))),))
_BIND_REGISTER: Function[None] = Function("bindRegister", "77a97866", (("register", "address"),), ())
_CLAIM_OF: Function[_types.Claim] = Function("claimOf", "ca91ce22", (("holder", "address"), ("topic", "uint256")), (("", StructOf(lambda: _types.Claim)),))
_CONTAINS: Function[bool] = Function("contains", "5dbe47e8", (("wallet", "address"),), (("", "bool"),))
_HOLDER: Function[_types.HolderView] = Function("holder", "1eb7caba", (("id", "address"),), (("", StructOf(lambda: _types.HolderView)),))
_HOLDER_IN: Function[Address] = Function("holderIn", "55b6143a", (("register", "address"), ("wallet", "address")), (("", "address"),))
_HOLDER_OF: Function[Address] = Function("holderOf", "af0e1f1b", (("wallet", "address"),), (("", "address"),))
_IDENTITY: Function[Address] = Function("identity", "f0eb5e54", (("wallet", "address"),), (("", "address"),))
_IMPORT_ADMISSIONS: Function[None] = Function("importAdmissions", "ca085a05", (("register", "address"), ("wallets", "address[]")), ())
_IMPORT_CLAIMS: Function[None] = Function("importClaims", "057134fb", (("claims", ArrayOf(StructOf(lambda: _types.Claim))),), ())
_INVESTOR_COUNTRY: Function[int] = Function("investorCountry", "7e42683b", (("wallet", "address"),), (("", "uint16"),))
_IS_TRUSTED: Function[bool] = Function("isTrusted", "e110433c", (("topic", "uint256"), ("issuer", "address")), (("", "bool"),))
_IS_VERIFIED: Function[bool] = Function("isVerified", "b9209e33", (("wallet", "address"),), (("", "bool"),))
_PRESENT_CLAIMS: Function[None] = Function("presentClaims", "6f291f66", (("claims", ArrayOf(StructOf(lambda: _types.Claim))), ("signatures", "bytes[]")), ())
_RECOVERY: Function[Address] = Function("recovery", "ddceafa9", (), (("", "address"),))
_REGISTER: Function[None] = Function("register", "b453dec2", (("wallet", "address"), ("country", "uint16"), ("class", "uint8"), ("flags", "uint8"), ("validUntilAt", "uint32[8]")), ())
_REGISTER_BATCH: Function[None] = Function("registerBatch", "2294b846", (("registrations", ArrayOf(StructOf(lambda: _types.Registration))),), ())
_REGISTERS: Function[tuple[Address, ...]] = Function("registers", "a0d3d084", (), (("", "address[]"),))
_REMOVE_ISSUER: Function[None] = Function("removeIssuer", "376951b3", (("topics", "uint256"), ("issuer", "address")), ())
_REMOVE_WALLET: Function[None] = Function("removeWallet", "a75fe8e1", (("wallet", "address"),), ())
_REPLACE_WALLET: Function[Address] = Function("replaceWallet", "e50b2bc2", (("lost", "address"), ("successor", "address")), (("holder", "address"),))
_REPLACE_WALLET_IN: Function[Address] = Function("replaceWalletIn", "b3826452", (("register", "address"), ("lost", "address"), ("successor", "address")), (("holder", "address"),))
_RESTORE_REGISTER: Function[None] = Function("restoreRegister", "a5025b9d", (("register", "address"),), ())
_REVOKE_CLAIM: Function[None] = Function("revokeClaim", "7e39c799", (("holder", "address"), ("topic", "uint256")), ())
_SANCTION: Function[None] = Function("sanction", "f702bb6f", (("holder", "address"), ("sanctioned", "bool")), ())
_SET_PROFILE: Function[None] = Function("setProfile", "0d6d0cdf", (("holder", "address"), ("country", "uint16"), ("class", "uint8"), ("flags", "uint8")), ())
_SET_RECOVERY: Function[None] = Function("setRecovery", "f0d85c89", (("recovery", "address"),), ())
_SET_VALIDITY: Function[None] = Function("setValidity", "8f63dd27", (("holder", "address"), ("topic", "uint256"), ("validUntilAt", "uint32")), ())
_STATE_OF: Function[_types.RegisterState] = Function("stateOf", "45b4903a", (("register", "address"),), (("", EnumOf(lambda: _types.RegisterState)),))
_SUSPEND: Function[None] = Function("suspend", "c8422a6b", (("holder", "address"), ("suspended", "bool")), ())
_TRUST_ISSUER: Function[None] = Function("trustIssuer", "5cf5636f", (("topics", "uint256"), ("issuer", "address")), ())
_UNBIND_REGISTER: Function[None] = Function("unbindRegister", "ef288fe6", (("register", "address"),), ())
_WALLETS_OF: Function[tuple[Address, ...]] = Function("walletsOf", "af1d5cb9", (("holder", "address"),), (("", "address[]"),))
_WITHDRAW_ADMISSION: Function[None] = Function("withdrawAdmission", "6874f4d4", (("wallet", "address"), ("register", "address")), ())


class IIdentityRegistry(Contract):
    """Who the holders are, which wallets are theirs, what is proved about them and where they are admitted."""

    NAME = "IIdentityRegistry"
    SOURCE = "contracts/identity/interfaces/IIdentityRegistry.sol"

    @dataclass(frozen=True)
    class AdmissionImported(Event):
        """Loaded, not pulled: an admission that a register pulls is told by that register's own `EntryAdmitted`."""

        NAME = "IIdentityRegistry.AdmissionImported"
        TOPIC = "32c29f89f83250078682a92a4692be9ce00555ea8ea2edec41ee054e4ddaf232"
        ABI = (("holder", "address", True), ("register", "address", True), ("wallet", "address", True))

        holder: Address
        register: Address
        wallet: Address

    @dataclass(frozen=True)
    class AdmissionMoved(Event):
        """`IIdentityRegistry.AdmissionMoved`"""

        NAME = "IIdentityRegistry.AdmissionMoved"
        TOPIC = "b0139e5a044744cfcc27646c6d178486e6d4fcee8e25e7fdbf49908d20c0de0c"
        ABI = (("holder", "address", True), ("register", "address", True), ("lost", "address", False), ("successor", "address", False))

        holder: Address
        register: Address
        lost: Address
        successor: Address

    @dataclass(frozen=True)
    class AdmissionWithdrawn(Event):
        """`IIdentityRegistry.AdmissionWithdrawn`"""

        NAME = "IIdentityRegistry.AdmissionWithdrawn"
        TOPIC = "d90a77e1fbbd6ffdad5858d3a42fbeedcfc5c8685836a75b3dbcc42e8991ce15"
        ABI = (("holder", "address", True), ("register", "address", True), ("wallet", "address", True))

        holder: Address
        register: Address
        wallet: Address

    @dataclass(frozen=True)
    class ClaimPresented(Event):
        """`IIdentityRegistry.ClaimPresented`"""

        NAME = "IIdentityRegistry.ClaimPresented"
        TOPIC = "56d7f08247e9a1fad850ca424cf24ee01306b1f2325c02520599f293532e39b0"
        ABI = (("holder", "address", True), ("topic", "uint256", True), ("issuer", "address", True), ("value", "uint256", False), ("issuedAt", "uint256", False), ("validUntilAt", "uint256", False))

        holder: Address
        topic: int
        issuer: Address
        value: int
        issued_at: int
        valid_until_at: int

    @dataclass(frozen=True)
    class ClaimRevoked(Event):
        """Claims of the issuer about the holder and the topic that were issued until now count for nothing."""

        NAME = "IIdentityRegistry.ClaimRevoked"
        TOPIC = "de5b0f5cd575af0b5ba4c257a4fd20ed3235a27311f945f2e9cf63c57b876ae5"
        ABI = (("holder", "address", True), ("topic", "uint256", True), ("issuer", "address", True))

        holder: Address
        topic: int
        issuer: Address

    @dataclass(frozen=True)
    class HolderRegistered(Event):
        """`IIdentityRegistry.HolderRegistered`"""

        NAME = "IIdentityRegistry.HolderRegistered"
        TOPIC = "c6d2c863002ad7856f24c716d2c1e1bbe7e82e9bab3b1dfcea5d31fef5c8c318"
        ABI = (("holder", "address", True), ("country", "uint16", False), ("class", "uint8", False), ("flags", "uint8", False), ("validUntilAt", "uint32[8]", False))

        holder: Address
        country: int
        class_: int
        flags: int
        valid_until_at: tuple[int, ...]

    @dataclass(frozen=True)
    class IssuerRemoved(Event):
        """All claims of the issuer on the topic count for nothing from now on."""

        NAME = "IIdentityRegistry.IssuerRemoved"
        TOPIC = "57a58b830bd6b7fb37139df633a96d32877ef2515c9acb685ba32e18235fb4d6"
        ABI = (("topic", "uint256", True), ("issuer", "address", True), ("number", "uint256", False))

        topic: int
        issuer: Address
        number: int

    @dataclass(frozen=True)
    class IssuerTrusted(Event):
        """`IIdentityRegistry.IssuerTrusted`"""

        NAME = "IIdentityRegistry.IssuerTrusted"
        TOPIC = "4c7da3c49d3aed38d3304b38ed31aba3f51a2dcc85a4b8ae229e625c13fa15bf"
        ABI = (("topic", "uint256", True), ("issuer", "address", True), ("number", "uint256", False))

        topic: int
        issuer: Address
        number: int

    @dataclass(frozen=True)
    class ProfileSet(Event):
        """Country, class or the flag of a US person or an operator changed, by the registrar or by a claim."""

        NAME = "IIdentityRegistry.ProfileSet"
        TOPIC = "b577c6e95c9e96ecc0e6bd25c82a29f96a0562bb4d97e44ec7c414b263c479a0"
        ABI = (("holder", "address", True), ("country", "uint256", False), ("class", "uint256", False), ("flags", "uint256", False))

        holder: Address
        country: int
        class_: int
        flags: int

    @dataclass(frozen=True)
    class RecoverySet(Event):
        """`IIdentityRegistry.RecoverySet`"""

        NAME = "IIdentityRegistry.RecoverySet"
        TOPIC = "ead214f457625dc09c44db1162055b18f85cf3be7522d981143f0f49f64cd6cd"
        ABI = (("recovery", "address", True),)

        recovery: Address

    @dataclass(frozen=True)
    class RegisterBound(Event):
        """`IIdentityRegistry.RegisterBound`"""

        NAME = "IIdentityRegistry.RegisterBound"
        TOPIC = "fcf070a7487c4c21ad3848c444749e51428f73eff5f5ceb6f02ac9889a222c09"
        ABI = (("register", "address", True),)

        register: Address

    @dataclass(frozen=True)
    class RegisterFailed(Event):
        """The register did not take a push, or a raise."""

        NAME = "IIdentityRegistry.RegisterFailed"
        TOPIC = "40125a5cc3f6c8a6d5f7e3b8f8ebf38e658d73ed21cf5b0c959259edeea9cd78"
        ABI = (("register", "address", True), ("raised", "bool", False))

        register: Address
        raised: bool

    @dataclass(frozen=True)
    class RegisterRestored(Event):
        """`IIdentityRegistry.RegisterRestored`"""

        NAME = "IIdentityRegistry.RegisterRestored"
        TOPIC = "7fdc62347c7e6ee71d5cba5c38fb39195652c7f8f2c1bb89b1dca367f1b2fa74"
        ABI = (("register", "address", True),)

        register: Address

    @dataclass(frozen=True)
    class RegisterUnbound(Event):
        """`IIdentityRegistry.RegisterUnbound`"""

        NAME = "IIdentityRegistry.RegisterUnbound"
        TOPIC = "437b1bea24c5cb831336e3450600d00639ea3a6b9e1b4a9433819a4569b1cc52"
        ABI = (("register", "address", True), ("raised", "bool", False))

        register: Address
        raised: bool

    @dataclass(frozen=True)
    class SanctionSet(Event):
        """`IIdentityRegistry.SanctionSet`"""

        NAME = "IIdentityRegistry.SanctionSet"
        TOPIC = "136d7a722ab47b70411cb0d7b80198df8d273731d7fad15853eb7d95643629f8"
        ABI = (("holder", "address", True), ("sanctioned", "bool", False))

        holder: Address
        sanctioned: bool

    @dataclass(frozen=True)
    class SuspensionSet(Event):
        """`IIdentityRegistry.SuspensionSet`"""

        NAME = "IIdentityRegistry.SuspensionSet"
        TOPIC = "31e9d8bfeed532bb35a358bb2015b70cfcaac89465726b1c7ca7a57770d14473"
        ABI = (("holder", "address", True), ("suspended", "bool", False))

        holder: Address
        suspended: bool

    @dataclass(frozen=True)
    class ValiditySet(Event):
        """By the registrar's word, which replaces a claim."""

        NAME = "IIdentityRegistry.ValiditySet"
        TOPIC = "6976cdb5e4b4574763082244db235a4c284f60cf1a3cde4f42ace0eded06b2b3"
        ABI = (("holder", "address", True), ("topic", "uint256", True), ("validUntilAt", "uint256", False))

        holder: Address
        topic: int
        valid_until_at: int

    @dataclass(frozen=True)
    class WalletAdded(Event):
        """`IIdentityRegistry.WalletAdded`"""

        NAME = "IIdentityRegistry.WalletAdded"
        TOPIC = "613d7bb1126dd39aa94c5a2415b7a88a7bf58e65325f9dacdbe44995806253ab"
        ABI = (("holder", "address", True), ("wallet", "address", True), ("index", "uint256", False))

        holder: Address
        wallet: Address
        index: int

    @dataclass(frozen=True)
    class WalletRecovered(Event):
        """The lost wallet is refused everywhere; its admissions move register by register (`AdmissionMoved`)."""

        NAME = "IIdentityRegistry.WalletRecovered"
        TOPIC = "50fe96c35e10f928f80c8780ea920aef4cc6161f6750f9b9e2dcb6e2319d8b7f"
        ABI = (("holder", "address", True), ("lost", "address", True), ("successor", "address", True), ("index", "uint256", False))

        holder: Address
        lost: Address
        successor: Address
        index: int

    @dataclass(frozen=True)
    class WalletRecoveredIn(Event):
        """The lost wallet is replaced in one register; everywhere else nothing changed."""

        NAME = "IIdentityRegistry.WalletRecoveredIn"
        TOPIC = "83fe3b082743c96c8bea958f3d442de47d07073fbcc3a999676213a35c1edd43"
        ABI = (("holder", "address", True), ("register", "address", True), ("lost", "address", True), ("successor", "address", False))

        holder: Address
        register: Address
        lost: Address
        successor: Address

    @dataclass(frozen=True)
    class WalletRemoved(Event):
        """`IIdentityRegistry.WalletRemoved`"""

        NAME = "IIdentityRegistry.WalletRemoved"
        TOPIC = "c52acc5b4815e42e3905f362886fa63c1751e5026b752a24e00c4fe12780d49e"
        ABI = (("holder", "address", True), ("wallet", "address", True), ("index", "uint256", False))

        holder: Address
        wallet: Address
        index: int

    @dataclass(eq=False, repr=False)
    class AdmissionUnknown(ContractError):
        """`IIdentityRegistry.AdmissionUnknown`"""

        NAME = "IdentityRegistry.AdmissionUnknown"
        SELECTOR = bytes.fromhex("c616675f")
        SIGNATURE = "AdmissionUnknown(address,address)"
        PARAMETERS = (("wallet", "address"), ("register", "address"))
        FIELDS = ("wallet", "register")

        wallet: Address
        register: Address

    @dataclass(eq=False, repr=False)
    class AdmissionsFull(ContractError):
        """`IIdentityRegistry.AdmissionsFull`"""

        NAME = "IdentityRegistry.AdmissionsFull"
        SELECTOR = bytes.fromhex("971f3548")
        SIGNATURE = "AdmissionsFull(address,uint256)"
        PARAMETERS = (("holder", "address"), ("maximum", "uint256"))
        FIELDS = ("holder", "maximum")

        holder: Address
        maximum: int

    @dataclass(eq=False, repr=False)
    class AnotherWalletAdmitted(ContractError):
        """`IIdentityRegistry.AnotherWalletAdmitted`"""

        NAME = "IdentityRegistry.AnotherWalletAdmitted"
        SELECTOR = bytes.fromhex("b93e5cdf")
        SIGNATURE = "AnotherWalletAdmitted(address,address,address)"
        PARAMETERS = (("holder", "address"), ("register", "address"), ("wallet", "address"))
        FIELDS = ("holder", "register", "wallet")

        holder: Address
        register: Address
        wallet: Address

    @dataclass(eq=False, repr=False)
    class ClaimExpired(ContractError):
        """`IIdentityRegistry.ClaimExpired`"""

        NAME = "IdentityRegistry.ClaimExpired"
        SELECTOR = bytes.fromhex("0d735c6e")
        SIGNATURE = "ClaimExpired(uint256,uint256)"
        PARAMETERS = (("validUntilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("valid_until_at", "now_at")

        valid_until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ClaimFromFuture(ContractError):
        """`IIdentityRegistry.ClaimFromFuture`"""

        NAME = "IdentityRegistry.ClaimFromFuture"
        SELECTOR = bytes.fromhex("d3c8838a")
        SIGNATURE = "ClaimFromFuture(uint256,uint256)"
        PARAMETERS = (("issuedAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("issued_at", "now_at")

        issued_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ClaimNotNewer(ContractError):
        """`IIdentityRegistry.ClaimNotNewer`"""

        NAME = "IdentityRegistry.ClaimNotNewer"
        SELECTOR = bytes.fromhex("9adb2b22")
        SIGNATURE = "ClaimNotNewer(address,uint256,uint256,uint256)"
        PARAMETERS = (("holder", "address"), ("topic", "uint256"), ("issuedAt", "uint256"), ("lastIssuedAt", "uint256"))
        FIELDS = ("holder", "topic", "issued_at", "last_issued_at")

        holder: Address
        topic: int
        issued_at: int
        last_issued_at: int

    @dataclass(eq=False, repr=False)
    class ClaimSignatureInvalid(ContractError):
        """`IIdentityRegistry.ClaimSignatureInvalid`"""

        NAME = "IdentityRegistry.ClaimSignatureInvalid"
        SELECTOR = bytes.fromhex("9febc28a")
        SIGNATURE = "ClaimSignatureInvalid(address,address,uint256)"
        PARAMETERS = (("issuer", "address"), ("holder", "address"), ("topic", "uint256"))
        FIELDS = ("issuer", "holder", "topic")

        issuer: Address
        holder: Address
        topic: int

    @dataclass(eq=False, repr=False)
    class GasTooLittle(ContractError):
        """Too little gas for a register to do its part: it is not to be taken for one that fails."""

        NAME = "IdentityRegistry.GasTooLittle"
        SELECTOR = bytes.fromhex("4be1233c")
        SIGNATURE = "GasTooLittle(uint256,uint256)"
        PARAMETERS = (("gas", "uint256"), ("needed", "uint256"))
        FIELDS = ("gas", "needed")
        NOTICE = "Too little gas for a register to do its part: it is not to be taken for one that fails."

        gas: int
        needed: int

    @dataclass(eq=False, repr=False)
    class HolderUnknown(ContractError):
        """`IIdentityRegistry.HolderUnknown`"""

        NAME = "IdentityRegistry.HolderUnknown"
        SELECTOR = bytes.fromhex("abefc400")
        SIGNATURE = "HolderUnknown(address)"
        PARAMETERS = (("holder", "address"),)
        FIELDS = ("holder",)

        holder: Address

    @dataclass(eq=False, repr=False)
    class IssuerAlreadyTrusted(ContractError):
        """`IIdentityRegistry.IssuerAlreadyTrusted`"""

        NAME = "IdentityRegistry.IssuerAlreadyTrusted"
        SELECTOR = bytes.fromhex("f73a2b80")
        SIGNATURE = "IssuerAlreadyTrusted(address,uint256)"
        PARAMETERS = (("issuer", "address"), ("topic", "uint256"))
        FIELDS = ("issuer", "topic")

        issuer: Address
        topic: int

    @dataclass(eq=False, repr=False)
    class IssuerNotTrusted(ContractError):
        """`IIdentityRegistry.IssuerNotTrusted`"""

        NAME = "IdentityRegistry.IssuerNotTrusted"
        SELECTOR = bytes.fromhex("1d7193e1")
        SIGNATURE = "IssuerNotTrusted(address,uint256)"
        PARAMETERS = (("issuer", "address"), ("topic", "uint256"))
        FIELDS = ("issuer", "topic")

        issuer: Address
        topic: int

    @dataclass(eq=False, repr=False)
    class RecoveryOnly(ContractError):
        """`IIdentityRegistry.RecoveryOnly`"""

        NAME = "IdentityRegistry.RecoveryOnly"
        SELECTOR = bytes.fromhex("f559e4fd")
        SIGNATURE = "RecoveryOnly(address,address)"
        PARAMETERS = (("caller", "address"), ("recovery", "address"))
        FIELDS = ("caller", "recovery")

        caller: Address
        recovery: Address

    @dataclass(eq=False, repr=False)
    class RegisterKnown(ContractError):
        """`IIdentityRegistry.RegisterKnown`"""

        NAME = "IdentityRegistry.RegisterKnown"
        SELECTOR = bytes.fromhex("e7b17bdd")
        SIGNATURE = "RegisterKnown(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class RegisterNotBound(ContractError):
        """`IIdentityRegistry.RegisterNotBound`"""

        NAME = "IdentityRegistry.RegisterNotBound"
        SELECTOR = bytes.fromhex("71ebb15e")
        SIGNATURE = "RegisterNotBound(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class RegisterNotFailed(ContractError):
        """`IIdentityRegistry.RegisterNotFailed`"""

        NAME = "IdentityRegistry.RegisterNotFailed"
        SELECTOR = bytes.fromhex("cde1535c")
        SIGNATURE = "RegisterNotFailed(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class RegisterStillFails(ContractError):
        """`IIdentityRegistry.RegisterStillFails`"""

        NAME = "IdentityRegistry.RegisterStillFails"
        SELECTOR = bytes.fromhex("c38b9afa")
        SIGNATURE = "RegisterStillFails(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class RegisterWithoutCode(ContractError):
        """`IIdentityRegistry.RegisterWithoutCode`"""

        NAME = "IdentityRegistry.RegisterWithoutCode"
        SELECTOR = bytes.fromhex("bd7b04b5")
        SIGNATURE = "RegisterWithoutCode(address)"
        PARAMETERS = (("register", "address"),)
        FIELDS = ("register",)

        register: Address

    @dataclass(eq=False, repr=False)
    class RegistersFull(ContractError):
        """`IIdentityRegistry.RegistersFull`"""

        NAME = "IdentityRegistry.RegistersFull"
        SELECTOR = bytes.fromhex("3a9b23c0")
        SIGNATURE = "RegistersFull(uint256)"
        PARAMETERS = (("maximum", "uint256"),)
        FIELDS = ("maximum",)

        maximum: int

    @dataclass(eq=False, repr=False)
    class RegistrationFieldInvalid(ContractError):
        """`IIdentityRegistry.RegistrationFieldInvalid`"""

        NAME = "IdentityRegistry.RegistrationFieldInvalid"
        SELECTOR = bytes.fromhex("e8750158")
        SIGNATURE = "RegistrationFieldInvalid(string,uint256,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"), ("maximum", "uint256"))
        FIELDS = ("field", "value", "maximum")

        field: str
        value: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class WalletIsId(ContractError):
        """`IIdentityRegistry.WalletIsId`"""

        NAME = "IdentityRegistry.WalletIsId"
        SELECTOR = bytes.fromhex("a513fdfc")
        SIGNATURE = "WalletIsId(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)

        wallet: Address

    @dataclass(eq=False, repr=False)
    class WalletNotSuccessor(ContractError):
        """`IIdentityRegistry.WalletNotSuccessor`"""

        NAME = "IdentityRegistry.WalletNotSuccessor"
        SELECTOR = bytes.fromhex("212d018b")
        SIGNATURE = "WalletNotSuccessor(address,address)"
        PARAMETERS = (("lost", "address"), ("successor", "address"))
        FIELDS = ("lost", "successor")

        lost: Address
        successor: Address

    @dataclass(eq=False, repr=False)
    class WalletStillAdmitted(ContractError):
        """`IIdentityRegistry.WalletStillAdmitted`"""

        NAME = "IdentityRegistry.WalletStillAdmitted"
        SELECTOR = bytes.fromhex("1d843b0c")
        SIGNATURE = "WalletStillAdmitted(address,address)"
        PARAMETERS = (("wallet", "address"), ("register", "address"))
        FIELDS = ("wallet", "register")

        wallet: Address
        register: Address

    @dataclass(eq=False, repr=False)
    class WalletStillHolds(ContractError):
        """`IIdentityRegistry.WalletStillHolds`"""

        NAME = "IdentityRegistry.WalletStillHolds"
        SELECTOR = bytes.fromhex("fc8252c8")
        SIGNATURE = "WalletStillHolds(address,address,uint256)"
        PARAMETERS = (("wallet", "address"), ("register", "address"), ("balance", "uint256"))
        FIELDS = ("wallet", "register", "balance")

        wallet: Address
        register: Address
        balance: int

    @dataclass(eq=False, repr=False)
    class WalletTaken(ContractError):
        """`IIdentityRegistry.WalletTaken`"""

        NAME = "IdentityRegistry.WalletTaken"
        SELECTOR = bytes.fromhex("197c8640")
        SIGNATURE = "WalletTaken(address,address)"
        PARAMETERS = (("wallet", "address"), ("holder", "address"))
        FIELDS = ("wallet", "holder")

        wallet: Address
        holder: Address

    @dataclass(eq=False, repr=False)
    class WalletUnknown(ContractError):
        """`IIdentityRegistry.WalletUnknown`"""

        NAME = "IdentityRegistry.WalletUnknown"
        SELECTOR = bytes.fromhex("c6dd9982")
        SIGNATURE = "WalletUnknown(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)

        wallet: Address

    @dataclass(eq=False, repr=False)
    class WalletsFull(ContractError):
        """`IIdentityRegistry.WalletsFull`"""

        NAME = "IdentityRegistry.WalletsFull"
        SELECTOR = bytes.fromhex("c4b5679a")
        SIGNATURE = "WalletsFull(address,uint256)"
        PARAMETERS = (("holder", "address"), ("maximum", "uint256"))
        FIELDS = ("holder", "maximum")

        holder: Address
        maximum: int

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

    def admissions_of(self, holder: AddressLike, *, at: int | None = None) -> tuple[_types.Admission, ...]:
        """The admissions to bound registers."""
        return self._view(_ADMISSIONS_OF, (holder,), at)

    def _make_bind_register(self, register: AddressLike) -> Call[None]:
        return self._call(_BIND_REGISTER, (register,))

    @write(_make_bind_register)
    def bind_register(self, register: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Lets a register pull and be pushed to (ADMIN).

        Emits {RegisterBound}. Requirements: - never bound before (`RegisterKnown`), and a contract
        (`RegisterWithoutCode`) - at most 256 at a time (`RegistersFull`)
        """
        raise Signature

    def claim_of(self, holder: AddressLike, topic: int, *, at: int | None = None) -> _types.Claim:
        """What was last stated on a topic; its issuer is zero where no claim counts, `issuedAt` is the instant
        after which a claim has to be issued to replace it.
        """
        return self._view(_CLAIM_OF, (holder, topic), at)

    def contains(self, wallet: AddressLike, *, at: int | None = None) -> bool:
        """`contains(address)`"""
        return self._view(_CONTAINS, (wallet,), at)

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

        Returns holder: whose wallets they are
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

    def wallets_of(self, holder: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """The living wallets of a holder, the id first."""
        return self._view(_WALLETS_OF, (holder,), at)

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
