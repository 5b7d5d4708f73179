"""Every document of Fubi's life in CDM, held to the model by finos-cdm. Part of `./scripts/test --deep`.

Needs the extra ``cdm``, in a folder of its own as it wants an older pydantic: ``pip install --target build/cdm
--require-hashes -r requirements-cdm.lock``. Run as ``PYTHONPATH=build/cdm:. python -m tests.cdm.run``.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rwa_chain.errors import InputError
from rwa_chain.iso import cdm
from rwa_chain.solidity import ROOT

WRONG = (
    ("TradeState", ("trade", "partyRole"), []),
    ("TradeState", ("trade", "tradeLot", 0, "priceQuantity", 0, "price"), []),
    ("TransferState", ("transfer", "ScheduledTransfer", "quantity", "value"), "-1"),
    ("TransferState", ("transfer", "ScheduledTransfer", "transferType"), "Interest"),
)
"""What the model must refuse, else it judges nothing: kind, place, value."""


def main() -> int:
    """Exit code 1 where a document is refused, or a wrong one is not."""
    with tempfile.TemporaryDirectory() as folder:
        for arguments in (("replay", "fubi"), ("message", "cdm", "FTID001", "--out", "messages")):
            command = [sys.executable, "-m", "rwa_chain", *arguments]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
        made = [json.loads(file.read_text()) for file in sorted(Path(folder, "messages").glob("*.json"))]
    kinds = [each["@type"].rpartition(".")[2] for each in made]
    bad = []
    for number, document in enumerate(made):
        if (said := _refusal(document)) is not None:
            bad.append(f"document {number}: {said}")
    for kind, path, value in WRONG:
        document = copy.deepcopy(made[kinds.index(kind)])
        place = document
        for each in path[:-1]:
            place = place[each]  # type: ignore[index]
        place[path[-1]] = value  # type: ignore[index]
        if _refusal(document) is None:
            bad.append(f"{kind} with {'.'.join(map(str, path))} = {value!r} is accepted")
    print("\n".join(bad) or f"{kinds.count('TradeState')} trades and {kinds.count('TransferState')} transfers hold")
    return 1 if bad or not made else 0


def _refusal(document: cdm.Json) -> str | None:
    try:
        cdm.check(document)
    except InputError as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main())
