// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {HolderView} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IRegisterSync} from "contracts/register/interfaces/IRegisterSync.sol";
import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";

/// A registry that answers what it was told, pushes when asked to, and may be out of reach.
contract AdmissionsDouble is IAdmissions {
    error OutOfReach();
    error WalletNotSuccessor(address lost, address successor);

    mapping(address wallet => Entry) private _attributes;
    mapping(address lost => address) public successorOf;
    bool public unreachable;
    uint256 public lookUps;

    function know(address wallet, uint256 validUntilAt, uint256 country, uint256 class, uint256 flags) public {
        _attributes[wallet] = EntryLib.attributes(validUntilAt, country, class, flags);
    }

    function forget(address wallet) external {
        _attributes[wallet] = Entry.wrap(0);
    }

    /// As a registry does that withdraws an admission.
    function withdraw(IRegisterSync register, address wallet) external {
        register.sync(wallet, Entry.wrap(0));
    }

    function push(IRegisterSync register, address wallet) external {
        register.sync(wallet, _attributes[wallet]);
    }

    function raise(IRegisterSync register) external {
        register.raiseGeneration();
    }

    function replaceWalletIn(address, address lost, address successor) external returns (address) {
        return replaceWallet(lost, successor);
    }

    /// Whoever is known already replaces nobody: `succeed` says whose successor it is.
    function replaceWallet(address lost, address successor) public returns (address) {
        if (_attributes[successor].validUntilAt() == 0) {
            successorOf[lost] = successor;
            _attributes[successor] = _attributes[lost];
            _attributes[lost] = Entry.wrap(0);
        }
        return successor;
    }

    /// Each wallet is a holder of its own.
    function holderOf(address wallet) external view returns (address) {
        return _attributes[wallet].validUntilAt() == 0 ? address(0) : wallet;
    }

    function holder(address id) external view returns (HolderView memory found) {
        found.sanctioned = _attributes[id].has(EntryFlags.SANCTIONED);
    }

    function setUnreachable(bool unreachable_) external {
        unreachable = unreachable_;
    }

    function admit(address wallet, uint256, bool) external returns (Entry) {
        ++lookUps;
        return _attributes[wallet];
    }

    function preview(address, address wallet, uint256) external view returns (Entry) {
        require(!unreachable, OutOfReach());
        return _attributes[wallet];
    }

    function succeed(address lost, address successor, uint256) external view returns (Entry) {
        require(successorOf[lost] == successor, WalletNotSuccessor(lost, successor));
        return _attributes[successor];
    }
}
