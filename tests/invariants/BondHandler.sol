// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Roles} from "contracts/administration/Roles.sol";
import {BondStatus, BondTerms, Period} from "contracts/bond/interfaces/IBond.sol";
import {AcceleratedClaim, BondStanding, Due, Miss} from "contracts/bond/interfaces/IBondDefaults.sol";
import {Decision, Motion, Resolution, ResolutionStatus} from "contracts/bond/interfaces/IBondMeetings.sol";
import {Numbers} from "contracts/bond/Numbers.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {AmountRule, IObligations, Obligation} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying, KeptShare, Progress, TaxLine} from "contracts/distribution/interfaces/IPaying.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {HoldConsent} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {HoldConsents} from "contracts/settlement/HoldConsents.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {Maths} from "contracts/utils/Maths.sol";
import {MeetingFixture} from "../contracts/bond/MeetingFixture.sol";
import {LargestRemainder} from "../contracts/distribution/LargestRemainder.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";
import {TightGas, WorkingRegistry} from "./TightGas.sol";

using SecurityViews for SecurityToken;

/// A bond whose issuer funds or doesn't and loses its key, whose holders put, instruct, pledge, trade, lapse and lose
/// wallets, whose agents, distributor and tax rates change, and over whose units courts decide. Every action is clamped to what is
/// possible and counted (`done`), and so is every situation that it reaches (`seen`). What moves money is sent with tight gas too.
contract BondHandler is MeetingFixture, TightGas {
    /// What of the list an action looks for.
    enum Want {
        UNDECLARED,
        UNFUNDED,
        PAYABLE,
        OVERDUE,
        MISSED
    }

    uint256 private constant MOST_HEIRS = 3;

    HoldConsents private _consents;
    WithholdingTable private _table;
    address private _pledgeAgent = makeAddr("pledge agent");
    address private _guarantor = makeAddr("guarantor");
    address[] private _wallets;
    address[] private _funders;
    Paying[] private _payers;
    HoldConsent[] private _pledges;
    uint256[] private _lates;
    uint256 private _heirs;
    uint256 private _names;
    bool private _keyLost;
    bool private _substituted;
    mapping(address wallet => bool) private _refused; // sanctioned or lapsed
    mapping(uint256 number => uint256) private _taxWaivedTo; // [s]

    /// [cash base units] seen from outside, by obligation: came in, went to holders, where an order sent it, to the tax
    /// owner, back to funders.
    mapping(ObligationId id => uint256) public came;
    mapping(ObligationId id => uint256) public paid;
    mapping(ObligationId id => uint256) public ordered;
    mapping(ObligationId id => uint256) public remitted;
    mapping(ObligationId id => uint256) public refunded;
    mapping(ObligationId id => bool) private _wasFunded;
    uint256 private _lastRedeemed;

    mapping(bytes32 action => uint256) public done;

    function setUp() public override {
        super.setUp();
        vm.etch(address(registry), address(new WorkingRegistry()).code);
        _table = new WithholdingTable(address(manager));
        _table.setRate(0, 0, 0.1e18);
        _consents = new HoldConsents();
        token.setPowers(address(_consents), Powers.SETTLE | Powers.HOLD);
        depositA.setPowers(address(this), Powers.RECOVER);
        registry.know(_guarantor, HONG_KONG, 0);
        depositA.admitWallets(_one(_guarantor));
        depositA.issue(_guarantor, BOOKED / 4, "guarantor");
        _issue();
        for (uint256 i; i < 10; ++i) _wallets.push(holders[i]);
        _funders.push(issuer);
        _funders.push(_guarantor);
        _payers.push(paying);
    }

    function _terms() internal view override returns (BondTerms memory terms) {
        terms = super._terms();
        (terms.withholding, terms.taxOwner) = (address(_table), receiver);
    }

    function acts() external pure returns (bytes4[] memory list) {
        list = new bytes4[](41);
        (list[0], list[1], list[2], list[3]) =
            (this.pass.selector, this.declare.selector, this.fund.selector, this.pay.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.retire.selector, this.miss.selector, this.cureOrDefault.selector, this.waive.selector);
        (list[8], list[9], list[10], list[11]) =
            (this.instruct.selector, this.declareClaim.selector, this.put.selector, this.call.selector);
        (list[12], list[13], list[14], list[15]) =
            (this.withdraw.selector, this.settlePut.selector, this.transfer.selector, this.recover.selector);
        (list[16], list[17], list[18], list[19]) =
            (this.freeze.selector, this.cancelUnits.selector, this.rescind.selector, this.extend.selector);
        (list[20], list[21], list[22], list[23]) =
            (this.substitute.selector, this.flood.selector, this.refuse.selector, this.order.selector);
        (list[24], list[25], list[26], list[27]) =
            (this.pledge.selector, this.endPledge.selector, this.draw.selector, this.claim.selector);
        (list[28], list[29], list[30], list[31]) =
            (this.release.selector, this.changeAgents.selector, this.changeDistributor.selector, this.setRate.selector);
        (list[32], list[33], list[34], list[35]) =
            (this.loseIssuer.selector, this.late.selector, this.tax.selector, this.recordEvent.selector);
        (list[36], list[37], list[38], list[39]) =
            (this.applyClaim.selector, this.withdrawClaim.selector, this.callPart.selector, this.refund.selector);
        list[40] = this.tight.selector;
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
        for (uint256 k; k < 10 && _tight != 0; ++k) _try((what % 10 + k) % 10, a, b);
        if (_tight == 0) ++done["tight"];
        _tight = 0;
    }

    function _try(uint256 what, uint256 a, uint256 b) private {
        if (what == 0) this.pay(a, b, a >> 8);
        else if (what == 1) this.claim(a, b, a >> 8);
        else if (what == 2) this.withdraw(a);
        else if (what == 3) this.settlePut(0);
        else if (what == 4) this.release(a, b);
        else if (what == 5) this.refund(a, b);
        else if (what == 6) this.applyClaim();
        else if (what == 7) this.retire(a);
        else if (what == 8) this.tax(a, b);
        else this.fund(a, b, a >> 8);
    }

    // ---- time ----

    /// To the next instant of the schedule at which something changes, or a little on.
    function pass(uint256 which, uint256 more) external {
        Period memory p = bond.period(which % bond.periodCount());
        uint256[4] memory instants = [uint256(p.recordAt) + 1, p.payAt, uint256(p.dueAt) + 1, uint256(p.payAt) + 31 days];
        uint256 to = instants[more % 4];
        vm.warp(to > block.timestamp && to < block.timestamp + 400 days ? to : block.timestamp + bound(more, 1, 20 days));
        ++done["pass"];
    }

    // ---- holders, registrars and courts ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        units = bound(units, 0, explainer.freeOf(t, from) / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        vm.prank(from);
        token.transfer(to, units);
        ++done["transfer"];
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

    function freeze(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet) return;
        if (how % 2 == 0) _between(wallet, "in between: freeze");
        if (how % 3 == 0) depositA.setAddressFrozen(wallet, how % 2 == 0);
        else if (how % 3 == 1) token.setAddressFrozen(wallet, how % 2 == 0);
        else token.setFrozenTokens(wallet, how % 2 == 0 ? bound(how, 0, 5_000) : 0);
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
        units = bound(units, 0, explainer.freeOf(t, owner) / 100) * 100;
        if (units == 0) return;
        address[] memory receivers = _one(_wallets[(who % 10 + 1) % 10]);
        HoldTerms memory terms =
            HoldTerms(owner, address(0), 0, units, "PLEDGE", uint64(block.timestamp + bound(lasts, 1 days, 900 days)));
        HoldConsent memory consent = HoldConsent(t, _pledgeAgent, receivers, terms, ++_names);
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
        (HoldConsent memory consent, bytes32 id, uint256 units) = _pledged(which);
        if (units == 0) return;
        if (how % 4 == 3) {
            vm.prank(_pledgeAgent);
            (bool ok,) =
                address(_consents).call(abi.encodeCall(_consents.takeHeld, (consent, consent.receivers[0], units)));
            if (ok) ++done["take a pledge"];
            return;
        }
        _endPledge(consent, id, how % 4);
        ++done["endPledge"];
    }

    function cancelUnits(uint256 who, uint256 units) external {
        address wallet = _wallets[who % 10];
        units = bound(units, 0, explainer.freeOf(t, wallet));
        if (units == 0 || block.timestamp > bond.period(bond.periodCount() - 1).recordAt) return;
        if (token.payeeOf(wallet) != wallet || defaults.standingOf(t).accelerated) return;
        vm.prank(wallet);
        bond.cancelUnits(units);
        ++done["cancelUnits"];
    }

    // ---- what is owed, and its money ----

    function declare(uint256 which) external {
        (uint256 number, bool found) = _pick(which, Want.UNDECLARED);
        if (!found) return;
        bond.declare(number);
        ++done["declare"];
    }

    function fund(uint256 which, uint256 share, uint256 how) external {
        (uint256 number, bool found) = _pick(which, Want.UNFUNDED);
        if (!found) return;
        (ObligationId id, IObligations where) = _at(number);
        uint256 missing = where.missingOf(id);
        uint256 amount = how % 3 != 0 ? missing : bound(share, (missing + 999) / 1_000, missing);
        address funder = how % 5 == 0 && depositA.balanceOf(_guarantor) >= amount ? _guarantor : issuer;
        came[id] += _fundAs(funder, where, id, how % 2 == 0 ? depositA : depositB, amount);
        ++done["fund"];
        if (amount < missing) ++seen["part-funded"];
        if (funder == _guarantor) ++seen["funded by a guarantor"];
        if (funder == issuer && _keyLost) ++seen["funded though the key was lost"];
    }

    /// Pages of any order, with repeats and a stranger's address in them, by the agent or by strangers.
    function pay(uint256 which, uint256 seed, uint256 how) external {
        (uint256 number, bool found) = _pick(which, Want.PAYABLE);
        if (!found) return;
        (ObligationId id, IObligations where) = _at(number);
        Obligation memory o = where.obligationOf(id);
        bool stranger = how % 3 == 0;
        uint256 from = o.payAt + (stranger ? how % 2 == 0 ? 10 days : 30 days : 0);
        if (o.rule == AmountRule.PRO_RATA && !o.sharesSet) from = uint256(o.payAt) + 30 days;
        if (block.timestamp < from) vm.warp(from);
        address[] memory page = _drawnPage(seed);
        Progress memory before = where.paying().progressOf(id);
        _payBy(stranger ? nonHolder : payingAgent, id, where, how % 7 < 5 ? depositA : depositB, page);
        ++done["pay"];
        Progress memory p = where.paying().progressOf(id);
        if (stranger) ++seen["a stranger's page"];
        if (seed % 3 == 0) ++seen["a page with repeats"];
        if (p.kept > before.kept) ++seen["a share was kept"];
        if (before.unitsReached != 0 && p.unitsReached < o.units) ++seen["a page in between"];
        if (p.unitsReached == o.units && before.unitsReached != o.units) ++seen["discharged"];
    }

    /// What is kept for a holder, at either bank.
    function claim(uint256 which, uint256 who, uint256 how) external {
        uint256[] memory numbers = _numbers();
        uint256 count = _wallets.length;
        for (uint256 k; k < numbers.length * count; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[(which % numbers.length + k / count) % numbers.length]);
            address wallet = _wallets[(who % count + k) % count];
            if (address(where) == address(0) || _keptOf(id, where, wallet) == 0) continue;
            address payee = token.payeeOf(wallet);
            // Every second time what stood against it has ended.
            if (how % 4 < 2) _readmitted(payee);
            if (_refused[payee] || token.isFrozen(payee) || depositA.isFrozen(payee)) continue;
            if (where.paying().claimableOf(id, wallet) == 0) continue;
            _claim(id, where, wallet, how % 2 == 0 ? depositA : depositB);
            ++done["claim"];
            return;
        }
    }

    function release(uint256 which, uint256 who) external {
        uint256[] memory numbers = _numbers();
        uint256 count = _wallets.length;
        for (uint256 k; k < numbers.length * count; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[(which % numbers.length + k / count) % numbers.length]);
            address wallet = _wallets[(who % count + k) % count];
            uint256 kept = address(where) == address(0) ? 0 : _keptOf(id, where, wallet);
            if (kept == 0) continue;
            _release(id, where, wallet);
            ordered[id] += kept;
            ++done["release"];
            return;
        }
    }

    function _release(ObligationId id, IObligations where, address wallet) private {
        IPaying payer = where.paying();
        bytes memory data = abi.encodeCall(payer.release, (id, wallet, receiver, address(depositA), "order"));
        _call("release", court, address(payer), data);
    }

    /// A pledge draws its share of the principal that was kept.
    function draw(uint256 which, uint256 what) external {
        (HoldConsent memory consent, bytes32 holdId, uint256 units) = _pledged(which);
        if (units == 0 || block.timestamp > consent.terms.expiresAt) return;
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length * _wallets.length; ++k) {
            address wallet = _wallets[k % _wallets.length];
            if (token.payeeOf(wallet) != token.holdOf(holdId).wallet) continue;
            (ObligationId id, IObligations where) =
                _at(numbers[(what % numbers.length + k / _wallets.length) % numbers.length]);
            if (address(where) == address(0) || where.paying().keptOf(id, wallet).heldUnits == 0) continue;
            uint256 before = _money();
            bytes memory data = abi.encodeCall(
                _consents.drawHeld, (consent, where.paying(), id, wallet, consent.receivers[0], address(depositA))
            );
            // Refused where the hold is younger, has drawn, or owner or receiver are blocked.
            vm.prank(_pledgeAgent);
            (bool ok,) = address(_consents).call(data);
            if (!ok) continue;
            paid[id] += _money() - before;
            ++done["draw"];
            return;
        }
    }

    function late(uint256 which) external {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            uint256 number = numbers[(which % numbers.length + k) % numbers.length];
            if (number >= Numbers.CLAIM || _isLateDeclared(number)) continue;
            (ObligationId id, IObligations where) = _at(number);
            if (address(where) == address(0) || !where.isFunded(id)) continue;
            Obligation memory o = where.obligationOf(id);
            if (o.rule == AmountRule.BY_INSTRUMENT || o.units == 0) continue;
            uint256 rate = bond.eventTerms().lateRate;
            if (Maths.mulDivDown(where.lateOf(id), rate, Maths.WAD * 365 days) / o.units == 0) continue;
            defaults.declareLate(t, number);
            _lates.push(Numbers.LATE + number);
            ++done["late"];
            return;
        }
    }

    /// The tax of a grossed-up obligation is funded, and what is there is remitted.
    function tax(uint256 which, uint256 share) external {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[(which % numbers.length + k) % numbers.length]);
            if (address(where) == address(0)) continue;
            TaxLine memory line = where.paying().taxLineOf(id);
            if (line.covered == line.due && line.remitted == line.covered) continue;
            if (line.covered != line.due) {
                _fundTax(id, where, bound(share, 1, line.due - line.covered));
                ++seen["the tax line was funded"];
            }
            if (share % 2 == 0) _remitTax(id, where);
            ++done["tax"];
            return;
        }
    }

    function refund(uint256 which, uint256 limit) external {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[(which % numbers.length + k) % numbers.length]);
            if (address(where) == address(0)) continue;
            Obligation memory o = where.obligationOf(id);
            uint256 returned = where.returnContributions(id, bound(limit, 1, 5));
            // OBL-3: only what nobody is owed.
            if (returned != 0) assertTrue(o.cancelled || where.isDischarged(id) || o.funded > o.total, "OBL-3");
            if (_drawRefunds(id, where) == 0) continue;
            ++done["refund"];
            return;
        }
    }

    function retire(uint256 first) external {
        bool may = bond.owedPeriods() < bond.periodCount() ? defaults.isSettled(t) : _isPrincipalDischarged();
        if (!may || puts.heldUnits(t) != 0 || token.totalSupply() == 0) return;
        address[] memory page = new address[](_wallets.length - first % _wallets.length);
        for (uint256 i; i < page.length; ++i) page[i] = _wallets[first % _wallets.length + i];
        _call("retire", nonHolder, address(bond), abi.encodeCall(bond.retire, (page)));
        ++done["retire"];
    }

    // ---- default ----

    function miss(uint256 which) external {
        (uint256 number, bool found) = _pick(which, Want.OVERDUE);
        if (!found) return;
        (, bool called,) = bond.history();
        bool matured = block.timestamp >= bond.period(bond.periodCount() - 1).payAt;
        defaults.recordNonPayment(t, number);
        BondStanding memory s = defaults.standingOf(t);
        ++done["miss"];
        if (s.accelerated) ++seen["miss after acceleration"];
        else if (called) ++seen["miss from CALLED"];
        else ++seen[matured ? bytes32("miss from MATURED") : bytes32("miss from ISSUED")];
        if (s.misses > 1) ++seen["several misses at once"];
        if (number >= Numbers.TAX) ++seen["a missed tax line"];
        else if (number >= Numbers.PUT && number < Numbers.CLAIM) ++seen["a missed put"];
    }

    /// The trustee's event of default.
    function recordEvent(uint256 cure) external {
        if (defaults.standingOf(t).events == 2) return;
        vm.prank(trustee);
        defaults.recordEvent(t, "covenant", uint32(block.timestamp + bound(cure, 1 days, 30 days)));
        ++done["recordEvent"];
    }

    function cureOrDefault(uint256 which) external {
        (uint256 number, bool found) = _pick(which, Want.MISSED);
        if (!found) return;
        Miss memory m = defaults.missOf(t, number);
        bool called;
        (, called,) = bond.history();
        if (_isFunded(number)) {
            defaults.cure(t, number);
            ++done["cure"];
        } else if (!m.defaulted) {
            if (block.timestamp <= m.graceUntilAt) vm.warp(uint256(m.graceUntilAt) + 1);
            defaults.recordDefault(t, number);
            ++done["default"];
            if (called) ++seen["a called bond defaults"];
        }
    }

    function waive(uint256 which, uint256 time) external {
        (uint256 number, bool found) = _pick(which, Want.MISSED);
        // What was funded since is cured.
        if (!found || defaults.standingOf(t).accelerated || _isFunded(number)) return;
        uint32 until = uint32(block.timestamp + bound(time, 1, 60 days));
        vm.prank(trustee);
        defaults.waive(t, number, until);
        if (number >= Numbers.TAX) _taxWaivedTo[number] = until;
        ++done["waive"];
    }

    function instruct(uint256 which, uint256 who) external {
        (uint256 number, bool found) = _pick(which, Want.MISSED);
        if (!found || defaults.standingOf(t).accelerated || !defaults.missOf(t, number).defaulted) return;
        if (_isFunded(number)) return;
        uint256 recordAt = defaults.instructionOf(t).recordAt;
        if (block.timestamp <= recordAt) vm.warp(recordAt + 1);
        address wallet = _wallets[who % _wallets.length];
        address payee = token.payeeOf(wallet);
        if (token.isFrozen(payee) || _refused[payee]) return;
        uint256 left = token.balanceAt(wallet, recordAt) - defaults.instructedOf(t, wallet);
        if (left == 0) return;
        vm.prank(payee);
        defaults.instruct(t, number, wallet, left);
        ++done["instruct"];
        if (defaults.standingOf(t).accelerated) ++done["accelerated"];
    }

    /// A payment on the accelerated claim has its record and is declared; `fund`, `pay` and `applyClaim` do the rest.
    function declareClaim(uint256 share) external {
        AcceleratedClaim memory c = defaults.claimOf(t);
        if (c.principal + c.interest == 0 || c.amount != 0 || c.count == 4) return;
        if (_declareClaim(share, share % 4 == 0)) ++done["declareClaim"];
    }

    function applyClaim() external {
        AcceleratedClaim memory c = defaults.claimOf(t);
        if (c.amount == 0 || !_isFunded(Numbers.CLAIM + c.count)) return;
        _call("apply", nonHolder, address(defaults), abi.encodeCall(defaults.applyPayment, (t)));
        c = defaults.claimOf(t);
        if (c.count > 1) ++seen["a claim paid in parts"];
        defaults.settlePayments(t, 10);
        ++done["applyClaim"];
    }

    function withdrawClaim() external {
        AcceleratedClaim memory c = defaults.claimOf(t);
        if (c.amount == 0 || _isFunded(Numbers.CLAIM + c.count) || c.count == 4) return;
        // A miss that was recorded of it would have nobody to cure it.
        if (defaults.missOf(t, Numbers.CLAIM + c.count).recordedAt != 0) return;
        vm.prank(calculationAgent);
        defaults.withdrawPayment(t);
        ++done["withdrawClaim"];
    }

    // ---- puts and calls ----

    /// A put from its opening to its election.
    function put(uint256 electing) external {
        if (!views.isRunning() || puts.isOpen(t)) return;
        // Elections that an acceleration ended, when it was rescinded since.
        if (puts.heldUnits(t) != 0) puts.free(t, puts.count(t) - 1, _wallets);
        uint32 date = uint32(block.timestamp / 1 days + 31);
        if (date >= MATURITY_DATE) return;
        if (date * 1 days > bond.period(bond.periodAt(date)).recordAt) return;
        uint256 misses = defaults.standingOf(t).misses;
        vm.prank(trustee);
        puts.open(t, date, date * 1 days, date * 1 days);
        for (uint256 i; i < 10; ++i) {
            uint256 units = explainer.freeOf(t, _wallets[i]);
            if ((electing >> i) & 1 == 0 || units == 0 || token.isFrozen(_wallets[i]) || _refused[_wallets[i]]) continue;
            if (units != token.balanceOf(_wallets[i])) continue; // below the minimum beside what is frozen
            vm.prank(_wallets[i]);
            puts.elect(t, units);
        }
        _assertKeepsMisses(misses);
        ++done["put"];
    }

    function withdraw(uint256 who) external {
        if (!puts.isOpen(t)) return;
        uint256 last = puts.count(t) - 1;
        if (block.timestamp > puts.putOf(t, last).closesAt) return;
        address wallet = _wallets[who % 10];
        for (uint256 k; k < 10 && puts.electionOf(t, last, wallet) == 0; ++k) wallet = _wallets[(who % 10 + k) % 10];
        if (puts.electionOf(t, last, wallet) == 0) return;
        _call("withdraw", token.payeeOf(wallet), address(puts), abi.encodeCall(puts.withdraw, (t, last, wallet)));
        ++done["withdraw"];
    }

    /// Declared, funded or not, paid, closed.
    function settlePut(uint256 how) external {
        if (!puts.isOpen(t) || defaults.standingOf(t).accelerated) return;
        uint256 last = puts.count(t) - 1;
        if (block.timestamp <= puts.putOf(t, last).closesAt) vm.warp(uint256(puts.putOf(t, last).closesAt) + 1);
        if (puts.putOf(t, last).units == 0) {
            puts.close(t);
            return;
        }
        (,,, IObligations where) = puts.obligation(t, last);
        if (address(where) == address(0)) puts.declare(t);
        ObligationId id;
        (,, id, where) = puts.obligation(t, last);
        if (how % 2 == 0) _fundMissing(id, where);
        if (where.isFunded(id)) {
            uint256 payAt = puts.putOf(t, last).payAt;
            if (block.timestamp < payAt) vm.warp(payAt);
            _payBy(payingAgent, id, where, depositA, _wallets);
        }
        if (puts.putOf(t, last).units == 0) puts.close(t);
        ++done["settlePut"];
    }

    function call(uint256 days_) external {
        if (!views.isRunning() || puts.isOpen(t) || _keyLost) return;
        uint32 date = uint32(block.timestamp / 1 days + bound(days_, 40, 200));
        if (date > MATURITY_DATE) return;
        uint256 i = bond.periodAt(date);
        Period memory p = bond.period(i);
        if (i != 0 && date == p.startDate) p = bond.period(--i);
        uint32 recordAt = date * 1 days - 5 days;
        if (p.recordAt <= block.timestamp || date <= p.startDate || recordAt <= block.timestamp) return;
        if (i != 0 && recordAt <= bond.period(i - 1).recordAt) return;
        if (bond.status() != BondStatus.ISSUED) return;
        uint256 misses = defaults.standingOf(t).misses;
        vm.prank(issuersAgent);
        bond.call(date, recordAt, date * 1 days, date * 1 days, "notice");
        _assertKeepsMisses(misses);
        ++done["call"];
    }

    /// A part of every unit's principal, on the next interest date.
    function callPart(uint256 perUnit) external {
        if (!views.isRunning() || puts.isOpen(t) || _keyLost || bond.status() != BondStatus.ISSUED) return;
        uint256 i = bond.firstOpen();
        if (i + 1 >= bond.periodCount() || bond.period(i).payAt < block.timestamp + 30 days) return;
        if (bond.principalAt(bond.periodCount() - 1) != FACE) return; // once
        vm.prank(issuersAgent);
        bond.callPart(i, uint96(bound(perUnit, 1, 50) * 100_00), "notice");
        ++done["callPart"];
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

    function extend(uint256 which) external {
        (uint256 number, bool found) = _pick(which, Want.UNFUNDED);
        if (!found || number >= Numbers.PUT || defaults.missOf(t, number).recordedAt != 0) return;
        (uint256 dueAt,,,) = defaults.obligation(t, number);
        uint256 later = (dueAt > block.timestamp ? dueAt : block.timestamp) + 60 days;
        bytes memory data = abi.encode(number, uint32(later));
        (uint256 resolution, bool carried) = _decide(Decision.EXTENSION, data);
        if (!carried || _isFunded(number)) return;
        meetings.carryOut(t, resolution, data);
        ++done["extend"];
    }

    /// Another issuer takes the bond over, once, and funds from then on; it pays the tax on top.
    function substitute() external {
        if (_substituted) return;
        BondTerms memory terms = bond.terms();
        terms.events.issuer = _newCustomer("next issuer ");
        terms.grossUp = true;
        bytes memory data = abi.encode(terms, bond.termsHash());
        (uint256 number, bool carried) = _decide(Decision.AMENDMENT, data);
        if (!carried) return;
        uint256 misses = defaults.standingOf(t).misses;
        vm.prank(terms.events.issuer);
        meetings.carryOut(t, number, data);
        _assertKeepsMisses(misses);
        uint256 money = depositA.balanceOf(issuer);
        vm.prank(issuer);
        depositA.transfer(terms.events.issuer, money);
        _funders.push(issuer = terms.events.issuer);
        _substituted = true;
        if (_isInTheMiddle()) ++seen["issuer substituted in it"];
        ++done["substitute"];
    }

    // ---- who does the work ----

    /// The agents go, others come.
    function changeAgents() external {
        uint256 misses = defaults.standingOf(t).misses;
        payingAgent = _replaced("PAYING_AGENT", payingAgent);
        calculationAgent = _replaced("CALCULATION_AGENT", calculationAgent);
        trustee = _replaced("TRUSTEE", trustee);
        _assertKeepsMisses(misses);
        if (_isInTheMiddle()) ++seen["agents changed in it"];
        ++done["changeAgents"];
    }

    /// Another list and another paying contract from now on; what was declared ends where it is.
    function changeDistributor() external {
        if (_payers.length == 3) return;
        if (_isInTheMiddle()) ++seen["distributor changed in it"];
        uint256 misses = defaults.standingOf(t).misses;
        (obligations, paying) = _newPair();
        registry.know(address(paying), HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);
        interbank.setCaller(address(paying), true);
        TokenizedDeposit[2] memory banks = [depositA, depositB];
        for (uint256 b; b < 2; ++b) {
            banks[b].admitWallets(_one(address(paying)));
            paying.setCash(address(banks[b]), interbank, true);
        }
        _payers.push(paying);
        bond.setObligations(obligations);
        _assertKeepsMisses(misses);
        ++done["changeDistributor"];
    }

    /// Another tax rate from now on: what fell due before keeps its own.
    function setRate(uint256 rate) external {
        skip(1);
        _table.setRate(0, 0, bound(rate, 0, 0.4e18));
        if (_isInTheMiddle()) ++seen["tax table changed in it"];
        ++done["setRate"];
    }

    /// The issuer's keys are gone: its bank gives its money to another wallet, nobody calls the bond any more.
    function loseIssuer() external {
        if (_keyLost) return;
        address next = makeAddr("issuer's new wallet");
        registry.know(next, HONG_KONG, 0);
        depositA.recoveryAddress(issuer, next, address(0));
        manager.revokeRole(Roles.id("ISSUER", t), issuersAgent);
        _funders.push(issuer = next);
        _keyLost = true;
        ++done["loseIssuer"];
    }

    // ---- what must hold ----

    /// BOND-2: issued = outstanding + what holders were paid, was put or given up; it never rises again.
    function check_principal() external {
        _assertPrincipal();
        uint256 redeemed = views.redeemedPrincipal();
        assertGe(redeemed, _lastRedeemed, "BOND-2 rises");
        _lastRedeemed = redeemed;
        assertLe(redeemed, bond.issuedPrincipal(), "BOND-2");
    }

    /// BOND-1: the status is what obligations and recorded events say, computed here from scratch.
    function check_status() external view {
        BondStanding memory s = defaults.standingOf(t);
        BondStatus expected;
        bool missing = s.misses != 0;
        for (uint256 i; i < bond.owedPeriods() && !missing; ++i) {
            missing = _isMissing(i) || (bond.repaidPerUnit(i) != 0 && _isMissing(bond.principalNumber(i)));
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

    /// OBL-1, OBL-2, DIST-1, DIST-2 of all that the bond owes, in whichever list it was declared.
    function check_owed() external {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[k]);
            if (address(where) == address(0)) continue;
            _checkReached(id, where);
            _checkMoney(id, where);
        }
    }

    function _checkReached(ObligationId id, IObligations where) private view {
        Obligation memory o = where.obligationOf(id);
        Progress memory p = where.paying().progressOf(id);
        (uint256 units, uint256 kept) = (0, 0);
        for (uint256 w; w < _wallets.length; ++w) {
            kept += _keptOf(id, where, _wallets[w]);
            if (o.rule == AmountRule.BY_INSTRUMENT || !where.paying().isReached(id, _wallets[w])) continue;
            units += token.balanceAt(_wallets[w], o.recordAt);
        }
        assertEq(p.kept, kept, "OBL-1 kept");
        if (o.rule != AmountRule.BY_INSTRUMENT) assertEq(p.unitsReached, units, "OBL-1 units");
        if (o.rule == AmountRule.PER_UNIT) assertEq(p.reached, units * o.amount, "DIST-1");
        assertEq(p.reached, paid[id] + kept + ordered[id] + p.withheld, "OBL-1 paid + kept + withheld");
        assertEq(where.isDischarged(id), !o.cancelled && p.unitsReached == o.units, "OBL-1 discharged");
    }

    function _checkMoney(ObligationId id, IObligations where) private {
        Obligation memory o = where.obligationOf(id);
        Progress memory p = where.paying().progressOf(id);
        uint256 there = _tills(id, where);
        assertEq(there + paid[id] + ordered[id] + remitted[id] + refunded[id], came[id], "DIST-2");
        bool funded = where.isFunded(id);
        if (_wasFunded[id]) assertTrue(funded, "OBL-2 what is funded stays funded");
        _wasFunded[id] = funded;
        if (funded && p.unitsReached < o.units) assertGe(there, o.total - p.reached + p.kept, "OBL-2 the money there");
    }

    /// DIST-2: the paying contracts have what lies in their tills, over all that the bond owes.
    function check_tills() external view {
        uint256[] memory numbers = _numbers();
        uint256[] memory sums = new uint256[](_payers.length);
        for (uint256 k; k < numbers.length; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[k]);
            if (address(where) == address(0)) continue;
            for (uint256 i; i < sums.length; ++i) {
                if (address(_payers[i]) == address(where.paying())) sums[i] += _tills(id, where);
            }
        }
        for (uint256 i; i < sums.length; ++i) assertEq(_walletOf(_payers[i]), sums[i], "DIST-2 wallet");
    }

    /// LIVE-1: freezes and pledges end, whoever there is pays, strangers page, and every till is empty, every unit retired,
    /// every status final. No court is needed.
    function resolve() external {
        bytes32[7] memory names = [
            bytes32("resolved from DRAFT"), "resolved from ISSUED", "resolved from MATURED", "resolved from CALLED",
            "resolved from GRACE", "resolved from DEFAULTED", "resolved from ACCELERATED"
        ];
        if (bond.status() != BondStatus.REDEEMED) ++seen[names[uint256(bond.status())]];
        for (uint256 w; w < _wallets.length; ++w) _readmitted(_wallets[w]);
        for (uint256 i; i < _pledges.length; ++i) {
            bytes32 id = _consents.consentIdOf(_pledges[i]);
            if (token.holdOf(id).units != 0) _endPledge(_pledges[i], id, i % 2);
        }
        assertTrue(_settlePut(), "LIVE-1 put");
        uint256 last = bond.owedPeriods();
        if (last != 0 && block.timestamp <= bond.period(last - 1).recordAt) vm.warp(bond.period(last - 1).recordAt + 1);
        for (uint256 i; i < last; ++i) {
            _discharge(i);
            if (bond.repaidPerUnit(i) != 0) _discharge(bond.principalNumber(i));
        }
        _resolveClaim();
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) _empty(numbers[k]);
        bond.retire(_wallets);
        assertEq(token.totalSupply(), 0, "LIVE-1 units");
        _assertStatus(BondStatus.REDEEMED);
        assertEq(views.outstanding(), 0, "LIVE-1 outstanding");
        for (uint256 i; i < _payers.length; ++i) assertEq(_walletOf(_payers[i]), 0, "LIVE-1 wallet");
    }

    function _resolveClaim() private {
        AcceleratedClaim memory c = defaults.claimOf(t);
        if (c.amount != 0) {
            (ObligationId id, IObligations where) = _at(Numbers.CLAIM + c.count);
            _fundMissing(id, where);
            defaults.applyPayment(t);
            c = defaults.claimOf(t);
        }
        if (c.principal + c.interest != 0) {
            _declareClaim(0, true);
            (ObligationId id, IObligations where) = _at(Numbers.CLAIM + c.count);
            _fundMissing(id, where);
            defaults.applyPayment(t);
            c = defaults.claimOf(t);
        }
        for (uint256 k; k < c.count; ++k) {
            (ObligationId id, IObligations where) = _at(Numbers.CLAIM + k);
            if (!where.obligationOf(id).cancelled) _pageByStranger(id, where);
        }
        if (defaults.standingOf(t).accelerated) defaults.settlePayments(t, 100);
    }

    /// Late interest and tax are paid, kept shares claimed, the rest goes back.
    function _empty(uint256 number) private {
        (ObligationId id, IObligations where) = _at(number);
        if (address(where) == address(0)) return;
        if (!where.obligationOf(id).cancelled) {
            _fundMissing(id, where);
            if (!where.isDischarged(id)) _pageByStranger(id, where);
            assertTrue(where.isDischarged(id), "LIVE-1 discharged");
        }
        for (uint256 w; w < _wallets.length; ++w) {
            if (where.paying().claimableOf(id, _wallets[w]) != 0) _claim(id, where, _wallets[w], depositA);
            assertEq(_keptOf(id, where, _wallets[w]), 0, "LIVE-1 kept");
        }
        TaxLine memory line = where.paying().taxLineOf(id);
        if (line.due > line.covered) _fundTax(id, where, line.due - line.covered);
        _remitTax(id, where);
        where.returnContributions(id, 1_000);
        _drawRefunds(id, where);
        assertEq(_tills(id, where), 0, "LIVE-1 till");
    }

    function _discharge(uint256 number) private {
        Due memory due = defaults.dueOf(t, number);
        if (due.amount == 0) return;
        if (address(due.where) == address(0)) bond.declare(number);
        (ObligationId id, IObligations where) = _at(number);
        _fundMissing(id, where);
        if (!where.isDischarged(id)) _pageByStranger(id, where);
        assertTrue(where.isDischarged(id), "LIVE-1 discharged");
    }

    /// The last put is funded where it stands, or was superseded.
    function _settlePut() private returns (bool) {
        if (puts.count(t) == 0) return true;
        uint256 last = puts.count(t) - 1;
        if (!puts.isOpen(t)) {
            // One that an acceleration superseded lets its units go.
            if (puts.heldUnits(t) != 0) puts.free(t, last, _wallets);
            return puts.heldUnits(t) == 0;
        }
        if (block.timestamp < puts.putOf(t, last).payAt) vm.warp(puts.putOf(t, last).payAt);
        if (puts.putOf(t, last).units != 0) {
            (,,, IObligations where) = puts.obligation(t, last);
            if (address(where) == address(0)) puts.declare(t);
            ObligationId id;
            (,, id, where) = puts.obligation(t, last);
            _fundMissing(id, where);
            _pageByStranger(id, where);
        }
        if (puts.putOf(t, last).units != 0) return false;
        puts.close(t);
        return true;
    }

    // ---- parts: money ----

    function _fundMissing(ObligationId id, IObligations where) private {
        uint256 missing = where.missingOf(id);
        if (missing != 0) came[id] += _fundAs(issuer, where, id, depositA, missing);
    }

    function _fundAs(address funder, IObligations where, ObligationId id, TokenizedDeposit cash, uint256 amount)
        private
        returns (uint256)
    {
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = amount;
        bytes memory data = abi.encodeCall(where.fund, (id, address(depositA), _one(address(cash)), amounts));
        return abi.decode(_call("fund", funder, address(where), data), (uint256));
    }

    function _fundTax(ObligationId id, IObligations where, uint256 amount) private {
        IPaying payer = where.paying();
        bytes memory data = abi.encodeCall(payer.fundTax, (id, address(depositA), address(depositA), amount));
        came[id] += abi.decode(_call("tax", issuer, address(payer), data), (uint256));
    }

    function _remitTax(ObligationId id, IObligations where) private {
        uint256 before = depositA.balanceOf(receiver);
        IPaying payer = where.paying();
        _call("remit", nonHolder, address(payer), abi.encodeCall(payer.remitTax, (id, address(depositA))));
        remitted[id] += depositA.balanceOf(receiver) - before;
    }

    function _payBy(address who, ObligationId id, IObligations where, TokenizedDeposit cash, address[] memory page)
        private
    {
        IPaying payer = where.paying();
        uint256 before = _money();
        bool put_ = where.obligationOf(id).rule == AmountRule.BY_INSTRUMENT;
        bytes memory data = abi.encodeCall(payer.payPage, (id, address(cash), page));
        _call(put_ ? "put's page" : "page", who, address(payer), data);
        paid[id] += _money() - before;
    }

    /// The agent is gone: a month later anybody keeps for whom it can't pay.
    function _pageByStranger(ObligationId id, IObligations where) private {
        uint256 from = uint256(where.obligationOf(id).payAt) + 30 days;
        if (block.timestamp < from) vm.warp(from);
        _payBy(nonHolder, id, where, depositA, _wallets);
    }

    function _claim(ObligationId id, IObligations where, address wallet, TokenizedDeposit cash) private {
        IPaying payer = where.paying();
        uint256 before = _money();
        _call("claim", token.payeeOf(wallet), address(payer), abi.encodeCall(payer.claim, (id, wallet, address(cash))));
        paid[id] += _money() - before;
    }

    function _drawRefunds(ObligationId id, IObligations where) private returns (uint256 sum) {
        for (uint256 i; i < _funders.length; ++i) {
            uint256 amount = where.refundOf(id, _funders[i]);
            if (amount == 0) continue;
            bytes memory data = abi.encodeCall(where.drawRefund, (id, _funders[i], address(depositA)));
            _call("refund", depositA.payeeOf(_funders[i]), address(where), data);
            sum += amount;
        }
        refunded[id] += sum;
    }

    /// Of all holders at both banks.
    function _money() private view returns (uint256 sum) {
        for (uint256 i; i < _wallets.length; ++i) sum += depositA.balanceOf(_wallets[i]) + depositB.balanceOf(_wallets[i]);
    }

    function _walletOf(Paying payer) private view returns (uint256) {
        return depositA.balanceOf(address(payer)) + depositB.balanceOf(address(payer));
    }

    function _tills(ObligationId id, IObligations where) private view returns (uint256) {
        return where.paying().tillOf(id, address(depositA)) + where.paying().tillOf(id, address(depositB));
    }

    function _keptOf(ObligationId id, IObligations where, address wallet) private view returns (uint256) {
        KeptShare memory share = where.paying().keptOf(id, wallet);
        return uint256(share.free) + share.frozen + share.held;
    }

    // ---- parts: the list ----

    /// All that the bond owes or owed by now, and the trustee's events.
    function _numbers() private view returns (uint256[] memory list) {
        list = new uint256[](96);
        uint256 n;
        for (uint256 i; i < bond.owedPeriods(); ++i) {
            list[n++] = i;
            if (bond.repaidPerUnit(i) != 0) list[n++] = bond.principalNumber(i);
        }
        for (uint256 k; k < puts.count(t); ++k) list[n++] = Numbers.PUT + k;
        AcceleratedClaim memory c = defaults.claimOf(t);
        for (uint256 k; k < c.count + (c.amount == 0 ? 0 : 1); ++k) list[n++] = Numbers.CLAIM + k;
        for (uint256 k; k < _lates.length; ++k) list[n++] = _lates[k];
        assembly ("memory-safe") {
            mstore(list, n)
        }
    }

    function _at(uint256 number) private view returns (ObligationId id, IObligations where) {
        (,, id, where) = defaults.obligation(t, number);
    }

    /// One that is as wanted; of tax lines and events too, where a miss is asked for: every third time from their end on.
    function _pick(uint256 which, Want want) private view returns (uint256 number, bool found) {
        uint256[] memory list = _numbers();
        uint256 events = defaults.standingOf(t).events;
        uint256 length = list.length * 2 + events;
        for (uint256 k; k < length; ++k) {
            uint256 place = (which % length + k) % length;
            if (want == Want.OVERDUE && which % 3 == 0) place = length - 1 - k;
            if (place < list.length) number = list[place];
            else if (place < 2 * list.length) number = Numbers.TAX + list[place - list.length];
            else number = Numbers.EVENT + place - 2 * list.length;
            if (_is(number, want)) return (number, true);
        }
    }

    function _is(uint256 number, Want want) private view returns (bool) {
        if (want == Want.MISSED) return defaults.missOf(t, number).recordedAt != 0;
        if (number >= Numbers.TAX) return want == Want.OVERDUE && _isTaxOverdue(number);
        if (number >= Numbers.EVENT && number < Numbers.LATE) return false;
        (ObligationId id, IObligations where) = _at(number);
        if (want == Want.UNDECLARED) {
            if (number >= Numbers.PUT || address(where) != address(0)) return false;
            Due memory due = defaults.dueOf(t, number);
            return block.timestamp > due.recordAt && due.amount != 0;
        }
        if (want == Want.OVERDUE) return _isOverdue(number, id, where);
        if (address(where) == address(0) || where.obligationOf(id).cancelled) return false;
        return want == Want.UNFUNDED ? where.missingOf(id) != 0 : where.isFunded(id) && !where.isDischarged(id);
    }

    function _isOverdue(uint256 number, ObligationId id, IObligations where) private view returns (bool) {
        if (defaults.missOf(t, number).recordedAt != 0) return false;
        if (address(where) != address(0) && where.obligationOf(id).cancelled) return false;
        // Of a put that nobody declared only the last one, and while it stands.
        bool put_ = number >= Numbers.PUT && number < Numbers.CLAIM;
        if (put_ && address(where) == address(0) && (!puts.isOpen(t) || defaults.standingOf(t).accelerated)) return false;
        return _isMissing(number);
    }

    function _isTaxOverdue(uint256 number) private view returns (bool) {
        (, IObligations where) = _at(number - Numbers.TAX);
        if (address(where) == address(0) || defaults.missOf(t, number).recordedAt != 0) return false;
        return block.timestamp > _taxWaivedTo[number] && _isMissing(number);
    }

    function _isMissing(uint256 number) private view returns (bool) {
        (uint256 dueAt, bool funded,,) = defaults.obligation(t, number);
        return !funded && block.timestamp > dueAt;
    }

    function _isFunded(uint256 number) private view returns (bool funded) {
        (, funded,,) = defaults.obligation(t, number);
    }

    function _isLateDeclared(uint256 number) private view returns (bool) {
        for (uint256 k; k < _lates.length; ++k) if (_lates[k] == Numbers.LATE + number) return true;
        return false;
    }

    function _isPrincipalDischarged() private view returns (bool) {
        (ObligationId id, IObligations where) = _at(PRINCIPAL);
        return address(where) != address(0) && where.isDischarged(id);
    }

    /// Something was declared and its holders have not all been reached.
    function _isInTheMiddle() private view returns (bool) {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            (ObligationId id, IObligations where) = _at(numbers[k]);
            if (address(where) == address(0) || where.isDischarged(id)) continue;
            if (!where.obligationOf(id).cancelled) return true;
        }
        return false;
    }

    /// Counts what happens to a holder between a record and its payment.
    function _between(address wallet, bytes32 what) private {
        uint256[] memory numbers = _numbers();
        for (uint256 k; k < numbers.length; ++k) {
            if (numbers[k] >= Numbers.PUT) break;
            Due memory due = defaults.dueOf(t, numbers[k]);
            if (block.timestamp <= due.recordAt || token.balanceAt(wallet, due.recordAt) == 0) continue;
            if (address(due.where) != address(0) && due.where.paying().isReached(due.id, wallet)) continue;
            ++seen[what];
            return;
        }
    }

    // ---- parts: default and decisions ----

    function _declareClaim(uint256 share, bool whole) private returns (bool) {
        if (!_settlePut()) return false;
        AcceleratedClaim memory c = defaults.claimOf(t);
        uint32 recordAt = uint32(block.timestamp + 1 days);
        vm.prank(calculationAgent);
        defaults.schedulePayment(t, recordAt);
        vm.warp(recordAt + 1);
        uint32 payDate = uint32(recordAt / 1 days + 2);
        if (payDate < c.accruedTo) payDate = c.accruedTo;
        (uint256 principal, uint256 interest) = defaults.claimOn(t, payDate);
        uint256 amount = whole ? principal + interest : bound(share, 1, principal + interest);
        vm.prank(calculationAgent);
        ObligationId id = defaults.declarePayment(t, recordAt, payDate, payDate * 1 days, uint96(amount));
        // Without a cut strangers pay the floors a month later.
        if (share % 5 == 1) return true;
        uint256[] memory units = LargestRemainder.units(token.positionsAt(_wallets, recordAt));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(amount, units);
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tie);
        return true;
    }

    function _mayRescind() private view returns (bool) {
        AcceleratedClaim memory c = defaults.claimOf(t);
        return defaults.standingOf(t).accelerated && c.amount == 0 && !c.paid;
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
            if (units == 0 || token.isFrozen(payee) || _refused[payee]) continue;
            vm.prank(payee);
            meetings.vote(t, number, _wallets[i], uint80(units), 0);
        }
        vm.warp(block.timestamp + 14 days);
        carried = meetings.close(t, number) == ResolutionStatus.CARRIED;
    }

    /// BOND-1: no act of the issuer, and no change of who does the work, takes a running miss away.
    function _assertKeepsMisses(uint256 before) private view {
        assertEq(defaults.standingOf(t).misses, before, "BOND-1 a running miss");
    }

    // ---- parts: who there is ----

    function _newCustomer(string memory name) private returns (address wallet) {
        wallet = makeAddr(string.concat(name, vm.toString(++_names)));
        registry.know(wallet, HONG_KONG, 0);
        depositA.admitWallets(_one(wallet));
        depositB.admitWallets(_one(wallet));
    }

    function _replaced(bytes32 role, address before) private returns (address next) {
        manager.revokeRole(Roles.id(role, t), before);
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
        (registers[0], registers[1], registers[2]) = (t, address(depositA), address(depositB));
        registry.push(wallet, registers);
    }

    /// All of them from somewhere on, some of them backwards, or any, again and again, and one among them that holds nothing.
    function _drawnPage(uint256 seed) private view returns (address[] memory page) {
        uint256 count = _wallets.length;
        uint256 length = seed % 3 == 1 ? 1 + (seed >> 8) % count : count;
        page = new address[](length);
        for (uint256 i; i < length; ++i) {
            uint256 place = seed % 3 == 0 ? uint256(keccak256(abi.encode(seed, i))) : (seed >> 16) + length - i;
            page[i] = _wallets[place % count];
        }
        if (seed % 3 == 0) page[(seed >> 8) % count] = nonHolder;
    }

    function _pledged(uint256 which) private view returns (HoldConsent memory consent, bytes32 id, uint256 units) {
        for (uint256 i; i < _pledges.length && units == 0; ++i) {
            consent = _pledges[(which % _pledges.length + i) % _pledges.length];
            id = _consents.consentIdOf(consent);
            units = token.holdOf(id).units;
        }
    }

    /// By its agent, by anybody once it has expired, or by a court.
    function _endPledge(HoldConsent memory consent, bytes32 id, uint256 how) private {
        if (how == 0) {
            vm.prank(_pledgeAgent);
            _consents.releaseHeld(consent);
        } else if (how == 1) {
            if (block.timestamp <= consent.terms.expiresAt) vm.warp(uint256(consent.terms.expiresAt) + 1);
            vm.prank(nonHolder);
            token.releaseHold(id);
        } else {
            token.breakHold(id, bytes32(++_names));
        }
    }
}
