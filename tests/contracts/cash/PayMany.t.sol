// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CashFixture} from "./CashFixture.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {ITokenizedDeposit} from "contracts/cash/interfaces/ITokenizedDeposit.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";


/// Paying many: equal to the singles that can be paid, and nobody refused holds anybody up.
contract PayManyTest is CashFixture {
    address[] internal payees;

    function setUp() public override {
        super.setUp();
        _deposit(depositB, bankB, payingAgent, 1_000_000);
        for (uint256 i; i < 8; ++i) {
            payees.push(makeAddr(string.concat("payee ", vm.toString(i))));
            _openAccount(depositB, bankB, payees[i]);
        }
    }

    function _all(uint256 amount) private view returns (address[] memory to, uint256[] memory amounts) {
        to = payees;
        amounts = new uint256[](to.length);
        for (uint256 i; i < amounts.length; ++i) amounts[i] = amount + i;
    }

    // ---- of the caller ----

    function test_reverts_when_the_lists_differ() public {
        vm.prank(payingAgent);
        vm.expectRevert(abi.encodeWithSelector(TokenizedDeposit.PaymentListsDiffer.selector, 8, 1));
        depositB.payMany(payees, new uint256[](1));
    }

    function test_reverts_when_the_caller_is_no_customer() public {
        (address[] memory to, uint256[] memory amounts) = _all(1);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        depositB.payMany(to, amounts);
    }

    /// Too little for all that can be paid is the caller's fault, the refused ones not counted.
    function test_reverts_given_too_little_in_all() public {
        (address[] memory to, uint256[] memory amounts) = _all(150_000);
        vm.prank(payingAgent);
        vm.expectRevert(
            abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, payingAgent, 99_985, 150_006)
        );
        depositB.payMany(to, amounts);
        vm.startPrank(freezer);
        for (uint256 i; i < 2; ++i) depositB.setAddressFrozen(payees[i], true);
        vm.stopPrank();
        vm.prank(payingAgent);
        assertEq(depositB.payMany(to, amounts)[0], 3);
        assertEq(depositB.balanceOf(payingAgent), 1_000_000 - 6 * 150_000 - 27);
    }

    /// Frozen money of the payer isn't paid away.
    function test_reverts_given_the_money_is_frozen() public {
        vm.prank(freezer);
        depositB.setFrozenTokens(payingAgent, 999_990);
        (address[] memory to, uint256[] memory amounts) = _all(1);
        vm.prank(payingAgent);
        vm.expectRevert(
            abi.encodeWithSignature(
                "ERC7943InsufficientUnfrozenBalance(address,uint256,uint256)", payingAgent, 5, 0
            )
        );
        depositB.payMany(to, amounts);
    }

    // ---- who can't be paid ----

    /// Frozen, sanctioned, lapsed, suspended, unknown, recovered and the zero address: passed over, the others paid.
    function test_passes_over_who_can_not_be_paid() public {
        vm.prank(freezer);
        depositB.setAddressFrozen(payees[0], true);
        vm.startPrank(complianceOfficer);
        registry.sanction(payees[1], true);
        registry.suspend(payees[2], true);
        vm.stopPrank();
        vm.prank(registrar);
        registry.setValidity(payees[3], 0, uint32(block.timestamp - 1));
        vm.prank(recoveryContract);
        registry.replaceWallet(payees[4], successor);
        vm.prank(recoveryContract);
        depositB.recoveryAddress(payees[4], successor, address(0));
        payees.push(stranger);
        payees.push(address(0));
        (address[] memory to, uint256[] memory amounts) = _all(10);
        vm.expectEmit(address(depositB));
        emit ITokenizedDeposit.PaymentRefused(payingAgent, payees[0], 10);
        vm.expectEmit(address(depositB));
        emit IERC20.Transfer(payingAgent, payees[5], 15);
        vm.prank(payingAgent);
        uint256[] memory refused = depositB.payMany(to, amounts);
        assertEq(refused.length, 1);
        assertEq(refused[0], 0x31f);
        assertEq(depositB.balanceOf(payingAgent), 1_000_000 - 15 - 16 - 17);
    }

    /// A lapsed admission that was renewed at the registry is looked up and paid.
    function test_looks_a_lapsed_payee_up_again() public {
        uint32 soon = uint32(block.timestamp + 1);
        vm.startPrank(registrar);
        for (uint256 i; i < 2; ++i) registry.setValidity(payees[i], 0, soon);
        vm.warp(soon + 1);
        registry.setValidity(payees[0], 0, FOREVER);
        vm.stopPrank();
        (address[] memory to, uint256[] memory amounts) = _all(10);
        vm.prank(payingAgent);
        assertEq(depositB.payMany(to, amounts)[0], 2);
        assertEq(depositB.balanceOf(payees[0]), 10);
        assertEq(depositB.entryOf(payees[0]).validUntilAt(), FOREVER);
    }

    /// A bit per payee, over several words; a repeated payee is paid each time.
    function test_marks_every_refused_payee() public {
        address[] memory to = new address[](520);
        uint256[] memory amounts = new uint256[](520);
        for (uint256 i; i < 520; ++i) (to[i], amounts[i]) = (i % 3 == 0 ? stranger : payees[0], 1);
        vm.prank(payingAgent);
        uint256[] memory refused = depositB.payMany(to, amounts);
        assertEq(refused.length, 3);
        for (uint256 i; i < 520; ++i) assertEq((refused[i / 256] >> (i % 256)) & 1, i % 3 == 0 ? 1 : 0);
        assertEq(depositB.balanceOf(payees[0]), 520 - 174);
    }

    function test_pays_nobody() public {
        vm.prank(payingAgent);
        assertEq(depositB.payMany(new address[](0), new uint256[](0)).length, 0);
    }

    // ---- equal to the singles ----

    /// Any order, repeated payees, refused ones, the payer itself, amounts of nothing: the same end as single transfers.
    function testFuzz_equals_the_singles(
        uint8[12] calldata places,
        uint8[12] calldata amounts_,
        uint8 frozen,
        uint8 held
    ) public {
        _setUpPayees(frozen, held);
        address[] memory to = new address[](12);
        uint256[] memory amounts = new uint256[](12);
        for (uint256 i; i < 12; ++i) {
            uint256 place = places[i] % 10;
            to[i] = place == 8 ? stranger : place == 9 ? payingAgent : payees[place];
            amounts[i] = amounts_[i];
        }
        uint256 before = vm.snapshotState();
        vm.prank(payingAgent);
        uint256 refused = depositB.payMany(to, amounts)[0];
        bytes32 many = _picture();
        assertTrue(vm.revertToState(before));
        uint256 refusedSingles;
        for (uint256 i; i < 12; ++i) {
            vm.prank(payingAgent);
            try depositB.transfer(to[i], amounts[i]) {}
            catch {
                refusedSingles |= 1 << i;
            }
        }
        assertEq(refused, refusedSingles);
        assertEq(_picture(), many);
    }

    /// Some frozen, some with money already, the last from Macao, the one before a US person: money asks neither.
    function _setUpPayees(uint8 frozen, uint8 held) private {
        vm.startPrank(registrar);
        registry.setProfile(payees[6], HONG_KONG, 2, uint8(HolderFlags.US_PERSON));
        registry.setProfile(payees[7], MACAO, 2, 0);
        vm.stopPrank();
        for (uint256 i; i < 8; ++i) {
            if ((held >> i) & 1 == 1) _deposit(depositB, bankB, payees[i], 100 + i);
            vm.prank(freezer);
            depositB.setAddressFrozen(payees[i], (frozen >> i) & 1 == 1);
        }
    }

    /// Every word of the register that a payment touches.
    function _picture() private view returns (bytes32 picture) {
        picture = keccak256(abi.encode(depositB.moneyConfig(), depositB.entryOf(payingAgent), depositB.entryOf(stranger)));
        for (uint256 i; i < 8; ++i) picture = keccak256(abi.encode(picture, depositB.entryOf(payees[i])));
    }
}
