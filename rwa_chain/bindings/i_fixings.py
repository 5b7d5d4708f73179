"""Fixings of floating rates, for every bond.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BENCHMARK_OF: Function[tuple[int, bool, bool]] = Function("benchmarkOf", "b540c1db", (("token", "address"), ("period", "uint256")), (("benchmark", "int256"), ("known", "bool"), ("fellBack", "bool")))
_DIGEST_OF: Function[bytes] = Function("digestOf", "4b67eac3", (("token", "address"), ("period", "uint256"), ("benchmark", "int64"), ("observedOn", "uint32"), ("fallbackUsed", "bool"), ("observations", "bytes32")), (("", "bytes32"),))
_FIX: Function[None] = Function("fix", "8370f20f", (("token", "address"), ("period", "uint256"), ("benchmark", "int64"), ("observedOn", "uint32"), ("fallbackUsed", "bool"), ("signature", "bytes")), ())
_FIX_OVERNIGHT: Function[None] = Function("fixOvernight", "b5309a71", (("token", "address"), ("period", "uint256"), ("observations", ArrayOf(StructOf(lambda: _types.Observation))), ("fallbackUsed", "bool"), ("signature", "bytes")), ())
_FIXING_OF: Function[_types.Fixing] = Function("fixingOf", "243b25b4", (("token", "address"), ("period", "uint256")), (("", StructOf(lambda: _types.Fixing)),))
_OVERNIGHT: Function[int] = Function("overnight", "64dab5e2", (("observations", ArrayOf(StructOf(lambda: _types.Observation))), ("basis", "uint16"), ("compounded", "bool")), (("", "int256"),))
_SET_SIGNERS: Function[None] = Function("setSigners", "cefdd71c", (("token", "address"), ("agent", "address"), ("checker", "address")), ())
_SET_TERMS: Function[None] = Function("setTerms", "79c6a34d", (("token", "address"), ("terms", StructOf(lambda: _types.RateTerms))), ())
_SUMMARY_OF: Function[tuple[int, int, bytes]] = Function("summaryOf", "6d955df9", (("token", "address"), ("observations", ArrayOf(StructOf(lambda: _types.Observation)))), (("benchmark", "int64"), ("observedOn", "uint32"), ("hash", "bytes32")))
_TERMS_OF: Function[_types.RateTerms] = Function("termsOf", "0369ac91", (("token", "address"),), (("", StructOf(lambda: _types.RateTerms)),))


class IFixings(Contract):
    """Fixings of floating rates, for every bond."""

    NAME = "IFixings"
    SOURCE = "contracts/bond/interfaces/IFixings.sol"

    @dataclass(frozen=True)
    class Fixed(Event):
        """`IFixings.Fixed`"""

        NAME = "IFixings.Fixed"
        TOPIC = "0150d260b181fd2d3e07c0abce307d0c85e6b5a84e70aaf4954db76d0f72d84a"
        ABI = (("token", "address", True), ("period", "uint256", True), ("benchmark", "int256", False), ("observedOn", "uint256", False), ("version", "uint256", False), ("index", "bytes32", False))

        token: Address
        period: int
        benchmark: int
        observed_on: int
        version: int
        index: bytes

    @dataclass(frozen=True)
    class Observed(Event):
        """The daily fixings that a benchmark was made of."""

        NAME = "IFixings.Observed"
        TOPIC = "ad5b4243c6d6e06a7d33b011fa7a8683609fd32df4c952cb05636b94f6146d4f"
        ABI = (("token", "address", True), ("period", "uint256", True), ("observations", ArrayOf(StructOf(lambda: _types.Observation)), False))

        token: Address
        period: int
        observations: tuple[_types.Observation, ...]

    @dataclass(frozen=True)
    class RateTermsSet(Event):
        """`IFixings.RateTermsSet`"""

        NAME = "IFixings.RateTermsSet"
        TOPIC = "f991c549c94728421ffbd895c5fc6291b210e3d54accfa90b1c25050a5e4e15e"
        ABI = (("token", "address", True), ("terms", StructOf(lambda: _types.RateTerms), False))

        token: Address
        terms: _types.RateTerms

    @dataclass(frozen=True)
    class SignersSet(Event):
        """`IFixings.SignersSet`"""

        NAME = "IFixings.SignersSet"
        TOPIC = "f586112abf6f839ba57d067e1a65b0133d7030423741887c2da785a0d6c34a91"
        ABI = (("token", "address", True), ("agent", "address", True), ("checker", "address", True))

        token: Address
        agent: Address
        checker: Address

    @dataclass(eq=False, repr=False)
    class CheckerUnknown(ContractError):
        """`IFixings.CheckerUnknown`"""

        NAME = "Fixings.CheckerUnknown"
        SELECTOR = bytes.fromhex("4418f0d3")
        SIGNATURE = "CheckerUnknown(address,address,address)"
        PARAMETERS = (("token", "address"), ("caller", "address"), ("checker", "address"))
        FIELDS = ("token", "caller", "checker")

        token: Address
        caller: Address
        checker: Address

    @dataclass(eq=False, repr=False)
    class FixingFinal(ContractError):
        """It can't be changed any more, or the record has passed without one."""

        NAME = "Fixings.FixingFinal"
        SELECTOR = bytes.fromhex("9b0c6116")
        SIGNATURE = "FixingFinal(address,uint256,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("period", "uint256"), ("finalAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "period", "final_at", "now_at")
        NOTICE = "It can't be changed any more, or the record has passed without one."

        token: Address
        period: int
        final_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class FixingOutOfBounds(ContractError):
        """`IFixings.FixingOutOfBounds`"""

        NAME = "Fixings.FixingOutOfBounds"
        SELECTOR = bytes.fromhex("fdaeffba")
        SIGNATURE = "FixingOutOfBounds(address,uint256,int256,int256,int256)"
        PARAMETERS = (("token", "address"), ("period", "uint256"), ("benchmark", "int256"), ("lowest", "int256"), ("highest", "int256"))
        FIELDS = ("token", "period", "benchmark", "lowest", "highest")

        token: Address
        period: int
        benchmark: int
        lowest: int
        highest: int

    @dataclass(eq=False, repr=False)
    class FixingUnsigned(ContractError):
        """`IFixings.FixingUnsigned`"""

        NAME = "Fixings.FixingUnsigned"
        SELECTOR = bytes.fromhex("555121b4")
        SIGNATURE = "FixingUnsigned(address,uint256,address)"
        PARAMETERS = (("token", "address"), ("period", "uint256"), ("agent", "address"))
        FIELDS = ("token", "period", "agent")

        token: Address
        period: int
        agent: Address

    @dataclass(eq=False, repr=False)
    class ObservationUnfit(ContractError):
        """Not observed yet, or for another date."""

        NAME = "Fixings.ObservationUnfit"
        SELECTOR = bytes.fromhex("a7471194")
        SIGNATURE = "ObservationUnfit(address,uint256,uint256,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("period", "uint256"), ("date", "uint256"), ("from", "uint256"), ("to", "uint256"))
        FIELDS = ("token", "period", "date", "from_", "to")
        NOTICE = "Not observed yet, or for another date."

        token: Address
        period: int
        date: int
        from_: int
        to: int

    @dataclass(eq=False, repr=False)
    class ObservationsUnfit(ContractError):
        """`IFixings.ObservationsUnfit`"""

        NAME = "Fixings.ObservationsUnfit"
        SELECTOR = bytes.fromhex("c018d881")
        SIGNATURE = "ObservationsUnfit(address,uint256,string,uint256)"
        PARAMETERS = (("token", "address"), ("period", "uint256"), ("field", "string"), ("value", "uint256"))
        FIELDS = ("token", "period", "field", "value")

        token: Address
        period: int
        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class RateTermsMissing(ContractError):
        """`IFixings.RateTermsMissing`"""

        NAME = "Fixings.RateTermsMissing"
        SELECTOR = bytes.fromhex("0e1e02e7")
        SIGNATURE = "RateTermsMissing(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class RateTermsUnfit(ContractError):
        """`IFixings.RateTermsUnfit`"""

        NAME = "Fixings.RateTermsUnfit"
        SELECTOR = bytes.fromhex("3116e0da")
        SIGNATURE = "RateTermsUnfit(address,string,int256)"
        PARAMETERS = (("token", "address"), ("field", "string"), ("value", "int256"))
        FIELDS = ("token", "field", "value")

        token: Address
        field: str
        value: int

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

    def overnight(self, observations: Sequence[_types.Observation], basis: int, compounded: bool, *, at: int | None = None) -> int:
        """The benchmark of daily fixings before it is rounded: compounded, Π(1 + rate × weight / basis) − 1 over
        the weights, or averaged. [wad]
        """
        return self._view(_OVERNIGHT, (observations, basis, compounded), at)

    def _make_set_signers(self, token: AddressLike, agent: AddressLike, checker: AddressLike) -> Call[None]:
        return self._call(_SET_SIGNERS, (token, agent, checker))

    @write(_make_set_signers)
    def set_signers(self, token: AddressLike, agent: AddressLike, checker: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the signers (ADMIN). Requirements: two (`RateTermsUnfit`)."""
        raise Signature

    def _make_set_terms(self, token: AddressLike, terms: _types.RateTerms) -> Call[None]:
        return self._call(_SET_TERMS, (token, terms))

    @write(_make_set_terms)
    def set_terms(self, token: AddressLike, terms: _types.RateTerms, *, sender: Party, gas: int | None = None) -> None:
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
