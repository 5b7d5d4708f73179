"""Keys of parties from keystore files, on networks where keys are not derived from names.

A party's key is in a keystore file of its label in one folder (``registrar`` or ``registrar.json``, as
``cast wallet new FOLDER registrar`` writes it), or in ``RWA_KEY_<LABEL>``. A password is in
``RWA_KEYSTORE_PASSWORD_<LABEL>`` or in ``RWA_KEYSTORE_PASSWORD``, or is asked for. It is never an argument: those stand
in lists of processes and in histories.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rwa_chain.chain.party import PASSWORD, Party, variable_of
from rwa_chain.errors import InputError

Ask = Callable[[str], str]
"""Asks a person for the password of a file."""


@dataclass
class Keys:
    """Keys by the label of their party: keystore files of a folder, or without a file the environment.

    A file is opened once; ``ask`` stands for a person at a terminal, without one a password must be in the environment.
    """

    folder: str | Path | None = None
    ask: Ask | None = None
    _opened: dict[str, Party] = field(default_factory=dict, repr=False)
    _answered: list[str] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        if self.folder is not None and not Path(self.folder).is_dir():
            raise InputError("keystore", str(self.folder), "a folder of keystore files, one for each party")

    def party(self, label: str) -> Party:
        """The party of a label; raises ``InputError`` naming the file and the variable that were looked for."""
        if label not in self._opened:
            self._opened[label] = self._open(label)
        return self._opened[label]

    def _open(self, label: str) -> Party:
        file = self._file(label)
        if file is not None:
            return self._unlock(label, file)
        variable = variable_of("RWA_KEY", label)
        if self.folder is not None and variable not in os.environ:
            raise InputError(
                "keystore",
                str(self.folder),
                f"the key of {label} in a file {label} or {label}.json there, or in {variable}",
            )
        return Party.from_environment(label)

    def _file(self, label: str) -> Path | None:
        if self.folder is None:
            return None
        return next((file for name in (label, f"{label}.json") if (file := Path(self.folder) / name).is_file()), None)

    def _unlock(self, label: str, file: Path) -> Party:
        own = variable_of(PASSWORD, label)
        for variable in (own, PASSWORD):
            if variable in os.environ:
                return Party.from_keystore(label, file, os.environ[variable])
        if self.ask is None:
            raise InputError(PASSWORD, None, f"the password of {file} in this variable or in {own}")
        for answer in self._answered:  # one password often opens many files: ask for it once
            with suppress(InputError):
                return Party.from_keystore(label, file, answer)
        answer = self.ask(f"Password of {file}: ")
        party = Party.from_keystore(label, file, answer)
        self._answered.append(answer)
        return party
