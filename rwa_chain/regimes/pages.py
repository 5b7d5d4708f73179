"""Pages of the regimes for ``docs/regimes/``: one per instrument of law, with what is not done, and an overview."""

from __future__ import annotations

from collections.abc import Mapping

from rwa_chain.regimes.rules import NOT_REVIEWED, Instrument, Rule, instruments

_KINDS = {
    "contract": "contract",
    "gate": "gate at the issue",
    "classifier": "verdict of `rwa regime classify`",
    "process": "process",
    "nothing": "**nothing yet**",
}


def pages() -> Mapping[str, str]:
    """Each page's text by its file name."""
    return {"README.md": _overview(), **{f"{each.id.lower()}.md": _page(each) for each in instruments()}}


def _overview() -> str:
    rows = [
        f"| [{each.id}]({each.id.lower()}.md) | {each.title} | {each.authority} | {each.seen} | {len(each.rules)} | "
        f"{sum(rule.enforced_by.kind == 'nothing' for rule in each.rules)} |"
        for each in instruments()
    ]
    return "\n".join(
        [
            "# Regimes",
            "",
            "The rules that this project encodes, by instrument of law. `rwa regime classify FACTS.yaml` judges",
            "the facts of an issue; `rwa regime explain RULE` prints one rule.",
            "",
            f"No rule was {NOT_REVIEWED.removeprefix('not ')}, and none is held as a primary text. A rule that is not",
            "primary warns and asks for a person's decision; it does not refuse by itself.",
            "",
            "| id | instrument of law | authority | source seen | rules | not done |",
            "| --- | --- | --- | --- | ---: | ---: |",
            *rows,
            "",
            "`rwa_chain/regimes/law/` holds the rules as YAML; `python -m rwa_chain.regimes.write` makes these pages.",
            "",
        ]
    )


def _page(instrument: Instrument) -> str:
    shown = any(rule.tests for rule in instrument.rules)
    until = f" to {instrument.in_force_to}" if instrument.in_force_to else ""
    lines = [
        f"# {instrument.title}",
        "",
        f"- Authority: {instrument.authority}",
        f"- In force: from {instrument.in_force_from}{until}",
        f"- Text seen: {instrument.seen} ({instrument.source})",
        "- Reviewed by: nobody",
        "",
        f"| rule | citation | our reading | source | held by |{' shown by |' if shown else ''}",
        f"| --- | --- | --- | --- | --- |{' --- |' if shown else ''}",
        *(_row(rule, shown) for rule in instrument.rules),
        "",
    ]
    rivals = [(rule, rival) for rule in instrument.rules for rival in rule.rivals]
    if rivals:
        lines += ["## Rival readings", ""]
        lines += [f"- {rule.id}, switch `{rival.switch}` (off): {rival.reading}" for rule, rival in rivals]
        lines.append("")
    lines += ["## Not done", ""]
    open_rules = [rule for rule in instrument.rules if rule.enforced_by.kind == "nothing"]
    lines += [f"- {rule.id}: {rule.enforced_by.by}" for rule in open_rules] or ["- Every rule is held by something."]
    return "\n".join([*lines, ""])


def _row(rule: Rule, shown: bool) -> str:
    held = f"{_KINDS[rule.enforced_by.kind]}: {rule.enforced_by.by}"
    tests = f" {'; '.join(f'`{each}`' for each in rule.tests) or '–'} |" if shown else ""
    return f"| {rule.id} | {rule.citation} | {rule.reading} | {rule.seen} | {held} |{tests}"
