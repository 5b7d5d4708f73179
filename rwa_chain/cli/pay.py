"""``rwa pay``: money from one bank's customer to another's, at once or through the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, choice, command_app, keys, whole
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.bindings import TokenizedDeposit
    from rwa_chain.chain import Address
    from rwa_chain.cli.place import Place

app = command_app()
HOUR = 3_600


@app.command()
def pay(
    payer: Annotated[str, typer.Argument(metavar="FROM", help="Who pays: a party's id, whose key is at hand.")],
    payee: Annotated[str, typer.Argument(metavar="TO", help="Who is paid: a party's id or an address.")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="Money, such as 1250.00.")],
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="The payer's own, kept as its hash.")],
    network: NetworkName = None,
    source: Annotated[
        str | None, typer.Option("--from-bank", metavar="BANK", help="The payer's bank, if it has several.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to-bank", metavar="BANK", help="The payee's bank, if it has several.")
    ] = None,
    queued: Annotated[bool, typer.Option("--queue", help="Wait in the queue for liquidity.")] = False,
    priority: Annotated[
        str, typer.Option("--priority", metavar="NAME", help="In the queue: urgent, high or normal.")
    ] = "normal",
    hours: Annotated[
        str, typer.Option("--hours", metavar="NUMBER", help="How long the payment may wait in the queue.")
    ] = "12",
    travel_rule: Annotated[
        str | None, typer.Option("--travel-rule", metavar="TEXT", help="The travel-rule data, kept as their hash.")
    ] = None,
    keystore: Keystore = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Pay from a customer of one bank to a customer of the same or of another.

    At once it settles in its transaction, or not at all. With --queue the money leaves the payer, and reaches the
    payee with the next release in which the payer's bank has liquidity for it.

    \b
    Examples:
      rwa pay I1 I2 1250.00 INV-7 --network http://127.0.0.1:8545
      rwa pay I1 I5 1250.00 INV-8 --network http://127.0.0.1:8545 --queue --priority high
    """
    from rwa_chain.chain import keccak
    from rwa_chain.cli.place import opened_place, written_place
    from rwa_chain.errors import InputError
    from rwa_chain.lifecycle import cash, queue
    from rwa_chain.money import parse_decimal

    screen = Screen(json)
    if parse_decimal(amount, field="AMOUNT") <= 0:
        raise InputError("AMOUNT", amount, "more than nothing")
    choice("--priority", priority, list(queue.PRIORITIES))
    waits = whole("--hours", hours)
    written_place(network)
    with opened_place(network, book) as place:
        place.chain.keys = keys(keystore) or place.chain.keys
        sender = place.chain.party(payer)
        to = place.address("TO", payee)
        from_bank = _bank(place, "--from-bank", source, sender.address)
        to_bank = _bank(place, "--to-bank", target, to)
        currency = cash.currency_of(from_bank)
        value = currency.amount(currency.units(amount, field="AMOUNT"))
        if queued:
            receipt = queue.submit(
                place.stack.queue, from_bank, to_bank, to, value, reference, sender=sender,
                until=place.chain.now + waits * HOUR, priority=priority,
                travel_rule=keccak(travel_rule.encode()) if travel_rule else queue.NO_DATA,
            )  # fmt: skip
            number: int | None = queue.submitted(receipt)
            status = "queued" if receipt.all(type(place.stack.queue).PaymentQueued) else "offered to the payee's bank"
        else:
            number, status = None, "settled"
            receipt = cash.pay_across(place.stack.interbank, from_bank, to_bank, to, value, sender=sender)
    screen.say(f"{value:,} from {payer} to {payee}: {status}" + (f", payment {number}" if number else ""))
    screen.document({"tx": receipt.tx, "id": number, "status": status, "amount": str(value), "gas": receipt.gas_used})


def _bank(place: Place, field: str, name: str | None, wallet: Address) -> TokenizedDeposit:
    """The named bank's deposit, or that of the only bank whose customer the wallet is."""
    from rwa_chain.errors import InputError

    deposits = place.stack.deposits
    if name is not None:
        if name not in deposits:
            raise InputError(field, name, f"one of: {', '.join(deposits)}")
        return deposits[name]
    found = [bank for bank, deposit in deposits.items() if deposit.entry_of(wallet)]
    if len(found) != 1:
        raise InputError(field, None, f"one of: {', '.join(found or deposits)}; {wallet} is a customer of {len(found)}")
    return deposits[found[0]]
