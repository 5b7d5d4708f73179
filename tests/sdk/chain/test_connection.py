"""Time, state and parties of a chain."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rwa_chain.chain import Address, Chain, Party
from rwa_chain.chain.networks import find_network
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ChainError, InputError


def test_time_is_set_exactly(chain: Chain) -> None:
    """By seconds or by an aware datetime; blocks after it are one second apart."""
    instant = datetime(2025, 7, 1, 9, tzinfo=UTC)
    assert chain.mine_at(instant).timestamp == int(instant.timestamp())
    assert chain.mine().timestamp == int(instant.timestamp()) + 1


@pytest.mark.parametrize("instant", [datetime(2025, 7, 1), 1.5, -1, True])
def test_times_that_are_no_instants_are_refused(chain: Chain, instant: int) -> None:
    """No zone, a fraction, a sign."""
    with pytest.raises(InputError, match="time"):
        chain.set_time(instant)


def test_time_never_goes_back(chain: Chain) -> None:
    """The latest block's instant is named."""
    with pytest.raises(InputError, match="after the latest"):
        chain.mine_at(chain.now - 10)


def test_a_snapshot_is_good_for_one_revert(chain: Chain, registrar: Party, holder: Party) -> None:
    """State, nonces and time go back; a second revert is refused."""
    snapshot, before = chain.snapshot(), chain.ether(holder)
    send = Call(holder.address, b"", value=5)
    chain.writer.execute(send, registrar)
    assert chain.ether(holder) == before + 5
    chain.revert(snapshot)
    assert chain.ether(holder) == before
    chain.writer.execute(send, registrar)
    with pytest.raises(ChainError, match="snapshot"):
        chain.revert(snapshot)


def test_a_transaction_that_was_undone_can_be_sent_again(chain: Chain, registrar: Party, holder: Party) -> None:
    """The same transaction, to the byte, many times: none is left in the node's pool to come back or be refused."""
    send, before = Call(holder.address, b"", value=5), chain.ether(holder)
    for _ in range(300):
        with chain.rolled_back():
            chain.writer.execute(send, registrar)
            assert chain.ether(holder) == before + 5


def test_a_loaded_chain_goes_on_where_it_stood(chain: Chain, registrar: Party, holder: Party) -> None:
    """Its clock too: the next block is after the last of those loaded, though the node was started later."""
    with Chain.anvil() as other:
        other.fund(registrar)
        other.mine_at(other.now + 1_000_000)
        state, last = other.dump_state(), other.now
    with Chain.anvil() as again:
        again.load_state(state)
        assert again.now == last
        assert again.next_time == last + 1
        again.writer.execute(Call(holder.address, b"", value=5), registrar)
        assert again.now == last + 1


def test_a_corrupted_word_is_read_back(chain: Chain, holder: Party) -> None:
    """For tests that turn a run red."""
    chain.set_storage(holder, 3, b"\x07")
    assert chain.storage(holder, 3) == bytes(31) + b"\x07"
    chain.set_code(holder, b"\x00")
    assert chain.code(holder) == b"\x00"


def test_a_block_that_is_not_there(chain: Chain) -> None:
    """Its number is named."""
    with pytest.raises(InputError, match="999999"):
        chain.block(999_999)


def test_parties_are_the_same_in_every_run() -> None:
    """A label and a seed decide the key."""
    assert Party.from_seed("I3") == Party.from_seed("I3")
    assert Party.from_seed("I3") != Party.from_seed("I4")
    assert Party.from_seed("I3") != Party.from_seed("I3", seed="another")


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the representation, not in an error, not in a pickle."""
    key = "11" * 32
    monkeypatch.setenv("RWA_KEY_ISSUER", key)
    party = Party.from_environment("issuer")
    assert key not in repr(party)
    assert key not in str(vars(type(party)))
    with pytest.raises(TypeError):
        pickle.dumps(party)
    monkeypatch.setenv("RWA_KEY_ISSUER", key + "zz")
    with pytest.raises(InputError) as caught:
        Party.from_environment("issuer")
    assert key not in str(caught.value)
    assert key not in repr(caught.value)


def test_a_key_from_a_keystore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened with a password from the environment; a wrong one is refused."""
    from eth_account import Account

    file = tmp_path / "key.json"
    file.write_text(json.dumps(Account.encrypt("11" * 32, "open", kdf="pbkdf2", iterations=10)))
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "open")
    assert Party.from_keystore("issuer", file).address == Account.from_key("11" * 32).address
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "shut")
    with pytest.raises(InputError, match="keystore"):
        Party.from_keystore("issuer", file)


def test_typed_data_is_signed_as_others_verify_it(registrar: Party) -> None:
    """EIP-712; the digest's signature is the same."""
    from eth_account import Account
    from eth_account.messages import encode_typed_data

    domain = {"name": "Settlement", "version": "1", "chainId": 31337, "verifyingContract": registrar.address}
    types = {"Affirmation": [{"name": "id", "type": "bytes32"}, {"name": "nonce", "type": "uint256"}]}
    message = {"id": bytes(32), "nonce": 7}
    signature = registrar.sign_typed_data(domain, types, message)
    signable = encode_typed_data(domain, types, message)
    assert len(signature) == 65
    assert Account.recover_message(signable, signature=signature) == registrar.address
    with pytest.raises(InputError, match="typed data"):
        registrar.sign_typed_data(domain, types, {"id": "short"})


@pytest.mark.parametrize("text", ["0x", "0x12", "11" * 20, "0x" + "zz" * 20, "0x" + "1" * 39 + "x"])
def test_bad_addresses_are_refused(text: str) -> None:
    """The field is named."""
    with pytest.raises(InputError, match="wallet"):
        Address(text, field="wallet")


def test_a_mistyped_checksum_is_refused() -> None:
    """All lower case is accepted and checksummed."""
    good = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
    assert Address(good.lower()) == good
    with pytest.raises(InputError, match="checksum"):
        Address("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")


def test_networks_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret URL comes from the environment and is not in the representation."""
    file = tmp_path / "networks.toml"
    file.write_text('[sepolia]\nchain_id = 11155111\nurl_variable = "RWA_SEPOLIA_URL"\n')
    with pytest.raises(InputError, match="RWA_SEPOLIA_URL"):
        find_network("sepolia", file=file)
    monkeypatch.setenv("RWA_SEPOLIA_URL", "https://node.example/secret")
    network = find_network("sepolia", file=file)
    assert network.url.endswith("/secret")
    assert "secret" not in repr(network)
    assert find_network("local", file=file).chain_id == 31337


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "sepolia = 5",
        "[sepolia]\nchain = 1",
        "[sepolia]\nchain_id = 0\nurl = 'http://a'",
        "[sepolia]\nchain_id = 1",
    ],
)
def test_bad_network_files_are_refused(text: str, tmp_path: Path) -> None:
    """Not TOML, not a table, unknown or missing keys."""
    file = tmp_path / "networks.toml"
    file.write_text(text)
    with pytest.raises(InputError, match="networks"):
        find_network("sepolia", file=file)


@pytest.mark.parametrize("module", ["rwa_chain.chain", "rwa_chain.bindings", "rwa_chain.errors", "rwa_chain.money"])
def test_web3_is_imported_only_when_a_chain_is_opened(module: str) -> None:
    """So that a command line starts fast."""
    check = f"import sys, {module}; sys.exit('web3' in sys.modules or 'eth_account' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
