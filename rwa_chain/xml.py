"""XML of others, read within bounds, and XML of our own, written from plain trees.

What comes in may be hostile: a document type, and with it entities, is refused wherever it stands and in whatever
encoding; size, depth and the number of elements are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from rwa_chain.errors import InputError

LARGEST = 64 << 20
DEEPEST = 60
MOST = 1_000_000
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Tree = tuple[str, "str | Sequence[Tree | None]"]
"""An element: its name, and its text or its children; a child that is None is left out."""


class _Refused(Exception):
    """A problem of a document."""


class _Bounded(ElementTree.TreeBuilder):
    """Builds a tree, and ends where a document is no message."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def doctype(self, *_: object) -> None:
        """Entities are declared in one."""
        raise _Refused("a document without a document type")

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        """Count."""
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise _Refused(f"elements at most {DEEPEST} deep")
        if self._count > MOST:
            raise _Refused(f"at most {MOST:,} elements")
        return super().start(tag, attributes)

    def end(self, tag: str) -> Element:
        """Count back."""
        self._depth -= 1
        return super().end(tag)


def read(field: str, file: Path) -> Element:
    """The root of a file's document; raises `InputError` with the field and what would be right."""
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(field, str(file), f"a file of at most {LARGEST >> 20} MB")
        text = file.read_bytes()
    except OSError as error:
        raise InputError(field, str(file), f"a readable file ({error.strerror})") from None
    return parse(field, text, named=str(file))


def parse(field: str, text: bytes, *, named: str = "the document") -> Element:
    """The root of a document; raises `InputError` as `read` does."""
    parser = ElementTree.XMLParser(target=_Bounded())
    try:
        parser.feed(text)
        root: Element = parser.close()
    except _Refused as refused:
        raise InputError(field, named, str(refused)) from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise InputError(field, named, f"an XML document ({error})") from None
    return root


def write(namespace: str, name: str, *children: Tree | None) -> bytes:
    """A document whose root has a namespace; a name written ``{namespace}local`` has one of its own.

    Raises `InputError` for text that XML can't hold.
    """
    root = Element(name, {"xmlns": namespace})
    _fill(root, children)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written


def _fill(element: Element, content: str | Sequence[Tree | None]) -> None:
    if isinstance(content, str):
        if found := _NO_XML.search(content):
            raise InputError(element.tag, content, f"text without {found.group()!r}, which XML can't hold")
        element.text = content
        return
    for child in content:
        if child is None:
            continue
        name, inner = child
        space, _, local = name.rpartition("}")
        attributes = {"xmlns": space[1:]} if space else {}
        local, *pairs = local.split("@")
        attributes |= dict(pair.split("=", 1) for pair in pairs)
        made = Element(local, attributes)
        _fill(made, inner)
        element.append(made)


# -- looking into a document -------------------------------------------------------------------------------------------


def name_of(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def find(of: Element, path: str) -> Element | None:
    """The first element at a path of names, whatever namespaces they are in."""
    found: Element | None = of
    for part in path.split("/"):
        found = next((each for each in found if name_of(each) == part), None) if found is not None else None
    return found


def text(of: Element, path: str = "") -> str:
    """The text of an element at a path, stripped; empty where there is none."""
    found = find(of, path) if path else of
    return "" if found is None or found.text is None else found.text.strip()


def need(field: str, of: Element, path: str) -> Element:
    """The element at a path; raises `InputError` naming the field and the path."""
    found = find(of, path)
    if found is None:
        raise InputError(f"{field}: {name_of(of)}", "nothing", f"an element {path}")
    return found
