"""``rwa repo``: a repo desk's agreements, repos, exposures and close-outs; a signed end carried out by anyone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, day, keys
from rwa_chain.cli.output import Screen
from rwa_chain.errors import ContractError, InputError

if TYPE_CHECKING:
    from decimal import Decimal

    from rwa_chain.cli.place import Place
    from rwa_chain.lifecycle.repo import Agreement

app = command_app()
Sender = Annotated[str, typer.Option("--sender", metavar="PARTY", help="Who sends the transaction; anyone may.")]
Identifier = Annotated[
    str | None,
    typer.Option("--agreement", metavar="ID", help="The agreement, 0x…; may be left out where there is one."),
]


@app.callback(invoke_without_command=True)
def repo(
    context: typer.Context,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print the master agreements of a desk, their open repos, and the exposures at the marks.

    Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left. Where a mark is missing or too
    old, the exposure is left out and the reason is printed.

    \b
    Examples:
      rwa replay repo
      rwa repo
      rwa repo statement
      rwa repo figures --units 10000000 --price 1.0075 --haircut 1 --rate 0.40 --from 2021-03-19 --until 2021-03-22
    """
    if context.invoked_subcommand is not None:
        return
    from rwa_chain.bindings.types import AgreementStatus
    from rwa_chain.cli.place import opened_place

    screen = Screen(json)
    documents: list[dict[str, Any]] = []
    with opened_place(network, book) as place:
        names = place.names()
        for each in _agreements(place):
            exposure, why = _exposure(each)
            documents.append({
                "id": "0x" + each.id.hex(),
                "status": AgreementStatus(each.desk.agreements.state_of(each.id).status).name.lower(),
                "party_a": names.get(each.terms.party_a, each.terms.party_a),
                "party_b": names.get(each.terms.party_b, each.terms.party_b),
                "currency": each.currency.code,
                "exposure_of_a": None if exposure is None else str(exposure),
                "no_exposure": why,
                "repos": [_repo(each, identifier, names) for identifier in each.repos()],
            })  # fmt: skip
    for document in documents:
        exposed = document["exposure_of_a"] or document["no_exposure"]
        screen.say(f"{document['id'][:10]}… {document['party_a']} and {document['party_b']}: {document['status']}")
        screen.say(f"  {document['party_a']}'s exposure, {document['currency']}: {exposed}")
        if document["repos"]:
            screen.table(
                ("repo", "seller", "security", "units", "price", "rate", "until", "owed today"),
                [
                    (one["id"][:10] + "…", one["seller"], one["security"], f"{one['units']:,}", one["purchase_price"],
                     one["rate_percent"], one["repurchase_date"] or "on demand", one["owed_today"])
                    for one in document["repos"]
                ],
                right=(3, 4, 5, 7),
            )  # fmt: skip
    screen.document({"agreements": documents})


@app.command()
def deploy(
    sender: Sender = "operator",
    network: NetworkName = None,
    keystore: Keystore = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Deploy a repo desk beside a stack: marks, master agreements, margins, close-outs. It gets no power over anything.

    \b
    Examples:
      rwa repo deploy --sender operator --network http://127.0.0.1:8545
    """
    from rwa_chain.cli.place import opened_place, written_place
    from rwa_chain.deploy.repo import deploy_repo

    screen = Screen(json)
    written_place(network)
    with opened_place(network, book) as place:
        place.chain.keys = keys(keystore) or place.chain.keys
        made = deploy_repo(place.stack, sender=place.chain.party(sender), progress=screen.say)
    document = {each.NAME: str(each.address) for each in (made.marks, made.agreements, made.margins, made.close_outs)}
    for name, address in document.items():
        screen.say(f"{name} at {address}")
    screen.document({**document, "gas": made.gas})


@app.command()
def figures(
    units: Annotated[str, typer.Option("--units", metavar="NUMBER", help="Units that are sold.")],
    price: Annotated[str, typer.Option("--price", metavar="DECIMAL", help="The dirty price of a unit.")],
    rate: Annotated[str, typer.Option("--rate", metavar="PERCENT", help="The pricing rate a year, per cent.")],
    begins: Annotated[str, typer.Option("--from", metavar="DATE", help="The purchase date.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The repurchase date.")],
    haircut: Annotated[str | None, typer.Option("--haircut", metavar="PERCENT", help="Of the market value.")] = None,
    ratio: Annotated[
        str | None, typer.Option("--margin-ratio", metavar="DECIMAL", help="Market value over purchase price.")
    ] = None,
    basis: Annotated[str, typer.Option("--basis", metavar="360|365", help="Days of a year.")] = "365",
    mark: Annotated[
        str | None, typer.Option("--mark", metavar="DECIMAL", help="A later price: what the buyer is exposed then.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of that mark; the next one if left out.")
    ] = None,
    json: Json = False,
) -> None:
    """Compute a repo without a chain: purchase price, repurchase price, and the exposure at a later mark.

    Exactly one of --haircut and --margin-ratio is given.

    \b
    Examples:
      rwa repo figures --units 10000000 --price 1.0075 --haircut 1 --rate 0.40 --from 2021-03-19 --until 2021-03-22
      rwa repo figures --units 100 --price 1.01 --margin-ratio 1.02 --rate 2 --from 2021-03-19 --until 2021-04-19
    """
    from rwa_chain.lifecycle import repo_figures

    screen = Screen(json)
    count = _number("--units", units)
    cut, over = _optional("--haircut", haircut), _optional("--margin-ratio", ratio)
    if (cut is None) == (over is None):
        raise InputError("--haircut", haircut, "exactly one of --haircut and --margin-ratio")
    starts = day("--from", begins)
    paid = repo_figures.purchase_price(int(count), _number("--price", price), haircut_percent=cut, margin_ratio=over)
    terms = repo_figures.RepoTerms(
        units=int(count), purchase_price=paid, rate_percent=_number("--rate", rate), purchase_date=starts,
        repurchase_date=day("--until", until), haircut_percent=cut, margin_ratio=over,
        basis=int(_number("--basis", basis)),
    )  # fmt: skip
    ends: date = day("--until", until)
    document = {"purchase_price": str(paid), "repurchase_price": str(terms.owed(ends))}
    if mark is not None:
        marked = starts + timedelta(days=1) if on is None else day("--on", on)
        document["exposure_of_the_buyer"] = str(terms.exposure(marked, _number("--mark", mark)))
        document["on"] = marked.isoformat()
    screen.table(("what", "figure"), [(key.replace("_", " "), value) for key, value in document.items()], right=(1,))
    screen.document(document)


@app.command()
def statement(
    identifier: Identifier = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print the close-out statement of an agreement: every line, and the one sum that they come to.

    \b
    Examples:
      rwa replay repo
      rwa repo statement --json
    """
    from rwa_chain.bindings.types import CloseOutStatus
    from rwa_chain.cli.place import opened_place
    from rwa_chain.lifecycle import repo as desks

    screen = Screen(json)
    with opened_place(network, book) as place:
        names = place.names()
        found = [each for each in _agreements(place) if _is_netted(each)]
        agreement = _chosen(found, identifier, "an agreement that was closed out")
        made = desks.statement(agreement)
        a, b = (names.get(each, each) for each in (agreement.terms.party_a, agreement.terms.party_b))
        status = CloseOutStatus(agreement.desk.close_outs.close_out_of(agreement.id).status).name.lower()
    rows = [(line.subject, str(line.to_a)) for line in made.lines]
    screen.table(("subject", f"{b} owes {a}"), [*rows, ("sum", str(made.sum))], right=(1,))
    debtor, creditor = (b, a) if made.sum > 0 else (a, b)
    screen.say(f"{debtor} pays {creditor} {abs(made.sum):,} {agreement.currency.code}: {status}")
    screen.document({
        "agreement": "0x" + agreement.id.hex(), "lines": [{"subject": s, "to_a": amount} for s, amount in rows],
        "sum": str(made.sum), "debtor": debtor, "creditor": creditor, "status": status,
    })  # fmt: skip


@app.command()
def close(
    identifier: Annotated[str, typer.Argument(metavar="REPO", help="The repo's id, 0x…, of `rwa repo --json`.")],
    sender: Sender = "operator",
    network: NetworkName = None,
    keystore: Keystore = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Execute the signed end of a repo, from its repurchase date on.

    \b
    Examples:
      rwa repo close 0x5c1e… --sender operator --network http://127.0.0.1:8545
    """
    from rwa_chain.cli.place import opened_place, written_place

    screen = Screen(json)
    written_place(network)
    wanted = _bytes("REPO", identifier)
    with opened_place(network, book) as place:
        place.chain.keys = keys(keystore) or place.chain.keys
        found = next((each for each in _agreements(place) if wanted in each.repos()), None)
        if found is None:
            raise InputError("REPO", identifier, "a repo that stands open: `rwa repo --json` lists them")
        paid = found.close(wanted, sender=place.chain.party(sender))
    screen.say(f"{paid:,} {found.currency.code} against the units")
    screen.document({"repo": identifier, "repurchase_price": str(paid)})


def _agreements(place: Place) -> list[Agreement]:
    from rwa_chain.deploy.repo import load_repo
    from rwa_chain.lifecycle import repo as desks

    made = load_repo(place.stack)
    desk = desks.RepoDesk(made.agreements, made.margins, made.close_outs, made.marks, place.stack.settlement)
    return desks.agreements(desk)


def _exposure(agreement: Agreement) -> tuple[Decimal | None, str | None]:
    try:
        return agreement.exposure(agreement.terms.party_a), None
    except ContractError as refused:
        return None, refused.NAME


def _repo(agreement: Agreement, identifier: bytes, names: Any) -> dict[str, Any]:
    found, position = agreement.figures(identifier), agreement.position(identifier)
    seller = agreement.terms.party_b if position.seller_is_b else agreement.terms.party_a
    return {
        "id": "0x" + identifier.hex(),
        "seller": names.get(seller, seller),
        "security": names.get(position.security, position.security),
        "units": found.units,
        "purchase_price": str(found.purchase_price),
        "rate_percent": str(found.rate_percent.normalize()),
        "haircut_percent": None if found.haircut_percent is None else str(found.haircut_percent.normalize()),
        "margin_ratio": None if found.margin_ratio is None else str(found.margin_ratio),
        "repurchase_date": found.repurchase_date.isoformat() if found.repurchase_date else None,
        "owed_today": str(agreement.owed(identifier, agreement.today())),
    }


def _is_netted(agreement: Agreement) -> bool:
    from rwa_chain.bindings.types import CloseOutStatus

    return agreement.desk.close_outs.close_out_of(agreement.id).status >= CloseOutStatus.NETTED


def _chosen(found: list[Agreement], identifier: str | None, expected: str) -> Agreement:
    wanted = None if identifier is None else _bytes("--agreement", identifier)
    matching = [each for each in found if wanted in (None, each.id)]
    if len(matching) != 1:
        known = ", ".join("0x" + each.id.hex() for each in found) or "none"
        raise InputError("--agreement", identifier, f"{expected}: {known}")
    return matching[0]


def _bytes(field: str, text: str) -> bytes:
    try:
        found = bytes.fromhex(text.removeprefix("0x"))
    except ValueError:
        found = b""
    if len(found) != 32:
        raise InputError(field, text, "32 bytes in hexadecimal, 0x…")
    return found


def _number(field: str, text: str) -> Decimal:
    from rwa_chain.money import parse_decimal

    return parse_decimal(text, field=field, signed=field == "--rate")


def _optional(field: str, text: str | None) -> Decimal | None:
    return None if text is None else _number(field, text)
