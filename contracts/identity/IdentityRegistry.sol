// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Topics} from "../types/Topics.sol";
import {Admissions} from "./Admissions.sol";
import {Holder, HolderFlags, Standing} from "./Holder.sol";
import {Admission, Claim, HolderView, Registration} from "./interfaces/IIdentityRegistry.sol";
import {Entry} from "../types/Entry.sol";

/// @title The identity registry: the truth about holders that every register copies.
contract IdentityRegistry is Admissions, Administered {
    address private _recovery;

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) EIP712("IdentityRegistry", "1") {}

    // ---- holders ----

    function register(address wallet, uint16 country, uint8 class, uint8 flags, uint32[8] calldata validUntilAt)
        external
        restricted
    {
        _register(wallet, country, class, flags, validUntilAt);
    }

    function registerBatch(Registration[] calldata registrations) external restricted {
        for (uint256 i; i < registrations.length; ++i) {
            Registration calldata r = registrations[i];
            _register(r.wallet, r.country, r.class, r.flags, r.validUntilAt);
        }
    }

    function setProfile(address holder_, uint16 country, uint8 class, uint8 flags) external restricted {
        (Holder memory h, Standing memory before) = _known(holder_);
        uint8 changeable = uint8(HolderFlags.US_PERSON | HolderFlags.OPERATOR);
        _requireProfile(country, class, flags, changeable);
        _putProfile(holder_, h, class);
        (h.country, h.class, h.flags) = (country, class, (h.flags & ~changeable) | flags);
        emit ProfileSet(holder_, country, class, h.flags & HolderFlags.COPIED);
        _change(holder_, before, h);
    }

    function setValidity(address holder_, uint256 topic, uint32 validUntilAt) external restricted {
        (Holder memory h, Standing memory before) = _known(holder_);
        _requireField(topic < Topics.COUNT, "topic", topic, Topics.COUNT - 1);
        _putWord(holder_, h, topic, validUntilAt);
        emit ValiditySet(holder_, topic, validUntilAt);
        _change(holder_, before, h);
    }

    function suspend(address holder_, bool suspended) external restricted {
        emit SuspensionSet(holder_, suspended);
        _setFlag(holder_, HolderFlags.SUSPENDED, suspended);
    }

    function sanction(address holder_, bool sanctioned) external restricted {
        emit SanctionSet(holder_, sanctioned);
        _setFlag(holder_, HolderFlags.SANCTIONED, sanctioned);
    }

    // ---- wallets ----

    function addWallet(address holder_, address wallet) external restricted {
        (Holder memory h,) = _known(holder_);
        emit WalletAdded(holder_, wallet, _giveWallet(holder_, h, wallet, Life.LIVING));
    }

    function removeWallet(address wallet) external restricted {
        (address id, uint256 index, Holder memory h) = _living(wallet);
        _takeWallet(id, h, wallet, index);
        emit WalletRemoved(id, wallet, index);
    }

    function withdrawAdmission(address wallet, address register_) external {
        (address id, uint256 index, Holder memory h) = _locateIn(register_, wallet);
        (address caller,,) = _locate(msg.sender);
        if (caller != id || id == address(0)) _requireAllowed();
        require(id != address(0), WalletUnknown(wallet));
        require(_isBound(register_), RegisterNotBound(register_));
        (uint256 place,) = _find(id, h, register_, index);
        require(place != NONE, AdmissionUnknown(wallet, register_));
        uint256 balance = IERC20(register_).balanceOf(wallet);
        require(balance == 0, WalletStillHolds(wallet, register_, balance));
        _drop(id, place, h.admissions);
        emit AdmissionWithdrawn(id, register_, wallet);
        _sync(register_, wallet, Entry.wrap(0));
    }

    function replaceWallet(address lost, address successor) external returns (address id) {
        _requireRecovery();
        uint256 index;
        Holder memory h;
        (id, index, h) = _locate(lost);
        require(id != address(0), WalletUnknown(lost));
        _loseWallet(id, index, h, lost, successor);
    }

    function replaceWalletIn(address register_, address lost, address successor) external returns (address id) {
        _requireRecovery();
        require(_isBound(register_), RegisterNotBound(register_));
        return _loseWalletIn(register_, lost, successor);
    }

    // ---- claims ----

    function presentClaims(Claim[] calldata claims, bytes[] calldata signatures) external {
        _requireField(signatures.length == claims.length, "signatures", signatures.length, claims.length);
        for (uint256 i; i < claims.length; ++i) {
            _verify(claims[i], signatures[i]);
            _recordClaim(claims[i]);
        }
    }

    function importClaims(Claim[] calldata claims) external restricted {
        for (uint256 i; i < claims.length; ++i) _recordClaim(claims[i]);
    }

    function revokeClaim(address holder_, uint256 topic) external {
        Holder memory h = _holders[holder_];
        Standing memory before = _standing(holder_, h, Topics.ALL);
        if (!_revoke(h, holder_, topic)) return;
        _setValidUntilAt(holder_, h, topic, 0);
        if (Topics.CLASS_BITS & (1 << topic) != 0) _reclass(holder_, h);
        _change(holder_, before, h);
    }

    function trustIssuer(uint256 topics, address issuer) external restricted {
        _trust(topics, issuer);
    }

    function removeIssuer(uint256 topics, address issuer) external restricted {
        _distrust(topics, issuer);
        _raiseAll();
    }

    // ---- registers ----

    function bindRegister(address register_) external restricted {
        _bind(register_);
    }

    function unbindRegister(address register_) external restricted {
        _unbind(register_);
    }

    function restoreRegister(address register_) external restricted {
        _restore(register_);
    }

    function importAdmissions(address register_, address[] calldata wallets) external restricted {
        require(_isBound(register_), RegisterNotBound(register_));
        for (uint256 i; i < wallets.length; ++i) {
            (address id, uint256 index, Holder memory h) = _living(wallets[i]);
            (uint256 place, uint256 other) = _find(id, h, register_, index);
            if (place == NONE) _record(id, h, register_, index, other);
            emit AdmissionImported(id, register_, wallets[i]);
        }
    }

    function setRecovery(address recovery_) external restricted {
        _recovery = recovery_;
        emit RecoverySet(recovery_);
    }

    // ---- views ----

    function holderOf(address wallet) public view returns (address id) {
        (id,,) = _locate(wallet);
    }

    function walletsOf(address id) external view returns (address[] memory wallets) {
        Holder memory h = _holders[id];
        wallets = new address[](h.living);
        uint256 count;
        for (uint256 index; count < wallets.length; ++index) {
            address wallet = _walletOf(id, index);
            if (holderOf(wallet) == id) wallets[count++] = wallet;
        }
    }

    function holder(address id) external view returns (HolderView memory v) {
        Holder memory h = _holders[id];
        v.registered = h.has(HolderFlags.REGISTERED);
        v.sanctioned = h.has(HolderFlags.SANCTIONED);
        v.suspended = h.has(HolderFlags.SUSPENDED);
        v.usPerson = h.has(HolderFlags.US_PERSON);
        v.nominee = h.has(HolderFlags.NOMINEE);
        v.operator = h.has(HolderFlags.OPERATOR);
        v.country = h.country;
        Standing memory s = _standing(id, h, Topics.ALL);
        v.class = uint8(s.class);
        for (uint256 topic; topic < Topics.COUNT; ++topic) v.validUntilAt[topic] = uint32(s.validUntilAt(topic));
        v.claimedTopics = h.claimed;
        v.admissions = h.admissions;
    }

    function admissionsOf(address id) external view returns (Admission[] memory admissions) {
        Admission[] memory all = new Admission[](_holders[id].admissions);
        uint256 count;
        for (uint256 i; i < all.length; ++i) {
            (address register_, address wallet) = _placeAt(id, i);
            if (register_ != address(0)) all[count++] = Admission(register_, wallet);
        }
        admissions = new Admission[](count);
        for (uint256 i; i < count; ++i) admissions[i] = all[i];
    }

    function claimOf(address id, uint256 topic) external view returns (Claim memory) {
        return _claim(id, _holders[id], topic);
    }

    function holderIn(address register_, address wallet) external view returns (address id) {
        (id,,) = _locateIn(register_, wallet);
    }

    function recovery() external view returns (address) {
        return _recovery;
    }

    // ---- ERC-3643 reads ----

    function isVerified(address wallet) external view returns (bool) {
        (address id,, Holder memory h) = _locate(wallet);
        if (id == address(0) || h.has(HolderFlags.SANCTIONED)) return false;
        uint256 kyc = 1 << Topics.KYC;
        return block.timestamp <= _standing(id, h, kyc).earliest(kyc);
    }

    function investorCountry(address wallet) external view returns (uint16) {
        (address id,, Holder memory h) = _locate(wallet);
        return id == address(0) ? 0 : h.country;
    }

    function identity(address wallet) external view returns (address) {
        return holderOf(wallet);
    }

    function contains(address wallet) external view returns (bool) {
        return holderOf(wallet) != address(0);
    }

    // ---- internals ----

    function _register(address wallet, uint16 country, uint8 class, uint8 flags, uint32[8] calldata validUntilAt)
        private
    {
        _requireFree(wallet);
        _requireProfile(country, class, flags, HolderFlags.GIVEN);
        Holder memory h;
        (h.country, h.class, h.flags, h.living) = (country, class, flags | uint8(HolderFlags.REGISTERED), 1);
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (validUntilAt[topic] != 0) _setValidUntilAt(wallet, h, topic, validUntilAt[topic]);
        }
        _holders[wallet] = h;
        emit HolderRegistered(wallet, country, class, flags, validUntilAt);
    }

    function _requireProfile(uint256 country, uint256 class, uint256 flags, uint256 allowed) private pure {
        _requireField(country < 1000, "country", country, 999);
        _requireField(class < 16, "class", class, 15);
        _requireField(flags & ~allowed == 0, "flags", flags, allowed);
    }

    function _requireRecovery() private view {
        require(msg.sender == _recovery, RecoveryOnly(msg.sender, _recovery));
    }

    function _known(address holder_) private view returns (Holder memory h, Standing memory before) {
        h = _holders[holder_];
        require(h.has(HolderFlags.REGISTERED), HolderUnknown(holder_));
        before = _standing(holder_, h, Topics.ALL);
    }

    function _living(address wallet) private view returns (address id, uint256 index, Holder memory h) {
        (id, index, h) = _locate(wallet);
        require(id != address(0), WalletUnknown(wallet));
    }

    function _setFlag(address holder_, uint256 flag, bool on) private {
        (Holder memory h, Standing memory before) = _known(holder_);
        h.setFlag(flag, on);
        _change(holder_, before, h);
    }

    /// @dev What a claim proves, written; its signature is the caller's matter.
    function _recordClaim(Claim calldata c) private {
        address id = c.holder;
        _requireField(c.topic < Topics.COUNT, "topic", c.topic, Topics.COUNT - 1);
        Holder memory h = _holders[id];
        if (!h.has(HolderFlags.REGISTERED)) {
            require(c.topic == Topics.KYC, HolderUnknown(id));
            _requireFree(id);
            h.setFlag(HolderFlags.REGISTERED, true);
            h.living = 1;
            uint32[8] memory none;
            emit HolderRegistered(id, 0, 0, 0, none);
        }
        Standing memory before = _standing(id, h, Topics.ALL);
        _putClaim(h, c);
        emit ClaimPresented(id, c.topic, c.issuer, c.value, c.issuedAt, c.validUntilAt);

        if (c.topic == Topics.RESIDENCE) {
            _requireField(c.value & 0x3ff < 1000 && c.value < 1 << 11, "value", c.value, 2023);
            h.country = c.value & 0x3ff;
            h.setFlag(HolderFlags.US_PERSON, c.value >> 10 != 0);
            emit ProfileSet(id, h.country, h.class, h.flags & HolderFlags.COPIED);
        } else if (Topics.CLASS_BITS & (1 << c.topic) != 0) {
            _requireField(c.value < 16, "value", c.value, 15);
            _reclass(id, h);
        } else if (c.topic == Topics.KYC) {
            _requireField(c.value == 0, "value", c.value, 0);
        }
        _change(id, before, h);
    }

    /// @dev The class that its class topics prove now, also of a suspended holder.
    function _reclass(address id, Holder memory h) private {
        h.class = uint8(_classOf(id, _standing(id, h, Topics.CLASS_BITS)));
        emit ProfileSet(id, h.country, h.class, h.flags & HolderFlags.COPIED);
    }
}
