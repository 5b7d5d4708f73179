// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The numbers of a bond's obligations: the coupon of period i is i.
library Numbers {
    /// @dev The last repayment of principal; an instalment at the end of an earlier period i is PRINCIPAL + 1 + i.
    uint256 internal constant PRINCIPAL = 1 << 16;
    /// @dev Put k is PUT + k.
    uint256 internal constant PUT = 1 << 17;
    /// @dev Payment k on an accelerated claim is CLAIM + k.
    uint256 internal constant CLAIM = 1 << 18;
    /// @dev No obligation: event k that the trustee recorded is EVENT + k.
    uint256 internal constant EVENT = 1 << 19;
    /// @dev Interest on obligation n for being late is LATE + n.
    uint256 internal constant LATE = 1 << 20;
    /// @dev The tax line of obligation n is TAX + n.
    uint256 internal constant TAX = 1 << 21;
}
