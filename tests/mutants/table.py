"""Bugs that were found in other security-token systems, each written into a copy of these contracts.

``row`` is the bug's number in the list below; ``change`` are texts that stand once in ``file`` and what replaces them;
``suite`` is the Forge suite that must fail then.

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

    row: int
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

MUTANTS = (
    Mutant(
        1,
        "a claim counts by the issuer that it names",
        _CLAIMS,
        (
            ("        _requireTrusted(c.topic, c.issuer);\n        bytes32 digest", "        bytes32 digest"),
            ("        _requireTrusted(topic, c.issuer);\n        uint256 last", "        uint256 last"),
        ),
        "tests/contracts/identity/Claims.t.sol",
    ),
    Mutant(
        2,
        "a forced transfer to oneself passes",
        _REGISTER,
        (("        require(from != to, ERC7943CannotReceive(to));\n        Entry t;", "        Entry t;"),),
        _TOKEN,
    ),
    Mutant(
        3,
        "free units wrap where more is frozen than there is",
        _PERMISSIONED,
        (("return e.balance() > bound ? e.balance() - bound : 0;", "return e.balance() - bound;"),),
        _TOKEN,
    ),
    Mutant(
        3,
        "the view forgets frozen units",
        "contracts/compliance/Explainer.sol",
        (("uint256 bound = e.frozen() + held;", "uint256 bound = held;"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        4,
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
        5,
        "a frozen spender moves",
        _PERMISSIONED,
        (("        _requireSpender(msg.sender);\n", ""),),
        _TOKEN,
    ),
    Mutant(
        6,
        "no allowance is asked for",
        _PERMISSIONED,
        (("        _spendAllowance(from, msg.sender, amount);\n", ""),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        6,
        "nothing moved makes a holder fewer",
        _REGISTER,
        (("f.balance() == amount && amount != 0 && !f.has", "f.balance() == amount && !f.has"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        6,
        "reclassification leaves the count of holders",
        _REGISTER,
        (("        if (e.balance() == 0) return c;\n", "        if (e.balance() != type(uint256).max) return c;\n"),),
        _TOKEN_INVARIANTS,
    ),
    Mutant(
        7,
        "a record date's balance is read now",
        "contracts/compliance/Explainer.sol",
        (("while (epoch > index) (amount", "while (epoch > type(uint256).max - index) (amount"),),
        "tests/contracts/register/RegisterHistory.t.sol",
    ),
    Mutant(
        7,
        "a hold is given back in its last second",
        "contracts/register/Holds.sol",
        (("|| block.timestamp > expiresAt,", "|| block.timestamp >= expiresAt,"),),
        _HOLDS,
    ),
    Mutant(
        7,
        "a recovered wallet still acts",
        _REGISTER,
        (("_entries[lost].entry = f.dead();", "_entries[lost].entry = f;"),),
        _TOKEN,
    ),
    Mutant(
        8,
        "365 days count as a year of 360",
        "contracts/utils/DayCount.sol",
        (("return (numerator, 365);", "return (numerator, 360);"),),
        "tests/contracts/bond/FubiLife.t.sol",
    ),
)
