"""TradeTrust's token registry 5.5.1: an electronic bill of lading under a title escrow."""

from __future__ import annotations

from benchmarks.peers.work import Bench, run

_P = "@tradetrust-tt/token-registry/dist/artifacts"


def measure(bench: Bench) -> dict[str, int]:
    """The only key of a title; what stands before it is no securities' stack, so its deployment isn't compared."""
    carrier, shipper, bank = bench.parties(3, 1)
    factory = bench.create(f"{_P}/TitleEscrowFactory.sol/TitleEscrowFactory.json", sender=carrier)
    registry = bench.create(
        f"{_P}/TradeTrustToken.sol/TradeTrustToken.json", "Peer", "PEER", factory.address, sender=carrier
    )
    bench.send(registry.functions.mint(shipper, shipper, 1, b""), carrier)
    escrow = bench.at(f"{_P}/TitleEscrow.sol/TitleEscrow.json", registry.functions.ownerOf(1).call())
    used = bench.send(escrow.functions.transferOwners(bank, bank, b""), shipper)
    if escrow.functions.holder().call() != bank:
        raise RuntimeError("the bank does not hold the title")
    return {"title_transfer": used}


if __name__ == "__main__":
    run(measure)
