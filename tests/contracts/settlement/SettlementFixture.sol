// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Test, Vm} from "forge-std/Test.sol";

import {Explainer} from "contracts/compliance/Explainer.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {HoldConsents} from "contracts/settlement/HoldConsents.sol";
import {Settlement} from "contracts/settlement/Settlement.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {OpenGate} from "contracts/mocks/OpenGate.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {AdmissionsDouble} from "./SettlementDoubles.sol";

/// A bond, the deposits of two banks with an interbank between them, a seller, a buyer, and settlement wired to all.
abstract contract SettlementFixture is Test {
    uint64 internal constant TRADE_AT = 1_800_000_000;
    address internal constant MOX = address(uint160(uint256(keccak256("MOX"))));
    uint256 internal constant UNITS = 2_000;
    uint256 internal constant PRICE = 2_013_480_000;
    uint256 internal constant HOLDING = 10_000;
    uint48 internal constant MINIMUM = 100;
    uint256 internal constant MONEY = 10 * PRICE;

    AccessManager internal manager;
    AdmissionsDouble internal admissions;
    Settlement internal settlement;
    HoldConsents internal holdConsents;
    SecurityToken internal bond;
    TokenizedDeposit internal depositA;
    TokenizedDeposit internal depositB;
    SettlementToken internal clearing;
    Interbank internal interbank;
    uint256 private _references;

    Vm.Wallet internal seller;
    Vm.Wallet internal buyer;
    Vm.Wallet internal broker;
    address internal messenger = makeAddr("messenger");
    address internal nonHolder = makeAddr("nonHolder");

    function setUp() public virtual {
        vm.warp(TRADE_AT);
        manager = new AccessManager(address(this));
        admissions = new AdmissionsDouble();
        settlement = new Settlement();
        holdConsents = new HoldConsents();
        seller = vm.createWallet("seller");
        buyer = vm.createWallet("buyer");
        broker = vm.createWallet("broker");
        address[] memory customers = new address[](3);
        (customers[0], customers[1], customers[2]) = (seller.addr, buyer.addr, broker.addr);
        for (uint256 i; i < customers.length; ++i) admissions.know(customers[i]);

        bond = _bond("Bond");
        for (uint256 i; i < 2; ++i) bond.mint(customers[i], HOLDING);

        clearing = new SettlementToken(CashSetup("CNH settlement", "sCNH", "CNH", 2, 0, address(manager), address(admissions), type(uint112).max));
        interbank = new Interbank(address(manager), address(clearing));
        interbank.setCaller(address(settlement), true);
        clearing.setPowers(address(interbank), Powers.SETTLE);
        depositA = _bank("Bank A", customers);
        depositB = _bank("Bank B", customers);
    }

    function _bond(string memory name) internal returns (SecurityToken) {
        PowerGrant[] memory grants = new PowerGrant[](3);
        grants[0] = PowerGrant(
            address(this), Powers.ISSUE | Powers.SCHEDULE | Powers.HALT | Powers.RECOVER | Powers.REDEEM
        );
        grants[1] = PowerGrant(address(settlement), Powers.SETTLE | Powers.HOLD);
        grants[2] = PowerGrant(address(holdConsents), Powers.SETTLE | Powers.HOLD);
        return new SecurityToken(
            TokenSetup({
                name: name,
                symbol: "BOND",
                decimals: 0,
                authority: address(manager),
                identityRegistry: address(admissions),
                explainer: address(new Explainer()),
                documents: address(0),
                instrument: address(0),
                issueGate: IIssueGate(address(new OpenGate())),
                policy: _policy(MINIMUM),
                grants: grants
            })
        );
    }

    /// A bank with its customers, ten prices on each one's account, and money of the clearing bank.
    function _bank(string memory name, address[] memory customers) internal returns (TokenizedDeposit deposit) {
        deposit = new TokenizedDeposit(CashSetup(name, "CNH", "CNH", 2, 0, address(manager), address(admissions), type(uint112).max));
        deposit.setPowers(address(interbank), Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        deposit.setPowers(address(settlement), Powers.SETTLE | Powers.HOLD);
        deposit.setPowers(address(holdConsents), Powers.SETTLE | Powers.HOLD);
        deposit.admitWallets(customers);
        deposit.book(1_000 * PRICE, "opening");
        for (uint256 i; i < customers.length; ++i) deposit.issue(customers[i], MONEY, bytes32(i));

        address[] memory treasury = new address[](1);
        treasury[0] = makeAddr(string.concat(name, "'s treasury"));
        admissions.know(treasury[0]);
        clearing.admitWallets(treasury);
        clearing.book(100 * PRICE, bytes32(++_references));
        clearing.issue(treasury[0], 100 * PRICE, bytes32(_references));
        interbank.setBank(address(deposit), treasury[0]);
        deposit.setInterbank(address(interbank));
    }

    /// Every built-in rule set to something, so that a trade is tested against it.
    function _policy(uint48 minimumHolding) internal pure returns (PolicyTerms memory) {
        uint16[] memory denied = new uint16[](2);
        (denied[0], denied[1]) = (840, 156);
        return PolicyTerms({
            switches: 1 << 2,
            minimumClass: 2,
            topics: 3,
            minimumHolding: minimumHolding,
            cap: 1 << 50,
            maximumHolders: 1_000,
            lockUpUntilAt: uint32(TRADE_AT - 1),
            countries: denied
        });
    }

    // ---- instructions ----

    /// The bond from the seller to the buyer against the same bank's deposit, at once.
    function _dvp() internal view returns (Instruction memory instruction) {
        instruction = _instruction(2);
        instruction.legs[0] = Leg(address(bond), address(bond), seller.addr, buyer.addr, 0, UNITS);
        instruction.legs[1] = Leg(address(depositA), address(depositA), buyer.addr, seller.addr, 0, PRICE);
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
        instruction.nonces = new uint256[](2);
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
        return _typedFor("Settlement", address(settlement), structHash);
    }

    function _typedFor(string memory name, address verifier, bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                verifier
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

    function _statusUnfit(InstructionId id, Status actual, Status wanted) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.InstructionStatusUnfit.selector, id, actual, wanted);
    }

    function _assertStatus(InstructionId id, Status expected) internal view {
        assertEq(uint256(settlement.statusOf(id)), uint256(expected), "status");
    }

    /// The trade of `_dvp` moved once, and nothing is held any more.
    function _assertDelivered(IERC20 sellersMoney) internal view {
        assertEq(bond.balanceOf(seller.addr), HOLDING - UNITS);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + UNITS);
        assertEq(depositA.balanceOf(buyer.addr), MONEY - PRICE);
        assertEq(sellersMoney.balanceOf(seller.addr), MONEY + PRICE);
        _assertNothingHeld();
    }

    function _assertUntouched() internal view {
        assertEq(bond.balanceOf(seller.addr), HOLDING);
        assertEq(bond.balanceOf(buyer.addr), HOLDING);
        assertEq(depositA.balanceOf(buyer.addr), MONEY);
        assertEq(depositA.balanceOf(seller.addr), MONEY);
        assertEq(depositB.balanceOf(seller.addr), MONEY);
    }

    function _assertNothingHeld() internal view {
        assertEq(bond.heldOf(seller.addr), 0);
        assertEq(bond.heldOf(buyer.addr), 0);
        assertEq(depositA.heldOf(buyer.addr), 0);
        assertEq(depositA.heldOf(seller.addr), 0);
    }
}
