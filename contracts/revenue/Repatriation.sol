// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Channel, ChannelCode, ChannelDirection, IRepatriation} from "./interfaces/IRepatriation.sol";

/// @title The channels of every pool, and what was used of them.
abstract contract Repatriation is IRepatriation, ScopedAccess {
    using SafeCast for uint256;

    mapping(address pool => Channel[]) private _channels;

    function openChannel(address pool, Channel calldata terms)
        external
        onlyScoped(Roles.COMPLIANCE, pool)
        returns (uint256 channel)
    {
        require(terms.filingHash != 0, ChannelUnfit(pool, "filingHash"));
        require(terms.counterparty != address(0), ChannelUnfit(pool, "counterparty"));
        require(terms.quota != 0, ChannelUnfit(pool, "quota"));
        require(terms.used == 0, ChannelUnfit(pool, "used"));
        require(terms.expiresAt > block.timestamp, ChannelUnfit(pool, "expiresAt"));
        channel = _channels[pool].length + 1;
        require(
            terms.code != ChannelCode.QDII || terms.direction == ChannelDirection.OUTBOUND,
            ChannelDirectionUnfit(pool, channel, ChannelDirection.OUTBOUND)
        );
        _channels[pool].push(terms);
        emit ChannelOpened(pool, channel, terms);
    }

    function closeChannel(address pool, uint256 channel) external onlyScoped(Roles.COMPLIANCE, pool) {
        _channel(pool, channel).expiresAt = uint40(block.timestamp - 1);
        emit ChannelClosed(pool, channel);
    }

    function channelOf(address pool, uint256 channel) external view returns (Channel memory) {
        return _channel(pool, channel);
    }

    function channelsOf(address pool) external view returns (uint256 count) {
        return _channels[pool].length;
    }

    function _channel(address pool, uint256 channel) internal view returns (Channel storage) {
        require(channel != 0 && channel <= _channels[pool].length, ChannelUnfit(pool, "channel"));
        return _channels[pool][channel - 1];
    }

    /// @dev Draws on the quota; the only writer of what was used.
    function _use(address pool, uint256 channel, ChannelDirection needed, uint256 amount, bytes32 bookingId)
        internal
        returns (address counterparty)
    {
        Channel storage c = _channel(pool, channel);
        require(c.direction == needed, ChannelDirectionUnfit(pool, channel, needed));
        require(block.timestamp <= c.expiresAt, ChannelExpired(pool, channel, c.expiresAt, block.timestamp));
        uint256 used = c.used + amount;
        require(used <= c.quota, ChannelQuotaExceeded(pool, channel, used, c.quota));
        c.used = used.toUint96();
        emit ChannelUsed(pool, channel, amount, used, bookingId);
        return c.counterparty;
    }
}
