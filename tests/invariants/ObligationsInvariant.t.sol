// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Roles} from "contracts/administration/Roles.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {AmountRule, Declaration, Kind, Obligation, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {KeptShare, Progress, TaxLine} from "contracts/distribution/interfaces/IPaying.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {Maths} from "contracts/utils/Maths.sol";
import {DistributionFixture} from "../contracts/distribution/DistributionFixture.sol";
import {LargestRemainder} from "../contracts/distribution/LargestRemainder.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";
import {TightGas, WorkingRegistry} from "./TightGas.sol";

using SecurityViews for SecurityToken;

/// Obligations of every rule over a token that is traded, frozen, recovered between them, at two banks; funded by
/// several, in parts, paid by the agent and by strangers, corrected, cancelled, prescribed, claimed and released, while
/// holders are sanctioned and lapse, courts move units, tax rates change, and agents are replaced. What moves money is sent
/// with tight gas too.
contract ObligationsHandler is DistributionFixture, TightGas {
    uint256 private constant MOST = 14;

    struct Open {
        ObligationId id;
        uint32 recordAt;
        uint32 payAt;
        bool declared;
    }

    Open[] private _opened;
    address[] private _funders;
    WithholdingTable private _table;
    address[] private _wallets;
    uint256 private _heirs;
    uint256 private _names;
    mapping(address wallet => bool) private _refused; // sanctioned or lapsed

    /// [cash base units] from outside.
    mapping(ObligationId id => uint256) public came;
    mapping(ObligationId id => uint256) public left;
    mapping(ObligationId id => mapping(address wallet => uint256)) public receivedBy;
    mapping(ObligationId id => mapping(address wallet => uint256)) public ordered;
    /// Carried out, by action.
    mapping(bytes32 action => uint256) public done;

    function setUp() public override {
        super.setUp();
        vm.etch(address(registry), address(new WorkingRegistry()).code);
        for (uint256 i; i < 10; ++i) {
            token.mint(holders[i], 5_000);
            _wallets.push(holders[i]);
        }
        _funders.push(issuer);
        for (uint256 i; i < 2; ++i) {
            address funder = makeAddr(string.concat("funder ", vm.toString(i)));
            registry.know(funder, HONG_KONG, 0);
            depositA.admitWallets(_one(funder));
            depositA.issue(funder, 400_000_000_00, bytes32(i + 1));
            _funders.push(funder);
        }
        _table = new WithholdingTable(address(manager));
        _table.setRate(0, 0, 0.1e18);
        for (uint256 i; i < MOST; ++i) {
            uint32 recordAt = uint32(block.timestamp + (i + 1) * 3 days);
            token.scheduleRecord(recordAt);
            _opened.push(Open(ObligationId.wrap(0), recordAt, recordAt + 1 days, false));
        }
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
        if (what < 2) this.pay(a, b, a >> 8, a % 2 == 0, b % 3 == 0);
        else if (what < 4) this.claim(a, b, a % 2 == 0);
        else if (what == 4) this.release(a, b);
        else if (what == 5) this.fundTax(a, b, b);
        else if (what == 6) this.refund(a, b, b);
        else if (what == 7) this.prescribe(a);
        else if (what == 8) this.fund(a, b, a, b % 3 != 0);
        else this.remitTax(a);
    }

    // ---- what may happen ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        // Whole hundreds keep every holding at nothing or the minimum.
        units = bound(units, 0, explainer.freeOf(address(token), from) / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        ++done["transfer"];
        vm.prank(from);
        token.transfer(to, units);
    }

    /// To the next instant at which something can be done.
    function pass(uint256 which, uint256 more) external {
        Open memory o = _opened[which % MOST];
        uint256[5] memory instants = [
            uint256(o.recordAt) + 1, o.payAt, uint256(o.payAt) + 10 days, uint256(o.payAt) + 30 days, uint256(o.payAt) + 400 days
        ];
        uint256 to = instants[more % 4];
        if (more % 11 == 0) to = instants[4];
        if (to <= block.timestamp) to = block.timestamp + bound(more, 1, 2 days);
        vm.warp(to);
        ++done["pass"];
    }

    function declare(uint256 which, uint256 amount, uint256 kind) external {
        Open storage o = _opened[which % MOST];
        if (o.declared) return;
        if (block.timestamp <= o.recordAt) vm.warp(o.recordAt + 1);
        uint256 supply = token.totalSupplyAt(o.recordAt);
        Declaration memory d = _perUnit(o.recordAt, o.payAt, uint96(bound(amount, 1, 500_00)));
        d.prescribedAt = o.payAt + 300 days;
        kind %= 5;
        if (kind == 1) (d.kind, d.taxed) = (Kind.PRINCIPAL, 0);
        if (kind == 2 || kind == 3) (d.withholding, d.taxOwner, d.grossUp) = (address(_table), receiver, kind == 3);
        if (kind == 4) {
            d.rule = AmountRule.PRO_RATA;
            (d.amount, d.taxed) = (uint96(supply * d.amount), uint96(supply * d.amount));
        }
        o.id = obligations.declare(which % MOST, d);
        o.declared = true;
        ++done["declare"];
    }

    /// Right, wrong, or never.
    function setShares(uint256 which, uint256 how) external {
        Open memory o = _find(which);
        if (!o.declared || obligations.obligationOf(o.id).rule != AmountRule.PRO_RATA) return;
        if (paying.progressOf(o.id).unitsReached != 0 || obligations.obligationOf(o.id).cancelled) return;
        uint256[] memory units = LargestRemainder.units(token.positionsAt(_wallets, o.recordAt));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(obligations.obligationOf(o.id).total, units);
        if (how % 3 == 0) (threshold, tie) = (uint80(how % 50_000), uint24(how % 10));
        vm.prank(calculationAgent);
        obligations.setShares(o.id, threshold, tie);
        ++done["setShares"];
    }

    function fund(uint256 which, uint256 who, uint256 share, bool whole) external {
        Open memory o = _find(which);
        if (!o.declared || obligations.obligationOf(o.id).cancelled) return;
        uint256 missing = obligations.missingOf(o.id);
        if (missing == 0) return;
        uint256 amount = whole ? missing : bound(share, (missing + 999) / 1_000, missing);
        uint256 atB = bound(share, 0, amount);
        address[] memory cash = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (cash[0], cash[1]) = (address(depositA), address(depositB));
        (amounts[0], amounts[1]) = (amount - atB, atB);
        bytes memory data = abi.encodeCall(obligations.fund, (o.id, address(depositA), cash, amounts));
        came[o.id] += abi.decode(_call("fund", _funders[who % 3], address(obligations), data), (uint256));
        ++done["fund"];
        if (obligations.isFunded(o.id)) ++seen["funded"];
    }

    function fundTax(uint256 which, uint256 who, uint256 share) external {
        Open memory o = _find(which);
        if (!o.declared) return;
        TaxLine memory line = paying.taxLineOf(o.id);
        if (line.due == line.covered) return;
        share = bound(share, 1, line.due);
        bytes memory data = abi.encodeCall(paying.fundTax, (o.id, address(depositA), address(depositB), share));
        came[o.id] += abi.decode(_call("tax", _funders[who % 3], address(paying), data), (uint256));
        ++done["fundTax"];
    }

    function remitTax(uint256 which) external {
        Open memory o = _find(which);
        if (!o.declared) return;
        uint256 before = depositA.balanceOf(receiver);
        _call("remit", nonHolder, address(paying), abi.encodeCall(paying.remitTax, (o.id, address(depositA))));
        left[o.id] += depositA.balanceOf(receiver) - before;
        ++done["remitTax"];
    }

    function pay(uint256 which, uint256 first, uint256 length, bool atB, bool stranger) external {
        Open memory o = _find(which);
        if (!o.declared || !obligations.isFunded(o.id)) return;
        Obligation memory d = obligations.obligationOf(o.id);
        uint256 from = stranger ? o.payAt + 10 days : o.payAt;
        if (d.rule == AmountRule.PRO_RATA && !d.sharesSet) from = o.payAt + 30 days;
        if (block.timestamp < from) vm.warp(from);
        first = first % _wallets.length;
        // Every third time all of them.
        if (length % 3 == 0) (first, length) = (0, _wallets.length - 1);
        address[] memory page = new address[](1 + length % (_wallets.length - first));
        // Two wallets of one payee in a page can't be told apart from outside: the later one is left out.
        for (uint256 i; i < page.length; ++i) page[i] = _isTwice(page, i, _wallets[first + i]) ? nonHolder : _wallets[first + i];
        _payBy(stranger ? nonHolder : payingAgent, o.id, atB ? depositB : depositA, page);
        ++done[stranger ? bytes32("pay stranger") : bytes32("pay")];
        if (obligations.isDischarged(o.id)) ++seen["discharged"];
        if (paying.progressOf(o.id).kept != 0) ++seen["kept"];
    }

    function _payBy(address who, ObligationId id, TokenizedDeposit cash, address[] memory page) private {
        uint256[] memory before = _money(page);
        _call("page", who, address(paying), abi.encodeCall(paying.payPage, (id, address(cash), page)));
        _count(id, page, before);
    }

    function claim(uint256 which, uint256 who, bool atB) external {
        for (uint256 k; k < MOST * _wallets.length; ++k) {
            Open memory o = _opened[(which % MOST + k / _wallets.length) % MOST];
            if (!o.declared) continue;
            address holder = _wallets[(who % 10 + k) % _wallets.length];
            if (_keptOf(o.id, holder) == 0 || paying.claimableOf(o.id, holder) == 0) continue;
            address payee = token.payeeOf(holder);
            TokenizedDeposit deposit = atB ? depositB : depositA;
            if (deposit.isFrozen(payee) || token.isFrozen(payee) || _refused[payee]) continue;
            _claim(payee, o.id, holder, deposit);
            ++done["claim"];
            return;
        }
    }

    function _claim(address payee, ObligationId id, address holder, TokenizedDeposit cash) private {
        uint256[] memory before = _money(_one(holder));
        _call("claim", payee, address(paying), abi.encodeCall(paying.claim, (id, holder, address(cash))));
        _count(id, _one(holder), before);
    }

    function release(uint256 which, uint256 who) external {
        for (uint256 k; k < MOST * _wallets.length; ++k) {
            Open memory o = _opened[(which % MOST + k / _wallets.length) % MOST];
            if (!o.declared) continue;
            address holder = _wallets[(who % 10 + k) % _wallets.length];
            uint256 kept = _keptOf(o.id, holder);
            if (kept == 0) continue;
            _release(o.id, holder);
            ordered[o.id][holder] += kept;
            left[o.id] += kept;
            ++done["release"];
            return;
        }
    }

    function _release(ObligationId id, address holder) private {
        bytes memory data = abi.encodeCall(paying.release, (id, holder, receiver, address(depositA), "order"));
        _call("release", court, address(paying), data);
    }

    function prescribe(uint256 which) external {
        Open memory o = _find(which);
        if (!o.declared || block.timestamp <= o.payAt + 300 days) return;
        uint256 before = depositA.balanceOf(issuer);
        for (uint256 i; i < _wallets.length; ++i) ordered[o.id][_wallets[i]] += _keptOf(o.id, _wallets[i]);
        bytes memory data = abi.encodeCall(paying.prescribe, (o.id, _wallets, address(depositA)));
        _call("prescribe", nonHolder, address(paying), data);
        before = depositA.balanceOf(issuer) - before;
        left[o.id] += before;
        ++done["prescribe"];
        if (before != 0) ++seen["a share was prescribed"];
    }

    function freeze(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet) return;
        if (how % 3 == 0) depositA.setAddressFrozen(wallet, how % 2 == 0);
        else if (how % 3 == 1) token.setAddressFrozen(wallet, how % 2 == 0);
        else token.setFrozenTokens(wallet, how % 2 == 0 ? bound(how, 0, 6_000) : 0);
        ++done["freeze"];
    }

    function recover(uint256 who) external {
        address lost = _wallets[who % 10];
        if (_heirs == 3 || token.payeeOf(lost) != lost || token.isFrozen(lost) || _refused[lost]) return;
        address heir = makeAddr(string.concat("heir ", vm.toString(_heirs++)));
        registry.know(heir, HONG_KONG, 0);
        depositA.admitWallets(_one(heir));
        depositB.admitWallets(_one(heir));
        token.recoveryAddress(lost, heir, address(0));
        _wallets.push(heir);
        ++done["recover"];
    }

    /// A sanction, or the end of what the registry says of a holder, or the end of either.
    function refuse(uint256 who, uint256 how) external {
        address wallet = _wallets[who % _wallets.length];
        if (token.payeeOf(wallet) != wallet || token.isFrozen(wallet)) return;
        if (depositA.isFrozen(wallet) || depositB.isFrozen(wallet)) return;
        if (how % 3 == 0) _readmit(wallet);
        else if (how % 3 == 1) _sanction(wallet);
        else _lapse(wallet);
        _refused[wallet] = how % 3 != 0;
        ++done["refuse"];
    }

    /// A court's transfer, between record and payment as well.
    function order(uint256 from_, uint256 to_, uint256 units) external {
        address from = _wallets[from_ % _wallets.length];
        address to = _wallets[to_ % _wallets.length];
        if (from == to || token.payeeOf(from) != from || token.payeeOf(to) != to) return;
        if (_refused[to] || token.isFrozen(to)) return;
        units = bound(units, 0, token.balanceOf(from) / 100) * 100;
        if (units == 0) return;
        bytes32 name = bytes32(++_names);
        token.lodgeOrder(name, from, to, units);
        token.forcedTransfer(from, to, units);
        ++done["order"];
    }

    /// Another rate from now on: what fell due before keeps its own.
    function setRate(uint256 rate) external {
        skip(1);
        _table.setRate(0, 0, bound(rate, 0, 0.4e18));
        ++done["setRate"];
    }

    /// The agents go, others come.
    function changeAgents() external {
        manager.revokeRole(Roles.id("PAYING_AGENT", address(token)), payingAgent);
        manager.revokeRole(Roles.id("CALCULATION_AGENT", address(token)), calculationAgent);
        payingAgent = makeAddr(string.concat("paying agent ", vm.toString(++_names)));
        calculationAgent = makeAddr(string.concat("calculation agent ", vm.toString(_names)));
        _grant("PAYING_AGENT", payingAgent);
        _grant("CALCULATION_AGENT", calculationAgent);
        ++done["changeAgents"];
    }

    function cancel(uint256 which) external {
        Open memory o = _find(which);
        if (!o.declared || obligations.isFunded(o.id) || obligations.obligationOf(o.id).cancelled) return;
        obligations.cancel(address(token), (o.recordAt - uint256(_opened[0].recordAt)) / 3 days);
        ++done["cancel"];
    }

    function refund(uint256 which, uint256 who, uint256 limit) external {
        for (uint256 k; k < MOST; ++k) {
            Open memory o = _opened[(which % MOST + k) % MOST];
            if (!o.declared) continue;
            obligations.returnContributions(o.id, bound(limit, 1, 5));
            address funder = _funders[who % 3];
            uint256 amount = obligations.refundOf(o.id, funder);
            if (amount == 0 || depositA.isFrozen(funder)) continue;
            bytes memory data = abi.encodeCall(obligations.drawRefund, (o.id, funder, address(depositA)));
            _call("refund", depositA.payeeOf(funder), address(obligations), data);
            left[o.id] += amount;
            ++done["refund"];
            return;
        }
    }

    // ---- what must hold ----

    /// OBL-1, DIST-1: reached once, with the entitlement, whichever way it went.
    function check_reached_once() external view {
        for (uint256 i; i < MOST; ++i) {
            Open memory o = _opened[i];
            if (!o.declared) continue;
            Obligation memory d = obligations.obligationOf(o.id);
            Progress memory p = paying.progressOf(o.id);
            uint256 units;
            uint256 had;
            for (uint256 h; h < _wallets.length; ++h) {
                uint256 got =
                    receivedBy[o.id][_wallets[h]] + _keptOf(o.id, _wallets[h]) + ordered[o.id][_wallets[h]];
                had += got;
                if (!paying.isReached(o.id, _wallets[h])) {
                    assertEq(got, 0, "OBL-1 not reached");
                    continue;
                }
                uint256 held = token.balanceAt(_wallets[h], o.recordAt);
                units += held;
                if (d.rule == AmountRule.PER_UNIT) assertEq(got, _netOf(d, held * d.amount), "DIST-1");
            }
            assertEq(p.unitsReached, units, "OBL-1 units");
            assertEq(p.reached, had + p.withheld, "OBL-1 sum");
            assertEq(obligations.isDischarged(o.id), !d.cancelled && units == d.units, "OBL-1 discharged");
        }
    }

    /// OBL-2, DIST-2: funded as the net line says; what came and has not left lies in the tills, and they are the wallets.
    function check_balanced() external view {
        TokenizedDeposit[2] memory banks = [depositA, depositB];
        uint256[2] memory held;
        for (uint256 i; i < MOST; ++i) {
            Open memory o = _opened[i];
            if (!o.declared) continue;
            uint256 there;
            for (uint256 b; b < 2; ++b) {
                there += paying.tillOf(o.id, address(banks[b]));
                held[b] += paying.tillOf(o.id, address(banks[b]));
            }
            uint256 paid;
            for (uint256 h; h < _wallets.length; ++h) paid += receivedBy[o.id][_wallets[h]];
            assertEq(there + paid + left[o.id], came[o.id], "DIST-2");
            Obligation memory d = obligations.obligationOf(o.id);
            Progress memory p = paying.progressOf(o.id);
            if (d.cancelled) continue;
            assertLe(d.funded, d.total, "OBL-2 no more than is owed");
            if (obligations.isFunded(o.id) && p.unitsReached < d.units) {
                assertGe(there, d.total - p.reached + p.kept, "OBL-2 the money there");
            }
        }
        for (uint256 b; b < 2; ++b) assertEq(banks[b].balanceOf(address(paying)), held[b], "DIST-2 wallet");
    }

    /// LIVE-1: agents, holders, court and funders do what they may, and every till is empty but for named owners' shares.
    function resolve() external {
        for (uint256 w; w < _wallets.length; ++w) {
            if (token.payeeOf(_wallets[w]) != _wallets[w]) continue;
            depositA.setAddressFrozen(_wallets[w], false);
            token.setAddressFrozen(_wallets[w], false);
            token.setFrozenTokens(_wallets[w], 0);
            if (_refused[_wallets[w]]) _readmit(_wallets[w]);
        }
        for (uint256 i; i < MOST; ++i) {
            Open memory o = _opened[i];
            if (!o.declared) continue;
            ObligationId id = o.id;
            if (!obligations.obligationOf(id).cancelled) {
                if (obligations.missingOf(id) != 0) _fund(id, depositA, obligations.missingOf(id));
                if (block.timestamp < o.payAt + 30 days) vm.warp(o.payAt + 30 days);
                vm.prank(nonHolder); // the agent is gone
                paying.payPage(id, address(depositA), _wallets);
                assertTrue(obligations.isDischarged(id), "LIVE-1 discharged");
                for (uint256 h; h < _wallets.length; ++h) {
                    if (paying.claimableOf(id, _wallets[h]) == 0) continue;
                    vm.prank(token.payeeOf(_wallets[h]));
                    paying.claim(id, _wallets[h], address(depositA));
                }
                TaxLine memory line = paying.taxLineOf(id);
                if (line.due > line.covered) {
                    vm.prank(issuer);
                    paying.fundTax(id, address(depositA), address(depositA), line.due - line.covered);
                }
                paying.remitTax(id, address(depositA));
            }
            obligations.returnContributions(id, 1_000);
            for (uint256 f; f < 3; ++f) {
                if (obligations.refundOf(id, _funders[f]) == 0) continue;
                vm.prank(depositA.payeeOf(_funders[f]));
                obligations.drawRefund(id, _funders[f], address(depositA));
            }
            uint256 named;
            for (uint256 h; h < _wallets.length; ++h) named += _keptOf(id, _wallets[h]);
            assertEq(_inTills(id), named, "LIVE-1 till");
            assertEq(named, 0, "LIVE-1 kept");
        }
        assertEq(depositA.balanceOf(address(paying)) + depositB.balanceOf(address(paying)), 0, "LIVE-1 wallet");
    }

    function _readmit(address wallet) private {
        registry.know(wallet, HONG_KONG, 0);
        _push(wallet);
        depositA.admitWallets(_one(wallet));
        depositB.admitWallets(_one(wallet));
    }

    function _lapse(address wallet) private {
        registry.forget(wallet);
        _push(wallet);
    }

    function _push(address wallet) private {
        address[] memory registers = new address[](3);
        (registers[0], registers[1], registers[2]) = (address(token), address(depositA), address(depositB));
        registry.push(wallet, registers);
    }

    /// What a holder has of a gross amount, by the rate of the pay date.
    function _netOf(Obligation memory d, uint256 gross) private view returns (uint256) {
        if (d.withholding == address(0) || d.grossUp) return gross;
        uint256 rate = _table.rateAt(address(token), HONG_KONG, d.incomeType, d.payAt);
        return gross - Maths.mulDivHalfUp(gross, rate, Maths.WAD);
    }

    function _isTwice(address[] memory page, uint256 length, address wallet) private view returns (bool) {
        for (uint256 i; i < length; ++i) if (token.payeeOf(page[i]) == token.payeeOf(wallet)) return true;
        return false;
    }

    function _find(uint256 which) private view returns (Open memory o) {
        for (uint256 i; i < MOST; ++i) {
            o = _opened[(which % MOST + i) % MOST];
            if (o.declared) return o;
        }
    }

    function _keptOf(ObligationId id, address holder) private view returns (uint256) {
        KeptShare memory share = paying.keptOf(id, holder);
        return uint256(share.free) + share.frozen + share.held;
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
}

contract ObligationsInvariantTest is DistributionFixture {
    ObligationsHandler private handler;
    bytes4[] private _acts;

    function setUp() public override {
        handler = new ObligationsHandler();
        handler.setUp();
        bytes4[] memory acts = new bytes4[](20);
        acts[0] = ObligationsHandler.transfer.selector;
        acts[1] = ObligationsHandler.declare.selector;
        acts[2] = ObligationsHandler.pass.selector;
        acts[3] = ObligationsHandler.fund.selector;
        acts[4] = ObligationsHandler.pay.selector;
        acts[5] = ObligationsHandler.claim.selector;
        acts[6] = ObligationsHandler.freeze.selector;
        acts[7] = ObligationsHandler.setShares.selector;
        acts[8] = ObligationsHandler.fundTax.selector;
        acts[9] = ObligationsHandler.remitTax.selector;
        acts[10] = ObligationsHandler.release.selector;
        acts[11] = ObligationsHandler.prescribe.selector;
        acts[12] = ObligationsHandler.recover.selector;
        acts[13] = ObligationsHandler.cancel.selector;
        acts[14] = ObligationsHandler.refund.selector;
        acts[15] = ObligationsHandler.refuse.selector;
        acts[16] = ObligationsHandler.order.selector;
        acts[17] = ObligationsHandler.setRate.selector;
        acts[18] = ObligationsHandler.changeAgents.selector;
        acts[19] = ObligationsHandler.tight.selector;
        _acts = acts;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), acts));
    }

    /// The same lives every time: each action and situation is reached about half as often as today at the least, else what
    /// holds below holds of nothing.
    function test_every_action_is_reached() public {
        bytes32[37] memory names = [
            bytes32("transfer"), "declare", "pass", "fund", "pay", "pay stranger", "claim", "freeze", "setShares",
            "fundTax", "remitTax", "release", "prescribe", "recover", "cancel", "refund", "refuse", "order", "setRate",
            "changeAgents", "tight", "funded", "kept", "discharged", "short: page", "enough: page", "short: fund",
            "enough: fund", "short: release", "enough: release", "short: remit", "enough: remit", "short: prescribe",
            "enough: prescribe", "short: refund", "enough: refund", "a share was prescribed"
        ];
        uint16[37] memory floors = [
            uint16(18), 95, 38, 77, 40, 36, 3, 125, 6, 3, 78, 21, 28, 21, 11, 2, 28, 23, 40, 42, 110, 44, 24, 33, 21, 7,
            65, 30, 8, 4, 72, 46, 22, 9, 3, 2, 2
        ];
        uint256[37] memory reached;
        // Every second step is one of those that others wait for: declare, fund, pay, claim, freeze, release, prescribe, tight.
        bytes8 often = hex"01030405060a0b13";
        for (uint256 life; life < 24; ++life) {
            uint256 state = vm.snapshotState();
            for (uint256 i; i < 128; ++i) {
                bytes32 a = keccak256(abi.encode("obligations", life, i));
                bytes32 b = keccak256(abi.encode(a));
                bytes32 c = keccak256(abi.encode(b));
                bytes memory arguments = bytes.concat(a, b, c, bytes32(uint256(c) & 1), bytes32(uint256(b) & 1));
                uint256 drawn = uint256(keccak256(abi.encode(c)));
                bytes4 act = _acts[i % 2 == 0 ? drawn % _acts.length : uint8(often[drawn % 8])];
                if (act == ObligationsHandler.claim.selector) arguments = bytes.concat(a, b, bytes32(uint256(c) & 1));
                (bool ok,) = address(handler).call(bytes.concat(act, arguments));
                assertTrue(ok, "an action reverted");
            }
            for (uint256 k; k < names.length; ++k) reached[k] += handler.done(names[k]) + handler.seen(names[k]);
            handler.check_reached_once();
            handler.check_balanced();
            handler.resolve();
            assertTrue(vm.revertToStateAndDelete(state));
        }
        for (uint256 k; k < names.length; ++k) emit log_named_uint(string(bytes.concat(names[k])), reached[k]);
        for (uint256 k; k < names.length; ++k) assertGe(reached[k], floors[k], string(bytes.concat(names[k])));
    }

    function invariant_reached_once() public view {
        handler.check_reached_once();
    }

    /// DIST-3 as well: the handlers may not revert, and payees are refused all the time.
    function invariant_balanced() public view {
        handler.check_balanced();
    }

    /// LIVE-1, from wherever the calls led.
    function afterInvariant() public {
        handler.resolve();
    }
}
