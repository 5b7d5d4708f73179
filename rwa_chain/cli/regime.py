"""``rwa regime``: what the law asks of an issue, with the source of each rule."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.callback()
def regime() -> None:
    """Rules of law for an issue: the verdict over its facts, each rule with its source, the permitted holders.

    With `--json` one document goes to stdout and all else to stderr.

    \b
    Examples:
      rwa regime classify pool.yaml
      rwa regime explain CSRC1-BAR3
    """


@app.command()
def classify(
    facts: Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="The facts of the issue.")],
    json: Json = False,
) -> None:
    """Print the verdict over the facts of an issue: lane, duties, bars, holders, and the weakest source on the path.

    A verdict is not legal advice, and no rule was reviewed by counsel. A rule that is not a primary text warns and asks
    for a person's decision. The exit code is 0 where nothing stands against the issue, and 1 otherwise.

    \b
    Examples:
      rwa regime example > pool.yaml
      rwa regime classify pool.yaml
      rwa regime classify pool.yaml --json
    """
    from rwa_chain.regimes import facts as files
    from rwa_chain.regimes.classify import Outcome
    from rwa_chain.regimes.classify import classify as judge

    screen = Screen(json)
    verdict = judge(files.read(facts))
    screen.say(f"{verdict.name} on {verdict.on}: lane {verdict.lane}, {verdict.outcome}")
    screen.say(f"weakest source on the path: {verdict.weakest_source}; {verdict.reviewed}")
    if verdict.missing:
        screen.say(f"not known: {', '.join(verdict.missing)}")
    if verdict.duties:
        screen.say()
        screen.table(
            ("duty", "with", "what", "rules", "document"),
            [
                (each.id, each.authority, each.what, ", ".join(each.rules), each.done_by or "open")
                for each in verdict.duties
            ],
        )
    if verdict.bars:
        screen.say()
        screen.table(
            ("prohibition", "clear", "why", "rule"),
            [(each.bar, "yes" if each.clear else "no", each.why, each.rule) for each in verdict.bars],
        )
    if verdict.holdings:
        screen.say()
        screen.table(
            ("holder", "channel", "may hold", "why", "rule"),
            [
                (each.holder, each.channel, "yes" if each.may else "no", each.why, each.rule)
                for each in verdict.holdings
            ],
        )
    if verdict.to_decide:
        screen.say()
        screen.say(f"a person decides about: {', '.join(verdict.to_decide)}")
    screen.say()
    screen.say(f"not looked at: {'; '.join(verdict.not_looked_at)}")
    for change in verdict.changes:
        screen.say(f"would change it: {change}")
    screen.document(verdict.document())
    if verdict.outcome not in (Outcome.MAY_ISSUE, Outcome.RECORD_ONLY):
        raise typer.Exit(1)


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(metavar="RULE", help="A rule's id; without it all rules.")] = None,
    json: Json = False,
) -> None:
    """Print a rule: its citation, our reading, rival readings, how its text is known, and what holds an issue to it.

    \b
    Examples:
      rwa regime explain CSRC1-BAR3
      rwa regime explain --json
    """
    from rwa_chain.regimes import rules as law

    screen = Screen(json)
    if rule is None:
        found = list(law.rules().values())
        screen.table(
            ("rule", "citation", "source", "held by"),
            [(each.id, each.citation, each.seen, f"{each.enforced_by.kind}: {each.enforced_by.by}") for each in found],
        )
    else:
        found = [law.rule(rule)]
        each = found[0]
        until = f" to {each.in_force_to}" if each.in_force_to else ""
        screen.say(f"{each.id}: {each.title}, {each.citation}")
        screen.say(f"in force from {each.in_force_from}{until}; text: {each.seen}; {law.NOT_REVIEWED}")
        screen.say(f"our reading: {each.reading}")
        for rival in each.rivals:
            screen.say(f"rival reading (switch {rival.switch}): {rival.reading}")
        screen.say(f"held by: {each.enforced_by.kind}, {each.enforced_by.by}")
    screen.document([each.model_dump(mode="json") for each in found])


@app.command()
def matrix(
    weakest: Annotated[
        bool, typer.Option("--weakest", help="Only cells that say yes, the weakest source first.")
    ] = False,
    json: Json = False,
) -> None:
    """Print who may hold what: every holder, product, lane and channel, with the rule and its source, as CSV.

    \b
    Examples:
      rwa regime matrix > matrix.csv
      rwa regime matrix --weakest --json
    """
    from rwa_chain.regimes import matrix as cells

    screen = Screen(json)
    chosen = cells.weakest_first() if weakest else list(cells.cells())
    screen.document([dict(zip(cells.HEADER, cell.row, strict=True)) for cell in chosen])
    if not json:
        screen.say(",".join(cells.HEADER))
        for cell in chosen:
            screen.say(",".join(f'"{part}"' if "," in part else part for part in cell.row))


@app.command()
def example(json: Json = False) -> None:
    """Print a file of facts with a comment on each field: a made-up pool of charging piles.

    \b
    Examples:
      rwa regime example > pool.yaml
    """
    from rwa_chain.regimes import rules as law

    text = law.LAW.parent.joinpath("example.yaml").read_text(encoding="utf-8")
    screen = Screen(json)
    if not json:
        screen.say(text.rstrip("\n"))
    screen.document({"facts": text})
