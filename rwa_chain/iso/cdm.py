"""Trades and payments in the words of the Common Domain Model 7 (CDM), as JSON.

An issue and a trade are a `TradeState`: a seller, a buyer, a quantity, a price. A coupon and a redemption are the
`TransferState` of money to one holder. CDM knows an execution by its price, so what moves free of payment is none and
is left out; a transfer says what moved, net of tax. docs/reference/cdm.md says what else it can't say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from rwa_chain.chain import Address
from rwa_chain.errors import InputError
from rwa_chain.extras import extra
from rwa_chain.index.history import History, Kept
from rwa_chain.index.register import Moment, Registers, Token
from rwa_chain.index.store import Store
from rwa_chain.index.views import obligations, payments
from rwa_chain.iso.outgoing import INSTRUCTED, SETTLED, Identified, of_instruction
from rwa_chain.iso.settlement import Money, Security
from rwa_chain.money import from_base_units

VERSION = "7.8.0"
"""The release of finos-cdm that these are held to."""
ISSUED, ALLOTTED = "SecurityToken.Issued", "Offering.AllotmentSettled"
COUPONS = ("coupon", "late_interest")
REDEMPTIONS = ("principal", "instalment", "put")
MOVED = ("paid", "released")
"""What moved money: a share that is kept moves none until it is released."""

Json = dict[str, Any]


def events(store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified) -> Iterator[Json]:
    """What was issued, traded and paid of a security over (begin, end], in the order of the chain."""
    found = [
        *_issues(store, token, begin, end, known), *_trades(store, token, begin, end, known),
        *_payments(store, token, begin, end, known),
    ]  # fmt: skip
    return (document for _, document in sorted(found, key=lambda each: each[0]))


def text_of(document: Json) -> bytes:
    """As a file."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def check(document: Json) -> None:
    """Hold a document to the model's types and to its own conditions; raises `InputError` with what does not hold.

    Needs the extra `cdm`, which takes some ten seconds to load.
    """
    trade_state, transfer_state = _model()
    kind = trade_state if document["@type"].endswith("TradeState") else transfer_state
    try:
        # Its own checks of the whole refuse every reference that is not given, so types and conditions are asked apart.
        read = kind.rune_deserialize(json.dumps(document), strict=False, validate_model=False)
        broken = (read.trade if kind is trade_state else read).validate_conditions(recursively=False, raise_exc=False)
    except (ValueError, TypeError, KeyError) as error:
        broken = [error]
    if broken:
        raise InputError("CDM", " ".join(str(broken[0]).split())[:300], f"a document of CDM {VERSION}") from None


@cache
def _model() -> tuple[Any, Any]:
    """TradeState and TransferState."""
    with extra("cdm"):
        from finos import _bundle as model
        from finos.cdm.base.staticdata.asset.common.Asset import Asset
        from finos.cdm.base.staticdata.asset.common.Instrument import Instrument
        from finos.cdm.event.common.TradeState import TradeState
        from finos.cdm.event.common.TransferState import TransferState
        from finos.cdm.product.template.Payout import Payout
        from finos.cdm.product.template.TradeLot import TradeLot
    # Release 7.8.0 makes these before what they hold is whole; made again, inside first, they take a security.
    for each in (
        Instrument, Asset, model.finos_cdm_observable_asset_Observable, model.finos_cdm_product_template_Underlier,
        model.finos_cdm_product_template_SettlementPayout, Payout, model.finos_cdm_product_template_EconomicTerms,
        model.finos_cdm_product_template_NonTransferableProduct, model.finos_cdm_observable_asset_PriceQuantity,
        TradeLot, model.finos_cdm_event_common_Trade, TradeState,
    ):  # fmt: skip
        each.model_rebuild(force=True)
    return TradeState, TransferState


# -- what happened -----------------------------------------------------------------------------------------------------

_Found = Iterator[tuple[tuple[int, int], Json]]


def _issues(store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified) -> _Found:
    registers, history = Registers(store), History(store)
    money = {each.address: each for each in registers.tokens.values()}
    after = _place(begin)
    paid = {
        (event.tx, event.fields["investor"]): (money[Address(event.fields["pay_asset"])], event.number("cash"))
        for event in history.of((ALLOTTED,), after=after, to=end.place)
        if Address(event.fields["pay_asset"]) in money
    }
    for event in history.of((ISSUED,), contract=token.address, after=after, to=end.place):
        to = Address(event.fields["to"])
        if (event.tx, event.fields["to"]) not in paid:
            continue
        cash, amount = paid[event.tx, event.fields["to"]]
        sides = (_party(token.address, f"issuer of {token.ticker}"), _party(to, registers.names.get(to, to)))
        price = Money(cash.amount(amount), cash.currency, cash.key, cash.key)
        units = token.amount(event.number("units"))
        yield (event.place, 0), _trade(event, f"issue-{to}", *sides, known.of(token), units, price)


def _trades(store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified) -> _Found:
    registers, history = Registers(store), History(store)
    tokens = {each.address: each for each in registers.tokens.values()}
    asked = {event.fields["id"]: event for event in history.of((INSTRUCTED,), to=end.place)}
    for event in history.of((SETTLED,), after=_place(begin), to=end.place):
        instructed = asked.get(event.fields["id"])
        both = () if instructed is None else of_instruction(instructed, tokens, registers.names, known)
        delivered = (said for said in both if said.movement == "DELI" and said.security.ticker == token.ticker)
        for number, said in enumerate(each for each in delivered if each.money is not None):
            assert said.money is not None  # as just asked
            sides = [_party(each.wallet, each.name) for each in (said.deliverer, said.receiver)]
            step = _trade(event, str(number), sides[0], sides[1], said.security, said.units, said.money)
            yield (event.place, number), step


def _payments(store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified) -> _Found:
    registers = Registers(store)
    by_address, security = {each.address: each for each in registers.tokens.values()}, known.of(token)
    for owed in obligations(store, token, end):
        if owed.kind not in COUPONS + REDEMPTIONS or (money := by_address.get(owed.currency)) is None:
            continue
        paid = payments(store, obligation=owed.id, after=_place(begin), to=end.place)
        for number, each in enumerate(each for each in paid if each.kind in MOVED):
            payer = _party(token.address, f"issuer of {token.ticker}")
            payee = _party(each.wallet, registers.names.get(each.wallet, each.wallet))
            step = _transfer(
                owed.kind, payer, payee, from_base_units(each.net, money.decimals), money.currency, each.timestamp,
                [f"{each.tx}-{number}", owed.id, security.isin or security.ticker],
            )  # fmt: skip
            yield (each.place, number), step


def _place(begin: Moment | None) -> int:
    return -1 if begin is None else begin.place


# -- in the model's words ----------------------------------------------------------------------------------------------


def _document(kind: str, told: Json) -> Json:
    return {"@model": "cdm", "@type": f"cdm.event.common.{kind}", "@version": VERSION, **told}


def _trade(
    event: Kept, number: str, seller: Json, buyer: Json, security: Security, units: Decimal, money: Money
) -> Json:  # fmt: skip
    """Units against money; the price per unit is rounded to twelve places."""
    asset = _security(security)
    per_unit = (money.amount / units).quantize(Decimal("1e-12")).normalize()
    lot = {
        "quantity": _amount(units, {"financialUnit": "Share"}),
        "observable": {"Asset": asset},
        "price": [{
            "value": f"{per_unit:f}", "unit": {"currency": money.currency}, "perUnitOf": {"financialUnit": "Share"},
            "priceType": "AssetPrice", "priceExpression": "AbsoluteTerms",
        }],
    }  # fmt: skip
    return _document("TradeState", {"trade": {
        "product": {"economicTerms": {"payout": [{"SettlementPayout": {
            "payerReceiver": {"payer": "Party1", "receiver": "Party2"},
            "settlementTerms": {"settlementType": "Physical"},
            "underlier": {"Observable": {"Asset": asset}},
        }}]}},
        "tradeLot": [{"priceQuantity": [lot]}],
        "counterparty": [
            {"role": role, "partyReference": _reference(party)}
            for role, party in (("Party1", seller), ("Party2", buyer))
        ],
        "tradeIdentifier": [_identifier(f"{event.tx}-{number}")],
        "tradeDate": datetime.fromtimestamp(event.timestamp, UTC).date().isoformat(),
        "party": [seller, buyer],
        "partyRole": [
            {"role": role, "partyReference": _reference(party)}
            for role, party in (("Seller", seller), ("Buyer", buyer))
        ],
        "executionDetails": {"executionType": "OffFacility"},
    }})  # fmt: skip


def _transfer(
    kind: str, payer: Json, payee: Json, amount: Decimal, currency: str, timestamp: int, identifiers: list[str]
) -> Json:  # fmt: skip
    """Money of an obligation to one holder, net of what was withheld."""
    day = datetime.fromtimestamp(timestamp, UTC).date().isoformat()
    return _document("TransferState", {
        "transfer": {"ScheduledTransfer": {
            "quantity": _amount(amount, {"currency": currency}),
            "asset": {"Cash": {
                "identifier": [{"identifier": currency, "identifierType": "CurrencyCode"}], "assetType": "Cash",
            }},
            "settlementDate": {"adjustedDate": day},
            "identifier": [_identifier(each) for each in identifiers],
            "payerReceiver": {"payerPartyReference": payer, "receiverPartyReference": payee},
            "transferType": "Coupon" if kind in COUPONS else "Principal",
        }},
        "transferStatus": "Settled",
    })  # fmt: skip


def _security(security: Security) -> Json:
    kinds = ((security.isin, "ISIN"), (security.dti, "Other"), (security.ticker, "Name"))
    found = [{"identifier": text, "identifierType": kind} for text, kind in kinds if text]
    told = {"identifier": found, "assetType": "Security", "securityType": "Debt"}
    return {"Instrument": {"Security": told}}


def _party(wallet: Address, name: str) -> Json:
    return {"@key:external": str(wallet), "partyId": [{"identifier": str(wallet)}], "name": name}


def _reference(party: Json) -> Json:
    return {"@ref:external": party["@key:external"]}


def _identifier(text: str) -> Json:
    return {"assignedIdentifier": [{"identifier": text}]}


def _amount(value: Decimal, unit: Json) -> Json:
    return {"value": f"{value:f}", "unit": unit}
