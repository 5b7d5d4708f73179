// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Topics} from "../types/Topics.sol";
import {Admissions} from "./Admissions.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {HolderFlags, HolderWord} from "./HolderWord.sol";
import {Admission, Claim, HolderView, Registration} from "./interfaces/IIdentityRegistry.sol";
import {Entry} from "../types/Entry.sol";

/// @title The identity registry: the truth about holders that every register copies.
contract IdentityRegistry is Admissions, Administered {
    address private _recovery;

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) EIP712("IdentityRegistry", "1") {}

    // ---- holders ----

    function register(address wallet, uint16 country, uint8 class, uint8 flags, uint32[4] calldata validUntilAt)
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
        HolderWord before = _known(holder_);
        (uint256 validities, uint256 class_) = _standing(holder_, before);
        uint256 changeable = HolderFlags.US_PERSON | HolderFlags.OPERATOR;
        _requireProfile(country, class, flags, changeable);
        _claims[holder_] = _withProfile(before, _claims[holder_], class);
        HolderWord h = before.withProfile(country, class).withFlags((before.flags() & ~changeable) | flags);
        emit ProfileSet(holder_, country, class, h.flags() & HolderFlags.COPIED);
        _change(holder_, before, h, validities, class_);
    }

    function setValidity(address holder_, uint256 topic, uint32 validUntilAt) external restricted {
        HolderWord before = _known(holder_);
        _requireField(topic < Topics.COUNT, "topic", topic, Topics.COUNT - 1);
        (uint256 validities, uint256 class) = _standing(holder_, before);
        _claims[holder_] = _withRegistrar(before, _claims[holder_], topic);
        emit ValiditySet(holder_, topic, validUntilAt);
        HolderWord h = before.withValidUntilAt(topic, validUntilAt).withClaimed(topic, false);
        _change(holder_, before, h, validities, class);
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
        uint256 index;
        (_holders[holder_], index) = _giveWallet(holder_, _known(holder_), wallet, 0);
        emit WalletAdded(holder_, wallet, index);
    }

    function removeWallet(address wallet) external restricted {
        (address id, uint256 index, HolderWord h) = _living(wallet);
        _takeWallet(id, h, wallet, index);
        emit WalletRemoved(id, wallet, index);
    }

    function withdrawAdmission(address wallet, address register_) external restricted {
        (address id, uint256 index, HolderWord h) = _living(wallet);
        uint256 position = _positionOf(id, h, (_boundNumber(register_) << 4) | index, register_, wallet);
        require(position < h.admissions(), AdmissionUnknown(wallet, register_));
        uint256 balance = IERC20(register_).balanceOf(wallet);
        require(balance == 0, WalletStillHolds(wallet, register_, balance));
        _noteHeir(id, wallet);
        _holders[id] = _dropLane(id, h, position);
        emit AdmissionWithdrawn(id, register_, wallet);
        IRegisterSync(register_).sync(wallet, Entry.wrap(0));
    }

    function replaceWallet(address lost, address successor, address succeeding) external returns (address id) {
        require(msg.sender == _recovery, RecoveryOnly(msg.sender, _recovery));
        uint256 index;
        HolderWord h;
        (id, index, h) = _locate(lost);
        if (id == address(0)) return _replacedBefore(lost, successor);
        _loseWallet(id, index, h, lost, successor, succeeding);
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
        HolderWord before = _holders[holder_];
        (uint256 validities, uint256 class) = _standing(holder_, before);
        if (!_revoke(before, holder_, topic)) return;
        HolderWord h = before.withValidUntilAt(topic, 0);
        if (Topics.CLASS_BITS & (1 << topic) != 0) h = _reclassed(holder_, h);
        _change(holder_, before, h, validities, class);
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

    function importAdmissions(address register_, address[] calldata wallets) external restricted {
        uint256 number = _boundNumber(register_);
        for (uint256 i; i < wallets.length; ++i) {
            (address id, uint256 index, HolderWord h) = _living(wallets[i]);
            _record(id, h, register_, number, index, wallets[i]);
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
        HolderWord h = _holders[id];
        if (!h.has(HolderFlags.REGISTERED)) return wallets;
        uint256 highest = h.highestIndex();
        wallets = new address[](highest + 1);
        uint256 count;
        for (uint256 index; index <= highest; ++index) {
            if (_livesAt(id, h, index)) wallets[count++] = _walletAt(id, index);
            else if (index == 0 && highest < HEIR && (wallets[0] = _heir(id, h)) != address(0)) ++count;
        }
        assembly ("memory-safe") {
            mstore(wallets, count)
        }
    }

    function holder(address id) external view returns (HolderView memory v) {
        HolderWord h = _holders[id];
        v.registered = h.has(HolderFlags.REGISTERED);
        v.sanctioned = h.has(HolderFlags.SANCTIONED);
        v.suspended = h.has(HolderFlags.SUSPENDED);
        v.usPerson = h.has(HolderFlags.US_PERSON);
        v.nominee = h.has(HolderFlags.NOMINEE);
        v.operator = h.has(HolderFlags.OPERATOR);
        v.country = uint16(h.country());
        // As it counts without the suspension, which is a field of its own.
        (uint256 validities, uint256 class) = _standing(id, h.withFlag(HolderFlags.SUSPENDED, false));
        v.class = uint8(class);
        for (uint256 topic; topic < Topics.COUNT; ++topic) v.validUntilAt[topic] = uint32(validities >> (32 * topic));
        v.claimedTopics = uint8(h.claimed());
        v.admissions = h.admissions();
    }

    function admissionsOf(address id) external view returns (Admission[] memory admissions) {
        HolderWord h = _holders[id];
        admissions = new Admission[](h.admissions());
        uint256 count;
        for (uint256 i; i < admissions.length; ++i) {
            uint256 lane = _lane(id, h, i);
            address register_ = _boundRegister(lane >> 4);
            if (register_ == address(0)) continue;
            (address wallet,) = _walletIn(register_, id, h, lane & 0xf);
            admissions[count++] = Admission(register_, wallet);
        }
        assembly ("memory-safe") {
            mstore(admissions, count)
        }
    }

    function claimOf(address id, uint256 topic) external view returns (Claim memory) {
        return _claim(id, _holders[id], topic);
    }

    function recovery() external view returns (address) {
        return _recovery;
    }

    // ---- ERC-3643 reads ----

    function isVerified(address wallet) external view returns (bool) {
        (address id,, HolderWord h) = _locate(wallet);
        if (id == address(0) || h.has(HolderFlags.SANCTIONED)) return false;
        (uint256 validities,) = _standing(id, h);
        return block.timestamp <= _earliest(validities, 1 << Topics.KYC);
    }

    function investorCountry(address wallet) external view returns (uint16) {
        (address id,, HolderWord h) = _locate(wallet);
        return id == address(0) ? 0 : uint16(h.country());
    }

    function identity(address wallet) external view returns (address) {
        return holderOf(wallet);
    }

    function contains(address wallet) external view returns (bool) {
        return holderOf(wallet) != address(0);
    }

    // ---- internals ----

    function _register(address wallet, uint256 country, uint256 class, uint256 flags, uint32[4] calldata validUntilAt)
        private
    {
        _requireFree(wallet);
        _requireProfile(country, class, flags, HolderFlags.GIVEN);
        HolderWord h = HolderWord.wrap(0).withProfile(country, class).withFlags(flags | HolderFlags.REGISTERED);
        for (uint256 topic; topic < Topics.COUNT; ++topic) h = h.withValidUntilAt(topic, validUntilAt[topic]);
        _holders[wallet] = h;
        emit HolderRegistered(wallet, uint16(country), uint8(class), uint8(flags), validUntilAt);
    }

    function _requireProfile(uint256 country, uint256 class, uint256 flags, uint256 allowed) private pure {
        _requireField(country < 1000, "country", country, 999);
        _requireField(class < 16, "class", class, 15);
        _requireField(flags & ~allowed == 0, "flags", flags, allowed);
    }

    function _known(address holder_) private view returns (HolderWord h) {
        h = _holders[holder_];
        require(h.has(HolderFlags.REGISTERED), HolderUnknown(holder_));
    }

    function _living(address wallet) private view returns (address id, uint256 index, HolderWord h) {
        (id, index, h) = _locate(wallet);
        require(id != address(0), WalletUnknown(wallet));
    }

    function _setFlag(address holder_, uint256 flag, bool on) private {
        HolderWord before = _known(holder_);
        (uint256 validities, uint256 class) = _standing(holder_, before);
        _change(holder_, before, before.withFlag(flag, on), validities, class);
    }

    /// @dev What a claim proves, written; its signature is the caller's matter.
    function _recordClaim(Claim calldata c) private {
        address id = c.holder;
        HolderWord before = _holders[id];
        if (!before.has(HolderFlags.REGISTERED)) {
            require(c.topic == Topics.KYC, HolderUnknown(id));
            _requireFree(id);
            before = before.withFlag(HolderFlags.REGISTERED, true);
            uint32[4] memory none;
            emit HolderRegistered(id, 0, 0, 0, none);
        }
        (uint256 validities, uint256 class) = _standing(id, before);
        uint256 records = _withClaim(before, c);
        _claims[id] = records;
        emit ClaimPresented(id, c.topic, c.issuer, c.value, c.issuedAt, c.validUntilAt);

        HolderWord h = before.withValidUntilAt(c.topic, c.validUntilAt).withClaimed(c.topic, true);
        if (c.topic == Topics.RESIDENCE) {
            _requireField(c.value & 0x3ff < 1000 && c.value < 1 << 11, "value", c.value, 2023);
            h = h.withProfile(c.value & 0x3ff, h.class()).withFlag(HolderFlags.US_PERSON, c.value >> 10 != 0);
            emit ProfileSet(id, h.country(), h.class(), h.flags() & HolderFlags.COPIED);
        } else if (c.topic == Topics.KYC) {
            _requireField(c.value == 0, "value", c.value, 0);
        } else {
            _requireField(c.value < 16, "value", c.value, 15);
            h = _reclassed(id, h);
        }
        _change(id, before, h, validities, class);
    }

    /// @dev The word with the class that its class topics prove now.
    function _reclassed(address id, HolderWord h) private returns (HolderWord) {
        // Suspension hides every instant, but not what was proved.
        (uint256 validities,) = _standing(id, h.withFlag(HolderFlags.SUSPENDED, false));
        h = h.withProfile(h.country(), _classOf(validities, _claims[id]));
        emit ProfileSet(id, h.country(), h.class(), h.flags() & HolderFlags.COPIED);
        return h;
    }
}
