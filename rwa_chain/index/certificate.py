"""Certified exports: a register, a coupon or a statement as JSON, signed by whoever answers for it, and built again.

A certificate says of a file: its SHA-256, the chain, the block that it was read at and that block's hash. Its signature
is EIP-712 typed data: any wallet can make it, any contract check it. Whoever has an index of the same chain builds the
file again from logs and compares it byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rwa_chain.chain import Address, Party
from rwa_chain.chain.signers import typed_data_signer
from rwa_chain.errors import IndexRefused, InputError
from rwa_chain.index.register import Moment, Registers
from rwa_chain.index.store import Store
from rwa_chain.index.tables import as_json
from rwa_chain.index.views import coupon_sheet, register_sheet, statement

_TYPES = {
    "Certificate": [
        {"name": "sha256", "type": "bytes32"},
        {"name": "of", "type": "string"},
        {"name": "blockNumber", "type": "uint256"},
        {"name": "blockHash", "type": "bytes32"},
    ]
}
_LARGEST = 256 << 20


@dataclass(frozen=True)
class Certificate:
    """What is signed, by whom; `anchor` is the transaction that recorded the hash on the chain, where one did."""

    sha256: str
    of: str
    chain_id: int
    block: int
    block_hash: str
    signer: str
    signature: str
    anchor: str = ""

    def message(self) -> dict[str, Any]:
        """The fields that are signed."""
        return {
            "sha256": bytes.fromhex(self.sha256), "of": self.of, "blockNumber": self.block,
            "blockHash": bytes.fromhex(self.block_hash[2:]),
        }  # fmt: skip

    def domain(self) -> dict[str, Any]:
        """A certificate of one chain is none of another."""
        return {"name": "rwa-chain certificate", "version": "1", "chainId": self.chain_id}


def path_of(file: Path) -> Path:
    """Where a file's certificate lies."""
    return file.with_name(f"{file.name}.certificate.json")


def certify(store: Store, file: Path, signer: Party) -> Certificate:
    """Sign a file that the index builds again as it is; raises `InputError` for one that it does not."""
    raw, document = _read(file)
    moment, block_hash = _moment(store, document)
    rebuilt = rebuild(store, document, moment)
    if rebuilt != raw:
        raise InputError(
            "FILE", str(file), "what `rwa register`, `coupon` or `statement --out FILE.json` wrote, unchanged"
        )
    unsigned = Certificate(
        hashlib.sha256(raw).hexdigest(), str(document["title"]), int(store.facts()["chain_id"]), moment.block,
        block_hash, signer.address, "",
    )  # fmt: skip
    signature = signer.sign_typed_data(unsigned.domain(), _TYPES, unsigned.message())
    return Certificate(**{**asdict(unsigned), "signature": f"0x{signature.hex()}"})


def verify(store: Store, file: Path, certificate: Certificate, *, signer: Address | None = None) -> dict[str, bool]:
    """Each check and whether it holds; ``signer`` is who should have signed, anybody without one."""
    raw, document = _read(file)
    made_by = typed_data_signer(
        certificate.domain(), _TYPES, certificate.message(), bytes.fromhex(certificate.signature[2:])
    )
    checks = {
        "the file is the one that was signed": hashlib.sha256(raw).hexdigest() == certificate.sha256,
        "the signature is its signer's": made_by == certificate.signer and signer in (None, made_by),
        "the index is of its chain": store.facts().get("chain_id") == str(certificate.chain_id),
    }
    known = store.hash_before(certificate.block)
    checks["its block is the chain's"] = known is not None and (known.number, known.hash) == (
        certificate.block,
        certificate.block_hash,
    )
    try:
        moment, _ = _moment(store, document)
        checks["built again from logs it is the same"] = rebuild(store, document, moment) == raw
    except (InputError, IndexRefused):
        checks["built again from logs it is the same"] = False
    return checks


def rebuild(store: Store, document: dict[str, Any], moment: Moment) -> bytes:
    """The file that a document says it is, out of this index."""
    registers = Registers(store)
    if "obligation" in document:
        token = registers.token(str(document["token"]))
        which = str(document["title"]).partition(" of ")[0].lower()
        return as_json(coupon_sheet(store, token, which, moment))
    if "wallets" in document and "positions" in document:
        begin = document.get("from_block")
        first = None if begin is None else registers.moment_of(int(begin))
        return as_json(statement(store, Address(str(document["holder"])), first, moment).sheet())
    return as_json(register_sheet(registers.at(registers.token(str(document["token"])), moment)))


def read_certificate(file: Path) -> Certificate:
    """A certificate file; raises `InputError` for what is none."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        made = Certificate(**raw)
        bytes.fromhex(made.sha256), bytes.fromhex(made.block_hash[2:]), bytes.fromhex(made.signature[2:])
        if len(made.sha256) != 64 or len(made.block_hash) != 66 or len(made.signature) != 132:
            raise ValueError
        return made
    except OSError as error:
        raise InputError("certificate", str(file), f"a readable file ({error.strerror})") from None
    except (ValueError, TypeError):
        raise InputError("certificate", str(file), "a certificate, as `rwa certify` writes it") from None


def _read(file: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError("FILE", str(file), "a file of at most 256 MB")
        raw = file.read_bytes()
        document = json.loads(raw)
    except OSError as error:
        raise InputError("FILE", str(file), f"a readable file ({error.strerror})") from None
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or not {"title", "block"} <= set(document):
        raise InputError("FILE", str(file), "what `rwa register`, `coupon` or `statement --out FILE.json` wrote")
    return raw, document


def _moment(store: Store, document: dict[str, Any]) -> tuple[Moment, str]:
    number = document.get("block")
    if type(number) is not int:
        raise InputError("FILE: block", number, "a block's number")
    known = store.hash_before(number)
    if known is None or known.number != number:
        raise InputError("FILE: block", number, "a block that the index has")
    return Moment(known.number, known.timestamp), known.hash


__all__ = ["Certificate", "certify", "path_of", "read_certificate", "rebuild", "verify"]
