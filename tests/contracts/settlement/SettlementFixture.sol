// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test, Vm} from "forge-std/Test.sol";

import {Powers} from "contracts/register/interfaces/IRegister.sol";
import {Settlement} from "contracts/settlement/Settlement.sol";
import {Instruction, InstructionState, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {AdmissionsDouble, InterbankDouble, RegisterDouble} from "./SettlementDoubles.sol";

/// A bond, the deposits of two banks with an interbank between them, a seller, a buyer, and settlement wired to all.
abstract contract SettlementFixture is Test {
    uint64 internal constant TRADE_AT = 1_800_000_000;
    uint8 internal constant MOX = 1;
    uint256 internal constant UNITS = 2_000;
    uint256 internal constant PRICE = 2_013_480_000;

    AccessManager internal manager;
    AdmissionsDouble internal admissions;
    Settlement internal settlement;
    InterbankDouble internal interbank;
    RegisterDouble internal bond;
    RegisterDouble internal depositA;
    RegisterDouble internal depositB;

    Vm.Wallet internal seller;
    Vm.Wallet internal buyer;
    Vm.Wallet internal broker;
    address internal messenger = makeAddr("messenger");
    address internal nonHolder = makeAddr("nonHolder");

    function setUp() public virtual {
        vm.warp(TRADE_AT);
        manager = new AccessManager(address(this));
        admissions = new AdmissionsDouble();
        settlement = new Settlement(address(manager));
        interbank = new InterbankDouble();
        bond = _register("Bond", 100);
        depositA = _register("Deposit A", 0);
        depositB = _register("Deposit B", 0);
        settlement.setCash(address(depositA), address(interbank));
        settlement.setCash(address(depositB), address(interbank));
        depositA.setPowers(address(interbank), Powers.ISSUE);
        depositB.setPowers(address(interbank), Powers.ISSUE);

        seller = vm.createWallet("seller");
        buyer = vm.createWallet("buyer");
        broker = vm.createWallet("broker");
        admissions.know(seller.addr);
        admissions.know(buyer.addr);
        admissions.know(broker.addr);
        bond.mint(seller.addr, 10_000);
        bond.mint(buyer.addr, 10_000);
        depositA.mint(buyer.addr, 10 * PRICE);
        depositA.mint(seller.addr, 10 * PRICE);
        depositB.mint(seller.addr, 10 * PRICE);
    }

    function _register(string memory name, uint48 minimumHolding) internal returns (RegisterDouble register) {
        uint16[] memory denied = new uint16[](2);
        (denied[0], denied[1]) = (840, 156);
        register = new RegisterDouble(
            name,
            address(manager),
            admissions,
            PolicyTerms({
                switches: 1 << 2,
                minimumClass: 2,
                topics: 3,
                minimumHolding: minimumHolding,
                cap: 1 << 50,
                maximumHolders: 1_000,
                lockUpUntilAt: uint32(TRADE_AT - 1),
                countries: denied
            })
        );
        register.setPowers(address(this), Powers.ISSUE | Powers.SCHEDULE | Powers.HALT | Powers.RECOVER | Powers.REDEEM);
        register.setPowers(address(settlement), Powers.SETTLE | Powers.HOLD);
    }

    // ---- instructions ----

    /// The bond from the seller to the buyer against the same bank's deposit, at once.
    function _dvp() internal view returns (Instruction memory instruction) {
        instruction = _instruction(2);
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, buyer.addr, UNITS);
        instruction.legs[1] = Leg(address(depositA), address(depositA), buyer.addr, seller.addr, PRICE);
    }

    /// The same against a payment to the seller's account at the other bank.
    function _crossBankDvp() internal view returns (Instruction memory instruction) {
        instruction = _dvp();
        instruction.legs[1].inAsset = address(depositB);
    }

    /// The same, intended a day later (T+1) and good for five days.
    function _nextDay(Instruction memory instruction) internal pure returns (Instruction memory) {
        instruction.settlementAt = TRADE_AT + 1 days;
        instruction.expiresAt = TRADE_AT + 5 days;
        return instruction;
    }

    function _instruction(uint256 legs) internal pure returns (Instruction memory instruction) {
        instruction.legs = new Leg[](legs);
        instruction.settlementAt = TRADE_AT;
        instruction.expiresAt = TRADE_AT + 1 days;
        instruction.tradeReference = keccak256("T1");
    }

    // ---- signatures ----

    function _sign(Vm.Wallet memory signer, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer.privateKey, digest);
        return abi.encodePacked(r, s, v);
    }

    function _sign(Vm.Wallet memory signer, Instruction memory instruction) internal view returns (bytes memory) {
        return _sign(signer, InstructionId.unwrap(settlement.idOf(instruction)));
    }

    function _both(Instruction memory instruction) internal view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        signatures[0] = _sign(seller, instruction);
        signatures[1] = _sign(buyer, instruction);
    }

    function _typed(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Settlement"),
                keccak256("1"),
                block.chainid,
                address(settlement)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _cancellation(InstructionId id) internal view returns (bytes32) {
        return _typed(keccak256(abi.encode(keccak256("Cancellation(bytes32 instructionId)"), id)));
    }

    function _reaffirmation(InstructionId id, uint256 recordAt) internal view returns (bytes32) {
        return _typed(
            keccak256(abi.encode(keccak256("Reaffirmation(bytes32 instructionId,uint64 recordAt)"), id, recordAt))
        );
    }

    // ---- steps ----

    function _affirm(Vm.Wallet memory deliverer, Instruction memory instruction) internal {
        vm.prank(deliverer.addr);
        settlement.affirm(instruction);
    }

    function _affirmBoth(Instruction memory instruction) internal returns (InstructionId id) {
        _affirm(seller, instruction);
        _affirm(buyer, instruction);
        return settlement.idOf(instruction);
    }

    // ---- assertions ----

    function _assertStatus(InstructionId id, Status expected) internal view {
        assertEq(uint256(settlement.statusOf(id)), uint256(expected), "status");
    }

    /// The trade of `_dvp` moved once, and nothing is held any more.
    function _assertDelivered(RegisterDouble sellersBank) internal view {
        assertEq(bond.balanceOf(seller.addr), 10_000 - UNITS);
        assertEq(bond.balanceOf(buyer.addr), 10_000 + UNITS);
        assertEq(depositA.balanceOf(buyer.addr), 9 * PRICE);
        assertEq(sellersBank.balanceOf(seller.addr), 11 * PRICE);
        _assertNothingHeld();
    }

    function _assertUntouched() internal view {
        assertEq(bond.balanceOf(seller.addr), 10_000);
        assertEq(bond.balanceOf(buyer.addr), 10_000);
        assertEq(depositA.balanceOf(buyer.addr), 10 * PRICE);
        assertEq(depositA.balanceOf(seller.addr), 10 * PRICE);
        assertEq(depositB.balanceOf(seller.addr), 10 * PRICE);
    }

    function _assertNothingHeld() internal view {
        assertEq(bond.heldOf(seller.addr), 0);
        assertEq(bond.heldOf(buyer.addr), 0);
        assertEq(depositA.heldOf(buyer.addr), 0);
        assertEq(depositA.heldOf(seller.addr), 0);
    }
}
