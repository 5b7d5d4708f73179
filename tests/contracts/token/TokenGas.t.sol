// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EntryFlags} from "contracts/types/Entry.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// What a call costs as a transaction of its own: every slot cold, 21,000 and the calldata included, nothing refunded.
/// The limits are those of what is deployed; the code generator that Forge's own tests use is dearer, by less than the
/// allowance made for it. All nine rules are configured and record-date history is on.
contract TokenGasTest is TokenFixture {
    /// @dev A via-IR build has its runtime code below the limit of EIP-170, the other one above it.
    uint256 private constant CODE_LIMIT = 24_576;
    uint256 private constant ALLOWANCE = 12; // per cent

    address[] private many;
    uint256[] private hundreds;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 5; ++i) token.scheduleRecord(block.timestamp + (i + 1) * 180 days);
        admit(nonHolder);
        admit(otherInvestor);
        token.mint(otherInvestor, 500);
        vm.prank(holder);
        token.approve(spender, type(uint128).max);
        vm.prank(court);
        token.lodgeOrder("order", holder, investor, 300);
        for (uint256 i; i < 100; ++i) {
            address receiver = address(uint160(uint256(keccak256(abi.encode("receiver", i)))));
            registry.know(receiver, FOREVER, HONG_KONG, CLASS, EntryFlags.NOMINEE);
            many.push(receiver);
            hundreds.push(1);
        }
        token.batchMint(many, hundreds);
    }

    function test_transfer() public {
        _costs("transfer", holder, abi.encodeCall(token.transfer, (investor, 100)), 42_000);
    }

    function test_transfer_newly_admitted() public {
        _costs("transfer_newly_admitted", holder, abi.encodeCall(token.transfer, (nonHolder, 100)), 48_000);
    }

    function test_transfer_from() public {
        _costs("transfer_from", spender, abi.encodeCall(token.transferFrom, (holder, investor, 100)), 50_000);
    }

    function test_mint_newly_admitted() public {
        _costs("mint_newly_admitted", address(this), abi.encodeCall(token.mint, (nonHolder, 100)), 60_000);
    }

    function test_transfer_first_after_record_date() public {
        vm.warp(block.timestamp + 180 days + 1);
        _costs("transfer_first_after_record_date", holder, abi.encodeCall(token.transfer, (investor, 100)), 92_000);
    }

    function test_freeze_partial() public {
        _costs("freeze_partial", freezer, abi.encodeCall(token.freezePartialTokens, (holder, 100)), 50_000);
    }

    function test_forced_transfer() public {
        _costs("forced_transfer", court, abi.encodeWithSelector(FORCE, holder, investor, 300), 62_000);
    }

    function test_batch_transfer_100() public {
        _costs("batch_transfer_100", holder, abi.encodeCall(token.batchTransfer, (many, hundreds)), 1_067_000);
    }

    function _costs(string memory key, address caller, bytes memory call, uint256 limit) private {
        vm.cool(address(token));
        vm.cool(address(manager));
        vm.prank(caller);
        (bool done,) = address(token).call(call);
        assertTrue(done);
        uint256 gas = vm.lastCallGas().gasTotalUsed + 21_000;
        for (uint256 i; i < call.length; ++i) gas += call[i] == 0 ? 4 : 16;
        emit log_named_uint(key, gas);
        if (address(token).code.length > CODE_LIMIT) limit += (limit * ALLOWANCE) / 100;
        assertLe(gas, limit);
    }
}
