"""`rwa bind`: an ABI becomes a module that types, calls, decodes and refuses as this tree's own bindings do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import IERC20
from rwa_chain.chain import Chain
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import onboarding
from rwa_chain.solidity import Artifacts
from tests.cli.conftest import Outcome

VAULT = [
    {"type": "constructor", "inputs": [], "stateMutability": "nonpayable"},
    {"type": "receive", "stateMutability": "payable"},
    {
        "type": "function", "name": "limitsOf", "stateMutability": "view",
        "inputs": [{"name": "from", "type": "bytes32[]"}],
        "outputs": [{"name": "", "type": "tuple[]", "internalType": "struct IVault.Limits[]", "components": [
            {"name": "owner", "type": "address"},
            {"name": "inner", "type": "tuple", "components": [{"name": "cap", "type": "uint64"}]},
            {"name": "kind", "type": "uint8", "internalType": "enum Kind"},
        ]}],
    },
    {"type": "error", "name": "CapMissed", "inputs": [{"name": "asked", "type": "uint256"}]},
    {"type": "event", "name": "Deposited", "anonymous": False, "inputs": [
        {"name": "who", "type": "address", "indexed": True}, {"name": "assets", "type": "uint256", "indexed": False},
    ]},
    {"type": "event", "name": "Transfer", "inputs": [
        {"name": "src", "type": "address", "indexed": True}, {"name": "dst", "type": "address", "indexed": True},
        {"name": "wad", "type": "uint256", "indexed": False},
    ]},
]  # fmt: skip


def loaded(text: str, path: Path) -> ModuleType:
    """The module, imported from a file."""
    path.write_text(text)
    spec = util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def test_a_bound_contract_is_called(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Views, typed refusals, events and structs of a contract whose ABI is all that is known; web3's face of both."""
    (inside / "Money.json").write_text(json.dumps(Artifacts.load()["TokenizedDeposit"].abi))
    module = loaded(rwa("bind", "Money.json").out, inside / "bound_money.py")
    with Chain.anvil(start_at=setup.START_AT) as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who)
        ours = stack.deposits["BANK_A"]
        money = module.Money(chain, ours.address)
        assert (money.name(), money.decimals(), money.issue_bound()) == (ours.name(), 2, ours.issue_bound())
        with pytest.raises(type(ours).AccessManagedUnauthorized):
            money.book(5, bytes(32), sender=chain.party("stranger"))
        customer = chain.party("customer")
        onboarding.register(stack.identity, [customer], country="HK", sender=who.registrar)
        bank = who.banks[0]
        money.admit_wallets([customer.address], sender=bank.party)
        money.book(500, b"1" * 32, sender=bank.party)
        receipt = money.issue(customer, 500, b"2" * 32, sender=bank.desk)
        assert receipt.one(module.Money.Transfer).value == 500
        assert module.Money.Transfer is IERC20.Transfer
        for face in (money.w3, ours.w3):
            assert face.functions.balanceOf(customer.address).call() == 500


def test_what_an_abi_lacks_is_plain(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Structs without a name get one, enums are integers, two ABIs share a class; mypy accepts and refuses."""
    for name in ("Vault", "Other"):
        (inside / f"{name}.json").write_text(json.dumps({"abi": VAULT}))
    text = rwa("bind", "Vault.json", "Other.json").out
    module = loaded(text, inside / "bound_vault.py")
    assert module.Vault.CapMissed is module.Other.CapMissed
    assert module.Vault.Deposited.TOPIC == "2da466a7b24304f47e87fa2e1e5a81b9831ce54fec19055ce277ca2f39ba42c4"
    assert [name for name, _ in module.Limits.ABI] == ["owner", "inner", "kind"]
    user = "from bound_vault import Vault\ndef f(v: Vault) -> int:\n    return v.limits_of([b'x'])[0].kind\n"
    (inside / "user.py").write_text(user)
    check = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(inside / "cache"), "user.py"]
    right = subprocess.run(check, cwd=inside, capture_output=True, text=True, check=False)
    assert right.returncode == 0, right.stdout
    (inside / "user.py").write_text(user.replace("[b'x']", "'x'"))
    assert subprocess.run(check, cwd=inside, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [("{}", "a JSON list"), ("[1]", "a JSON list"), ("no", "JSON"), ('[{"name": "x"}]', "a JSON list")],
)
def test_no_abi_is_refused(inside: Path, rwa: Callable[..., Outcome], content: str, said: str) -> None:
    """With the file's name; a name that is no class, or comes twice, too."""
    (inside / "Odd.json").write_text(content)
    assert said in rwa("bind", "Odd.json").refused()
    (inside / "Odd.json").write_text("[]")
    assert "class" in rwa("bind", "class=Odd.json").refused()
    assert "another name than Odd" in rwa("bind", "Odd.json", "Odd=Odd.json").refused()
    assert "nowhere.json" in rwa("bind", "nowhere.json").refused()


def test_the_binder_is_a_function_too() -> None:
    """Without files; an empty ABI is a class without methods."""
    from rwa_chain.bind import bind

    assert "class Empty(Contract):" in bind({"Empty": []})
    with pytest.raises(InputError, match="a name that Python takes"):
        bind({"no name": []})
