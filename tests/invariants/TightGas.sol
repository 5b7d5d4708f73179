// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {VmSafe} from "forge-std/Vm.sol";

import {Entry} from "contracts/types/Entry.sol";
import {RegistryDouble} from "../contracts/distribution/RegistryDouble.sol";

/// A registry that works before it answers, as the real one does when it records an admission.
contract WorkingRegistry is RegistryDouble {
    uint256 private constant WORK = 60_000; // [gas]

    function admit(address wallet, uint256 topics, bool chosen) public view override returns (Entry) {
        uint256 from = gasleft();
        while (from - gasleft() < WORK) {}
        return super.admit(wallet, topics, chosen);
    }
}

/// GAS-1: the calls of a handler that move money, sent with plenty of gas or, once `_tight` is drawn, with random gas first:
/// that call either reverts or answers and writes, word by word, what it does with plenty.
abstract contract TightGas is Test {
    uint256 private constant ATTEMPTS = 3;

    /// What the gas of the next call is drawn from; 0 = plenty.
    uint256 internal _tight;
    /// How often each situation came about; of a call `name` with tight gas also `short: name` and `enough: name`.
    mapping(bytes32 situation => uint256) public seen;

    function _call(string memory name, address caller, address target, bytes memory data)
        internal
        returns (bytes memory answer)
    {
        if (_tight == 0) return _sent(caller, target, data);
        uint256 seed = _tight;
        _tight = 0;
        uint256 state = vm.snapshotState();
        vm.startStateDiffRecording();
        uint256 used = gasleft();
        answer = _sent(caller, target, data);
        used -= gasleft();
        bytes32 written = _written(vm.stopAndReturnStateDiff());
        assertTrue(vm.revertToStateAndDelete(state));
        for (uint256 i; i < ATTEMPTS; ++i) {
            if (_isEnough(caller, target, data, _drawn(seed, used, i), keccak256(answer), written)) {
                ++seen[_named("enough: ", name)];
                return answer;
            }
            ++seen[_named("short: ", name)];
        }
        return _sent(caller, target, data);
    }

    function _sent(address caller, address target, bytes memory data) private returns (bytes memory answer) {
        bool ok;
        vm.prank(caller);
        (ok, answer) = target.call(data);
        if (ok) return answer;
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }

    function _isEnough(
        address caller,
        address target,
        bytes memory data,
        uint256 gas_,
        bytes32 answered,
        bytes32 written
    ) private returns (bool ok) {
        bytes memory answer;
        vm.startStateDiffRecording();
        vm.prank(caller);
        (ok, answer) = target.call{gas: gas_}(data);
        bytes32 now_ = _written(vm.stopAndReturnStateDiff());
        if (!ok) return false;
        assertEq(keccak256(answer), answered, "GAS-1 answered as with plenty");
        assertEq(now_, written, "GAS-1 written as with plenty");
    }

    /// The first somewhere, the others ever closer to what the call needs.
    function _drawn(uint256 seed, uint256 used, uint256 i) private pure returns (uint256) {
        uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
        if (i == 0) return bound(drawn, used / 8, used);
        return i == 1 ? bound(drawn, used * 3 / 4, used * 17 / 16) : bound(drawn, used * 15 / 16, used * 5 / 4);
    }

    function _written(VmSafe.AccountAccess[] memory accesses) private pure returns (bytes32 hash) {
        for (uint256 i; i < accesses.length; ++i) {
            if (accesses[i].reverted) continue;
            VmSafe.StorageAccess[] memory words = accesses[i].storageAccesses;
            for (uint256 k; k < words.length; ++k) {
                if (!words[k].isWrite || words[k].reverted) continue;
                hash = keccak256(abi.encode(hash, words[k].account, words[k].slot, words[k].newValue));
            }
        }
    }

    function _named(string memory kind, string memory name) private pure returns (bytes32) {
        return bytes32(bytes(string.concat(kind, name)));
    }
}
