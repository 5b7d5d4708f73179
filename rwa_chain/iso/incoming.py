"""Files that come in: a sese.023 or pacs.008 as an instruction of the settlement contract, refused by field.

One file is one instruction, so all of it settles or nothing does, and the same file twice is refused: the reference
that both sides know is what the contract keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from rwa_chain import xml
from rwa_chain.bindings import ISettlement, SecurityToken, TokenizedDeposit
from rwa_chain.bindings.types import Instruction, Leg, Status
from rwa_chain.chain import Address, Chain, keccak
from rwa_chain.deploy import Stack
from rwa_chain.errors import InputError
from rwa_chain.iso.identifiers import bic
from rwa_chain.iso.outgoing import Identified
from rwa_chain.iso.settlement import REFERENCE, Instruct, cash_text, fits, number_of, read_instruction
from rwa_chain.lifecycle import cash, settlement
from rwa_chain.money import to_base_units

MESSAGES = ("sese.023", "pacs.008")
_LEGS = 32
_OPEN_FOR = 5 * 86_400
"""Seconds after the intended date at which an instruction of ours lapses."""


@dataclass(frozen=True)
class Incoming:
    """What a file asks: its own reference, the trade's, the legs, whose the file is, and from when it may settle."""

    message: str
    reference: str
    trade: str
    legs: tuple[Leg, ...]
    sender: Address
    settlement_at: int


def reference_in(root: Element) -> str:
    """The file's own reference, as far as it can be read: what an answer names."""
    found = (xml.text(root, path) for path in ("SctiesSttlmTxInstr/TxId", "FIToFICstmrCdtTrf/GrpHdr/MsgId"))
    return next((each for each in found if each), "NOTPROVIDED")[:REFERENCE]


def read_incoming(field: str, root: Element, stack: Stack, known: Identified, now: int) -> Incoming:
    """What a document asks of this stack; raises `InputError` with the element that does not fit."""
    space = str(root.tag).rpartition("}")[0]
    message = next((each for each in MESSAGES if f":{each}.001." in space), None)
    if message is None:
        raise InputError(field, space.removeprefix("{") or "no namespace", f"a message {' or '.join(MESSAGES)}")
    return _delivery(field, root, stack, known) if message == "sese.023" else _payments(field, root, stack, now)


def _delivery(field: str, root: Element, stack: Stack, known: Identified) -> Incoming:
    said = read_instruction(field, root)
    token = _token(field, said, stack, known)
    units = to_base_units(said.units, token.decimals(), field=f"{field}: QtyAndAcctDtls/SttlmQty")
    legs = [settlement.security_leg(token, said.deliverer.wallet, said.receiver.wallet, units)]
    if said.money is not None:
        money = said.money
        payer, payee = said.receiver.wallet, said.deliverer.wallet
        source = _bank(f"{field}: DgtlPmtSttlm/FinInstrmId", stack, money.source, payer)
        target = _bank(f"{field}: DgtlPmtSttlm/FinInstrmId", stack, money.target, payee)
        legs.append(_cash(f"{field}: SttlmAmt", source, target, payer, payee, money.amount, money.currency))
    elif said.movement == "RECE":
        raise InputError(
            f"{field}: SctiesMvmntTp", "RECE, FREE", "the deliverer's: who receives for nothing signs nothing"
        )
    at = int(said.settlement_at.timestamp())
    return Incoming("sese.023", said.reference, said.trade, tuple(legs), said.own.wallet, at)


def _token(field: str, said: Instruct, stack: Stack, known: Identified) -> SecurityToken:
    asked, tokens = said.security, stack.securities
    ticker = asked.ticker or next(
        (each.ticker for each in known.securities.values()
         if (asked.isin and each.isin == asked.isin) or (asked.dti and each.dti == asked.dti)), "",
    )  # fmt: skip
    if ticker not in tokens:
        raise InputError(
            f"{field}: FinInstrmId", ticker or asked.isin or asked.dti, f"one of: {', '.join(sorted(tokens)) or 'none'}"
        )
    ours = known.securities.get(ticker)
    for name, told, right in (("ISIN", asked.isin, ours and ours.isin), ("DTI", asked.dti, ours and ours.dti)):
        if told and right and told != right:
            raise InputError(f"{field}: FinInstrmId: {name}", told, f"that of {ticker}, {right}")
    return tokens[ticker]


def _bank(field: str, stack: Stack, key: str, wallet: Address) -> TokenizedDeposit:
    deposits = stack.deposits
    name = key.removeprefix("deposit/")
    if name:
        if name not in deposits:
            raise InputError(field, key, f"one of: {', '.join(f'deposit/{each}' for each in deposits)}")
        return deposits[name]
    found = [bank for bank, deposit in deposits.items() if deposit.entry_of(wallet)]
    if len(found) != 1:
        raise InputError(field, None, f"the bank of {wallet}, one of: {', '.join(found or deposits)}")
    return deposits[found[0]]


def _cash(
    field: str, source: TokenizedDeposit, target: TokenizedDeposit, payer: Address, payee: Address, amount: Decimal,
    currency: str,
) -> Leg:  # fmt: skip
    for each in (source, target):
        own = cash.currency_of(each).code
        if own != currency:
            raise InputError(f"{field}/@Ccy", currency, f"{own}, the currency of {each.symbol()}")
    to_base_units(amount, source.decimals(), field=field)
    return settlement.cash_leg(source, target, payer, payee, amount)


def _payments(field: str, root: Element, stack: Stack, now: int) -> Incoming:
    of = xml.need(field, root, "FIToFICstmrCdtTrf")
    asked = [each for each in of if xml.name_of(each) == "CdtTrfTxInf"]
    told = xml.text(of, "GrpHdr/NbOfTxs")
    if told != str(len(asked)) or not 1 <= len(asked) <= _LEGS:
        raise InputError(
            f"{field}: GrpHdr/NbOfTxs", told, f"the number of payments, {len(asked)}; 1 to {_LEGS} go together"
        )
    legs = [_payment(f"{field}: CdtTrfTxInf {number}", each, stack) for number, each in enumerate(asked, start=1)]
    payers = {leg.from_ for leg in legs}
    if len(payers) != 1:
        raise InputError(
            f"{field}: DbtrAcct", ", ".join(sorted(payers)), "one debtor in a file: its signature settles it"
        )
    reference = fits(f"{field}: GrpHdr/MsgId", xml.text(of, "GrpHdr/MsgId"), REFERENCE)
    identity = " ".join(
        [reference, *(xml.text(each, "PmtId/UETR") or xml.text(each, "PmtId/EndToEndId") for each in asked)]
    )
    return Incoming("pacs.008", reference, identity, tuple(legs), legs[0].from_, now)


def _payment(field: str, of: Element, stack: Stack) -> Leg:
    amount = xml.need(field, of, "IntrBkSttlmAmt")
    value = number_of(f"{field}: IntrBkSttlmAmt", (amount.text or "").strip())
    cash_text(f"{field}: IntrBkSttlmAmt", value)
    if not value:
        raise InputError(f"{field}: IntrBkSttlmAmt", amount.text, "more than nothing")
    fits(f"{field}: PmtId/EndToEndId", xml.text(of, "PmtId/EndToEndId"), REFERENCE)
    wallets = [
        Address(xml.text(of, f"{name}Acct/Prxy/Id"), field=f"{field}: {name}Acct/Prxy/Id") for name in ("Dbtr", "Cdtr")
    ]
    if wallets[0] == wallets[1]:
        raise InputError(f"{field}: CdtrAcct/Prxy/Id", wallets[1], "somebody else's wallet")
    source, target = (
        _bank(f"{field}: {name}", stack, _bank_key(f"{field}: {name}", of, name, stack), wallet)
        for name, wallet in zip(("DbtrAgt", "CdtrAgt"), wallets, strict=True)
    )
    currency = amount.get("Ccy", "")
    return _cash(f"{field}: IntrBkSttlmAmt", source, target, wallets[0], wallets[1], value, currency)


def _bank_key(field: str, of: Element, name: str, stack: Stack) -> str:
    """A bank by its key or the name of its money; nothing where the message has neither, or only a BIC."""
    code = xml.text(of, f"{name}/FinInstnId/BICFI")
    if code:
        bic(code, field=f"{field}/FinInstnId/BICFI")
    key = xml.text(of, f"{name}/FinInstnId/Othr/Id")
    title = xml.text(of, f"{name}/FinInstnId/Nm")
    return key or next((bank for bank, deposit in stack.deposits.items() if title and deposit.name() == title), "")


# -- what becomes of it ------------------------------------------------------------------------------------------------


def found_on_chain(chain: Chain, stack: Stack, asked: Incoming) -> tuple[Instruction, Status] | None:
    """The instruction that the other side gave, or that this file gave before, with where it stands."""
    for event in _instructed(chain, stack, asked):
        state = stack.settlement.state_of(event.id)
        if event.instruction.legs == asked.legs or state.status in (Status.AFFIRMED, Status.SETTLED):
            return event.instruction, state.status
    return None


def is_settled(chain: Chain, stack: Stack, asked: Incoming) -> str | None:
    """The transaction in which this trade settled, if it did.

    Others may use the same reference, by chance or to be in the way: what counts is an instruction between the same
    parties, or a transaction that the file's owner sent.
    """
    ours = {event.id for event in _instructed(chain, stack, asked)}
    settled = chain.logs(
        emitters=(stack.settlement,), events=(ISettlement.Settled,), where={"trade_reference": _trade(asked)}
    )  # fmt: skip
    for log in settled:
        event = log.decoded()
        if isinstance(event, ISettlement.Settled) and event.id in ours:
            return log.place.tx
        if asked.message == "pacs.008" and chain.receipt(log.place.tx).sender == asked.sender:
            return log.place.tx
    return None


def _instructed(chain: Chain, stack: Stack, asked: Incoming) -> Iterator[ISettlement.Instructed]:
    """Instructions under the trade's reference between the same parties, who alone can affirm one."""
    for log in chain.logs(emitters=(stack.settlement,), events=(ISettlement.Instructed,)):
        event = log.decoded()
        if (
            isinstance(event, ISettlement.Instructed)
            and event.instruction.trade_reference == _trade(asked)
            and _parties(event.instruction.legs) == _parties(asked.legs)
        ):
            yield event


def _trade(asked: Incoming) -> bytes:
    return keccak(asked.trade.encode())


def _parties(legs: Sequence[Leg]) -> set[Address]:
    return {party for leg in legs for party in (leg.from_, leg.to)}


def new_instruction(stack: Stack, asked: Incoming) -> Instruction:
    """The instruction that a file begins."""
    nonces = settlement.free_nonces(stack.settlement, asked.legs)
    return settlement.instruction(
        asked.legs, asked.trade, nonces=nonces, settlement_at=asked.settlement_at,
        expires_at=asked.settlement_at + _OPEN_FOR,
    )  # fmt: skip
