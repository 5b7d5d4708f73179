"""The facts of an issue, from a YAML file: everything that a verdict looks at.

A field that is left out is not known. A fact that is not known and that matters makes the verdict UNDETERMINED.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, ValidationError, model_validator
from pydantic_core import ErrorDetails

from rwa_chain.errors import InputError
from rwa_chain.life import source
from rwa_chain.regimes.places import CODES
from rwa_chain.regimes.rules import rules, switches

ONSHORE = "CN"
"""The Mainland. Hong Kong (HK), Macau (MO) and Taiwan (TW) have codes of their own in ISO 3166."""


class Right(StrEnum):
    """The legal nature of the holder's right."""

    OWNERSHIP = "ownership"
    EQUITY = "equity"
    INCOME = "income"
    DEBT = "debt"
    OTHER = "other"


class Product(StrEnum):
    """The kind of product for the SFC and the HKMA."""

    BOND = "bond"
    FUND = "fund"
    INCOME_RIGHT = "income_right"
    EQUITY = "equity"
    STABLECOIN = "stablecoin"


class HolderKind(StrEnum):
    """The kind of holder."""

    ONSHORE_RESIDENT = "onshore_resident"
    ONSHORE_INSTITUTION = "onshore_institution"
    HK_RETAIL = "hk_retail"
    HK_PROFESSIONAL = "hk_professional"
    MACAU_PROFESSIONAL = "macau_professional"
    US_PERSON = "us_person"
    OTHER_RETAIL = "other_retail"
    OTHER_PROFESSIONAL = "other_professional"


class Channel(StrEnum):
    """The way by which an holder holds."""

    DIRECT = "direct"
    VENUE = "venue"
    SOUTHBOUND = "southbound"
    QDII = "qdii"


class Bar(StrEnum):
    """The six prohibitions of CSRC Announcement No. 1."""

    CAPITAL_MARKETS_BARRED = "capital_markets_barred"
    NATIONAL_SECURITY = "national_security"
    OFFENCE = "offence"
    INVESTIGATION = "investigation"
    TITLE = "title"
    NEGATIVE_LIST = "negative_list"


def _country(code: str) -> str:
    if code not in CODES:
        raise ValueError("a two-letter code of ISO 3166-1, such as HK")
    return code


Country = Annotated[str, AfterValidator(_country)]
Digest = Annotated[str, Field(pattern=r"^0x[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Asset(_Strict):
    """An asset or right that pays the holders, and where it is."""

    kind: str
    location: Country | None = None


class Service(_Strict):
    """A service to the issue and where it comes from."""

    role: Literal["technology", "custody", "broking"]
    location: Country = Field(alias="from")


class Infrastructure(_Strict):
    """The infrastructure that keeps the register. `named` and `consent` are for an onshore record."""

    location: Country | None = None
    named: str | None = None
    consent: Digest | None = None


class Attestation(_Strict):
    """A statement about one prohibition: which window was looked at, who signed, when, and what was found."""

    bar: Bar
    finding: Literal["none", "found"]
    looked_from: date | None = None
    looked_to: date | None = None
    signed_on: date | None = None
    signed_by: tuple[Literal["filer", "controlling_shareholder", "controller", "directors", "professional"], ...] = ()
    offence_on: date | None = None
    judgment_on: date | None = None
    cleared_by: Digest | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Attestation:
        if self.looked_from and self.looked_to and self.looked_from > self.looked_to:
            raise ValueError("looked_from must not be after looked_to")
        if self.finding == "none" and (self.offence_on or self.judgment_on):
            raise ValueError("finding must be found where an offence has a date")
        if self.bar is not Bar.OFFENCE and (self.offence_on or self.judgment_on):
            raise ValueError("only the bar offence has offence_on and judgment_on")
        return self


class Decision(_Strict):
    """A person's decision about a rule whose source is not primary."""

    rule: str
    says: Literal["proceed", "stop"]
    by: str
    document: Digest


class Answer(_Strict):
    """An authority's answer or a published filing, by the hash of its document."""

    authority: str
    document: Digest
    published_on: date | None = None
    filed_on: date | None = None


class Facts(_Strict):
    """The facts of one issue on one day."""

    name: str
    on: date
    assets: tuple[Asset, ...] = Field(min_length=1)
    right: Right | None = None
    product: Product | None = None
    obligor: Country | None = None
    issuer: Country | None = None
    controller: Country | None = None
    onshore_group_arm: StrictBool = False
    holders: tuple[HolderKind, ...] = ()
    channels: tuple[Channel, ...] = (Channel.DIRECT,)
    infrastructure: Infrastructure = Infrastructure()
    services: tuple[Service, ...] = ()
    personal_data_leaves: StrictBool | None = None
    important_data_leaves: StrictBool | None = None
    authorised: str | None = None
    prospectus: Digest | None = None
    no_scheme_opinion: Digest | None = None
    currency_peg: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    attestations: tuple[Attestation, ...] = ()
    attestation_days: Annotated[int, Field(ge=1, le=366)] = 30
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rivals: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Facts:
        if self.onshore_group_arm and self.issuer == ONSHORE:
            raise ValueError("onshore_group_arm means an overseas issuer; issuer is CN")
        if self.infrastructure.consent and self.infrastructure.location not in (ONSHORE, None):
            raise ValueError("infrastructure.consent belongs to an onshore infrastructure")
        for channel in (Channel.SOUTHBOUND, Channel.QDII):
            if channel in self.channels and HolderKind.ONSHORE_INSTITUTION not in self.holders:
                raise ValueError(f"channel {channel} is for an onshore_institution, which holders lacks")
        if self.product is Product.BOND and self.right not in (Right.DEBT, None):
            raise ValueError(f"a bond's right is debt, not {self.right}")
        if self.currency_peg and self.product is not Product.STABLECOIN:
            raise ValueError("currency_peg belongs to a stablecoin")
        bars = [each.bar for each in self.attestations]
        if len(bars) != len(set(bars)):
            raise ValueError("each bar has one attestation")
        known = switches()
        for switch in self.rivals:
            if switch not in known:
                raise ValueError(f"rivals has {switch!r}; it takes {', '.join(sorted(known))}")
        for decision in self.decisions:
            if decision.rule not in rules():
                raise ValueError(f"decisions has rule {decision.rule!r}, which no instrument of law has")
        for each in self.attestations:
            if each.signed_on and each.signed_on > self.on:
                raise ValueError(f"attestation {each.bar} is signed on {each.signed_on}, after {self.on}")
        return self


def read(path: str | Path) -> Facts:
    """The facts of a YAML file.

    Raises:
        InputError: the file cannot be read or its facts are wrong; every problem is named with its line.
    """
    return _facts(source.read(Path(path)))


def parse(text: str, file: str = "facts") -> Facts:
    """The facts of a YAML text; `file` is its name in messages. Raises as `read` does."""
    return _facts(source.parse(text, file))


def _facts(given: source.Source) -> Facts:
    if not isinstance(given.data, dict):
        raise InputError(given.file, given.data, "a mapping of facts: name, on, assets, right, …")
    try:
        return Facts.model_validate(given.data)
    except ValidationError as problem:
        raise told(given, problem) from problem


def told(given: source.Source, problem: ValidationError) -> InputError:
    """Every problem of a file in one error, each with its line."""
    lines = [_told(given, error) for error in problem.errors()]
    count = f"{len(lines)} problem{'s' * (len(lines) > 1)}"
    return InputError(given.file, count, "\n  ".join(["a file without them:", *lines]))


def _told(given: source.Source, error: ErrorDetails) -> str:
    place = tuple(error["loc"])
    value = "" if not place or error["type"] == "missing" else f" {error['input']!r}"
    what = error["msg"].removeprefix("Value error, ")
    return f"line {given.line(place) or 1}: {source.name(place) or 'facts'}{value}: {what}"
