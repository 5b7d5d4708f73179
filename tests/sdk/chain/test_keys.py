"""Where parties' keys come from: keystore files of a folder, or the environment; never an argument, never shown."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from eth_account import Account

from rwa_chain.chain import Keys, Party
from rwa_chain.errors import InputError
from rwa_chain.solidity import ROOT

KEY, OTHER = "11" * 32, "22" * 32


def write(folder: Path, name: str, key: str = KEY, password: str = "open sesame") -> Path:
    """A keystore file; opened fast, as its password is no secret."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(json.dumps(Account.encrypt(key, password, kdf="pbkdf2", iterations=2)))
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the issuer's keystore file."""
    write(tmp_path / "keys", "issuer.json")
    return tmp_path / "keys"


@pytest.fixture(autouse=True)
def _no_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("RWA_KEY")]:
        monkeypatch.delenv(variable)


def test_a_file_is_found_by_its_party(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DIR/issuer.json, or DIR/issuer as `cast wallet new` names it; the latter first."""
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "open sesame")
    assert Keys(folder).party("issuer").address == Account.from_key(KEY).address
    write(folder, "issuer", OTHER)
    assert Keys(folder).party("issuer").address == Account.from_key(OTHER).address


def test_a_file_made_by_cast_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`cast wallet new DIR PARTY` makes what is read here."""
    subprocess.run(
        [ROOT / ".venv/bin/cast", "wallet", "new", tmp_path, "registrar"],
        env={**os.environ, "CAST_PASSWORD": "open sesame"}, check=True, capture_output=True,
    )  # fmt: skip
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "open sesame")
    address = json.loads((tmp_path / "registrar").read_text()).get("address")
    party = Keys(tmp_path).party("registrar")
    assert party.label == "registrar"
    assert address is None or party.address.lower().endswith(address.lower())


def test_a_party_has_a_password_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RWA_KEYSTORE_PASSWORD_<PARTY> goes before the common one."""
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "of all others")
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD_ISSUER", "open sesame")
    assert Keys(folder).party("issuer").address == Account.from_key(KEY).address


def test_a_password_is_asked_for_once(folder: Path) -> None:
    """At a terminal; a password that opened one file is tried on the next."""
    write(folder, "registrar", OTHER)
    write(folder, "bank-a", OTHER, "another")
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return "another" if "bank-a" in question else "open sesame"

    keys = Keys(folder, ask)
    for label in ("issuer", "registrar", "issuer", "bank-a"):
        keys.party(label)
    assert questions == [f"Password of {folder / 'issuer.json'}: ", f"Password of {folder / 'bank-a'}: "]
    assert "open sesame" not in repr(keys)


def test_without_a_terminal_a_password_must_be_there(folder: Path) -> None:
    """The variables are named."""
    with pytest.raises(InputError, match="RWA_KEYSTORE_PASSWORD_ISSUER") as caught:
        Keys(folder).party("issuer")
    assert caught.value.field == "RWA_KEYSTORE_PASSWORD"


def test_a_wrong_password_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named, the password is not."""
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "close barley")
    with pytest.raises(InputError, match=r"issuer\.json.*the password that opens it") as caught:
        Keys(folder).party("issuer")
    assert "close barley" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("content", ["", "[]", "{}", "not JSON", '{"crypto": {}}', '{"crypto": 7}'])
def test_what_is_no_keystore_is_refused(content: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies there."""
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "open sesame")
    (folder / "issuer.json").write_text(content)
    with pytest.raises(InputError, match="keystore"):
        Keys(folder).party("issuer")


def test_a_party_without_a_file_is_looked_for_in_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RWA_KEY_<PARTY>, a dash as an underscore; where neither is, both are named."""
    with pytest.raises(InputError, match=r"bank-a\.json.*RWA_KEY_BANK_A"):
        Keys(folder).party("bank-a")
    monkeypatch.setenv("RWA_KEY_BANK_A", "0x" + KEY)
    assert Keys(folder).party("bank-a").address == Account.from_key(KEY).address


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """At once, not when the first key is needed."""
    with pytest.raises(InputError, match="keystore: "):
        Keys(tmp_path / "nowhere")


@pytest.mark.parametrize("label", ["Bank A", "Bänk", "", "bank/a"])
def test_a_label_that_no_variable_can_have_is_refused(label: str) -> None:
    """No shell could set it."""
    with pytest.raises(InputError, match="letters, digits"):
        Party.from_environment(label)
