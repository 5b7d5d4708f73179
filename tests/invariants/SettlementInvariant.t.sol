// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {Settlement} from "contracts/settlement/Settlement.sol";
import {ISettlement, Instruction, InstructionState, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {PolicyLib} from "contracts/types/Policy.sol";
import {RogueAsset} from "../contracts/settlement/SettlementDoubles.sol";
import {SettlementFixture} from "../contracts/settlement/SettlementFixture.sol";

/// Three parties trade two securities, one of them rogue, and two banks' money, in every order. It knows what each call
/// must do before it makes it, so a call that does anything else fails the run.
contract SettlementHandler {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    Settlement public immutable settlement;
    RogueAsset public immutable rogue;
    /// The bond, bank A's deposit, bank B's deposit, the rogue.
    address[4] public assets;
    Vm.Wallet[3] private _parties;

    /// What each party should have of each asset, kept from the legs of what settled.
    mapping(address asset => mapping(address wallet => uint256)) public booked;
    bytes[] private _instructions;
    mapping(uint256 instruction => Status) public ended;
    /// How often each kind of thing happened, so that a run which does nothing is seen.
    mapping(bytes32 what => uint256) public count;

    constructor(Settlement settlement_, RogueAsset rogue_, address[4] memory assets_, Vm.Wallet[3] memory parties_) {
        settlement = settlement_;
        rogue = rogue_;
        assets = assets_;
        for (uint256 i; i < 3; ++i) {
            _parties[i].addr = parties_[i].addr;
            _parties[i].privateKey = parties_[i].privateKey;
            for (uint256 j; j < 4; ++j) {
                booked[assets_[j]][parties_[i].addr] = IERC20(assets_[j]).balanceOf(parties_[i].addr);
            }
        }
    }

    // ---- what may happen ----

    /// A new instruction of one to four legs, due within two days, good for up to four more.
    function agree(uint256 seed) external {
        if (_instructions.length == 20) return;
        Instruction memory instruction;
        instruction.legs = new Leg[](1 + seed % 4);
        instruction.settlementAt = uint64(VM.getBlockTimestamp() + _random(seed, 1) % 2 days);
        instruction.expiresAt = instruction.settlementAt + uint64(_random(seed, 2) % 4 days);
        instruction.venue = address(uint160(_random(seed, 3) % 8));
        instruction.tradeReference = bytes32(_instructions.length);
        for (uint256 i; i < instruction.legs.length; ++i) {
            uint256 r = _random(seed, 4 + i);
            address asset = assets[r % 4];
            address inAsset = asset;
            if (r % 4 == 1 && (r >> 8) % 2 == 0) inAsset = assets[2];
            uint256 from = (r >> 16) % 3;
            instruction.legs[i] = Leg(
                asset, inAsset, _parties[from].addr, _parties[(from + 1 + (r >> 24) % 2) % 3].addr, 0, 1 + (r >> 32) % 3_000
            );
        }
        uint256 deliverers;
        for (uint256 i; i < 3; ++i) if (_legsOf(instruction, _parties[i].addr) != 0) ++deliverers;
        instruction.nonces = new uint256[](deliverers);
        for (uint256 i; i < deliverers; ++i) instruction.nonces[i] = _instructions.length;
        _instructions.push(abi.encode(instruction));
        ++count["agree"];
    }

    function affirm(uint256 which, uint256 who, bool signed) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        if (!found) return;
        Vm.Wallet memory party = _parties[who % 3];
        uint256 legs = _legsOf(instruction, party.addr);
        if (
            legs == 0 || settlement.affirmedBy(instruction, party.addr)
                || VM.getBlockTimestamp() > instruction.expiresAt || !_canDeliver(instruction, legs)
                || _touchesRogue(instruction, legs) && rogue.mode() == RogueAsset.Mode.REVERTING
        ) return;
        if (signed) {
            settlement.affirmSigned(instruction, party.addr, _sign(party, id));
        } else {
            VM.prank(party.addr);
            settlement.affirm(instruction);
        }
        ++count["affirm"];
    }

    function settle(uint256 which) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        if (!found || !_due(instruction)) return;
        uint256 all = (1 << instruction.legs.length) - 1;
        if (settlement.stateOf(id).affirmed != all) return;
        if (_refusesToMove(instruction)) {
            VM.expectRevert();
            settlement.settle(instruction, "");
            ++count["refused"];
            return;
        }
        settlement.settle(instruction, "");
        _book(which, instruction);
    }

    function settleSigned(uint256 which) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        if (!found || !_due(instruction)) return;
        uint256 free = ((1 << instruction.legs.length) - 1) & ~uint256(settlement.stateOf(id).affirmed);
        if (!_canDeliver(instruction, free)) return;
        bytes[] memory signatures = _signatures(instruction, id);
        if (_refusesToMove(instruction)) {
            VM.expectRevert();
            settlement.settleSigned(instruction, signatures, "");
            ++count["refused"];
            return;
        }
        settlement.settleSigned(instruction, signatures, "");
        _book(which, instruction);
    }

    function cancel(uint256 which, uint256 who) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        if (!found) return;
        address party = _parties[who % 3].addr;
        uint256 legs = _legsOf(instruction, party);
        InstructionState memory state = settlement.stateOf(id);
        bool othersBound = state.affirmed & legs != 0 && state.affirmed & ~(state.cancelling | legs) != 0;
        if (
            legs == 0 || (othersBound && state.cancelling & legs != 0)
                || (!othersBound && _refusesToRelease(instruction, state.affirmed))
        ) return;
        VM.prank(party);
        settlement.cancel(instruction);
        if (othersBound) return;
        _end(which, Status.CANCELLED);
    }

    function expire(uint256 which) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        InstructionState memory state = settlement.stateOf(id);
        if (
            !found || state.status == Status.NONE || VM.getBlockTimestamp() <= instruction.expiresAt
                || _refusesToRelease(instruction, state.affirmed)
        ) return;
        settlement.expire(instruction);
        _end(which, Status.EXPIRED);
    }

    function fail(uint256 which) external {
        (Instruction memory instruction, InstructionId id, bool found) = _open(which);
        if (
            !found || settlement.statusOf(id) != Status.AFFIRMED
                || VM.getBlockTimestamp() <= uint256(instruction.settlementAt) + 1 days
                || VM.getBlockTimestamp() > instruction.expiresAt
        ) return;
        settlement.fail(instruction);
        ++count["fail"];
    }

    /// Every way to act on what has ended is refused, with signatures that were good once.
    function replay(uint256 which) external {
        if (_instructions.length == 0) return;
        which %= _instructions.length;
        if (ended[which] == Status.NONE) return;
        Instruction memory instruction = _instruction(which);
        InstructionId id = settlement.idOf(instruction);
        Vm.Wallet memory party;
        for (uint256 i; i < 3; ++i) {
            if (_legsOf(instruction, _parties[i].addr) != 0) party = _parties[i];
        }
        bytes[] memory signatures = _signatures(instruction, id);
        bytes memory signature = _sign(party, id);
        _expectFinal(id, which, Status.SETTLED);
        settlement.settleSigned(instruction, signatures, "");
        _expectFinal(id, which, Status.SETTLED);
        settlement.settle(instruction, "");
        _expectFinal(id, which, Status.AFFIRMED);
        settlement.affirmSigned(instruction, party.addr, signature);
        _expectFinal(id, which, Status.CANCELLED);
        VM.prank(party.addr);
        settlement.cancel(instruction);
        _expectFinal(id, which, Status.EXPIRED);
        settlement.expire(instruction);
        _expectFinal(id, which, Status.FAILED);
        settlement.fail(instruction);
        ++count["replay"];
    }

    function passTime(uint256 duration) external {
        VM.warp(VM.getBlockTimestamp() + duration % 12 hours);
    }

    /// The rogue changes its ways; calling back, it tries to cancel or settle some instruction again.
    function corrupt(uint256 mode, uint256 which) external {
        mode %= 6;
        if (mode != uint256(RogueAsset.Mode.REENTERING) || _instructions.length == 0) {
            // Honest half of the time, so that its trades also go through.
            rogue.setMode(mode < 3 ? RogueAsset.Mode(mode) : RogueAsset.Mode.HONEST);
            return;
        }
        Instruction memory instruction = _instruction(which % _instructions.length);
        rogue.setCallback(
            address(settlement),
            abi.encodeCall(
                ISettlement.settleSigned, (instruction, _signatures(instruction, settlement.idOf(instruction)), "")
            )
        );
    }

    // ---- what has to hold, for the invariants ----

    function wallet(uint256 i) external view returns (address) {
        return _parties[i].addr;
    }

    function length() external view returns (uint256) {
        return _instructions.length;
    }

    function statusOf(uint256 which) external view returns (Status) {
        return settlement.statusOf(settlement.idOf(_instruction(which)));
    }

    /// What the affirmed legs of open instructions promise of each asset of each party.
    function promised() external view returns (uint256[3][4] memory units) {
        for (uint256 i; i < _instructions.length; ++i) {
            Instruction memory instruction = _instruction(i);
            InstructionState memory state = settlement.stateOf(settlement.idOf(instruction));
            if (state.status != Status.AFFIRMED && state.status != Status.FAILED) continue;
            for (uint256 j; j < instruction.legs.length; ++j) {
                if ((state.affirmed >> j) & 1 == 0) continue;
                Leg memory leg = instruction.legs[j];
                units[_indexOf(leg.outAsset)][_partyOf(leg.from)] += leg.amount;
            }
        }
    }

    function _indexOf(address asset) private view returns (uint256 i) {
        while (assets[i] != asset) ++i;
    }

    function _partyOf(address from) private view returns (uint256 i) {
        while (_parties[i].addr != from) ++i;
    }

    // ---- what it knows ----

    function _instruction(uint256 which) private view returns (Instruction memory) {
        return abi.decode(_instructions[which], (Instruction));
    }

    function _open(uint256 which) private view returns (Instruction memory instruction, InstructionId id, bool found) {
        if (_instructions.length == 0) return (instruction, id, false);
        which %= _instructions.length;
        instruction = _instruction(which);
        return (instruction, settlement.idOf(instruction), ended[which] == Status.NONE);
    }

    function _due(Instruction memory instruction) private view returns (bool) {
        uint256 nowAt = VM.getBlockTimestamp();
        return nowAt >= instruction.settlementAt && nowAt <= instruction.expiresAt;
    }

    function _legsOf(Instruction memory instruction, address from) private pure returns (uint256 legs) {
        for (uint256 i; i < instruction.legs.length; ++i) {
            if (instruction.legs[i].from == from) legs |= 1 << i;
        }
    }

    /// Whether the deliverers have enough free units for all of `legs`, whatever they receive.
    function _canDeliver(Instruction memory instruction, uint256 legs) private view returns (bool) {
        for (uint256 i; i < instruction.legs.length; ++i) {
            Leg memory leg = instruction.legs[i];
            uint256 needed;
            for (uint256 j; j < instruction.legs.length; ++j) {
                Leg memory other = instruction.legs[j];
                if ((legs >> j) & 1 != 0 && other.from == leg.from && other.outAsset == leg.outAsset) {
                    needed += other.amount;
                }
            }
            uint256 held = leg.outAsset == address(rogue)
                ? rogue.heldOf(leg.from)
                : IRegister(leg.outAsset).heldOf(leg.from);
            if (needed + held > IERC20(leg.outAsset).balanceOf(leg.from)) return false;
        }
        return true;
    }

    function _touchesRogue(Instruction memory instruction, uint256 legs) private view returns (bool) {
        for (uint256 i; i < instruction.legs.length; ++i) {
            if ((legs >> i) & 1 != 0 && instruction.legs[i].outAsset == address(rogue)) return true;
        }
        return false;
    }

    function _refusesToMove(Instruction memory instruction) private view returns (bool) {
        return _touchesRogue(instruction, type(uint256).max)
            && (rogue.mode() == RogueAsset.Mode.REVERTING || rogue.mode() == RogueAsset.Mode.FEE_TAKING);
    }

    function _refusesToRelease(Instruction memory instruction, uint256 affirmed) private view returns (bool) {
        return _touchesRogue(instruction, affirmed) && rogue.mode() == RogueAsset.Mode.REVERTING;
    }

    function _signatures(Instruction memory instruction, InstructionId id) private returns (bytes[] memory signatures) {
        bytes[] memory found = new bytes[](3);
        uint256 deliverers;
        for (uint256 i; i < instruction.legs.length; ++i) {
            address from = instruction.legs[i].from;
            bool first = true;
            for (uint256 j; j < i; ++j) if (instruction.legs[j].from == from) first = false;
            if (!first) continue;
            for (uint256 k; k < 3; ++k) if (_parties[k].addr == from) found[deliverers] = _sign(_parties[k], id);
            ++deliverers;
        }
        signatures = new bytes[](deliverers);
        for (uint256 i; i < deliverers; ++i) signatures[i] = found[i];
    }

    function _sign(Vm.Wallet memory party, InstructionId id) private returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(party.privateKey, InstructionId.unwrap(id));
        return abi.encodePacked(r, s, v);
    }

    function _random(uint256 seed, uint256 salt) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, salt)));
    }

    // ---- what it books ----

    function _book(uint256 which, Instruction memory instruction) private {
        for (uint256 i; i < instruction.legs.length; ++i) {
            Leg memory leg = instruction.legs[i];
            booked[leg.outAsset][leg.from] -= leg.amount;
            booked[leg.inAsset][leg.to] += leg.amount;
        }
        _end(which, Status.SETTLED);
    }

    function _end(uint256 which, Status status) private {
        ended[which % _instructions.length] = status;
        ++count[status == Status.SETTLED ? bytes32("settle") : bytes32("end")];
    }

    function _expectFinal(InstructionId id, uint256 which, Status wanted) private {
        VM.expectRevert(
            abi.encodeWithSelector(ISettlement.InstructionStatusUnfit.selector, id, ended[which], wanted)
        );
    }
}

/// SET-1, SET-2 and SET-3 over any order of affirmations, settlements, cancellations, expiries and fails.
contract SettlementInvariantTest is SettlementFixture {
    SettlementHandler private handler;
    RogueAsset private rogue;
    uint256 private money;

    function setUp() public override {
        super.setUp();
        // No minimum holding: what the handler foresees is then the free units alone.
        bond.setPolicy(PolicyLib.pack(_policy(0)));
        rogue = new RogueAsset();
        address[3] memory wallets = [seller.addr, buyer.addr, broker.addr];
        for (uint256 i; i < 3; ++i) rogue.mint(wallets[i], HOLDING);
        bond.mint(broker.addr, HOLDING);
        money = depositA.totalSupply() + depositB.totalSupply();
        handler = new SettlementHandler(
            settlement,
            rogue,
            [address(bond), address(depositA), address(depositB), address(rogue)],
            [seller, buyer, broker]
        );
        targetContract(address(handler));
        bytes4[] memory actions = new bytes4[](10);
        actions[0] = SettlementHandler.agree.selector;
        actions[1] = SettlementHandler.affirm.selector;
        actions[2] = SettlementHandler.settle.selector;
        actions[3] = SettlementHandler.settleSigned.selector;
        actions[4] = SettlementHandler.cancel.selector;
        actions[5] = SettlementHandler.expire.selector;
        actions[6] = SettlementHandler.fail.selector;
        actions[7] = SettlementHandler.replay.selector;
        actions[8] = SettlementHandler.passTime.selector;
        actions[9] = SettlementHandler.corrupt.selector;
        targetSelector(FuzzSelector(address(handler), actions));
    }

    /// SET-1: every balance is what the legs of the settled instructions make it, and nothing was lost or made.
    function invariant_all_legs_move_or_none() public view {
        uint256[4] memory sums;
        for (uint256 i; i < 4; ++i) {
            address asset = handler.assets(i);
            for (uint256 j; j < 3; ++j) {
                address wallet = handler.wallet(j);
                uint256 balance = IERC20(asset).balanceOf(wallet);
                assertEq(balance, handler.booked(asset, wallet), "balance");
                sums[i] += balance;
            }
        }
        assertEq(sums[0], bond.totalSupply(), "security");
        assertEq(sums[1], depositA.totalSupply(), "bank A");
        assertEq(sums[2], depositB.totalSupply(), "bank B");
        assertEq(sums[1] + sums[2], money, "currency");
        assertEq(sums[3], 3 * HOLDING, "rogue");
        assertFalse(rogue.entered(), "re-entered");
    }

    /// SET-2: what is held is what the affirmed legs of open instructions promise.
    function invariant_held_is_what_open_instructions_promise() public view {
        uint256[3][4] memory promised = handler.promised();
        for (uint256 i; i < 4; ++i) {
            address asset = handler.assets(i);
            for (uint256 j; j < 3; ++j) {
                address wallet = handler.wallet(j);
                uint256 held = i == 3 ? rogue.heldOf(wallet) : IRegister(asset).heldOf(wallet);
                assertEq(held, promised[i][j]);
            }
        }
    }

    /// SET-3: what ended stays ended as it did.
    function invariant_final_is_final() public view {
        for (uint256 i; i < handler.length(); ++i) {
            Status status = handler.statusOf(i);
            Status ended = handler.ended(i);
            if (ended == Status.NONE) assertLt(uint256(status), uint256(Status.SETTLED));
            else assertEq(uint256(status), uint256(ended));
        }
    }

    /// The handler does reach every outcome: a life of twenty trades has them all.
    function test_the_handler_reaches_every_outcome() public {
        for (uint256 i; i < 20; ++i) handler.agree(i);
        for (uint256 i; i < 60; ++i) handler.affirm(i / 3, i % 3, i % 2 == 0);
        for (uint256 i; i < 20; ++i) handler.cancel(i, 0);
        for (uint256 i; i < 5; ++i) handler.passTime(12 hours - 1);
        handler.corrupt(uint256(RogueAsset.Mode.FEE_TAKING), 0);
        for (uint256 i; i < 20; ++i) handler.settle(i);
        for (uint256 i; i < 4; ++i) handler.passTime(6 hours);
        for (uint256 i; i < 20; ++i) handler.fail(i);
        handler.corrupt(uint256(RogueAsset.Mode.HONEST), 0);
        for (uint256 i; i < 20; ++i) handler.settleSigned(i);
        for (uint256 i; i < 12; ++i) handler.passTime(12 hours - 1);
        for (uint256 i; i < 20; ++i) handler.expire(i);
        for (uint256 i; i < 20; ++i) handler.replay(i);
        invariant_all_legs_move_or_none();
        invariant_held_is_what_open_instructions_promise();
        invariant_final_is_final();
        assertGt(handler.count("affirm"), 0, "affirm");
        assertGt(handler.count("settle"), 0, "settle");
        assertGt(handler.count("end"), 0, "end");
        assertGt(handler.count("fail"), 0, "fail");
        assertGt(handler.count("refused"), 0, "refused");
        assertGt(handler.count("replay"), 0, "replay");
    }
}
