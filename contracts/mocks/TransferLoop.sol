// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title How a token without lists is sent to many: one `transferFrom` each.
contract TransferLoop {
    function transferMany(IERC20 token, address[] calldata to, uint256[] calldata amounts) external {
        for (uint256 i; i < to.length; ++i) token.transferFrom(msg.sender, to[i], amounts[i]);
    }
}
