// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../types/Entry.sol";
import {IComplianceRule} from "./interfaces/IComplianceRule.sol";

/// @title Several rules of one's own as one. The set never changes: another set is another contract.
contract RuleSet is IComplianceRule {
    uint256 private constant RULES_MAX = 8;

    IComplianceRule[] private _rules;

    error RulesTooMany(uint256 rules, uint256 maximum);

    constructor(IComplianceRule[] memory rules_) {
        require(rules_.length <= RULES_MAX, RulesTooMany(rules_.length, RULES_MAX));
        _rules = rules_;
    }

    function check(address from, address to, uint256 amount, Entry fromEntry, Entry toEntry) external view {
        for (uint256 i; i < _rules.length; ++i) _rules[i].check(from, to, amount, fromEntry, toEntry);
    }

    function rules() external view returns (IComplianceRule[] memory) {
        return _rules;
    }
}
