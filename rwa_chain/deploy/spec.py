"""The parties of a stack, which ``Stack.deploy`` needs before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from rwa_chain.bindings.types import VenueKind
from rwa_chain.chain import Chain
from rwa_chain.chain.party import Party

DAY = 86_400
HOUR = 3_600
NO_EXPIRY = 2**32 - 1
CO_ADMINISTRATORS = ("ADMINISTRATOR_2", "ADMINISTRATOR_3")
ENFORCER = "ENFORCER"
"""Labels of keys that a scenario's cast does not name."""


def desk_of(bank: str) -> str:
    """The label of the key that issues what a bank books."""
    return f"{bank}_DESK"


@dataclass(frozen=True)
class BankSpec:
    """A bank that issues deposits: ``party`` runs it, books and holds its settlement money; ``desk``, another key,
    issues what is booked. ``currency`` is that of its deposits, the stack's where it says none."""

    id: str
    name: str
    symbol: str
    party: Party
    desk: Party
    currency: str = ""


@dataclass(frozen=True)
class RailSpec:
    """A further currency of so many decimals: ``clearing`` issues the money that moves between its banks."""

    currency: str
    clearing: BankSpec
    decimals: int = 2


@dataclass(frozen=True)
class VenueSpec:
    """A venue: ``party`` runs it, and names it on chain by its address."""

    name: str
    kind: VenueKind
    party: Party


@dataclass(frozen=True, kw_only=True)
class StackSpec:
    """The parties of the shared contracts. ``admin_delay`` [s] is each administrator's delay after the hand-over,
    ``recovery_delay`` [s] that of a lost wallet's recovery, ``restore_delay`` [s] that of whoever lifts a brake.

    There are three administrators: any two of them revoke the third at once. ``enforcer`` executes the orders that
    ``court`` lodges. ``decimals`` are those of ``currency``; ``daily_issue`` [cash base units] bounds what each money
    issues on one day. ``answer_clock`` [s] is how long a payee's bank may take to accept a queued payment (assumed).
    From ``travel_rule_from`` [cash base units] on a payment carries travel-rule data (8,000.00: Hong Kong's threshold).

    ``claim_issuers`` sign claims on every topic. ``recovery_approvers`` are the three whose two approve a lost wallet's
    recovery at every bank and in settlement money; none = no recovery of money. ``registry_approvers`` are the three
    whose two replace a person's wallet everywhere, each bank and register able to stop its part; none = nobody does.
    ``rails`` are further currencies beside the stack's own.
    """

    deployer: Party
    administrator: Party
    guardian: Party
    registrar: Party
    compliance: Party
    freezer: Party
    court: Party
    pauser: Party
    clearing: BankSpec
    banks: tuple[BankSpec, ...]
    claim_issuers: tuple[Party, ...]
    co_administrators: tuple[Party, Party]
    enforcer: Party
    currency: str = "CNY"
    admin_delay: int = 2 * DAY
    recovery_delay: int = 2 * DAY
    restore_delay: int = HOUR
    decimals: int = 2
    daily_issue: int = 10**14
    answer_clock: int = 4 * HOUR
    travel_rule_from: int = 800_000
    recovery_approvers: tuple[Party, ...] = ()
    registry_approvers: tuple[Party, ...] = ()
    rails: tuple[RailSpec, ...] = ()

    @property
    def clearing_banks(self) -> dict[str, BankSpec]:
        """The clearing bank of each currency."""
        return {self.currency: self.clearing, **{rail.currency: rail.clearing for rail in self.rails}}

    def decimals_of(self, currency: str) -> int:
        """The number of decimals of a bank currency."""
        return next((rail.decimals for rail in self.rails if rail.currency == currency), self.decimals)

    def currency_of(self, bank: BankSpec) -> str:
        """The currency of a bank's deposits."""
        return bank.currency or self.currency

    @property
    def administrators(self) -> tuple[Party, ...]:
        """All three."""
        return (self.administrator, *self.co_administrators)

    def people(self) -> list[Party]:
        """Everybody named."""
        banks = [key for each in (*self.clearing_banks.values(), *self.banks) for key in (each.party, each.desk)]
        return [
            self.deployer, *self.administrators, self.enforcer, self.guardian, self.registrar, self.compliance,
            self.freezer, self.court, self.pauser, *banks, *self.claim_issuers, *self.recovery_approvers,
            *self.registry_approvers,
        ]  # fmt: skip

    @classmethod
    def default(cls, chain: Chain) -> Self:
        """Everybody by a label of their role, three banks."""
        labels = ("deployer", "administrator", "guardian", "registrar", "compliance", "freezer", "court", "pauser")
        deployer, administrator, guardian, registrar, compliance, freezer, court, pauser = chain.parties(*labels)
        clearing, issuer = chain.parties("clearing", "claim_issuer")
        banks = tuple(
            BankSpec(
                f"BANK_{letter}",
                f"Bank {letter}",
                f"dCNH{letter}",
                chain.party(f"bank_{letter.lower()}"),
                chain.party(f"bank_{letter.lower()}_desk"),
            )
            for letter in "ABC"
        )
        return cls(
            deployer=deployer,
            administrator=administrator,
            guardian=guardian,
            registrar=registrar,
            compliance=compliance,
            freezer=freezer,
            court=court,
            pauser=pauser,
            clearing=BankSpec("CLEARING", "RMB clearing bank", "sCNH", clearing, chain.party("clearing_desk")),
            banks=banks,
            claim_issuers=(issuer,),
            co_administrators=(chain.party("administrator_2"), chain.party("administrator_3")),
            enforcer=chain.party("enforcer"),
        )
