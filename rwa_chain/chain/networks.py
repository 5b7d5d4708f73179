"""Networks by name: a URL, or the name of an environment variable that holds a secret one, and the chain id expected.

``networks.toml`` in the working directory adds to the built-in ``local``::

    [sepolia]
    chain_id = 11155111
    url_variable = "RWA_SEPOLIA_URL"
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError

LOCAL_URL = "http://127.0.0.1:8545"
_KEYS = {"chain_id", "url", "url_variable"}


@dataclass(frozen=True)
class Network:
    """A configured network. Its URL may be a secret and is not in the representation."""

    name: str
    url: str
    chain_id: int | None = None

    def __repr__(self) -> str:
        return f"Network({self.name!r}, chain_id={self.chain_id})"


def find_network(where: str, *, file: str | Path | None = None) -> Network:
    """The network of a URL or a configured name."""
    if where.startswith(("http://", "https://")):
        return Network("given", where)
    configured = _configured(Path(file or "networks.toml"))
    known = configured.get(where)
    if known is None:
        names = ", ".join(sorted(configured))
        raise InputError("network", where, f"a URL that starts with http:// or https://, or one of: {names}")
    return _network(where, known)


def _configured(file: Path) -> dict[str, dict[str, Any]]:
    networks: dict[str, dict[str, Any]] = {"local": {"url": LOCAL_URL, "chain_id": 31337}}
    if file.exists():
        try:
            content = tomllib.loads(file.read_text())
        except OSError as error:
            raise InputError("networks.toml", str(file), f"a file that can be read ({error.strerror})") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputError("networks.toml", str(file), f"valid TOML ({error})") from None
        for name, table in content.items():
            if not isinstance(table, dict):
                raise InputError(f"networks.toml: {name}", table, "a table such as [sepolia]")
            networks[name] = table
    return networks


def _network(name: str, table: dict[str, Any]) -> Network:
    field = f"networks.toml: {name}"
    if unknown := sorted(set(table) - _KEYS):
        raise InputError(field, unknown, f"only {', '.join(sorted(_KEYS))}")
    chain_id = table.get("chain_id")
    if chain_id is not None and (isinstance(chain_id, bool) or not isinstance(chain_id, int) or chain_id <= 0):
        raise InputError(f"{field}.chain_id", chain_id, "a positive number, or none: then it isn't checked")
    variable = table.get("url_variable")
    url = table.get("url") if variable is None else os.environ.get(str(variable))
    if not isinstance(url, str) or not url:
        raise InputError(str(variable or f"{field}.url"), url, f"the URL of {name}, as text")
    return Network(name, url, chain_id)
