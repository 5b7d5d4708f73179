// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What a guarded contract is: it decides which role each of its functions belongs to.
/// @dev NONE: the manager's own assignments, function by function. CASH: deposits and settlement money.
enum ContractKind {
    NONE,
    IDENTITY,
    CASH,
    SECURITY,
    BOND
}

/// @title Which role a function belongs to, by kind of contract; every other restricted function is the administrator's.
/// @dev By signature, for this floor knows no contract above it; a test compares it with the contracts themselves. A word
/// holds the selectors of one role, eight at most.
library FunctionRoles {
    /// @dev A one in each of a word's eight lanes, and their highest bits.
    uint256 private constant ONES = 0x0000000100000001000000010000000100000001000000010000000100000001;
    uint256 private constant HIGHS = ONES << 31;

    uint256 private constant IDENTITY_REGISTRAR = uint256(
        uint32(bytes4(keccak256("register(address,uint16,uint8,uint8,uint32[4])")))
    ) | (uint256(uint32(bytes4(keccak256("registerBatch((address,uint16,uint8,uint8,uint32[4])[])")))) << 32)
    | (uint256(uint32(bytes4(keccak256("setProfile(address,uint16,uint8,uint8)")))) << 64)
    | (uint256(uint32(bytes4(keccak256("setValidity(address,uint256,uint32)")))) << 96)
    | (uint256(uint32(bytes4(keccak256("addWallet(address,address)")))) << 128)
    | (uint256(uint32(bytes4(keccak256("removeWallet(address)")))) << 160)
    | (uint256(uint32(bytes4(keccak256("withdrawAdmission(address,address)")))) << 192);
    uint256 private constant IDENTITY_COMPLIANCE = uint256(uint32(bytes4(keccak256("sanction(address,bool)"))))
        | (uint256(uint32(bytes4(keccak256("suspend(address,bool)")))) << 32);
    uint256 private constant FREEZER = uint256(uint32(bytes4(keccak256("setAddressFrozen(address,bool)"))))
        | (uint256(uint32(bytes4(keccak256("setFrozenTokens(address,uint256)")))) << 32)
        | (uint256(uint32(bytes4(keccak256("freezePartialTokens(address,uint256)")))) << 64)
        | (uint256(uint32(bytes4(keccak256("unfreezePartialTokens(address,uint256)")))) << 96)
        | (uint256(uint32(bytes4(keccak256("setFrozenTokensIf(address,uint256,uint256)")))) << 128)
        | (uint256(uint32(bytes4(keccak256("batchSetAddressFrozen(address[],bool[])")))) << 160)
        | (uint256(uint32(bytes4(keccak256("batchFreezePartialTokens(address[],uint256[])")))) << 192)
        | (uint256(uint32(bytes4(keccak256("batchUnfreezePartialTokens(address[],uint256[])")))) << 224);
    uint256 private constant COURT_ORDER = uint256(uint32(bytes4(keccak256("forcedTransfer(address,address,uint256)"))))
        | (uint256(uint32(bytes4(keccak256("forcedTransfer(address,address,uint256,bytes32)")))) << 32)
        | (uint256(uint32(bytes4(keccak256("lodgeOrder(bytes32,address,address,uint256)")))) << 64)
        | (uint256(uint32(bytes4(keccak256("withdrawOrder(address,address,uint256)")))) << 96)
        | (uint256(uint32(bytes4(keccak256("batchForcedTransfer(address[],address[],uint256[])")))) << 128)
        | (uint256(uint32(bytes4(keccak256("breakHold(bytes32,bytes32)")))) << 160)
        | (uint256(uint32(bytes4(keccak256("setBankFrozen(bool)")))) << 192);
    uint256 private constant COMPLIANCE = uint256(uint32(bytes4(keccak256("setPolicy(uint256)"))))
        | (uint256(uint32(bytes4(keccak256("setCountryMap(uint256[4])")))) << 32)
        | (uint256(uint32(bytes4(keccak256("setCustomRule(address)")))) << 64);
    uint256 private constant PAUSER = uint256(uint32(bytes4(keccak256("pause()"))))
        | (uint256(uint32(bytes4(keccak256("setMarketHalt(bool)")))) << 32);
    uint256 private constant SECURITY_REGISTRAR = uint256(uint32(bytes4(keccak256("admitWallets(address[])"))))
        | (uint256(uint32(bytes4(keccak256("setDocument(bytes32,string,bytes32)")))) << 32)
        | (uint256(uint32(bytes4(keccak256("removeDocument(bytes32)")))) << 64);
    uint256 private constant CASH_BANK = uint256(uint32(bytes4(keccak256("admitWallets(address[])"))))
        | (uint256(uint32(bytes4(keccak256("issue(address,uint256,bytes32)")))) << 32)
        | (uint256(uint32(bytes4(keccak256("book(uint256,bytes32)")))) << 64)
        | (uint256(uint32(bytes4(keccak256("unbook(uint256,bytes32)")))) << 96)
        | (uint256(uint32(bytes4(keccak256("redeemDeposit(address,uint256,bytes32)")))) << 128)
        | (uint256(uint32(bytes4(keccak256("redeemSettlement(address,uint256,bytes32)")))) << 160)
        | (uint256(uint32(bytes4(keccak256("recoverWallet(address,address)")))) << 192)
        | (uint256(uint32(bytes4(keccak256("setRailOpen(bool)")))) << 224);
    uint256 private constant BOND_ISSUER = uint256(
        uint32(
            bytes4(
                keccak256(
                    "freezeTerms((uint96,uint96,uint64,uint80,uint32,uint32,uint8,uint8,bool,bool,bool,address,(address,uint64,uint32,address,uint64,uint32,uint32,uint32,uint64,uint32,uint32),address,address,bytes32,string),(uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint96,uint64,uint8)[])"
                )
            )
        )
    ) | (uint256(uint32(bytes4(keccak256("call(uint32,uint32,uint32,uint32,bytes32)")))) << 32)
    | (uint256(uint32(bytes4(keccak256("callPart(uint256,uint96,bytes32)")))) << 64)
    | (uint256(
            uint32(
                bytes4(
                    keccak256(
                        "draftTerms((uint96,uint96,uint64,uint80,uint32,uint32,uint8,uint8,bool,bool,bool,address,(address,uint64,uint32,address,uint64,uint32,uint32,uint32,uint64,uint32,uint32),address,address,bytes32,string))"
                    )
                )
            )
        ) << 96)
    | (uint256(
            uint32(
                bytes4(
                    keccak256("addPeriods((uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint96,uint64,uint8)[])")
                )
            )
        ) << 128)
    | (uint256(uint32(bytes4(keccak256("freeze(bytes32)")))) << 160);
    uint256 private constant CASH_HOURS =
        uint256(uint32(bytes4(keccak256("setRailHours((uint32,uint32,int32,uint8))"))));

    /// @return role its name as `Roles` has it, with its length in the last byte; zero = the administrator's
    function roleOf(ContractKind kind, bytes4 selector) internal pure returns (bytes32 role) {
        uint256 lanes;
        unchecked {
            lanes = uint32(selector) * ONES;
        }
        if (kind == ContractKind.IDENTITY) {
            if (_has(IDENTITY_REGISTRAR, lanes)) role = bytes32("REGISTRAR") | bytes32(uint256(9));
            else if (_has(IDENTITY_COMPLIANCE, lanes)) role = bytes32("COMPLIANCE") | bytes32(uint256(10));
        } else if (kind == ContractKind.BOND) {
            if (_has(BOND_ISSUER, lanes)) role = bytes32("ISSUER") | bytes32(uint256(6));
        } else if (_has(FREEZER, lanes)) {
            role = bytes32("FREEZER") | bytes32(uint256(7));
        } else if (_has(COURT_ORDER, lanes)) {
            role = bytes32("COURT_ORDER") | bytes32(uint256(11));
        } else if (_has(COMPLIANCE, lanes)) {
            role = bytes32("COMPLIANCE") | bytes32(uint256(10));
        } else if (_has(PAUSER, lanes)) {
            role = bytes32("PAUSER") | bytes32(uint256(6));
        } else if (kind == ContractKind.CASH) {
            if (_has(CASH_BANK, lanes) || _has(CASH_HOURS, lanes)) role = bytes32("BANK") | bytes32(uint256(4));
        } else if (_has(SECURITY_REGISTRAR, lanes)) {
            role = bytes32("REGISTRAR") | bytes32(uint256(9));
        }
    }

    /// @param lanes the selector in every lane
    /// @return whether one lane of the word is the selector: their difference has a lane of zero
    function _has(uint256 word, uint256 lanes) private pure returns (bool) {
        unchecked {
            uint256 difference = word ^ lanes;
            return (difference - ONES) & ~difference & HIGHS != 0;
        }
    }
}
