"""``rwa build``: compile the contracts, write their bindings or check that the committed ones are current."""

from __future__ import annotations

from typing import Annotated

import typer

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen, progress

app = command_app()


@app.command()
def build(
    check: Annotated[
        bool, typer.Option("--check", help="Write no bindings; fail where the committed ones are not current.")
    ] = False,
    json: Json = False,
) -> None:
    """Compile contracts/ into build/ (only what changed) and write rwa_chain/bindings/.

    \b
    Examples:
      rwa build            after changing a contract
      rwa build --check    in continuous integration: exit code 1 where bindings are stale
    """
    from rwa_chain.solidity import build as compile_contracts
    from rwa_chain.solidity.generate import check_bindings, write_bindings

    screen = Screen(json)
    artifacts = compile_contracts(progress=progress)
    for warning in artifacts.warnings:
        screen.say(warning)
    own = [artifact for artifact in artifacts.values() if artifact.source.startswith("contracts/")]
    deployable = [artifact for artifact in own if artifact.is_deployable]
    if check:
        check_bindings()
        changed: list[str] = []
    else:
        changed = write_bindings()
    screen.say(f"{len(own)} contracts, {len(deployable)} of them with code; {_bindings(check, changed)}")
    screen.document(
        {
            "contracts": len(own),
            "runtime_bytes": {each.name: len(each.runtime.object) for each in sorted(deployable, key=lambda a: a.name)},
            "bindings_changed": changed,
            "warnings": list(artifacts.warnings),
        }
    )


def _bindings(check: bool, changed: list[str]) -> str:
    if check or not changed:
        return "bindings are current"
    return f"bindings written: {', '.join(changed)}"
