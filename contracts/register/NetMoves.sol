// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IDeliverable} from "./interfaces/IDeliverable.sol";

/// @title The net of many deliveries in one asset: its sum, and the transfers that show it.
library NetMoves {
    function sumOf(address[] calldata parties, int256[] calldata deltas) internal pure returns (int256 sum) {
        require(
            parties.length == deltas.length, IDeliverable.NetListsDiffer(parties.length, deltas.length)
        );
        for (uint256 i; i < deltas.length; ++i) sum += deltas[i];
    }

    /// @dev Pairs debtors with creditors in the order of the list. What debtors give beyond all credits goes to nobody,
    /// what creditors get beyond all debits comes from nobody: a burn and a mint.
    function emitTransfers(address[] calldata parties, int256[] calldata deltas) internal {
        (uint256 d, uint256 c) = (_next(deltas, 0, -1), _next(deltas, 0, 1));
        uint256 owed = _sizeAt(deltas, d);
        uint256 due = _sizeAt(deltas, c);
        while (owed != 0 || due != 0) {
            uint256 amount = owed == 0 || due == 0 ? owed + due : Math.min(owed, due);
            emit IERC20.Transfer(
                owed == 0 ? address(0) : parties[d], due == 0 ? address(0) : parties[c], amount
            );
            if (owed != 0 && (owed -= amount) == 0) owed = _sizeAt(deltas, d = _next(deltas, d + 1, -1));
            if (due != 0 && (due -= amount) == 0) due = _sizeAt(deltas, c = _next(deltas, c + 1, 1));
        }
    }

    /// @dev The next place whose delta has this sign; the length where there is none.
    function _next(int256[] calldata deltas, uint256 from, int256 sign) private pure returns (uint256 i) {
        i = from;
        while (i < deltas.length && (sign > 0 ? deltas[i] <= 0 : deltas[i] >= 0)) ++i;
    }

    function _sizeAt(int256[] calldata deltas, uint256 i) private pure returns (uint256) {
        if (i >= deltas.length) return 0;
        return uint256(deltas[i] > 0 ? deltas[i] : -deltas[i]);
    }
}
