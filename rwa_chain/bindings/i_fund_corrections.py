"""Corrections of a fund's prices: one right price for all of a struck day, paid for by whoever erred.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
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

_APPROVE_CORRECTION: Function[None] = Function("approveCorrection", "6eace441", (("day", "uint32"), ("correctionHash", "bytes32")), ())
_COMPENSATE: Function[None] = Function("compensate", "3287751e", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_CORRECTION_OF: Function[_types.Corrected] = Function("correctionOf", "3edd1b3f", (("day", "uint32"),), (("", StructOf(lambda: _types.Corrected)),))
_COST_OF: Function[tuple[int, int, int]] = Function("costOf", "5d80e039", (("asset", "address"), ("day", "uint32")), (("forHolders", "uint256"), ("forFund", "uint256"), ("missing", "uint256")))
_FUND: Function[Address] = Function("fund", "b60d4288", (), (("", "address"),))
_FUND_CORRECTION: Function[int] = Function("fundCorrection", "7e6ba5ec", (("asset", "address"), ("day", "uint32")), (("taken", "uint256"),))
_IS_COMPENSATED: Function[bool] = Function("isCompensated", "a692fc3e", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "bool"),))
_LOSS_OF: Function[int] = Function("lossOf", "248951d8", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_OWED_TO_FUND: Function[int] = Function("owedToFund", "4df751f5", (("asset", "address"),), (("", "uint256"),))
_PUBLISH_CORRECTION: Function[None] = Function("publishCorrection", "4b699b21", (("correction", StructOf(lambda: _types.Correction)),), ())
_REPORT_CORRECTION: Function[None] = Function("reportCorrection", "0ee55b4d", (("day", "uint32"), ("reportHash", "bytes32")), ())
_RETURN_TO_FUND: Function[int] = Function("returnToFund", "57225b4d", (("asset", "address"),), (("amount", "uint256"),))


class IFundCorrections(Contract):
    """Corrections of a fund's prices: one right price for all of a struck day, paid for by whoever erred."""

    NAME = "IFundCorrections"
    SOURCE = "contracts/fund/interfaces/IFundCorrections.sol"

    @dataclass(frozen=True)
    class Compensated(Event):
        """`IFundCorrections.Compensated`"""

        NAME = "IFundCorrections.Compensated"
        TOPIC = "6ec53399fb4c4b8b2fa49f288edda324308d5770adbadb51f60f210d328d42d9"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("amount", "uint256", False))

        asset: Address
        controller: Address
        day: int
        amount: int

    @dataclass(frozen=True)
    class CorrectionFunded(Event):
        """`IFundCorrections.CorrectionFunded`"""

        NAME = "IFundCorrections.CorrectionFunded"
        TOPIC = "1bb7eeed18100a78f7c41cd2690b2f1e56671c1469d639a7bbcd9415a715f2a3"
        ABI = (("asset", "address", True), ("day", "uint256", True), ("by", "address", True), ("amount", "uint256", False))

        asset: Address
        day: int
        by: Address
        amount: int

    @dataclass(frozen=True)
    class CorrectionPublished(Event):
        """`IFundCorrections.CorrectionPublished`"""

        NAME = "IFundCorrections.CorrectionPublished"
        TOPIC = "a26c85cff1f3623bc3601fbb6346eecc7358149fc2ef7acc5e02b8d739919345"
        ABI = (("day", "uint256", True), ("correction", StructOf(lambda: _types.Correction), False))

        day: int
        correction: _types.Correction

    @dataclass(frozen=True)
    class CorrectionReported(Event):
        """`IFundCorrections.CorrectionReported`"""

        NAME = "IFundCorrections.CorrectionReported"
        TOPIC = "d1e4dc1a3ecdef3c124faec9ad1eaeb13502bab6d562127af1f29693dfb7f9d0"
        ABI = (("day", "uint256", True), ("reportHash", "bytes32", False))

        day: int
        report_hash: bytes

    @dataclass(frozen=True)
    class CorrectionReturned(Event):
        """`IFundCorrections.CorrectionReturned`"""

        NAME = "IFundCorrections.CorrectionReturned"
        TOPIC = "0482b166c7cc94fb38f33d45456acf90afa35ca874cea218617fce3675fa0d25"
        ABI = (("asset", "address", True), ("amount", "uint256", False))

        asset: Address
        amount: int

    @dataclass(frozen=True)
    class DayCorrected(Event):
        """`IFundCorrections.DayCorrected`"""

        NAME = "IFundCorrections.DayCorrected"
        TOPIC = "da91c47a29c64f0b8eabf4adb86e03c42bd6288eb8e7b3e95209af47f2800ec8"
        ABI = (("day", "uint256", True), ("dealt", "uint256", False), ("right", "uint256", False), ("material", "bool", False), ("liable", "address", True))

        day: int
        dealt: int
        right: int
        material: bool
        liable: Address

    @dataclass(eq=False, repr=False)
    class CorrectionBegun(ContractError):
        """Somebody has paid for it already."""

        NAME = "FundCorrections.CorrectionBegun"
        SELECTOR = bytes.fromhex("13d7fada")
        SIGNATURE = "CorrectionBegun(uint256)"
        PARAMETERS = (("day", "uint256"),)
        FIELDS = ("day",)
        NOTICE = "Somebody has paid for it already."

        day: int

    @dataclass(eq=False, repr=False)
    class CorrectionMissing(ContractError):
        """`IFundCorrections.CorrectionMissing`"""

        NAME = "FundCorrections.CorrectionMissing"
        SELECTOR = bytes.fromhex("c67b971d")
        SIGNATURE = "CorrectionMissing(uint256)"
        PARAMETERS = (("day", "uint256"),)
        FIELDS = ("day",)

        day: int

    @dataclass(eq=False, repr=False)
    class CorrectionPaid(ContractError):
        """Nothing is to be paid for it in this cash token."""

        NAME = "FundCorrections.CorrectionPaid"
        SELECTOR = bytes.fromhex("de55d0fe")
        SIGNATURE = "CorrectionPaid(address,uint256)"
        PARAMETERS = (("asset", "address"), ("day", "uint256"))
        FIELDS = ("asset", "day")
        NOTICE = "Nothing is to be paid for it in this cash token."

        asset: Address
        day: int

    @dataclass(eq=False, repr=False)
    class CorrectionUnfit(ContractError):
        """A figure of a correction is not what it must be."""

        NAME = "FundCorrections.CorrectionUnfit"
        SELECTOR = bytes.fromhex("868777d9")
        SIGNATURE = "CorrectionUnfit(uint256,string,uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("field", "string"), ("value", "uint256"), ("expected", "uint256"))
        FIELDS = ("day", "field", "value", "expected")
        NOTICE = "A figure of a correction is not what it must be."

        day: int
        field: str
        value: int
        expected: int

    @dataclass(eq=False, repr=False)
    class CorrectionUnfunded(ContractError):
        """`IFundCorrections.CorrectionUnfunded`"""

        NAME = "FundCorrections.CorrectionUnfunded"
        SELECTOR = bytes.fromhex("4d469830")
        SIGNATURE = "CorrectionUnfunded(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("day", "uint256"), ("missing", "uint256"))
        FIELDS = ("asset", "day", "missing")

        asset: Address
        day: int
        missing: int

    @dataclass(eq=False, repr=False)
    class CorrectionUnknown(ContractError):
        """`IFundCorrections.CorrectionUnknown`"""

        NAME = "FundCorrections.CorrectionUnknown"
        SELECTOR = bytes.fromhex("556e8f56")
        SIGNATURE = "CorrectionUnknown(uint256,bytes32)"
        PARAMETERS = (("day", "uint256"), ("correctionHash", "bytes32"))
        FIELDS = ("day", "correction_hash")

        day: int
        correction_hash: bytes

    @dataclass(eq=False, repr=False)
    class PayerNotLiable(ContractError):
        """Who erred pays first: a payment freezes the correction."""

        NAME = "FundCorrections.PayerNotLiable"
        SELECTOR = bytes.fromhex("624abc0c")
        SIGNATURE = "PayerNotLiable(uint256,address,address)"
        PARAMETERS = (("day", "uint256"), ("caller", "address"), ("liable", "address"))
        FIELDS = ("day", "caller", "liable")
        NOTICE = "Who erred pays first: a payment freezes the correction."

        day: int
        caller: Address
        liable: Address

    def _make_approve_correction(self, day: int, correction_hash: bytes) -> Call[None]:
        return self._call(_APPROVE_CORRECTION, (day, correction_hash))

    @write(_make_approve_correction)
    def approve_correction(self, day: int, correction_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Approves them (TRUSTEE, another key): one right price for all of the day, claimed or not.

        Emits `DayCorrected`. Requirements: that one (`CorrectionUnknown`); another key
        (`IMoneyMarketFund.CheckerIsMaker`); nobody has paid for an earlier one (`CorrectionBegun`).
        """
        raise Signature

    def _make_compensate(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike]) -> Call[None]:
        return self._call(_COMPENSATE, (asset, day, controllers))

    @write(_make_compensate)
    def compensate(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Pays investors what they lost, for anyone, in pages. A loss below the minimum is marked and is the
        fund's. Who is frozen, sanctioned or refused by the bank is passed over, and can be paid later.

        Emits `Compensated` or `ClaimPassedOver`. Requirements: funded (`CorrectionUnfunded`).
        """
        raise Signature

    def correction_of(self, day: int, *, at: int | None = None) -> _types.Corrected:
        """`correctionOf(uint32)`"""
        return self._view(_CORRECTION_OF, (day,), at)

    def cost_of(self, asset: AddressLike, day: int, *, at: int | None = None) -> tuple[int, int, int]:
        """What a correction costs in one cash token: for investors, for the fund, and what of both is missing.
        [cash base units]
        """
        return self._view(_COST_OF, (asset, day), at)

    def fund(self, *, at: int | None = None) -> Address:
        """`fund()`"""
        return self._view(_FUND, (), at)

    def _make_fund_correction(self, asset: AddressLike, day: int) -> Call[int]:
        return self._call(_FUND_CORRECTION, (asset, day))

    @write(_make_fund_correction)
    def fund_correction(self, asset: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> int:
        """Pays what a correction costs in one cash token, what investors lost and what the fund overpaid: the
        liable party, and once it has begun anyone for it.

        Emits `CorrectionFunded`. Requirements: there is a material one (`CorrectionMissing`); the liable
        party begins (`PayerNotLiable`); something is to be paid (`CorrectionPaid`).
        """
        raise Signature

    def is_compensated(self, asset: AddressLike, controller: AddressLike, day: int, *, at: int | None = None) -> bool:
        """`isCompensated(address,address,uint32)`"""
        return self._view(_IS_COMPENSATED, (asset, controller, day), at)

    def loss_of(self, asset: AddressLike, controller: AddressLike, day: int, *, at: int | None = None) -> int:
        """What one investor lost by a day's price. [cash base units]"""
        return self._view(_LOSS_OF, (asset, controller, day), at)

    def owed_to_fund(self, asset: AddressLike, *, at: int | None = None) -> int:
        """What was paid for the fund and is not returned to it. [cash base units]"""
        return self._view(_OWED_TO_FUND, (asset,), at)

    def _make_publish_correction(self, correction: _types.Correction) -> Call[None]:
        return self._call(_PUBLISH_CORRECTION, (correction,))

    @write(_make_publish_correction)
    def publish_correction(self, correction: _types.Correction, *, sender: Party, gas: int | None = None) -> None:
        """Publishes the right figures of a struck day (CALCULATION_AGENT). Requirements, by field
        (`CorrectionUnfit`): struck (`day`); the price follows (`price`), who pays is named (`liable`), the
        finding (`cause`); nobody has paid for an earlier one (`CorrectionBegun`).

        Emits `CorrectionPublished`.
        """
        raise Signature

    def _make_report_correction(self, day: int, report_hash: bytes) -> Call[None]:
        return self._call(_REPORT_CORRECTION, (day, report_hash))

    @write(_make_report_correction)
    def report_correction(self, day: int, report_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Records that a material correction was reported (CALCULATION_AGENT). Requirements: there is one
        (`CorrectionMissing`), a hash (`CorrectionUnfit`).
        """
        raise Signature

    def _make_return_to_fund(self, asset: AddressLike) -> Call[int]:
        return self._call(_RETURN_TO_FUND, (asset,))

    @write(_make_return_to_fund)
    def return_to_fund(self, asset: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves what the fund overpaid, and small losses, to its custody account, for anyone.

        Emits `CorrectionReturned`.
        """
        raise Signature
