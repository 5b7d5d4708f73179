// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The reads of ERC-7092; its writes are the token's ERC-20 ones.
/// @notice Principal is [cash base units]; dates are midnights UTC of date labels [s].
interface IERC7092 {
    function isin() external view returns (string memory);
    function name() external view returns (string memory);
    function symbol() external view returns (string memory);

    /// @notice The cash token that the bond is paid in.
    function currency() external view returns (address);

    /// @notice [cash base units] principal of one unit.
    function denomination() external view returns (uint256);

    /// @notice [cash base units] principal issued.
    function issueVolume() external view returns (uint256);

    /// @notice [basis points] per annum, cut.
    function couponRate() external view returns (uint256);
    function issueDate() external view returns (uint256);
    function maturityDate() external view returns (uint256);
    function principalOf(address account) external view returns (uint256);
}

/// @title The optional reads of ERC-7092.
interface IERC7092Metadata {
    function decimals() external view returns (uint8);
    function currencyOfCoupon() external view returns (address);

    /// @return 1 = fixed
    function couponType() external view returns (uint8);

    /// @return coupons per year
    function couponFrequency() external view returns (uint256);

    /// @return the place in `DayCountConvention`
    function dayCountBasis() external view returns (uint8);
}
