"""``rwa roles``: who may call what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.deploy.effects import Reach

app = command_app()


@app.command()
def roles(
    party: Annotated[
        str | None, typer.Option("--party", metavar="ID|ADDRESS", help="Only what this one may call.")
    ] = None,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="ID|ADDRESS", help="What this one can do, with its effect and what limits it."),
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
      rwa roles --key COURT
      rwa roles --contract token/FTID001 --json
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.deploy import effects
    from rwa_chain.errors import InputError

    screen = Screen(json)
    with opened_place(network, book) as place:
        names = place.names()
        shown = None if party is None else place.address("--party", party)
        if contract is not None and contract not in place.stack.book.entries:
            raise InputError("--contract", contract, f"one of: {', '.join(place.stack.book.entries)}")
        rights = place.stack.rights(names)
        holder = None if key is None else place.address("--key", key)
        kinds = {name: entry.kind for name, entry in place.stack.book.entries.items()}
    if holder is not None:
        _show_reach(screen, effects.reach(rights, kinds, names.get(holder, holder)))
        return
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


def _show_reach(screen: Screen, found: Iterable[Reach]) -> None:
    """Print what a key can do; effects that it has at once and alone come first."""
    ordered = sorted(found, key=lambda each: (not each.alone, each.effect, each.contract, each.function))
    rows = [
        (each.effect, each.contract, each.function, each.role, "yes" if each.alone else "no",
         each.limit or (f"waits {each.delay:,} s" if each.delay else ""))
        for each in ordered
    ]  # fmt: skip
    screen.table(("effect", "contract", "function", "role", "alone, at once", "what limits it"), rows)
    screen.document([asdict(each) | {"alone": each.alone} for each in ordered])


def _member(who: str, delay: int) -> str:
    if not delay:
        return who
    return f"{who} ({delay // 86_400} d)" if delay % 86_400 == 0 else f"{who} ({delay:,} s)"
