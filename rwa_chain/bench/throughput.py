"""Throughput of the SDK against the node's own limit, in one run: sending, onboarding, paying, decoding.

The limit is what the node takes when signed bytes are ready, in batches of 200, a block for each batch. The pipeline
encodes, signs, keeps its journal and reads receipts besides. Rounds alternate, so that what else runs on the machine
slows both; the figures are medians. A transfer passes all nine rules.
"""

from __future__ import annotations

import gc
import json
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rwa_chain.bench import world as setup
from rwa_chain.chain import Address, Call, Chain, Party, keccak
from rwa_chain.chain.party import DEFAULT_SEED
from rwa_chain.chain.receipts import RawLog
from rwa_chain.errors import ChainError
from rwa_chain.solidity.settings import ROOT

TRANSFERS = 2_000
ROUNDS = 7
SENDERS = 100
PEOPLE = tuple(f"holder {index}" for index in range(SENDERS))
HOLDERS = 10_000
PAGE = 100
LOOP = 30
LOGS = 8_000
GAS = 120_000

RATIO = 0.8
"""The pipeline reaches so much of the node's limit."""
DECODE = 0.3
"""Logs become events at so much of the speed of `json.loads` of the same logs."""
VIEM = 2.0
"""The pipeline is so many times as fast as viem, where it is installed."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Throughput:
    """Everything in numbers a second; `viem` and `ethers` are None where they are not installed."""

    limit: float
    pipeline: float
    loop: float
    viem: float | None
    ethers: float | None
    onboard_10000: float
    pay_10000: float
    decode: float
    json_loads: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Pipeline to limit, the median of the rounds."""
        return statistics.median(self.ratios)

    def document(self) -> dict[str, Any]:
        """The figures as a JSON document."""
        names = ("limit", "pipeline", "loop", "viem", "ethers", "onboard_10000", "pay_10000", "decode", "json_loads")
        rates = {name: getattr(self, name) for name in names}
        return {
            **{name: None if value is None else round(value, 1) for name, value in rates.items()},
            "pipeline_to_limit": round(self.ratio, 3),
            "pipeline_to_limit_rounds": [round(each, 3) for each in self.ratios],
            "decode_to_json_loads": round(self.decode / self.json_loads, 3),
        }

    def missed(self) -> list[str]:
        """The limits that are missed."""
        checks = {
            "pipeline": self.ratio >= RATIO,
            "decode": self.decode / self.json_loads >= DECODE,
            "viem": self.viem is None or self.pipeline >= VIEM * self.viem,
        }
        return [name for name, is_met in checks.items() if not is_met]


def measure(
    progress: Progress, *, transfers: int = TRANSFERS, rounds: int = ROUNDS, holders: int = HOLDERS
) -> Throughput:
    """Measure all of it; about two minutes on a quiet machine with two cores."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        progress("nine-rule transfers from a hundred holders ...")
        calls = _transfers(chain, transfers)
        gas = [(call, sender, GAS) for call, sender in calls]
        _through_pipeline(chain, gas)
        limits, pipelines = [], []
        for number in range(rounds):
            limits.append(transfers / _at_the_limit(chain, gas))
            pipelines.append(transfers / _through_pipeline(chain, gas))
            progress(f"  round {number + 1}: limit {limits[-1]:,.0f}, pipeline {pipelines[-1]:,.0f} a second")
        progress("the plain loop of web3.py ...")
        loop = LOOP / _loop(chain, gas[:LOOP])
        viem, ethers = (_in_javascript(name, chain, gas) for name in _SCRIPTS)
        decode, loads = _decoding(chain)
    progress(f"{holders:,} holders registered, admitted, funded; and paid ...")
    onboarded, paid = _many(holders)
    ratios = tuple(ours / limit for ours, limit in zip(pipelines, limits, strict=True))
    return Throughput(
        statistics.median(limits),
        statistics.median(pipelines),
        loop,
        viem,
        ethers,
        onboarded,
        paid,
        decode,
        loads,
        ratios,
    )


# -- transfers -------------------------------------------------------------------------------------------------------

Planned = Sequence[tuple[Call[Any], Party, int]]


def _transfers(chain: Chain, count: int) -> list[tuple[Call[Any], Party]]:
    """Transfers of one unit to the neighbour, there and back, from a hundred holders who have enough."""
    world = setup.make(chain)
    people = chain.parties(*PEOPLE)
    world.holders = [each.address for each in people]
    setup.prepare_issue(world)
    world.close_offering()
    setup.spread(world)
    for place, investor in enumerate(world.investors[1:5]):
        page = world.holders[place * 25 : place * 25 + 25]
        world.token.batch_transfer(page, [50] * 25, sender=investor)
    found = []
    for index in range(count):
        step = 1 if index // SENDERS % 2 == 0 else -1
        to, sender = people[(index + step) % SENDERS], people[index % SENDERS]
        found.append((world.token.transfer.prepare(to, 1), sender))
    return found


def _through_pipeline(chain: Chain, calls: Planned) -> float:
    """Seconds."""
    begin = time.perf_counter()
    with chain.pipeline() as line:
        for call, sender, gas in calls:
            line.send(call, sender=sender, gas=gas)
    assert all(receipt.succeeded for receipt in line.receipts)
    return time.perf_counter() - begin


def _signed(chain: Chain, calls: Planned) -> list[tuple[str, str]]:
    """Bytes and hashes, signed before the clock starts."""
    fees, nonces = chain.writer.fees.now(), {sender.address: chain.nonce_of(sender) for _, sender, _ in calls}
    found = []
    for call, sender, gas in calls:
        sent = chain.writer.sign(call, sender, gas, fees, nonces[sender.address])
        nonces[sender.address] += 1
        found.append(("0x" + sent.raw.hex(), sent.tx))
    return found


def _at_the_limit(chain: Chain, calls: Planned) -> float:
    """Seconds."""
    signed = _signed(chain, calls)
    begin = time.perf_counter()
    with chain.writer.miner.held():
        for page in setup.paged(signed, 200):
            chain.batch([("eth_sendRawTransaction", (raw,)) for raw, _ in page])
            chain.rpc.call("evm_mine")
        receipts = chain.batch([("eth_getTransactionReceipt", (tx,)) for _, tx in signed])
    assert all(receipt["status"] == "0x1" for receipt in receipts)
    return time.perf_counter() - begin


def _loop(chain: Chain, calls: Planned) -> float:
    """Seconds of web3.py's own way: ask for the nonce, sign, send, wait, one by one."""
    assert chain.node is not None
    with Chain.connect(chain.node.url) as other:
        eth: Any = other.w3.eth
        payer = chain.party("the loop")
        begin = time.perf_counter()
        for _, to, _ in calls:
            fields = {
                "type": 2, "chainId": chain.chain_id, "nonce": eth.get_transaction_count(payer.address),
                "gas": 21_000, "to": to.address, "value": 1, "data": b"", "maxFeePerGas": 10**11,
                "maxPriorityFeePerGas": 0,
            }  # fmt: skip
            raw, _ = payer.sign_transaction(fields)
            eth.wait_for_transaction_receipt(eth.send_raw_transaction(raw))
        return time.perf_counter() - begin


_VIEM = """
import { createPublicClient, createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { readFileSync } from 'fs'
const plan = JSON.parse(readFileSync(0))
const chain = { id: plan.chain, name: 'local', nativeCurrency: { name: 'E', symbol: 'E', decimals: 18 },
  rpcUrls: { default: { http: [plan.url] } } }
const transport = http(plan.url, { batch: { batchSize: 200 } })
const node = createPublicClient({ chain, transport })
const accounts = plan.keys.map(key => privateKeyToAccount(key))
const nonces = await Promise.all(accounts.map(a => node.getTransactionCount({ address: a.address })))
const begin = performance.now()
for (let start = 0; start < plan.calls.length; start += 200) {
  const signed = []
  for (const [who, to, data] of plan.calls.slice(start, start + 200))
    signed.push(await accounts[who].signTransaction({ chainId: plan.chain, type: 'eip1559', nonce: nonces[who]++,
      gas: BigInt(plan.gas), maxFeePerGas: 100000000000n, maxPriorityFeePerGas: 0n, to, data }))
  await Promise.all(signed.map(serializedTransaction => node.sendRawTransaction({ serializedTransaction })))
  await node.request({ method: 'evm_mine' })
}
console.log((performance.now() - begin) / 1000)
"""


_ETHERS = """
import { JsonRpcProvider, Network, Wallet } from 'ethers'
import { readFileSync } from 'fs'
const plan = JSON.parse(readFileSync(0))
const network = Network.from(plan.chain)
const node = new JsonRpcProvider(plan.url, network, { staticNetwork: network, batchMaxCount: 200 })
const wallets = plan.keys.map(key => new Wallet(key))
const nonces = await Promise.all(wallets.map(each => node.getTransactionCount(each.address)))
const begin = performance.now()
for (let start = 0; start < plan.calls.length; start += 200) {
  const signed = []
  for (const [who, to, data] of plan.calls.slice(start, start + 200))
    signed.push(await wallets[who].signTransaction({ chainId: plan.chain, type: 2, nonce: nonces[who]++,
      gasLimit: BigInt(plan.gas), maxFeePerGas: 100000000000n, maxPriorityFeePerGas: 0n, to, data }))
  await Promise.all(signed.map(raw => node.send('eth_sendRawTransaction', [raw])))
  await node.send('evm_mine', [])
}
console.log((performance.now() - begin) / 1000)
node.destroy()
"""
_SCRIPTS = {"viem": _VIEM, "ethers": _ETHERS}
_INSTALLED = (ROOT, ROOT / "build" / "peers")
"""Where npm packages are looked for: beside the checkout, or where `python -m benchmarks.peers.run` puts them."""


def _in_javascript(name: str, chain: Chain, calls: Planned) -> float | None:
    """Transfers a second of a JavaScript library on the same node, signed and sent in its batches of 200, a block each.

    They are the same transfers by the same holders, whose keys anybody can make from the seed of local nodes. No
    receipts are read, so the work is a little less than ours. None where Node or the library is not installed.
    """
    node = shutil.which("node")
    folder = next((each for each in _INSTALLED if (each / "node_modules" / name).is_dir()), None)
    if node is None or folder is None or chain.node is None:
        return None
    plan = {
        "url": chain.node.url,
        "chain": chain.chain_id,
        "gas": GAS,
        "keys": ["0x" + keccak(f"{DEFAULT_SEED}\x00{label}".encode()).hex() for label in PEOPLE],
        "calls": [
            [PEOPLE.index(sender.label), str(call.to), "0x" + call.data.hex()] for call, sender, _ in calls
        ],
    }  # fmt: skip
    with chain.writer.miner.held():
        done = subprocess.run(
            [node, "--input-type=module", "-e", _SCRIPTS[name]],
            input=json.dumps(plan), capture_output=True, text=True, check=True, cwd=folder,
        )  # fmt: skip
    last = chain.rpc.call("eth_getBlockReceipts", "latest")
    if not last or any(receipt["status"] != "0x1" for receipt in last):
        raise ChainError(f"the transfers that {name} sent did not all succeed")
    return len(calls) / float(done.stdout)


# -- decoding --------------------------------------------------------------------------------------------------------


def _decoding(chain: Chain) -> tuple[float, float]:
    """Logs a second from JSON to dataclass, and of `json.loads`: half transfers, half admissions."""
    from rwa_chain.bindings import IERC20, IPermissionedToken

    kinds = (IERC20.Transfer, IPermissionedToken.EntryAdmitted)
    halves: list[list[Any]] = []
    for kind in kinds:
        wanted = {"fromBlock": "0x0", "toBlock": "latest", "topics": ["0x" + kind.TOPIC]}
        found = chain.rpc.call("eth_getLogs", wanted)
        halves.append((found * (LOGS // 2 // max(1, len(found)) + 1))[: LOGS // 2])
    text = json.dumps([log for pair in zip(*halves, strict=True) for log in pair])
    decoded, loaded = [], []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()  # as timeit does: one collection of this process's heap takes longer than what is measured
        begin = time.perf_counter()
        logs = json.loads(text)
        middle = time.perf_counter()
        events = [RawLog(log).decoded() for log in logs]
        end = time.perf_counter()
        gc.enable()
        assert None not in events
        loaded.append(LOGS / (middle - begin))
        decoded.append(LOGS / (end - middle))
    return statistics.median(decoded), statistics.median(loaded)


# -- many holders ----------------------------------------------------------------------------------------------------


def _many(count: int) -> tuple[float, float]:
    """Holders a second: registered, admitted, with an account and units; and paid a coupon. Pages of a hundred."""
    policy = replace(setup.POLICY, maximum_holders=0, minimum_holding=0, cap=0)
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain, policy)
        setup.prepare_issue(world)
        world.close_offering()
        chain.mine_at(setup.POLICY.lock_up_until_at)
        wallets = [setup.wallet(f"many {index}") for index in range(count)]
        begin = time.perf_counter()
        _onboard(world, wallets)
        onboarded = count / (time.perf_counter() - begin)
        return onboarded, count / _paid(world, wallets)


def _onboard(world: setup.World, wallets: Sequence[Address]) -> None:
    bank = next(bank.party for bank in world.spec.banks if bank.id == "BANK_A")
    identity, token, deposit = world.stack.identity, world.token, world.deposit
    steps: list[tuple[Party, Callable[[list[Address]], Call[Any]]]] = [
        (world.spec.registrar, lambda page: identity.register_batch.prepare([world.registration(e) for e in page])),
        (world.people.registrar, token.admit_wallets.prepare),
        (bank, deposit.admit_wallets.prepare),
        (world.investors[0], lambda page: token.batch_transfer.prepare(page, [1] * len(page))),
    ]
    for sender, made in steps:
        with world.chain.pipeline() as line:
            for page in setup.paged(wallets, PAGE):
                line.send(made(list(page)), sender=sender)


def _paid(world: setup.World, wallets: Sequence[Address]) -> float:
    """Seconds in which the first coupon reaches everybody."""
    bond, paying, deposit = world.contracts.bond, world.stack.paying, world.deposit
    obligations = world.stack.obligations
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    event = bond.declare(0, sender=world.people.calculation_agent).one(type(bond).CouponDeclared)
    missing = obligations.missing_of(event.id)
    obligations.fund(event.id, deposit, [deposit.address], [missing], sender=world.people.issuer)
    before = deposit.balance_of(wallets[-1])
    world.chain.mine_at(setup.pay_at(setup.PERIOD_ENDS[0]))
    begin = time.perf_counter()
    with world.chain.pipeline() as line:
        for page in setup.paged(wallets, PAGE):
            line.send(paying.pay_page.prepare(event.id, deposit, list(page)), sender=world.people.paying_agent)
    seconds = time.perf_counter() - begin
    assert deposit.balance_of(wallets[-1]) == before + event.per_unit, "the last holder was not paid"
    return seconds
