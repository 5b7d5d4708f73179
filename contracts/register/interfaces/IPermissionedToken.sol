// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";
import {IDeliverable} from "./IDeliverable.sol";

/// @title Powers that a token gives to other contracts, set only by a delayed role.
library Powers {
    /// @dev Issues units (the instrument; of money, the interbank).
    uint256 internal constant ISSUE = 1 << 0;
    /// @dev Burns units at redemption, put or call, frozen ones first (the instrument, interbank).
    uint256 internal constant REDEEM = 1 << 1;
    /// @dev Moves units of a deliverer whose consent it has checked (settlement, interbank).
    uint256 internal constant SETTLE = 1 << 2;
    /// @dev Places holds for a holder whose consent it has checked, and takes or releases its own.
    uint256 internal constant HOLD = 1 << 3;
    /// @dev Schedules and cancels record instants, and closes the register (instrument, distributor).
    uint256 internal constant SCHEDULE = 1 << 4;
    /// @dev Recovers lost wallets.
    uint256 internal constant RECOVER = 1 << 5;
    /// @dev Halts and resumes a venue's trading (venue listing).
    uint256 internal constant HALT = 1 << 6;
}

/// @title What every permissioned token is, of securities as of money: entries, admission, movement by contracts.
/// @notice All amounts are [units] of the token, all instants [s] since 1970. An admission is good while
/// now ≤ validUntilAt. Stopped by a halt (PAUSER), which stops movements between holders and never redemption.
interface IPermissionedToken is IDeliverable {
    event EntryAdmitted(address indexed wallet, Entry entry);
    event EntrySynced(address indexed wallet, Entry entry);
    event GenerationRaised(uint256 generation);
    event PowersSet(address indexed agent, uint256 powers);
    event IdentityRegistryReplaced(address indexed registry);

    /// @param function_ what the caller may not call; the power that it needs stands there
    error PowerMissing(address caller, bytes4 function_);
    error SupplyTooLarge(uint256 supply, uint256 maximum);
    error ContractExpected(address account);
    error SpenderRefused(address spender);

    // ---- words ----

    /// @notice The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`.
    function entryOf(address wallet) external view returns (Entry);

    /// @notice The last of those who took over from a recovered wallet; the wallet itself where nobody did.
    function payeeOf(address wallet) external view returns (address);

    function policy() external view returns (Policy);
    /// @notice The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's.
    function generation() external view returns (uint256);
    function powersOf(address agent) external view returns (uint256);

    // ---- admission ----

    /// @notice Admits wallets (REGISTRAR; of money its BANK). Requirements: each is known to the registry with every
    /// required topic valid, neither frozen nor sanctioned, and passes what else the policy asks of a holder: the rule's
    /// error otherwise.
    function admitWallets(address[] calldata wallets) external;

    /// @notice Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before.
    function refresh(address wallet) external;

    // ---- authority ----

    /// @notice Gives a contract its powers, or takes them away with 0 (ADMIN).
    function setPowers(address agent, uint256 powers) external;
}
