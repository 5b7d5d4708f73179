"""Lays out the site's pages: every document of the repository at its own path, and the files that they link to.

``python scripts/lib/site_pages.py FOLDER``. Links stay as they are written; one to a folder leads to a list of files.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"(?<=\]\()([^)\s#]+)")
_TOP = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
_FOLDERS = ("contracts", "docs", "tests/invariants")


def main() -> None:
    """Writes the pages into an empty folder."""
    folder = Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    documents = [ROOT / name for name in _TOP]
    documents += sorted(path for name in _FOLDERS for path in (ROOT / name).rglob("*.md"))
    for source in documents:
        _page(source, folder)


def _page(source: Path, folder: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for link in set(_LINK.findall(text)):
        target = (source.parent / link).resolve()
        if "://" in link or not target.is_relative_to(ROOT) or target.suffix == ".md":
            continue
        if target.is_dir():
            if not (target / "README.md").exists():
                _listing(target, folder)
            text = text.replace(f"]({link})", f"]({link.rstrip('/')}/{_home(target)})")
        elif target.is_file():
            _copy(target, folder)
    page = folder / source.relative_to(ROOT)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")


def _home(folder: Path) -> str:
    return "README.md" if (folder / "README.md").exists() else "index.md"


def _listing(target: Path, folder: Path) -> None:
    """A page that lists what is in a folder."""
    inside = sorted(path for path in target.iterdir() if path.is_file())
    lines = [f"# {target.relative_to(ROOT).as_posix()}", ""]
    for path in inside:
        lines.append(f"- [{_title(path)}]({path.name})")
        if path.suffix != ".md":
            _copy(path, folder)
    page = folder / target.relative_to(ROOT) / "index.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _title(path: Path) -> str:
    """The heading of a page, or the file's name."""
    if path.suffix == ".md":
        found = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        return found[1] if found else path.stem
    return path.name


def _copy(target: Path, folder: Path) -> None:
    page = folder / target.relative_to(ROOT)
    page.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(target, page)


if __name__ == "__main__":
    main()
