// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";
import {CountryRule} from "./CountryRule.sol";
import {FreezeRule} from "./FreezeRule.sol";
import {InvestorClassRule} from "./InvestorClassRule.sol";
import {SanctionRule} from "./SanctionRule.sol";
import {VerificationRule} from "./VerificationRule.sol";

/// @title What must be true of a wallet, whichever side of a movement it is on.
library Eligibility {
    function check(address wallet, Entry e, Policy p, uint256 generation, uint256[4] storage map) internal view {
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
        VerificationRule.check(wallet, e, generation);
        CountryRule.check(wallet, e, p, map);
        InvestorClassRule.check(wallet, e, p);
    }

    /// @dev The same answer in fewer steps; freeze, replacement, sanction and admission are one mask of the flags.
    function ok(Entry e, Policy p, uint256 generation, uint256[4] storage map) internal view returns (bool) {
        return e.inGoodStanding() && e.current(generation) && CountryRule.countryOk(e, p, map)
            && CountryRule.usPersonOk(e, p) && InvestorClassRule.ok(e, p);
    }
}
