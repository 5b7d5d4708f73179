// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../types/Entry.sol";

/// @notice A page as it is worked through: whoever is paid is moved to the front of its lists.
/// @param payees empty while every holder is its own payee
/// @param gross empty where nothing is withheld: then the nets
/// @param income what of each share is, where a share source says it; else empty
/// @param keeps keeps for whom it can't pay; else passes over
/// @param entries empty but for a page that passes over whom it can't pay
/// @param doubts flags of an entry that is not simply paid; all bits = every one is looked at
/// @param left [cash base units] of the total
/// @param kept, paid, withheld, taxed [cash base units] `withheld` is taken out of entitlements, `taxed` comes on top
struct Page {
    address[] wallets;
    address[] payees;
    uint256[] gross;
    uint256[] nets;
    uint256[] income;
    Entry[] entries;
    bool keeps;
    uint256 doubts;
    uint256 left;
    uint256 count;
    uint256 units;
    uint256 reached;
    uint256 kept;
    uint256 paid;
    uint256 withheld;
    uint256 taxed;
}

using PageLib for Page global;

library PageLib {
    /// @dev Puts a holder who is paid behind those already placed.
    function place(Page memory page, address wallet, address payee, uint256 gross, uint256 net) internal pure {
        uint256 k = page.count++;
        (page.wallets[k], page.nets[k]) = (wallet, net);
        if (page.payees.length != 0) page.payees[k] = payee;
        if (page.gross.length != 0) page.gross[k] = gross;
    }

    /// @dev Cuts the lists after the page's count; they are never lengthened again.
    function shorten(Page memory page) internal pure {
        (uint256 count, address[] memory wallets, uint256[] memory nets) = (page.count, page.wallets, page.nets);
        (address[] memory payees, uint256[] memory gross) = (page.payees, page.gross);
        assembly ("memory-safe") {
            mstore(wallets, count)
            mstore(nets, count)
            if mload(payees) { mstore(payees, count) }
            if mload(gross) { mstore(gross, count) }
        }
    }

    function copyOf(address[] memory list) internal pure returns (address[] memory copy) {
        copy = new address[](list.length);
        for (uint256 i; i < list.length; ++i) copy[i] = list[i];
    }
}
