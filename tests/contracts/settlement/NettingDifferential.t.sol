// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vm} from "forge-std/Test.sol";

import {NetBatch} from "contracts/settlement/interfaces/INetting.sol";
import {Instruction, ISettlement} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {PolicyLib} from "contracts/types/Policy.sol";
import {BatchFixture} from "./BatchFixture.sol";

/// NET-1: random batches against a plain model that recomputes every position from the list, and against gross settlement.
contract NettingDifferentialTest is BatchFixture {
    /// Balances by asset (bond, bank A, bank B, settlement money) and party (three customers, two banks).
    uint256[5][4] private _before;
    uint256 private _dropped;

    function setUp() public override {
        super.setUp();
        bond.setPolicy(PolicyLib.pack(_policy(0)));
        bond.mint(broker.addr, HOLDING);
    }

    /// The batch settles just what the plain model settles, and every balance is the model's.
    function testFuzz_the_batch_is_the_plain_model(uint256 seed, uint256 size) public {
        _squeeze(seed);
        Instruction[] memory list = _random(seed, 1 + size % 12);
        NetBatch memory batch = seed % 2 == 0 ? _rooted(list) : _signedEach(list);
        bool[] memory expected = _model(list);
        vm.recordLogs();
        uint256 settled = settlement.settleBatch(batch);
        _assertSettled(list, expected, settled);
        for (uint256 a; a < 4; ++a) {
            int256 sum;
            for (uint256 p; p < 5; ++p) {
                int256 delta = _delta(list, expected, a, p);
                sum += delta;
                assertEq(
                    int256(_asset(a).balanceOf(_party(p))), int256(_before[a][p]) + delta, "balance"
                );
            }
            if (a == 0 || a == 3) assertEq(sum, 0, "asset");
        }
        assertEq(_delta(list, expected, 1, 3), 0, "no bank is its own customer");
    }

    /// Where the list settles gross, one instruction after the other, the batch ends in the same balances.
    function testFuzz_the_batch_ends_where_gross_ends(uint256 seed, uint256 size) public {
        Instruction[] memory list = _random(seed, 1 + size % 8);
        NetBatch memory batch = _signedEach(list);
        uint256 start = vm.snapshotState();
        for (uint256 i; i < list.length; ++i) {
            bytes[] memory signatures = _signatures(list[i]);
            settlement.settleSigned(list[i], signatures, "");
        }
        uint256[15] memory gross = _balances();
        vm.revertToState(start);
        assertEq(settlement.settleBatch(batch), list.length);
        uint256[15] memory net = _balances();
        for (uint256 i; i < 15; ++i) assertEq(net[i], gross[i]);
    }

    /// Any order of the legs of an instruction is as good as any other.
    function testFuzz_the_order_of_legs_does_not_matter(uint256 seed) public {
        Instruction[] memory list = _random(seed, 6);
        uint256 start = vm.snapshotState();
        settlement.settleBatch(_signedEach(list));
        uint256[15] memory first = _balances();
        vm.revertToState(start);
        for (uint256 i; i < list.length; ++i) {
            Leg[] memory legs = list[i].legs;
            (legs[0], legs[1]) = (legs[1], legs[0]);
        }
        settlement.settleBatch(_signedEach(list));
        uint256[15] memory second = _balances();
        for (uint256 i; i < 15; ++i) assertEq(second[i], first[i]);
    }

    /// The random lists do make parties and banks short.
    function test_the_model_drops_some() public {
        uint256 start = vm.snapshotState();
        for (uint256 seed; seed < 20; ++seed) {
            uint256 dropped = _dropped;
            testFuzz_the_batch_is_the_plain_model(uint256(keccak256(abi.encode(seed))), 11);
            dropped = _dropped;
            vm.revertToState(start);
            _dropped += dropped;
        }
        assertGt(_dropped, 20);
    }

    // ---- what is tried ----

    /// Little free money and few units, and one bank with hardly any settlement money.
    function _squeeze(uint256 seed) private {
        uint256 r = uint256(keccak256(abi.encode(seed, "squeeze")));
        for (uint256 p; p < 3; ++p) {
            bond.setFrozenTokens(_party(p), HOLDING - (r >> (16 * p)) % 800);
            depositA.setFrozenTokens(_party(p), MONEY - (r >> (16 * p + 48)) % 800);
            depositB.setFrozenTokens(_party(p), MONEY - (r >> (16 * p + 96)) % 800);
        }
        clearing.setFrozenTokens(_party(3), clearing.balanceOf(_party(3)) - (r >> 150) % 500);
    }

    function _random(uint256 seed, uint256 count) private returns (Instruction[] memory list) {
        list = new Instruction[](count);
        for (uint256 i; i < count; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            uint256 from = r % 3;
            uint256 to = (from + 1 + (r >> 8) % 2) % 3;
            Vm.Wallet memory giver = _walletOf(_party(from));
            list[i] = _trade(giver, _walletOf(_party(to)), 1 + (r >> 16) % 400, 1 + (r >> 32) % 400);
            if ((r >> 48) % 2 == 0) list[i].legs[1].outAsset = address(depositB);
            if ((r >> 49) % 2 == 0) list[i].legs[1].inAsset = address(depositB);
        }
    }

    // ---- the plain model ----

    /// While a position is short, the last instruction that takes from it leaves; every sum is made anew each time.
    function _model(Instruction[] memory list) private returns (bool[] memory settles) {
        settles = new bool[](list.length);
        for (uint256 i; i < list.length; ++i) settles[i] = true;
        for (uint256 a; a < 4; ++a) {
            for (uint256 p; p < 5; ++p) _before[a][p] = _asset(a).balanceOf(_party(p));
        }
        while (_dropOne(list, settles)) ++_dropped;
    }

    function _dropOne(Instruction[] memory list, bool[] memory settles) private view returns (bool) {
        for (uint256 a; a < 4; ++a) {
            for (uint256 p; p < 5; ++p) {
                if (_delta(list, settles, a, p) + int256(_free(a, p)) >= 0) continue;
                for (uint256 i = list.length; i-- > 0;) {
                    if (!settles[i] || !_takes(list[i], a, p)) continue;
                    settles[i] = false;
                    return true;
                }
            }
        }
        return false;
    }

    function _takes(Instruction memory instruction, uint256 a, uint256 p) private view returns (bool) {
        for (uint256 l; l < 2; ++l) if (_leg(instruction.legs[l], a, p) < 0 || _crossing(instruction.legs[l], a, p)) return true;
        return false;
    }

    function _crossing(Leg memory leg, uint256 a, uint256 p) private view returns (bool) {
        return a == 3 && p > 2 && leg.outAsset != leg.inAsset && leg.outAsset == address(_asset(p - 2));
    }

    function _delta(Instruction[] memory list, bool[] memory settles, uint256 a, uint256 p)
        private
        view
        returns (int256 delta)
    {
        for (uint256 i; i < list.length; ++i) {
            if (!settles[i]) continue;
            delta += _leg(list[i].legs[0], a, p) + _leg(list[i].legs[1], a, p);
        }
    }

    /// What one leg comes to for a party in an asset.
    function _leg(Leg memory leg, uint256 a, uint256 p) private view returns (int256 delta) {
        if (a == 3) {
            if (p < 3 || leg.outAsset == leg.inAsset) return 0;
            address deposit = address(_asset(p - 2));
            if (leg.outAsset == deposit) delta -= int256(leg.amount);
            if (leg.inAsset == deposit) delta += int256(leg.amount);
            return delta;
        }
        address asset = address(_asset(a));
        if (leg.outAsset == asset && leg.from == _party(p)) delta -= int256(leg.amount);
        if (leg.inAsset == asset && leg.to == _party(p)) delta += int256(leg.amount);
    }

    // ---- what is there ----

    function _asset(uint256 a) private view returns (IERC20) {
        if (a == 0) return IERC20(address(bond));
        if (a == 3) return IERC20(address(clearing));
        return IERC20(a == 1 ? address(depositA) : address(depositB));
    }

    function _party(uint256 p) private view returns (address) {
        if (p > 2) return interbank.bankWalletOf(address(_asset(p - 2)));
        return p == 0 ? seller.addr : p == 1 ? buyer.addr : broker.addr;
    }

    function _free(uint256 a, uint256 p) private view returns (uint256) {
        address token = address(_asset(a));
        (, bytes memory frozen) = token.staticcall(abi.encodeWithSignature("getFrozenTokens(address)", _party(p)));
        return _asset(a).balanceOf(_party(p)) - abi.decode(frozen, (uint256));
    }

    function _balances() private view returns (uint256[15] memory found) {
        for (uint256 a; a < 3; ++a) for (uint256 p; p < 5; ++p) found[5 * a + p] = _asset(a).balanceOf(_party(p));
    }

    function _signatures(Instruction memory instruction) private view returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        for (uint256 l; l < 2; ++l) signatures[l] = _sign(_walletOf(instruction.legs[l].from), instruction);
    }

    function _assertSettled(Instruction[] memory list, bool[] memory expected, uint256 settled) private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 count;
        for (uint256 i; i < list.length; ++i) {
            bytes32 id = InstructionId.unwrap(settlement.idOf(list[i]));
            bool found;
            for (uint256 k; k < logs.length; ++k) {
                if (logs[k].topics[0] == ISettlement.Settled.selector && logs[k].topics[1] == id) found = true;
            }
            assertEq(found, expected[i], "settled");
            if (found) ++count;
        }
        assertEq(settled, count);
    }
}
