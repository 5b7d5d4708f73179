// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What the settlement engine needs of an asset that it moves at once. Holds stand in `IHolds`: settlement money moves
/// and has none.
/// @notice All amounts are [units] of the asset, all instants [s] since 1970.
interface IDeliverable {
    /// @notice The asset is fungible: the only id that it knows is 0.
    error IdUnknown(uint256 id);
    /// @notice The two lists are of different lengths.
    error NetListsDiffer(uint256 parties, uint256 deltas);
    /// @notice What parties give is not what parties get.
    /// @param sum [units] of all deltas
    error NetUnbalanced(int256 sum);

    /// @notice Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).
    /// @dev Requirements:
    /// - the caller has the power (`PowerMissing`);
    /// - a fungible asset is asked for id 0 (`IdUnknown`);
    /// - the venue is not halted (`VenueHalted`); money knows no venues;
    /// - every rule of a transfer, with the rule's own error.
    /// @param id 0 for a fungible asset, a title's number otherwise
    /// @param venue where the trade was made; zero = over the counter
    /// @return received [units] what reached `to`: the whole amount here, an asset that kept a fee would say so
    function settle(address from, address to, uint256 id, uint256 amount, address venue)
        external
        returns (uint256 received);

    /// @notice Books the net of many deliveries, each of which the caller has shown to `check` (SETTLE).
    /// @dev Emits `Transfer` from debtors to creditors, paired in the order of the list. Debtors are booked first.
    /// Requirements:
    /// - the caller has the power (`PowerMissing`);
    /// - the lists are of one length (`NetListsDiffer`) and the deltas sum to zero (`NetUnbalanced`);
    /// - every rule about the market, about each party whose delta is not zero and about its final holding, with the
    ///   rule's own error; a custom rule is asked of gross deliveries only, by `check`.
    /// @param parties any order, none twice
    /// @param deltas [units] positive for what a party gets
    /// @return received [units] what reached all creditors
    function net(address[] calldata parties, int256[] calldata deltas) external returns (uint256 received);

    /// @notice The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]
    function lastRecordAt() external view returns (uint256);
}

/// @title What the engine asks of an asset before it nets. A security's face answers at the token's address.
/// @notice Amounts are [units].
interface IDeliverableViews {
    /// @notice Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
    /// standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are not asked.
    /// @dev With one wallet as both parties it asks about that wallet alone. Requirements:
    /// - a fungible asset is asked for id 0 (`IdUnknown`).
    /// @return eachDelivery whether a rule looks at the two parties or the amount together; otherwise two parties that
    /// passed once pass with every other party of the same call
    function check(address from, address to, uint256 id, uint256 amount) external view returns (bool eachDelivery);

    /// @notice Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.
    /// @param venue zero = over the counter
    function checkVenue(address venue) external view;

    /// @notice The first party whose final position a rule refuses: free units, minimum, cap, number of holders.
    /// @param deltas [units] positive for what a party gets; zero asks nothing
    /// @param ending [units] of holds of each party that end with it
    /// @return index of the party; the length of the list where all pass
    function refusedPosition(address[] calldata parties, int256[] calldata deltas, uint256[] calldata ending)
        external
        view
        returns (uint256 index);
}
