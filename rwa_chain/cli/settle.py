"""``rwa settle``: instructions that come as ISO 20022 files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, keys
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.cli.place import Place
    from rwa_chain.iso.incoming import Incoming
    from rwa_chain.iso.status import Status

app = command_app()


@app.command()
def settle(
    iso: Annotated[Path, typer.Option("--iso", metavar="FILE", help="A sese.023 or a pacs.008.")],
    status: Annotated[
        Path | None, typer.Option("--status", metavar="FILE", help="Write there, as a sese.024, what came of it.")
    ] = None,
    identifiers: Annotated[
        Path | None,
        typer.Option("--identifiers", metavar="FILE", help="ISINs and DTIs of the tokens, as JSON."),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file fits; nothing is sent.")] = False,
    network: NetworkName = None,
    keystore: Keystore = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Execute a settlement instruction or a payment from an ISO 20022 file.

    A sese.023 affirms its sender's side of a delivery. The other side's file with the same trade reference (TradId)
    affirms the same instruction, and settles it once its time has come. The payments of a pacs.008 settle at once, all
    or none. The refusal of a file names the element that is wrong, or the trade that has settled before.

    \b
    Examples:
      rwa settle --iso deliver.xml --status answer.xml --network http://127.0.0.1:8545
      rwa settle --iso payments.xml --check
    """
    from rwa_chain import xml
    from rwa_chain.cli.place import opened_place, written_place
    from rwa_chain.errors import ContractError, InputError
    from rwa_chain.files import write_whole
    from rwa_chain.iso.identified import read_identifiers
    from rwa_chain.iso.incoming import read_incoming, reference_in
    from rwa_chain.iso.status import of_refusal, status_xml

    screen = Screen(json)
    if not check:
        written_place(network)
    root = xml.read("--iso", iso)
    known, warnings = read_identifiers(identifiers)
    for warning in warnings:
        screen.say(f"warning: {warning}")
    reference = reference_in(root)
    with opened_place(network, book) as place:
        place.chain.keys = keys(keystore) or place.chain.keys
        try:
            asked = read_incoming("--iso", root, place.stack, known, place.chain.now)
            told = _told(asked, "accepted") if check else _carried_out(place, asked)
        except (InputError, ContractError) as error:
            # Of anything else nobody knows what the chain made of it: no status says otherwise.
            if status is not None:
                write_whole(status, status_xml(of_refusal(reference, error)))
            raise
    if status is not None:
        write_whole(status, status_xml(_answer(reference, told["status"])))
    screen.say(f"{told['message']} {told['reference']}: {told['status']}")
    screen.document(told)


def _answer(reference: str, told: str) -> Status:
    from rwa_chain.iso.status import Status, of_open

    if told in ("affirmed", "pending"):
        return of_open(reference, affirmed_by_all=told == "pending")
    return Status(reference, "accepted", words=told)


def _told(asked: Incoming, status: str, **more: Any) -> dict[str, Any]:
    return {"message": asked.message, "reference": asked.reference, "legs": len(asked.legs), "status": status, **more}


def _carried_out(place: Place, asked: Incoming) -> dict[str, Any]:
    from rwa_chain.bindings.types import Status
    from rwa_chain.errors import InputError
    from rwa_chain.iso import incoming
    from rwa_chain.lifecycle import settlement

    chain, stack = place.chain, place.stack
    if (tx := incoming.is_settled(chain, stack, asked)) is not None:
        raise InputError("--iso", asked.reference, f"a trade that has not settled; this one did in {tx}")
    sender = _party(place, asked)
    contract = stack.settlement
    if asked.message == "pacs.008":
        agreed = incoming.new_instruction(stack, asked)
        receipt = settlement.settle_signed(contract, agreed, [sender], sender=sender)
        return _told(asked, "settled", tx=receipt.tx)
    found = incoming.found_on_chain(chain, stack, asked)
    if found is not None and found[0].legs != asked.legs:
        raise InputError(
            "--iso: TradId", asked.trade, "a trade whose other side says the same of units, money and wallets"
        )
    agreed = incoming.new_instruction(stack, asked) if found is None or found[1] != Status.AFFIRMED else found[0]
    if found is not None and agreed is found[0] and agreed.settlement_at != asked.settlement_at:
        raise InputError(
            "--iso: SttlmDt", asked.settlement_at, f"the other side's, {agreed.settlement_at} seconds since 1970"
        )
    receipt = settlement.affirm(contract, agreed, sender=sender)
    everybody = (1 << len(agreed.legs)) - 1
    if contract.state_of(contract.id_of(agreed)).affirmed != everybody:
        return _told(asked, "affirmed", tx=receipt.tx)
    if chain.next_time < agreed.settlement_at:
        return _told(asked, "pending", tx=receipt.tx)
    receipt = settlement.settle(contract, agreed, sender=sender)
    return _told(asked, "settled", tx=receipt.tx)


def _party(place: Place, asked: Incoming) -> Any:
    """The party that signs: the sender of the file."""
    from rwa_chain.errors import InputError

    name = place.names().get(asked.sender)
    party = None if name is None else place.chain.party(name)
    if party is None or party.address != asked.sender:
        raise InputError("--iso", asked.sender, "a file of a party whose key is at hand")
    return party
