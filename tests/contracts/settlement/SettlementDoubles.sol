// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {IRegisterSync} from "contracts/register/interfaces/IRegisterSync.sol";
import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";

/// A registry that knows every wallet it was told of as a professional investor of Hong Kong.
contract AdmissionsDouble is IAdmissions {
    mapping(address wallet => bool) public known;

    function know(address wallet) external {
        known[wallet] = true;
    }

    /// A sanction, pushed as the real registry pushes it.
    function sanction(IRegisterSync register, address wallet) external {
        register.sync(wallet, EntryLib.attributes(type(uint32).max, 344, 3, EntryFlags.SANCTIONED));
    }

    function admit(address wallet, uint256, bool) external view returns (Entry) {
        return _attributes(wallet);
    }

    function preview(address, address wallet, uint256) external view returns (Entry) {
        return _attributes(wallet);
    }

    function succeed(address, address successor, uint256) external view returns (Entry) {
        return _attributes(successor);
    }

    function _attributes(address wallet) private view returns (Entry) {
        return known[wallet] ? EntryLib.attributes(type(uint32).max, 344, 3, 0) : Entry.wrap(0);
    }
}

/// An asset that behaves, or reverts, or keeps a fee, or calls back into the contract that moves it.
contract RogueAsset {
    enum Mode {
        HONEST,
        REVERTING,
        FEE_TAKING,
        REENTERING,
        SILENT
    }

    struct RogueHold {
        address wallet;
        uint256 units;
    }

    Mode public mode;
    /// What it calls back with, and whom.
    address public victim;
    bytes public callback;
    /// Whether a call back ever went through, and what stopped the last one.
    bool public entered;
    bytes public stoppedBy;

    mapping(address wallet => uint256) public balanceOf;
    mapping(address wallet => uint256) public heldOf;
    mapping(bytes32 id => RogueHold) public holdOf;
    uint256 public lastRecordAt;

    error RogueRefused();

    function setMode(Mode mode_) external {
        mode = mode_;
    }

    function setCallback(address victim_, bytes calldata callback_) external {
        victim = victim_;
        callback = callback_;
        mode = Mode.REENTERING;
    }

    function setLastRecordAt(uint256 recordAt) external {
        lastRecordAt = recordAt;
    }

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function settle(address from, address to, uint256, uint256 amount, address) external returns (uint256) {
        return _move(from, to, amount);
    }

    function net(address[] calldata parties, int256[] calldata deltas) external returns (uint256 received) {
        _misbehave();
        for (uint256 i; i < parties.length; ++i) {
            if (deltas[i] > 0) {
                balanceOf[parties[i]] += uint256(deltas[i]);
                received += uint256(deltas[i]);
            } else {
                balanceOf[parties[i]] -= uint256(-deltas[i]);
            }
        }
        if (mode == Mode.FEE_TAKING) --received;
    }

    function check(address, address, uint256, uint256) external view returns (bool) {
        require(mode != Mode.REVERTING, RogueRefused());
        return true;
    }

    function checkVenue(address) external view {
        if (mode == Mode.SILENT) {
            assembly {
                revert(0, 0)
            }
        }
    }

    function refusedPosition(address[] calldata parties, int256[] calldata deltas, uint256[] calldata ending)
        external
        view
        returns (uint256 i)
    {
        for (; i < parties.length; ++i) {
            if (deltas[i] >= 0) continue;
            uint256 free = balanceOf[parties[i]] + ending[i] - heldOf[parties[i]];
            if (uint256(-deltas[i]) > free) return i;
        }
    }

    function placeHold(bytes32 id, HoldTerms calldata terms, address) external {
        _misbehave();
        heldOf[terms.wallet] += terms.amount;
        require(heldOf[terms.wallet] <= balanceOf[terms.wallet], RogueRefused());
        holdOf[id] = RogueHold(terms.wallet, terms.amount);
    }

    function payeeOf(address wallet) external pure returns (address) {
        return wallet;
    }

    function takeHold(bytes32 id, address to, uint256 units) external returns (uint256) {
        address wallet = holdOf[id].wallet;
        heldOf[wallet] -= units;
        delete holdOf[id];
        return _move(wallet, to, units);
    }

    function releaseHold(bytes32 id) external {
        _misbehave();
        heldOf[holdOf[id].wallet] -= holdOf[id].units;
        delete holdOf[id];
    }

    function _move(address from, address to, uint256 amount) private returns (uint256 received) {
        _misbehave();
        require(balanceOf[from] >= amount, RogueRefused());
        received = mode == Mode.FEE_TAKING ? amount - 1 : amount;
        balanceOf[from] -= amount;
        balanceOf[to] += received;
    }

    function _misbehave() private {
        require(mode != Mode.REVERTING, RogueRefused());
        if (mode == Mode.REENTERING) {
            (bool ok, bytes memory reason) = victim.call(callback);
            if (ok) entered = true;
            else stoppedBy = reason;
        }
    }
}

/// A wallet that is a contract: it consents to what its owner signed off.
contract ContractWallet {
    mapping(bytes32 digest => bool) public approved;

    function approveDigest(bytes32 digest) external {
        approved[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return approved[digest] ? this.isValidSignature.selector : bytes4(0xffffffff);
    }
}
