// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {Policy} from "../types/Policy.sol";
import {Faced} from "../utils/Faced.sol";
import {IDocuments} from "../disclosure/interfaces/IDocuments.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {IERC7943Fungible} from "../register/interfaces/IERC7943.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {IPolicyCheck} from "../register/interfaces/IPolicyCheck.sol";
import {Register} from "../register/Register.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {IERC1643} from "./interfaces/IERC1643.sol";
import {IERC3643} from "./interfaces/IERC3643.sol";
import {IIssueGate} from "./interfaces/IIssueGate.sol";
import {ISecurityToken, TokenSetup} from "./interfaces/ISecurityToken.sol";

/// @title The ownership record of one instrument.
/// @dev The register decides; this contract adds issue, freezes, orders, lists and the faces that wallets and venues know.
/// The standards' views are answered by one immutable face (`Explainer`), which the fallback asks by static call with the
/// caller's own calldata; the standards' writes are here.
/// @custom:views ISecurityViews
contract SecurityToken is Register, Faced, ISecurityToken, IERC3643, IERC7943Fungible, IERC1643 {
    using ShortStrings for *;

    string public constant override version = "1.0.0";

    /// @dev At most 31 bytes each: one word, and the same form as the EIP-712 domain's name.
    ShortString private _name;
    ShortString private _symbol;
    address private _onchainID;
    address public override instrument;
    address public override documents;
    IIssueGate public override issueGate;
    /// @dev By wallets and amount: the hash of an order to be carried out.
    mapping(bytes32 movement => bytes32 orderHash) private _lodged;
    mapping(bytes32 orderHash => bool) private _usedOrders;

    constructor(TokenSetup memory setup)
        Register(setup.name, setup.decimals, setup.authority, IAdmissions(setup.identityRegistry), setup.policy)
        Faced(setup.explainer)
    {
        _name = setup.name.toShortString();
        _symbol = setup.symbol.toShortString();
        emit ComplianceAdded(setup.explainer);
        emit IdentityRegistryAdded(setup.identityRegistry);
        _setContracts(setup.instrument, setup.documents);
        _setIssueGate(setup.issueGate);
        for (uint256 i; i < setup.grants.length; ++i) _setPowers(setup.grants[i].agent, setup.grants[i].powers);
        emit UpdatedTokenInformation(setup.name, setup.symbol, setup.decimals, version, address(0));
    }

    // ---- issue and redemption ----

    function mint(address to, uint256 amount) external onlyPower(Powers.ISSUE) {
        _issue(to, amount);
    }

    function batchMint(address[] calldata toList, uint256[] calldata amounts) external onlyPower(Powers.ISSUE) {
        _each(toList, amounts, _issue);
    }

    function burn(address userAddress, uint256 amount) external onlyPower(Powers.REDEEM) {
        _burnUnits(userAddress, amount);
    }

    function batchBurn(address[] calldata userAddresses, uint256[] calldata amounts) external onlyPower(Powers.REDEEM) {
        _each(userAddresses, amounts, _burnUnits);
    }

    // ---- transfer ----

    function batchTransfer(address[] calldata toList, uint256[] calldata amounts) external {
        _requireSameLength(toList.length, amounts.length);
        _moveMany(msg.sender, toList, amounts);
    }

    // ---- freezing ----

    function setAddressFrozen(address userAddress, bool freeze) external restricted {
        _setAddressFrozen(userAddress, freeze);
    }

    function batchSetAddressFrozen(address[] calldata userAddresses, bool[] calldata freeze) external restricted {
        _requireSameLength(userAddresses.length, freeze.length);
        for (uint256 i; i < userAddresses.length; ++i) _setAddressFrozen(userAddresses[i], freeze[i]);
    }

    function setFrozenTokens(address account, uint256 amount) external restricted returns (bool) {
        _setFrozen(account, _living(account), amount);
        return true;
    }

    function freezePartialTokens(address userAddress, uint256 amount) external restricted {
        _freezePartly(userAddress, amount);
    }

    function batchFreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts)
        external
        restricted
    {
        _each(userAddresses, amounts, _freezePartly);
    }

    function unfreezePartialTokens(address userAddress, uint256 amount) external restricted {
        _unfreezePartly(userAddress, amount);
    }

    function batchUnfreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts)
        external
        restricted
    {
        _each(userAddresses, amounts, _unfreezePartly);
    }

    // ---- orders ----

    function lodgeOrder(bytes32 orderHash, address from, address to, uint256 amount) external restricted {
        bytes32 movement = _movement(from, to, amount);
        bytes32 lodged = _lodged[movement];
        require(lodged == 0, OrderStillLodged(lodged));
        require(orderHash != 0 && !_usedOrders[orderHash], OrderRefused(orderHash));
        _usedOrders[orderHash] = true;
        _lodged[movement] = orderHash;
        emit OrderLodged(orderHash, from, to, amount);
    }

    function withdrawOrder(address from, address to, uint256 amount) external restricted {
        emit OrderWithdrawn(_takeOrder(from, to, amount), from, to, amount);
    }

    function forcedTransfer(address from, address to, uint256 amount)
        external
        override(IERC3643, IERC7943Fungible)
        restricted
        returns (bool)
    {
        _executeLodged(from, to, amount);
        return true;
    }

    function batchForcedTransfer(address[] calldata fromList, address[] calldata toList, uint256[] calldata amounts)
        external
        restricted
    {
        _requireSameLength(fromList.length, toList.length);
        _requireSameLength(fromList.length, amounts.length);
        for (uint256 i; i < fromList.length; ++i) _executeLodged(fromList[i], toList[i], amounts[i]);
    }

    // ---- recovery ----

    function recoveryAddress(address lostWallet, address newWallet, address investorOnchainID)
        external
        onlyPower(Powers.RECOVER)
        returns (bool)
    {
        (, bool frozen) = _recover(lostWallet, newWallet);
        if (frozen) {
            emit AddressFrozen(lostWallet, false, msg.sender);
            emit AddressFrozen(newWallet, true, msg.sender);
        }
        emit RecoverySuccess(lostWallet, newWallet, investorOnchainID);
        return true;
    }

    // ---- halt ----

    function pause() external restricted {
        _setMarketHalt(true);
    }

    function unpause() external restricted {
        _setMarketHalt(false);
    }

    // ---- documents ----

    function setDocument(bytes32 name_, string calldata uri, bytes32 documentHash) external restricted {
        bytes memory call = abi.encodeCall(IDocuments.setDocument, (address(this), name_, uri, documentHash));
        _callDocuments(call, DocumentUpdated.selector, name_);
    }

    function removeDocument(bytes32 name_) external restricted {
        bytes memory call = abi.encodeCall(IDocuments.removeDocument, (address(this), name_));
        _callDocuments(call, DocumentRemoved.selector, name_);
    }

    // ---- policy ----

    /// @inheritdoc ISecurityToken
    function tighten(Policy policy_) external restricted {
        IPolicyCheck(_face).requireTighter(_policy, policy_);
        _replacePolicy(policy_);
    }

    // ---- administration ----

    function setName(string calldata name_) external restricted {
        _name = name_.toShortString();
        _sayInformation();
    }

    function setSymbol(string calldata symbol_) external restricted {
        _symbol = symbol_.toShortString();
        _sayInformation();
    }

    function setOnchainID(address onchainID_) external restricted {
        _onchainID = onchainID_;
        _sayInformation();
    }

    function setIdentityRegistry(address identityRegistry_) external restricted {
        _setRegistry(IAdmissions(identityRegistry_));
        emit IdentityRegistryAdded(identityRegistry_);
    }

    function setCompliance(address compliance_) external restricted {
        require(compliance_ == _face, FaceFixed(_face));
        emit ComplianceAdded(compliance_);
    }

    function setContracts(address instrument_, address documents_) external restricted {
        _setContracts(instrument_, documents_);
    }

    function setIssueGate(IIssueGate gate) external restricted {
        _setIssueGate(gate);
    }

    // ---- views ----

    function name() public view override returns (string memory) {
        return _name.toString();
    }

    function symbol() public view override returns (string memory) {
        return _symbol.toString();
    }

    function onchainID() external view returns (address) {
        return _onchainID;
    }

    function identityRegistry() external view returns (address) {
        return address(_registry);
    }

    function lodgedOrder(address from, address to, uint256 amount) external view returns (bytes32) {
        return _lodged[_movement(from, to, amount)];
    }

    // ---- internals ----

    function _each(
        address[] calldata wallets,
        uint256[] calldata amounts,
        function(address, uint256) internal act
    ) private {
        _requireSameLength(wallets.length, amounts.length);
        for (uint256 i; i < wallets.length; ++i) act(wallets[i], amounts[i]);
    }

    function _issue(address to, uint256 amount) private {
        require(address(issueGate) != address(0), IssueGateMissing());
        unchecked {
            // Too much for the register is refused there.
            issueGate.beforeIssue(to, amount, totalSupply() + amount);
        }
        _mintUnits(to, amount);
        emit Issued(to, amount, msg.sender);
    }

    function _setAddressFrozen(address account, bool freeze) private {
        _entries[account].entry = _living(account).withFlag(EntryFlags.FROZEN, freeze);
        emit AddressFrozen(account, freeze, msg.sender);
    }

    function _freezePartly(address account, uint256 amount) private {
        Entry e = _living(account);
        uint256 frozen = e.frozen();
        uint256 unfrozen = _free(e, 0);
        require(amount <= unfrozen, ERC7943InsufficientUnfrozenBalance(account, amount, unfrozen));
        _setFrozen(account, e, frozen + amount);
    }

    function _unfreezePartly(address account, uint256 amount) private {
        Entry e = _living(account);
        uint256 frozen = e.frozen();
        require(amount <= frozen, FrozenUnitsInsufficient(account, frozen, amount));
        _setFrozen(account, e, frozen - amount);
    }

    function _setFrozen(address account, Entry e, uint256 amount) private {
        require(amount <= UNITS_MAX, FrozenUnitsTooLarge(account, amount, UNITS_MAX));
        uint256 before = e.frozen();
        _entries[account].entry = e.withFrozen(amount);
        _sayFrozen(account, before, amount);
    }

    /// @dev By both standards: ERC-3643 names the difference, ERC-7943 the sum.
    function _sayFrozen(address account, uint256 before, uint256 amount) internal override {
        if (amount > before) emit TokensFrozen(account, amount - before);
        else if (amount < before) emit TokensUnfrozen(account, before - amount);
        super._sayFrozen(account, before, amount);
    }

    function _living(address account) private view returns (Entry e) {
        e = _entries[account].entry;
        require(!e.has(EntryFlags.DEAD), FreezeRule.WalletReplaced(account));
    }

    function _takeOrder(address from, address to, uint256 amount) private returns (bytes32 orderHash) {
        bytes32 movement = _movement(from, to, amount);
        orderHash = _lodged[movement];
        require(orderHash != 0, OrderNotLodged(from, to, amount));
        delete _lodged[movement];
    }

    function _executeLodged(address from, address to, uint256 amount) private {
        emit OrderExecuted(_takeOrder(from, to, amount), from, to, amount);
        _force(from, to, amount);
        emit ForcedTransfer(from, to, amount);
    }

    function _movement(address from, address to, uint256 amount) private pure returns (bytes32) {
        return keccak256(abi.encode(from, to, amount));
    }

    function _setMarketHalt(bool halted) internal override {
        super._setMarketHalt(halted);
        if (halted) emit Paused(msg.sender);
        else emit Unpaused(msg.sender);
    }

    function _setContracts(address instrument_, address documents_) private {
        instrument = instrument_;
        documents = documents_;
        emit ContractsSet(instrument_, documents_);
    }

    function _setIssueGate(IIssueGate gate) private {
        issueGate = gate;
        emit IssueGateSet(gate);
    }

    /// @dev What is answered, place and hash, is just what both events say of a document; without code, nothing is.
    function _callDocuments(bytes memory call, bytes32 topic, bytes32 name_) private {
        (bool done, bytes memory said) = documents.call(call);
        assembly ("memory-safe") {
            if iszero(mul(done, mload(said))) { revert(add(said, 32), mload(said)) }
            log2(add(said, 32), mload(said), topic, name_)
        }
    }

    function _sayInformation() private {
        emit UpdatedTokenInformation(name(), symbol(), decimals(), version, _onchainID);
    }

    function _refuseClosed(uint256 closesAt) internal view override {
        if (instrument != address(0)) IInstrument(instrument).refuseClosed(closesAt);
        revert InstrumentSilent(instrument, closesAt);
    }

    function _requireSameLength(uint256 first, uint256 second) private pure {
        require(first == second, BatchLengthsDiffer(first, second));
    }
}
