"""The verdict over the facts of an issue: which lane, which duties, what bars it, who may hold, on which source.

The verdict is total: every set of facts that `facts` accepts has one. It never refuses by itself while a rule on its
path is not a primary text that counsel has reviewed: it says what a person has to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from rwa_chain.regimes.facts import (
    ONSHORE,
    Attestation,
    Bar,
    Channel,
    Facts,
    HolderKind,
    Product,
    Right,
)
from rwa_chain.regimes.rules import NOT_REVIEWED, Seen, rule, weakest


class Lane(StrEnum):
    """The lead lane of an issue: at most one."""

    RED = "RED"
    FOREIGN_DEBT = "FOREIGN_DEBT"
    EQUITY = "EQUITY"
    ABS = "ABS"
    OTHER = "OTHER"
    HK_LOCAL = "HK_LOCAL"
    UNDETERMINED = "UNDETERMINED"


class Outcome(StrEnum):
    """The issuer's permission now."""

    MAY_ISSUE = "may issue"
    RECORD_ONLY = "record without transfer"
    NEEDS_DECISION = "a person decides"
    NEEDS_DUTIES = "duties are open"
    BARRED = "barred"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Duty:
    """Something that must be filed, asked or registered, with whom, and whether its document is there."""

    id: str
    authority: str
    what: str
    rules: tuple[str, ...]
    done_by: str | None = None


@dataclass(frozen=True)
class BarState:
    """The state of one prohibition: clear, or why it bars. `found` is False where only a fit attestation is missing."""

    bar: Bar
    clear: bool
    found: bool
    why: str
    rule: str
    until: date | None = None


@dataclass(frozen=True)
class Holding:
    """Whether an holder may hold through a channel, and by which rule."""

    holder: HolderKind
    channel: Channel
    may: bool
    why: str
    rule: str

    @property
    def seen(self) -> Seen:
        """The source of its rule."""
        return rule(self.rule).seen


@dataclass(frozen=True)
class Verdict:
    """The verdict over the facts."""

    name: str
    on: date
    lane: Lane
    lane_rules: tuple[str, ...]
    outcome: Outcome
    duties: tuple[Duty, ...]
    bars: tuple[BarState, ...]
    holdings: tuple[Holding, ...]
    to_decide: tuple[str, ...]
    missing: tuple[str, ...]
    not_looked_at: tuple[str, ...]
    changes: tuple[str, ...] = field(default=(), compare=False)
    reviewed: str = NOT_REVIEWED

    @property
    def path(self) -> tuple[str, ...]:
        """The rules that the verdict stands on, each once, in order."""
        ids = [
            *self.lane_rules,
            *(each for duty in self.duties for each in duty.rules),
            *(bar.rule for bar in self.bars),
            *(holding.rule for holding in self.holdings),
        ]
        return tuple(dict.fromkeys(ids))

    @property
    def weakest_source(self) -> Seen:
        """The weakest source on the path."""
        return weakest(self.path)

    def document(self) -> dict[str, Any]:
        """The verdict as JSON data."""
        return {
            "name": self.name,
            "on": self.on.isoformat(),
            "lane": self.lane,
            "outcome": self.outcome,
            "weakest_source": self.weakest_source,
            "reviewed": self.reviewed,
            "rules": list(self.path),
            "duties": [
                {
                    "id": each.id,
                    "authority": each.authority,
                    "what": each.what,
                    "rules": each.rules,
                    "done": each.done_by,
                }
                for each in self.duties
            ],
            "bars": [
                {
                    "bar": each.bar,
                    "clear": each.clear,
                    "found": each.found,
                    "why": each.why,
                    "rule": each.rule,
                    "until": each.until.isoformat() if each.until else None,
                }
                for each in self.bars
            ],
            "holders": [
                {
                    "holder": each.holder,
                    "channel": each.channel,
                    "may": each.may,
                    "why": each.why,
                    "rule": each.rule,
                }
                for each in self.holdings
            ],
            "to_decide": list(self.to_decide),
            "missing": list(self.missing),
            "not_looked_at": list(self.not_looked_at),
            "would_change_it": list(self.changes),
        }


NOT_LOOKED_AT = (
    "tax",
    "accounting",
    "the law of places other than the Mainland, Hong Kong and Macau",
    "the texts of the rules themselves: no rule is held as a primary text",
)

_BAR_RULES = {
    Bar.CAPITAL_MARKETS_BARRED: "CSRC1-BAR1",
    Bar.NATIONAL_SECURITY: "CSRC1-BAR2",
    Bar.OFFENCE: "CSRC1-BAR3",
    Bar.INVESTIGATION: "CSRC1-BAR4",
    Bar.TITLE: "CSRC1-BAR5",
    Bar.NEGATIVE_LIST: "CSRC1-BAR6",
}
_SIGNERS = {
    Bar.OFFENCE: {"filer", "controlling_shareholder", "controller", "directors"},
    Bar.TITLE: {"filer", "professional"},
}
_PRODUCTS = {
    Right.DEBT: Product.BOND,
    Right.INCOME: Product.INCOME_RIGHT,
    Right.EQUITY: Product.EQUITY,
    Right.OWNERSHIP: Product.EQUITY,
}
_CLEARED_BY_DOCUMENT = {
    Bar.INVESTIGATION,
    Bar.TITLE,
    Bar.NEGATIVE_LIST,
    Bar.NATIONAL_SECURITY,
    Bar.CAPITAL_MARKETS_BARRED,
}


def classify(facts: Facts) -> Verdict:
    """The verdict over some facts, with what would change it."""
    verdict = _verdict(facts)
    return replace(verdict, changes=tuple(_changes(facts, verdict)))


def may_hold(lane: Lane, product: Product, holder: HolderKind, channel: Channel, facts: Facts | None = None) -> Holding:
    """Whether an holder may hold a product of a lane through a channel, and by which rule."""

    def answer(may: bool, why: str, rule_id: str) -> Holding:
        return Holding(holder, channel, may, why, rule_id)

    scheme = product is Product.INCOME_RIGHT and not (
        facts and (facts.no_scheme_opinion or "income_right_is_no_scheme" in facts.rivals)
    )
    if lane is Lane.UNDETERMINED:
        return answer(False, "the lane is not determined", "D42-OTHER")
    if lane is Lane.RED:
        return answer(False, "an onshore token is at most a record without transfer", "D42-RED")
    if holder is HolderKind.ONSHORE_RESIDENT:
        return answer(False, "a resident of the Mainland holds no token issued outside it", "CSRC1-RESIDENTS")
    if channel in (Channel.SOUTHBOUND, Channel.QDII) and holder is not HolderKind.ONSHORE_INSTITUTION:
        return answer(False, f"the channel {channel} is for institutions of the Mainland", "D42-RED")
    if holder is HolderKind.ONSHORE_INSTITUTION:
        if lane is Lane.ABS:
            return answer(False, "the ABS lane bars every resident of the Mainland", "CSRC1-RESIDENTS")
        if channel not in (Channel.SOUTHBOUND, Channel.QDII):
            return answer(
                False, "an institution of the Mainland holds through a channel, southbound or qdii", "D42-RED"
            )
        if product is Product.STABLECOIN or (product is not Product.BOND and channel is Channel.SOUTHBOUND):
            return answer(False, f"the channel {channel} does not take this product", "D42-RED")
        return answer(True, f"through the channel {channel}, with its claim", "D42-REPATRIATION")
    if holder is HolderKind.US_PERSON:
        return answer(False, "a US person holds only under an exemption", "AML-US-PERSON")
    if lane is Lane.OTHER:
        return answer(False, "the authority's answer says who may hold", "D42-OTHER")
    if product is Product.STABLECOIN:
        return answer(True, "sold by a permitted offeror", "CAP656-OFFEROR")
    retail = holder in (HolderKind.HK_RETAIL, HolderKind.OTHER_RETAIL)
    if scheme and retail:
        return answer(
            False, "an income right that may be a collective scheme is for professional investors", "23EC52-DIGITAL"
        )
    if holder is HolderKind.HK_RETAIL:
        if facts is not None and not (facts.authorised or facts.prospectus):
            return answer(False, "an offer to the public is authorised or has a prospectus", "23EC52-OFFER")
        if product is Product.FUND and channel is Channel.DIRECT:
            return answer(True, "by subscription at NAV, from the fund or its distributor", "26EC22-DISCLOSE")
        if product is Product.FUND:
            return answer(True, "on a licensed platform, with a pre-funded order", "26EC23-VENUE")
        return answer(True, "as an authorised offer, or with a prospectus", "23EC52-OFFER")
    if holder is HolderKind.OTHER_RETAIL:
        return answer(False, "the law of the retail investor's home is not encoded here", "23EC52-OFFER")
    if holder is HolderKind.MACAU_PROFESSIONAL:
        return answer(True, "as a professional investor of Macau", "MACAU-PROFESSIONAL")
    return answer(True, "as a professional investor", "23EC52-SEE-THROUGH")


def _verdict(facts: Facts) -> Verdict:
    lane, lane_rules, missing = _lane(facts)
    duties = tuple(_duties(facts, lane))
    bars = tuple(_bars(facts)) if lane is Lane.ABS else ()
    product = facts.product or _product_of(facts.right)
    holdings = (
        tuple(
            may_hold(lane, product, holder, channel, facts)
            for holder in facts.holders
            for channel in _channels_of(holder, facts.channels)
        )
        if product is not None
        else ()
    )
    missing = (*missing, *(("holders",) if not facts.holders else ()))
    partial = Verdict(
        name=facts.name,
        on=facts.on,
        lane=lane,
        lane_rules=lane_rules,
        outcome=Outcome.UNDETERMINED,
        duties=duties,
        bars=bars,
        holdings=holdings,
        to_decide=(),
        missing=missing,
        not_looked_at=NOT_LOOKED_AT,
    )
    stops = _stops(facts, partial)
    decided = {each.rule: each.says for each in facts.decisions}
    to_decide = tuple(each for each in stops if decided.get(each) is None)
    return replace(partial, outcome=_outcome(facts, partial, stops, decided, to_decide), to_decide=to_decide)


def _stops(facts: Facts, verdict: Verdict) -> tuple[str, ...]:
    """The rules that speak against the issue."""
    against = [bar.rule for bar in verdict.bars if bar.found and not bar.clear]
    if verdict.lane is Lane.RED:
        against.append("D42-RED")
    out_of_force = [each for each in verdict.lane_rules if not rule(each).in_force(facts.on)]
    return tuple(dict.fromkeys([*against, *out_of_force]))


def _outcome(
    facts: Facts, verdict: Verdict, stops: tuple[str, ...], decided: Mapping[str, str], to_decide: tuple[str, ...]
) -> Outcome:
    if verdict.lane is Lane.UNDETERMINED and not _answered(facts):
        return Outcome.UNDETERMINED
    if verdict.lane is Lane.OTHER and not _answered(facts):
        return Outcome.NEEDS_DUTIES
    if any(decided.get(each) == "stop" or (rule(each).decides_alone and each not in decided) for each in stops):
        return Outcome.BARRED
    if verdict.lane is Lane.RED:
        if facts.infrastructure.consent and facts.infrastructure.named:
            return Outcome.RECORD_ONLY
        return Outcome.NEEDS_DECISION
    if to_decide:
        return Outcome.NEEDS_DECISION
    attested = all(bar.clear or bar.found for bar in verdict.bars)
    if verdict.missing or not attested or any(duty.done_by is None for duty in verdict.duties):
        return Outcome.NEEDS_DUTIES
    return Outcome.MAY_ISSUE


def _answered(facts: Facts) -> bool:
    return any(each.authority == "CSRC" for each in facts.answers)


def _product_of(right: Right | None) -> Product | None:
    return _PRODUCTS.get(right) if right else None


def _channels_of(holder: HolderKind, channels: Iterable[Channel]) -> Iterable[Channel]:
    through = (Channel.SOUTHBOUND, Channel.QDII)
    if holder is HolderKind.ONSHORE_INSTITUTION:
        return channels
    return [each for each in channels if each not in through] or [Channel.DIRECT]


def _lane(facts: Facts) -> tuple[Lane, tuple[str, ...], tuple[str, ...]]:
    """The lead lane, its rules, and the facts that are missing."""
    onshore_service = any(each.location == ONSHORE for each in facts.services)
    if facts.infrastructure.location == ONSHORE or (onshore_service and "onshore_service_is_red" in facts.rivals):
        rules = ["D42-RED"]
        if facts.infrastructure.consent and facts.infrastructure.named:
            rules.append("D42-RECORD")
        return Lane.RED, tuple(rules), ()
    missing = [
        name
        for name, value in (
            ("infrastructure.location", facts.infrastructure.location),
            ("issuer", facts.issuer),
            ("right", facts.right),
            ("obligor", facts.obligor),
            ("controller", facts.controller),
            *((f"assets.{index}.location", asset.location) for index, asset in enumerate(facts.assets)),
        )
        if value is None
    ]
    if missing:
        return Lane.UNDETERMINED, ("D42-OTHER",), tuple(missing)
    onshore_asset = any(each.location == ONSHORE for each in facts.assets)
    if facts.right is Right.DEBT and ONSHORE in (facts.issuer, facts.obligor):
        return Lane.FOREIGN_DEBT, ("D42-FOREIGN-DEBT", "FDEBT-NDRC"), ()
    if onshore_asset:
        if facts.right is Right.INCOME:
            return Lane.ABS, ("CSRC1-SCOPE", "D42-ABS"), ()
        if facts.right in (Right.EQUITY, Right.OWNERSHIP):
            return Lane.EQUITY, ("D42-EQUITY",), ()
        if facts.right is Right.DEBT:
            # A debt of an overseas person that onshore cash flow repays fits two lanes: nobody has said which.
            return Lane.OTHER, ("D42-OTHER", "CSRC1-SCOPE"), ()
        return Lane.OTHER, ("D42-OTHER",), ()
    if ONSHORE in (facts.obligor, facts.controller) and facts.right is not Right.DEBT:
        return Lane.OTHER, ("D42-OTHER",), ()
    if facts.infrastructure.location == "HK" or any(each.location == "HK" for each in facts.assets):
        return Lane.HK_LOCAL, ("23EC52-SEE-THROUGH",), ()
    return Lane.UNDETERMINED, ("D42-OTHER",), ("a regime for these places: none is encoded",)


def _duties(facts: Facts, lane: Lane) -> Iterable[Duty]:
    def duty(name: str, authority: str, what: str, *rules: str) -> Duty:
        return Duty(name, authority, what, rules, _done(facts, authority, filing=name == "CSRC_FILING"))

    if lane is Lane.ABS:
        yield duty(
            "CSRC_FILING",
            "CSRC",
            "file the report and the offshore documents before any business",
            "CSRC1-FILER",
            "CSRC1-BEFORE",
        )
        yield duty(
            "SAFE_REGISTRATION",
            "SAFE",
            "register the channel by which proceeds return",
            "D42-REPATRIATION",
            "CSRC1-OTHERS",
        )
    if lane is Lane.EQUITY:
        yield duty("CSRC_FILING", "CSRC", "file as an overseas listing", "D42-EQUITY")
    if lane is Lane.FOREIGN_DEBT:
        yield duty("NDRC_CERTIFICATE", "NDRC", "obtain the certificate, with its cap and validity", "FDEBT-NDRC")
        yield duty("SAFE_REGISTRATION", "SAFE", "register the foreign debt", "FDEBT-SAFE")
    if lane is Lane.OTHER:
        yield duty("CSRC_ANSWER", "CSRC", "ask the CSRC, which decides with other departments", "D42-OTHER")
    if facts.onshore_group_arm:
        yield duty(
            "HEAD_OFFICE_RISK_CONTROL",
            "HEAD_OFFICE",
            "the head office approves under its risk control",
            "D42-OVERSEAS-ARM",
        )
    if any(each.location == ONSHORE for each in facts.services) and lane is not Lane.RED:
        yield duty("SERVICE_OPINION", "COUNSEL", "an opinion on each service from onshore", "D42-SERVICE")
    if facts.personal_data_leaves or facts.important_data_leaves:
        yield duty(
            "CAC_ASSESSMENT", "CAC", "assessment, standard contract or certification before data leaves", "CAC-EXPORT"
        )
    in_hong_kong = facts.infrastructure.location == "HK" or any(
        each in (HolderKind.HK_RETAIL, HolderKind.HK_PROFESSIONAL) for each in facts.holders
    )
    if in_hong_kong and lane is not Lane.RED:
        if facts.product is Product.FUND and facts.authorised:
            yield duty(
                "SFC_CONSULTATION",
                "SFC",
                "consult the SFC before tokenising, and again at a material change",
                "26EC22-CONSULT",
            )
        if facts.product is Product.STABLECOIN:
            yield duty("HKMA_LICENCE", "HKMA", "a licence of a stablecoin issuer", "CAP656-LICENCE")
        if HolderKind.HK_RETAIL in facts.holders and not (facts.authorised or facts.prospectus):
            yield duty("OFFER_ROUTE", "SFC", "an authorisation or a prospectus for the public", "23EC52-OFFER")
    if facts.currency_peg in ("CNY", "CNH"):
        yield duty("RMB_PEG_CONSENT", "PBOC", "consent to a coin pegged to the RMB", "D42-RMB-PEG")


def _done(facts: Facts, authority: str, *, filing: bool) -> str | None:
    """The hash of the document that an authority gave. A filing opens the door once it is published."""
    for answer in facts.answers:
        if answer.authority != authority:
            continue
        if not filing or (answer.published_on is not None and answer.published_on <= facts.on):
            return answer.document
        if answer.filed_on is not None and answer.filed_on <= facts.on and "door_opens_at_filing" in facts.rivals:
            return answer.document
    return None


def _bars(facts: Facts) -> Iterable[BarState]:
    given = {each.bar: each for each in facts.attestations}
    for bar, rule_id in _BAR_RULES.items():
        attestation = given.get(bar)
        clear, why, until = _bar(facts, bar, attestation)
        yield BarState(bar, clear, attestation is not None and attestation.finding == "found", why, rule_id, until)


def _bar(facts: Facts, bar: Bar, given: Attestation | None) -> tuple[bool, str, date | None]:
    if given is None:
        return False, "no attestation", None
    if given.signed_on is None or not given.signed_by:
        return False, "the attestation is not signed", None
    lacking = _SIGNERS.get(bar, {"filer"}) - set(given.signed_by)
    if lacking:
        return False, f"not signed by {', '.join(sorted(lacking))}", None
    age = (facts.on - given.signed_on).days
    if age > facts.attestation_days:
        return False, f"signed {age} days ago; at most {facts.attestation_days}", None
    if bar is Bar.OFFENCE:
        return _offence(facts, given)
    if given.finding == "found":
        if given.cleared_by and bar in _CLEARED_BY_DOCUMENT:
            return True, f"cleared by document {given.cleared_by}", None
        return False, "found, and no document clears it", None
    return True, "none found", None


def _offence(facts: Facts, given: Attestation) -> tuple[bool, str, date | None]:
    if given.finding == "none":
        start = _years_before(facts.on, 3)
        if given.looked_from is None or given.looked_to is None:
            return False, "the attestation does not say which window it looked at", None
        if given.looked_from > start or given.looked_to < (given.signed_on or facts.on):
            return (
                False,
                f"looked at {given.looked_from} to {given.looked_to}; three years from {start} are needed",
                None,
            )
        return True, "none found in three years", None
    by_judgment = "offence_dated_by_judgment" in facts.rivals
    dated = given.judgment_on if by_judgment else given.offence_on
    if dated is None:
        return False, f"found, without {'judgment_on' if by_judgment else 'offence_on'}", None
    until = _years_after(dated, 3)
    if facts.on < until:
        return False, f"an offence of {dated} bars until {until}", until
    return True, f"the offence of {dated} is three years past", None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _changes(facts: Facts, verdict: Verdict) -> Iterable[str]:
    """Single changes of one fact that would lead to another lane, and days that would."""
    variants: list[tuple[str, dict[str, Any]]] = [
        *((f"right: {right}", {"right": right, "product": None}) for right in Right),
        *((f"issuer: {place}", {"issuer": place, "onshore_group_arm": False}) for place in (ONSHORE, "HK")),
        *((f"obligor: {place}", {"obligor": place}) for place in (ONSHORE, "HK")),
        *((f"controller: {place}", {"controller": place}) for place in (ONSHORE, "HK")),
        *(
            (
                f"infrastructure.location: {place}",
                {"infrastructure": facts.infrastructure.model_copy(update={"location": place, "consent": None})},
            )
            for place in (ONSHORE, "HK")
        ),
        *(
            (
                f"assets.*.location: {place}",
                {"assets": tuple(each.model_copy(update={"location": place}) for each in facts.assets)},
            )
            for place in (ONSHORE, "HK")
        ),
    ]
    for said, update in variants:
        lane = _lane(facts.model_copy(update=update))[0]
        if lane is not verdict.lane:
            yield f"{said} → {lane}"
    for bar in verdict.bars:
        if bar.until is not None:
            yield f"on: {bar.until} → bar {bar.bar} ends"
    for switch in ("onshore_service_is_red", "door_opens_at_filing", "offence_dated_by_judgment"):
        if switch not in facts.rivals:
            other = _verdict(facts.model_copy(update={"rivals": (*facts.rivals, switch)}))
            if (other.lane, other.outcome) != (verdict.lane, verdict.outcome):
                yield f"rivals: {switch} → {other.lane}, {other.outcome}"
