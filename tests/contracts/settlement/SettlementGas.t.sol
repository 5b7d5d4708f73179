// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// forge-config: default.isolate = true
contract SettlementGasTest is SettlementFixture {
    function test_gas_dvp_two_signatures() public {
        bond.scheduleRecord(TRADE_AT + 10);
        vm.warp(TRADE_AT + 20);
        vm.prank(seller.addr);
        bond.transfer(buyer.addr, 1);
        Instruction memory instruction = _dvp();
        instruction.settlementAt = TRADE_AT + 15;
        bytes[] memory signatures = _both(instruction);
        vm.prank(messenger);
        settlement.settleSigned(instruction, signatures);
        emit log_named_uint("gas", vm.lastCallGas().gasTotalUsed);
    }
}
