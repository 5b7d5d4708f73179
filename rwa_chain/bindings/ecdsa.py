"""ECDSA, from node_modules/@openzeppelin/contracts/utils/cryptography/ECDSA.sol.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rwa_chain.errors import ContractError


class ECDSA:
    """library ECDSA"""

    class RecoverError(IntEnum):
        """`ECDSA.RecoverError`"""

        NoError = 0
        InvalidSignature = 1
        InvalidSignatureLength = 2
        InvalidSignatureS = 3

    @dataclass(eq=False, repr=False)
    class ECDSAInvalidSignature(ContractError):
        """The signature is invalid."""

        NAME = "ECDSA.ECDSAInvalidSignature"
        SELECTOR = bytes.fromhex("f645eedf")
        SIGNATURE = "ECDSAInvalidSignature()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "The signature is invalid."

    @dataclass(eq=False, repr=False)
    class ECDSAInvalidSignatureLength(ContractError):
        """The signature has an invalid length."""

        NAME = "ECDSA.ECDSAInvalidSignatureLength"
        SELECTOR = bytes.fromhex("fce698f7")
        SIGNATURE = "ECDSAInvalidSignatureLength(uint256)"
        PARAMETERS = (("length", "uint256"),)
        FIELDS = ("length",)
        NOTICE = "The signature has an invalid length."

        length: int

    @dataclass(eq=False, repr=False)
    class ECDSAInvalidSignatureS(ContractError):
        """The signature has an S value that is in the upper half order."""

        NAME = "ECDSA.ECDSAInvalidSignatureS"
        SELECTOR = bytes.fromhex("d78bce0c")
        SIGNATURE = "ECDSAInvalidSignatureS(bytes32)"
        PARAMETERS = (("s", "bytes32"),)
        FIELDS = ("s",)
        NOTICE = "The signature has an S value that is in the upper half order."

        s: bytes
