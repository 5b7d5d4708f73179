"""Money that a transaction moved, from party to party, whatever its way through banks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rwa_chain.bindings import IERC20, ICashToken, IHolds, IInterbank, IOffering, IPaying, ISettlement
from rwa_chain.chain import ZERO_ADDRESS, Address, Receipt


@dataclass(frozen=True)
class Flow:
    """Cash base units from one wallet to another."""

    source: Address
    target: Address
    amount: int
    purpose: str
    asset: Address
    """The deposits that it was paid out of."""


def flows_of(receipt: Receipt, deposits: Collection[Address], payers: Collection[Address]) -> Iterator[Flow]:
    """The flows of deposit money; a cross-bank payment is one flow, issued deposits come from their bank's contract."""
    occasion = _occasion(receipt)
    fees = Counter((event.payee, event.amount) for event in receipt.all(IOffering.FeePaid))
    through = Counter[tuple[Address, Address, int]]()
    for event in receipt.events:
        place = event.place
        match event:
            case IInterbank.InterbankPaid():
                purpose = _purpose(event.from_, event.to, occasion, payers)
                if fees[event.to, event.amount]:
                    purpose = "fee"
                yield Flow(event.from_, event.to, event.amount, purpose, event.out_asset)
                if event.out_asset == event.in_asset:
                    through[event.from_, event.to, event.amount] += 1
            case ICashToken.CashIssued() if place and place.address in deposits:
                yield Flow(place.address, event.wallet, event.amount, "deposit", place.address)
            case _:
                pass
    for event in receipt.all(IERC20.Transfer):
        if not event.place or event.place.address not in deposits or ZERO_ADDRESS in (event.from_, event.to):
            continue
        move = (event.from_, event.to, event.value)
        if through[move]:
            through[move] -= 1
        else:
            yield Flow(*move, _purpose(event.from_, event.to, occasion, payers), event.place.address)


def _occasion(receipt: Receipt) -> str:
    """The occasion of the transaction."""
    for kind, occasion in (
        (IOffering.AllotmentSettled, "allotment"),
        (ISettlement.Settled, "trade"),
        (IHolds.WalletSucceeded, "recovery"),
        (IPaying.KeptReleased, "release"),
        (IPaying.KeptDrawn, "hold"),
        (IPaying.HoldersPaid, "distribution"),
    ):
        if receipt.all(kind):
            return occasion
    return "payment"


def _purpose(source: Address, target: Address, occasion: str, payers: Collection[Address]) -> str:
    if target in payers:
        return "funding"
    return occasion
