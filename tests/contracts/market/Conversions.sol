// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MarketFixture} from "./MarketFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {ConversionAgent} from "contracts/market/ConversionAgent.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Settlement} from "contracts/settlement/Settlement.sol";
import {Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";

/// A conversion agent beside a closed offering, a settlement contract that moves the bond, and the instructions that
/// holders and the nominee sign.
abstract contract Conversions is MarketFixture {
    bytes32 internal constant ACCOUNT = keccak256("account at the exchange, salted");

    Settlement internal engine;
    ConversionAgent internal conversion;
    address internal conversionAgent = makeAddr("conversion agent");
    address internal nominee;
    mapping(address wallet => uint256) private _keys;
    uint256 private _nonce;

    function setUp() public virtual override {
        super.setUp();
        nominee = _remember("the exchange's nominee");
        _remember("stranger");
        _remember("successor");
        _remember("nonHolder");
        for (uint256 i; i < investors.length; ++i) _keys[investors[i].addr] = investors[i].privateKey;
        engine = new Settlement();
        conversion = new ConversionAgent(manager, engine);
        token.setPowers(address(engine), Powers.SETTLE | Powers.HOLD);
        manager.grantRole(Roles.id("CONVERSION_AGENT", address(token)), conversionAgent, 0);
        vm.prank(registrar);
        registry.register(nominee, HONG_KONG, 3, uint8(HolderFlags.NOMINEE), _validities(FOREVER));
        vm.prank(nominee);
        token.admitSelf();
        _closed();
        skip(1);
        vm.prank(conversionAgent);
        conversion.setPool(address(token), nominee);
    }

    function _remember(string memory name) private returns (address wallet) {
        uint256 key;
        (wallet, key) = makeAddrAndKey(name);
        _keys[wallet] = key;
    }

    /// One leg of the bond whose condition is the agent, for a holder.
    function _conversion(address holder, address from, address to, uint256 units)
        internal
        returns (Instruction memory instruction)
    {
        instruction.legs = new Leg[](1);
        instruction.legs[0] = Leg(address(token), address(token), from, to, 0, units);
        instruction.nonces = new uint256[](1);
        instruction.nonces[0] = _nonce++;
        instruction.settlementAt = uint64(block.timestamp);
        instruction.expiresAt = uint64(block.timestamp + 1 days);
        instruction.condition = address(conversion);
        instruction.conditionId = bytes32(uint256(uint160(holder)));
        instruction.tradeReference = ACCOUNT;
    }

    function _consent(Instruction memory instruction) internal view returns (bytes memory) {
        bytes32 digest = InstructionId.unwrap(engine.idOf(instruction));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[instruction.legs[0].from], digest);
        return abi.encodePacked(r, s, v);
    }
}
