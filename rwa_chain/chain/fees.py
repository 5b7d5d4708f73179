"""Gas fees: read from the node, for every fee market, within the caller's cap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rwa_chain.chain.rpc import Rpc, rpc_error
from rwa_chain.errors import InputError

LOCAL_MAX_FEE = 100 * 10**9
_METHOD_MISSING = -32601


class Fees:
    """The fees of one chain; `max_fee` caps what is paid per gas, in wei, unless a write says otherwise."""

    def __init__(self, rpc: Rpc, *, local: bool) -> None:
        self._rpc = rpc
        self._local = local
        self.max_fee: int | None = None

    def now(self, max_fee: int | None = None) -> dict[str, int]:
        """The fees to offer now: room for a doubled base fee, or a plain gas price where the chain has no base fee.

        Nothing is saved on a local node. Raises `InputError` for a cap below what the chain charges now.
        """
        cap = self.max_fee if max_fee is None else max_fee
        if self._local:
            return {"maxFeePerGas": cap or LOCAL_MAX_FEE, "maxPriorityFeePerGas": 0}
        block, tip, price = self._asked()
        base = block.get("baseFeePerGas")
        if base is None:
            return {"gasPrice": _capped(price, price, cap)}
        least = int(base, 16)
        tip = max(price - least, 0) if tip is None else tip
        offered = _capped(2 * least + tip, least, cap)
        return {"maxFeePerGas": offered, "maxPriorityFeePerGas": min(tip, offered)}

    def raised(self, fees: Mapping[str, int], max_fee: int | None = None) -> dict[str, int]:
        """Fees that replace a transaction with `fees`: an eighth more, which nodes ask for, or what the chain asks now.

        Raises `InputError` for a `max_fee` that is less than an eighth more.
        """
        least = {name: value + value // 8 + 1 for name, value in fees.items()}
        name = "gasPrice" if "gasPrice" in fees else "maxFeePerGas"
        if max_fee is not None and max_fee < least[name]:
            raise InputError("max_fee", max_fee, f"at least {least[name]} wei, an eighth more than is offered")
        now = self.now(max_fee)
        made = {each: max(value, now.get(each, 0)) for each, value in least.items()}
        if max_fee is not None:
            made[name] = max_fee
        return made

    def _asked(self) -> tuple[Mapping[str, Any], int | None, int]:
        """The latest block, the tip that the node suggests, if it does, and its gas price."""
        methods = ("eth_getBlockByNumber", "eth_maxPriorityFeePerGas", "eth_gasPrice")
        answers = self._rpc.attempt([(methods[0], ("latest", False)), (methods[1], ()), (methods[2], ())])
        results: list[Any] = []
        for method, answer in zip(methods, answers, strict=True):
            error = rpc_error(method, answer)
            if error is not None and (method == methods[0] or not _is_missing(error.code, error.message)):
                raise error
            results.append(None if error is not None else answer.get("result"))
        block, tip, price = results
        return block or {}, None if tip is None else int(tip, 16), int(price or "0x0", 16)


def _is_missing(code: int, message: str) -> bool:
    words = message.lower()
    return code == _METHOD_MISSING or "not found" in words or "not supported" in words or "not available" in words


def _capped(offered: int, least: int, cap: int | None) -> int:
    if cap is None:
        return offered
    if cap < least:
        raise InputError("max_fee", cap, f"at least {least} wei per gas, which the chain charges now")
    return min(offered, cap)
