"""A key in a PKCS#11 module: SoftHSM stands for a bank's. `--deep`; Debian's package softhsm2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rwa_chain.chain import Address, Chain
from rwa_chain.chain.transactions import Call

MODULES = [Path(each) for each in ("/usr/lib/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")]
LIBRARY = "python-pkcs11==0.10.1"

PROGRAM = """
import sys
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, lib
from pkcs11.util.ec import encode_named_curve_parameters
from rwa_chain.chain import Chain, DigestSigner, Party
from rwa_chain.chain.transactions import Call

token = lib(sys.argv[1]).get_token(token_label="desk")
with token.open(user_pin="1234", rw=True) as session:
    curve = {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256k1")}
    parameters = session.create_domain_parameters(KeyType.EC, curve, local=True)
    public, private = parameters.generate_keypair(mechanism=Mechanism.EC_KEY_PAIR_GEN, store=True, label="registrar")
    try:
        private[Attribute.VALUE]
        raise SystemExit("the key can be read")
    except Exception as hidden:
        assert type(hidden).__name__ in ("AttributeSensitive", "NotImplementedError"), hidden
    signer = DigestSigner(public[Attribute.EC_POINT], lambda digest: private.sign(digest, mechanism=Mechanism.ECDSA))
    with Chain.connect(sys.argv[2]) as chain:
        party = Party("registrar", signer)
        chain.fund(party)
        for amount in range(1, 21):
            assert chain.writer.execute(Call(sys.argv[3], b"", value=amount), party).succeeded
        print(party.address)
"""


@pytest.mark.deep
def test_a_key_of_a_security_module_signs(tmp_path: Path) -> None:
    """Made in the module and never out of it, it sends twenty transactions, whichever s the module takes."""
    module = next((each for each in MODULES if each.exists()), None)
    assert module is not None, "no SoftHSM: apt-get install softhsm2"
    tokens = tmp_path / "tokens"
    tokens.mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tokens}\nobjectstore.backend = file\n")
    packages = tmp_path / "packages"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", packages, LIBRARY, "asn1crypto"]
    subprocess.run(pip, check=True, capture_output=True)
    environment = {
        **os.environ,
        "SOFTHSM2_CONF": str(tmp_path / "softhsm2.conf"),
        "PYTHONPATH": os.pathsep.join([str(packages), str(Path(__file__).parents[3])]),
    }
    make = ["softhsm2-util", "--init-token", "--free", "--label", "desk", "--pin", "1234", "--so-pin", "1234"]
    subprocess.run(make, check=True, capture_output=True, env=environment)
    payee = Address("0x" + "77" * 20)
    with Chain.anvil(ipc=False) as chain:
        assert chain.node is not None
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(module), chain.node.url, str(payee)],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        sender = Address(done.stdout.strip())
        assert chain.rpc.call("eth_getTransactionCount", sender, "latest") == hex(20)
        assert int(chain.rpc.call("eth_getBalance", payee, "latest"), 16) == sum(range(1, 21))
        assert chain.writer.execute(Call(payee, b"", value=1), chain.party("another")).succeeded
