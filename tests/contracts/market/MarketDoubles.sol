// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// A wallet that is a contract: it consents to what its owner signed off.
contract ConsentingWallet {
    mapping(bytes32 digest => bool) public approved;

    function approveDigest(bytes32 digest) external {
        approved[digest] = true;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return approved[digest] ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    function call(address target, bytes calldata data) external {
        (bool ok, bytes memory reason) = target.call(data);
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(reason, 32), mload(reason))
            }
        }
    }
}

/// An instrument that calls back into whoever has it issue.
contract ReenteringInstrument {
    address public token;
    bytes32 public termsHash;
    uint256 public principalPerUnit = 1_000_000;
    uint256 public offeredRate = 0.0262e18;
    address public currency;
    address public proceedsGate;
    bytes private _callback;
    bool public entered;
    bytes public stoppedBy;

    constructor(address token_, bytes32 termsHash_, address currency_) {
        (token, termsHash, currency) = (token_, termsHash_, currency_);
    }

    function setTerms(bytes32 termsHash_, uint256 principal, address currency_) external {
        (termsHash, principalPerUnit, currency) = (termsHash_, principal, currency_);
    }

    function settlementInterest(uint256 units, uint32, uint256) external pure returns (int256) {
        return int256(units * 7);
    }

    function setCallback(bytes calldata callback) external {
        _callback = callback;
    }

    function issue(address, uint256) external {
        (bool ok, bytes memory reason) = msg.sender.call(_callback);
        if (ok) entered = true;
        else stoppedBy = reason;
    }
}
