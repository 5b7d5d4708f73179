// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Vm.sol";

import {IERC3643} from "contracts/token/interfaces/IERC3643.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "./SecurityViews.sol";
import {TokenFixture} from "./TokenFixture.sol";

using SecurityViews for SecurityToken;

/// What an indexer knows that reads the events of ERC-3643 and nothing else.
contract EventsTest is TokenFixture {
    mapping(address wallet => uint256) private frozenBySum;
    mapping(address wallet => bool) private isFrozenByLog;

    /// The registry, the name and the decimals are told at deployment, not only when they change.
    function test_a_deployment_says_what_it_is() public {
        vm.recordLogs();
        SecurityToken created = newToken(terms());
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 told;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != address(created)) continue;
            if (logs[i].topics[0] == IERC3643.IdentityRegistryAdded.selector) {
                assertEq(logs[i].topics[1], bytes32(uint256(uint160(address(registry)))));
                ++told;
            }
            if (logs[i].topics[0] == IERC3643.UpdatedTokenInformation.selector) {
                assertEq(logs[i].topics.length, 1, "the EIP indexes nothing");
                (string memory name, string memory symbol, uint8 decimals,, address onchainID) =
                    abi.decode(logs[i].data, (string, string, uint8, string, address));
                assertEq(name, "FTID TOKEN 001");
                assertEq(symbol, "FTID001");
                assertEq(decimals, 0);
                assertEq(onchainID, address(0));
                ++told;
            }
        }
        assertEq(told, 2);
    }

    /// Freezes by amount and as a whole, orders, redemptions and a recovery: the sum of the events is what the chain says.
    function testFuzz_freezes_add_up(uint256 seed) public {
        vm.recordLogs();
        address[3] memory wallets = [holder, investor, otherInvestor];
        uint256 orders;
        for (uint256 i; i < 16; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            address wallet = wallets[(seed >> 8) % 3];
            uint256 amount = (seed >> 16) % (token.balanceOf(wallet) + 200);
            uint256 act = seed % 7;
            if (act == 0) {
                vm.prank(freezer);
                token.setFrozenTokens(wallet, amount);
            } else if (act == 1 && amount <= token.getFrozenTokens(wallet)) {
                vm.prank(freezer);
                token.unfreezePartialTokens(wallet, amount);
            } else if (act == 2) {
                vm.prank(freezer);
                token.setAddressFrozen(wallet, amount % 2 == 0);
            } else if (act == 3 && amount <= token.balanceOf(wallet)) {
                token.burn(wallet, amount);
            } else if (act == 4 && amount <= token.balanceOf(wallet)) {
                token.redeem(wallet, amount);
            } else if (act == 5 && amount <= token.balanceOf(wallet) && wallet != spender) {
                lodged(bytes32(++orders), wallet, spender, amount);
                vm.prank(enforcer);
                token.forcedTransfer(wallet, spender, amount);
            }
        }
        address successor = makeAddr("successor");
        registry.replaceWallet(holder, successor);
        token.recoveryAddress(holder, successor, holder);
        _read(vm.getRecordedLogs());
        address[5] memory all = [holder, successor, investor, otherInvestor, spender];
        for (uint256 i; i < 5; ++i) {
            assertEq(frozenBySum[all[i]], token.getFrozenTokens(all[i]), "units");
            // A dead wallet is frozen for good, and no log of a freeze says so: its successor's does.
            if (all[i] != holder) assertEq(isFrozenByLog[all[i]], token.isFrozen(all[i]), "wallet");
        }
        assertFalse(isFrozenByLog[holder]);
    }

    function _read(Vm.Log[] memory logs) private {
        for (uint256 i; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IERC3643.TokensFrozen.selector) frozenBySum[_wallet(logs[i])] += abi.decode(logs[i].data, (uint256));
            if (topic == IERC3643.TokensUnfrozen.selector) frozenBySum[_wallet(logs[i])] -= abi.decode(logs[i].data, (uint256));
            if (topic == IERC3643.AddressFrozen.selector) isFrozenByLog[_wallet(logs[i])] = uint256(logs[i].topics[2]) != 0;
        }
    }

    function _wallet(Vm.Log memory log) private pure returns (address) {
        return address(uint160(uint256(log.topics[1])));
    }
}
