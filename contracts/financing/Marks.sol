// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IMarks, Mark} from "./interfaces/IMarks.sol";

/// @title Prices of assets, each by the source that posts it.
contract Marks is IMarks {
    mapping(address source => mapping(address asset => Mark)) private _marks;

    /// @inheritdoc IMarks
    function post(address asset, uint128 price, uint64 asOf) external {
        Mark storage last = _marks[msg.sender][asset];
        require(price != 0, MarkPriceZero(asset));
        require(asOf <= block.timestamp, MarkEarly(asset, asOf, block.timestamp));
        require(asOf > last.asOf, MarkOutOfOrder(asset, asOf, last.asOf));
        (last.price, last.asOf) = (price, asOf);
        emit Marked(msg.sender, asset, price, asOf);
    }

    /// @inheritdoc IMarks
    function markOf(address source, address asset) external view returns (Mark memory) {
        return _marks[source][asset];
    }
}
