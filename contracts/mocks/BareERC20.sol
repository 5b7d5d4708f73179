// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title What the benchmark compares with: OpenZeppelin's ERC-20 and nothing else; anybody mints.
contract BareERC20 is ERC20("Bare", "BARE") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
