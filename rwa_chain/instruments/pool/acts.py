"""Acts of a pool that follow from its terms, from its devices' enrolment to the last unit burnt."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rwa_chain.instruments.pool import ending, metering, opening, sharing
from rwa_chain.instruments.pool.metering import rounds
from rwa_chain.instruments.pool.run import Run
from rwa_chain.life.act import EVERYBODY, Act, Movement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

__all__ = ["Enrolment", "Metering", "Remittance", "Retirement", "Share", "rounds"]


class Enrolment(Act):
    """Terms are set and frozen, devices enrolled, channels opened."""

    WORD: ClassVar[str] = "enrolment"
    TITLE: ClassVar[str] = "Devices are enrolled, terms frozen, channels opened"

    def play(self, world: World) -> str:
        """Issuer, registrar, trustee and compliance set the pool up."""
        world.at(self.on)
        return opening.found(Run(world, self.it(world)))


class Remittance(Act):
    """The proceeds go onshore."""

    WORD: ClassVar[str] = "remittance"
    TITLE: ClassVar[str] = "The proceeds go onshore"

    def play(self, world: World) -> str:
        """Through the channel, once the issue is reported."""
        world.at(self.on)
        return opening.remit(Run(world, self.it(world)))


class Metering(Act):
    """A round of readings of a period."""

    period: int
    round: int

    WORD: ClassVar[str] = "metering"
    TITLE: ClassVar[str] = "Readings are attested and accepted"

    def play(self, world: World) -> str:
        """Signed by devices, attested by a quorum, carried by the bridge."""
        run = Run(world, self.it(world), self.period)
        return "; ".join([metering.meter(run, self.round), *run.said])


class Share(Act):
    """A period's cash comes in, goes down the waterfall, and holders of record are paid."""

    period: int

    WORD: ClassVar[str] = "share"
    TITLE: ClassVar[str] = "Cash comes in, and holders are paid"

    def play(self, world: World) -> str:
        """Months are closed on the seventh, the period on the ninth, and holders are paid on the tenth."""
        run = Run(world, self.it(world), self.period)
        return "; ".join([sharing.share(run), *run.said])


class Retirement(Act):
    """After the last period every unit is burnt, and what is left is the operator's."""

    period: int

    WORD: ClassVar[str] = "retirement"
    TITLE: ClassVar[str] = "The last period is paid: units are burnt"

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """All units go."""
        yield Movement(self.on, EVERYBODY, "", 0, False)

    def play(self, world: World) -> str:
        """The paying agent pays; the trustee releases the rest."""
        return ending.finish(Run(world, self.it(world), self.period))
