"""T-REX 4.1.6 with ONCHAINID 2.2.1: one claim topic, one trusted issuer, no compliance module.

Deployed as its own factory does; every holder has an identity contract with a claim that the issuer signed. Unmodified
artifacts of the npm packages; licence GPL-3.0, so they are judged in a process of their own and shipped nowhere.
"""

from __future__ import annotations

from eth_abi.abi import encode
from eth_account import Account
from eth_account.messages import encode_defunct
from web3 import Web3
from web3.contract import Contract

from benchmarks.peers.work import HOLDERS, Bench, run

_T = "@tokenysolutions/t-rex/artifacts/contracts"
_O = "@onchain-id/solidity/artifacts/contracts"
_TOKEN = f"{_T}/token/Token.sol/Token.json"
_REGISTRY = f"{_T}/registry/implementation/IdentityRegistry.sol/IdentityRegistry.json"
_VERSIONS = f"{_T}/proxy/authority/TREXImplementationAuthority.sol/TREXImplementationAuthority.json"
_IDENTITY = f"{_O}/Identity.sol/Identity.json"
_NOBODY = "0x" + "00" * 20
_KYC = 1
_HONG_KONG = 344
_ECDSA = 1


class Suite:
    """A token with its registries."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.agent = bench.party(1)
        self._signer = Account.create()
        agent = self.agent
        identity = bench.create(_IDENTITY, agent, True, sender=agent)
        authority = bench.create(f"{_O}/proxy/ImplementationAuthority.sol/ImplementationAuthority.json",
                                 identity.address, sender=agent)  # fmt: skip
        self.identities = bench.create(f"{_O}/factory/IdFactory.sol/IdFactory.json", authority.address, sender=agent)
        self.issuer = bench.create(f"{_O}/ClaimIssuer.sol/ClaimIssuer.json", agent, sender=agent)
        key = Web3.keccak(encode(["address"], [self._signer.address]))
        bench.send(self.issuer.functions.addKey(key, 3, 1), agent)
        names = ("registry/implementation/ClaimTopicsRegistry", "registry/implementation/IdentityRegistry",
                 "registry/implementation/IdentityRegistryStorage", "registry/implementation/TrustedIssuersRegistry",
                 "compliance/modular/ModularCompliance")  # fmt: skip
        logic = [bench.create(f"{_T}/{name}.sol/{name.rsplit('/', 1)[1]}.json", sender=agent) for name in names]
        token = bench.create(_TOKEN, sender=agent)
        versions = bench.create(_VERSIONS, True, _NOBODY, _NOBODY, sender=agent)
        every = (token.address, *(each.address for each in logic))
        bench.send(versions.functions.addAndUseTREXVersion((4, 1, 6), every), agent)
        factory = bench.create(f"{_T}/factory/TREXFactory.sol/TREXFactory.json", versions.address,
                               self.identities.address, sender=agent)  # fmt: skip
        bench.send(self.identities.functions.addTokenFactory(factory.address), agent)
        details = (agent, "Peer", "PEER", 0, _NOBODY, _NOBODY, [agent], [agent], [], [])
        claims = ([_KYC], [self.issuer.address], [[_KYC]])
        bench.send(factory.functions.deployTREXSuite("peer", details, claims), agent)
        self.token: Contract = bench.at(_TOKEN, factory.functions.getToken("peer").call())
        self.registry: Contract = bench.at(_REGISTRY, self.token.functions.identityRegistry().call())
        bench.send(self.token.functions.unpause(), agent)

    def identity(self, holder: str) -> tuple[str, int]:
        """A holder's identity contract with its claim, and the gas of both."""
        used = self.bench.send(self.identities.functions.createIdentity(holder, holder), self.agent)
        address: str = self.identities.functions.getIdentity(holder).call()
        digest = Web3.keccak(encode(["address", "uint256", "bytes"], [address, _KYC, b""]))
        signature = self._signer.sign_message(encode_defunct(digest)).signature
        claim = self.bench.at(_IDENTITY, address).functions.addClaim(
            _KYC, _ECDSA, self.issuer.address, signature, b"", ""
        )
        return address, used + self.bench.send(claim, holder)

    def onboard(self, holder: str) -> int:
        """[gas] of identity, claim and registration."""
        identity, used = self.identity(holder)
        registered = self.registry.functions.registerIdentity(holder, identity, _HONG_KONG)
        return used + self.bench.send(registered, self.agent)

    def mint(self, holder: str, amount: int) -> None:
        """Units."""
        self.bench.send(self.token.functions.mint(holder, amount), self.agent)


def measure(bench: Bench) -> dict[str, int]:
    """All keys that T-REX has."""
    suite = Suite(bench)
    found = {"deploy": bench.deployed}
    token, agent = suite.token.functions, suite.agent
    one, two, new, lost, other, stranger = bench.parties(6, 10)
    found["onboard"] = suite.onboard(one)
    for holder in (two, new, lost, other):
        suite.onboard(holder)
    for holder in (one, two, lost, other):
        suite.mint(holder, 10_000)
    if not bench.refused(token.transfer(stranger, 1), one):
        raise RuntimeError("a stranger could receive units: the peer is not set up as it should be")
    found["transfer"] = bench.send(token.transfer(two, 10), one)
    found["transfer_new"] = bench.send(token.transfer(new, 10), one)
    holders = bench.parties(HOLDERS, 100)
    for holder in holders:
        suite.onboard(holder)
        suite.mint(holder, 10)
    found["batch_100"] = bench.send(token.batchTransfer(holders, [10] * HOLDERS), one)
    found["freeze_partial"] = bench.send(token.freezePartialTokens(two, 10), agent)
    found["forced_transfer"] = bench.send(token.forcedTransfer(other, one, 10), agent)
    successor = bench.party(20)
    identity = bench.at(_IDENTITY, suite.identities.functions.getIdentity(lost).call())
    key = Web3.keccak(encode(["address"], [successor]))
    # The person keeps the identity contract: the successor's key goes in by the lost wallet's, which a person who
    # lost it for good has no more; then a new identity and claim would come on top.
    added = bench.send(identity.functions.addKey(key, 1, 1), lost)
    found["recovery"] = added + bench.send(token.recoveryAddress(lost, successor, identity.address), agent)
    if token.balanceOf(successor).call() != 10_000:
        raise RuntimeError("the successor has not the units")
    return found


if __name__ == "__main__":
    run(measure)
