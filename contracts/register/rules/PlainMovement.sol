// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Config} from "../../types/Config.sol";
import {Entry, EntryFlags, EntryLib} from "../../types/Entry.sol";
import {Policy, PolicySwitches} from "../../types/Policy.sol";

/// @title A movement that no rule can object to: all rules in one look, without a branch per rule.
/// @dev Each function answers zero where its rules are satisfied. Anything else is a doubt, not a refusal: then every
/// rule is asked, in its order and with its own error. So a doubt too many costs gas, and one too few would be a hole.
library PlainMovement {
    using SafeCast for bool;

    /// @dev The halt, the closing and the lock-up.
    function doubtsOfMarket(Config c, Policy p) internal view returns (uint256) {
        unchecked {
            return (Policy.unwrap(p) & PolicySwitches.MARKET_HALT)
                | (block.timestamp < p.lockUpUntilAt()).toUint()
                // One less on both sides: a closing at zero, which is none, lies after every instant.
                | (c.closesAt() - 1 < block.timestamp - 1).toUint();
        }
    }

    /// @dev Whether a rule of somebody's own has to be asked.
    function doubtsOfOthers(Policy p) internal pure returns (uint256) {
        return Policy.unwrap(p) & PolicySwitches.CUSTOM_RULE;
    }

    /// @dev Freeze, sanction, admission, country and class of one side. A wide country list and an unknown country are
    /// left to the rule.
    function doubtsOfWallet(Entry e, Config c, Policy p) internal view returns (uint256) {
        uint256 usPerson = (Policy.unwrap(p) & PolicySwitches.DENY_US_PERSONS)
            * (EntryFlags.US_PERSON / PolicySwitches.DENY_US_PERSONS);
        uint256 refused = EntryFlags.FROZEN | EntryFlags.DEAD | EntryFlags.SANCTIONED | usPerson;
        uint256 country = e.country();
        return ((Entry.unwrap(e) ^ EntryLib.marks(EntryFlags.ADMITTED, c.generation(), 0))
                & EntryLib.marks(EntryFlags.ADMITTED | refused, EntryLib.GENERATION_CLOSED, 0))
            | (Policy.unwrap(p) & PolicySwitches.COUNTRY_MAP) | (block.timestamp > e.validUntilAt()).toUint()
            | (country == 0).toUint() | (p.lists(country) != p.isOn(PolicySwitches.COUNTRY_ALLOW)).toUint()
            | (e.class() < p.minimumClass()).toUint();
    }

    /// @dev Free units, minimum holding and cap; held units and nominees' exemptions are left to the rules, and so is the
    /// number of holders.
    function doubtsOfAmount(Entry f, Entry t, Policy p, uint256 amount) internal pure returns (uint256) {
        unchecked {
            uint256 left = f.balance() - amount;
            uint256 got = t.balance() + amount;
            uint256 minimum = p.minimumHolding();
            return (Entry.unwrap(f) & EntryLib.marks(EntryFlags.HELD, 0, 0)) | (amount > f.balance()).toUint()
                | (left < f.frozen()).toUint() | ((left < minimum).toUint() & (left != 0).toUint())
                | (got < minimum).toUint() | (p.cap() - 1 < got - 1).toUint();
        }
    }
}
