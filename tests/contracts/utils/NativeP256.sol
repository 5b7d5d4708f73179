// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {P256 as OpenZeppelinP256} from "node_modules/@openzeppelin/contracts/utils/cryptography/P256.sol";

/// @notice What Forge compiles in place of OpenZeppelin's P256: the same without the fallback in Solidity for chains that lack
/// the precompile. The code generator of Forge's tests runs out of stack there, and its node has the precompile. The deployed
/// code has the fallback: `tests/sdk/meter/test_restating.py` proves readings on a node without the precompile.
library P256 {
    function verify(bytes32 h, bytes32 r, bytes32 s, bytes32 qx, bytes32 qy) internal view returns (bool) {
        return OpenZeppelinP256.verifyNative(h, r, s, qx, qy);
    }
}
