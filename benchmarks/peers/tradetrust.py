"""TradeTrust's token registry 5.5.1: an electronic bill of lading under a title escrow."""

from __future__ import annotations

from benchmarks.peers.work import Bench, run

_P = "@tradetrust-tt/token-registry/dist/artifacts"


def measure(bench: Bench) -> dict[str, int]:
    """The keys of a title."""
    carrier, shipper, bank = bench.parties(3, 1)
    factory = bench.create(f"{_P}/TitleEscrowFactory.sol/TitleEscrowFactory.json", sender=carrier)
    registry = bench.create(
        f"{_P}/TradeTrustToken.sol/TradeTrustToken.json", "Peer", "PEER", factory.address, sender=carrier
    )
    found = {"deploy": bench.deployed}
    bench.send(registry.functions.mint(shipper, shipper, 1, b""), carrier)
    escrow = bench.at(f"{_P}/TitleEscrow.sol/TitleEscrow.json", registry.functions.ownerOf(1).call())
    found["title_transfer"] = bench.send(escrow.functions.transferOwners(bank, bank, b""), shipper)
    if escrow.functions.holder().call() != bank:
        raise RuntimeError("the bank does not hold the title")
    return found


if __name__ == "__main__":
    run(measure)
