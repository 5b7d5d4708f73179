// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {PolicySwitches} from "../types/Policy.sol";
import {IDocuments} from "../disclosure/interfaces/IDocuments.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {IERC7943Fungible} from "../register/interfaces/IERC7943.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {Register} from "../register/Register.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {IERC1404} from "./interfaces/IERC1404.sol";
import {IERC1643} from "./interfaces/IERC1643.sol";
import {IERC3643} from "./interfaces/IERC3643.sol";
import {ISecurityToken, TokenSetup} from "./interfaces/ISecurityToken.sol";

/// @title The ownership record of one instrument.
/// @dev The register decides; this contract adds issue, freezes, orders, lists and the faces that wallets and venues know.
/// What the rules would say is answered by the Explainer, asked by static call with the caller's own calldata.
contract SecurityToken is Register, ISecurityToken, IERC3643, IERC7943Fungible, IERC1404, IERC1643, IERC165, IERC6372 {
    using ShortStrings for *;

    string public constant override version = "1.0.0";
    /// @dev The ERC-165 ids, eight to a word; the last one repeated, so that no place is zero.
    bytes32 private constant INTERFACES = bytes32(type(IERC165).interfaceId)
        | (bytes32(type(IERC20).interfaceId) >> 32) | (bytes32(type(IERC20Metadata).interfaceId) >> 64)
        | (bytes32(type(IERC20Permit).interfaceId) >> 96) | (bytes32(type(IERC5267).interfaceId) >> 128)
        | (bytes32(type(IERC6372).interfaceId) >> 160) | (bytes32(type(IERC7943Fungible).interfaceId) >> 192)
        | (bytes32(type(IERC3643).interfaceId) >> 224);
    bytes32 private constant INTERFACES_MORE = bytes32(type(IERC1404).interfaceId)
        | bytes32(uint256(uint32(type(IERC1643).interfaceId)) * 0x1000000010000000100000001000000010000000100000001);

    /// @dev At most 31 bytes each: one word, and the same form as the EIP-712 domain's name.
    ShortString private _name;
    ShortString private _symbol;
    address private _explainer;
    address private _onchainID;
    address public override instrument;
    address public override documents;
    /// @dev By wallets and amount: the hash of an order to be carried out.
    mapping(bytes32 movement => bytes32 orderHash) private _lodged;
    mapping(bytes32 orderHash => bool) private _usedOrders;

    constructor(TokenSetup memory setup)
        Register(setup.name, setup.decimals, setup.authority, IAdmissions(setup.identityRegistry), setup.policy)
    {
        _name = setup.name.toShortString();
        _symbol = setup.symbol.toShortString();
        _setCompliance(setup.explainer);
        _setContracts(setup.instrument, setup.documents);
        for (uint256 i; i < setup.grants.length; ++i) _setPowers(setup.grants[i].agent, setup.grants[i].powers);
    }

    // ---- issue and redemption ----

    function mint(address to, uint256 amount) external {
        _requirePowerOrRole(Powers.ISSUE);
        _issue(to, amount);
    }

    function batchMint(address[] calldata toList, uint256[] calldata amounts) external {
        _requirePowerOrRole(Powers.ISSUE);
        _each(toList, amounts, _issue);
    }

    function burn(address userAddress, uint256 amount) external {
        _requirePowerOrRole(Powers.REDEEM);
        _burnUnits(userAddress, amount);
    }

    function batchBurn(address[] calldata userAddresses, uint256[] calldata amounts) external {
        _requirePowerOrRole(Powers.REDEEM);
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

    function setFrozenTokensIf(address account, uint256 expectedPrevious, uint256 amount)
        external
        restricted
        returns (bool)
    {
        Entry e = _living(account);
        require(e.frozen() == expectedPrevious, FrozenUnitsChanged(account, e.frozen(), expectedPrevious));
        _setFrozen(account, e, amount);
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
        _useOrder(orderHash);
        _lodged[movement] = orderHash;
        emit OrderLodged(orderHash, from, to, amount);
    }

    function withdrawOrder(address from, address to, uint256 amount) external restricted {
        emit OrderWithdrawn(_takeOrder(from, to, amount), from, to, amount);
    }

    function forcedTransfer(address from, address to, uint256 amount, bytes32 orderHash)
        external
        restricted
        returns (bool)
    {
        _useOrder(orderHash);
        _execute(orderHash, from, to, amount);
        return true;
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
        _recover(lostWallet, newWallet);
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
        IDocuments(documents).setDocument(address(this), name_, uri, documentHash);
        emit DocumentUpdated(name_, uri, documentHash);
    }

    function removeDocument(bytes32 name_) external restricted {
        (, bytes memory document) =
            documents.staticcall(abi.encodeCall(IDocuments.getDocument, (address(this), name_)));
        IDocuments(documents).removeDocument(address(this), name_);
        // What was answered is (place of uri, hash, when, length of uri, uri …); said is (place of uri, hash, length of
        // uri, uri …): `when` is overwritten and the two words before it move up.
        bytes32 topic = DocumentRemoved.selector;
        assembly ("memory-safe") {
            mstore(add(document, 96), mload(add(document, 64)))
            mstore(add(document, 64), 64)
            log2(add(document, 64), sub(mload(document), 32), topic, name_)
        }
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
        _setCompliance(compliance_);
    }

    function setContracts(address instrument_, address documents_) external restricted {
        _setContracts(instrument_, documents_);
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

    function compliance() external view returns (address) {
        return _explainer;
    }

    function paused() external view returns (bool) {
        return _policy.isOn(PolicySwitches.MARKET_HALT);
    }

    function isFrozen(address userAddress) external view returns (bool) {
        return _entries[userAddress].entry.has(EntryFlags.FROZEN);
    }

    function getFrozenTokens(address account)
        external
        view
        override(IERC3643, IERC7943Fungible)
        returns (uint256)
    {
        return _entries[account].entry.frozen();
    }

    function lodgedOrder(address from, address to, uint256 amount) external view returns (bytes32) {
        return _lodged[_movement(from, to, amount)];
    }

    function canSend(address) external view returns (bool) {
        _answerByExplainer(0);
    }

    function canReceive(address) external view returns (bool) {
        _answerByExplainer(0);
    }

    function canTransfer(address, address, uint256) external view returns (bool) {
        _answerByExplainer(0);
    }

    function canTransferFrom(address, address, address, uint256) external view returns (bool) {
        _answerByExplainer(0);
    }

    function detectTransferRestriction(address, address, uint256) external view returns (uint8) {
        _answerByExplainer(type(uint8).max);
    }

    function messageForTransferRestriction(uint8) external view returns (string memory) {
        _answerByExplainer(0);
    }

    function getDocument(bytes32) external view returns (string memory, bytes32, uint256) {
        _answerByExplainer(0);
    }

    function getAllDocuments() external view returns (bytes32[] memory) {
        _answerByExplainer(0);
    }

    function clock() external view returns (uint48) {
        return uint48(block.timestamp);
    }

    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        for (uint256 shift; shift < 256; shift += 32) {
            if (bytes4(INTERFACES << shift) == id || bytes4(INTERFACES_MORE << shift) == id) return true;
        }
        return false;
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
        if (amount > before) emit TokensFrozen(account, amount - before);
        else if (amount < before) emit TokensUnfrozen(account, before - amount);
        emit Frozen(account, amount);
    }

    function _living(address account) private view returns (Entry e) {
        e = _entries[account].entry;
        require(!e.has(EntryFlags.DEAD), FreezeRule.WalletReplaced(account));
    }

    function _useOrder(bytes32 orderHash) private {
        require(orderHash != 0 && !_usedOrders[orderHash], OrderRefused(orderHash));
        _usedOrders[orderHash] = true;
    }

    function _takeOrder(address from, address to, uint256 amount) private returns (bytes32 orderHash) {
        bytes32 movement = _movement(from, to, amount);
        orderHash = _lodged[movement];
        require(orderHash != 0, OrderNotLodged(from, to, amount));
        delete _lodged[movement];
    }

    function _executeLodged(address from, address to, uint256 amount) private {
        _execute(_takeOrder(from, to, amount), from, to, amount);
    }

    function _execute(bytes32 orderHash, address from, address to, uint256 amount) private {
        emit OrderExecuted(orderHash, from, to, amount);
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

    function _setCompliance(address compliance_) private {
        _requireContract(compliance_);
        _explainer = compliance_;
        emit ComplianceAdded(compliance_);
    }

    function _setContracts(address instrument_, address documents_) private {
        instrument = instrument_;
        documents = documents_;
        emit ContractsSet(instrument_, documents_);
    }

    function _sayInformation() private {
        emit UpdatedTokenInformation(name(), symbol(), decimals(), version, _onchainID);
    }

    /// @dev Ends the call: the Explainer answers for the token that asks it, under the same selector and arguments.
    /// These views must not revert: where there is no answer, it is `otherwise`.
    function _answerByExplainer(uint256 otherwise) private view {
        address explainer = _explainer;
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            let answered := staticcall(gas(), explainer, 0, calldatasize(), 0, 0)
            if and(answered, gt(returndatasize(), 31)) {
                returndatacopy(0, 0, returndatasize())
                return(0, returndatasize())
            }
            mstore(0, otherwise)
            return(0, 32)
        }
    }

    function _refuseClosed(uint256 closesAt) internal view override {
        if (instrument != address(0)) IInstrument(instrument).refuseClosed(closesAt);
        revert InstrumentSilent(instrument, closesAt);
    }

    function _requireSameLength(uint256 first, uint256 second) private pure {
        require(first == second, BatchLengthsDiffer(first, second));
    }
}
