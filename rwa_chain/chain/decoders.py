"""Decoders of events, made once per event class: from a log's JSON straight to the dataclass.

A decoder is Python source written from the class's ABI, as the standard library writes a dataclass's methods. Every
value is checked to fit its type, like eth-abi does: dirty bits above an address or a number are refused. Values of
dynamic length go through the ordinary codec.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from rwa_chain.chain.abi_types import AbiType, AddressType, ArrayOf, Bool, Bytes, EnumOf, Integer, parse
from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Event, LogPlace, decode, is_hashed_when_indexed
from rwa_chain.errors import DecodeError

Decoder = Callable[[Mapping[str, Any]], Event]

_decoders: dict[type[Event], Decoder] = {}
_addresses: dict[str, Address] = {}
_ADDRESSES_KEPT = 1_000_000
_BOOLEANS = {"0" * 63 + "0": False, "0" * 63 + "1": True}


def decoder_of(kind: type[Event]) -> Decoder:
    """The decoder of an event class; it raises `DecodeError` for a log that holds another event or does not fit."""
    found = _decoders.get(kind)
    if found is None:
        found = _decoders[kind] = _made(kind)
    return found


def place_of(log: Mapping[str, Any]) -> LogPlace:
    """The position of a log, from its JSON."""
    stamp = log.get("blockTimestamp")
    return LogPlace(
        _address(log["address"][2:].lower()),
        int(log["blockNumber"], 16),
        log["transactionHash"],
        int(log["logIndex"], 16),
        int(stamp, 16) if isinstance(stamp, str) else None,
    )


def _address(digits: str) -> Address:
    """The address of forty lower-case digits; its checksum is worked out once."""
    found = _addresses.get(digits)
    if found is None:
        if len(_addresses) >= _ADDRESSES_KEPT:
            _addresses.clear()
        found = _addresses[digits] = Address("0x" + digits)
    return found


def _made(kind: type[Event]) -> Decoder:
    abi = [(parse(each) if isinstance(each, str) else each, indexed) for _, each, indexed in kind.ABI]
    names = [each.name for each in fields(kind) if each.name != "place"]
    plain = [each for each, indexed in abi if not indexed]
    is_static = all(_words(each, "w", 0, "x") for each in plain)
    known: dict[str, Any] = {
        "address_of": _addresses.get, "address": _address, "B": _BOOLEANS, "C": kind, "D": decode, "E": DecodeError,
        "P": plain, "new": kind.__new__, "place": LogPlace, "new_place": LogPlace.__new__, "enum": _enum,
    }  # fmt: skip
    lines = [
        "def decoder(log):",
        "    topics = log['topics']",
        f"    if len(topics) != {kind.indexed() + 1} or topics[0] != '0x{kind.TOPIC}':",
        f"        raise E('the log is no {kind.NAME}')",
        "    data = log['data']",
        "    made = new(C)",
        "    v = made.__dict__",
        "    try:",
        "        pass",
    ]
    topic, offset = 1, 2
    if not is_static:
        lines.append("        plain = iter(D(P, bytes.fromhex(data[2:])))")
    elif plain:
        lines.append(f"        if len(data) < {2 + 64 * sum(map(_width, plain))}: raise E('a word is missing')")
    for (each, indexed), name in zip(abi, names, strict=True):
        if indexed:
            lines.append(f"        w = topics[{topic}]")
            lines.append("        if len(w) != 66: raise E('a word is missing')")
            topic += 1
            if is_hashed_when_indexed(each):
                lines.append(f"        v['{name}'] = bytes.fromhex(w[2:])")
                continue
            word, start = "w", 2
        elif is_static:
            word, start = "data", offset
            offset += 64 * _width(each)
        else:
            lines.append(f"        v['{name}'] = next(plain)")
            continue
        known[f"k_{name}"] = each
        statements = _words(each, word, start, name)
        if statements is None:
            statements = [f"v['{name}'] = D([k_{name}], bytes.fromhex({word}[{start}:{start + 64}]))[0]"]
        lines += [f"        {line}" for line in statements]
    lines += [
        "    except (ValueError, KeyError) as error:",
        f"        raise E('the log does not fit {kind.NAME}: ' + str(error)) from None",
        "    v['place'] = p = new_place(place)",
        "    p = p.__dict__",
        "    d = log['address'][2:]",
        "    p['address'] = address_of(d) or address(d.lower())",
        "    p['block'] = int(log['blockNumber'], 16)",
        "    p['tx'] = log['transactionHash']",
        "    p['index'] = int(log['logIndex'], 16)",
        "    s = log.get('blockTimestamp')",
        "    p['timestamp'] = None if s is None else int(s, 16)",
        "    return made",
    ]
    exec("\n".join(lines), known)
    made: Decoder = known["decoder"]
    return made


def _width(kind: AbiType) -> int:
    """The number of words that a value of static length takes."""
    return kind.size or 1 if isinstance(kind, ArrayOf) else 1


def _words(kind: AbiType, source: str, start: int, name: str) -> list[str] | None:
    """Statements that check and keep a value of static length; None for a type that has none."""
    if not isinstance(kind, ArrayOf) or not kind.size or isinstance(kind.item, EnumOf):
        return None if isinstance(kind, ArrayOf) else _word(kind, source, start, name)
    parts = [_word(kind.item, source, start + 64 * each, f"{name}[{each}]") for each in range(kind.size)]
    if not all(parts):
        return None
    items = ", ".join(f"v.pop('{name}[{each}]')" for each in range(kind.size))
    return [line for part in parts if part for line in part] + [f"v['{name}'] = ({items},)"]


def _word(kind: AbiType, source: str, start: int, name: str) -> list[str] | None:
    """Statements that check 64 digits of a text and keep their value; None for a type that is no single word."""
    value, end = f"v['{name}']", start + 64
    word = f"{source}[{start}:{end}]"
    if isinstance(kind, AddressType):
        return [
            f"if {source}[{start}:{start + 24}] != '{'0' * 24}': raise E('no address')",
            f"d = {source}[{start + 24}:{end}]",
            f"{value} = address_of(d) or address(d)",
        ]
    if isinstance(kind, Bool):
        return [f"{value} = B[{word}]"]
    if isinstance(kind, EnumOf):
        return [f"{value} = enum(k_{name}, int({word}, 16))"]
    if isinstance(kind, Integer) and kind.low == 0:
        check = [] if kind.high == 2**256 - 1 else [f"if n > {kind.high}: raise E('no {kind.abi}')"]
        return [f"{value} = n = int({word}, 16)", *check]
    if isinstance(kind, Integer):
        return [
            f"n = int({word}, 16)",
            f"if n >> 255: n -= {1 << 256}",
            f"if not {kind.low} <= n <= {kind.high}: raise E('no {kind.abi}')",
            f"{value} = n",
        ]
    if isinstance(kind, Bytes) and kind.size is not None:
        middle = start + 2 * kind.size
        rest = "0" * (end - middle)
        check = [f"if {source}[{middle}:{end}] != '{rest}': raise E('no {kind.abi}')"] if rest else []
        return [*check, f"{value} = bytes.fromhex({source}[{start}:{middle}])"]
    return None


def _enum(kind: EnumOf, number: int) -> Any:
    return kind.decode(number)
