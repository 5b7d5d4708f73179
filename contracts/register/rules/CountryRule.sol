// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../../types/Entry.sol";
import {Policy, PolicySwitches} from "../../types/Policy.sol";

/// @title Nobody holds from a country that the policy refuses, nor a US person where those are refused.
library CountryRule {
    /// @notice The wallet's holder lives in a country that the policy refuses.
    /// @param country ISO 3166-1 numeric; 0 = unknown
    error CountryDenied(address wallet, uint256 country);
    /// @notice The holder is a US person, and the policy refuses those.
    error UsPersonDenied(address wallet);

    /// @dev An unknown country (0) is in no list of the admitted: it passes only where the policy asks of no country.
    /// @param map the register's wide list, one bit per code
    function countryOk(Entry e, Policy p, uint256[4] storage map) internal view returns (bool) {
        uint256 country = e.country();
        return _ok(country, p, p.isOn(PolicySwitches.COUNTRY_MAP) ? map[country >> 8] : 0);
    }

    /// @dev The same over a copy of the wide list.
    function countryOkIn(Entry e, Policy p, uint256[4] memory map) internal pure returns (bool) {
        uint256 country = e.country();
        return _ok(country, p, map[country >> 8]);
    }

    function _ok(uint256 country, Policy p, uint256 mapWord) private pure returns (bool) {
        bool allow = p.isOn(PolicySwitches.COUNTRY_ALLOW);
        bool wide = p.isOn(PolicySwitches.COUNTRY_MAP);
        if (country == 0) return !allow && !wide && p.listsNone();
        return (wide ? (mapWord >> (country & 0xff)) & 1 != 0 : p.lists(country)) == allow;
    }

    function usPersonOk(Entry e, Policy p) internal pure returns (bool) {
        return !(e.has(EntryFlags.US_PERSON) && p.isOn(PolicySwitches.DENY_US_PERSONS));
    }

    function check(address wallet, Entry e, Policy p, uint256[4] storage map) internal view {
        require(countryOk(e, p, map), CountryDenied(wallet, e.country()));
        require(usPersonOk(e, p), UsPersonDenied(wallet));
    }
}
