"""What the SDK raises, one tree."""

from __future__ import annotations


class RwaError(Exception):
    """Base of everything this package raises on purpose."""


class InputError(RwaError):
    """A value that a person gave is refused; nothing was done. Exit code 2."""

    def __init__(self, field: str, value: object, expected: str) -> None:
        self.field = field
        self.value = value
        self.expected = expected
        super().__init__(f"{field}: {value!r} is refused; expected {expected}")


class BuildError(RwaError):
    """The contracts did not compile, or generated files are not what the contracts say."""
