// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice The structure under which money crosses the mainland's border.
/// @dev QDII takes mainland investors' money out: an OUTBOUND structure only.
enum ChannelCode {
    FDI,
    QFLP,
    QFII,
    SHAREHOLDER_LOAN,
    FOREIGN_DEBT,
    QDII
}

/// @dev Seen from the mainland: INBOUND, proceeds of the issue going in; OUTBOUND, revenue coming out to the holders.
enum ChannelDirection {
    INBOUND,
    OUTBOUND
}

/// @notice A filed way for a pool's money.
/// @param expiresAt [s] good while now ≤ expiresAt
/// @param quota, used [cash base units]
/// @param counterparty OUTBOUND: whose deposit pays in; INBOUND: who is paid
/// @param filingHash of the filing with the foreign exchange administration
struct Channel {
    ChannelCode code;
    ChannelDirection direction;
    uint40 expiresAt;
    uint96 quota;
    uint96 used;
    address counterparty;
    bytes32 filingHash;
}

/// @title Money of a pool crosses the border by filed channels only, within their quota.
/// @notice A pool is a security token's address, the scope of the roles. Stopped channel by channel: `closeChannel`.
interface IRepatriation {
    event ChannelOpened(address indexed pool, uint256 indexed channel, Channel terms);
    event ChannelClosed(address indexed pool, uint256 indexed channel);
    event ChannelUsed(
        address indexed pool, uint256 indexed channel, uint256 amount, uint256 used, bytes32 indexed bookingId
    );
    /// @notice Proceeds of the pool's issue wait for an INBOUND channel.
    event ProceedsBooked(address indexed pool, address indexed offering, uint256 amount);
    /// @notice Proceeds went to the mainland.
    event ProceedsRemitted(address indexed pool, uint256 indexed channel, address indexed to, uint256 amount);

    error ChannelUnfit(address pool, string field);
    error ChannelDirectionUnfit(address pool, uint256 channel, ChannelDirection needed);
    error ChannelExpired(address pool, uint256 channel, uint256 expiresAt, uint256 nowAt);
    error ChannelQuotaExceeded(address pool, uint256 channel, uint256 used, uint256 quota);
    error ProceedsInsufficient(address pool, uint256 proceeds, uint256 needed);
    error CounterpartyUnknown(address pool, uint256 channel, address caller, address counterparty);

    /// @notice Opens a channel (COMPLIANCE). Requirements (`ChannelUnfit`): a filing hash, a counterparty, a quota, an end
    /// in the future; QDII not INBOUND (`ChannelDirectionUnfit`).
    /// @return channel its number in the pool, from 1
    function openChannel(address pool, Channel calldata terms) external returns (uint256 channel);

    /// @notice Ends a channel at once (COMPLIANCE).
    function closeChannel(address pool, uint256 channel) external;

    /// @notice Pays proceeds of the issue to the channel's counterparty (ISSUER). Nothing else moves them. Requirements: an
    /// INBOUND channel that has not expired, within its quota; so much is there (`ProceedsInsufficient`); the refusing
    /// token's error bubbles.
    /// @param inAsset the counterparty's bank's deposit
    function remitProceeds(address pool, uint256 channel, address inAsset, uint256 amount, bytes32 bookingId) external;

    function channelOf(address pool, uint256 channel) external view returns (Channel memory);
    function channelsOf(address pool) external view returns (uint256 count);
}
