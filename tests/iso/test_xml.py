"""XML of others: whatever is sent, an answer by the field, soon, with little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from rwa_chain import xml
from rwa_chain.errors import InputError

LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LAUGHS, "without a document type"),
        (LAUGHS.decode().encode("utf-16"), "without a document type"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "without a document type"),
        (b"<a>" * 100_000, "deep"),
        (b"<a>" + b"<b/>" * (xml.MOST + 1) + b"</a>", "elements"),
        (b"", "an XML document"),
        (b"<a></b>", "an XML document"),
        (b"<a>\x00</a>", "an XML document"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "an XML document"),
        (b"\xff\xfe\xff", "an XML document"),
    ],
)
def test_hostile_documents(text: bytes, words: str) -> None:
    """A message that names the field; never another error."""
    with pytest.raises(InputError, match=words) as refused:
        xml.parse("--iso", text)
    assert refused.value.field == "--iso"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """Its size is asked before it is read; so is whether it is there."""
    file = tmp_path / "a.xml"
    with file.open("wb") as out:
        out.truncate(xml.LARGEST + 1)
    with pytest.raises(InputError, match="at most 64 MB"):
        xml.read("--iso", file)
    with pytest.raises(InputError, match="No such file"):
        xml.read("--iso", tmp_path / "none.xml")


def test_what_is_written_is_read() -> None:
    """Text with markup comes back; what XML can't hold is refused."""
    root = xml.parse(
        "f", xml.write("urn:x", "Document", ("A@Ccy=HKD", "1 < 2 & 'three' \"四\""), None, ("{urn:y}B", "c"))
    )
    assert [(xml.name_of(each), each.text) for each in root] == [("A", "1 < 2 & 'three' \"四\""), ("B", "c")]
    assert root[1].tag == "{urn:y}B"
    with pytest.raises(InputError, match="can't hold"):
        xml.write("urn:x", "Document", ("A", "a\x01b"))
