"""Who the people of a stack are: what ``Stack.deploy`` needs to know before it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from rwa_chain.bindings.types import VenueKind
from rwa_chain.chain import Chain
from rwa_chain.chain.party import Party

DAY = 86_400
NO_EXPIRY = 2**32 - 1


@dataclass(frozen=True)
class BankSpec:
    """A bank that issues deposits: ``party`` runs it and holds its settlement money."""

    id: str
    name: str
    symbol: str
    party: Party


@dataclass(frozen=True)
class VenueSpec:
    """A venue: ``party`` runs it, and names it on chain by its address."""

    name: str
    kind: VenueKind
    party: Party


@dataclass(frozen=True)
class StackSpec:
    """The parties of the shared contracts. ``admin_delay`` [s] is the administrator's delay after the hand-over,
    ``recovery_delay`` [s] that of a lost wallet's recovery.

    ``claim_issuers`` sign claims on every topic. ``recovery_approvers`` are the three whose two approve a lost wallet's
    recovery at every bank; none = no recovery of money.
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
    currency: str = "CNH"
    admin_delay: int = 2 * DAY
    recovery_delay: int = 2 * DAY
    recovery_approvers: tuple[Party, ...] = ()

    def people(self) -> list[Party]:
        """Everybody named."""
        banks = [each.party for each in (self.clearing, *self.banks)]
        return [
            self.deployer, self.administrator, self.guardian, self.registrar, self.compliance, self.freezer,
            self.court, self.pauser, *banks, *self.claim_issuers, *self.recovery_approvers,
        ]  # fmt: skip

    @classmethod
    def default(cls, chain: Chain) -> Self:
        """Everybody by a label of their role, three banks."""
        labels = ("deployer", "administrator", "guardian", "registrar", "compliance", "freezer", "court", "pauser")
        deployer, administrator, guardian, registrar, compliance, freezer, court, pauser = chain.parties(*labels)
        clearing, issuer = chain.parties("clearing", "claim_issuer")
        banks = tuple(
            BankSpec(f"BANK_{letter}", f"Bank {letter}", f"dCNH{letter}", chain.party(f"bank_{letter.lower()}"))
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
            clearing=BankSpec("CLEARING", "RMB clearing bank", "sCNH", clearing),
            banks=banks,
            claim_issuers=(issuer,),
        )
