// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Maths} from "../utils/Maths.sol";

/// @notice What a tripped trigger keeps back, from the bottom of the waterfall up: RESIDUAL the operator's rest, SENIOR also
/// what holders would get and the top-up of the reserve.
enum Trap {
    NONE,
    RESIDUAL,
    SENIOR
}

/// @notice A measure that must not fall.
/// @param threshold [wad] tripped below it; 0 = the trigger is off
/// @param cureAt [wad] a period at or above it is a good one
/// @param curePeriods good periods in a row that cure it
struct Trigger {
    uint64 threshold;
    uint64 cureAt;
    uint8 curePeriods;
    Trap traps;
}

struct TriggerState {
    bool tripped;
    uint8 goodPeriods;
}

/// @notice What there is to pay from [cash base units].
/// @param cash received since the last period was closed
/// @param trapped kept back by triggers before
struct Sources {
    uint256 cash;
    uint256 trapped;
    uint256 reserve;
}

/// @notice What is to be paid [cash base units], arrears included.
/// @param scheduled the part of `senior` that is the period's own; the rest is arrears
/// @param reserve what the reserve shall be; what holders don't need of the excess is paid out
struct Dues {
    uint256 taxes;
    uint256 servicing;
    uint256 senior;
    uint256 scheduled;
    uint256 reserve;
}

/// @notice Where it goes [cash base units].
/// @param fromReserve part of `senior` that the reserve gave
/// @param reserve, trapped what they are afterwards
struct Split {
    uint256 taxes;
    uint256 servicing;
    uint256 senior;
    uint256 fromReserve;
    uint256 reserve;
    uint256 trapped;
    uint256 residual;
}

/// @title The arithmetic of a waterfall: no storage, no time, no rounding but where a name says it.
library WaterfallMaths {
    /// @notice Pays taxes, servicing, senior, then the reserve, in this order and each in full before the next; the rest
    /// is the residual, or trapped. Trapped cash pays like new cash. The reserve pays the senior only; the part of it
    /// above its target, left once the senior is paid in full, pays taxes and servicing and then joins the rest.
    function split(Sources memory s, Dues memory d, Trap trap) internal pure returns (Split memory x) {
        uint256 pot = s.cash + s.trapped;
        x.reserve = s.reserve;
        x.taxes = Math.min(d.taxes, pot);
        pot -= x.taxes;
        x.servicing = Math.min(d.servicing, pot);
        pot -= x.servicing;
        if (trap == Trap.SENIOR) {
            x.trapped = pot;
            return x;
        }
        uint256 paid = Math.min(d.senior, pot);
        pot -= paid;
        x.fromReserve = Math.min(d.senior - paid, x.reserve);
        x.senior = paid + x.fromReserve;
        x.reserve -= x.fromReserve;
        if (x.reserve < d.reserve) {
            uint256 topUp = Math.min(d.reserve - x.reserve, pot);
            x.reserve += topUp;
            pot -= topUp;
        } else {
            uint256 excess = x.reserve - d.reserve;
            x.reserve = d.reserve;
            uint256 taxes = Math.min(d.taxes - x.taxes, excess);
            uint256 servicing = Math.min(d.servicing - x.servicing, excess - taxes);
            (x.taxes, x.servicing) = (x.taxes + taxes, x.servicing + servicing);
            pot += excess - taxes - servicing;
        }
        if (trap == Trap.RESIDUAL) x.trapped = pot;
        else x.residual = pot;
    }

    /// @notice How often the period's own cash, after taxes and servicing, pays the amount scheduled for the period [wad],
    /// cut; the highest value where nothing is scheduled.
    /// @dev Arrears of the senior are left out: a trap makes arrears, and would otherwise keep itself from being cured.
    function coverageDown(uint256 cash, Dues memory d) internal pure returns (uint256) {
        if (d.scheduled == 0) return type(uint256).max;
        uint256 before = d.taxes + d.servicing;
        return cash <= before ? 0 : Maths.mulDivDown(cash - before, Maths.WAD, d.scheduled);
    }

    /// @notice A trigger after one more period.
    function step(Trigger memory t, TriggerState memory s, uint256 measure)
        internal
        pure
        returns (TriggerState memory)
    {
        if (!s.tripped) return TriggerState(measure < t.threshold, 0);
        if (measure < t.cureAt) return TriggerState(true, 0);
        return s.goodPeriods + 1 >= t.curePeriods ? TriggerState(false, 0) : TriggerState(true, s.goodPeriods + 1);
    }

    /// @notice The stronger of two.
    function stronger(Trap a, Trap b) internal pure returns (Trap) {
        return a > b ? a : b;
    }

    /// @notice How far three statements of the same money lie apart, and how far they may, cut.
    /// @param tolerance [wad] of the greatest
    function gap(uint256 a, uint256 b, uint256 c, uint256 tolerance)
        internal
        pure
        returns (uint256 found, uint256 allowed)
    {
        uint256 greatest = Math.max(a, Math.max(b, c));
        found = greatest - Math.min(a, Math.min(b, c));
        allowed = Maths.mulDivDown(greatest, tolerance, Maths.WAD);
    }

    /// @notice By how much cash is below what should have come, or above what can have come; 0 within the tolerance.
    /// @param least, most [cash base units] what should have come, and what can have come
    /// @param tolerance [wad] of each of the two
    function outside(uint256 cash, uint256 least, uint256 most, uint256 tolerance) internal pure returns (uint256) {
        uint256 low = least - Maths.mulDivDown(least, tolerance, Maths.WAD);
        uint256 high = most + Maths.mulDivDown(most, tolerance, Maths.WAD);
        if (cash < low) return least - cash;
        return cash > high ? cash - most : 0;
    }
}
