// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Maths} from "../utils/Maths.sol";
import {IWithholding} from "./interfaces/IWithholding.sol";

/// @title Withholding rates by residence and kind of income, as they stood at any instant; nil where nothing is set.
/// @notice Stopped by setting a rate to nil; a rate changes what is paid from then on, never what fell due before.
contract WithholdingTable is IWithholding, Administered {
    using Checkpoints for Checkpoints.Trace208;

    /// @dev Nil for this country whatever the others pay, among 208 bits.
    uint208 private constant NIL = type(uint208).max;

    /// @dev [wad] by the second it was set; country 0 = everyone without a rate of their own.
    mapping(uint256 incomeType => mapping(uint256 country => Checkpoints.Trace208)) private _rates;

    event RateSet(uint256 indexed incomeType, uint256 indexed country, uint256 rate);

    error RateTooHigh(uint256 country, uint256 rate, uint256 limit);

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    /// @notice Sets a rate from now on (ADMIN). Requirements: below 100 % (`RateTooHigh`).
    /// @param country ISO 3166-1 numeric; 0 = every other
    /// @param rate [wad] share of the gross; `type(uint256).max` = nil for this country whatever the others pay
    function setRate(uint256 incomeType, uint256 country, uint256 rate) external restricted {
        require(rate < Maths.WAD || rate == type(uint256).max, RateTooHigh(country, rate, Maths.WAD));
        _rates[incomeType][country].push(uint48(block.timestamp), rate < Maths.WAD ? uint208(rate) : NIL);
        emit RateSet(incomeType, country, rate);
    }

    function rateAt(address, uint256 country, uint256 incomeType, uint256 instant) external view returns (uint256 rate) {
        rate = _rates[incomeType][country].upperLookupRecent(uint48(instant));
        if (rate == 0) rate = _rates[incomeType][0].upperLookupRecent(uint48(instant));
        if (rate == NIL) rate = 0;
    }
}
