// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {ISecurityViews} from "contracts/token/interfaces/ISecurityViews.sol";
import {Entry} from "contracts/types/Entry.sol";

/// @title The views that a token's face answers, asked at the token: for tests that hold it by its own type.
library SecurityViews {
    function views(SecurityToken token) internal pure returns (ISecurityViews) {
        return ISecurityViews(address(token));
    }

    function canSend(SecurityToken token, address account) internal view returns (bool) {
        return views(token).canSend(account);
    }

    function canReceive(SecurityToken token, address account) internal view returns (bool) {
        return views(token).canReceive(account);
    }

    function canTransfer(SecurityToken token, address from, address to, uint256 amount) internal view returns (bool) {
        return views(token).canTransfer(from, to, amount);
    }

    function canTransferFrom(SecurityToken token, address spender, address from, address to, uint256 amount)
        internal
        view
        returns (bool)
    {
        return views(token).canTransferFrom(spender, from, to, amount);
    }

    function detectTransferRestriction(SecurityToken token, address from, address to, uint256 amount)
        internal
        view
        returns (uint8)
    {
        return views(token).detectTransferRestriction(from, to, amount);
    }

    function messageForTransferRestriction(SecurityToken token, uint8 code) internal view returns (string memory) {
        return views(token).messageForTransferRestriction(code);
    }

    function getDocument(SecurityToken token, bytes32 name) internal view returns (string memory, bytes32, uint256) {
        return views(token).getDocument(name);
    }

    function getAllDocuments(SecurityToken token) internal view returns (bytes32[] memory) {
        return views(token).getAllDocuments();
    }

    function clock(SecurityToken token) internal view returns (uint48) {
        return views(token).clock();
    }

    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE(SecurityToken token) internal view returns (string memory) {
        return views(token).CLOCK_MODE();
    }

    function supportsInterface(SecurityToken token, bytes4 id) internal view returns (bool) {
        return views(token).supportsInterface(id);
    }

    function compliance(SecurityToken token) internal view returns (address) {
        return views(token).compliance();
    }

    function paused(SecurityToken token) internal view returns (bool) {
        return views(token).paused();
    }

    function isFrozen(SecurityToken token, address account) internal view returns (bool) {
        return views(token).isFrozen(account);
    }

    function getFrozenTokens(SecurityToken token, address account) internal view returns (uint256) {
        return views(token).getFrozenTokens(account);
    }

    function eip712Domain(SecurityToken token)
        internal
        view
        returns (bytes1, string memory, string memory, uint256, address, bytes32, uint256[] memory)
    {
        return views(token).eip712Domain();
    }

    function recordInstants(SecurityToken token, uint256 from, uint256 count) internal view returns (uint256[] memory) {
        return views(token).recordInstants(from, count);
    }

    function positionsAt(SecurityToken token, address[] memory wallets, uint256 recordAt)
        internal
        view
        returns (Entry[] memory)
    {
        return views(token).positionsAt(wallets, recordAt);
    }

    function balanceAt(SecurityToken token, address wallet, uint256 recordAt) internal view returns (uint256) {
        return views(token).balanceAt(wallet, recordAt);
    }

    function totalSupplyAt(SecurityToken token, uint256 recordAt) internal view returns (uint256) {
        return views(token).totalSupplyAt(recordAt);
    }
}
