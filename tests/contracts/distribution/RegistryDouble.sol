// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {IRegisterSync} from "contracts/register/interfaces/IRegisterSync.sol";
import {Entry, EntryLib} from "contracts/types/Entry.sol";

/// A registry that knows wallets with the attributes it was told, and pushes them when they change.
contract RegistryDouble is IAdmissions {
    mapping(address wallet => Entry) private _attributes;

    function know(address wallet, uint256 country, uint256 flags) external {
        _attributes[wallet] = EntryLib.attributes(type(uint32).max, country, 3, flags);
    }

    function forget(address wallet) external {
        _attributes[wallet] = Entry.wrap(0);
    }

    function push(address wallet, address[] calldata registers) external {
        for (uint256 i; i < registers.length; ++i) IRegisterSync(registers[i]).sync(wallet, _attributes[wallet]);
    }

    function admit(address wallet, uint256, bool) public view virtual returns (Entry) {
        return _attributes[wallet];
    }

    function preview(address, address wallet, uint256) external view returns (Entry) {
        return _attributes[wallet];
    }

    function succeed(address, address successor, uint256) external view returns (Entry) {
        return _attributes[successor];
    }
}
