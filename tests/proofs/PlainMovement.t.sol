// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Config} from "contracts/types/Config.sol";
import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";
import {Policy, PolicySwitches} from "contracts/types/Policy.sol";
import {Eligibility} from "contracts/register/rules/Eligibility.sol";
import {HoldingCapRule} from "contracts/register/rules/HoldingCapRule.sol";
import {LockUpRule} from "contracts/register/rules/LockUpRule.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {PlainMovement} from "contracts/register/rules/PlainMovement.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";

/// A movement without a doubt passes every rule, whatever the words are. Halmos proves the `check_` functions for all
/// inputs; Forge draws inputs for the same.
contract PlainMovementProof is Test {
    uint256[4] private _map;

    function check_wallet(uint256 e_, uint256 c_, uint256 p_) public view {
        (Entry e, Config c, Policy p) = (Entry.wrap(e_), Config.wrap(c_), Policy.wrap(p_));
        if (PlainMovement.doubtsOfWallet(e, c, p) != 0) return;
        assert(Eligibility.ok(e, p, c.generation(), _map));
        assert(e.country() != 0);
    }

    function check_amount(uint256 f_, uint256 t_, uint256 p_, uint256 amount) public pure {
        (Entry f, Entry t, Policy p) = (Entry.wrap(f_), Entry.wrap(t_), Policy.wrap(p_));
        // The supply bounds the sum of two balances.
        if (f.balance() + t.balance() > EntryLib.UNITS_MAX) return;
        if (PlainMovement.doubtsOfAmount(f, t, p, amount) != 0) return;
        assert(amount <= f.balance());
        assert(f.frozen() + amount <= f.balance());
        assert(!f.has(EntryFlags.HELD));
        assert(MinimumHoldingRule.ok(f, p, f.balance() - amount));
        assert(MinimumHoldingRule.ok(t, p, t.balance() + amount));
        assert(HoldingCapRule.ok(t, p, t.balance() + amount));
    }

    function check_market(uint256 c_, uint256 p_) public view {
        (Config c, Policy p) = (Config.wrap(c_), Policy.wrap(p_));
        if (block.timestamp == 0) return;
        if (PlainMovement.doubtsOfMarket(c, p) != 0) return;
        assert(TradingHaltRule.marketOk(p));
        assert(LockUpRule.ok(p));
        assert(c.closesAt() == 0 || block.timestamp <= c.closesAt());
    }

    // ---- drawn ----

    function testFuzz_wallet(uint256 e_, uint256 c_, uint256 p_, uint256 near) public {
        check_wallet(e_, c_, p_);
        // Close to plain: admitted, of the generation, and of whatever else is drawn.
        Config c = Config.wrap(c_);
        vm.warp(near % type(uint32).max);
        Entry e = EntryLib.attributes(type(uint32).max, e_ % 1024, e_ >> 16, e_ >> 32 & (1 << (near % 8)));
        check_wallet(Entry.unwrap(e.admittedAs(e, c.generation())), c_, p_ & PolicySwitches.DENY_US_PERSONS);
    }

    function testFuzz_amount(uint256 f_, uint256 t_, uint256 p_, uint256 amount) public pure {
        check_amount(f_, t_, p_, amount % (EntryLib.UNITS_MAX + 1));
        Entry f = Entry.wrap(0).withBalance(f_ % 1_000).withFrozen(f_ >> 128 & 0xff);
        check_amount(Entry.unwrap(f), t_ % 1_000, p_ << 20, amount % 1_100);
    }

    function testFuzz_market(uint256 c_, uint256 p_, uint32 nowAt) public {
        vm.warp(nowAt);
        check_market(c_, p_);
        check_market(Config.unwrap(Config.wrap(0).withClosesAt(c_)), 0);
    }
}
