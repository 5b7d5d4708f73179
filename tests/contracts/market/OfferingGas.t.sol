// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MarketFixture} from "./MarketFixture.sol";
import {Acceptance} from "contracts/market/interfaces/IOffering.sol";

/// forge-config: default.isolate = true
contract OfferingGasTest is MarketFixture {
    /// 950,000 of what is deployed (the production profile, and `rwa bench gas`); a tenth more as Forge compiles it.
    uint256 private constant PRIMARY_CLOSE_10_MAX = 1_045_000;

    function test_gas_primary_close_10() public {
        uint256 id = _allotted();
        Acceptance[] memory acceptances = _acceptances(id, 0, 10);
        vm.prank(bookrunner);
        offering.close(id, acceptances);
        uint256 used = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("primary_close_10", used);
        assertLe(used, PRIMARY_CLOSE_10_MAX);
    }
}
