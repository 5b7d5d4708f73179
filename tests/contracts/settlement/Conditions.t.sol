// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";

import {AttestationTerms, AttestedCondition} from "contracts/settlement/conditions/AttestedCondition.sol";
import {HashLock} from "contracts/settlement/conditions/HashLock.sol";
import {KeyRelease} from "contracts/settlement/conditions/KeyRelease.sol";
import {TimeCondition} from "contracts/settlement/conditions/TimeCondition.sol";
import {ConditionState, IReleaseCondition} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {ISettlement, Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// The release conditions, asked through the engine with its 100,000 gas.
contract ConditionsTest is SettlementFixture {
    TimeCondition private _time;
    HashLock private _lock;
    AttestedCondition private _attested;

    function setUp() public override {
        super.setUp();
        (_time, _lock, _attested) = (new TimeCondition(), new HashLock(), new AttestedCondition());
    }

    // ---- time ----

    function test_reverts_when_a_window_is_malformed() public {
        bytes32 id = bytes32(uint256(5) | (uint256(4) << 64));
        vm.expectRevert(abi.encodeWithSelector(TimeCondition.TimeWindowMalformed.selector, id));
        _time.idOf(5, 4);
        id = bytes32(uint256(1) << 128);
        vm.expectRevert(abi.encodeWithSelector(TimeCondition.TimeWindowMalformed.selector, id));
        _time.windowOf(id);
        _assertState(_time, id, "", ConditionState.OPEN);
    }

    /// Open up to the second before the first, met to the last, refused from the second after it.
    function test_a_window_opens_and_closes_at_its_seconds() public {
        bytes32 id = _time.idOf(TRADE_AT + 10, TRADE_AT + 20);
        (uint256 from, uint256 until) = _time.windowOf(id);
        assertEq(from, TRADE_AT + 10);
        assertEq(until, TRADE_AT + 20);
        vm.warp(TRADE_AT + 9);
        _assertState(_time, id, "", ConditionState.OPEN);
        vm.warp(TRADE_AT + 10);
        _assertState(_time, id, "", ConditionState.MET);
        vm.warp(TRADE_AT + 20);
        _assertState(_time, id, "", ConditionState.MET);
        vm.warp(TRADE_AT + 21);
        _assertState(_time, id, "", ConditionState.REFUSED);
        _assertState(_time, _time.idOf(TRADE_AT, 0), "", ConditionState.MET);
    }

    // ---- key release ----

    /// One key settles, the other ends; another key, other hashes or half a proof do neither.
    function test_a_published_key_settles_or_ends() public {
        KeyRelease keys = new KeyRelease();
        bytes32 paid = sha256(abi.encode(bytes32("paid")));
        bytes32 unpaid = sha256(abi.encode(bytes32("unpaid")));
        bytes32 id = keys.idOf(paid, unpaid);
        _assertState(keys, id, "", ConditionState.OPEN);
        _assertState(keys, id, abi.encode(paid, unpaid, bytes32("paid")), ConditionState.MET);
        _assertState(keys, id, abi.encode(paid, unpaid, bytes32("unpaid")), ConditionState.REFUSED);
        _assertState(keys, id, abi.encode(paid, unpaid, bytes32("guess")), ConditionState.OPEN);
        _assertState(keys, id, abi.encode(unpaid, paid, bytes32("paid")), ConditionState.OPEN);
        _assertState(keys, id, abi.encode(paid, bytes32("paid")), ConditionState.OPEN);
    }

    // ---- hash lock ----

    /// Only the secret opens it, and only as 32 bytes.
    function test_a_secret_opens_a_lock() public view {
        bytes memory secret = abi.encode(uint256(42));
        bytes32 id = sha256(secret);
        _assertState(_lock, id, "", ConditionState.OPEN);
        _assertState(_lock, id, abi.encode(uint256(43)), ConditionState.OPEN);
        _assertState(_lock, id, secret, ConditionState.MET);
        bytes memory longer = abi.encode(uint256(42), uint256(0));
        _assertState(_lock, sha256(longer), longer, ConditionState.OPEN);
    }

    /// Affirmed under a lock, it settles for who shows the secret and can't be cancelled before it expires.
    function test_an_instruction_settles_against_a_secret() public {
        bytes memory secret = abi.encode(uint256(42));
        Instruction memory instruction = _dvp();
        (instruction.condition, instruction.conditionId) = (address(_lock), sha256(secret));
        _affirmBoth(instruction);
        vm.expectPartialRevert(ISettlement.InstructionConditional.selector);
        vm.prank(seller.addr);
        settlement.cancel(instruction);
        vm.expectPartialRevert(ISettlement.InstructionConditionOpen.selector);
        settlement.settle(instruction, "");
        settlement.settle(instruction, secret);
        _assertDelivered(depositA);
    }

    // ---- attestation ----

    function test_reverts_when_attesters_are_unfit() public {
        (AttestationTerms memory terms,) = _terms(3, 1);
        vm.expectRevert(abi.encodeWithSelector(AttestedCondition.AttestersUnfit.selector, 3, 1));
        _attested.idOf(terms);
        terms.needed = 4;
        vm.expectRevert(abi.encodeWithSelector(AttestedCondition.AttestersUnfit.selector, 3, 4));
        _attested.idOf(terms);
        terms.needed = 2;
        terms.attesters[1] = terms.attesters[0];
        vm.expectRevert(abi.encodeWithSelector(AttestedCondition.AttestersUnfit.selector, 3, 2));
        _attested.idOf(terms);
        (terms,) = _terms(16, 9);
        vm.expectRevert(abi.encodeWithSelector(AttestedCondition.AttestersUnfit.selector, 16, 9));
        _attested.idOf(terms);
        terms.attesters = new address[](0);
        vm.expectRevert(abi.encodeWithSelector(AttestedCondition.AttestersUnfit.selector, 0, 9));
        _attested.idOf(terms);
    }

    function test_reverts_when_the_proof_is_of_other_terms() public {
        (AttestationTerms memory terms,) = _terms(3, 2);
        bytes32 shown = _attested.idOf(terms);
        vm.expectRevert(
            abi.encodeWithSelector(AttestedCondition.AttestationTermsDiffer.selector, bytes32("other"), shown)
        );
        _attested.state("other", abi.encode(terms, true, new bytes[](0)));
    }

    /// So many say that it happened: met. So many say that it never will: refused. One short: open.
    function test_enough_attesters_decide() public {
        (AttestationTerms memory terms, Vm.Wallet[] memory keys) = _terms(3, 2);
        bytes32 id = _attested.idOf(terms);
        _assertState(_attested, id, "", ConditionState.OPEN);
        _assertState(_attested, id, _proof(terms, keys, true, 0x4), ConditionState.OPEN);
        _assertState(_attested, id, _proof(terms, keys, true, 0x5), ConditionState.MET);
        _assertState(_attested, id, _proof(terms, keys, false, 0x6), ConditionState.REFUSED);
        // One key twice is one.
        bytes[] memory twice = new bytes[](3);
        twice[0] = twice[1] = _sign(keys[0], _attested.digestOf(id, true));
        _assertState(_attested, id, abi.encode(terms, true, twice), ConditionState.OPEN);
    }

    // ---- helpers ----

    /// As the engine hears it.
    function _assertState(IReleaseCondition condition, bytes32 id, bytes memory proof, ConditionState expected)
        private
        view
    {
        Instruction memory instruction = _dvp();
        (instruction.condition, instruction.conditionId) = (address(condition), id);
        assertTrue(settlement.conditionOf(instruction, proof) == expected);
    }

    function _terms(uint256 count, uint256 needed)
        private
        returns (AttestationTerms memory terms, Vm.Wallet[] memory keys)
    {
        keys = new Vm.Wallet[](count);
        terms.subject = keccak256("bill of lading");
        terms.needed = needed;
        terms.attesters = new address[](count);
        for (uint256 i; i < count; ++i) {
            keys[i] = vm.createWallet(uint256(keccak256(abi.encode("attester", i))));
            for (uint256 k = i; k > 0 && keys[k].addr < keys[k - 1].addr; --k) (keys[k], keys[k - 1]) = (keys[k - 1], keys[k]);
        }
        for (uint256 i; i < count; ++i) terms.attesters[i] = keys[i].addr;
    }

    function _proof(AttestationTerms memory terms, Vm.Wallet[] memory keys, bool happened, uint256 who)
        private
        view
        returns (bytes memory)
    {
        bytes32 digest = _attested.digestOf(_attested.idOf(terms), happened);
        bytes[] memory signatures = new bytes[](keys.length);
        for (uint256 i; i < keys.length; ++i) if ((who >> i) & 1 != 0) signatures[i] = _sign(keys[i], digest);
        return abi.encode(terms, happened, signatures);
    }
}
