// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";
import {Policy, PolicyTerms} from "../../types/Policy.sol";

/// @notice What one rule says of one movement.
/// @param rule its name; where it looks at one side, that side follows after a space: "CountryRule to"
/// @param refusal the rule's typed error, encoded exactly as a transfer would revert with it; empty where ok
struct Verdict {
    string rule;
    bool ok;
    bytes refusal;
}

/// @title Why a movement would be refused: every rule's verdict, from the register's raw words and the rules themselves.
/// @notice Keeps no state and moves nothing. Views with a token named are for everyone; those without (`ISecurityViews`)
/// answer for the token that asks, which hands them on from its own address. Where a rule or the registry fails with most
/// of the gas gone, nothing is answered (`GasShort`).
interface IExplainer {
    error TokenNotBound(address token, address compliance);
    error TokenStillBound(address token);
    /// @notice A call failed and left too little gas to tell that it would have failed with more.
    error GasShort(uint256 left, uint256 needed);

    /// @notice Every rule's verdict on a transfer at this second, in the order in which the gate asks them: the error of
    /// the first that refuses is the one a transfer reverts with. Balance and allowance are not asked; above the balance
    /// the rules that need it pass. Where the identity registry itself refuses a first admission (another wallet of the
    /// holder is admitted), a transfer reverts with the registry's error and this says `NotAdmitted`.
    /// @param amount [units]
    function explain(address token, address from, address to, uint256 amount)
        external
        view
        returns (Verdict[] memory verdicts);

    /// @notice The entry as a movement at this second would find it, looked up again by static call where it lapsed.
    function currentEntryOf(address token, address wallet) external view returns (Entry);

    /// @notice balance − frozen − held, never below zero. [units]
    function freeOf(address token, address wallet) external view returns (uint256);

    /// @notice A token's policy as people read it.
    function policyTerms(address token) external view returns (PolicyTerms memory);

    /// @notice A policy packed for `IRegister.setPolicy`. Requirements: every field fits (`PolicyFieldTooLarge`).
    function packPolicy(PolicyTerms calldata terms) external pure returns (Policy);
}
