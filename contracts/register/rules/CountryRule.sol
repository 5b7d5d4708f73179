// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";
import {Policy, PolicySwitches} from "../../types/Policy.sol";

/// @title Nobody holds from a country that the policy refuses, nor a US person where those are refused.
library CountryRule {
    /// @param country ISO 3166-1 numeric; 0 = unknown
    error CountryDenied(address wallet, uint256 country);
    error UsPersonDenied(address wallet);

    /// @param map the register's wide list, one bit per code
    function countryOk(Entry e, Policy p, uint256[4] storage map) internal view returns (bool) {
        uint256 country = e.country();
        bool listed = p.isOn(PolicySwitches.COUNTRY_MAP)
            ? (map[country >> 8] >> (country & 0xff)) & 1 != 0
            : p.lists(country);
        return listed == p.isOn(PolicySwitches.COUNTRY_ALLOW) && (country != 0 || !p.isOn(PolicySwitches.COUNTRY_ALLOW));
    }

    function usPersonOk(Entry e, Policy p) internal pure returns (bool) {
        return !(e.has(EntryFlags.US_PERSON) && p.isOn(PolicySwitches.DENY_US_PERSONS));
    }

    function check(address wallet, Entry e, Policy p, uint256[4] storage map) internal view {
        require(countryOk(e, p, map), CountryDenied(wallet, e.country()));
        require(usPersonOk(e, p), UsPersonDenied(wallet));
    }
}
