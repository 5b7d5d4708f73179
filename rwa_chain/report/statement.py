"""A holder's statement as a PDF."""

from __future__ import annotations

from pathlib import Path

from rwa_chain.errors import InputError, PdfFailed
from rwa_chain.extras import extra
from rwa_chain.index.views import Statement
from rwa_chain.report.page import environment


def html_of(statement: Statement) -> str:
    """The page that the PDF is of."""
    sheets = (statement.positions, statement.movements, statement.payments)
    page = environment().get_template("statement.html.j2")
    return page.render(document=statement.document(), sheets=sheets)


def write_pdf(statement: Statement, file: Path) -> None:
    """Write it; raises `ExtraMissing` without weasyprint, `PdfFailed` without the libraries that it stands on."""
    if not file.absolute().parent.is_dir():
        raise InputError("--out", str(file), "a file in a folder that exists")
    try:
        with extra("pdf"):
            from weasyprint import HTML
    except OSError as error:
        raise PdfFailed(
            f"PDF needs Pango (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0): {error}"
        ) from None
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(HTML(string=html_of(statement)).write_pdf())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
