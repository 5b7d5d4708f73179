"""``rwa bench gas``: what each act costs, by ``receipt.gasUsed`` of real transactions, one per block.

One transaction per block means that all storage is cold when it starts. Calldata, the base fee of 21,000 and refunds
are included. Each measurement is undone before the next, so that none depends on another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rwa_chain.bench import owed_gas, repo_gas
from rwa_chain.bench import world as setup
from rwa_chain.bench.bare import BareLoop, BareToken
from rwa_chain.bench.targets import EXTRAS, RULES, TARGETS
from rwa_chain.bench.world import World, undone, wallet
from rwa_chain.bindings import Queue, Settlement, TokenizedDeposit
from rwa_chain.bindings.types import HoldConsent, Instruction, NetBatch, RecoveryTerms
from rwa_chain.chain import Address, Chain, Party, Receipt, keccak
from rwa_chain.errors import ChainError, ContractError
from rwa_chain.lifecycle import cash, holds, netting, queue, settlement
from rwa_chain.money import Money
from rwa_chain.solidity import ROOT, Artifacts, Settings, build

Progress = Callable[[str], None]
Sign = Callable[[Settlement, Sequence[Instruction], Sequence[Party]], NetBatch]
"""`netting.rooted` or `netting.signed_each`."""
AMOUNT = 10
MINTED = 1_000
ALLOWANCE = 1_000_000


@dataclass
class Result:
    """Gas by key, and where it was measured."""

    measured: dict[str, int] = field(default_factory=dict)
    rules_met: list[str] = field(default_factory=list)
    shared: dict[str, int] = field(default_factory=dict)
    """[bytes] of each contract that `deploy_shared` makes."""
    evm_version: str = ""
    solc_version: str = ""
    optimizer_runs: int = 0
    anvil_version: str = ""

    def document(self) -> dict[str, object]:
        """The keys in the order of the targets, then the extras."""
        order = [*(target.key for target in TARGETS), *EXTRAS]
        return {
            **{key: self.measured[key] for key in order},
            "rules_met": self.rules_met,
            "shared_contracts": self.shared,
            "evm_version": self.evm_version,
            "solc_version": self.solc_version,
            "optimizer_runs": self.optimizer_runs,
            "anvil_version": self.anvil_version,
        }

    def missed(self) -> list[str]:
        """Keys above their limit."""
        return [target.key for target in TARGETS if self.measured[target.key] > target.limit]


def measure(progress: Progress = lambda line: None) -> Result:
    """Compile, deploy, measure everything on a node of its own; takes about a minute."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        return measure_on(chain, progress)


def measure_on(chain: Chain, progress: Progress = lambda line: None) -> Result:
    """The same on an embedded node whose clock stands at `setup.START_AT`."""
    build(progress=progress)
    artifacts = build(mocks=True, progress=progress)
    settings = Settings.load(ROOT)
    result = Result(
        evm_version=settings.evm_version, solc_version=settings.solc_version, optimizer_runs=settings.optimizer_runs
    )
    result.measured["largest_contract_bytes"] = largest(artifacts)[1]
    if chain.node is not None:
        result.anvil_version = chain.node.version
    progress("deploying")
    world = setup.make(chain)
    result.measured["deploy_shared"] = world.deploy_shared
    result.measured["deploy_bond"] = world.deploy_bond
    result.shared = world.shared
    progress("preparing the issue")
    setup.prepare_issue(world)
    result.measured["primary_close_10"] = world.close_offering()
    refusals = [lock_up_refusal(world)]
    setup.spread(world)
    for name, how in _MEASURES.items():
        progress(f"measuring {name}")
        with undone(world):
            result.measured[name] = how(world)
    result.measured["admit_and_first_transfer"] = result.measured["admit"] + result.measured["transfer_newly_admitted"]
    progress("measuring the bare ERC-20")
    result.measured |= bare(world, artifacts)
    progress("one refusal per rule")
    refusals += [_undone(world, refusal) for refusal in _REFUSALS]
    result.rules_met = in_order(refusals)
    return result


def largest(artifacts: Artifacts) -> tuple[str, int]:
    """The contract with the most runtime code, and its bytes."""
    sizes = {
        each.name: len(each.runtime.object)
        for each in artifacts.values()
        if each.source.startswith("contracts/") and not each.is_mock
    }
    name = max(sizes, key=sizes.__getitem__)
    return name, sizes[name]


# ---- the register -------------------------------------------------------------------------------------------------


def transfer(world: World) -> int:
    """Between two who hold before and after."""
    return world.token.transfer(world.investors[2], AMOUNT, sender=world.investors[1]).gas_used


def transfer_newly_admitted(world: World) -> int:
    """The receiver's first units: at least the minimum holding."""
    receiver = world.admitted("receiver")
    return world.token.transfer(receiver, setup.MINIMUM_HOLDING, sender=world.investors[1]).gas_used


def transfer_from(world: World) -> int:
    """On a finite allowance that stays above zero."""
    owner, to, spender = world.investors[1:4]
    world.token.approve(spender, ALLOWANCE, sender=owner)
    return world.token.transfer_from(owner, to, AMOUNT, sender=spender).gas_used


def mint_newly_admitted(world: World) -> int:
    """Issued by a contract with the power, under a filing that was used before."""
    receiver = world.admitted("receiver")
    world.let_deployer_issue()
    world.token.mint(world.investors[1], MINTED, sender=world.spec.deployer)
    return world.token.mint(receiver, MINTED, sender=world.spec.deployer).gas_used


def batch_transfer_100(world: World) -> int:
    """One transaction to a hundred existing holders."""
    amounts = [AMOUNT] * setup.HOLDERS
    return world.token.batch_transfer(world.holders, amounts, sender=world.investors[1]).gas_used


def transfer_first_after_record_date(world: World) -> int:
    """The first movement at all after a record instant, so both balances and the supply's epoch are saved."""
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    return transfer(world)


def freeze_partial(world: World) -> int:
    """A wallet's first."""
    return world.token.freeze_partial_tokens(world.investors[1], AMOUNT, sender=world.people.freezer).gas_used


def forced_transfer(world: World) -> int:
    """The standards' face, between two who hold before and after; its order was lodged before."""
    _lodged(world)
    source, to = world.investors[1:3]
    return world.token.forced_transfer(source, to, AMOUNT, sender=world.people.enforcer).gas_used


def lodge_order(world: World) -> int:
    """The order that `forced_transfer` carries out."""
    return _lodged(world).gas_used


def _lodged(world: World) -> Receipt:
    source, to = world.investors[1:3]
    return world.token.lodge_order(keccak(b"order"), source, to, AMOUNT, sender=world.people.court)


def recovery(world: World) -> int:
    """Every transaction from the declaration of loss to units in a wallet that may trade."""
    contract, lost, successor = world.stack.recovery, world.investors[1], world.chain.party("successor")
    terms = RecoveryTerms(
        world.token.address, lost.address, successor.address, keccak(b"declaration"), world.chain.now + setup.DAY
    )
    digest = contract.id_of(terms)
    approvals = [party.sign_digest(digest) for party in (world.people.registrar, world.people.trustee)]
    proposed = contract.propose(terms, 0, approvals[0], 1, approvals[1], sender=world.people.registrar)
    world.chain.mine_at(contract.executable_at(digest))
    executed = contract.execute(terms, sender=world.people.registrar)
    world.token.transfer(world.investors[2], AMOUNT, sender=successor)
    return proposed.gas_used + executed.gas_used


# ---- identity -----------------------------------------------------------------------------------------------------


def onboard(world: World) -> int:
    """One holder with four proved topics, by the registrar."""
    one = world.registration(wallet("newcomer"))
    identity, sender = world.stack.identity, world.spec.registrar
    return identity.register(one.wallet, one.country, one.class_, one.flags, one.valid_until_at, sender=sender).gas_used


def admit(world: World) -> int:
    """One known holder into the register, by the registrar."""
    newcomer = wallet("newcomer")
    world.register([newcomer])
    return world.token.admit_wallets([newcomer], sender=world.people.registrar).gas_used


def onboard_batch_100(world: World) -> int:
    """A hundred in one list."""
    registrations = [world.registration(each) for each in _newcomers()]
    return world.stack.identity.register_batch(registrations, sender=world.spec.registrar).gas_used


def admit_batch_100(world: World) -> int:
    """A hundred in one list."""
    world.register(_newcomers())
    return world.token.admit_wallets(_newcomers(), sender=world.people.registrar).gas_used


def revoke_5_registers(world: World) -> int:
    """A suspension that reaches two securities and three banks in its transaction."""
    holder = world.admitted("everywhere")
    other = world.other_token()
    other.admit_wallets([holder], sender=world.spec.deployer)
    for bank in world.spec.banks:
        world.stack.deposits[bank.id].admit_wallets([holder], sender=bank.party)
    if len(world.stack.identity.admissions_of(holder)) != 5:
        raise ChainError("the holder is not admitted to five registers")
    return world.stack.identity.suspend(holder, True, sender=world.spec.compliance).gas_used


# ---- settlement and payment ---------------------------------------------------------------------------------------


def dvp_two_signatures(world: World) -> int:
    """Bond against the same bank's deposit, sent by a third party; the second trade of both parties."""
    _trade(world, world.deposit, 0)
    return _trade(world, world.deposit, 1).gas_used


def settled_across(world: World) -> int:
    """Bond against the deposit of another bank than the seller's; the second trade of both parties."""
    _trade(world, world.deposit, 0, buyer=4)
    return _trade(world, world.deposit, 1, buyer=4).gas_used


def _trade(world: World, paid_into: TokenizedDeposit, nonce: int, buyer: int = 2) -> Receipt:
    """The buyer, an investor's number, pays from its own bank."""
    seller, payer = world.investors[1], world.investors[buyer]
    token, now, source = world.token, world.chain.now, world.stack.deposits[setup.BANK_OF[buyer]]
    agreed = settlement.instruction(
        [
            settlement.security_leg(token, seller, payer, 100),
            settlement.cash_leg(source, paid_into, payer, seller, _money(world, 100 * setup.FACE_VALUE)),
        ],
        f"trade {nonce}",
        nonces=[nonce, nonce],
        settlement_at=now,
        expires_at=now + setup.DAY,
    )
    return settlement.settle_signed(world.stack.settlement, agreed, [seller, payer], sender=world.people.trustee)


def _money(world: World, base_units: int) -> Money:
    return cash.currency_of(world.deposit).money(base_units)


def hold_place(world: World) -> int:
    """A hold by the owner's signature, sent by a third party; the wallet's earlier hold was released."""
    first = _pledge(world, 0)
    _placed(world, first)
    holds.release(world.stack.hold_consents, first, sender=world.people.trustee)
    return _placed(world, _pledge(world, 1)).gas_used


def hold_place_first(world: World) -> int:
    """The wallet's first; its owner has used a nonce before."""
    world.stack.hold_consents.void_consents(0, 1 << 1, sender=world.investors[1])
    return _placed(world, _pledge(world, 0)).gas_used


def hold_take_part(world: World) -> int:
    """A partial take by the agent, to a beneficiary who holds before and after; the rest stays held."""
    pledge = _pledge(world, 0)
    _placed(world, pledge)
    to, agent = world.investors[2], world.people.trustee
    return holds.take(world.stack.hold_consents, pledge, to, AMOUNT, sender=agent).gas_used


def _pledge(world: World, nonce: int) -> HoldConsent:
    owner, beneficiary = world.investors[1:3]
    return holds.terms(
        world.token, owner, world.people.trustee, 4 * AMOUNT, purpose="PLEDGE", nonce=nonce, beneficiary=beneficiary,
        expires_at=world.chain.now + setup.DAY,
    )  # fmt: skip


def _placed(world: World, pledge: HoldConsent) -> Receipt:
    return holds.place(world.stack.hold_consents, pledge, world.investors[1], sender=world.people.registrar)


def net_100_trades(world: World) -> int:
    """A hundred trades of ten parties in one bond and one bank's deposit, one signature a party over its root."""
    return _net_trades(world, 100, netting.rooted)


def net_100_trades_signed_each(world: World) -> int:
    """The same with both signatures over every trade."""
    return _net_trades(world, 100, netting.signed_each)


def netted(world: World, count: int, sign: Sign) -> int:
    """A trade's share of a batch of so many."""
    return _net_trades(world, count, sign) // count


def trades_between(world: World, count: int) -> tuple[list[Instruction], list[Party]]:
    """Each of ten parties sells to each of the nine others in turn; all have traded in a batch before."""
    world.deposit.admit_wallets([each.address for each in world.investors[4:]], sender=world.bank_of("BANK_A"))
    for payee in world.investors:
        world.deposit.transfer(payee, 500 * setup.FACE_VALUE, sender=world.people.paying_agent)
    parties = world.investors
    pairs = [
        (seller, buyer) for step in range(1, 10) for seller, buyer in zip(parties, _turned(parties, step), strict=True)
    ]
    made = [_netted(world, *pairs[index % len(pairs)], index) for index in range(count)]
    return made, parties


def _turned(parties: Sequence[Party], step: int) -> list[Party]:
    return [*parties[step:], *parties[:step]]


def _netted(world: World, seller: Party, buyer: Party, number: int) -> Instruction:
    now, price = world.chain.now, _money(world, (1 + number % 7) * setup.FACE_VALUE)
    return settlement.instruction(
        [
            settlement.security_leg(world.token, seller, buyer, 1 + number % 7),
            settlement.cash_leg(world.deposit, world.deposit, buyer, seller, price),
        ],
        f"net {number}",
        nonces=[number, number],
        settlement_at=now,
        expires_at=now + setup.DAY,
    )


def _net_trades(world: World, count: int, sign: Sign) -> int:
    trades, signers = trades_between(world, count)
    receipt = netting.settle(
        world.stack.settlement, sign(world.stack.settlement, trades, signers), sender=world.people.trustee
    )
    if len(netting.settled(receipt)) != count:
        raise ChainError(f"only {len(netting.settled(receipt))} of {count} trades settled")
    return receipt.gas_used


def queue_payment(world: World) -> int:
    """Submitted and accepted by the payee's bank's standing acceptance; the second of payer and banks."""
    _accept_all(world)
    _queued(world, 4, world.holders[0], 0)
    return _queued(world, 4, world.holders[1], 1).gas_used


def release_per_payment(world: World) -> int:
    """A hundred are released to a hundred payees, a hundred of another bank are removed; per released payment."""
    _accept_all(world)
    banks = world.spec.banks
    for number, holder in enumerate(world.holders):
        _queued(world, 4, holder, number)
        _queued(world, 7, holder, number)
    # The third bank keeps all of its settlement money out of the queue.
    money = world.stack.settlement_token.balance_of(banks[2].party)
    world.stack.queue.set_reserved(world.stack.deposits[banks[2].id], money, sender=banks[2].party)
    receipt = queue.release(world.stack.queue, sender=world.people.trustee)
    event = receipt.one(Queue.Released)
    if (len(event.released), len(event.removed)) != (100, 100):
        raise ChainError(f"{len(event.released)} payments were released and {len(event.removed)} removed")
    return receipt.gas_used // 100


def _accept_all(world: World) -> None:
    for bank in world.spec.banks:
        world.stack.queue.set_standing_acceptance(world.stack.deposits[bank.id], 10**12, sender=bank.party)


def _queued(world: World, payer: int, payee: Address, number: int) -> Receipt:
    """From an investor of the second or third bank to a holder at the first."""
    return queue.submit(
        world.stack.queue, world.stack.deposits[setup.BANK_OF[payer]], world.deposit, payee,
        _money(world, 100 + number), f"payment {number}", sender=world.investors[payer],
        until=world.chain.now + setup.DAY,
    )  # fmt: skip


def declare_coupon(world: World) -> int:
    """After its record instant."""
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    return _declared(world).gas_used


def pay_coupon_100(world: World) -> int:
    """A page of a hundred who bank at the paying bank and hold deposits there."""
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    bond, paying, deposit = world.contracts.bond, world.stack.paying, world.deposit
    event = _declared(world).one(type(bond).CouponDeclared)
    obligations = world.stack.obligations
    missing = obligations.missing_of(event.id)
    obligations.fund(event.id, deposit, [deposit.address], [missing], sender=world.people.issuer)
    world.chain.mine_at(setup.pay_at(setup.PERIOD_ENDS[0]))
    before = deposit.balance_of(world.holders[-1])
    receipt = paying.pay_page(event.id, deposit, world.holders, sender=world.people.paying_agent)
    due = event.per_unit * setup.MINIMUM_HOLDING
    if deposit.balance_of(world.holders[-1]) != before + due:
        raise ChainError("the page did not pay its last holder")
    return receipt.gas_used


def _declared(world: World) -> Receipt:
    return world.contracts.bond.declare(0, sender=world.people.calculation_agent)


def _newcomers() -> list[Address]:
    return [wallet(f"newcomer {index}") for index in range(100)]


_MEASURES: dict[str, Callable[[World], int]] = {
    "transfer": transfer,
    "transfer_newly_admitted": transfer_newly_admitted,
    "transfer_from": transfer_from,
    "mint_newly_admitted": mint_newly_admitted,
    "batch_transfer_100": batch_transfer_100,
    "transfer_first_after_record_date": transfer_first_after_record_date,
    "freeze_partial": freeze_partial,
    "forced_transfer": forced_transfer,
    "lodge_order": lodge_order,
    "recovery": recovery,
    "onboard": onboard,
    "admit": admit,
    "onboard_batch_100": onboard_batch_100,
    "admit_batch_100": admit_batch_100,
    "revoke_5_registers": revoke_5_registers,
    "dvp_two_signatures": dvp_two_signatures,
    "hold_place": hold_place,
    "hold_place_first": hold_place_first,
    "hold_take_part": hold_take_part,
    "net_100_trades": net_100_trades,
    "net_100_trades_signed_each": net_100_trades_signed_each,
    "queue_payment": queue_payment,
    "release_per_payment": release_per_payment,
    "declare_coupon": declare_coupon,
    "fund_coupon_3_banks": owed_gas.fund_coupon_3_banks,
    "pay_coupon_100": pay_coupon_100,
    "redeem_100": owed_gas.redeem_100,
    "fix_rate": owed_gas.fix_rate,
    "declare_floating_coupon": owed_gas.declare_floating_coupon,
    "freeze_480": owed_gas.freeze_480,
    "repo_open": repo_gas.repo_open,
    "repo_close": repo_gas.repo_close,
    "margin_call": repo_gas.margin_call,
    "margin_delivery": repo_gas.margin_delivery,
    "substitution": repo_gas.substitution,
}


# ---- the bare ERC-20 ----------------------------------------------------------------------------------------------


def bare(world: World, artifacts: Artifacts) -> dict[str, int]:
    """The same acts between the same parties on OpenZeppelin's ERC-20 alone."""
    deployer, (owner, to, spender) = world.spec.deployer, world.investors[1:4]
    token = BareToken(world.chain, artifacts, deployer)
    loop = BareLoop(world.chain, artifacts, deployer)
    for each in (owner.address, to.address, spender.address, *world.holders):
        token.mint(each, 10 * MINTED, sender=deployer)
    measured: dict[str, int] = {}
    with undone(world):
        measured["erc20_transfer"] = token.transfer(to, AMOUNT, sender=owner).gas_used
    with undone(world):
        receipt = token.transfer(wallet("receiver"), setup.MINIMUM_HOLDING, sender=owner)
        measured["erc20_transfer_newly_admitted"] = receipt.gas_used
    with undone(world):
        token.approve(spender, ALLOWANCE, sender=owner)
        measured["erc20_transfer_from"] = token.transfer_from(owner, to, AMOUNT, sender=spender).gas_used
    with undone(world):
        measured["erc20_mint_newly_admitted"] = token.mint(wallet("receiver"), MINTED, sender=deployer).gas_used
    with undone(world):
        token.approve(loop.address, ALLOWANCE, sender=owner)
        receipt = loop.transfer_many(token, world.holders, [AMOUNT] * setup.HOLDERS, sender=owner)
        measured["erc20_batch_transfer_100"] = receipt.gas_used
    return measured


# ---- one refusal per rule -----------------------------------------------------------------------------------------


def lock_up_refusal(world: World) -> str:
    """While the distribution period runs."""
    return _refused(world, world.investors[1], world.investors[2], AMOUNT)


def halt_refusal(world: World) -> str:
    """While the market is halted."""
    world.token.pause(sender=world.people.pauser)
    return _refused(world, world.investors[1], world.investors[2], AMOUNT)


def sanction_refusal(world: World) -> str:
    """A transfer to a sanctioned holder."""
    world.stack.identity.sanction(world.investors[2], True, sender=world.spec.compliance)
    return _refused(world, world.investors[1], world.investors[2], AMOUNT)


def verification_refusal(world: World) -> str:
    """A transfer to an unknown wallet."""
    return _refused(world, world.investors[1], wallet("stranger"), setup.MINIMUM_HOLDING)


def country_refusal(world: World) -> str:
    """A transfer to a holder in a refused country."""
    _profile(world, country=156, class_=setup.INSTITUTIONAL)
    return _refused(world, world.investors[1], world.investors[2], AMOUNT)


def class_refusal(world: World) -> str:
    """A transfer to a holder below the policy's minimum class."""
    _profile(world, country=setup.HONG_KONG, class_=1)
    return _refused(world, world.investors[1], world.investors[2], AMOUNT)


def minimum_refusal(world: World) -> str:
    """A transfer that leaves its receiver below the minimum holding."""
    receiver = world.admitted("receiver")
    return _refused(world, world.investors[1], receiver, setup.MINIMUM_HOLDING - 1)


def cap_refusal(world: World) -> str:
    """A transfer that brings its receiver above the cap."""
    receiver = world.admitted("receiver")
    world.let_deployer_issue()
    world.token.mint(receiver, setup.CAP, sender=world.spec.deployer)
    return _refused(world, world.investors[1], receiver, AMOUNT)


def count_refusal(world: World) -> str:
    """A transfer that makes one holder too many."""
    world.let_deployer_issue()
    for index in range(setup.MAXIMUM_HOLDERS - len(setup.ALLOTMENTS) - setup.HOLDERS):
        world.token.mint(world.admitted(f"last {index}"), setup.MINIMUM_HOLDING, sender=world.spec.deployer)
    return _refused(world, world.investors[1], world.admitted("receiver"), setup.MINIMUM_HOLDING)


_REFUSALS: Sequence[Callable[[World], str]] = (
    halt_refusal,
    sanction_refusal,
    verification_refusal,
    country_refusal,
    class_refusal,
    minimum_refusal,
    cap_refusal,
    count_refusal,
)


def _profile(world: World, *, country: int, class_: int) -> None:
    world.stack.identity.set_profile(world.investors[2], country, class_, 0, sender=world.spec.registrar)


def _refused(world: World, sender: Party, to: Address | Party, units: int) -> str:
    error = world.token.transfer.refuse(to, units, sender=sender).error
    if not isinstance(error, ContractError):
        raise ChainError(f"a transfer was to be refused by a rule, not by: {error}")
    return error.NAME


def _undone(world: World, refusal: Callable[[World], str]) -> str:
    with undone(world):
        return refusal(world)


def in_order(refusals: Sequence[str]) -> list[str]:
    """Errors in the order of the rules; raises where a rule refused nothing."""
    met = {name.partition(".")[0]: name for name in refusals}
    if missing := [rule for rule in RULES if rule not in met]:
        raise ChainError(f"these rules refused nothing: {', '.join(missing)}; met: {', '.join(refusals)}")
    return [met[rule] for rule in RULES]
