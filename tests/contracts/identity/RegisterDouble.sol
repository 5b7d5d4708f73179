// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {Entry} from "contracts/types/Entry.sol";
import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {Register} from "contracts/register/Register.sol";
import {Eligibility} from "contracts/register/rules/Eligibility.sol";

/// The real gate with nothing around it: anyone mints, burns, recovers and points it to another registry.
contract RegisterDouble is Register {
    error Closed(uint256 closesAt);

    uint256[4] private _noCountries;

    constructor(address authority, IAdmissions registry, uint8 topics)
        Register("Double", 0, authority, registry, _terms(topics))
    {}

    function mint(address to, uint256 units) external {
        _mint(to, units);
    }

    function burn(address from, uint256 units) external {
        _burnUnits(from, units);
    }

    function recover(address lost, address successor) external {
        _recover(lost, successor);
    }

    function point(IAdmissions registry) external {
        _setRegistry(registry);
    }

    function setTopics(uint8 topics) external {
        bool changed = _policy.topics() != topics;
        _policy = _policy.withTopics(topics);
        if (changed) _raiseGeneration();
    }

    function setGeneration(uint256 generation_) external {
        _storeGeneration(generation_);
    }

    /// Whether the stored entry, not looked up again, passes every rule about a wallet.
    function eligibleAsStored(address wallet) external view returns (bool) {
        return Eligibility.ok(_entries[wallet].entry, _policy, _config.generation(), _noCountries);
    }

    /// Whether a movement at this second would find the wallet eligible.
    function canHold(address wallet) external view returns (bool) {
        Entry e = _entries[wallet].entry;
        if (e.mayBeLookedUp(_config.generation(), !_policy.isOn(PolicySwitches.PRIVATE_PLACEMENT))) {
            Entry attributes = _registry.preview(address(this), wallet, _policy.topics());
            if (attributes.validUntilAt() != 0) e = e.admittedAs(attributes, _config.generation());
        }
        return Eligibility.ok(e, _policy, _config.generation(), _noCountries);
    }

    function _refuseClosed(uint256 closesAt) internal pure override {
        revert Closed(closesAt);
    }

    function _terms(uint8 topics) private pure returns (PolicyTerms memory terms) {
        terms.topics = topics;
    }
}
