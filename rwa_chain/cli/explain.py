"""``rwa explain``: what every rule says of a transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, whole
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.chain import Address

app = command_app()


@app.command()
def explain(
    sender: Annotated[str, typer.Argument(metavar="FROM", help="The sender: an address or a party's id.")],
    receiver: Annotated[str, typer.Argument(metavar="TO", help="The receiver: an address or a party's id.")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="Units of the security, a whole number.")],
    token: Annotated[
        str | None, typer.Option("--token", metavar="TICKER", help="The security, if there are several.")
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Ask every rule about a transfer, now, and print each verdict with its typed error.

    Nothing is sent. Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left in out/.

    \b
    Examples:
      rwa explain I1 I2 500
      rwa explain I1 US1 100 --json
      rwa explain 0x… 0x… 500 --network sepolia --token FTID001
      rwa explain H1 H2 100 --token PILE01        units of a pool, after `rwa deploy --revenue langxin`
    """
    from rwa_chain.chain.reverts import decode_revert
    from rwa_chain.cli.place import opened_place

    screen, units = Screen(json), whole("AMOUNT", amount)
    with opened_place(network, book) as place:
        security = place.security(token)
        start, end = place.address("FROM", sender), place.address("TO", receiver)
        names = place.names()
        verdicts = [
            _verdict(each.rule, None if each.ok else decode_revert(each.refusal), names)
            for each in place.stack.explainer.explain(security, start, end, units)
        ]
        free = place.stack.explainer.free_of(security, start)
        verdicts.append(_balance(free, units))
        symbol, now = security.symbol(), place.chain.now
    allowed = all(each["ok"] for each in verdicts)
    screen.table(("rule", "verdict", "why"), [_row(each) for each in verdicts])
    screen.say()
    screen.say(f"{units:,} units of {symbol} from {sender} to {receiver}: {_conclusion(allowed, verdicts)}")
    screen.document(
        {"token": security.address, "from": start, "to": end, "amount": units, "at": now, "allowed": allowed,
         "verdicts": verdicts}
    )  # fmt: skip


def _verdict(rule: str, refusal: Any, names: dict[Address, str]) -> dict[str, Any]:
    from rwa_chain.errors import ContractError

    if refusal is None:
        return {"rule": rule, "ok": True, "error": None, "arguments": {}, "reason": ""}
    if not isinstance(refusal, ContractError):
        return {"rule": rule, "ok": False, "error": type(refusal).__name__, "arguments": {}, "reason": refusal.sentence}
    arguments = {name: names.get(value, value) for name, value in refusal.arguments.items()}
    return {"rule": rule, "ok": False, "error": refusal.NAME, "arguments": arguments, "reason": refusal.NOTICE}


def _balance(free: int, amount: int) -> dict[str, Any]:
    """The one condition that is no rule: enough units that are neither frozen nor held."""
    ok = free >= amount
    reason = "" if ok else f"{free:,} units are free"
    return {"rule": "Balance", "ok": ok, "error": None, "arguments": {"free": free, "needed": amount}, "reason": reason}


def _row(verdict: dict[str, Any]) -> tuple[str, str, str]:
    if verdict["ok"]:
        return verdict["rule"], "passes", ""
    shown = ", ".join(f"{name} = {value}" for name, value in verdict["arguments"].items())
    why = f"{verdict['error']}({shown})" if verdict["error"] else verdict["reason"]
    return verdict["rule"], "refuses", why


def _conclusion(allowed: bool, verdicts: list[dict[str, Any]]) -> str:
    if allowed:
        return "every rule passes"
    first = next(each for each in verdicts if not each["ok"])
    return f"refused, first by {first['rule']}"
