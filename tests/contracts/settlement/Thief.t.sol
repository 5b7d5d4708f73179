// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";

import {CashToken} from "contracts/cash/CashToken.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {HoldConsent, IHoldConsents} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {NetBatch} from "contracts/settlement/interfaces/INetting.sol";
import {Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {Leg} from "contracts/types/Leg.sol";
import {BatchFixture} from "./BatchFixture.sol";
import {RogueAsset} from "./SettlementDoubles.sol";

/// What a lost wallet, nobody, and a bank that pays twice do to holds and batches.
contract SettlementThiefTest is BatchFixture {
    address private agent = makeAddr("agent");
    address private successor = makeAddr("successor");

    // ---- a pledgee loses its wallet: its pledge is worth as much afterwards ----

    function test_a_beneficiarys_successor_gets_the_units() public {
        HoldConsent memory consent = _pledged(broker.addr);
        _recover(broker.addr);
        vm.startPrank(agent);
        bytes32 id = holdConsents.consentIdOf(consent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldReceiverUnknown.selector, id, broker.addr));
        holdConsents.takeHeld(consent, broker.addr, UNITS);
        holdConsents.takeHeld(consent, successor, UNITS);
        assertEq(bond.balanceOf(successor), UNITS + MINIMUM);
    }

    function test_a_receivers_successor_gets_the_units() public {
        HoldConsent memory consent = _pledged(buyer.addr);
        _recover(broker.addr);
        vm.prank(agent);
        holdConsents.takeHeld(consent, successor, UNITS);
        assertEq(bond.balanceOf(successor), UNITS + MINIMUM);
    }

    function test_a_substitute_names_the_beneficiarys_successor() public {
        HoldConsent memory old = _pledged(broker.addr);
        _recover(broker.addr);
        HoldConsent memory consent = _pledge(broker.addr);
        consent.nonce = 8;
        bytes32 id = holdConsents.consentIdOf(consent);
        bytes32 oldId = holdConsents.consentIdOf(old);
        bytes memory signature = _sign(seller, id);
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldSubstituteUnfit.selector, oldId, id));
        holdConsents.substituteHeld(old, UNITS, consent, signature);
        consent.terms.beneficiary = successor;
        signature = _sign(seller, holdConsents.consentIdOf(consent));
        holdConsents.substituteHeld(old, UNITS, consent, signature);
        holdConsents.takeHeld(consent, successor, UNITS);
        assertEq(bond.balanceOf(successor), UNITS + MINIMUM);
    }

    // ---- batches ----

    /// Whose signature can't be recovered is not thereby the zero address.
    function test_nobody_signs_for_nobody() public {
        RogueAsset rogue = new RogueAsset();
        rogue.mint(address(0), 10);
        Instruction memory instruction = _one(Leg(address(rogue), address(rogue), address(0), buyer.addr, 0, 10));
        NetBatch memory batch;
        batch.instructions = _list(instruction);
        batch.assets = new address[](1);
        batch.assets[0] = address(rogue);
        batch.parties = new address[](2);
        batch.parties[1] = buyer.addr;
        batch.signatures = new bytes(64);
        assertEq(settlement.settleBatch(batch), 0);
        assertEq(rogue.balanceOf(buyer.addr), 0);
    }

    /// A bank that delivers settlement money itself while its customer pays across is asked for each by itself: where both are
    /// more than it has, the batch stops, and its caller leaves one out.
    function test_a_bank_that_pays_twice_stops_its_batch() public {
        Vm.Wallet memory bank = _newTreasury(3 * PRICE / 2);
        address bankB = interbank.bankWalletOf(address(depositB));
        Instruction memory own = _one(Leg(address(clearing), address(clearing), bank.addr, bankB, 0, PRICE));
        Instruction memory across = _one(Leg(address(depositA), address(depositB), buyer.addr, seller.addr, 0, PRICE));
        NetBatch memory batch;
        batch.instructions = _list(own, across);
        batch.assets = new address[](3);
        (batch.assets[0], batch.assets[1], batch.assets[2]) = (address(clearing), address(depositA), address(depositB));
        batch.parties = new address[](4);
        (batch.parties[0], batch.parties[1], batch.parties[2], batch.parties[3]) =
            (bank.addr, bankB, buyer.addr, seller.addr);
        batch.consents = new bytes[](4);
        batch.consents[0] = _sign(bank, _rootDigest(_rootOf(batch.instructions, bank.addr)));
        batch.consents[2] = _sign(buyer, _rootDigest(_rootOf(batch.instructions, buyer.addr)));
        vm.expectRevert(
            abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, bank.addr, PRICE / 2, PRICE)
        );
        settlement.settleBatch(batch);
        batch.instructions = _list(across);
        assertEq(settlement.settleBatch(batch), 1);
    }

    // ---- parts ----

    function _newTreasury(uint256 amount) private returns (Vm.Wallet memory bank) {
        bank = vm.createWallet("bank");
        admissions.know(bank.addr);
        address[] memory wallets = new address[](1);
        wallets[0] = bank.addr;
        clearing.admitWallets(wallets);
        vm.prank(interbank.bankWalletOf(address(depositA)));
        clearing.transfer(bank.addr, amount);
        interbank.setBank(address(depositA), bank.addr);
        clearing.setPowers(address(settlement), Powers.SETTLE);
    }

    function _one(Leg memory leg) private pure returns (Instruction memory instruction) {
        instruction = _instruction(1);
        instruction.nonces = new uint256[](1);
        instruction.legs[0] = leg;
    }

    function _pledged(address beneficiary) private returns (HoldConsent memory consent) {
        consent = _pledge(beneficiary);
        bytes memory signature = _sign(seller, holdConsents.consentIdOf(consent));
        holdConsents.hold(consent, signature);
    }

    function _pledge(address beneficiary) private view returns (HoldConsent memory consent) {
        (consent.asset, consent.agent, consent.nonce) = (address(bond), agent, 7);
        consent.receivers = new address[](1);
        consent.receivers[0] = broker.addr;
        consent.terms = HoldTerms(seller.addr, beneficiary, 0, UNITS, "PLEDGE", TRADE_AT + 90 days);
    }

    function _recover(address lost) private {
        bond.mint(lost, MINIMUM);
        admissions.know(successor);
        bond.recoveryAddress(lost, successor, address(0));
    }
}
