"""What every peer's script shares: published artifacts, a node, and gas of real transactions, one a block."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from web3 import HTTPProvider, Web3
from web3.contract import Contract

#: What a script measures, in the order of the table, with what it means.
KEYS = {
    "deploy": "everything that stands before the first holder: implementations, factories, registries, settings",
    "onboard": "all transactions before somebody may receive units, who is unknown so far",
    "transfer": "between two who hold before and after",
    "transfer_new": "the receiver's first units",
    "batch_100": "one transaction to a hundred who hold already",
    "freeze_partial": "the first freeze of a part of somebody's units",
    "forced_transfer": "by the power that the project has for it, a lodged order's execution with us",
    "recovery": "all transactions from a lost wallet to its successor with the units",
    "dvp": "units against money of another token in one transaction",
    "title_transfer": "an electronic bill of lading from one holder to the next",
}
HOLDERS = 100
_RICH = 10**21


class Bench:
    """A node with unlocked parties, and the gas that was used."""

    def __init__(self, url: str, packages: Path) -> None:
        self.w3 = Web3(HTTPProvider(url))
        self.packages = packages
        self.deployed = 0
        """[gas] of all creations and calls so far"""

    def party(self, number: int) -> str:
        """A party with ether, whom the node lets act without a key; numbers from 1 on."""
        address = Web3.to_checksum_address(f"0x{0xBE4C << 144 | number:040x}")
        for method, values in (("anvil_impersonateAccount", [address]), ("anvil_setBalance", [address, hex(_RICH)])):
            self.w3.provider.make_request(method, values)  # type: ignore[arg-type]
        return str(address)

    def parties(self, count: int, start: int) -> list[str]:
        """So many."""
        return [self.party(start + number) for number in range(count)]

    def artifact(self, path: str) -> dict[str, Any]:
        """An artifact of an installed package."""
        found: dict[str, Any] = json.loads((self.packages / path).read_text(encoding="utf-8"))
        return found

    def create(self, path: str, *values: Any, sender: str) -> Contract:
        """Puts a published contract on the chain."""
        artifact = self.artifact(path)
        new = self.w3.eth.contract(abi=artifact["abi"], bytecode=artifact["bytecode"])
        receipt = self._receipt(new.constructor(*values).transact({"from": sender, "gas": 15_000_000}))
        self.deployed += receipt["gasUsed"]
        return self.at(path, receipt["contractAddress"])

    def at(self, path: str, address: str) -> Contract:
        """A contract that stands already."""
        abi = self.artifact(path)["abi"]
        found: Contract = self.w3.eth.contract(address=Web3.to_checksum_address(address), abi=abi)
        return found

    def send(self, call: Any, sender: str) -> int:
        """[gas] that a call used; raises where it was refused."""
        used: int = self._receipt(call.transact({"from": sender, "gas": 16_000_000}))["gasUsed"]
        self.deployed += used
        return used

    def refused(self, call: Any, sender: str) -> bool:
        """Whether the node's simulation refuses a call."""
        try:
            call.call({"from": sender})
        except Exception:
            return True
        return False

    def _receipt(self, sent: Any) -> Any:
        receipt = self.w3.eth.wait_for_transaction_receipt(sent, timeout=60)
        if receipt["status"] != 1:
            raise RuntimeError(f"transaction {sent.hex()} was refused")
        return receipt


def run(measure: Callable[[Bench], dict[str, int]]) -> None:
    """A script's main: URL of a node and the folder of packages in, JSON of gas by key out."""
    url, packages = sys.argv[1:]
    print(json.dumps(measure(Bench(url, Path(packages)))))
