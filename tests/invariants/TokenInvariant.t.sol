// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {Explainer} from "contracts/compliance/Explainer.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {TokenHandler} from "./TokenHandler.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract TokenInvariantTest is Test {
    TokenHandler private handler;
    SecurityToken private token;

    function setUp() public {
        handler = new TokenHandler();
        handler.setUp();
        token = handler.theToken();
        bytes4[] memory selectors = new bytes4[](17);
        selectors[0] = handler.move.selector;
        selectors[1] = handler.moveFor.selector;
        selectors[2] = handler.moveMany.selector;
        selectors[3] = handler.issue.selector;
        selectors[4] = handler.redeem.selector;
        selectors[5] = handler.force.selector;
        selectors[6] = handler.recover.selector;
        selectors[7] = handler.freezeUnits.selector;
        selectors[8] = handler.freezeWallet.selector;
        selectors[9] = handler.place.selector;
        selectors[10] = handler.finishHold.selector;
        selectors[11] = handler.reclassify.selector;
        selectors[12] = handler.raise.selector;
        selectors[13] = handler.schedule.selector;
        selectors[14] = handler.cancelRecord.selector;
        selectors[15] = handler.wait.selector;
        selectors[16] = handler.advance.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
        targetContract(address(handler));
    }

    function invariant_balances_add_up_to_the_supply_now_and_at_every_record() public view {
        uint256 count = handler.walletCount();
        uint256 sum;
        for (uint256 w; w < count; ++w) sum += token.balanceOf(handler.wallets(w));
        assertEq(sum, token.totalSupply());
        for (uint256 i; i < handler.passedCount(); ++i) {
            sum = 0;
            for (uint256 w; w < count; ++w) sum += token.balanceAt(handler.wallets(w), handler.passed(i));
            assertEq(sum, token.totalSupplyAt(handler.passed(i)));
        }
    }

    function invariant_a_balance_at_a_record_never_changes() public view {
        for (uint256 i; i < handler.passedCount(); ++i) {
            uint256 recordAt = handler.passed(i);
            assertEq(token.totalSupplyAt(recordAt), handler.supplyWhen(recordAt));
            for (uint256 w; w < handler.walletCount(); ++w) {
                address wallet = handler.wallets(w);
                assertEq(token.balanceAt(wallet, recordAt), handler.balanceWhen(recordAt, wallet));
            }
        }
    }

    function invariant_frozen_and_held_units_move_by_their_own_alone() public view {
        for (uint256 w; w < handler.walletCount(); ++w) {
            address wallet = handler.wallets(w);
            (uint256 frozen, uint256 held) = (handler.frozen(wallet), handler.held(wallet));
            assertEq(token.getFrozenTokens(wallet), frozen);
            assertEq(token.heldOf(wallet), held);
            assertEq(token.entryOf(wallet).has(EntryFlags.HELD), held != 0);
            uint256 balance = token.balanceOf(wallet);
            uint256 free = balance > frozen + held ? balance - frozen - held : 0;
            assertEq(Explainer(token.compliance()).freeOf(address(token), wallet), free);
        }
    }

    function invariant_holders_are_the_wallets_with_a_balance() public view {
        uint256 holders;
        for (uint256 w; w < handler.walletCount(); ++w) {
            address wallet = handler.wallets(w);
            if (token.balanceOf(wallet) != 0 && !token.entryOf(wallet).has(EntryFlags.NOMINEE)) ++holders;
        }
        assertEq(token.config().holders(), holders);
    }
}
