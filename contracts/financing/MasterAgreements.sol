// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {ICash} from "../cash/interfaces/ICash.sol";
import {ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {RepoBook} from "./RepoBook.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {
    AgreementState, AgreementStatus, IMasterAgreements, MarginAsset, MasterAgreement
} from "./interfaces/IMasterAgreements.sol";

/// @title Master agreements of two parties, with their repos.
/// @dev `RepoBook` holds the transactions; what is called and owed meanwhile is in `Margins`.
contract MasterAgreements is RepoBook {
    uint256 private constant MARGIN_ASSETS_MAX = 8;
    /// @dev Of every period, so that instants fit. [s]
    uint256 private constant PERIOD_MAX = 366 days;

    constructor(ISettlement settlement_) RepoBook(settlement_) {}

    /// @inheritdoc IMasterAgreements
    function propose(MasterAgreement calldata agreement) external returns (bytes32 id) {
        id = idOf(agreement);
        AgreementState storage s = _states[id];
        require(msg.sender == agreement.partyA || msg.sender == agreement.partyB, AgreementNotYours(id, msg.sender));
        if (s.status == AgreementStatus.NONE) {
            _requireFields(agreement);
            _agreements[id] = agreement;
            (s.status, s.proposer) = (AgreementStatus.PROPOSED, msg.sender);
            emit AgreementProposed(id, msg.sender, agreement);
        } else {
            require(s.status == AgreementStatus.PROPOSED && s.proposer != msg.sender, AgreementKnown(id));
            s.status = AgreementStatus.ACTIVE;
            emit AgreementEntered(id);
        }
    }

    /// @inheritdoc IMasterAgreements
    function end(bytes32 agreement) external {
        _requireCloseOut(agreement);
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        AgreementState storage s = _states[agreement];
        (s.status, s.endedAt) = (AgreementStatus.ENDED, uint32(block.timestamp));
    }

    // ---- parts ----

    function _requireFields(MasterAgreement calldata a) private view {
        _requireField(a.partyA != address(0), "partyA");
        _requireField(a.partyB != address(0) && a.partyB != a.partyA, "partyB");
        _requireField(a.cashA.code.length != 0, "cashA");
        _requireField(a.cashB.code.length != 0 && _sameMoney(a.cashA, a.cashB), "cashB");
        _requireField(a.closeOut.code.length != 0, "closeOut");
        (address first, address second) = (a.sources[0], a.sources[1]);
        _requireField(first != address(0) && second != address(0) && first != second, "sources");
        _requireField(a.markAge != 0 && a.markAge <= PERIOD_MAX, "markAge");
        _requireField(a.markSpread < RepoMaths.ONE, "markSpread");
        _requireField(a.callPeriod != 0 && a.callPeriod <= PERIOD_MAX, "callPeriod");
        _requireField(a.curePeriod <= PERIOD_MAX, "curePeriod");
        _requireField(a.valuationPeriod != 0 && a.valuationPeriod <= PERIOD_MAX, "valuationPeriod");
        _requireField(a.stayPeriod <= PERIOD_MAX, "stayPeriod");
        _requireField(a.lateRate >= 0, "lateRate");
        _requireField(a.utcOffset > -int256(1 days) && a.utcOffset < int256(1 days), "utcOffset");
        _requireField(a.termsHash != 0, "termsHash");
        uint256 count = a.marginAssets.length;
        _requireField(count <= MARGIN_ASSETS_MAX, "marginAssets");
        for (uint256 i; i < count; ++i) {
            MarginAsset calldata m = a.marginAssets[i];
            bool fits = m.asset.code.length != 0 && m.haircut < RepoMaths.ONE && _isOfCurrency(m.asset, a.cashA);
            for (uint256 k; k < i; ++k) fits = fits && a.marginAssets[k].asset != m.asset;
            _requireField(fits, "marginAssets");
        }
    }

    function _sameMoney(address one, address other) private view returns (bool) {
        return ICash(one).currency() == ICash(other).currency()
            && IERC20Metadata(one).decimals() == IERC20Metadata(other).decimals();
    }
}
