"""The figures of a fund's dealing days, from its requests alone: the second computation beside `MoneyMarketFund`.

Money, units and prices are decimals as people write them: 29,994,000.00, 3,000.0000 units, a price of 0.9998. Rounding
is down once a holder, day and cash token; a published price is rounded half up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.rounding import half_up, truncated

ZERO = Decimal(0)
Key = tuple[str, str]
"""Cash token and holder."""


@dataclass(frozen=True, kw_only=True)
class DealingRules:
    """What of a fund's terms its figures follow from. Rates are fractions of one: a gate of 10 % is 0.1, none is 0.

    ``swing_threshold`` is of the net assets, ``materiality`` of the right price, ``de_minimis`` one holder's loss.
    """

    initial_price: Decimal = Decimal(1)
    price_decimals: int = 4
    unit_decimals: int = 4
    cash_decimals: int = 2
    gate: Decimal = ZERO
    swing_threshold: Decimal = ZERO
    swing_factor: Decimal = ZERO
    materiality: Decimal = Decimal("0.005")
    de_minimis: Decimal = ZERO


@dataclass
class Asked:
    """What one holder has under a day's id in one cash token."""

    subscribed: Decimal = ZERO
    redeemed: Decimal = ZERO


@dataclass(frozen=True)
class Outcome:
    """What a struck day gives one holder in one cash token: units for money, money for units, and what is carried."""

    units: Decimal
    dealt: Decimal
    cash: Decimal
    carried: Decimal


@dataclass(frozen=True)
class Dealt:
    """A struck day. ``units`` and ``paid`` are the totals that the fund books, ``in_issue`` what follows."""

    day: int
    nav: Decimal
    price: Decimal
    net_assets: Decimal
    before: Decimal
    subscribed: Decimal
    units: Decimal
    requested: Decimal
    dealt: Decimal
    paid: Decimal
    in_issue: Decimal
    outcomes: dict[Key, Outcome]

    @property
    def carried(self) -> Decimal:
        """Units under the next id."""
        return self.requested - self.dealt

    @property
    def ratio(self) -> Decimal:
        """Dealt of requested, cut to eight decimals."""
        return truncated(Fraction(self.dealt) / Fraction(self.requested), 8) if self.requested else Decimal(1)

    @property
    def kept(self) -> Decimal:
        """What swinging kept for the remaining holders, or took from those who came."""
        at_nav = truncated(Fraction(self.dealt) * Fraction(self.nav), 2)
        return at_nav - self.paid + (self.subscribed - truncated(Fraction(self.units) * Fraction(self.nav), 2))


@dataclass(frozen=True)
class Correction:
    """A day's right price, and whom the party that erred pays: each holder that lost, and the fund what it overpaid."""

    day: int
    dealt: Decimal
    right: Decimal
    material: bool
    losses: dict[Key, Decimal]
    """Above the minimum."""
    for_fund: Decimal

    @property
    def difference(self) -> Decimal:
        """Of the price."""
        return self.dealt - self.right

    @property
    def for_holders(self) -> Decimal:
        """All that lost."""
        return sum(self.losses.values(), ZERO)


def price_of(net_assets: Decimal, units: Decimal, decimals: int) -> Decimal:
    """Net assets over units in issue, rounded half up to ``decimals``; raises `InputError` where there are no units."""
    if not units:
        raise InputError("units", str(units), "units in issue")
    return half_up(Fraction(net_assets) / Fraction(units), decimals)


def swung(rules: DealingRules, nav: Decimal, flow: Fraction, net_assets: Decimal) -> Decimal:
    """The NAV, moved by the factor against a net ``flow`` into the fund above the threshold of its net assets."""
    if not rules.swing_factor or not net_assets or not flow:
        return nav
    if abs(flow) <= Fraction(rules.swing_threshold) * Fraction(net_assets):
        return nav
    factor = Fraction(rules.swing_factor) * (1 if flow > 0 else -1)
    return half_up(Fraction(nav) * (1 + factor), rules.price_decimals)


@dataclass
class FundBook:
    """A fund after some days. Assumes that whoever can claim has claimed before the next day but one is dealt."""

    rules: DealingRules
    in_issue: Decimal = ZERO
    asked: dict[int, dict[Key, Asked]] = field(default_factory=dict)
    days: dict[int, Dealt] = field(default_factory=dict)
    dust: Decimal = ZERO
    """Units that rounding left, which the next strike takes in."""
    left: dict[tuple[int, str], Decimal] = field(default_factory=dict)
    """By day and cash token, units that were carried there and are nobody's: less than one base unit a holder."""

    def of(self, day: int, asset: str, holder: str) -> Asked:
        """What a holder has under a day's id."""
        return self.asked.setdefault(day, {}).setdefault((asset, holder), Asked())

    def subscribe(self, day: int, asset: str, holder: str, amount: Decimal) -> None:
        """Money paid in."""
        self.of(day, asset, holder).subscribed += amount

    def redeem(self, day: int, asset: str, holder: str, units: Decimal) -> None:
        """Units held for redemption."""
        self.of(day, asset, holder).redeemed += units

    def strike(self, day: int, net_assets: Decimal, carried_to: int = 0) -> Dealt:
        """Deals a day at its net assets; what a gate holds back stands under ``carried_to``."""
        rules, requests = self.rules, self.asked.get(day, {})
        nav = price_of(net_assets, self.in_issue, rules.price_decimals) if self.in_issue else rules.initial_price
        requested = sum((redeemed for _, redeemed in self._by_asset(day).values()), ZERO)
        received = sum((each.subscribed for each in requests.values()), ZERO)
        dealt = min(requested, self.in_issue)
        if rules.gate:
            dealt = min(requested, truncated(Fraction(self.in_issue) * Fraction(rules.gate), rules.unit_decimals))
        at_nav = truncated(Fraction(dealt) * Fraction(nav), rules.cash_decimals)
        price = swung(rules, nav, Fraction(received - at_nav), net_assets)
        outcomes = {key: self._outcome(each, price, dealt, requested) for key, each in requests.items()}
        units, burnt, paid = self._totals(day, carried_to, price, dealt, requested)
        self.in_issue, before = self.in_issue + units - burnt + self.dust, self.in_issue
        claimed = sum((each.units for each in outcomes.values()), ZERO)
        self.dust = claimed - units + burnt - sum((each.dealt for each in outcomes.values()), ZERO)
        for (asset, holder), each in outcomes.items():
            if each.carried:
                self.redeem(carried_to, asset, holder, each.carried)
        found = Dealt(
            day, nav, price, net_assets, before, received, units, requested, dealt, paid, self.in_issue, outcomes
        )
        self.days[day] = found
        return found

    def carry(self, day: int, to: int) -> None:
        """A day is passed: all that was asked stands under another id."""
        for asset in {asset for asset, _ in self.asked.get(day, {})}:
            self.left[to, asset] = self.left.get((to, asset), ZERO) + self.left.get((day, asset), ZERO)
        for (asset, holder), each in self.asked.get(day, {}).items():
            self.subscribe(to, asset, holder, each.subscribed)
            self.redeem(to, asset, holder, each.redeemed)

    def correct(self, day: int, net_assets: Decimal) -> Correction:
        """The right price of a day from its right net assets, and who is owed what: losses below the minimum aren't."""
        rules, was = self.rules, self.days[day]
        nav = price_of(net_assets, was.before, rules.price_decimals)
        at_nav = truncated(Fraction(was.dealt) * Fraction(nav), rules.cash_decimals)
        right = swung(rules, nav, Fraction(was.subscribed - at_nav), net_assets)
        material = right != was.price and abs(was.price - right) >= rules.materiality * right
        if not material:
            return Correction(day, was.price, right, material, {}, ZERO)
        difference, dear = abs(was.price - right), was.price > right
        losses, fund = {}, ZERO
        for key, each in was.outcomes.items():
            loss = self._money(each.units if dear else each.dealt, difference)
            if loss and loss >= rules.de_minimis:
                losses[key] = loss
        for asset in {asset for asset, _ in was.outcomes}:
            gained = [each.dealt if dear else each.units for (at, _), each in was.outcomes.items() if at == asset]
            fund += self._money(sum(gained, ZERO), difference)
        return Correction(day, was.price, right, material, losses, fund)

    def _money(self, units: Decimal, price: Decimal) -> Decimal:
        return truncated(Fraction(units) * Fraction(price), self.rules.cash_decimals)

    def _units(self, amount: Decimal, price: Decimal) -> Decimal:
        return truncated(Fraction(amount) / Fraction(price), self.rules.unit_decimals)

    def _share(self, part: Decimal, of: Decimal, whole: Decimal) -> Decimal:
        return truncated(Fraction(part) * Fraction(of) / Fraction(whole), self.rules.unit_decimals) if whole else ZERO

    def _outcome(self, asked: Asked, price: Decimal, dealt: Decimal, requested: Decimal) -> Outcome:
        mine = self._share(asked.redeemed, dealt, requested)
        return Outcome(
            self._units(asked.subscribed, price),
            mine,
            self._money(mine, price),
            self._share(asked.redeemed, requested - dealt, requested),
        )

    def _totals(
        self, day: int, to: int, price: Decimal, dealt: Decimal, requested: Decimal
    ) -> tuple[Decimal, Decimal, Decimal]:
        """Units struck, units dealt and money owed, rounded down once a cash token as the fund books them."""
        units = burnt = paid = ZERO
        for asset, (subscribed, redeemed) in self._by_asset(day).items():
            part = self._share(redeemed, dealt, requested)
            units += self._units(subscribed, price)
            burnt += part
            paid += self._money(part, price)
            if dealt != requested:
                of = [each.redeemed for (at, _), each in self.asked[day].items() if at == asset]
                carried = sum((self._share(each, requested - dealt, requested) for each in of), ZERO)
                self.left[to, asset] = self.left.get((to, asset), ZERO) + redeemed - part - carried
        return units, burnt, paid

    def _by_asset(self, day: int) -> dict[str, tuple[Decimal, Decimal]]:
        """What was paid in and what was asked, by cash token."""
        found: dict[str, tuple[Decimal, Decimal]] = {}
        for (asset, _), each in self.asked.get(day, {}).items():
            subscribed, redeemed = found.get(asset, (ZERO, self.left.get((day, asset), ZERO)))
            found[asset] = (subscribed + each.subscribed, redeemed + each.redeemed)
        return found
