"""What tokens are called outside: ISINs and digital token identifiers, as the operator's file says them.

```json
{"ledger": "the ledger's own DTI", "securities": {"FTID001": {"isin": "its ISIN", "dti": "its DTI"}}}
```

The stack invents none: without a file a message names a token by its ticker alone, and says that this is what it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.iso import identifiers
from rwa_chain.iso.outgoing import Identified
from rwa_chain.iso.settlement import Security

_FIELD = "--identifiers"


def read_identifiers(file: Path | None) -> tuple[Identified, list[str]]:
    """What a file says, and warnings of check characters that are others; raises `InputError` by field."""
    if file is None:
        return Identified(), []
    try:
        told = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(_FIELD, str(file), f"a readable JSON file ({' '.join(str(error).split())})") from None
    told = _mapping(_FIELD, told, ("ledger", "securities"))
    warnings: list[str | None] = []
    ledger = _text(f"{_FIELD}: ledger", told.get("ledger"))
    if ledger:
        warnings.append(identifiers.dti(ledger, field=f"{_FIELD}: ledger"))
    found = {}
    for ticker, each in _mapping(f"{_FIELD}: securities", told.get("securities") or {}, ()).items():
        where = f"{_FIELD}: securities: {ticker}"
        said = _mapping(where, each, ("isin", "dti"))
        isin, dti = (_text(f"{where}: {name}", said.get(name)) for name in ("isin", "dti"))
        if isin:
            identifiers.isin(isin, field=f"{where}: isin")
        if dti:
            warnings.append(identifiers.dti(dti, field=f"{where}: dti"))
        found[str(ticker)] = Security(str(ticker), isin, dti)
    return Identified(found, ledger), [each for each in warnings if each]


def _mapping(field: str, value: Any, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(field, value, f"a mapping{' of ' + ', '.join(known) if known else ''}")
    if known and (unknown := [str(each) for each in value if each not in known]):
        raise InputError(field, unknown[0], f"one of: {', '.join(known)}")
    return value


def _text(field: str, value: Any) -> str:
    if value is not None and not isinstance(value, str):
        raise InputError(field, value, "a text")
    return value or ""
