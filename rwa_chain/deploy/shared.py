"""The shared contracts of a chain as typed objects, and what stands on them: what an instrument's deployment needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from rwa_chain.bindings import (
    Administration,
    AttestedCondition,
    Bond,
    BondDefaults,
    BondFace,
    BondMeetings,
    BondPuts,
    ConversionAgent,
    DayCounts,
    Disclosure,
    Explainer,
    Fixings,
    FundCorrections,
    HashLock,
    HoldConsents,
    IdentityRegistry,
    Interbank,
    MeterRegistry,
    MoneyMarketFund,
    Obligations,
    Offering,
    Paying,
    Queue,
    Readings,
    Recovery,
    RevenueRights,
    SecurityToken,
    Settlement,
    SettlementToken,
    Stablecoin,
    TimeCondition,
    TokenizedDeposit,
    VenueListing,
    Waterfall,
    WithholdingTable,
)
from rwa_chain.chain import Chain
from rwa_chain.deploy.book import Book


@dataclass(frozen=True)
class BondContracts:
    """A bond: the register of its units, and its terms and lifecycle.

    ``ready_at`` [s] is when what its administrator has scheduled may be carried out; 0 where nothing waits.
    """

    token: SecurityToken
    bond: Bond
    gas: int = 0
    ready_at: int = 0


@dataclass(frozen=True)
class RevenueContracts:
    """Contracts that all pools of a stack share: device registry, readings and waterfall."""

    meters: MeterRegistry
    readings: Readings
    waterfall: Waterfall


@dataclass(frozen=True)
class PoolContracts:
    """A pool: the register of its units, whose address is the pool's name on chain, and their terms and periods.

    ``ready_at`` [s] is when what the administrator has scheduled may be carried out; 0 where nothing waits.
    """

    token: SecurityToken
    rights: RevenueRights
    gas: int = 0
    ready_at: int = 0


@dataclass(frozen=True)
class FundContracts:
    """A fund: the register of its units, the contract that deals, and the one that corrects its prices.

    ``ready_at`` [s] is when what the administrator has scheduled may be carried out; 0 where nothing waits.
    """

    token: SecurityToken
    fund: MoneyMarketFund
    corrections: FundCorrections
    gas: int = 0
    ready_at: int = 0


@dataclass(frozen=True)
class StablecoinContracts:
    """A stablecoin, which is one contract.

    ``ready_at`` [s] is when what the administrator has scheduled may be carried out; 0 where nothing waits.
    """

    coin: Stablecoin
    gas: int = 0
    ready_at: int = 0


@dataclass(frozen=True)
class Rail:
    """The contracts of one currency: settlement money, interbank contract and offering."""

    settlement_token: SettlementToken
    interbank: Interbank
    offering: Offering


@dataclass(kw_only=True)
class Shared:
    """Typed contracts of one chain. ``book`` remembers where they are; ``gas`` what their deployment took here."""

    chain: Chain
    book: Book
    manager: Administration
    identity: IdentityRegistry
    explainer: Explainer
    disclosure: Disclosure
    recovery: Recovery
    settlement_token: SettlementToken
    interbank: Interbank
    settlement: Settlement
    hold_consents: HoldConsents
    queue: Queue
    time_condition: TimeCondition
    hash_lock: HashLock
    attested_condition: AttestedCondition
    withholding: WithholdingTable
    paying: Paying
    obligations: Obligations
    offering: Offering
    venues: VenueListing
    conversion: ConversionAgent
    puts: BondPuts
    defaults: BondDefaults
    meetings: BondMeetings
    day_counts: DayCounts
    bond_face: BondFace
    fixings: Fixings
    deposits: dict[str, TokenizedDeposit] = field(default_factory=dict)
    rails: dict[str, Rail] = field(default_factory=dict)
    """Those of further currencies."""
    bonds: dict[str, BondContracts] = field(default_factory=dict)
    revenue: RevenueContracts | None = None
    """The contracts that pools share, where there are any."""
    pools: dict[str, PoolContracts] = field(default_factory=dict)
    funds: dict[str, FundContracts] = field(default_factory=dict)
    stablecoins: dict[str, StablecoinContracts] = field(default_factory=dict)
    gas: int = 0

    def rail(self, currency: str) -> Rail:
        """The rail of a currency: a further one's, or the stack's own."""
        return self.rails.get(currency) or Rail(self.settlement_token, self.interbank, self.offering)

    @property
    def securities(self) -> dict[str, SecurityToken]:
        """The tokens of bonds, pools and funds, by ticker."""
        bonds = {ticker: bond.token for ticker, bond in self.bonds.items()}
        pools = {ticker: pool.token for ticker, pool in self.pools.items()}
        return bonds | pools | {ticker: fund.token for ticker, fund in self.funds.items()}

    @property
    def registers(self) -> dict[str, SecurityToken | TokenizedDeposit | SettlementToken | Stablecoin]:
        """Every permissioned token by its key in the book."""
        return {
            "settlement_token": self.settlement_token,
            **{f"settlement_token/{each}": rail.settlement_token for each, rail in self.rails.items()},
            **{f"deposit/{bank}": deposit for bank, deposit in self.deposits.items()},
            **{f"stablecoin/{each}": made.coin for each, made in self.stablecoins.items()},
            **{f"token/{ticker}": token for ticker, token in self.securities.items()},
        }
