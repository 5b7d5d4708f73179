"""Six small sources: a type, a library, an interface, two contracts and a mock."""

from __future__ import annotations

from pathlib import Path

SOURCES = {
    "contracts/types/Word.sol": "type Word is uint256;",
    "contracts/utils/Half.sol": """
        library Half {
            error Odd(uint256 given);
            function half(uint256 given) external pure returns (uint256) {
                require(given % 2 == 0, Odd(given));
                return given / 2;
            }
        }""",
    "contracts/token/interfaces/IVault.sol": """
        import {Word} from "../../types/Word.sol";
        interface IVault { function word() external view returns (Word); }""",
    "contracts/token/Vault.sol": """
        import {IVault} from "./interfaces/IVault.sol";
        import {Word} from "../types/Word.sol";
        import {Half} from "../utils/Half.sol";
        contract Vault is IVault {
            Word public immutable word;
            uint256 public total;
            constructor(Word word_) { word = word_; }
            /// @notice Adds half.
            function add(uint256 given) external { total += Half.half(given); }
        }""",
    "contracts/token/Box.sol": "contract Box { uint256 public value; }",
    "contracts/mocks/BoxMock.sol": "contract BoxMock { function f() external {} }",
}


def write(root: Path, name: str, text: str) -> None:
    """Writes a source with the licence and pragma that every source has."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"// SPDX-License-Identifier: Apache-2.0\npragma solidity 0.8.37;\n{text}\n")
