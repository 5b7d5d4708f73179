"""The site has every document and every file that they link to."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from rwa_chain.solidity import ROOT
from tests.cli.documents import documents

_LINK = re.compile(r"(?<=\]\()([^)\s#]+)")


def test_every_document_is_a_page_and_no_link_is_broken(tmp_path: Path) -> None:
    """Laid out as `./scripts/site` does it; mkdocs then turns pages into HTML."""
    pages = tmp_path / "pages"
    subprocess.run([sys.executable, ROOT / "scripts" / "lib" / "site_pages.py", pages], check=True)
    laid_out = {path.relative_to(pages).as_posix() for path in pages.rglob("*.md")}
    assert {path.relative_to(ROOT).as_posix() for path in documents()} <= laid_out
    broken = [
        f"{page.relative_to(pages)}: {link}"
        for page in pages.rglob("*.md")
        for link in _LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link).resolve().is_file()
    ]
    assert not broken
