// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {SignedMath} from "@openzeppelin/contracts/utils/math/SignedMath.sol";

import {Administered} from "../administration/Administered.sol";
import {Roles} from "../administration/Roles.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {BondPart} from "./BondPart.sol";
import {IBond} from "./interfaces/IBond.sol";
import {Fixing, FixingMethod, IFixings, Observation, RateTerms} from "./interfaces/IFixings.sol";
import {IRateSource} from "./interfaces/IRateSource.sol";

/// @title Floating rates: what was published, signed by one key, checked by another.
contract Fixings is IFixings, IRateSource, BondPart, Administered, EIP712 {
    using SafeCast for int256;
    using SafeCast for uint256;

    bytes32 private constant FIXING_TYPEHASH = keccak256(
        "Fixing(address token,uint256 period,uint256 version,int256 benchmark,uint256 observedOn,bool fallbackUsed,bytes32 observations)"
    );
    int256 private constant WAD = int256(Maths.WAD);
    int256 private constant BOUND_UNIT = 1e10; // 1e-8 of 1.0
    int256 private constant PRECISION = 1e27; // of a compounded factor
    uint256 private constant OBSERVATIONS_MAX = 400;
    uint256 private constant DECIMALS_MAX = 16; // of a per cent

    /// @param startDate, endDate [days since 1970-01-01]
    /// @param recordAt [s]
    struct Dates {
        uint32 startDate;
        uint32 endDate;
        uint32 recordAt;
    }

    /// @notice What is signed.
    struct Given {
        address token;
        uint256 period;
        int64 benchmark;
        uint32 observedOn;
        bool fallbackUsed;
        bytes32 observations;
    }

    /// @param from, to [days since 1970-01-01] that an observation may be of
    struct Window {
        uint256 from;
        uint256 to;
    }

    mapping(address token => RateTerms) private _terms;
    mapping(address token => IBond) private _bonds;
    mapping(address token => mapping(uint256 period => Fixing)) private _fixings;

    constructor(address authority_) BondPart(authority_) EIP712("rwa-chain Fixings", "1") {}

    // ---- terms ----

    function setTerms(address token, RateTerms calldata t) external onlyScoped(Roles.ISSUER, token) {
        IBond bond = _bond(token);
        _fit(token, bond.termsHash() == 0, "frozen", 1);
        _requireSigners(token, t.agent, t.checker);
        _fit(token, t.lowest < t.highest, "lowest", t.lowest);
        _fit(token, t.floor <= t.cap, "floor", t.floor);
        _fit(token, t.multiplier != 0, "multiplier", 0);
        _fit(token, t.index != 0, "index", 0);
        _fit(token, t.decimals <= DECIMALS_MAX, "decimals", int256(uint256(t.decimals)));
        bool overnight_ = t.method != FixingMethod.TERM;
        _fit(token, !overnight_ || t.basis == 360 || t.basis == 365, "basis", int256(uint256(t.basis)));
        _fit(token, _within(t, t.initial), "initial", t.initial);
        _terms[token] = t;
        _bonds[token] = bond;
        emit RateTermsSet(token, t);
    }

    function setSigners(address token, address agent, address checker) external restricted {
        _requireSigners(token, agent, checker);
        (_terms[token].agent, _terms[token].checker) = (agent, checker);
        emit SignersSet(token, agent, checker);
    }

    // ---- fixing ----

    function fix(
        address token,
        uint256 period,
        int64 benchmark,
        uint32 observedOn,
        bool fallbackUsed,
        bytes calldata signature
    ) external {
        RateTerms storage t = _termsFor(token, true);
        Dates memory d = _datesOf(token, period);
        _checkDay(token, period, t, observedOn, benchmark, _before(t.inAdvance ? d.startDate : d.endDate, t.leadDays));
        _store(t, Given(token, period, benchmark, observedOn, fallbackUsed, 0), d.recordAt, signature);
    }

    function fixOvernight(
        address token,
        uint256 period,
        Observation[] calldata observations,
        bool fallbackUsed,
        bytes calldata signature
    ) external {
        RateTerms storage t = _termsFor(token, false);
        Dates memory d = _datesOf(token, period);
        _checkDays(token, period, t, observations, d);
        (int64 benchmark, uint32 observedOn, bytes32 hash) = _summary(t, observations);
        emit Observed(token, period, observations);
        _store(t, Given(token, period, benchmark, observedOn, fallbackUsed, hash), d.recordAt, signature);
    }

    function _store(RateTerms storage t, Given memory g, uint32 recordAt, bytes calldata signature) private {
        // Checks
        address agent = t.agent;
        require(
            SignatureChecker.isValidSignatureNow(agent, _digest(g), signature), FixingUnsigned(g.token, g.period, agent)
        );
        Fixing memory f = _fixings[g.token][g.period];
        if (f.fixedAt == 0) {
            f.fixedAt = uint32(block.timestamp);
            f.finalAt = uint32(Math.min(block.timestamp + t.correctionPeriod, recordAt));
        }
        require(block.timestamp <= f.finalAt, FixingFinal(g.token, g.period, f.finalAt, block.timestamp));
        // Effects
        f.benchmark = _rounded(g.benchmark, t.decimals);
        if (g.fallbackUsed) f.benchmark += t.adjustment;
        f.observedOn = g.observedOn;
        ++f.version;
        _fixings[g.token][g.period] = f;
        bytes32 index = g.fallbackUsed ? t.fallbackIndex : t.index;
        emit Fixed(g.token, g.period, f.benchmark, f.observedOn, f.version, index);
    }

    // ---- views ----

    function rateOf(address token, uint256 period) external view returns (uint256 rate, bool known) {
        int256 benchmark;
        (benchmark, known,) = benchmarkOf(token, period);
        if (!known) return (0, false);
        RateTerms storage t = _terms[token];
        int256 paid = _divHalfUp(benchmark * int256(uint256(t.multiplier)), WAD) + t.margin;
        paid = SignedMath.max(SignedMath.min(paid, t.cap), t.floor);
        return (paid > 0 ? uint256(paid) : 0, true);
    }

    function marginOf(address token) external view returns (uint256) {
        require(_terms[token].agent != address(0), RateTermsMissing(token));
        int256 margin = _terms[token].margin;
        return margin > 0 ? uint256(margin) : 0;
    }

    function benchmarkOf(address token, uint256 period)
        public
        view
        returns (int256 benchmark, bool known, bool fellBack)
    {
        mapping(uint256 => Fixing) storage fixings = _fixings[token];
        Fixing memory f = fixings[period];
        if (f.fixedAt != 0) return block.timestamp > f.finalAt ? (int256(f.benchmark), true, false) : (int256(0), false, false);
        IBond bond = _bonds[token];
        if (address(bond) == address(0)) return (0, false, false);
        (,, uint32 recordAt) = bond.datesOf(period);
        if (block.timestamp <= recordAt) return (0, false, false);
        // Nobody can fix it any more: the last one that stands.
        while (period != 0) {
            f = fixings[--period];
            if (f.fixedAt != 0) return (f.benchmark, true, true);
        }
        return (_terms[token].initial, true, true);
    }

    function digestOf(
        address token,
        uint256 period,
        int64 benchmark,
        uint32 observedOn,
        bool fallbackUsed,
        bytes32 observations
    ) external view returns (bytes32) {
        return _digest(Given(token, period, benchmark, observedOn, fallbackUsed, observations));
    }

    function overnight(Observation[] calldata observations, uint16 basis, bool compounded)
        external
        pure
        returns (int256)
    {
        return _overnight(observations, basis, compounded);
    }

    function summaryOf(address token, Observation[] calldata observations)
        external
        view
        returns (int64 benchmark, uint32 observedOn, bytes32 hash)
    {
        return _summary(_terms[token], observations);
    }

    function termsOf(address token) external view returns (RateTerms memory) {
        return _terms[token];
    }

    function fixingOf(address token, uint256 period) external view returns (Fixing memory) {
        return _fixings[token][period];
    }

    // ---- checks ----

    function _fit(address token, bool fits, bytes32 field, int256 value) private pure {
        require(fits, RateTermsUnfit(token, ShortText.toString(field), value));
    }

    function _requireSigners(address token, address agent, address checker) private pure {
        _fit(token, agent != address(0), "agent", 0);
        _fit(token, checker != address(0) && checker != agent, "checker", int256(uint256(uint160(checker))));
    }

    /// @param term a term rate, or an overnight one
    function _termsFor(address token, bool term) private view returns (RateTerms storage t) {
        t = _terms[token];
        require(msg.sender == t.checker, CheckerUnknown(token, msg.sender, t.checker));
        require((t.method == FixingMethod.TERM) == term, RateTermsUnfit(token, "method", int256(uint256(t.method))));
    }

    function _datesOf(address token, uint256 period) private view returns (Dates memory d) {
        (d.startDate, d.endDate, d.recordAt) = _bonds[token].datesOf(period);
    }

    function _before(uint256 date, uint256 lead) private pure returns (Window memory) {
        return Window(date - lead, date);
    }

    function _within(RateTerms memory t, int256 benchmark) private pure returns (bool) {
        return benchmark >= t.lowest * BOUND_UNIT && benchmark <= t.highest * BOUND_UNIT;
    }

    /// @dev Within the bounds, for the days asked, and not in the future: a date is that as long as it has begun nowhere.
    function _checkDay(
        address token,
        uint256 period,
        RateTerms storage t,
        uint256 date,
        int256 rate,
        Window memory w
    ) private view {
        require(
            date >= w.from && date <= w.to && date * 1 days <= block.timestamp + 14 hours,
            ObservationUnfit(token, period, date, w.from, w.to)
        );
        (int256 lowest, int256 highest) = (t.lowest * BOUND_UNIT, t.highest * BOUND_UNIT);
        require(rate >= lowest && rate <= highest, FixingOutOfBounds(token, period, rate, lowest, highest));
    }

    function _checkDays(
        address token,
        uint256 period,
        RateTerms storage t,
        Observation[] calldata observations,
        Dates memory d
    ) private view {
        uint256 count = observations.length;
        require(count != 0 && count <= OBSERVATIONS_MAX, ObservationsUnfit(token, period, "count", count));
        // Of the period before, or shifted: then only the lead bounds them.
        uint256 first = t.inAdvance && period != 0 ? _datesOf(token, period - 1).startDate : d.startDate;
        Window memory w = Window(first - t.leadDays, d.endDate - 1);
        uint256 sum;
        uint256 last;
        for (uint256 i; i < count; ++i) {
            Observation calldata o = observations[i];
            // A lock-out repeats a day.
            require(o.date >= last, ObservationsUnfit(token, period, "date", o.date));
            _checkDay(token, period, t, o.date, o.rate, w);
            (last, sum) = (o.date, sum + o.weight);
        }
        bool fits = t.shift || t.inAdvance ? sum != 0 : sum == d.endDate - d.startDate;
        require(fits, ObservationsUnfit(token, period, "weight", sum));
    }

    // ---- arithmetic ----

    function _summary(RateTerms storage t, Observation[] calldata observations)
        private
        view
        returns (int64 benchmark, uint32 observedOn, bytes32 hash)
    {
        int256 exact = _overnight(observations, t.basis, t.method == FixingMethod.COMPOUNDED);
        return (
            _rounded(exact, t.decimals), observations[observations.length - 1].date, keccak256(abi.encode(observations))
        );
    }

    /// @dev One factor a day, a lock-out's frozen days included.
    function _overnight(Observation[] calldata observations, uint16 basis, bool compounded)
        private
        pure
        returns (int256)
    {
        (int256 year, int256 days_, int256 sum, int256 factor) =
            (int256(uint256(basis)), 0, 0, PRECISION);
        for (uint256 i; i < observations.length; ++i) {
            (int256 rate, int256 weight) = (observations[i].rate, int256(uint256(observations[i].weight)));
            days_ += weight;
            if (compounded) factor = factor * (year * WAD + rate * weight) / (year * WAD);
            else sum += rate * weight;
        }
        return compounded
            ? _divHalfUp((factor - PRECISION) * year * WAD, days_ * PRECISION)
            : _divHalfUp(sum, days_);
    }

    function _rounded(int256 rate, uint256 decimals) private pure returns (int64) {
        int256 unit = int256(10 ** (DECIMALS_MAX - decimals));
        return (_divHalfUp(rate, unit) * unit).toInt64();
    }

    /// @dev Half up: towards positive infinity, as rates are rounded.
    function _divHalfUp(int256 value, int256 unit) private pure returns (int256 quotient) {
        int256 twice = 2 * value + unit;
        quotient = twice / (2 * unit);
        if (twice < 0 && twice % (2 * unit) != 0) --quotient;
    }

    /// @dev Of the version that it would be, so that a signature is used once: what was corrected can't be put back by one key.
    function _digest(Given memory g) private view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    FIXING_TYPEHASH,
                    g.token,
                    g.period,
                    uint256(_fixings[g.token][g.period].version) + 1,
                    int256(g.benchmark),
                    uint256(g.observedOn),
                    g.fallbackUsed,
                    g.observations
                )
            )
        );
    }
}
