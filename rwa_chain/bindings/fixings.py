"""Floating rates: what was published, signed by one key, checked by another.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.bond_part import BondPart as _BondPart
from rwa_chain.bindings.i_fixings import IFixings as _IFixings
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import ArrayOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_BENCHMARK_OF: Function[tuple[int, bool, bool]] = Function("benchmarkOf", "b540c1db", (("token", "address"), ("period", "uint256")), (("benchmark", "int256"), ("known", "bool"), ("fellBack", "bool")))
_DIGEST_OF: Function[bytes] = Function("digestOf", "4b67eac3", (("token", "address"), ("period", "uint256"), ("benchmark", "int64"), ("observedOn", "uint32"), ("fallbackUsed", "bool"), ("observations", "bytes32")), (("", "bytes32"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_FIX: Function[None] = Function("fix", "8370f20f", (("token", "address"), ("period", "uint256"), ("benchmark", "int64"), ("observedOn", "uint32"), ("fallbackUsed", "bool"), ("signature", "bytes")), ())
_FIX_OVERNIGHT: Function[None] = Function("fixOvernight", "b5309a71", (("token", "address"), ("period", "uint256"), ("observations", ArrayOf(StructOf(lambda: _types.Observation))), ("fallbackUsed", "bool"), ("signature", "bytes")), ())
_FIXING_OF: Function[_types.Fixing] = Function("fixingOf", "243b25b4", (("token", "address"), ("period", "uint256")), (("", StructOf(lambda: _types.Fixing)),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_MARGIN_OF: Function[int] = Function("marginOf", "a23270b2", (("token", "address"),), (("", "uint256"),))
_OVERNIGHT: Function[int] = Function("overnight", "64dab5e2", (("observations", ArrayOf(StructOf(lambda: _types.Observation))), ("basis", "uint16"), ("compounded", "bool")), (("", "int256"),))
_RATE_OF: Function[tuple[int, bool]] = Function("rateOf", "ba7391cd", (("token", "address"), ("period", "uint256")), (("rate", "uint256"), ("known", "bool")))
_SET_SIGNERS: Function[None] = Function("setSigners", "cefdd71c", (("token", "address"), ("agent", "address"), ("checker", "address")), ())
_SET_TERMS: Function[None] = Function("setTerms", "79c6a34d", (("token", "address"), ("t", StructOf(lambda: _types.RateTerms))), ())
_SUMMARY_OF: Function[tuple[int, int, bytes]] = Function("summaryOf", "6d955df9", (("token", "address"), ("observations", ArrayOf(StructOf(lambda: _types.Observation)))), (("benchmark", "int64"), ("observedOn", "uint32"), ("hash", "bytes32")))
_TERMS_OF: Function[_types.RateTerms] = Function("termsOf", "0369ac91", (("token", "address"),), (("", StructOf(lambda: _types.RateTerms)),))


class Fixings(Contract):
    """Floating rates: what was published, signed by one key, checked by another."""

    NAME = "Fixings"
    SOURCE = "contracts/bond/Fixings.sol"

    OBSERVATIONS_MAX = 400
    DECIMALS_MAX = 16

    CheckerUnknown = _IFixings.CheckerUnknown
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    Fixed = _IFixings.Fixed
    FixingFinal = _IFixings.FixingFinal
    FixingOutOfBounds = _IFixings.FixingOutOfBounds
    FixingUnsigned = _IFixings.FixingUnsigned
    InstrumentForeign = _BondPart.InstrumentForeign
    ObservationUnfit = _IFixings.ObservationUnfit
    ObservationsUnfit = _IFixings.ObservationsUnfit
    Observed = _IFixings.Observed
    RateTermsMissing = _IFixings.RateTermsMissing
    RateTermsSet = _IFixings.RateTermsSet
    RateTermsUnfit = _IFixings.RateTermsUnfit
    RoleMissing = _ScopedAccess.RoleMissing
    SignersSet = _IFixings.SignersSet

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

    def benchmark_of(self, token: AddressLike, period: int, *, at: int | None = None) -> tuple[int, bool, bool]:
        """A period's benchmark, by a fixing or by the ladder. [wad]

        Returns benchmark: zero while it is not known
        Returns fellBack: whether it is another period's, or the initial one
        Returns known: whether it can't change any more
        """
        return self._view(_BENCHMARK_OF, (token, period), at)

    def digest_of(self, token: AddressLike, period: int, benchmark: int, observed_on: int, fallback_used: bool, observations: bytes, *, at: int | None = None) -> bytes:
        """What the agent signs for the next version of a period's fixing.

        observations: keccak256(abi.encode(Observation[])); zero for a term rate
        """
        return self._view(_DIGEST_OF, (token, period, benchmark, observed_on, fallback_used, observations), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def _make_fix(self, token: AddressLike, period: int, benchmark: int, observed_on: int, fallback_used: bool, signature: bytes) -> Call[None]:
        return self._call(_FIX, (token, period, benchmark, observed_on, fallback_used, signature))

    @write(_make_fix)
    def fix(self, token: AddressLike, period: int, benchmark: int, observed_on: int, fallback_used: bool, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Fixes a period's term rate, or corrects it (the checker). Requirements: a bond with a term rate; the
        caller is its checker (`CheckerUnknown`); the agent signed it (`FixingUnsigned`); within the bounds
        (`FixingOutOfBounds`); observed for the period's first or last day, at most the lead before, and not
        in the future (`ObservationUnfit`); not final (`FixingFinal`).

        benchmark: [wad] as published
        fallback_used: it is the fallback index's: the adjustment is added
        signature: over Fixing(address token,uint256 period,uint256 version,int256 benchmark,uint256
        observedOn,bool fallbackUsed,bytes32 observations), of the version that it becomes: 1, and one more
        with each correction
        """
        raise Signature

    def _make_fix_overnight(self, token: AddressLike, period: int, observations: Sequence[_types.Observation], fallback_used: bool, signature: bytes) -> Call[None]:
        return self._call(_FIX_OVERNIGHT, (token, period, observations, fallback_used, signature))

    @write(_make_fix_overnight)
    def fix_overnight(self, token: AddressLike, period: int, observations: Sequence[_types.Observation], fallback_used: bool, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Fixes a period's rate from the daily fixings of an overnight rate, compounded or averaged here (the
        checker). Requirements: as for `fix`, of each day; days in order, none in the future, weights that add
        up to the period's days where the observation period is not shifted or another's
        (`ObservationsUnfit`).

        Lookback, lock-out and shift say which day's rate a weight takes; the list is signed and said in the
        event, so that anyone checks it against the published rates.
        """
        raise Signature

    def fixing_of(self, token: AddressLike, period: int, *, at: int | None = None) -> _types.Fixing:
        """`fixingOf(address,uint256)`"""
        return self._view(_FIXING_OF, (token, period), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def margin_of(self, token: AddressLike, *, at: int | None = None) -> int:
        """[wad] per annum on top of the benchmark, negative ones as zero: what the bond is offered at."""
        return self._view(_MARGIN_OF, (token,), at)

    def overnight(self, observations: Sequence[_types.Observation], basis: int, compounded: bool, *, at: int | None = None) -> int:
        """The benchmark of daily fixings before it is rounded: compounded, Π(1 + rate × weight / basis) − 1 over
        the weights, or averaged. [wad]
        """
        return self._view(_OVERNIGHT, (observations, basis, compounded), at)

    def rate_of(self, token: AddressLike, period: int, *, at: int | None = None) -> tuple[int, bool]:
        """`rateOf(address,uint256)`

        Returns known: false until the fixing stands; then nothing of the period is owed yet
        Returns rate: [wad] per annum that the period pays, after margin, multiplier, cap and floor
        """
        return self._view(_RATE_OF, (token, period), at)

    def _make_set_signers(self, token: AddressLike, agent: AddressLike, checker: AddressLike) -> Call[None]:
        return self._call(_SET_SIGNERS, (token, agent, checker))

    @write(_make_set_signers)
    def set_signers(self, token: AddressLike, agent: AddressLike, checker: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the signers (ADMIN). Requirements: two (`RateTermsUnfit`)."""
        raise Signature

    def _make_set_terms(self, token: AddressLike, t: _types.RateTerms) -> Call[None]:
        return self._call(_SET_TERMS, (token, t))

    @write(_make_set_terms)
    def set_terms(self, token: AddressLike, t: _types.RateTerms, *, sender: Party, gas: int | None = None) -> None:
        """Says how a bond's rate is made (ISSUER of the token), before its terms are frozen. Requirements: two
        signers; lowest < highest, floor ≤ cap, a multiplier, an index, an overnight basis of 360 or 365 days,
        an initial benchmark within the bounds (`RateTermsUnfit`).
        """
        raise Signature

    def summary_of(self, token: AddressLike, observations: Sequence[_types.Observation], *, at: int | None = None) -> tuple[int, int, bytes]:
        """What the agent signs of daily fixings: their benchmark as the bond's terms round it, the last date,
        their hash.
        """
        return self._view(_SUMMARY_OF, (token, observations), at)

    def terms_of(self, token: AddressLike, *, at: int | None = None) -> _types.RateTerms:
        """`termsOf(address)`"""
        return self._view(_TERMS_OF, (token,), at)
