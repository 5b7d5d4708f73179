// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";

import {IDeliverableViews} from "../../register/interfaces/IDeliverable.sol";
import {IERC7943Views} from "../../register/interfaces/IERC7943.sol";
import {IRegisterRecords} from "../../register/interfaces/IRegister.sol";
import {IERC1404} from "./IERC1404.sol";
import {IERC1643Views} from "./IERC1643.sol";
import {IERC3643Views} from "./IERC3643.sol";

/// @title The standards' views of a security token, answered at the token's address by its face.
/// @notice Asked at the token, the face answers for it: the token hands it the caller's own calldata by static call and
/// returns what it says. Amounts are [units]. A view that lacks gas reverts and never answers.
interface ISecurityViews is
    IERC165,
    IERC5267,
    IERC6372,
    IERC1404,
    IERC1643Views,
    IERC3643Views,
    IERC7943Views,
    IRegisterRecords,
    IDeliverableViews
{
    /// @inheritdoc IERC7943Views
    function getFrozenTokens(address account)
        external
        view
        override(IERC3643Views, IERC7943Views)
        returns (uint256 amount);

    /// @notice As `canTransfer`, and whether `spender` may move units of another; allowance is not asked.
    /// @param amount [units]
    function canTransferFrom(address spender, address from, address to, uint256 amount) external view returns (bool);
}
