"""Optional packages: which extra of `pip install rwa-chain[…]` brings which, and what is said where one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rwa_chain.errors import ExtraMissing

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "bond": ("QuantLib", "holidays"),
    "meter": ("cryptography", "jsonschema", "ocpp", "polars"),
    "pv": ("numpy", "pandas", "pvlib", "scipy"),
    "spark": ("pyspark",),
    "index": ("alembic", "polars", "sqlalchemy", "xlsxwriter"),
    "postgres": ("psycopg",),
    "web": ("fastapi", "starlette", "uvicorn"),
    "pdf": ("weasyprint",),
    "cdm": ("finos", "rune"),
    "iso": ("pyiso20022", "xsdata", "xmlschema"),
}
"""The modules that an extra brings and the core lacks; pyproject.toml declares the packages."""


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Imports in this block belong to the extra `name`: where it isn't installed, `ExtraMissing` says so."""
    try:
        yield
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        if module not in EXTRAS[name]:
            raise
        raise ExtraMissing(name, module) from None
