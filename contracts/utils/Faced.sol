// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title A contract whose views another one answers: its face.
/// @dev The fallback hands the caller's own calldata to the face, by static call, and returns or bubbles what that says. The
/// face is given at deployment and stays; it runs on storage of its own and can write nothing, so no state changes by it.
abstract contract Faced {
    address internal immutable _face;

    error FaceMissing(address face);

    constructor(address face) {
        require(face.code.length != 0, FaceMissing(face));
        _face = face;
    }

    /// @dev What has no function here is a view or nobody's: the face answers for who asks it, or refuses.
    fallback() external {
        address face = _face;
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            let answered := staticcall(gas(), face, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if answered { return(0, returndatasize()) }
            revert(0, returndatasize())
        }
    }
}

/// @title What answers for the contract that asks it.
abstract contract Face {
    /// @notice Neither the contract nor its face has this function.
    error FunctionUnknown(bytes4 function_);

    fallback() external {
        revert FunctionUnknown(msg.sig);
    }
}
