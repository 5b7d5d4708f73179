// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Roles} from "contracts/administration/Roles.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {IObligations, Obligation, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying, KeptShare, Progress} from "contracts/distribution/interfaces/IPaying.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Batch, Contradiction, Reading, ReadingProof} from "contracts/revenue/interfaces/IReadings.sol";
import {Channel} from "contracts/revenue/interfaces/IRepatriation.sol";
import {ClosedPeriod, RevenueStatus, RevenueTerms} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {
    Halts,
    IWaterfall,
    Payee,
    Reconciliation,
    Statements,
    WaterfallState,
    WaterfallTerms
} from "contracts/revenue/interfaces/IWaterfall.sol";
import {Trap, Trigger} from "contracts/revenue/WaterfallMaths.sol";
import {HoldConsent} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {HoldConsents} from "contracts/settlement/HoldConsents.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {Maths} from "contracts/utils/Maths.sol";
import {LargestRemainder} from "../contracts/distribution/LargestRemainder.sol";
import {RevenueFixture} from "../contracts/revenue/RevenueFixture.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";
import {TightGas, WorkingRegistry} from "./TightGas.sol";

using SecurityViews for SecurityToken;

/// Four months of random cash and uptime, with silence, missing cash, disputes and what comes late; holders trade, pledge,
/// lapse, are sanctioned, lose wallets and are paid in pages at two banks; courts move units; agents, attesters, payees,
/// distributor and tax rates change. Every action is clamped to what is possible and counted (`done`), and so is every
/// situation that it reaches (`seen`). What moves money is sent with tight gas too.
contract RevenueHandler is RevenueFixture, TightGas {
    enum Want {
        UNFUNDED,
        PAYABLE,
        UNTOUCHED,
        FUNDED
    }

    uint256 private constant MOST_HEIRS = 3;

    HoldConsents private _consents;
    WithholdingTable private _table;
    address private _pledgeAgent = makeAddr("pledge agent");
    address[] private _wallets;
    Paying[] private _payers;
    HoldConsent[] private _pledges;
    uint256 private _heirs;
    uint256 private _names;
    bool private _wasSilent;
    mapping(address wallet => bool) private _refused; // sanctioned or lapsed

    /// [cash base units] counted from outside.
    uint256 public cameIn;
    uint256 public wentOut;
    uint256 public takenBack;
    mapping(ObligationId id => uint256) public came;
    mapping(ObligationId id => uint256) public remitted;
    mapping(ObligationId id => mapping(address wallet => uint256)) public receivedBy;
    mapping(ObligationId id => mapping(address wallet => uint256)) public ordered;
    mapping(bytes32 action => uint256) public done;

    function _waterfallTerms() internal view override returns (WaterfallTerms memory terms) {
        terms = super._waterfallTerms();
        terms.coverage = Trigger({threshold: 0.8e18, cureAt: 0.9e18, curePeriods: 1, traps: Trap.SENIOR});
        terms.silenceTraps = Trap.SENIOR;
    }

    function _revenueTerms() internal view override returns (RevenueTerms memory terms) {
        terms = super._revenueTerms();
        (terms.withholding, terms.taxOwner) = (address(_table), receiver);
    }

    function setUp() public override {
        super.setUp();
        vm.etch(address(registry), address(new WorkingRegistry()).code);
        _table = new WithholdingTable(address(manager));
        _table.setRate(1, 0, 0.1e18);
        _consents = new HoldConsents();
        token.setPowers(address(_consents), Powers.SETTLE | Powers.HOLD);
        // Pages and pledges can take years.
        Channel memory terms = _channelTerms();
        terms.expiresAt = uint40(block.timestamp + 40_000 days);
        vm.prank(compliance);
        channel = waterfall.openChannel(pool, terms);
        _setTerms();
        for (uint256 i; i < 10; ++i) {
            rights.issue(holders[i], 1_000);
            _wallets.push(holders[i]);
        }
        _payers.push(paying);
    }

    function acts() external pure returns (bytes4[] memory list) {
        list = new bytes4[](26);
        (list[0], list[1], list[2], list[3]) =
            (this.closeNext.selector, this.fund.selector, this.pay.selector, this.payOut.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.payFen.selector, this.payLate.selector, this.donate.selector, this.misstate.selector);
        (list[8], list[9], list[10], list[11]) =
            (this.takeBack.selector, this.claim.selector, this.release.selector, this.remitTax.selector);
        (list[12], list[13], list[14], list[15]) =
            (this.transfer.selector, this.freeze.selector, this.refuse.selector, this.recover.selector);
        (list[16], list[17], list[18], list[19]) =
            (this.order.selector, this.pledge.selector, this.endPledge.selector, this.changeAgents.selector);
        (list[20], list[21], list[22], list[23]) = (
            this.changeAttester.selector,
            this.changePayee.selector,
            this.changeDistributor.selector,
            this.setRate.selector
        );
        (list[24], list[25]) = (this.tight.selector, this.closeNext.selector);
    }

    // ---- gas ----

    /// The first call that is possible of those that move money, from one of them on, whatever gas it is given; every second
    /// time both banks look everybody up again.
    function tight(uint256 what, uint256 a, uint256 b) external {
        if (b % 2 == 0) {
            depositA.setIdentityRegistry(address(registry));
            depositB.setIdentityRegistry(address(registry));
        }
        _tight = uint256(keccak256(abi.encode(what, a, b))) | 1;
        for (uint256 k; k < 8 && _tight != 0; ++k) _try((what % 7 + k) % 8, a, b);
        if (_tight == 0) ++done["tight"];
        _tight = 0;
    }

    function _try(uint256 what, uint256 a, uint256 b) private {
        if (what < 2) _fundPlainly(a, b);
        if (what == 0) this.pay(a, b, a >> 8);
        else if (what == 1) this.claim(a, b, a >> 8);
        else if (what == 2) this.release(a, b);
        else if (what == 3) this.fund(a, b);
        else if (what == 4) this.takeBack(a);
        else if (what == 5) this.payLate(a);
        else if (what == 6) this.payOut(uint8(a));
        else this.remitTax(a);
    }

    function _fundPlainly(uint256 which, uint256 share) private {
        uint256 seed = _tight;
        _tight = 0;
        this.fund(which, share);
        _tight = seed;
    }

    // ---- holders, registrars and courts ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        // Whole hundreds keep every holding at nothing or the minimum.
        units = bound(units, 0, explainer.freeOf(pool, from) / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        vm.prank(from);
        token.transfer(to, units);
        ++done["transfer"];
    }

    function freeze(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet) return;
        if (how % 2 == 0) _between(wallet, "in between: freeze");
        if (how % 3 == 0) depositA.setAddressFrozen(wallet, how % 2 == 0);
        else if (how % 3 == 1) token.setAddressFrozen(wallet, how % 2 == 0);
        else token.setFrozenTokens(wallet, how % 2 == 0 ? bound(how, 0, 2_000) : 0);
        ++done["freeze"];
    }

    /// A sanction, or the end of what the registry says of a holder, or the end of either.
    function refuse(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet || token.isFrozen(wallet)) return;
        if (depositA.isFrozen(wallet) || depositB.isFrozen(wallet)) return;
        if (how % 3 == 0) {
            _readmit(wallet);
        } else if (how % 3 == 1) {
            _between(wallet, "in between: sanction");
            _sanction(wallet);
        } else {
            _between(wallet, "in between: expiry");
            registry.forget(wallet);
            _push(wallet);
        }
        _refused[wallet] = how % 3 != 0;
        ++done["refuse"];
    }

    function recover(uint256 who) external {
        address lost = _wallets[who % 10];
        if (_heirs == MOST_HEIRS || token.payeeOf(lost) != lost || token.isFrozen(lost) || _refused[lost]) return;
        _between(lost, "in between: recovery");
        address heir = _newCustomer("heir ");
        token.recoveryAddress(lost, heir, address(0));
        _wallets.push(heir);
        ++_heirs;
        ++done["recover"];
    }

    /// A court's transfer.
    function order(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        if (from == to || token.payeeOf(from) != from || token.payeeOf(to) != to) return;
        if (_refused[to] || token.isFrozen(to)) return;
        uint256 held = token.heldOf(from);
        uint256 balance = token.balanceOf(from);
        units = bound(units, 0, balance > held ? balance - held : 0);
        if (units == 0) return;
        _between(from, "in between: court order");
        token.lodgeOrder(bytes32(++_names), from, to, units);
        token.forcedTransfer(from, to, units);
        ++done["order"];
    }

    function pledge(uint256 who, uint256 units, uint256 lasts) external {
        address owner = _wallets[who % _wallets.length];
        if (token.payeeOf(owner) != owner || _refused[owner] || token.isFrozen(owner) || _pledges.length == 12) return;
        units = bound(units, 0, explainer.freeOf(pool, owner) / 100) * 100;
        if (units == 0) return;
        HoldTerms memory terms =
            HoldTerms(owner, address(0), 0, units, "PLEDGE", uint64(block.timestamp + bound(lasts, 1 days, 400 days)));
        HoldConsent memory consent =
            HoldConsent(pool, _pledgeAgent, _one(_wallets[(who % 10 + 1) % 10]), terms, ++_names);
        vm.prank(owner);
        // Refused below the minimum holding.
        (bool ok,) = address(_consents).call(abi.encodeCall(_consents.hold, (consent, "")));
        if (!ok) return;
        _between(owner, "in between: hold");
        _pledges.push(consent);
        ++done["pledge"];
    }

    /// Released, expired, broken, or taken.
    function endPledge(uint256 which, uint256 how) external {
        for (uint256 i; i < _pledges.length; ++i) {
            HoldConsent memory consent = _pledges[(which % _pledges.length + i) % _pledges.length];
            bytes32 id = _consents.consentIdOf(consent);
            uint256 units = token.holdOf(id).units;
            if (units == 0) continue;
            if (how % 2 == 1) {
                vm.prank(_pledgeAgent);
                (bool ok,) =
                    address(_consents).call(abi.encodeCall(_consents.takeHeld, (consent, consent.receivers[0], units)));
                if (ok) ++done["take a pledge"];
                return;
            }
            _endPledge(consent, id, how / 2 % 3);
            ++done["endPledge"];
            return;
        }
    }

    // ---- months ----

    /// The month passes and is closed: as it should be, without a reading, on less cash than the bank says, or after a
    /// dispute. Priority is checked on what the closing did.
    function closeNext(uint256 cash, uint256 uptime, bool scarce, uint8 how) external {
        if (rights.isEnded()) return;
        uint256 period = rights.nextPeriod();
        cash = bound(cash, 0, scarce ? 1_000_000_00 : 3_000_000_00);
        bool silent = _pass(period, uint64(cash), how % 4 == 1);
        uint256 come = how % 4 == 2 ? cash / 2 : cash;
        if (come != 0) _comeIn(come);
        Statements memory statements = _statements(cash);
        statements.uptime = uint64(uptime % 2 == 0 ? 1e18 : bound(uptime, 0, 1e18));
        _reconcile(period, statements);
        _until(_first(period) + 9 days + 1);
        if (waterfall.haltsOf(pool) & Halts.GAP != 0) _cure(period);
        if (how % 4 == 3) _dispute(period);
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 senior = _closeBy(period);
        WaterfallState memory s = waterfall.stateOf(pool);
        _checkPriority(before, s, rights.closedPeriodOf(period), senior);
        _countClosing(silent, senior, before, s);
        // Without a cut strangers pay the floors a month later.
        if (senior != 0) _declareWith(period, how % 5 != 0);
    }

    function _countClosing(bool silent, uint256 senior, WaterfallState memory before, WaterfallState memory s)
        private
    {
        ++done["closeNext"];
        if (silent) ++seen["closed in silence"];
        else if (_wasSilent) ++seen["silence ended"];
        _wasSilent = silent;
        if (senior == 0 && s.trapped != 0) ++seen["the senior was trapped"];
        if (before.coverage.tripped && !s.coverage.tripped) ++seen["coverage cured"];
        if (before.uptime.tripped && !s.uptime.tripped) ++seen["uptime cured"];
        if (!before.uptime.tripped && s.uptime.tripped) ++seen["uptime tripped"];
        if (s.trapped < before.trapped) ++seen["trapped money was let go"];
        if (s.reserve < before.reserve) ++seen["drew the reserve"];
        if (rights.arrears() != 0) ++seen["left arrears"];
    }

    /// Up to the statements. Says whether the oracle is silent: it can't be in the first month.
    function _pass(uint256 period, uint64 revenue, bool wanted) private returns (bool silent) {
        if (wanted) {
            _until(_first(period) + 9 days);
            if (waterfall.isSilent(pool)) return true;
        }
        _until(_first(period) + 1 hours);
        while (readings.stateOf(pool).openMonth < MONTH + period) _closeOpenMonth();
        _accept(_plain(STATION, FIRSTS[period] - 2, revenue * 25, revenue));
        vm.warp(block.timestamp + WINDOW + 1);
        _closeOpenMonth();
    }

    function _closeOpenMonth() private {
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
    }

    function _comeIn(uint256 amount) private {
        bytes memory data = abi.encodeCall(waterfall.payIn, (pool, channel, address(depositB), amount, "booking"));
        _call("come in", onshorePayer, address(waterfall), data);
        cameIn += amount;
    }

    function _closeBy(uint256 period) private returns (uint256) {
        bytes memory data = abi.encodeCall(rights.closePeriod, (period));
        return abi.decode(_call("close", calculationAgent, address(rights), data), (uint256));
    }

    /// Half of what is missing is awaited, half given up.
    function _cure(uint256 period) private {
        Reconciliation memory record = waterfall.reconciliationOf(pool, period);
        int256 missing = int256(record.expected) - int256(uint256(record.cash));
        uint128 writtenOff = missing > 0 ? uint128(uint256(missing) / 2) : 0;
        vm.prank(trustee);
        waterfall.cureGap(pool, period, writtenOff, "explained");
        ++seen[missing > 0 ? bytes32("cured missing cash") : bytes32("cured statements")];
    }

    /// A pile overcharges on a day of the open month; nothing is closed until the day is restated.
    function _dispute(uint256 period) private {
        uint32 day = FIRSTS[period] + 2;
        Reading memory r = _reading(1, day);
        r.revenue = 90_01;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(day, proofs);
        readings.challenge(pool, Contradiction.PRICE, proofs);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallHalted.selector, pool, Halts.DISPUTE));
        _close(period);
        _restate(proofs[0].entry, Batch(STATION, day, 0, 0, 0, 0));
        vm.prank(compliance);
        meters.resume(pool, _asset(1), "exchanged");
        ++seen["disputed"];
    }

    /// The calculation agent's cut is right, or there is none.
    function _declareWith(uint256 period, bool cut) private {
        vm.prank(nonHolder);
        ObligationId id = rights.declare(period);
        if (!cut) {
            ++seen["declared without a cut"];
            return;
        }
        uint256[] memory units =
            LargestRemainder.units(token.positionsAt(_wallets, obligations.obligationOf(id).recordAt));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(rights.closedPeriodOf(period).senior, units);
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tie);
    }

    /// A fen at any time, by which nothing is stopped.
    function payFen() external {
        _comeIn(1);
        ++done["payFen"];
    }

    /// Cash after the end: arrears first, then the operator.
    function payLate(uint256 amount) external {
        if (!rights.isEnded()) return;
        amount = bound(amount, 1, 2_000_000_00);
        uint256 seed = _tight;
        _tight = 0;
        _comeIn(amount);
        _tight = seed;
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 due = rights.dueNext();
        if (due == 0) {
            _call("rest", nonHolder, address(waterfall), abi.encodeCall(waterfall.releaseRest, (pool)));
            ++seen["released to the operator"];
            return;
        }
        uint256 number = rights.nextPeriod();
        uint256 senior = _closeBy(number);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertLe(senior, due, "REV-2 overpaid");
        if (senior < due) assertEq(s.residual, before.residual, "REV-2 operator before arrears");
        if (s.taxArrears + s.servicingArrears != 0) assertEq(senior, 0, "REV-2 senior before servicing");
        if (senior == 0) return;
        _declareWith(number, amount % 5 != 0);
        ++seen["paid arrears late"];
    }

    function _checkPriority(
        WaterfallState memory before,
        WaterfallState memory s,
        ClosedPeriod memory closed,
        uint256 senior
    ) private pure {
        assertLe(senior, closed.due, "REV-2 overpaid");
        if (s.taxArrears != 0) assertEq(s.servicing, before.servicing, "REV-2 servicing before taxes");
        if (s.taxArrears + s.servicingArrears != 0) assertLe(senior, before.reserve, "REV-2 senior before servicing");
        if (senior < closed.due) assertEq(s.residual, before.residual, "REV-2 residual before senior");
        // A trap of the senior gives nothing at all.
        if (senior != 0 && senior < closed.due) {
            assertEq(uint256(s.reserve) + s.trapped, 0, "REV-2 kept while the senior lacks");
        }
    }

    // ---- what is owed, and its money ----

    function fund(uint256 which, uint256 share) external {
        (uint256 period, bool found) = _pick(which, Want.UNFUNDED);
        if (!found) return;
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        uint256 missing = where.missingOf(id);
        uint256 atB = bound(share, 0, missing);
        _fundFor(payingAgent, period, missing - atB, atB);
        came[id] += missing;
        wentOut += missing;
        ++done["fund"];
    }

    /// Somebody else pays a part of a period, so that the pool's own money is not all needed.
    function donate(uint256 which, uint256 share) external {
        (uint256 period, bool found) = _pick(which, Want.UNFUNDED);
        if (!found) return;
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        uint256 missing = where.missingOf(id);
        came[id] += _fundBy(issuer, where, id, depositA, bound(share, (missing + 999) / 1_000, missing));
        ++done["donate"];
    }

    /// The agent says too high a threshold: some fen are nobody's share.
    function misstate(uint256 which) external {
        (uint256 period, bool found) = _pick(which, Want.UNTOUCHED);
        if (!found) return;
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        vm.prank(calculationAgent);
        where.setShares(id, type(uint80).max, 0);
        ++done["misstate"];
    }

    /// What a funded period doesn't need waits for the next closing.
    function takeBack(uint256 which) external {
        (uint256 period, bool found) = _pick(which, Want.FUNDED);
        if (found) _takeBack(period);
    }

    function _takeBack(uint256 period) private {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 inTills = _tills(id, where);
        bytes memory data = abi.encodeCall(rights.takeBack, (period));
        uint256 amount = abi.decode(_call("take back", nonHolder, address(rights), data), (uint256));
        WaterfallState memory s = waterfall.stateOf(pool);
        uint256 refund = before.paid - s.paid;
        assertEq(amount, uint256(s.trapped) - before.trapped, "REV-2 taken back");
        assertEq(inTills - _tills(id, where), refund, "DIST-2 refund");
        wentOut -= refund;
        takenBack += amount;
        came[id] -= refund;
        ++done["takeBack"];
        if (amount != 0) ++seen["taken back"];
    }

    /// Pages with strangers' addresses in them, at either bank, by the agent or by strangers.
    function pay(uint256 which, uint256 seed, uint256 how) external {
        (uint256 period, bool found) = _pick(which, Want.PAYABLE);
        if (!found) return;
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        Obligation memory o = where.obligationOf(id);
        bool stranger = how % 3 == 0;
        uint256 from = uint256(o.payAt) + (stranger ? how % 2 == 0 ? 10 days : 30 days : 0);
        _until(o.sharesSet ? from : uint256(o.payAt) + 30 days);
        if (stranger) ++seen["a stranger's page"];
        _payCounted(stranger ? nonHolder : payingAgent, id, where, how % 7 < 4 ? depositA : depositB, seed);
    }

    function _payCounted(address who, ObligationId id, IObligations where, TokenizedDeposit cash, uint256 seed) private {
        Progress memory before = where.paying().progressOf(id);
        _payBy(who, id, where, cash, _drawnPage(seed));
        ++done["pay"];
        if (where.paying().progressOf(id).kept > before.kept) ++seen["a share was kept"];
        if (where.isDischarged(id)) ++seen["discharged"];
        else if (before.unitsReached != 0) ++seen["a page in between"];
    }

    /// What is kept for a holder, or a share that no page has paid, at either bank.
    function claim(uint256 which, uint256 who, uint256 how) external {
        uint256 count = rights.nextPeriod();
        for (uint256 k; k < count * _wallets.length; ++k) {
            uint256 period = (which % count + k / _wallets.length) % count;
            if (_is(period, Want.FUNDED) && _mayClaim(period, _wallets[(who % 10 + k) % _wallets.length], how)) return;
        }
    }

    function _mayClaim(uint256 period, address wallet, uint256 how) private returns (bool) {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        bool kept = _keptOf(id, where, wallet) != 0;
        if (!kept && !_isUnpaid(id, where, wallet)) return false;
        address payee = token.payeeOf(wallet);
        // Every second time what stood against it has ended.
        if (how % 4 < 2) _readmitted(payee);
        TokenizedDeposit cash = how % 2 == 0 ? depositA : depositB;
        if (_refused[payee] || token.isFrozen(payee) || cash.isFrozen(payee)) return false;
        _claim(id, where, wallet, cash);
        ++done["claim"];
        ++seen[kept ? bytes32("claimed what was kept") : bytes32("paid themselves")];
        return true;
    }

    /// By order of a court.
    function release(uint256 which, uint256 who) external {
        uint256 count = rights.nextPeriod();
        for (uint256 k; k < count * _wallets.length; ++k) {
            address wallet = _wallets[(who % 10 + k) % _wallets.length];
            if (_release((which % count + k / _wallets.length) % count, wallet)) return;
        }
    }

    function _release(uint256 period, address wallet) private returns (bool) {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        uint256 kept = _keptOf(id, where, wallet);
        if (kept == 0) return false;
        IPaying payer = where.paying();
        bytes memory data = abi.encodeCall(payer.release, (id, wallet, receiver, address(depositA), "order"));
        _call("release", court, address(payer), data);
        ordered[id][wallet] += kept;
        ++done["release"];
        return true;
    }

    function remitTax(uint256 which) external {
        uint256 count = rights.nextPeriod();
        for (uint256 k; k < count; ++k) {
            if (_remit((which % count + k) % count) == 0) continue;
            ++done["remitTax"];
            return;
        }
    }

    function payOut(uint8 bucket) external {
        WaterfallState memory s = waterfall.stateOf(pool);
        uint256 owed = [s.taxes, s.servicing, s.residual][bucket % 3];
        if (owed == 0) return;
        uint256 before = depositA.balanceOf(address(waterfall));
        bytes memory data = abi.encodeCall(waterfall.payOut, (pool, Payee(bucket % 3)));
        _call("pay out", nonHolder, address(waterfall), data);
        assertEq(before - depositA.balanceOf(address(waterfall)), owed, "REV-2 paid out");
        wentOut += owed;
        ++done["payOut"];
    }

    // ---- who does the work ----

    /// The agents go, others come.
    function changeAgents() external {
        payingAgent = _replaced("PAYING_AGENT", payingAgent);
        calculationAgent = _replaced("CALCULATION_AGENT", calculationAgent);
        trustee = _replaced("TRUSTEE", trustee);
        if (_isInTheMiddle()) ++seen["agents changed in it"];
        ++done["changeAgents"];
    }

    /// One who attests goes, another comes.
    function changeAttester(uint256 which) external {
        which %= 3;
        address[] memory removed = _one(vm.addr(attesterKeys[which]));
        (address next, uint256 key) = makeAddrAndKey(string.concat("attester ", vm.toString(++_names)));
        vm.prank(trustee);
        readings.setAttesters(pool, _one(next), removed, 2);
        attesterKeys[which] = key;
        for (uint256 k; k < 4; ++k) {
            uint256 i = k % 2;
            if (vm.addr(attesterKeys[i]) < vm.addr(attesterKeys[i + 1])) continue;
            (attesterKeys[i], attesterKeys[i + 1]) = (attesterKeys[i + 1], attesterKeys[i]);
        }
        if (!rights.isEnded() && rights.nextPeriod() != 0) ++seen["attester changed in it"];
        ++done["changeAttester"];
    }

    /// Tax owner, servicer or operator is another. Every second time the old one is sanctioned before: what it is owed waits
    /// for the next one.
    function changePayee(uint256 bucket, uint256 how) external {
        Payee payee = Payee(bucket % 3);
        WaterfallTerms memory terms = waterfall.termsOf(pool);
        WaterfallState memory s = waterfall.stateOf(pool);
        address old = [terms.taxOwner, terms.servicer, terms.operator][bucket % 3];
        uint256 owed = [s.taxes, s.servicing, s.residual][bucket % 3];
        if (how % 2 == 0 && owed != 0) {
            registry.know(old, HONG_KONG, EntryFlags.SANCTIONED);
            _push(old);
            vm.expectRevert();
            waterfall.payOut(pool, payee);
            ++seen["a sanctioned payee's money waits"];
        }
        address next = _newCustomer("payee ");
        vm.prank(trustee);
        waterfall.setPayee(pool, payee, next);
        if (owed != 0) ++seen["payee changed with money due"];
        ++done["changePayee"];
    }

    /// Another list and another paying contract from now on; what was declared ends where it is.
    function changeDistributor() external {
        if (_payers.length == 3) return;
        if (_isInTheMiddle()) ++seen["distributor changed in it"];
        (obligations, paying) = _newPair();
        registry.know(address(paying), HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);
        interbank.setCaller(address(paying), true);
        TokenizedDeposit[2] memory banks = [depositA, depositB];
        for (uint256 b; b < 2; ++b) {
            banks[b].admitWallets(_one(address(paying)));
            paying.setCash(address(banks[b]), interbank, true);
        }
        _payers.push(paying);
        rights.setObligations(obligations);
        ++done["changeDistributor"];
    }

    /// Another tax rate from now on: what fell due before keeps its own.
    function setRate(uint256 rate) external {
        skip(1);
        _table.setRate(1, 0, bound(rate, 0, 0.4e18));
        if (_isInTheMiddle()) ++seen["tax table changed in it"];
        ++done["setRate"];
    }

    // ---- what must hold ----

    /// REV-2: Σ buckets and payments = cash received, in the books and in the wallet; nothing else was ever paid from.
    function check_money() external view {
        _assertMoney();
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.received, cameIn, "REV-2 received");
        assertEq(s.paid, wentOut, "REV-2 paid");
        // What was taken back is given a second time: others had paid for it, or no holder had a share of it.
        assertLe(rights.allocated(), cameIn + takenBack, "REV-2 out of cash");
        assertEq(waterfall.channelOf(pool, channel).used, cameIn, "the channel's quota");
    }

    /// DIST-1: who was reached has the share of its record net of tax, paid, kept or given by order; nobody else has anything.
    function check_paid_once() external view {
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id, IObligations where) = rights.obligationOf(period);
            if (address(where) == address(0) || where.statusOf(id) == ObligationStatus.PROMISED) continue;
            for (uint256 w; w < _wallets.length; ++w) {
                address wallet = _wallets[w];
                uint256 got = receivedBy[id][wallet] + _keptOf(id, where, wallet) + ordered[id][wallet];
                bool reached = where.paying().isReached(id, wallet);
                assertEq(got, reached ? _netOf(id, where, wallet) : 0, "DIST-1");
            }
        }
    }

    /// DIST-2: what was funded and not paid lies in the tills, and they are the wallets; shares add up.
    function check_balanced() external view {
        uint256[] memory held = new uint256[](_payers.length);
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id, IObligations where) = rights.obligationOf(period);
            if (address(where) == address(0)) continue;
            uint256 left = _tills(id, where);
            for (uint256 i; i < held.length; ++i) {
                if (address(_payers[i]) == address(where.paying())) held[i] += left;
            }
            uint256 got = remitted[id];
            for (uint256 w; w < _wallets.length; ++w) got += receivedBy[id][_wallets[w]] + ordered[id][_wallets[w]];
            assertEq(left + got, came[id], "DIST-2");
        }
        for (uint256 i; i < held.length; ++i) assertEq(_walletOf(_payers[i]), held[i], "DIST-2 wallet");
    }

    /// LIVE-1: freezes and pledges end, months and arrears are paid, agents are gone; every till, bucket and wallet is empty,
    /// every unit retired.
    function resolve() external {
        if (rights.isEnded()) ++seen[rights.dueNext() == 0 ? bytes32("resolved paid") : bytes32("resolved in arrears")];
        else ++seen["resolved running"];
        for (uint256 w; w < _wallets.length; ++w) _readmitted(_wallets[w]);
        for (uint256 i; i < _pledges.length; ++i) {
            bytes32 id = _consents.consentIdOf(_pledges[i]);
            if (token.holdOf(id).units != 0) _endPledge(_pledges[i], id, i % 2);
        }
        for (uint256 i; i < 4; ++i) this.closeNext(2_500_000_00, 1e18, false, 0);
        assertTrue(rights.isEnded(), "LIVE-1 ended");
        for (uint256 i; i < 12 && rights.dueNext() != 0; ++i) this.payLate(2_000_000_00);
        assertEq(rights.dueNext(), 0, "LIVE-1 arrears");
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            if (rights.closedPeriodOf(period).senior != 0) _settle(period);
        }
        waterfall.releaseRest(pool);
        for (uint256 bucket; bucket < 3; ++bucket) waterfall.payOut(pool, Payee(bucket));
        rights.retire(_wallets);
        assertEq(token.totalSupply(), 0, "LIVE-1 units");
        _assertRevenueStatus(RevenueStatus.REDEEMED);
        assertEq(depositA.balanceOf(address(waterfall)), 0, "LIVE-1 waterfall");
        for (uint256 i; i < _payers.length; ++i) assertEq(_walletOf(_payers[i]), 0, "LIVE-1 wallet");
    }

    /// By strangers, for the agents are gone.
    function _settle(uint256 period) private {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        _until(uint256(where.obligationOf(id).payAt) + 30 days);
        uint256 missing = where.missingOf(id);
        if (missing != 0) _fundFor(nonHolder, period, missing, 0);
        _payBy(nonHolder, id, where, depositA, _wallets);
        assertTrue(where.isDischarged(id), "LIVE-1 discharged");
        for (uint256 w; w < _wallets.length; ++w) {
            if (_keptOf(id, where, _wallets[w]) != 0) _claim(id, where, _wallets[w], depositA);
        }
        rights.takeBack(period);
        // What others gave comes back to them where it was not needed.
        if (where.refundOf(id, issuer) != 0) {
            vm.prank(issuer);
            where.drawRefund(id, issuer, address(depositA));
        }
        _remit(period);
        assertEq(_tills(id, where), 0, "LIVE-1 till");
    }

    // ---- parts: money ----

    function _fundFor(address funder, uint256 period, uint256 atA, uint256 atB) private {
        address[] memory cash = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (cash[0], cash[1]) = (address(depositA), address(depositB));
        (amounts[0], amounts[1]) = (atA, atB);
        _call("fund", funder, address(rights), abi.encodeCall(rights.fund, (period, cash, amounts)));
    }

    function _payBy(address who, ObligationId id, IObligations where, TokenizedDeposit cash, address[] memory page)
        private
    {
        // Two wallets of one payee in a page can't be told apart from outside: the later one goes into a page of its own.
        address[] memory twice = new address[](page.length);
        address[] memory first = new address[](page.length);
        for (uint256 i; i < page.length; ++i) {
            bool again;
            for (uint256 k; k < i; ++k) if (token.payeeOf(page[k]) == token.payeeOf(page[i])) again = true;
            (first[i], twice[i]) = again ? (nonHolder, page[i]) : (page[i], nonHolder);
        }
        _payOnce(who, id, where, cash, first);
        for (uint256 i; i < page.length; ++i) {
            if (twice[i] != nonHolder) _payOnce(who, id, where, cash, _one(twice[i]));
        }
    }

    function _payOnce(address who, ObligationId id, IObligations where, TokenizedDeposit cash, address[] memory page)
        private
    {
        IPaying payer = where.paying();
        uint256[] memory before = _money(page);
        _call("page", who, address(payer), abi.encodeCall(payer.payPage, (id, address(cash), page)));
        _count(id, page, before);
    }

    function _claim(ObligationId id, IObligations where, address wallet, TokenizedDeposit cash) private {
        IPaying payer = where.paying();
        uint256[] memory before = _money(_one(wallet));
        _call("claim", token.payeeOf(wallet), address(payer), abi.encodeCall(payer.claim, (id, wallet, address(cash))));
        _count(id, _one(wallet), before);
    }

    function _remit(uint256 period) private returns (uint256 amount) {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        if (address(where) == address(0)) return 0;
        IPaying payer = where.paying();
        amount = depositA.balanceOf(receiver);
        _call("remit", nonHolder, address(payer), abi.encodeCall(payer.remitTax, (id, address(depositA))));
        amount = depositA.balanceOf(receiver) - amount;
        remitted[id] += amount;
    }

    function _money(address[] memory wallets) private view returns (uint256[] memory money) {
        money = new uint256[](wallets.length);
        for (uint256 i; i < wallets.length; ++i) {
            address payee = token.payeeOf(wallets[i]);
            money[i] = depositA.balanceOf(payee) + depositB.balanceOf(payee);
        }
    }

    function _count(ObligationId id, address[] memory wallets, uint256[] memory before) private {
        uint256[] memory after_ = _money(wallets);
        for (uint256 i; i < wallets.length; ++i) receivedBy[id][wallets[i]] += after_[i] - before[i];
    }

    function _walletOf(Paying payer) private view returns (uint256) {
        return depositA.balanceOf(address(payer)) + depositB.balanceOf(address(payer));
    }

    function _tills(ObligationId id, IObligations where) private view returns (uint256) {
        return where.paying().tillOf(id, address(depositA)) + where.paying().tillOf(id, address(depositB));
    }

    function _keptOf(ObligationId id, IObligations where, address wallet) private view returns (uint256) {
        if (address(where) == address(0)) return 0;
        KeptShare memory share = where.paying().keptOf(id, wallet);
        return uint256(share.free) + share.frozen + share.held;
    }

    /// What a holder has of its share, by the rate of the pay date.
    function _netOf(ObligationId id, IObligations where, address wallet) private view returns (uint256) {
        Obligation memory o = where.obligationOf(id);
        // Without a cut the floors are paid.
        uint256 gross = o.sharesSet
            ? where.paying().entitlementOf(id, wallet)
            : uint256(o.amount) * token.balanceAt(wallet, o.recordAt) / o.units;
        uint256 rate = _table.rateAt(pool, HONG_KONG, o.incomeType, o.payAt);
        return gross - Maths.mulDivHalfUp(gross, rate, Maths.WAD);
    }

    // ---- parts: the list ----

    /// A period that is as wanted.
    function _pick(uint256 which, Want want) private view returns (uint256 period, bool found) {
        uint256 count = rights.nextPeriod();
        for (uint256 k; k < count; ++k) {
            period = (which % count + k) % count;
            if (_is(period, want)) return (period, true);
        }
    }

    function _is(uint256 period, Want want) private view returns (bool) {
        (ObligationId id, IObligations where) = rights.obligationOf(period);
        if (address(where) == address(0)) return false;
        if (want == Want.UNFUNDED) return where.missingOf(id) != 0;
        if (want == Want.UNTOUCHED) return where.paying().unitsReachedOf(id) == 0;
        return where.missingOf(id) == 0 && (want == Want.FUNDED || !where.isDischarged(id));
    }

    /// Whether the holder can have the share paid to itself.
    function _isUnpaid(ObligationId id, IObligations where, address wallet) private view returns (bool) {
        Obligation memory o = where.obligationOf(id);
        if (block.timestamp < o.payAt || !o.sharesSet || where.paying().isReached(id, wallet)) return false;
        return token.balanceAt(wallet, o.recordAt) != 0;
    }

    /// Something was declared and its holders have not all been reached.
    function _isInTheMiddle() private view returns (bool) {
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id, IObligations where) = rights.obligationOf(period);
            if (address(where) != address(0) && !where.isDischarged(id)) return true;
        }
        return false;
    }

    /// Counts what happens to a holder between a record and its payment.
    function _between(address wallet, bytes32 what) private {
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id, IObligations where) = rights.obligationOf(period);
            if (address(where) == address(0) || where.paying().isReached(id, wallet)) continue;
            if (token.balanceAt(wallet, where.obligationOf(id).recordAt) == 0) continue;
            ++seen[what];
            return;
        }
    }

    // ---- parts: who there is ----

    /// All of them from somewhere on, or some, and one among them that holds nothing.
    function _drawnPage(uint256 seed) private view returns (address[] memory page) {
        uint256 count = _wallets.length;
        page = new address[](seed % 3 == 0 ? count : 1 + (seed >> 8) % count);
        for (uint256 i; i < page.length; ++i) page[i] = _wallets[((seed >> 16) % count + i) % count];
        if (seed % 5 == 0) page[(seed >> 24) % page.length] = nonHolder;
    }

    function _newCustomer(string memory name) private returns (address wallet) {
        wallet = makeAddr(string.concat(name, vm.toString(++_names)));
        registry.know(wallet, HONG_KONG, 0);
        depositA.admitWallets(_one(wallet));
        depositB.admitWallets(_one(wallet));
    }

    function _replaced(bytes32 role, address before) private returns (address next) {
        manager.revokeRole(Roles.id(role, pool), before);
        next = makeAddr(string.concat("agent ", vm.toString(++_names)));
        _grant(role, next);
    }

    function _readmitted(address wallet) private {
        if (token.payeeOf(wallet) != wallet) return;
        depositA.setAddressFrozen(wallet, false);
        token.setAddressFrozen(wallet, false);
        token.setFrozenTokens(wallet, 0);
        if (_refused[wallet]) _readmit(wallet);
        _refused[wallet] = false;
    }

    function _readmit(address wallet) private {
        registry.know(wallet, HONG_KONG, 0);
        _push(wallet);
        depositA.admitWallets(_one(wallet));
        depositB.admitWallets(_one(wallet));
    }

    function _push(address wallet) private {
        address[] memory registers = new address[](3);
        (registers[0], registers[1], registers[2]) = (pool, address(depositA), address(depositB));
        registry.push(wallet, registers);
    }

    /// By its agent, by anybody once it has expired, or by a court.
    function _endPledge(HoldConsent memory consent, bytes32 id, uint256 how) private {
        if (how == 0) {
            vm.prank(_pledgeAgent);
            _consents.releaseHeld(consent);
        } else if (how == 1) {
            _until(uint256(consent.terms.expiresAt) + 1);
            vm.prank(nonHolder);
            token.releaseHold(id);
        } else {
            token.breakHold(id, bytes32(++_names));
        }
    }

    function _first(uint256 period) private view returns (uint256) {
        return uint256(FIRSTS[period]) * 1 days;
    }

    /// Time never goes back.
    function _until(uint256 instant) private {
        if (block.timestamp < instant) vm.warp(instant);
    }
}
