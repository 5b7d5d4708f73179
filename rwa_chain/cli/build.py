"""``rwa build``: compile the contracts, write their bindings and pages, or check the committed ones."""

from __future__ import annotations

from typing import Annotated

import typer

from rwa_chain.cli.options import Json, command_app
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

app = command_app()


@app.command()
def build(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail where what is committed is not current.")
    ] = False,
    json: Json = False,
) -> None:
    """Compile contracts/ into build/ (what changed), write rwa_chain/bindings/, docs/reference/contracts/, build/abi/.

    \b
    Examples:
      rwa build            after changing a contract
      rwa build --check    in continuous integration: exit code 1 where they are stale
    """
    from rwa_chain.solidity import build as compile_contracts
    from rwa_chain.solidity.abi import FOLDER as ABI_FOLDER
    from rwa_chain.solidity.abi import write_abis
    from rwa_chain.solidity.generate import check_bindings, write_bindings
    from rwa_chain.solidity.model import Model
    from rwa_chain.solidity.reference import check_pages, write_pages
    from rwa_chain.solidity.settings import ROOT, is_checkout

    if not is_checkout():
        raise InputError("rwa build", str(ROOT), "a checkout of the sources; an installed wheel has them compiled")
    screen = Screen(json)
    artifacts = compile_contracts(progress=progress)
    for warning in artifacts.warnings:
        screen.say(warning)
    own = [artifact for artifact in artifacts.values() if artifact.source.startswith("contracts/")]
    deployable = [artifact for artifact in own if artifact.is_deployable]
    model = Model.compile()
    if check:
        check_bindings(model=model)
        check_pages(model)
        changed: list[str] = []
        pages: list[str] = []
        abi_files = 0
    else:
        changed, pages = write_bindings(model=model), write_pages(model)
        abi_files = write_abis(model)
    screen.say(
        f"{len(own)} contracts, {len(deployable)} of them with code; "
        f"{_written('bindings', changed)}, {_written('reference', pages)}"
        + (f", {abi_files} ABI files in {ABI_FOLDER}" if abi_files else "")
    )
    screen.document(
        {
            "contracts": len(own),
            "runtime_bytes": {each.name: len(each.runtime.object) for each in sorted(deployable, key=lambda a: a.name)},
            "bindings_changed": changed,
            "reference_changed": pages,
            "abi_files": abi_files,
            "warnings": list(artifacts.warnings),
        }
    )


def _written(what: str, changed: list[str]) -> str:
    return f"{what} written: {', '.join(changed)}" if changed else f"{what} current"
