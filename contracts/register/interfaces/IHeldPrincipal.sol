// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ObligationId} from "../../types/ObligationId.sol";

/// @title What a hold's agent asks of the contract that keeps principal of held units.
interface IHeldPrincipal {
    /// @notice Pays a hold's share of the principal that was kept for held units where the hold's agent says, once a hold
    /// (the hold's agent, while now ≤ expiresAt). Released, broken or expired and released, it is the owner's to claim.
    /// An agent draws before it takes, reduces or enlarges: the share goes by the units that the hold has then, and what is
    /// added later has none.
    /// @dev Emits `IPaying.KeptDrawn`. Requirements:
    /// - the caller is the hold's agent (`IHolds.HoldNotYours`) and the hold is good (`IHolds.HoldExpired`);
    /// - its owner is neither frozen nor sanctioned (`IPaying.PayeeBlocked`);
    /// - the hold has a share (`IPaying.NothingHeldFor`);
    /// - the cash token is accepted in the currency (`IPaying.CashNotAccepted`) and takes the payee, with its own error.
    /// @param wallet of the record
    /// @param to whom the agent may name, the agent says: the settlement engine asks the owner's signed consent
    /// @return amount [cash base units]
    function drawHeld(ObligationId id, address wallet, bytes32 holdId, address to, address cash)
        external
        returns (uint256 amount);
}
