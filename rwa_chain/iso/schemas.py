"""The official schemas, where a user has them: every message that is written is held to its own.

ISO 20022 gives its schemas to who asks; none is in this package. `RWA_ISO_XSD` names a folder that holds them by the
names that they are published under, `sese.023.001.13.xsd`.
"""

from __future__ import annotations

import os
from pathlib import Path

from rwa_chain import xml
from rwa_chain.errors import InputError, RwaError
from rwa_chain.extras import extra

VARIABLE = "RWA_ISO_XSD"


class MessageInvalid(RwaError):
    """A message of ours does not fit its official schema; nothing was written."""


class Schemas:
    """The schemas of a folder, each compiled once; without a folder every message passes."""

    def __init__(self, folder: str | None = None) -> None:
        given = os.environ.get(VARIABLE, "") if folder is None else folder
        self._folder = Path(given) if given else None
        self._known: dict[str, object] = {}
        if self._folder is not None and not self._folder.is_dir():
            raise InputError(VARIABLE, given, "a folder that holds the schemas of ISO 20022")

    @property
    def are_there(self) -> bool:
        """Whether messages are held to anything."""
        return self._folder is not None

    def check(self, message: bytes) -> None:
        """Raises `MessageInvalid` where a message does not fit, `InputError` where the folder lacks its schema."""
        if self._folder is None:
            return
        name = str(xml.parse("message", message).tag).rpartition("}")[0].rpartition(":")[2]
        with extra("iso"):
            import xmlschema
        schema = self._known.get(name)
        if schema is None:
            file = self._folder / f"{name}.xsd"
            if not file.is_file():
                raise InputError(VARIABLE, str(self._folder), f"a folder that holds {name}.xsd")
            try:
                schema = self._known[name] = xmlschema.XMLSchema(str(file))
            except (xmlschema.XMLSchemaException, OSError) as error:
                raise InputError(VARIABLE, str(file), f"a schema ({' '.join(str(error).split())[:200]})") from None
        assert isinstance(schema, xmlschema.XMLSchema)  # it was made three lines above
        wrong = next(schema.iter_errors(message.decode()), None)
        if wrong is not None:
            raise MessageInvalid(f"{name}: {wrong.path}: {wrong.reason}")
