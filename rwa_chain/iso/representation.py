"""A contract's state at a block as XML (ERC-8100): a template names view functions, all of them asked at one block.

Of the draft this takes what a bond needs: `evmstate:call` with a signature without inputs and one output, `format`,
`scale`, and the attributes of the root that say chain, contract and block. A template that asks for anything else is
refused by the element. Bindings are taken out of what is rendered: two renderings of one state are the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from rwa_chain import xml
from rwa_chain.chain import Address, Chain, keccak
from rwa_chain.chain.abi_types import parse
from rwa_chain.chain.codec import decode
from rwa_chain.errors import DecodeError, InputError, RpcError
from rwa_chain.money import from_base_units

STATE = "{urn:evm:state:1.0}"
BOND = "urn:rwa-chain:bond:1"
_SIGNATURE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)\(\)\(([a-z0-9]+)\)")
_CALLS = 200
_KNOWN = {"call", "format", "scale"}
_ROOT = {"chain-id", "contract-address", "block-number"}
_FIELD = "template"

ElementTree.register_namespace("evmstate", STATE[1:-1])
ElementTree.register_namespace("bond", BOND)


def render(chain: Chain, contract: Address, template: bytes, block: int) -> bytes:
    """The template with the contract's answers at a block; raises `InputError` by the element that is no good."""
    root = xml.parse(_FIELD, template)
    for name, value in (("chain-id", chain.chain_id), ("contract-address", contract), ("block-number", block)):
        root.set(STATE + name, str(value))
    bound = [each for each in root.iter() if _bindings(each, is_root=each is root)]
    if len(bound) > _CALLS:
        raise InputError(_FIELD, f"{len(bound)} calls", f"at most {_CALLS}")
    for each in bound:
        each.text = _value(chain, contract, each, block)
        for name in _KNOWN:
            each.attrib.pop(STATE + name, None)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written


def _bindings(element: Element, *, is_root: bool) -> bool:
    """Whether an element asks the contract; raises for a binding that this renderer does not know."""
    names = {str(name).removeprefix(STATE) for name in element.keys() if str(name).startswith(STATE)}  # noqa: SIM118
    if unknown := sorted(names - _KNOWN - (_ROOT if is_root else set())):
        raise InputError(
            f"{_FIELD}: {xml.name_of(element)}", f"evmstate:{unknown[0]}", "evmstate:call, format or scale"
        )
    return "call" in names


def _value(chain: Chain, contract: Address, element: Element, block: int) -> str:
    where = f"{_FIELD}: {xml.name_of(element)}"
    call = element.get(f"{STATE}call", "")
    signature = _SIGNATURE.fullmatch(call)
    if signature is None:
        raise InputError(where, call, "a view function such as isin()(string): no inputs, one output")
    data = f"0x{keccak(f'{signature[1]}()'.encode())[:4].hex()}"
    try:
        answer = chain.rpc.call("eth_call", {"to": str(contract), "data": data}, hex(block))
        (value,) = decode([parse(signature[2])], bytes.fromhex(answer[2:]))
    except (DecodeError, RpcError, ValueError) as error:
        raise InputError(where, call, f"a function of {contract} ({error})") from None
    asked = element.get(f"{STATE}format", "")
    shown = _FORMATS.get(asked or _usual(value))
    if shown is None:
        raise InputError(where, asked, f"one of: {', '.join(_FORMATS)}")
    scale = element.get(f"{STATE}scale", "0")
    if not re.fullmatch(r"\d{1,2}", scale):
        raise InputError(where, scale, "a scale of 0 to 99")
    try:
        return shown(value, int(scale))
    except (TypeError, ValueError, OverflowError, OSError):
        raise InputError(where, asked, f"a format that fits {signature[2]}") from None


def _usual(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string"


_FORMATS: dict[str, Callable[[Any, int], str]] = {
    "string": lambda value, _: f"0x{value.hex()}" if isinstance(value, bytes) else str(value),
    "address": lambda value, _: Address(value),
    "boolean": lambda value, _: str(bool(value)).lower(),
    "integer": lambda value, _: str(int(value)),
    "decimal": lambda value, scale: f"{from_base_units(value, scale):f}",
    "hex": lambda value, _: hex(value),
    "iso8601-date": lambda value, _: datetime.fromtimestamp(value, UTC).date().isoformat(),
    "iso8601-datetime": lambda value, _: datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
}


def bond_template(decimals: int, *, isin: str = "", dti: str = "") -> bytes:
    """Our own template of a bond's master data, in our own namespace; `docs/reference/bond-data.md` maps it.

    ``isin`` and ``dti`` are those that a registry gave; without a DTI the document says that there is none.
    """
    token = f"<Identifier>{dti}</Identifier>" if dti else '<Identifier status="unregistered"/>'
    official = f"<RegisteredISIN>{isin}</RegisteredISIN>" if isin else ""
    return f"""<BondData xmlns="{BOND}" xmlns:evmstate="{STATE[1:-1]}">
 <Identifiers>
  <ISIN evmstate:call="isin()(string)"/>{official}
  <DigitalToken>{token}</DigitalToken>
 </Identifiers>
 <Name evmstate:call="name()(string)"/>
 <Ticker evmstate:call="symbol()(string)"/>
 <Form>registered</Form>
 <SpecifiedDenomination evmstate:call="denomination()(uint256)" evmstate:format="decimal" evmstate:scale="{decimals}"/>
 <AggregateNominalAmount evmstate:call="issueVolume()(uint256)" evmstate:format="decimal" evmstate:scale="{decimals}"/>
 <IssueDate evmstate:call="issueDate()(uint256)" evmstate:format="iso8601-date"/>
 <MaturityDate evmstate:call="maturityDate()(uint256)" evmstate:format="iso8601-date"/>
 <Interest>
  <RatePerCent evmstate:call="couponRate()(uint256)" evmstate:format="decimal" evmstate:scale="2"/>
  <PaymentsPerYear evmstate:call="couponFrequency()(uint256)" evmstate:format="integer"/>
  <DayCount evmstate:call="dayCountBasis()(uint8)" evmstate:format="integer"/>
 </Interest>
 <Currency>
  <CashToken evmstate:call="currency()(address)" evmstate:format="address"/>
 </Currency>
 <Status evmstate:call="status()(uint8)" evmstate:format="integer"/>
</BondData>
""".encode()
