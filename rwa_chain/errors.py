"""Every exception that this library raises, and nothing else leaves it.

::

    RwaError                         exit code 1 on the command line
    ├── InputError                   what a person gave is wrong (exit code 2); also a ValueError
    │   └── InputErrors              several values are wrong at once
    ├── BuildError                   the contracts did not compile, or generated files are stale
    ├── ExtraMissing                 an optional package isn't installed (exit code 2)
    ├── FileNotWritten               the disk is full or read-only; the file is as it was
    ├── ToolchainError               npm could not install Anvil
    ├── BoundaryError                a document that would leave the operator holds what must stay there
    ├── IndexRefused                 the index's database is another chain's, in use, full, or not there (exit code 2)
    ├── PdfFailed                    a library that PDFs stand on is missing (exit code 2)
    ├── DeploymentError              a step failed, or the book is not what the chain holds (exit code 2)
    └── ChainError
        ├── NodeUnreachable          nobody answers there (exit code 2)
        ├── WrongChain               somebody answers, on another chain (exit code 2)
        ├── AnvilError               the embedded node
        │   ├── AnvilMissing         no binary found (exit code 2)
        │   ├── AnvilTooOld          found, but too old (exit code 2)
        │   ├── AnvilFailed          it started and ended, or never answered
        │   └── PortInUse            (exit code 2)
        ├── RpcError                 the node refused a request
        ├── TransactionTimeout       sent, but not mined in time
        ├── TransactionDropped       sent, and another transaction has its nonce: it will never be mined
        ├── PipelineIncomplete       some of many writes have no outcome; says what is known of each
        ├── SenderBusy              another process or thread is sending from this address (exit code 2)
        ├── SigningFailed            a signer failed, or signed something else
        ├── NotRefused               a refusal was expected, and the transaction succeeded
        ├── EventMissing             a receipt holds no such event, or more than one
        ├── DecodeError              bytes that do not fit the declared types
        └── Reverted                 the chain refused; knows the call, its sender and its transaction
            ├── ContractError        base of all generated Solidity errors
            ├── RevertedWithReason   Error(string), the old ``require(x, "...")``
            ├── Panic                Panic(uint256): a broken assertion, an overflow, a bad index
            ├── OutOfGas             the gas limit was reached
            └── UnknownRevert        bytes that no known contract declares, or none at all

An exception of a write says in ``write`` which transaction it is about and what is known of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self


class Known(StrEnum):
    """The state of a write."""

    NOT_SENT = "not sent"
    """The write was not sent, or the node refused it: nothing will happen."""
    PERHAPS_SENT = "perhaps sent"
    """The write was signed and may have reached the network: ask again by its hash."""
    MINED = "mined"
    """The write is in a block, whether it succeeded or reverted."""
    DROPPED = "dropped"
    """Another transaction has its nonce: it will never be mined."""


@dataclass(frozen=True)
class Write:
    """A write that an exception is about. `tx` is its hash and empty, as `nonce` is None, before it was signed."""

    tx: str
    sender: str
    nonce: int | None
    known: Known
    call: str = ""

    def __str__(self) -> str:
        where = f"transaction {self.tx} (nonce {self.nonce})" if self.tx else "no transaction was made"
        return f"{self.known}: {where}, sender {self.sender}"


class RwaError(Exception):
    """Base of all errors of this library."""

    exit_code: ClassVar[int] = 1
    write: Write | None = None
    """The write that it is about, where it is about one."""
    items: Sequence[Write] = ()
    """The writes of the pipeline that it ended, in their order."""


MISSING = "this field; it is missing"
"""The `expected` of a field that has to be given."""
_NOT_APPLICABLE = "nothing: "


class InputError(RwaError, ValueError):
    """A wrong value from a person. Names the field, the value, and what would be right.

    An `expected` that begins with "nothing: " says why the field does not apply here.
    """

    exit_code = 2

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(field, value, expected)
        self.field = field
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        if self.expected.startswith(_NOT_APPLICABLE):
            return f"{self.field} does not apply: {self.expected.removeprefix(_NOT_APPLICABLE)}"
        if self.expected == MISSING:
            return f"{self.field}: it is missing"
        if self.value is None:
            return f"{self.field}: it is missing; expected {self.expected}"
        return f"{self.field}: {self.value!r} is not accepted; expected {self.expected}"


class InputErrors(InputError):
    """Several values are wrong at once; `field`, `value` and `expected` are the first one's."""

    def __init__(self, problems: Sequence[InputError]) -> None:
        first = problems[0]
        super().__init__(first.field, first.value, first.expected)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(str(each) for each in self.problems)


class BuildError(RwaError):
    """The contracts did not compile, or generated files are not what the contracts say."""


class ExtraMissing(RwaError):
    """What was asked for needs an optional package that isn't installed; `extra` brings it."""

    exit_code = 2

    def __init__(self, extra: str, module: str) -> None:
        super().__init__(extra, module)
        self.extra = extra
        self.module = module

    def __str__(self) -> str:
        return f"this needs {self.module}, which the extra {self.extra} brings: pip install 'rwa-chain[{self.extra}]'"


class FileNotWritten(RwaError):
    """A file could not be written, a full or a read-only disk for one; what was there before is there still."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path} can't be written: {self.reason}"


class ToolchainError(RwaError):
    """Anvil could not be installed; the message says what npm said."""


class DeploymentError(RwaError):
    """A deployment step failed, or the deployment book is not what the chain holds."""

    exit_code = 2


class IndexRefused(RwaError):
    """The index's database can't be used: another chain's, another indexer's, full, or nothing is in it."""

    exit_code = 2


class PdfFailed(RwaError):
    """A library of the system that PDFs stand on is missing; says how to get it."""

    exit_code = 2


class BoundaryError(RwaError):
    """A document that would leave the operator holds what must stay there; the value itself is not shown."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why

    def __str__(self) -> str:
        return f"not published: {self.place} is {self.why}"


class ChainError(RwaError):
    """Base of everything that goes wrong between this process and a chain."""


class NodeUnreachable(ChainError):
    """Nobody answers at this address; the address is shown without its path, which may be a secret."""

    exit_code = 2

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        return f"no node answers at {self.where} ({self.reason}); is it running, and is the address right?"


class WrongChain(ChainError):
    """The node serves another chain than the one asked for."""

    exit_code = 2

    def __init__(self, where: str, expected: int, actual: int) -> None:
        super().__init__(where, expected, actual)
        self.where = where
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return f"the node at {self.where} serves chain {self.actual}, expected chain {self.expected}"


class AnvilError(ChainError):
    """Something about the embedded node."""


class AnvilMissing(AnvilError):
    """No Anvil binary was found."""

    exit_code = 2

    def __init__(self, searched: tuple[str, ...]) -> None:
        super().__init__(searched)
        self.searched = searched

    def __str__(self) -> str:
        return (
            f"Anvil was not found (looked at {', '.join(self.searched)}): "
            "`rwa toolchain install` brings it, or name one in RWA_ANVIL"
        )


class AnvilTooOld(AnvilError):
    """The Anvil found is older than the one this library is tested with."""

    exit_code = 2

    def __init__(self, binary: str, version: str, minimum: str) -> None:
        super().__init__(binary, version, minimum)
        self.binary = binary
        self.version = version
        self.minimum = minimum

    def __str__(self) -> str:
        return f"Anvil {self.version} at {self.binary} is too old; at least {self.minimum} is needed"


class AnvilFailed(AnvilError):
    """Anvil ended by itself or never answered."""


class PortInUse(AnvilError):
    """Another process listens on the port asked for."""

    exit_code = 2

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port

    def __str__(self) -> str:
        return f"port {self.port} is in use; give another one, or none for a free one"


class RpcError(ChainError):
    """The node answered a request with an error."""

    def __init__(self, method: str, code: int, message: str, data: Any = None) -> None:
        super().__init__(method, code, message, data)
        self.method = method
        self.code = code
        self.message = message
        self.data = data

    def __str__(self) -> str:
        return f"{self.method}: {self.message} (code {self.code})"


class TransactionTimeout(ChainError):
    """A transaction was sent and not mined in time; it may still be."""

    def __init__(self, tx: str, seconds: float) -> None:
        super().__init__(tx, seconds)
        self.tx = tx
        self.seconds = seconds

    def __str__(self) -> str:
        return f"transaction {self.tx} was not mined within {self.seconds:g} s"


class TransactionDropped(ChainError):
    """A transaction was sent, and another one of its sender has its nonce: it will never be mined."""

    def __init__(self, tx: str, nonce: int) -> None:
        super().__init__(tx, nonce)
        self.tx = tx
        self.nonce = nonce

    def __str__(self) -> str:
        return f"transaction {self.tx} will never be mined: another one has its nonce {self.nonce}"


class PipelineIncomplete(ChainError):
    """Some writes of a pipeline have no outcome, or were not sent; `items` says what is known of each."""

    def __init__(self, reason: str, items: Sequence[Write]) -> None:
        super().__init__(reason, items)
        self.reason = reason
        self.items = items

    def __str__(self) -> str:
        counts = {known: sum(each.known is known for each in self.items) for known in Known}
        told = ", ".join(f"{count} {known}" for known, count in counts.items() if count)
        open_ = [each for each in self.items if each.known is not Known.MINED]
        lines = [
            f"{self.reason}; of {len(self.items)} writes: {told}",
            *(f"  {each.call}: {each}" for each in open_[:5]),
        ]
        return "\n".join([*lines, f"  and {len(open_) - 5} more"] if len(open_) > 5 else lines)


class SenderBusy(ChainError):
    """Another process, or another thread of this one, has been sending from an address for too long to wait."""

    exit_code = 2

    def __init__(self, address: str, process: int | None, seconds: float) -> None:
        super().__init__(address, process, seconds)
        self.address = address
        self.process = process

    def __str__(self) -> str:
        who = "another thread of this process" if self.process is None else f"process {self.process}"
        return f"{who} is sending from {self.address}; waited {self.args[2]:g} s: try again when it has ended"


class SigningFailed(ChainError):
    """A signer failed, or signed something else than it was asked to."""


class NotRefused(ChainError):
    """A refusal was expected, but the transaction succeeded."""

    def __init__(self, tx: str, call: str) -> None:
        super().__init__(tx, call)
        self.tx = tx
        self.call = call

    def __str__(self) -> str:
        return f"expected a refusal, but the transaction succeeded\n  call    {self.call}\n  tx      {self.tx}"


class EventMissing(ChainError):
    """A receipt holds none, or more than one, of the event asked for."""


class DecodeError(ChainError):
    """Bytes from the chain that do not fit the declared types."""


@dataclass(frozen=True)
class CallContext:
    """A call, its sender, and its transaction if one was mined; every part may be empty."""

    call: str = ""
    sender: str = ""
    tx: str = ""


class Reverted(ChainError):
    """The chain refused a call or a transaction; ``context`` says which, whose, and its hash once mined."""

    context: CallContext = CallContext()
    takes: str = ""
    """The role that the call takes and who holds it, where that is why it was refused and somebody asked the chain."""

    @property
    def sentence(self) -> str:
        """A sentence that describes the error."""
        return "the call was refused"

    def detail(self) -> str:
        """The error's signature with named values, or nothing."""
        return ""

    def within(self, context: CallContext) -> Self:
        """This error, knowing its call."""
        self.context = context
        return self

    def __str__(self) -> str:
        context = self.context
        named = (
            ("error", self.detail()),
            ("takes", self.takes),
            ("call", context.call),
            ("sender", context.sender),
            ("tx", context.tx),
        )
        lines = [f"  {label:<7} {value}" for label, value in named if value]
        return "\n".join([self.sentence, *lines])


class ContractError(Reverted):
    """Base of all generated Solidity errors: a class per error, its values as attributes.

    ``NAME`` is ``Library.Error``; ``PARAMETERS`` are (Solidity name, type) in order; ``FIELDS`` their Python names.
    """

    NAME: ClassVar[str] = ""
    SELECTOR: ClassVar[bytes] = b""
    SIGNATURE: ClassVar[str] = ""
    PARAMETERS: ClassVar[tuple[tuple[str, Any], ...]] = ()
    FIELDS: ClassVar[tuple[str, ...]] = ()
    NOTICE: ClassVar[str] = ""

    @property
    def arguments(self) -> Mapping[str, Any]:
        """The error's values by their Solidity names."""
        return {
            solidity: getattr(self, field) for (solidity, _), field in zip(self.PARAMETERS, self.FIELDS, strict=True)
        }

    @property
    def sentence(self) -> str:
        return f"{self.NAME}: {self.NOTICE}" if self.NOTICE else self.NAME

    def detail(self) -> str:
        kinds = [kind if isinstance(kind, str) else kind.abi for _, kind in self.PARAMETERS]
        inner = ", ".join(
            f"{kind} {name} = {_shown(value)}"
            for kind, (name, value) in zip(kinds, self.arguments.items(), strict=True)
        )
        return f"{self.NAME.rpartition('.')[2]}({inner})"

    def __repr__(self) -> str:
        values = ((field, getattr(self, field)) for field in self.FIELDS)
        inner = ", ".join(
            f"{field}={_shown(value) if isinstance(value, bytes) else repr(value)}" for field, value in values
        )
        return f"{self.NAME}({inner})"


def _shown(value: Any) -> str:
    """A value as people read it: bytes in hexadecimal, as in an explorer."""
    return f"0x{value.hex()}" if isinstance(value, bytes) else str(value)


class RevertedWithReason(Reverted):
    """``Error(string)``: a reason in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def sentence(self) -> str:
        return f"refused: {self.reason}"


PANICS = {
    0x00: "generic panic",
    0x01: "an assertion failed",
    0x11: "an arithmetic overflow or underflow",
    0x12: "a division by zero",
    0x21: "a value outside its enum",
    0x22: "a badly encoded storage byte array",
    0x31: "pop on an empty array",
    0x32: "an array index out of bounds",
    0x41: "too much memory was allocated",
    0x51: "a call to an uninitialised function",
}


class Panic(Reverted):
    """``Panic(uint256)``: the compiler's own checks."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return f"panic 0x{self.code:02x}: {PANICS.get(self.code, 'unknown code')}"


class OutOfGas(Reverted):
    """The transaction used up its gas limit."""

    @property
    def sentence(self) -> str:
        return "out of gas"


class UnknownRevert(Reverted):
    """Revert data that no known contract declares, or none at all."""

    def __init__(self, data: bytes, hint: str = "") -> None:
        super().__init__(data, hint)
        self.data = data
        self.hint = hint

    @property
    def sentence(self) -> str:
        if not self.data:
            return "refused without a reason" + (f" ({self.hint})" if self.hint else "")
        return f"refused with unknown data 0x{self.data[:4].hex()} ({len(self.data)} bytes)"
