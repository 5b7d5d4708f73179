// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";

import {NetBatch} from "contracts/settlement/interfaces/INetting.sol";
import {Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// Trades of three parties, and batches of them.
abstract contract BatchFixture is SettlementFixture {
    uint256 private _trades;

    /// Units of the bond for money of bank A, by the two parties' next nonces.
    function _trade(Vm.Wallet memory from, Vm.Wallet memory to, uint256 units, uint256 price)
        internal
        returns (Instruction memory instruction)
    {
        instruction = _instruction(2);
        instruction.legs[0] = Leg(address(bond), address(bond), from.addr, to.addr, 0, units);
        instruction.legs[1] = Leg(address(depositA), address(depositA), to.addr, from.addr, 0, price);
        (instruction.nonces[0], instruction.nonces[1]) = (_trades, _trades);
        instruction.tradeReference = bytes32(++_trades);
    }

    function _batch(Instruction[] memory instructions) internal view returns (NetBatch memory batch) {
        batch.instructions = instructions;
        batch.assets = new address[](3);
        (batch.assets[0], batch.assets[1], batch.assets[2]) = (address(bond), address(depositA), address(depositB));
        batch.parties = new address[](3);
        (batch.parties[0], batch.parties[1], batch.parties[2]) = (seller.addr, buyer.addr, broker.addr);
    }

    function _list(Instruction memory a) internal pure returns (Instruction[] memory list) {
        list = new Instruction[](1);
        list[0] = a;
    }

    function _list(Instruction memory a, Instruction memory b) internal pure returns (Instruction[] memory list) {
        list = new Instruction[](2);
        (list[0], list[1]) = (a, b);
    }

    function _list(Instruction memory a, Instruction memory b, Instruction memory c)
        internal
        pure
        returns (Instruction[] memory list)
    {
        list = new Instruction[](3);
        (list[0], list[1], list[2]) = (a, b, c);
    }

    /// With a signature of every deliverer over every instruction, 64 bytes each.
    function _signedEach(Instruction[] memory instructions) internal view returns (NetBatch memory batch) {
        batch = _batch(instructions);
        for (uint256 i; i < instructions.length; ++i) {
            Leg[] memory legs = instructions[i].legs;
            bytes32 id = InstructionId.unwrap(settlement.idOf(instructions[i]));
            for (uint256 l; l < legs.length; ++l) {
                if (!_first(legs, l)) continue;
                batch.signatures = bytes.concat(batch.signatures, _compact(_walletOf(legs[l].from), id));
            }
        }
    }

    /// With one signature of every party over the root of its instructions.
    function _rooted(Instruction[] memory instructions) internal view returns (NetBatch memory batch) {
        batch = _batch(instructions);
        batch.consents = new bytes[](3);
        for (uint256 p; p < 3; ++p) {
            bytes32 root = _rootOf(instructions, batch.parties[p]);
            if (root != 0) batch.consents[p] = _sign(_walletOf(batch.parties[p]), _rootDigest(root));
        }
    }

    function _rootOf(Instruction[] memory instructions, address party) internal view returns (bytes32 root) {
        for (uint256 i; i < instructions.length; ++i) {
            bytes32 id = InstructionId.unwrap(settlement.idOf(instructions[i]));
            for (uint256 l; l < instructions[i].legs.length; ++l) {
                if (instructions[i].legs[l].from != party) continue;
                root = keccak256(abi.encode(root, id));
                break;
            }
        }
    }

    function _rootDigest(bytes32 root) internal view returns (bytes32) {
        return _typed(keccak256(abi.encode(keccak256("InstructionRoot(bytes32 root)"), root)));
    }

    function _compact(Vm.Wallet memory signer, bytes32 digest) internal pure returns (bytes memory) {
        (bytes32 r, bytes32 vs) = vm.signCompact(signer.privateKey, digest);
        return abi.encodePacked(r, vs);
    }

    function _walletOf(address party) internal view returns (Vm.Wallet memory) {
        if (party == seller.addr) return seller;
        return party == buyer.addr ? buyer : broker;
    }

    function _first(Leg[] memory legs, uint256 l) private pure returns (bool) {
        for (uint256 i; i < l; ++i) if (legs[i].from == legs[l].from) return false;
        return true;
    }
}
