// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {InstructionId} from "../../types/InstructionId.sol";
import {Instruction} from "./ISettlement.sol";

/// @notice Many instructions that settle by what they come to for each party.
/// @param instructions in the order that decides who leaves first: the last
/// @param assets every asset that a leg names, each once; at most 255
/// @param parties everyone who delivers or gets something, each once; at most 256. Net movements pair debtors with
/// creditors in this order
/// @param consents empty, or one per party: its signature over the root of its instructions, by key or by ERC-1271; empty
/// for a party that signs each instruction, has affirmed, or is the caller
/// @param signatures 64 bytes each (r, and s with the parity in its highest bit, as in EIP-2098), one after the other: for
/// every instruction in order, of every deliverer in the order of first legs that is neither the caller nor has a consent
/// in the list above. Zeros where the deliverer has affirmed; empty where nobody signs so
/// @param proofs empty, or what each instruction's condition is shown
struct NetBatch {
    Instruction[] instructions;
    address[] assets;
    address[] parties;
    bytes[] consents;
    bytes signatures;
    bytes[] proofs;
}

/// @title NetBatch netting: of every gross leg who and when, of every party what is left.
/// @notice The order of legs does not matter, so what can only settle together settles. Step by step:
///
/// 1. Each instruction by itself, in the list's order: every deliverer consents or has affirmed, no nonce is used, now lies
///    between its two instants, no record instant has passed without new consent, its condition is met, and each leg passes
///    every rule of who and when (`IDeliverableViews.check`). What does not leaves, with the reason.
/// 2. What is left of every party: while a rule refuses a final position (free units, minimum, cap, number of holders, a
///    bank's settlement money), the last instruction of the list in which that party delivers that asset leaves; where the
///    party would have too much or too little of what it gets, the last one in which it gets that asset. Assets and
///    parties are looked at in the order of the lists, settlement money last.
/// 3. The rest settles whole: holds of affirmed legs end, and each asset books one net a party. Payments between banks go
///    through their interbank, net per bank.
///
/// An instruction settles once whichever way it comes: by its state where somebody affirmed it, by its nonces otherwise;
/// then its state stays NONE, and `Settled` is its record. What leaves stays as it was.
///
/// A root is the hash chain of the ids of all the batch's instructions in which the party delivers, in their order:
/// root = keccak256(root, id) from zero. The party signs `InstructionRoot(bytes32 root)`. An instruction that leaves stays in
/// the chain.
///
/// Assumptions on an asset, beside those of `ISettlement`:
/// - `check` without `eachDelivery` speaks for both parties in every combination, within one transaction;
/// - `net` books exactly the deltas, and says what arrived (`NetShort` otherwise).
interface INetting {
    /// @notice An instruction of a batch did not settle, and is as it was before.
    /// @param reason the error that refuses it
    event InstructionLeft(InstructionId indexed id, bytes reason);

    error BatchListTooLong(uint256 length, uint256 maximum);
    /// @notice Consents or proofs are neither none nor one for each.
    error BatchListsDiffer(uint256 length, uint256 expected);
    /// @notice Twice in a list of the batch.
    error BatchListed(address listed);
    /// @notice A leg names an asset or a party that is not in the batch's list.
    error BatchUnlisted(address missing);
    /// @notice The asset refused without saying why, so it may have been for want of gas: nothing settles.
    error AssetSilent(address asset);
    /// @notice A leg of a title: what has a number of its own can't be netted.
    error LegNotFungible(uint256 leg, uint256 id);
    /// @notice More than any asset has.
    error LegTooLarge(uint256 leg, uint256 amount);
    /// @notice A final position in an asset that its rules refuse.
    /// @param delta [units] what the party would get, or give where negative
    error PositionRefused(address asset, address party, int256 delta);
    error NetShort(address asset, uint256 received, uint256 amount);

    /// @notice Settles what can settle of many instructions, by the net of each party; for anyone.
    /// @dev Emits `InstructionLeft` for what leaves and `Settled` for what does not, then the assets' own events.
    /// Requirements:
    /// - the lists fit (`BatchListTooLong`, `BatchListsDiffer`, `BatchListed`) and name all (`BatchUnlisted`);
    /// - every instruction is well formed, as for `settleSigned`;
    /// - every asset answers (`AssetSilent`), books its net and delivers it (`NetShort`).
    /// @return settled how many instructions settled
    function settleBatch(NetBatch calldata batch) external returns (uint256 settled);
}
