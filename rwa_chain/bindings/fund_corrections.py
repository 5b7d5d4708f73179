"""Corrections of one fund's prices, with the money that they cost.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_fund_corrections import IFundCorrections as _IFundCorrections
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("fund", "address")))
_APPROVE_CORRECTION: Function[None] = Function("approveCorrection", "6eace441", (("day", "uint32"), ("correctionHash", "bytes32")), ())
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_COMPENSATE: Function[None] = Function("compensate", "3287751e", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_CORRECTION_OF: Function[_types.Corrected] = Function("correctionOf", "3edd1b3f", (("day", "uint32"),), (("", StructOf(lambda: _types.Corrected)),))
_COST_OF: Function[tuple[int, int, int]] = Function("costOf", "5d80e039", (("asset", "address"), ("day", "uint32")), (("forHolders", "uint256"), ("forFund", "uint256"), ("missing", "uint256")))
_FUND: Function[Address] = Function("fund", "b60d4288", (), (("", "address"),))
_FUND_CORRECTION: Function[int] = Function("fundCorrection", "7e6ba5ec", (("asset", "address"), ("day", "uint32")), (("taken", "uint256"),))
_IS_COMPENSATED: Function[bool] = Function("isCompensated", "a692fc3e", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "bool"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_LOSS_OF: Function[int] = Function("lossOf", "248951d8", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_OWED_TO_FUND: Function[int] = Function("owedToFund", "4df751f5", (("asset", "address"),), (("", "uint256"),))
_PUBLISH_CORRECTION: Function[None] = Function("publishCorrection", "4b699b21", (("c", StructOf(lambda: _types.Correction)),), ())
_REPORT_CORRECTION: Function[None] = Function("reportCorrection", "0ee55b4d", (("day", "uint32"), ("reportHash", "bytes32")), ())
_RETURN_TO_FUND: Function[int] = Function("returnToFund", "57225b4d", (("asset", "address"),), (("amount", "uint256"),))
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())


class FundCorrections(Contract):
    """Corrections of one fund's prices, with the money that they cost."""

    NAME = "FundCorrections"
    SOURCE = "contracts/fund/FundCorrections.sol"

    CALL_GAS = 400000

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    Compensated = _IFundCorrections.Compensated
    CorrectionBegun = _IFundCorrections.CorrectionBegun
    CorrectionFunded = _IFundCorrections.CorrectionFunded
    CorrectionMissing = _IFundCorrections.CorrectionMissing
    CorrectionPaid = _IFundCorrections.CorrectionPaid
    CorrectionPublished = _IFundCorrections.CorrectionPublished
    CorrectionReported = _IFundCorrections.CorrectionReported
    CorrectionReturned = _IFundCorrections.CorrectionReturned
    CorrectionUnfit = _IFundCorrections.CorrectionUnfit
    CorrectionUnfunded = _IFundCorrections.CorrectionUnfunded
    CorrectionUnknown = _IFundCorrections.CorrectionUnknown
    DayCorrected = _IFundCorrections.DayCorrected
    PayerNotLiable = _IFundCorrections.PayerNotLiable
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall

    @classmethod
    def creation(cls, authority: AddressLike, fund: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, fund))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, fund: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, fund, libraries=libraries), sender, gas)

    def _make_approve_correction(self, day: int, correction_hash: bytes) -> Call[None]:
        return self._call(_APPROVE_CORRECTION, (day, correction_hash))

    @write(_make_approve_correction)
    def approve_correction(self, day: int, correction_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Approves them (TRUSTEE, another key): one right price for all of the day, claimed or not.

        Emits `DayCorrected`. Requirements: that one (`CorrectionUnknown`); another key
        (`IMoneyMarketFund.CheckerIsMaker`); nobody has paid for an earlier one (`CorrectionBegun`).
        """
        raise Signature

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

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
        """`fundCorrection(address,uint32)`

        Whoever pays freezes the correction, so who erred begins; the fund's part leaves apart, for its
        account may be stopped.
        """
        raise Signature

    def is_compensated(self, asset: AddressLike, controller: AddressLike, day: int, *, at: int | None = None) -> bool:
        """`isCompensated(address,address,uint32)`"""
        return self._view(_IS_COMPENSATED, (asset, controller, day), at)

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def loss_of(self, asset: AddressLike, controller: AddressLike, day: int, *, at: int | None = None) -> int:
        """What one investor lost by a day's price. [cash base units]"""
        return self._view(_LOSS_OF, (asset, controller, day), at)

    def owed_to_fund(self, asset: AddressLike, *, at: int | None = None) -> int:
        """What was paid for the fund and is not returned to it. [cash base units]"""
        return self._view(_OWED_TO_FUND, (asset,), at)

    def _make_publish_correction(self, c: _types.Correction) -> Call[None]:
        return self._call(_PUBLISH_CORRECTION, (c,))

    @write(_make_publish_correction)
    def publish_correction(self, c: _types.Correction, *, sender: Party, gas: int | None = None) -> None:
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

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature
