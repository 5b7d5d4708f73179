"""A repo desk: master agreements, repos whose end is signed with their start, margin, income, default and close-out.

Parties sign instructions of the settlement engine; the desk's contract builds each from its record and has it settled.
Decimals and dates come in, base units go out. What an amount must be is in `repo_figures`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rwa_chain.bindings import (
    CloseOuts,
    ICloseOuts,
    IMargins,
    IMasterAgreements,
    ISecurityViews,
    Margins,
    Marks,
    MasterAgreements,
    SecurityToken,
    Settlement,
    TokenizedDeposit,
)
from rwa_chain.bindings.types import (
    Consent,
    DefaultEvent,
    Instruction,
    Leg,
    MarginAsset,
    MarginCall,
    MasterAgreement,
    ObligationId,
    Position,
    Transaction,
    TransactionStatus,
    ValueMethod,
    Variation,
)
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import ZERO_ADDRESS, address_of
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash, repo_figures, settlement
from rwa_chain.lifecycle.documents import document_hash
from rwa_chain.lifecycle.instants import EPOCH, day_number
from rwa_chain.lifecycle.repo_figures import RATE_DECIMALS, RATIO_DECIMALS, RepoTerms
from rwa_chain.money import Currency, to_base_units

DAY = 86_400
CASH = ZERO_ADDRESS
"""The asset of margin in cash."""
OPEN_FOR = 30
"""How many days a signed end may still be carried out."""
EVENTS = {each.name.lower(): each for each in DefaultEvent}
METHODS = {"sale": ValueMethod.SALE, "quotes": ValueMethod.QUOTES, "net-value": ValueMethod.NET_VALUE}


@dataclass(frozen=True)
class RepoDesk:
    """The contracts that a desk works with."""

    agreements: MasterAgreements
    margins: Margins
    close_outs: CloseOuts
    marks: Marks
    settlement: Settlement


@dataclass(frozen=True, kw_only=True)
class AgreementTerms:
    """A master agreement with its annex.

    ``document`` and ``opinion`` are texts as JSON, which are hashed. Rates are per cent a year, periods are [s].
    ``margin_assets``: haircuts in per cent, by security. ``utc_offset`` [s] of the place whose days count.
    """

    party_a: AddressLike
    party_b: AddressLike
    cash_a: TokenizedDeposit
    cash_b: TokenizedDeposit
    sources: tuple[AddressLike, AddressLike]
    document: Mapping[str, Any]
    opinion: Mapping[str, Any]
    margin_assets: Mapping[AddressLike, Decimal]
    mark_age: int = DAY
    mark_spread_percent: Decimal = Decimal(1)
    threshold: Decimal = Decimal(0)
    minimum_transfer: Decimal = Decimal(0)
    call_period: int = DAY
    cure_period: int = DAY
    valuation_period: int = 5 * DAY
    stay_period: int = 0
    cash_rate_percent: Decimal = Decimal(0)
    late_rate_percent: Decimal = Decimal(0)
    basis: int = 365
    notice_days: int = 2
    utc_offset: int = 8 * 3_600


def ratio(value: Decimal, field: str) -> int:
    """A haircut or a ratio as the contracts keep it."""
    return to_base_units(value, RATIO_DECIMALS, field=field)


def rate(percent: Decimal, field: str) -> int:
    """A rate in per cent as the contracts keep it."""
    return to_base_units(percent / 100, RATE_DECIMALS, field=field, signed=True)


def price_units(price: Decimal, currency: Currency) -> int:
    """A price of a unit as the contracts keep it; raises `InputError` where it has too many digits."""
    return to_base_units(price, currency.decimals + RATIO_DECIMALS, field="price")


def price_of(units: int, currency: Currency) -> Decimal:
    """The price of a unit."""
    return Decimal(units).scaleb(-(currency.decimals + RATIO_DECIMALS))


def agreement_of(desk: RepoDesk, terms: AgreementTerms) -> MasterAgreement:
    """The terms as the contract takes them; raises `InputError` for a field that it would refuse."""
    currency, other = cash.currency_of(terms.cash_a), cash.currency_of(terms.cash_b)
    if other != currency:
        raise InputError("cash_b", other.code, f"a deposit in the base currency, {currency.code}")
    if terms.basis not in repo_figures.BASES:
        raise InputError("basis", terms.basis, "360 or 365")
    if address_of(terms.sources[0]) == address_of(terms.sources[1]):
        raise InputError("sources", "one source twice", "two different sources")
    return MasterAgreement(
        party_a=address_of(terms.party_a),
        party_b=address_of(terms.party_b),
        cash_a=terms.cash_a.address,
        cash_b=terms.cash_b.address,
        close_out=desk.close_outs.address,
        sources=(address_of(terms.sources[0]), address_of(terms.sources[1])),
        mark_age=terms.mark_age,
        mark_spread=ratio(terms.mark_spread_percent / 100, "mark_spread_percent"),
        threshold=currency.units(terms.threshold, field="threshold"),
        minimum_transfer=currency.units(terms.minimum_transfer, field="minimum_transfer"),
        call_period=terms.call_period,
        cure_period=terms.cure_period,
        valuation_period=terms.valuation_period,
        stay_period=terms.stay_period,
        cash_rate=rate(terms.cash_rate_percent, "cash_rate_percent"),
        late_rate=rate(terms.late_rate_percent, "late_rate_percent"),
        act360=terms.basis == 360,
        notice_days=terms.notice_days,
        utc_offset=terms.utc_offset,
        margin_assets=tuple(
            MarginAsset(address_of(asset), ratio(haircut / 100, "margin_assets"))
            for asset, haircut in terms.margin_assets.items()
        ),
        terms_hash=document_hash(terms.document),
        opinion_hash=document_hash(terms.opinion),
    )


def enter(desk: RepoDesk, terms: AgreementTerms, *, proposer: Party, other: Party) -> bytes:
    """Both parties agree; returns the agreement's id."""
    agreed = agreement_of(desk, terms)
    desk.agreements.propose(agreed, sender=proposer)
    return desk.agreements.propose(agreed, sender=other).one(IMasterAgreements.AgreementEntered).id


class Agreement:
    """An agreement that both parties have entered, as one of them or anybody works with it."""

    def __init__(
        self, desk: RepoDesk, identifier: bytes, *, heard: Callable[[Instruction], None] | None = None
    ) -> None:
        """``heard`` is told every instruction that is signed here.

        Raises `InputError` for an agreement that the desk does not know.
        """
        self.desk, self.id, self._heard = desk, identifier, heard
        self.terms = desk.agreements.agreement_of(identifier)
        if address_of(self.terms.party_a) == ZERO_ADDRESS:
            raise InputError("agreement", "0x" + identifier.hex(), "the id of an agreement of this desk")
        self.currency = cash.currency_of(self._deposit(self.terms.cash_a))

    # -- what stands ---------------------------------------------------------------------------------------------

    def today(self) -> date:
        """Today at the agreement's place."""
        return EPOCH + timedelta(days=self.desk.agreements.today_of(self.id))

    def position(self, repo: bytes) -> Position:
        """A transaction as it stands; raises `InputError` for one that was never opened."""
        found = self.desk.agreements.position_of(self.id, repo)
        if found.status == TransactionStatus.NONE:
            raise InputError("repo", "0x" + repo.hex(), "the id of a transaction of this agreement")
        return found

    def repos(self) -> list[bytes]:
        """The open transactions."""
        return list(self.desk.agreements.open_of(self.id))

    def exposure(self, party: AddressLike) -> Decimal:
        """The party's net exposure to the other, after margin; below zero it is the other's."""
        of_a = self.desk.margins.exposure_of(self.id)
        return self._amount(of_a if address_of(party) == self.terms.party_a else -of_a)

    def owed(self, repo: bytes, on: date) -> Decimal:
        """The repurchase price on a day."""
        return self._amount(self.desk.agreements.repurchase_price_of(self.id, repo, day_number(on)))

    def call_of(self) -> MarginCall:
        """The last margin call."""
        return self.desk.margins.call_of(self.id)

    def figures(self, repo: bytes) -> RepoTerms:
        """A transaction in decimals and dates."""
        p, scale = self.position(repo), Decimal(10) ** RATIO_DECIMALS
        return RepoTerms(
            units=p.units,
            purchase_price=self._amount(p.purchase_price),
            rate_percent=Decimal(p.rate) * 100 / 10**RATE_DECIMALS,
            purchase_date=EPOCH + timedelta(days=p.purchase_date),
            repurchase_date=EPOCH + timedelta(days=p.repurchase_date) if p.repurchase_date else None,
            haircut_percent=None if p.margin >= scale else Decimal(p.margin) * 100 / scale,
            margin_ratio=Decimal(p.margin) / scale if p.margin >= scale else None,
            basis=360 if p.act360 else 365,
            decimals=self.currency.decimals,
        )

    def price(self, asset: AddressLike) -> Decimal:
        """The mean of both sources' marks, as the contract takes it.

        Raises `InputError` where one is missing, too old or far from the other.
        """
        chain, found = self.desk.agreements.chain, []
        for source in self.terms.sources:
            mark = self.desk.marks.mark_of(source, asset)
            if not mark.price or mark.as_of < chain.now - self.terms.mark_age:
                said = f"as of {mark.as_of}" if mark.price else "none"
                raise InputError("mark", f"{said} by {source}", f"one of the last {self.terms.mark_age} seconds")
            found.append(price_of(mark.price, self.currency))
        return repo_figures.mark_of(found[0], found[1], Decimal(self.terms.mark_spread) / 10 ** (RATIO_DECIMALS - 2))

    # -- transactions --------------------------------------------------------------------------------------------

    def transaction(
        self, security: SecurityToken, seller: AddressLike, terms: RepoTerms, reference: str
    ) -> Transaction:
        """The terms as the contract takes them; raises `InputError` where the buyer may not hold the collateral."""
        self._require_holder(security, seller, terms.units)
        return Transaction(
            seller_is_b=address_of(seller) == self.terms.party_b,
            security=security.address,
            units=terms.units,
            purchase_price=self.currency.units(terms.purchase_price, field="purchase_price"),
            rate=rate(terms.rate_percent, "rate_percent"),
            act360=terms.basis == 360,
            haircut=0 if terms.haircut_percent is None else ratio(terms.haircut_percent / 100, "haircut_percent"),
            margin_ratio=0 if terms.margin_ratio is None else ratio(terms.margin_ratio, "margin_ratio"),
            purchase_date=day_number(terms.purchase_date),
            repurchase_date=0 if terms.repurchase_date is None else day_number(terms.repurchase_date),
            salt=keccak(reference.encode()),
        )

    def open(self, agreed: Transaction, *, seller: Party, buyer: Party, sender: Party) -> bytes:
        """Opens a repo by both signatures over its start and, of a fixed term, over its end; returns its id."""
        repo = self.desk.agreements.transaction_id_of(self.id, agreed)
        legs = [
            settlement.security_leg(agreed.security, seller, buyer, agreed.units),
            self._cash_leg(buyer, seller, agreed.purchase_price),
        ]
        opening = self._consent(repo, legs, [seller, buyer])
        end = Consent(0, 0, (), ())
        if agreed.repurchase_date:
            now = Variation(agreed.security, agreed.units, agreed.purchase_price, agreed.rate, agreed.repurchase_date)
            end = self._end(repo, 0, self._after(agreed), now, seller, buyer)
        self.desk.agreements.open(self.id, agreed, opening, end, sender=sender)
        return repo

    def substitute(
        self, repo: bytes, security: SecurityToken, units: int, *, seller: Party, buyer: Party, sender: Party
    ) -> Receipt:
        """Equivalent units go back against others, in one instruction; the transaction stays the same."""
        p = self.position(repo)
        self._require_holder(security, seller, units)
        changed = Variation(security.address, units, p.purchase_price, p.rate, p.repurchase_date)
        return self.vary(repo, changed, seller=seller, buyer=buyer, sender=sender)

    def reprice(self, repo: bytes, purchase_price: Decimal, *, seller: Party, buyer: Party, sender: Party) -> Receipt:
        """The differential so far and the change of price are paid; it runs anew from today."""
        p = self.position(repo)
        units = self.currency.units(purchase_price, field="purchase_price")
        changed = Variation(p.security, p.units, units, p.rate, p.repurchase_date)
        return self.vary(repo, changed, seller=seller, buyer=buyer, sender=sender)

    def adjust(self, repo: bytes, units: int, *, seller: Party, buyer: Party, sender: Party) -> Receipt:
        """Units are added or given back; the cash stays."""
        p = self.position(repo)
        changed = Variation(p.security, units, p.purchase_price, p.rate, p.repurchase_date)
        return self.vary(repo, changed, seller=seller, buyer=buyer, sender=sender)

    def re_rate(self, repo: bytes, rate_percent: Decimal, *, seller: Party, buyer: Party, sender: Party) -> Receipt:
        """Another rate from today; the differential so far is paid."""
        p = self.position(repo)
        changed = Variation(
            p.security, p.units, p.purchase_price, rate(rate_percent, "rate_percent"), p.repurchase_date
        )
        return self.vary(repo, changed, seller=seller, buyer=buyer, sender=sender)

    def roll(self, repo: bytes, repurchase_date: date, *, seller: Party, buyer: Party, sender: Party) -> Receipt:
        """Another repurchase date, later or sooner."""
        p = self.position(repo)
        changed = Variation(p.security, p.units, p.purchase_price, p.rate, day_number(repurchase_date))
        return self.vary(repo, changed, seller=seller, buyer=buyer, sender=sender)

    def vary(self, repo: bytes, changed: Variation, *, seller: Party, buyer: Party, sender: Party) -> Receipt:
        """Varies a transaction by both parties' signatures over what moves and over the new end.

        Of an open term there is no end: raises `InputError` where a party neither delivers nor is the sender.
        """
        contract, p = self.desk.agreements, self.position(repo)
        condition = contract.variation_id_of(repo, p.version, changed)
        legs = self._variation_legs(repo, p, changed, seller, buyer)
        signers = [party for party in (seller, buyer) if party.address in settlement.deliverers(legs)]
        ordered = sorted(signers, key=lambda party: settlement.deliverers(legs).index(party.address))
        moved = self._consent(condition, legs, ordered) if legs else Consent(0, 0, (), ())
        for party in (seller, buyer):
            if not changed.repurchase_date and party not in signers and party != sender:
                raise InputError("sender", str(sender), f"{party}, which delivers nothing in it")
        end = Consent(0, 0, (), ())
        if changed.repurchase_date:
            price = self._price_after(p, changed)
            end = self._end(repo, p.version + 1, price, changed, seller, buyer)
        return contract.vary(self.id, repo, changed, moved, end, sender=sender)

    def signed_end(self, repo: bytes) -> Consent:
        """What both parties signed of a transaction's end, as published; raises `InputError` where they have not."""
        contract, version = self.desk.agreements, self.position(repo).version
        where = {"agreement": self.id, "id": repo}
        for event in contract.chain.events(IMasterAgreements.RepoEndSigned, emitter=contract, where=where):
            if event.version == version:
                return event.consent
        raise InputError("repo", "0x" + repo.hex(), "a transaction whose end both parties have signed")

    def close(self, repo: bytes, *, sender: Party) -> Decimal:
        """Ends a transaction by the end that both have signed; anyone. Returns the repurchase price."""
        receipt = self.desk.agreements.close(self.id, repo, self.signed_end(repo), sender=sender)
        return self._amount(receipt.one(IMasterAgreements.RepoClosed).repurchase_price)

    def close_anew(self, repo: bytes, *, seller: Party, buyer: Party, sender: Party) -> Decimal:
        """The same by new signatures: on demand, or after a record date since the end that was signed."""
        p = self.position(repo)
        end = self._end(repo, p.version, self._owed_units(repo, p), _terms_of(p), seller, buyer, anew=True)
        receipt = self.desk.agreements.close(self.id, repo, end, sender=sender)
        return self._amount(receipt.one(IMasterAgreements.RepoClosed).repurchase_price)

    # -- margin --------------------------------------------------------------------------------------------------

    def call(self, *, return_first: bool = False, sender: Party) -> tuple[Decimal, Decimal]:
        """Calls margin; returns the caller's exposure, and what of it is called."""
        event = self.desk.margins.call(self.id, return_first, sender=sender).one(IMargins.MarginCalled)
        return self._amount(event.exposure), self._amount(event.amount)

    def deliver(self, asset: SecurityToken | None, amount: int | Decimal, *, payer: Party, sender: Party) -> Decimal:
        """Delivers margin for the running call: units of a security, or cash where none is given.

        Returns what it counts for.
        """
        call, number = self.call_of(), self.desk.margins.sums_of(self.id).calls
        payee = self.terms.party_b if call.by_b else self.terms.party_a
        if asset is None:
            units = self.currency.units(amount)
            legs = [self._cash_leg(payer, payee, units)]
        else:
            units = int(amount)
            legs = [settlement.security_leg(asset, payer, payee, units)]
        consent = self._consent(
            self.desk.margins.margin_id_of(self.id, number), legs, [payer], condition=self.desk.margins.address
        )
        which = CASH if asset is None else asset.address
        receipt = self.desk.margins.deliver(self.id, which, units, consent, sender=sender)
        return self._amount(receipt.one(IMargins.MarginDelivered).value)

    def units_for(self, asset: SecurityToken) -> int:
        """The fewest units of a security that meet the running call.

        Raises `InputError` for one that was not agreed as margin.
        """
        call = self.call_of()
        for each in self.terms.margin_assets:
            if each.asset == asset.address:
                haircut = Decimal(each.haircut) / 10 ** (RATIO_DECIMALS - 2)
                missing = self._amount(call.amount - call.delivered)
                return repo_figures.units_for(missing, self.price(asset), haircut)
        raise InputError("asset", asset.address, "a security that the agreement takes as margin")

    def pay_interest(self, *, payer: Party, sender: Party) -> Decimal:
        """Pays the interest so far on cash margin; returns what was paid."""
        contract, today = self.desk.margins, self.today()
        state = contract.sums_of(self.id)
        days = (today - EPOCH).days - state.interest_date
        since = repo_figures.differential(
            self._amount(abs(state.cash_margin)), Decimal(self.terms.cash_rate) * 100 / 10**RATE_DECIMALS, days,
            basis=360 if self.terms.act360 else 365, decimals=self.currency.decimals,
        )  # fmt: skip
        units = self.currency.units(abs(since)) * (1 if (since >= 0) == (state.cash_margin >= 0) else -1)
        to_a = state.cash_interest + units
        payee = self.terms.party_a if to_a > 0 else self.terms.party_b
        consent = self._consent(
            contract.interest_id_of(self.id, to_a), [self._cash_leg(payer, payee, abs(to_a))], [payer],
            condition=contract.address,
        )  # fmt: skip
        contract.pay_interest(self.id, consent, sender=sender)
        return self._amount(abs(to_a))

    # -- income --------------------------------------------------------------------------------------------------

    def enter_income(self, subject: bytes, obligation: ObligationId, *, sender: Party) -> tuple[bytes, Decimal]:
        """What is owed for a coupon that the issuer paid on a repo's units, or on margin (`margin_subject`).

        Returns its id and amount.
        """
        receipt = self.desk.margins.enter_income(self.id, subject, obligation, sender=sender)
        event = receipt.one(IMargins.IncomeOwed)
        return event.income_id, self._amount(event.amount)

    def pay_income(self, income: bytes, *, payer: Party, sender: Party) -> Receipt:
        """Pays a manufactured payment."""
        owed = self.desk.margins.income_of(self.id, income)
        payee = self.terms.party_b if owed.to_b else self.terms.party_a
        consent = self._consent(
            income, [self._cash_leg(payer, payee, owed.amount)], [payer], condition=self.desk.margins.address
        )
        return self.desk.margins.pay_income(self.id, income, consent, sender=sender)

    # -- default -------------------------------------------------------------------------------------------------

    def fail(self, repo: bytes, *, sender: Party, end: Consent | None = None) -> tuple[bool, bool]:
        """Records a fail at the end by what was signed of it, as published where no other end is given.

        Returns whether the seller and whether the buyer failed.
        """
        shown = self.signed_end(repo) if end is None else end
        event = self.desk.close_outs.fail(self.id, repo, shown, sender=sender).one(ICloseOuts.RepoFailed)
        return event.seller_failed, event.buyer_failed

    def tender(self, repo: bytes, *, by: Party) -> Consent:
        """What ends a transaction, signed anew by one party alone: it is ready, whatever the other does."""
        p = self.position(repo)
        seller, buyer = self.terms.party_a, self.terms.party_b
        if p.seller_is_b:
            seller, buyer = buyer, seller
        consent = self._end(repo, p.version, self._owed_units(repo, p), _terms_of(p), seller, buyer, by=by, anew=True)
        signature = consent.signatures[0]
        signatures = (signature, b"") if by.address == seller else (b"", signature)
        return Consent(consent.settlement_at, consent.expires_at, consent.nonces, signatures)

    def postpone(self, income: bytes = bytes(32), *, sender: Party) -> Receipt:
        """Gives the payer of the running call, or of an income, time again: its payee can't take money now."""
        return self.desk.margins.postpone(self.id, income, sender=sender)

    def declare_default(self, cause: str, subject: bytes = bytes(32), *, sender: Party) -> Receipt:
        """Ends the agreement for a default of the other; raises `InputError` for an unknown cause."""
        if cause not in EVENTS:
            raise InputError("cause", cause, "one of " + ", ".join(EVENTS))
        return self.desk.close_outs.declare_default(self.id, EVENTS[cause], subject, sender=sender)

    def value(
        self,
        asset: AddressLike,
        method: str,
        prices: Sequence[Decimal],
        evidence: Mapping[str, Any],
        *,
        costs: Decimal = Decimal(0),
        sender: Party,
    ) -> Receipt:
        """Sets a default market value: by sale, by quotes, or by net-value; raises `InputError` for another method."""
        if method not in METHODS:
            raise InputError("method", method, "one of " + ", ".join(METHODS))
        units = [price_units(price, self.currency) for price in prices]
        return self.desk.close_outs.value(
            self.id, address_of(asset), METHODS[method], units, self.currency.units(costs, field="costs"),
            document_hash(evidence), sender=sender,
        )  # fmt: skip

    def net(self, *, sender: Party) -> repo_figures.Statement:
        """Sets everything off; returns the statement, whose sum B owes A."""
        receipt = self.desk.close_outs.net(self.id, sender=sender)
        lines = [
            repo_figures.Line(subject="0x" + event.subject.hex(), to_a=self._amount(event.to_a))
            for event in receipt.events
            if isinstance(event, ICloseOuts.CloseOutLine)
        ]
        return repo_figures.Statement(lines=lines)

    def pay_close_out(self, *, payer: Party, sender: Party) -> Decimal:
        """Pays the net sum with its interest; returns what was paid."""
        contract = self.desk.close_outs
        amount, interest = contract.amount_of(self.id)
        payee = self.terms.party_b if contract.close_out_of(self.id).sum < 0 else self.terms.party_a
        consent = self._consent(
            contract.close_out_id_of(self.id), [self._cash_leg(payer, payee, amount + interest)], [payer],
            condition=contract.address,
        )  # fmt: skip
        contract.pay_close_out(self.id, consent, sender=sender)
        return self._amount(amount + interest)

    # -- parts ---------------------------------------------------------------------------------------------------

    def _amount(self, units: int) -> Decimal:
        return Decimal(units).scaleb(-self.currency.decimals)

    def _deposit(self, address: Address) -> TokenizedDeposit:
        return TokenizedDeposit(self.desk.agreements.chain, address)

    def _require_holder(self, security: SecurityToken, seller: AddressLike, units: int) -> None:
        """Collateral whose buyer may not hold it is refused before anything is signed."""
        buyer = self.terms.party_a if address_of(seller) == self.terms.party_b else self.terms.party_b
        views = ISecurityViews(security.chain, security.address)
        if not views.can_transfer(address_of(seller), buyer, units):
            raise InputError(
                "security", security.address, f"a security that {buyer} may hold, and units that the seller has"
            )

    def _cash_leg(self, payer: AddressLike, payee: AddressLike, units: int) -> Leg:
        source, target = self.terms.cash_a, self.terms.cash_b
        if address_of(payer) == self.terms.party_b:
            source, target = target, source
        return Leg(source, target, address_of(payer), address_of(payee), settlement.FUNGIBLE, units)

    def _after(self, agreed: Transaction) -> int:
        return self._price(
            agreed.purchase_price, agreed.rate, agreed.purchase_date, agreed.repurchase_date, agreed.act360
        )

    def _price(self, units: int, rate_: int, begins: int, ends: int, act360: bool) -> int:
        accrued = repo_figures.differential(
            self._amount(units), Decimal(rate_) * 100 / 10**RATE_DECIMALS, ends - begins, basis=360 if act360 else 365,
            decimals=self.currency.decimals,
        )  # fmt: skip
        size = self.currency.units(abs(accrued))
        return units + (size if accrued >= 0 else -size)

    def _owed_units(self, repo: bytes, p: Position) -> int:
        return self.desk.agreements.repurchase_price_of(self.id, repo, p.repurchase_date)

    def _price_after(self, p: Position, changed: Variation) -> int:
        anew = (changed.purchase_price, changed.rate) != (p.purchase_price, p.rate)
        begins = day_number(self.today()) if anew else p.purchase_date
        return self._price(changed.purchase_price, changed.rate, begins, changed.repurchase_date, p.act360)

    def _variation_legs(self, repo: bytes, p: Position, changed: Variation, seller: Party, buyer: Party) -> list[Leg]:
        back, into, owed = p.units, changed.units, 0
        if changed.security == p.security:
            back, into = max(back - into, 0), max(into - back, 0)
        if (changed.purchase_price, changed.rate) != (p.purchase_price, p.rate):
            now = self.desk.agreements.repurchase_price_of(self.id, repo, day_number(self.today()))
            owed = now - changed.purchase_price
        legs = []
        if back:
            legs.append(settlement.security_leg(p.security, buyer, seller, back))
        if into:
            legs.append(settlement.security_leg(changed.security, seller, buyer, into))
        if owed:
            payer, payee = (seller, buyer) if owed > 0 else (buyer, seller)
            legs.append(self._cash_leg(payer, payee, abs(owed)))
        return legs

    def _end(
        self,
        repo: bytes,
        version: int,
        price: int,
        terms: Variation,
        seller: AddressLike,
        buyer: AddressLike,
        *,
        by: Party | None = None,
        anew: bool = False,
    ) -> Consent:
        """Both parties' signatures, or one's, over what ends a transaction, from its day on or from now on."""
        condition = self.desk.agreements.end_id_of(repo, version, terms)
        legs = [
            self._cash_leg(seller, buyer, price),
            settlement.security_leg(terms.security, buyer, seller, terms.units),
        ]
        signers = [each for each in (seller, buyer) if isinstance(each, Party)] if by is None else [by]
        if anew:
            return self._consent(condition, legs, signers)
        # Of the end alone: nothing that is signed before it lands can use up the same nonce.
        nonces = [int.from_bytes(keccak(condition + bytes.fromhex(address_of(each)[2:]))) for each in (seller, buyer)]
        starts = terms.repurchase_date * DAY - self.terms.utc_offset
        return self._consent(condition, legs, signers, nonces=nonces, settles=starts)

    def _consent(
        self,
        condition_id: bytes,
        legs: Sequence[Leg],
        signers: Sequence[Party],
        *,
        nonces: Sequence[int] | None = None,
        settles: int | None = None,
        condition: Address | None = None,
    ) -> Consent:
        engine, settles = self.desk.settlement, self.desk.agreements.chain.now if settles is None else settles
        agreed = Instruction(
            legs=tuple(legs),
            nonces=tuple(settlement.free_nonces(engine, legs) if nonces is None else nonces),
            settlement_at=settles,
            expires_at=settles + OPEN_FOR * DAY,
            venue=ZERO_ADDRESS,
            condition=condition or self.desk.agreements.address,
            condition_id=condition_id,
            trade_reference=condition_id,
        )
        if self._heard is not None:
            self._heard(agreed)
        signatures = tuple(settlement.consent(engine, agreed, signer) for signer in signers)
        return Consent(agreed.settlement_at, agreed.expires_at, agreed.nonces, signatures)


def margin_subject(asset: AddressLike) -> bytes:
    """A margin security as the subject of an income, and of a line of a close-out."""
    return bytes.fromhex(address_of(asset)[2:]).rjust(32, bytes(1))


def _terms_of(p: Position) -> Variation:
    return Variation(p.security, p.units, p.purchase_price, p.rate, p.repurchase_date)


def agreements(desk: RepoDesk) -> list[Agreement]:
    """Every agreement that both parties have entered, in order."""
    entered = desk.agreements.chain.events(IMasterAgreements.AgreementEntered, emitter=desk.agreements)
    return [Agreement(desk, event.id) for event in entered]


def statement(agreement: Agreement) -> repo_figures.Statement:
    """The close-out of an agreement, read from the chain; raises `InputError` where it was not netted."""
    contract = agreement.desk.close_outs
    events = contract.chain.events(ICloseOuts.CloseOutLine, emitter=contract, where={"agreement": agreement.id})
    if not events:
        raise InputError("agreement", "0x" + agreement.id.hex(), "an agreement that was closed out")
    decimals = agreement.currency.decimals
    return repo_figures.Statement(lines=[
        repo_figures.Line(subject="0x" + event.subject.hex(), to_a=Decimal(event.to_a).scaleb(-decimals))
        for event in events
    ])  # fmt: skip


def post(
    marks: Marks, asset: AddressLike, price: Decimal, currency: Currency, *, at: int | None = None, sender: Party
) -> Receipt:
    """The sender's own mark of an asset, as of an instant [s], now where none is given."""
    as_of = marks.chain.now if at is None else at
    return marks.post(address_of(asset), price_units(price, currency), as_of, sender=sender)
