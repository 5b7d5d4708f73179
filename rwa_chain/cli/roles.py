"""``rwa roles``: who may call what."""

from __future__ import annotations

from typing import Annotated

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def roles(
    party: Annotated[
        str | None, typer.Option("--party", metavar="ID|ADDRESS", help="Only what this one may call.")
    ] = None,
    contract: Annotated[
        str | None, typer.Option("--contract", metavar="KEY", help="Only this contract of the book.")
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print every guarded function, its role and scope, who holds the role, and with which delay.

    All of it is read from the chain: the members from the manager's events, the assignments by view. Without --network
    it asks the chain that the last `rwa replay` or `rwa deploy` left in out/.

    \b
    Examples:
      rwa roles
      rwa roles --party GF
      rwa roles --contract token/FTID001 --json
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.errors import InputError

    screen = Screen(json)
    with opened_place(network, book) as place:
        names = place.names()
        shown = None if party is None else place.address("--party", party)
        if contract is not None and contract not in place.stack.book.entries:
            raise InputError("--contract", contract, f"one of: {', '.join(place.stack.book.entries)}")
        rights = place.stack.rights(names)
    wanted = None if shown is None else names.get(shown, shown)
    rights = [
        right
        for right in rights
        if (contract is None or right.contract == contract)
        and (wanted is None or any(member == wanted for member, _ in right.members))
    ]
    rows = [
        (right.contract, right.function, right.role, right.scope, ", ".join(_member(*each) for each in right.members))
        for right in rights
    ]
    screen.table(("contract", "function", "role", "scope", "who (delay)"), rows)
    screen.document(
        [
            {
                "contract": right.contract,
                "function": right.function,
                "role": right.role,
                "scope": right.scope,
                "members": [{"who": who, "delay": delay} for who, delay in right.members],
            }
            for right in rights
        ]
    )


def _member(who: str, delay: int) -> str:
    if not delay:
        return who
    return f"{who} ({delay // 86_400} d)" if delay % 86_400 == 0 else f"{who} ({delay:,} s)"
