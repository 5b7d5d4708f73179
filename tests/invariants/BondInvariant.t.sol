// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {BondStatus, BondTerms, Period} from "contracts/bond/interfaces/IBond.sol";
import {AcceleratedClaim, Due, Miss, BondStanding} from "contracts/bond/interfaces/IBondDefaults.sol";
import {Decision, Motion, Resolution, ResolutionStatus} from "contracts/bond/interfaces/IBondMeetings.sol";
import {Numbers} from "contracts/bond/Numbers.sol";
import {IObligations, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {KeptShare} from "contracts/distribution/interfaces/IPaying.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {LargestRemainder} from "../contracts/distribution/LargestRemainder.sol";
import {BondFixture} from "../contracts/bond/BondFixture.sol";
import {MeetingFixture} from "../contracts/bond/MeetingFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// A bond whose issuer funds or doesn't, whose holders put, instruct, trade and lose wallets, and whose agents do their work
/// late, wrongly, or never, whose holders decide. Every action is clamped to what is possible and counted.
contract BondHandler is MeetingFixture {
    address[] private _wallets;
    address[] private _issuers;
    uint256 private _heirs;
    mapping(bytes32 action => uint256) public done;
    uint256 private _lastRedeemed;
    bool public redeemedFell;
    bool public forgotAMiss;

    function setUp() public override {
        super.setUp();
        _issue();
        for (uint256 i; i < 10; ++i) _wallets.push(holders[i]);
        _issuers.push(issuer);
    }

    function acts() external pure returns (bytes4[] memory list) {
        list = new bytes4[](22);
        (list[0], list[1], list[2], list[3]) =
            (this.pass.selector, this.declare.selector, this.fund.selector, this.pay.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.retire.selector, this.miss.selector, this.cureOrDefault.selector, this.waive.selector);
        (list[8], list[9], list[10], list[11]) =
            (this.instruct.selector, this.payClaim.selector, this.put.selector, this.call.selector);
        (list[12], list[13], list[14], list[15]) =
            (this.withdraw.selector, this.settlePut.selector, this.transfer.selector, this.recover.selector);
        (list[16], list[17], list[18], list[19]) =
            (this.freeze.selector, this.cancelUnits.selector, this.rescind.selector, this.extend.selector);
        (list[20], list[21]) = (this.substitute.selector, this.flood.selector);
    }

    // ---- what may happen ----

    /// To the next instant of the schedule at which something changes, or a little on.
    function pass(uint256 which, uint256 more) external {
        Period memory p = bond.period(which % bond.periodCount());
        uint256[4] memory instants = [uint256(p.recordAt) + 1, p.payAt, uint256(p.dueAt) + 1, uint256(p.payAt) + 31 days];
        uint256 to = instants[more % 4];
        vm.warp(to > block.timestamp && to < block.timestamp + 400 days ? to : block.timestamp + bound(more, 1, 20 days));
        ++done["pass"];
    }

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        units = bound(units, 0, explainer.freeOf(address(token), from) / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        vm.prank(from);
        token.transfer(to, units);
        ++done["transfer"];
    }

    function recover(uint256 who) external {
        address lost = _wallets[who % 10];
        if (_heirs == 2 || token.payeeOf(lost) != lost || token.isFrozen(lost)) return;
        address heir = makeAddr(string.concat("heir ", vm.toString(_heirs++)));
        registry.know(heir, HONG_KONG, 0);
        depositA.admitWallets(_one(heir));
        token.recoveryAddress(lost, heir, address(0));
        _wallets.push(heir);
        ++done["recover"];
    }

    function freeze(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet) return;
        if (how % 3 == 0) depositA.setAddressFrozen(wallet, how % 2 == 0);
        else if (how % 3 == 1) token.setAddressFrozen(wallet, how % 2 == 0);
        else token.setFrozenTokens(wallet, how % 2 == 0 ? bound(how, 0, 5_000) : 0);
        ++done["freeze"];
    }

    function declare(uint256 which) external {
        (uint256 number, bool found) = _pick(which, false);
        if (!found) return;
        bond.declare(number);
        ++done["declare"];
    }

    function fund(uint256 which, uint256 share, bool whole) external {
        (uint256 number, bool found) = _pick(which, true);
        if (!found) return;
        Due memory due = defaults.dueOf(address(token), number);
        uint256 missing = due.where.missingOf(due.id);
        if (missing == 0) return;
        _fundBy(issuer, due.where, due.id, depositA, whole ? missing : bound(share, (missing + 999) / 1_000, missing));
        ++done["fund"];
    }

    function pay(uint256 which, uint256 first) external {
        (uint256 number, bool found) = _pick(which, true);
        if (!found) return;
        Due memory due = defaults.dueOf(address(token), number);
        if (!due.where.isFunded(due.id)) return;
        if (block.timestamp < due.payAt) vm.warp(due.payAt);
        address[] memory page = new address[](_wallets.length - first % _wallets.length);
        for (uint256 i; i < page.length; ++i) page[i] = _wallets[first % _wallets.length + i];
        _payPage(due.id, depositA, page);
        ++done["pay"];
    }

    function retire(uint256 first) external {
        bool may = bond.owedPeriods() < bond.periodCount()
            ? defaults.isSettled(address(token))
            : defaults.dueOf(address(token), PRINCIPAL).status >= ObligationStatus.DISCHARGED;
        if (!may || puts.heldUnits(address(token)) != 0) return;
        bond.retire(_slice(first % 10, 10));
        ++done["retire"];
    }

    function miss(uint256 which) external {
        for (uint256 k; k <= bond.owedPeriods(); ++k) {
            uint256 number = (which % 1_000 + k) % (bond.owedPeriods() + 1);
            if (number == bond.owedPeriods()) number = PRINCIPAL;
            if (number == PRINCIPAL && bond.owedPeriods() < bond.periodCount()) continue;
            if (defaults.missOf(address(token), number).recordedAt != 0) continue;
            (uint256 dueAt, bool funded,,) = defaults.obligation(address(token), number);
            if (funded || block.timestamp <= dueAt) continue;
            defaults.recordNonPayment(address(token), number);
            ++done["miss"];
            return;
        }
    }

    function cureOrDefault(uint256 which) external {
        (uint256 number, bool found) = _missed(which);
        if (!found) return;
        (, bool funded,,) = defaults.obligation(address(token), number);
        Miss memory m = defaults.missOf(address(token), number);
        if (funded) {
            defaults.cure(address(token), number);
            ++done["cure"];
        } else if (!m.defaulted) {
            if (block.timestamp <= m.graceUntilAt) vm.warp(uint256(m.graceUntilAt) + 1);
            defaults.recordDefault(address(token), number);
            ++done["default"];
        }
    }

    function waive(uint256 which, uint256 time) external {
        (uint256 number, bool found) = _missed(which);
        if (!found || defaults.standingOf(address(token)).accelerated) return;
        (uint256 dueAt,,,) = defaults.obligation(address(token), number);
        vm.prank(trustee);
        defaults.waive(address(token), number, uint32(block.timestamp + bound(time, 1, 60 days) + (dueAt - dueAt)));
        ++done["waive"];
    }

    function instruct(uint256 which, uint256 who) external {
        (uint256 number, bool found) = _missed(which);
        BondStanding memory s = defaults.standingOf(address(token));
        if (!found || s.accelerated || !defaults.missOf(address(token), number).defaulted) return;
        (, bool funded,,) = defaults.obligation(address(token), number);
        if (funded) return;
        uint256 recordAt = defaults.instructionOf(address(token)).recordAt;
        if (block.timestamp <= recordAt) vm.warp(recordAt + 1);
        address wallet = _wallets[who % _wallets.length];
        address payee = token.payeeOf(wallet);
        if (token.isFrozen(payee)) return;
        uint256 left = token.balanceAt(wallet, recordAt) - defaults.instructedOf(address(token), wallet);
        if (left == 0) return;
        vm.prank(payee);
        defaults.instruct(address(token), number, wallet, left);
        ++done["instruct"];
        if (defaults.standingOf(address(token)).accelerated) ++done["accelerated"];
    }

    /// A payment on the accelerated claim, from its record to its counting.
    function payClaim(uint256 share) external {
        AcceleratedClaim memory claim = defaults.claimOf(address(token));
        if (claim.principal + claim.interest == 0 || claim.amount != 0) return;
        if (!_settlePut()) return;
        uint32 recordAt = uint32(block.timestamp + 1 days);
        uint32 payDate = uint32(recordAt / 1 days + 2);
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), recordAt);
        vm.warp(recordAt + 1);
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), payDate);
        uint256 amount = share % 2 == 0 ? principal + interest : bound(share, 1, principal + interest);
        vm.prank(calculationAgent);
        ObligationId id = defaults.declarePayment(address(token), recordAt, payDate, payDate * 1 days, uint96(amount));
        uint256[] memory units = LargestRemainder.units(token.positionsAt(_wallets, recordAt));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(amount, units);
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tie);
        _fundWhole(id);
        vm.warp(payDate * 1 days);
        defaults.applyPayment(address(token));
        _payPage(id, depositA, _wallets);
        defaults.settlePayments(address(token), 10);
        ++done["payClaim"];
    }

    /// A put from its opening to its election.
    function put(uint256 electing) external {
        if (!views.isRunning() || puts.isOpen(address(token))) return;
        // Elections that an acceleration ended, when it was rescinded since.
        if (puts.heldUnits(t) != 0) puts.free(t, puts.count(t) - 1, _wallets);
        uint32 date = uint32(block.timestamp / 1 days + 31);
        if (date >= MATURITY_DATE) return;
        if (date * 1 days > bond.period(bond.periodAt(date)).recordAt) return;
        vm.prank(trustee);
        puts.open(address(token), date, date * 1 days, date * 1 days);
        for (uint256 i; i < 10; ++i) {
            uint256 units = explainer.freeOf(address(token), _wallets[i]);
            if ((electing >> i) & 1 == 0 || units == 0 || token.isFrozen(_wallets[i])) continue;
            if (units != token.balanceOf(_wallets[i])) continue; // below the minimum beside what is frozen
            vm.prank(_wallets[i]);
            puts.elect(address(token), units);
        }
        ++done["put"];
    }

    function withdraw(uint256 who) external {
        if (!puts.isOpen(address(token))) return;
        uint256 last = puts.count(address(token)) - 1;
        address wallet = _wallets[who % 10];
        if (puts.electionOf(address(token), last, wallet) == 0) return;
        if (block.timestamp > puts.putOf(address(token), last).closesAt) return;
        vm.prank(token.payeeOf(wallet));
        puts.withdraw(address(token), last, wallet);
        ++done["withdraw"];
    }

    /// Declared, funded or not, paid, closed.
    function settlePut(bool funded) external {
        if (!puts.isOpen(address(token)) || defaults.standingOf(address(token)).accelerated) return;
        uint256 last = puts.count(address(token)) - 1;
        if (block.timestamp <= puts.putOf(address(token), last).closesAt) {
            vm.warp(uint256(puts.putOf(address(token), last).closesAt) + 1);
        }
        if (puts.putOf(address(token), last).units == 0) {
            puts.close(address(token));
            return;
        }
        (,, ObligationId id, IObligations where) = puts.obligation(address(token), last);
        if (address(where) == address(0)) puts.declare(address(token));
        if (funded && obligations.missingOf(id) != 0) _fundWhole(id);
        if (obligations.isFunded(id)) {
            uint256 payAt = puts.putOf(address(token), last).payAt;
            if (block.timestamp < payAt) vm.warp(payAt);
            _payPage(id, depositA, _wallets);
        }
        if (puts.putOf(address(token), last).units == 0) puts.close(address(token));
        ++done["settlePut"];
    }

    function call(uint256 days_) external {
        if (!views.isRunning() || puts.isOpen(address(token))) return;
        uint32 date = uint32(block.timestamp / 1 days + bound(days_, 40, 200));
        if (date > MATURITY_DATE) return;
        uint256 i = bond.periodAt(date);
        Period memory p = bond.period(i);
        if (i != 0 && date == p.startDate) p = bond.period(--i);
        uint32 recordAt = date * 1 days - 5 days;
        if (p.recordAt <= block.timestamp || date <= p.startDate || recordAt <= block.timestamp) return;
        if (i != 0 && recordAt <= bond.period(i - 1).recordAt) return;
        if (bond.status() != BondStatus.ISSUED) return;
        bool missed = defaults.standingOf(address(token)).misses != 0;
        vm.prank(issuersAgent);
        bond.call(date, recordAt, date * 1 days, date * 1 days, "notice");
        if (missed) forgotAMiss = true;
        ++done["call"];
    }

    function cancelUnits(uint256 who, uint256 units) external {
        address wallet = _wallets[who % 10];
        units = bound(units, 0, explainer.freeOf(address(token), wallet));
        if (units == 0 || block.timestamp > bond.period(bond.periodCount() - 1).recordAt) return;
        if (token.payeeOf(wallet) != wallet || defaults.standingOf(address(token)).accelerated) return;
        vm.prank(wallet);
        bond.cancelUnits(units);
        ++done["cancelUnits"];
    }

    // ---- what holders decide ----

    function rescind() external {
        if (!_mayRescind() || block.timestamp + 30 days > bond.period(bond.periodCount() - 1).recordAt) return;
        bytes memory data = abi.encode(uint256(defaults.standingOf(t).round));
        (uint256 number, bool carried) = _decide(Decision.RESCISSION, data);
        if (!carried) return;
        meetings.carryOut(t, number, data);
        ++done["rescind"];
    }

    /// The issuer and every wallet put motions as fast as they are let; those that are over are closed before.
    function flood(uint256 apart) external {
        if (token.totalSupply() == 0) return;
        uint256 count = meetings.count(t);
        uint256 open;
        for (uint256 number = count < 64 ? 0 : count - 64; number < count; ++number) {
            Resolution memory r = meetings.resolutionOf(t, number);
            if (r.status != ResolutionStatus.OPEN) continue;
            if (block.timestamp > r.motion.closesAt) meetings.close(t, number);
            else ++open;
        }
        for (uint256 i; i < 64; ++i) {
            Motion memory m = _motion(Decision.TEXT, "");
            m.recordAt += uint32(bound(apart, 1, 60) * i);
            address convener = i % (_wallets.length + 1) == 0 ? issuersAgent : _wallets[i % (_wallets.length + 1) - 1];
            vm.prank(convener);
            try meetings.put(t, m) {
                ++open;
                ++done["flood"];
            } catch {}
        }
        assertLe(open, 7, "BOND-1 flood");
    }

    function _mayRescind() private view returns (bool) {
        AcceleratedClaim memory claim = defaults.claimOf(t);
        return defaults.standingOf(t).accelerated && claim.amount == 0 && !claim.paid;
    }

    function extend(uint256 which) external {
        (uint256 number, bool found) = _pick(which, true);
        if (!found || !_isUnfunded(number)) return;
        (uint256 dueAt,,,) = defaults.obligation(t, number);
        uint256 later = (dueAt > block.timestamp ? dueAt : block.timestamp) + 60 days;
        bytes memory data = abi.encode(number, uint32(later));
        (uint256 resolution, bool carried) = _decide(Decision.EXTENSION, data);
        if (!carried) return;
        meetings.carryOut(t, resolution, data);
        ++done["extend"];
    }

    function _isUnfunded(uint256 number) private view returns (bool) {
        (, bool funded,,) = defaults.obligation(t, number);
        return !funded && defaults.missOf(t, number).recordedAt == 0;
    }

    /// Another issuer takes the bond over, once, and funds from then on.
    function substitute(uint256) external {
        if (_issuers.length == 2) return;
        address next = makeAddr("next issuer");
        registry.know(next, HONG_KONG, 0);
        depositA.admitWallets(_one(next));
        BondTerms memory terms = bond.terms();
        terms.events.issuer = next;
        bytes memory data = abi.encode(terms, bond.termsHash());
        (uint256 number, bool carried) = _decide(Decision.AMENDMENT, data);
        if (!carried) return;
        vm.prank(next);
        meetings.carryOut(t, number, data);
        uint256 money = depositA.balanceOf(issuer);
        vm.prank(issuer);
        depositA.transfer(next, money);
        _issuers.push(issuer = next);
        ++done["substitute"];
    }

    /// All who may vote are for it.
    function _decide(Decision decision, bytes memory data) private returns (uint256 number, bool carried) {
        if (token.totalSupply() == 0) return (0, false);
        number = _put(_motion(decision, data));
        vm.warp(block.timestamp + 7 days + 1);
        uint256 recordAt = meetings.resolutionOf(t, number).motion.recordAt;
        for (uint256 i; i < _wallets.length; ++i) {
            address payee = token.payeeOf(_wallets[i]);
            uint256 units = token.balanceAt(_wallets[i], recordAt);
            if (units == 0 || token.isFrozen(payee)) continue;
            vm.prank(payee);
            meetings.vote(t, number, _wallets[i], uint80(units), 0);
        }
        vm.warp(block.timestamp + 14 days);
        carried = meetings.close(t, number) == ResolutionStatus.CARRIED;
    }

    // ---- what must hold ----

    /// BOND-2: issued = outstanding + what holders were paid, was put or given up; it never rises again.
    function check_principal() external {
        _assertPrincipal();
        uint256 redeemed = views.redeemedPrincipal();
        if (redeemed < _lastRedeemed) redeemedFell = true;
        _lastRedeemed = redeemed;
        assertLe(redeemed, bond.issuedPrincipal(), "BOND-2");
    }

    /// BOND-1: the status is what obligations and recorded events say, computed here from scratch.
    function check_status() external view {
        BondStanding memory s = defaults.standingOf(address(token));
        BondStatus expected;
        bool missing = s.misses != 0;
        for (uint256 i; i < bond.owedPeriods() && !missing; ++i) {
            missing = _isMissing(i) || (i + 1 == bond.periodCount() && _isMissing(PRINCIPAL));
        }
        (, bool called,) = bond.history();
        if (token.totalSupply() == 0) expected = BondStatus.REDEEMED;
        else if (s.accelerated) expected = BondStatus.ACCELERATED;
        else if (s.defaults != 0) expected = BondStatus.DEFAULTED;
        else if (missing) expected = BondStatus.GRACE;
        else if (called) expected = BondStatus.CALLED;
        else if (block.timestamp >= bond.period(bond.periodCount() - 1).payAt) expected = BondStatus.MATURED;
        else expected = BondStatus.ISSUED;
        assertEq(uint256(bond.status()), uint256(expected), "BOND-1");
    }

    /// DIST-2: the paying contract has what lies in its tills, over all that the bond owes.
    function check_tills() external view {
        uint256 sum;
        for (uint256 i; i < bond.owedPeriods(); ++i) sum += _inTills(defaults.dueOf(t, i).id);
        if (bond.owedPeriods() == bond.periodCount()) sum += _inTills(defaults.dueOf(t, PRINCIPAL).id);
        for (uint256 k; k < defaults.claimOf(t).count; ++k) {
            (,, ObligationId id,) = defaults.obligation(t, Numbers.CLAIM + k);
            sum += _inTills(id);
        }
        for (uint256 k; k < puts.count(t); ++k) {
            (,, ObligationId id,) = puts.obligation(t, k);
            sum += _inTills(id);
        }
        assertEq(depositA.balanceOf(address(paying)), sum, "DIST-2");
    }

    function _isMissing(uint256 number) private view returns (bool) {
        (uint256 dueAt, bool funded,,) = defaults.obligation(address(token), number);
        return !funded && block.timestamp > dueAt;
    }

    /// LIVE-1: the issuer pays, orders end, and every till is empty, every unit retired, every status final.
    function resolve() external {
        for (uint256 w; w < _wallets.length; ++w) {
            if (token.payeeOf(_wallets[w]) != _wallets[w]) continue;
            depositA.setAddressFrozen(_wallets[w], false);
            token.setAddressFrozen(_wallets[w], false);
            token.setFrozenTokens(_wallets[w], 0);
        }
        assertTrue(_settlePut(), "LIVE-1 put");
        uint256 last = bond.owedPeriods();
        if (last != 0) {
            Period memory p = bond.period(last - 1);
            if (block.timestamp < p.payAt) vm.warp(p.payAt);
        }
        for (uint256 i; i < last; ++i) {
            _discharge(i);
            if (i + 1 == bond.periodCount()) _discharge(PRINCIPAL);
        }
        AcceleratedClaim memory claim = defaults.claimOf(address(token));
        if (claim.principal + claim.interest != 0) this.payClaim(0);
        for (uint256 w; w < _wallets.length; ++w) {
            for (uint256 i; i < last; ++i) _claimAll(defaults.dueOf(address(token), i).id, _wallets[w]);
            if (last == bond.periodCount()) _claimAll(defaults.dueOf(address(token), PRINCIPAL).id, _wallets[w]);
            for (uint256 k; k < defaults.claimOf(address(token)).count; ++k) {
                (,, ObligationId id,) = defaults.obligation(address(token), Numbers.CLAIM + k);
                _claimAll(id, _wallets[w]);
            }
            for (uint256 k; k < puts.count(address(token)); ++k) {
                (,, ObligationId id,) = puts.obligation(address(token), k);
                _claimAll(id, _wallets[w]);
            }
        }
        bond.retire(_wallets);
        assertEq(token.totalSupply(), 0, "LIVE-1 units");
        _assertStatus(BondStatus.REDEEMED);
        assertEq(views.outstanding(), 0, "LIVE-1 outstanding");
        for (uint256 i; i < last; ++i) _giveBack(defaults.dueOf(address(token), i).id);
        if (last == bond.periodCount()) _giveBack(defaults.dueOf(address(token), PRINCIPAL).id);
        for (uint256 k; k < defaults.claimOf(address(token)).count; ++k) {
            (,, ObligationId id,) = defaults.obligation(address(token), Numbers.CLAIM + k);
            _giveBack(id);
        }
        for (uint256 k; k < puts.count(address(token)); ++k) {
            (,, ObligationId id,) = puts.obligation(address(token), k);
            _giveBack(id);
        }
        assertEq(depositA.balanceOf(address(paying)), 0, "LIVE-1 wallet");
    }

    function _discharge(uint256 number) private {
        Due memory due = defaults.dueOf(address(token), number);
        if (due.amount == 0) return;
        if (address(due.where) == address(0)) {
            bond.declare(number);
            due = defaults.dueOf(address(token), number);
        }
        if (due.where.missingOf(due.id) != 0) _fundWhole(due.id);
        _payPage(due.id, depositA, _wallets);
        assertTrue(due.where.isDischarged(due.id), "LIVE-1 discharged");
    }

    /// The last put is funded where it stands, or was superseded.
    function _settlePut() private returns (bool) {
        if (!puts.isOpen(address(token))) {
            // One that an acceleration superseded lets its units go.
            if (puts.heldUnits(address(token)) != 0) puts.free(address(token), puts.count(address(token)) - 1, _wallets);
            return puts.heldUnits(address(token)) == 0;
        }
        uint256 last = puts.count(address(token)) - 1;
        if (block.timestamp < puts.putOf(address(token), last).payAt) vm.warp(puts.putOf(address(token), last).payAt);
        if (puts.putOf(address(token), last).units != 0) {
            (,, ObligationId id, IObligations where) = puts.obligation(address(token), last);
            if (address(where) == address(0)) puts.declare(address(token));
            if (obligations.missingOf(id) != 0) _fundWhole(id);
            _payPage(id, depositA, _wallets);
        }
        if (puts.putOf(address(token), last).units != 0) return false;
        puts.close(address(token));
        return true;
    }

    function _claimAll(ObligationId id, address wallet) private {
        if (obligations.obligationOf(id).token == address(0)) return;
        address payee = token.payeeOf(wallet);
        KeptShare memory share = paying.keptOf(id, wallet);
        if (share.held != 0 && token.balanceOf(payee) == 0) {
            // Held units left the register while their principal was kept: an order says whose it is.
            vm.prank(court);
            paying.release(id, wallet, payee, address(depositA), "order");
            return;
        }
        if (paying.claimableOf(id, wallet) == 0) return;
        vm.prank(token.payeeOf(wallet));
        paying.claim(id, wallet, address(depositA));
    }

    function _giveBack(ObligationId id) private {
        if (obligations.obligationOf(id).token == address(0)) return;
        obligations.returnContributions(id, 1_000);
        for (uint256 i; i < _issuers.length; ++i) {
            if (obligations.refundOf(id, _issuers[i]) == 0) continue;
            vm.prank(_issuers[i]);
            obligations.drawRefund(id, _issuers[i], address(depositA));
        }
        assertEq(paying.tillOf(id, address(depositA)), 0, "LIVE-1 till");
    }

    /// One of the obligations whose record has passed, declared or not.
    function _pick(uint256 which, bool declared) private view returns (uint256 number, bool found) {
        uint256 owed = bond.owedPeriods();
        for (uint256 k; k <= owed; ++k) {
            number = (which % (owed + 1) + k) % (owed + 1);
            if (number == owed) number = PRINCIPAL;
            if (number == PRINCIPAL && owed < bond.periodCount()) continue;
            Due memory due = defaults.dueOf(address(token), number);
            if (block.timestamp <= due.recordAt || due.amount == 0) continue;
            if ((address(due.where) != address(0)) == declared) return (number, true);
        }
    }

    function _missed(uint256 which) private view returns (uint256 number, bool found) {
        uint256 owed = bond.owedPeriods();
        for (uint256 k; k <= owed; ++k) {
            number = (which % (owed + 1) + k) % (owed + 1);
            if (number == owed) number = PRINCIPAL;
            if (number == PRINCIPAL && owed < bond.periodCount()) continue;
            if (defaults.missOf(address(token), number).recordedAt != 0) return (number, true);
        }
    }
}

contract BondInvariantTest is BondFixture {
    /// Acts that are drawn in the lives below; holders' decisions, which come after these, have a life of their own.
    uint256 private constant DRAWN = 18;
    BondHandler private handler;
    bytes4[] private _acts;

    function setUp() public override {
        handler = new BondHandler();
        handler.setUp();
        _acts = handler.acts();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), _acts));
    }

    /// The same lives every time: each action is reached, else what holds above holds of nothing.
    function test_every_action_is_reached() public {
        bytes32[20] memory names = [
            bytes32("pass"), "declare", "fund", "pay", "retire", "miss", "cure", "default", "waive", "instruct",
            "accelerated", "payClaim", "put", "call", "withdraw", "settlePut", "transfer", "recover", "freeze", "cancelUnits"
        ];
        uint256[20] memory reached;
        bytes8 late = hex"0005060808090410";
        for (uint256 life; life < 64; ++life) {
            uint256 state = vm.snapshotState();
            for (uint256 i; i < 64; ++i) {
                bytes32 a = keccak256(abi.encode(life, i));
                bytes32 b = keccak256(abi.encode(a));
                // In every second life the issuer is worse than chance: its holders miss, instruct and are paid late.
                bytes4 act = _acts[life % 2 == 0 ? uint256(a) % DRAWN : uint256(uint8(late[uint256(a) % 8]))];
                if (act == BondHandler.settlePut.selector) a = bytes32(uint256(b) & 1);
                (bool ok,) = address(handler).call(bytes.concat(act, a, b, bytes32(uint256(b) & 1)));
                assertTrue(ok, "an action reverted");
            }
            for (uint256 k; k < names.length; ++k) reached[k] += handler.done(names[k]);
            handler.resolve();
            assertTrue(vm.revertToState(state));
        }
        for (uint256 k; k < names.length; ++k) assertGt(reached[k], 0, string(bytes.concat(names[k])));
    }

    /// What holders decide, one after another in one life: another issuer, an extension, and a rescission of what they
    /// accelerated; then everybody is paid.
    function test_every_decision_is_reached() public {
        handler.flood(1);
        handler.substitute(0);
        handler.pass(0, 0);
        handler.declare(0);
        handler.extend(0);
        handler.pass(1, 2);
        handler.miss(0);
        handler.cureOrDefault(0);
        for (uint256 who; who < 10; ++who) handler.instruct(0, who);
        assertEq(handler.done("accelerated"), 1);
        handler.flood(60);
        handler.rescind();
        for (uint256 who; who < 10; ++who) handler.instruct(0, who);
        assertEq(handler.done("substitute") + handler.done("extend") + handler.done("rescind"), 3);
        assertEq(handler.done("accelerated"), 2);
        assertGt(handler.done("flood"), 7);
        handler.check_status();
        handler.check_principal();
        handler.check_tills();
        handler.resolve();
    }

    /// BOND-1.
    function invariant_status_is_read() public view {
        handler.check_status();
        assertFalse(handler.forgotAMiss());
    }

    /// BOND-2.
    function invariant_principal_adds_up() public {
        handler.check_principal();
        assertFalse(handler.redeemedFell());
    }
}
