// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice Where a payment stands. What was released, given back or declined is no more.
enum PaymentStatus {
    NONE,
    OFFERED,
    QUEUED,
    HELD
}

/// @notice A payment that has left its payer and has not reached its payee: two storage words.
/// @param amount [cash base units]
/// @param priority 0 first; 2 last
/// @param source the payer's bank's number in the queue
/// @param target the payee's bank's
/// @param until [s] last second in which it may be released
/// @param answerBy [s] last second in which the payee's bank may accept
struct QueuedPayment {
    address payer;
    uint72 amount;
    uint8 priority;
    PaymentStatus status;
    address payee;
    uint8 source;
    uint8 target;
    uint32 until;
    uint32 answerBy;
}

/// @notice What a bank allows its queue: net outflow in one release. [cash base units]
/// @param reserved settlement money that the queue may not use
/// @param multilateral most to all other banks together; zero = no limit
struct Allowance {
    uint128 reserved;
    uint128 multilateral;
}

/// @title Payments between banks that wait for liquidity, released by the greatest set that can be paid.
/// @notice Amounts are [cash base units]. A payment is *submitted* by its payer, whose money goes to this contract and stays a
/// liability of the payer's own bank, to the payer by name: in that bank's supply and on its book. The payee's bank accepts,
/// by a standing acceptance up to an amount or one by one; silence to the end of its clock is a decline. Accepted, it is
/// queued behind what its bank queued before, among those of its priority.
///
/// `release`, for anyone, in three steps:
/// 1. what has expired, and what is from or to a frozen bank, is given back;
/// 2. with bypass on: in order of entry, again and again until nothing moves, each payment that its bank can pay alone is
///    released. This step claims no maximality;
/// 3. the *greatest* set of the rest that keeps each bank's order and leaves no bank below zero, beyond its reservation or its
///    limits: from all payments, while a bank is short, the last of its order is removed. Whichever short bank is treated
///    first, the same set is left: a set that can be paid and keeps the orders is never cut into by a removal, and the
///    union of two such sets is one (domain: gridlock resolution by the order of each queue). Held payments stand aside.
///
/// The released payments settle by one net movement of settlement money a bank; payees are credited at their banks, or kept for
/// where their bank refuses them. `Released` carries the liquidity it began with and the order of removals, from which anyone
/// replays it.
///
/// A released payment is final. A suspended bank is one whose deposit is frozen (`freezeBank`): what was final stands, what is
/// queued from or to it is given back, and kept at the frozen bank for its customers until it goes on. What is queued from or
/// to a bank that can't take part for another reason (`isStopped`) waits, and the other banks' payments go on.
///
/// Stopped by the interbank rail, by a bank's freeze, and payment by payment; cancellation, giving back and claims go on.
interface IQueue {
    event BankJoined(uint256 indexed bank, address indexed deposit);
    /// @param travelRule hash of the payer's and payee's data that travels between their banks
    event PaymentSubmitted(
        uint256 indexed id,
        address indexed source,
        address indexed target,
        address payer,
        address payee,
        uint256 amount,
        uint256 priority,
        uint256 until,
        bytes32 paymentReference,
        bytes32 travelRule
    );
    /// @notice The payee's bank accepted: the payment stands in its bank's order.
    event PaymentQueued(uint256 indexed id);
    event PaymentHeld(uint256 indexed id, bool held);
    event PaymentDeclined(uint256 indexed id);
    event PriorityChanged(uint256 indexed id, uint256 priority);
    event QueueReordered(address indexed deposit, uint256[] ids);
    /// @notice The money went back to its payer, or is kept for the payer.
    event PaymentReturned(uint256 indexed id, bool kept);
    /// @notice A released payment whose payee its bank refuses waits for the payee.
    event PaymentKept(address indexed deposit, address indexed wallet, uint256 amount);
    event KeptPaid(address indexed deposit, address indexed wallet, uint256 amount);
    /// @param liquidity [cash base units] of each bank when the step began: its free settlement money − reserved
    /// @param bypassed ids in the order in which they were paid alone
    /// @param removed ids in the order in which they were removed
    /// @param released ids of the greatest set
    event Released(int256[] liquidity, uint256[] bypassed, uint256[] removed, uint256[] released);
    event StandingAcceptanceSet(address indexed deposit, uint256 upTo);
    event ReservationSet(address indexed deposit, uint256 reserved);
    event MultilateralLimitSet(address indexed deposit, uint256 limit);
    event BilateralLimitSet(address indexed deposit, address indexed towards, uint256 limit);
    event BypassSet(bool on);

    error PaymentUnknown(uint256 id);
    error PaymentStatusUnfit(uint256 id, PaymentStatus status, PaymentStatus expected);
    error PaymentNotYours(uint256 id, address caller);
    error PaymentAmountUnfit(uint256 amount, uint256 maximum);
    error PaymentWithinBank(address deposit);
    error PaymentToNobody();
    error PriorityUnfit(uint256 priority, uint256 maximum);
    /// @notice The payment's last second has passed, or lies beyond 2106.
    error PaymentTimeUnfit(uint256 until, uint256 nowAt);
    /// @notice From this amount on a payment carries the hash of its travel-rule data.
    error TravelRuleMissing(uint256 amount, uint256 threshold);
    error QueueFull(address deposit, uint256 open, uint256 maximum);
    error AnswerLate(uint256 id, uint256 answerBy, uint256 nowAt);
    /// @notice The payment may still be answered or released.
    error PaymentStillGood(uint256 id);
    /// @notice The new order is not the old one's ids in another order.
    error OrderUnfit(address deposit, uint256 id);
    error QueueBankUnknown(address deposit);
    error NothingKept(address deposit, address wallet);
    error NothingToRelease();

    // ---- paying ----

    /// @notice Submits a payment of the caller's own money to another bank's customer, and queues it where the payee's bank
    /// has a standing acceptance.
    /// @dev Emits `PaymentSubmitted`, `PaymentQueued`. Requirements:
    /// - two banks of this interbank (`PaymentWithinBank`, `QueueBankUnknown`);
    /// - 1…2⁷² − 1 (`PaymentAmountUnfit`) to somebody (`PaymentToNobody`); a priority (`PriorityUnfit`);
    /// - now ≤ until, before 2106 (`PaymentTimeUnfit`);
    /// - the hash of the travel-rule data, from the threshold on (`TravelRuleMissing`);
    /// - fewer than 100 payments of the bank are open (`QueueFull`);
    /// - the payer's bank lets the money go: its token's errors.
    /// @return id of the payment, from 1 on
    function submit(
        address source,
        address target,
        address payee,
        uint256 amount,
        uint256 priority,
        uint256 until,
        bytes32 paymentReference,
        bytes32 travelRule
    ) external returns (uint256 id);

    /// @notice Accepts offered payments (BANK of the payee's deposit).
    /// @dev Emits `PaymentQueued`. Requirements: offered (`PaymentStatusUnfit`), within the clock (`AnswerLate`).
    function accept(uint256[] calldata ids) external;

    /// @notice Declines an offered payment (BANK of the payee's deposit): the money goes back.
    /// @dev Emits `PaymentDeclined`, `PaymentReturned`.
    function decline(uint256 id) external;

    /// @notice Takes a payment back before it is released: by its payer, who succeeded the payer's lost wallet, or the payer's
    /// bank (BANK).
    /// @dev Emits `PaymentReturned`. Requirements: `PaymentNotYours`.
    function cancel(uint256 id) external;

    /// @notice Gives back what nobody may release any more: unanswered in time, expired, or of a frozen bank; for anyone.
    /// @dev Emits `PaymentReturned`. Requirements: `PaymentStillGood`.
    function giveBack(uint256[] calldata ids) external;

    /// @notice Releases what can be released; for anyone.
    /// @dev Emits `Released` and the tokens' own events. Requirements:
    /// - something can be released or given back (`NothingToRelease`);
    /// - the rail is open.
    /// @return released how many payments reached their payees
    function release() external returns (uint256 released);

    /// @notice Pays out what is kept for a wallet, to it alone or to who succeeded it; for anyone.
    /// @dev Emits `KeptPaid`. Requirements: `NothingKept`; its bank credits it: the token's errors.
    function payKept(address deposit, address wallet) external;

    // ---- a bank's queue ----

    /// @notice Sets a payment of the bank's customers aside, or back into the order (BANK of the payer's deposit).
    function setHeld(uint256 id, bool held) external;

    /// @notice Changes the priority of a payment of the bank's customers (BANK of the payer's deposit).
    function setPriority(uint256 id, uint256 priority) external;

    /// @notice Gives the bank's queue another order of entry (BANK of that deposit).
    /// @dev Requirements: all its ids, each once (`OrderUnfit`).
    function reorder(address deposit, uint256[] calldata ids) external;

    /// @notice Accepts payments to the bank's customers up to an amount as they are submitted; zero = one by one (BANK).
    function setStandingAcceptance(address deposit, uint256 upTo) external;

    /// @notice Keeps settlement money of the bank out of the queue (BANK).
    function setReserved(address deposit, uint256 reserved) external;

    /// @notice Most that leaves the bank in one release, net, to all others; zero = no limit (BANK).
    function setMultilateralLimit(address deposit, uint256 limit) external;

    /// @notice Most that leaves the bank in one release, net, to another one; zero = no limit (BANK).
    function setBilateralLimit(address deposit, address towards, uint256 limit) external;

    /// @notice Turns the bypass before the greatest set on or off (ADMIN).
    function setBypass(bool on) external;

    // ---- views ----

    function paymentOf(uint256 id) external view returns (QueuedPayment memory);

    /// @notice Whether a bank can't take part now: its payments are halted or frozen, its token refuses the queue's wallet or took the
    /// powers of queue or rail away, it left the rail, or its settlement wallet may not pay.
    function isStopped(address deposit) external view returns (bool);

    /// @notice Ids of a bank's open payments, in the order of entry.
    function openOf(address deposit) external view returns (uint256[] memory);

    /// @notice Deposits of the banks that the queue knows, by number.
    function banks() external view returns (address[] memory);

    function keptOf(address deposit, address wallet) external view returns (uint256);

    function allowanceOf(address deposit) external view returns (Allowance memory);

    function bilateralLimitOf(address deposit, address towards) external view returns (uint256);

    function standingAcceptanceOf(address deposit) external view returns (uint256);

    function bypass() external view returns (bool);
}
