"""Bugs that were found in other security-token systems, and this project's own former faults, each written into a copy
of these contracts.

``row`` is the bug's number in the list below, or the row of the audit whose fault it is (C critical, H high, M medium:
docs/assurance/audit.md) behind the property that it breaks; ``change`` are texts that stand once in ``file`` and what
replaces them; ``suite`` is the Forge suite that must fail then.

1 an identity vouches for itself: a claim counts by the issuer that it names
2 a forced transfer to oneself unfreezes
3 frozen units above the balance break balance − frozen; a view says yes where the transfer refuses
4 a batch that names a wallet twice is tested on the state before it
5 a frozen spender moves what others allowed it
6 a transfer for somebody else without its allowance; the count of holders drifts
7 the record date's balance read now; expiry off by a second; a recovered wallet still acts
8 wrong year basis
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One bug."""

    row: str
    name: str
    file: str
    change: tuple[tuple[str, str], ...]
    suite: str

    def __str__(self) -> str:
        return f"{self.row} {self.name}"


_CLAIMS = "contracts/identity/Claims.sol"
_REGISTER = "contracts/register/Register.sol"
_PERMISSIONED = "contracts/register/PermissionedToken.sol"
_TOKEN = "tests/contracts/token/SecurityToken.t.sol"
_HOLDS = "tests/contracts/register/Holds.t.sol"
_TOKEN_INVARIANTS = "tests/invariants/TokenInvariant.t.sol"
_OBLIGATIONS = "contracts/distribution/Obligations.sol"
_PAYING = "contracts/distribution/Paying.sol"
_BOND = "contracts/bond/Bond.sol"
_PUTS = "contracts/bond/BondPuts.sol"
_DEFAULTS = "contracts/bond/BondDefaults.sol"
_WATERFALL = "contracts/revenue/Waterfall.sol"
_MATHS = "contracts/revenue/WaterfallMaths.sol"
_OBLIGATIONS_TESTS = "tests/contracts/distribution/Obligations.t.sol"
_PAYING_TESTS = "tests/contracts/distribution/Paying.t.sol"
_BOND_TESTS = "tests/contracts/bond/Bond.t.sol"
_PUTS_TESTS = "tests/contracts/bond/BondPuts.t.sol"
_WATERFALL_TESTS = "tests/contracts/revenue/Waterfall.t.sol"

MUTANTS = (
    Mutant(
        "1",
        "a claim counts by the issuer that it names",
        _CLAIMS,
        (
            ("        _requireTrusted(c.topic, c.issuer);\n        bytes32 digest", "        bytes32 digest"),
            ("        _requireTrusted(topic, c.issuer);\n        uint256 last", "        uint256 last"),
        ),
        "tests/contracts/identity/Claims.t.sol",
    ),
    Mutant(
        "2",
        "a forced transfer to oneself passes",
        _REGISTER,
        (("        require(from != to, ERC7943CannotReceive(to));\n        Entry t;", "        Entry t;"),),
        _TOKEN,
    ),
    Mutant(
        "3",
        "free units wrap where more is frozen than there is",
        _PERMISSIONED,
        (("return e.balance() > bound ? e.balance() - bound : 0;", "return e.balance() - bound;"),),
        _TOKEN,
    ),
    Mutant(
        "3",
        "the view forgets frozen units",
        "contracts/compliance/Explainer.sol",
        (("uint256 bound = e.frozen() + held;", "uint256 bound = held;"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        "4",
        "a batch is tested on the state before it",
        _REGISTER,
        (
            (
                "        _requireFree(from, f, amount);\n        if (p",
                "        _requireFree(from, _entries[from].entry, amount);\n        if (p",
            ),
            (
                "_checkRemainder(from, f, p, amount);\n            _checkH",
                "_checkRemainder(from, _entries[from].entry, p, amount);\n            _checkH",
            ),
        ),
        _TOKEN,
    ),
    Mutant(
        "5",
        "a frozen spender moves",
        _PERMISSIONED,
        (("        _requireSpender(msg.sender);\n", ""),),
        _TOKEN,
    ),
    Mutant(
        "6",
        "no allowance is asked for",
        _PERMISSIONED,
        (("        _spendAllowance(from, msg.sender, amount);\n", ""),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        "6",
        "nothing moved makes a holder fewer",
        _REGISTER,
        (("f.balance() == amount && amount != 0 && !f.has", "f.balance() == amount && !f.has"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        "6",
        "reclassification leaves the count of holders",
        _REGISTER,
        (("        if (e.balance() == 0) return c;\n", "        if (e.balance() != type(uint256).max) return c;\n"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        "7",
        "a record date's balance is read now",
        "contracts/compliance/Explainer.sol",
        (("while (epoch > index) (amount", "while (epoch > type(uint256).max - index) (amount"),),
        "tests/contracts/register/RegisterHistory.t.sol",
    ),
    Mutant(
        "7",
        "a hold is given back in its last second",
        "contracts/register/Holds.sol",
        (("|| block.timestamp > expiresAt,", "|| block.timestamp >= expiresAt,"),),
        _HOLDS,
    ),
    Mutant(
        "7",
        "a recovered wallet still acts",
        _REGISTER,
        (("_entries[lost].entry = f.dead();", "_entries[lost].entry = f;"),),
        _TOKEN,
    ),
    Mutant(
        "8",
        "365 days count as a year of 360",
        "contracts/utils/DayCount.sol",
        (("return (numerator, 365);", "return (numerator, 360);"),),
        "tests/contracts/bond/FubiLife.t.sol",
    ),
    Mutant(
        "OBL C1",
        "units are retired once their money is there, whoever has it",
        _BOND,
        (
            (
                "address(where) != address(0) && where.isDischarged(_idOf(Numbers.PRINCIPAL)),",
                "address(where) != address(0) && where.isFunded(_idOf(Numbers.PRINCIPAL)),",
            ),
        ),
        _BOND_TESTS,
    ),
    Mutant(
        "OBL H1",
        "a page needs the money of the tax on top",
        _PAYING,
        (
            (
                "            _draw(id, cash, page.paid);\n",
                "            _draw(id, cash, page.paid + page.taxed);\n",
            ),
        ),
        _PAYING_TESTS,
    ),
    Mutant(
        "OBL H4",
        "the issuer's wallet alone can pay",
        _OBLIGATIONS,
        (
            (
                "        if (missing == 0) return 0;\n",
                "        if (missing == 0) return 0;\n"
                "        require(msg.sender == o.restOwner, RefundNotYours(id, o.restOwner, msg.sender));\n",
            ),
        ),
        _OBLIGATIONS_TESTS,
    ),
    Mutant(
        "OBL H5",
        "an agent alone declares",
        _BOND,
        (
            (
                "    function declare(uint256 number) external returns (ObligationId id) {",
                "    function declare(uint256 number) external restricted returns (ObligationId id) {",
            ),
        ),
        _BOND_TESTS,
    ),
    Mutant(
        "OBL H8",
        "a wrong cut leaves the last holder unpayable",
        _PAYING,
        (
            (
                "            if (share > page.left) page.nets[i] = share = page.left;\n",
                "",
            ),
        ),
        _PAYING_TESTS,
    ),
    Mutant(
        "OBL M5",
        "what is funded is cancelled",
        _OBLIGATIONS,
        (
            (
                "        require(!_funded(o) && _progress(id) == 0, AlreadyFunded(id, o.funded));\n",
                "",
            ),
        ),
        _OBLIGATIONS_TESTS,
    ),
    Mutant(
        "BOND C3",
        "a call is the way out of a miss",
        _BOND,
        (
            (
                '        if (now_ != BondStatus.ISSUED && now_ != BondStatus.DRAFT) _refuseCall(i, "unfunded");\n',
                "        now_;\n",
            ),
        ),
        _BOND_TESTS,
    ),
    Mutant(
        "BOND H2",
        "a put that was never paid is closed, and was none",
        _PUTS,
        (
            (
                "        require(superseded || p.units == 0, PutUnsettled(token, put, p.units));\n",
                "        if (!superseded) p.units = 0;\n",
            ),
        ),
        _PUTS_TESTS,
    ),
    Mutant(
        "BOND M1",
        "a default that was paid is accelerated",
        _DEFAULTS,
        (
            (
                "        // Occurred *and continuing*: what was paid since accelerates nothing.\n"
                "        require(!_isFunded(token, number), NumberFunded(number));\n",
                "",
            ),
        ),
        "tests/contracts/bond/BondDefaults.t.sol",
    ),
    Mutant(
        "BOND M4",
        "units that were given up stay outstanding",
        _BOND,
        (
            (
                "        uint256 principal = units * principalAt(open);\n"
                "        principalGivenUp += principal.toUint128();\n",
                "        uint256 principal = units * principalAt(open);\n",
            ),
        ),
        "tests/invariants/BondInvariant.t.sol",
    ),
    Mutant(
        "DIST H6",
        "principal of pledged and frozen units is paid to the debtor",
        _PAYING,
        (
            (
                "        if (_isPrincipal(o)) flags |= EntryFlags.HELD;\n",
                "",
            ),
            (
                "        bool encumbered = _isPrincipal(o) && (",
                "        bool encumbered = o.payAt == 0 && (",
            ),
        ),
        _PAYING_TESTS,
    ),
    Mutant(
        "DIST M2",
        "a put that is paid late pays the coupon's interest again",
        _PUTS,
        (
            (
                "if (block.timestamp > p.couponRecordAt && bond",
                "if (p.payAt > p.couponRecordAt && bond",
            ),
        ),
        _PUTS_TESTS,
    ),
    Mutant(
        "DIST M13",
        "the tax rate is the page's",
        _PAYING,
        (
            (
                "h.now_.country(), o.incomeType, o.payAt);",
                "h.now_.country(), o.incomeType, block.timestamp);",
            ),
        ),
        "tests/invariants/ObligationsInvariant.t.sol",
    ),
    Mutant(
        "REV H10",
        "cash after the end is the operator's before holders' arrears",
        _WATERFALL,
        (
            (
                "        require(due == 0 || s.unallocated + s.reserve + s.trapped == 0, Holders",
                "        require(due != type(uint256).max, Holders",
            ),
        ),
        _WATERFALL_TESTS,
    ),
    Mutant(
        "REV H11",
        "a tenth of the bank's figure is no gap",
        _WATERFALL,
        (
            (
                "            least = _positive(missing + remitted);",
                "            least = 0;",
            ),
        ),
        _WATERFALL_TESTS,
    ),
    Mutant(
        "REV H12",
        "a trap of the senior makes arrears that keep it",
        _MATHS,
        (
            (
                "Maths.mulDivDown(cash - before, Maths.WAD, d.scheduled);",
                "Maths.mulDivDown(cash - before, Maths.WAD, d.senior);",
            ),
        ),
        _WATERFALL_TESTS,
    ),
    Mutant(
        "REV M7",
        "the reserve pays servicing in the last period",
        _MATHS,
        (
            (
                "        x.reserve = s.reserve;\n        x.taxes",
                "        x.reserve = s.reserve;\n"
                "        if (d.reserve == 0) (pot, x.reserve) = (pot + s.reserve, 0);\n"
                "        x.taxes",
            ),
        ),
        _WATERFALL_TESTS,
    ),
    Mutant(
        "LIVE H3",
        "an acceleration shuts a put that is funded",
        _PUTS,
        (
            (
                "standingOf(token).accelerated && !_isFunded(token, put, p);",
                "standingOf(token).accelerated;",
            ),
        ),
        _PUTS_TESTS,
    ),
    Mutant(
        "LIVE H7",
        "a zero coupon is owed for ever",
        _BOND,
        (
            (
                "            if (!known || perUnit != 0) return false;\n",
                "            if (!known || perUnit + 1 != 0) return false;\n",
            ),
        ),
        _BOND_TESTS,
    ),
    Mutant(
        "LIVE M8",
        "a fen after the reconciliation stops the closing",
        _WATERFALL,
        (
            (
                "        return _reconciliations[pool][period].recordedAt != 0 ?",
                "        Reconciliation storage r = _reconciliations[pool][period];\n"
                "        return r.recordedAt != 0 && r.cash == _states[pool].unallocated ?",
            ),
        ),
        _WATERFALL_TESTS,
    ),
    Mutant(
        "LIVE M11",
        "a recovered elector has lost its put",
        _PUTS,
        (
            (
                "            units != 0 && IRegister(token).payeeOf(wallet) == msg.sender, ElectionUnknown",
                "            units != 0 && wallet == msg.sender, ElectionUnknown",
            ),
        ),
        _PUTS_TESTS,
    ),
    Mutant(
        "LIVE H6",
        "what is kept on pledged units waits for an order",
        _PAYING,
        (
            (
                "            still = Math.min(share.heldUnits, _undrawnOf(id, token, wallet, payee));\n",
                "            still = share.heldUnits;\n",
            ),
        ),
        "tests/invariants/BondInvariant.t.sol",
    ),
)
