"""The index beside the chain at one block, holder by holder: entries, holds, supply, bank books, what is owed.

Everything of the index was rebuilt from logs; everything of the chain is read from its state. What differs is named
with both values. A bank's camt.053 and a depositary's CSV may be compared in the same run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rwa_chain import bindings
from rwa_chain.bindings import Obligations, Paying
from rwa_chain.bindings.types import ObligationId
from rwa_chain.chain import Address, Chain, keccak
from rwa_chain.errors import IndexRefused, InputError, RpcError, RwaError
from rwa_chain.index.history import History
from rwa_chain.index.register import Held, Moment, RegisterAt, Registers, Token
from rwa_chain.index.schema import place_reference
from rwa_chain.index.store import Store
from rwa_chain.index.views import Paid, obligations, payments
from rwa_chain.lifecycle.register import Flag, read_entry

_PAGE = 1_000
_BOOKINGS = {
    "CashToken.DepositsBooked": 1, "CashToken.DepositsUnbooked": -1,
    "TokenizedDeposit.DepositPaidIn": 1, "TokenizedDeposit.DepositPaidOut": -1,
}  # fmt: skip
_REFERENCE = 35


@dataclass(frozen=True)
class Difference:
    """Where two sides disagree: on whose what, and what each says."""

    of: str
    who: str
    what: str
    index: str
    other: str
    side: str = "chain"


@dataclass(frozen=True)
class Outcome:
    """What was compared, and all that differs."""

    moment: Moment
    compared: dict[str, int]
    differences: tuple[Difference, ...]

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def reconcile(
    store: Store, chain: Chain, *, tokens: Sequence[Token] = (), proofs: bool = False,
    receipts: bool = False,
    bank_statement: Path | None = None, holdings: Path | None = None,
) -> Outcome:  # fmt: skip
    """Compare at the index's newest block, which must be the chain's too; all tokens unless told."""
    registers = Registers(store)
    moment = registers.moment()
    cursor = store.cursor()
    if cursor is None or chain.block(cursor.number).hash != cursor.hash:
        raise IndexRefused(
            f"block {moment.block} of the index is not the chain's: it was reorganised since; run `rwa index run`"
        )
    chosen = list(tokens or registers.tokens.values())
    compared = {"entries": 0, "holds": 0, "supplies": 0, "bank books": 0, "obligations": 0}
    found: list[Difference] = []
    try:
        for token in chosen:
            register = registers.at(token, moment)
            found += _token(chain, token, register, registers, moment, compared)
            if proofs:
                from rwa_chain.index.proofs import unproven

                compared["proofs"] = compared.get("proofs", 0) + len(register.lines)
                found += [
                    Difference(token.ticker, register.name(wallet), "storage proof", str(word), said, "proof")
                    for wallet, word, said in unproven(chain, token.address, register.lines, moment.block, cursor.hash)
                ]
        if receipts:
            from rwa_chain.index.proofs import unproven_logs

            compared["proven logs"] = 0
            for number, difference in unproven_logs(store, chain, cursor):
                compared["proven logs"] = number
                if difference is not None:
                    found.append(Difference("log", difference[0], "receipts root", *difference[1:], "proof"))
        found += _obligations(store, chain, chosen, moment, compared)
    except RpcError as error:
        raise _dropped(chain, moment, error) from None
    if bank_statement is not None:
        found += _bank(store, bank_statement, registers, moment, compared)
    if holdings is not None:
        found += _depositary(holdings, registers, moment, compared)
    return Outcome(moment, compared, tuple(found))


_NO_STATE = ("state", "historical", "pruned", "missing trie", "not available", "block not found")
"""What nodes say of a block whose state they dropped, each in its own words."""


def _dropped(chain: Chain, moment: Moment, error: RpcError) -> RwaError:
    """Why a block's state can't be read, where that is the reason."""
    if any(each in error.message.lower() for each in _NO_STATE):
        return IndexRefused(f"the node no longer has the state of block {moment.block}; it keeps {chain.states_kept}")
    return error


def _token(
    chain: Chain, token: Token, register: RegisterAt, registers: Registers, moment: Moment, compared: dict[str, int]
) -> Iterator[Difference]:
    contract: Any = getattr(bindings, token.kind)(chain, token.address)
    block, can_hold = moment.block, hasattr(contract, "held_of")
    compared["supplies"] += 1
    yield from _if(token.ticker, "", "supply", register.supply, contract.total_supply(at=block))
    if hasattr(contract, "booked_deposits"):
        compared["bank books"] += 1
        yield from _if(token.ticker, "", "booked", registers.booked(token, moment), contract.booked_deposits(at=block))
    for start in range(0, len(register.lines), _PAGE):
        page = register.lines[start : start + _PAGE]
        with chain.reading() as read:
            words = [read(contract.entry_of, each.wallet, at=block) for each in page]
            held = [read(contract.held_of, each.wallet, at=block) if can_hold else None for each in page]
        for line, word, units in zip(page, words, held, strict=True):
            compared["entries"] += 1
            compared["holds"] += len(register.holds.get(line.wallet, ()))
            who = register.name(line.wallet)
            yield from _line(token, who, line, word.value)
            if units is not None and line.flags & Flag.HELD:  # a dead wallet's count is left where it stood
                yield from _if(token.ticker, who, "held", line.held, units.value)


def _line(token: Token, who: str, line: Held, word: int) -> Iterator[Difference]:
    stored = read_entry(word)
    yield from _if(token.ticker, who, "units", line.units, stored.balance)
    yield from _if(token.ticker, who, "frozen", line.frozen, stored.frozen)
    yield from _if(token.ticker, who, "status", _flags(line.flags), _flags(stored.flags))
    yield from _if(token.ticker, who, "country", line.country, stored.country)
    yield from _if(token.ticker, who, "investor class", line.investor_class, stored.investor_class)
    yield from _if(token.ticker, who, "valid until", line.valid_until_at, stored.valid_until_at)
    if not token.currency:  # money numbers no members
        yield from _if(token.ticker, who, "member", line.member, stored.member)


def _flags(flags: Flag) -> str:
    return ", ".join(each.name.lower() for each in Flag if flags & each and each.name) or "none"


def _if(of: str, who: str, what: str, index: object, other: object, side: str = "chain") -> Iterator[Difference]:
    if index != other:
        yield Difference(of, who, what, str(index), str(other), side)


def _obligations(
    store: Store, chain: Chain, tokens: Sequence[Token], moment: Moment, compared: dict[str, int]
) -> Iterator[Difference]:
    """What was declared, funded, paid and kept, by logs and in the lists."""
    by_address = {each.address: each for each in tokens}
    paying_of: dict[Address, Paying] = {}
    for owed in obligations(store, None, moment):
        token = by_address.get(owed.token)
        if token is None:
            continue
        compared["obligations"] += 1
        where, name = Obligations(chain, owed.declared.contract), f"{owed.kind} {owed.number}"
        paying = paying_of.get(where.address)
        if paying is None:
            paying = paying_of[where.address] = Paying(chain, where.paying())
        identifier = ObligationId(bytes.fromhex(owed.id[2:]))
        said = where.obligation_of(identifier, at=moment.block)
        yield from _if(token.ticker, name, "cancelled", owed.is_cancelled, said.cancelled)
        if owed.is_cancelled:
            continue
        yield from _if(token.ticker, name, "funded", owed.funded, said.funded)
        yield from _if(token.ticker, name, "due at", owed.due_at, said.due_at)
        progress = paying.progress_of(identifier, at=moment.block)
        parts = payments(store, obligation=owed.id, to=moment.place)
        kept = _sum(parts, "net", "kept") - _sum(parts, "net", "released", "prescribed")
        yield from _if(token.ticker, name, "kept", kept, progress.kept)
        yield from _if(token.ticker, name, "prescribed", _sum(parts, "net", "prescribed"), progress.prescribed)
        if not said.gross_up:
            yield from _if(token.ticker, name, "reached", _sum(parts, "gross", "paid", "kept"), progress.reached)
            yield from _if(token.ticker, name, "withheld", _sum(parts, "withheld", "paid", "kept"), progress.withheld)


def _sum(parts: Sequence[Paid], of: str, *kinds: str) -> int:
    return sum(getattr(each, of) for each in parts if each.kind in kinds)


# -- third parties -----------------------------------------------------------------------------------------------------


def _depositary(file: Path, registers: Registers, moment: Moment, compared: dict[str, int]) -> Iterator[Difference]:
    """A depositary's CSV of `token, wallet, units` beside the register; a wallet that it leaves out is not compared."""
    lines = _rows(file, ("token", "wallet", "units"), "--holdings")
    found: dict[str, RegisterAt] = {}
    for number, row in enumerate(lines, start=2):
        token = registers.token(row["token"])
        register = found.get(token.key)
        if register is None:
            register = found[token.key] = registers.at(token, moment)
        wallet = registers.address(f"--holdings: line {number}: wallet", row["wallet"])
        try:
            said = Decimal(row["units"].replace(",", ""))
        except InvalidOperation:
            raise InputError(f"--holdings: line {number}: units", row["units"], "a number, such as 1500") from None
        line = next((each for each in register.lines if each.wallet == wallet), None)
        compared["depositary's lines"] = compared.get("depositary's lines", 0) + 1
        units = token.amount(line.units if line else 0)
        yield from _if(token.ticker, register.name(wallet), "units", units, said, "depositary")


def _rows(file: Path, columns: Sequence[str], field: str) -> list[dict[str, str]]:
    try:
        with file.open(newline="", encoding="utf-8-sig") as opened:
            reader = csv.DictReader(opened, strict=True)
            if not set(columns) <= set(reader.fieldnames or ()):
                raise InputError(field, str(file), f"a CSV with the columns {', '.join(columns)}")
            return [{name: row[name] or "" for name in columns} for row in reader]
    except OSError as error:
        raise InputError(field, str(file), f"a readable file ({error.strerror})") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(field, str(file), f"a CSV in UTF-8 ({error})") from None


def _bank(
    store: Store, file: Path, registers: Registers, moment: Moment, compared: dict[str, int]
) -> Iterator[Difference]:
    """A bank's camt.053 beside its money: the closing balance is what is booked, each entry a booking of the index."""
    from rwa_chain.index.camt import read_statement

    said = read_statement(file)
    token = registers.token(said.of)
    compared["bank statement's bookings"] = len(said.entries)
    booked = token.amount(registers.booked(token, moment))
    yield from _if(token.ticker, "", "booked", booked, said.closing, "bank statement")
    known: dict[str, Decimal] = {}
    for event in History(store).of(tuple(_BOOKINGS), contract=token.address, to=moment.place):
        key = event.fields.get("booking_id") or place_reference(event.place)
        known[str(key)] = token.amount(_BOOKINGS[event.kind] * event.number("amount"))
    short = {key.removeprefix("0x")[:_REFERENCE]: key for key in known}
    seen = set()
    for reference, amount in said.entries.items():
        key = f"0x{keccak(reference.encode()).hex()}"
        key = key if key in known else short.get(reference, "")
        seen.add(key)
        yield from _if(token.ticker, reference, "booking", known.get(key, "not there"), amount, "bank statement")
    for key in known.keys() - seen:
        yield Difference(token.ticker, key, "booking", str(known[key]), "not there", "bank statement")
