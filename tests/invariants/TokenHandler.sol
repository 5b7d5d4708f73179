// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {Entry, EntryFlags} from "contracts/types/Entry.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {AdmissionsDouble} from "../contracts/token/AdmissionsDouble.sol";
import {TokenFixture} from "../contracts/token/TokenFixture.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// What may happen to a security token. No call may revert unseen: what a view says will be refused must be refused, and
/// the rest must succeed. Beside the token it keeps what a naive register would.
contract TokenHandler is TokenFixture {
    uint256 private constant WALLETS = 6;

    address[] public wallets;
    uint256[] public passed;
    /// @dev By record instant and wallet: the balance when it passed.
    mapping(uint256 recordAt => mapping(address wallet => uint256)) public balanceWhen;
    mapping(uint256 recordAt => uint256) public supplyWhen;
    mapping(address wallet => uint256) public frozen;
    mapping(address wallet => uint256) public held;
    uint256 public refused;
    uint256 public allowed;

    struct Placed {
        bytes32 id;
        address wallet;
        uint256 units;
        uint256 expiresAt;
    }

    Placed[] private _holds;
    uint256[] private _scheduled;
    uint256 private _numbers;

    function setUp() public override {
        super.setUp();
        wallets = [holder, investor, otherInvestor, nonHolder, custodian, spender];
    }

    function walletCount() external view returns (uint256) {
        return wallets.length;
    }

    function passedCount() external view returns (uint256) {
        return passed.length;
    }

    function theToken() external view returns (SecurityToken) {
        return token;
    }

    // ---- movements ----

    function move(uint256 from_, uint256 to_, uint256 units) external {
        (address from, address to) = (_wallet(from_), _wallet(to_));
        units = _units(from, units);
        bool may = token.canTransfer(from, to, units) && units <= token.balanceOf(from);
        vm.prank(from);
        (bool moved,) = address(token).call(abi.encodeCall(token.transfer, (to, units)));
        _expect(moved, may);
    }

    /// Every fourth time the allowance is half of what is moved on it.
    function moveFor(uint256 spender_, uint256 from_, uint256 to_, uint256 units) external {
        (address agent, address from, address to) = (_wallet(spender_), _wallet(from_), _wallet(to_));
        bool short = units % 4 == 0;
        units = _units(from, units);
        uint256 allowance = short ? units / 2 : units;
        vm.prank(from);
        (bool approved,) = address(token).call(abi.encodeCall(token.approve, (agent, allowance)));
        assertTrue(approved || allowance != 0);
        bool may = token.canTransferFrom(agent, from, to, units) && units <= token.balanceOf(from)
            && units <= token.allowance(from, agent);
        vm.prank(agent);
        (bool moved,) = address(token).call(abi.encodeCall(token.transferFrom, (from, to, units)));
        _expect(moved, may);
    }

    function moveMany(uint256 from_, uint256 seed) external {
        address from = _wallet(from_);
        address[] memory to = new address[](3);
        uint256[] memory amounts = new uint256[](3);
        for (uint256 i; i < 3; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            (to[i], amounts[i]) = (_wallet(seed >> 8), 100 * (seed % 4));
        }
        uint256 snapshot = vm.snapshotState();
        bool fine = true;
        vm.startPrank(from);
        for (uint256 i; i < 3 && fine; ++i) {
            (fine,) = address(token).call(abi.encodeCall(token.transfer, (to[i], amounts[i])));
        }
        vm.stopPrank();
        assertTrue(vm.revertToState(snapshot));
        vm.prank(from);
        (bool moved,) = address(token).call(abi.encodeCall(token.batchTransfer, (to, amounts)));
        assertEq(moved, fine);
    }

    function issue(uint256 to_, uint256 units) external {
        address to = _wallet(to_);
        units = bound(units, 0, 5) * 100;
        uint256 got = token.balanceOf(to) + units;
        Entry e = Explainer(token.compliance()).currentEntryOf(address(token), to);
        // Nothing admits nobody.
        bool known = units != 0 || token.entryOf(to).has(EntryFlags.ADMITTED);
        bool may = known && token.canReceive(to) && (e.has(EntryFlags.NOMINEE) || got == 0 || (got >= MINIMUM && got <= CAP));
        (bool issued,) = address(token).call(abi.encodeCall(token.mint, (to, units)));
        _expect(issued, may);
    }

    function redeem(uint256 from_, uint256 units) external {
        address from = wallets[from_ % wallets.length];
        units = bound(units, 0, token.balanceOf(from));
        token.redeem(from, units); // what is frozen or held stays so, in figures
    }

    function force(uint256 from_, uint256 to_, uint256 units) external {
        // Also from the dead, of whom nothing is left to be taken.
        (address from, address to) = (wallets[from_ % wallets.length], _wallet(to_));
        units = bound(units, 0, token.balanceOf(from));
        bool known = units != 0 || token.entryOf(to).has(EntryFlags.ADMITTED);
        bool may = from != to && known && token.canReceive(to) && units <= _movable(from);
        uint256 free = _free(from, held[from]);
        lodged(bytes32(++_numbers), from, to, units);
        vm.prank(enforcer);
        (bool moved,) = address(token).call(
            abi.encodeWithSignature("forcedTransfer(address,address,uint256)", from, to, units)
        );
        if (!moved) {
            vm.prank(court);
            token.withdrawOrder(from, to, units);
        }
        _expect(moved, may);
        if (moved && units > free) frozen[from] -= units - free;
    }

    function recover(uint256 lost_) external {
        uint256 i = lost_ % WALLETS;
        address lost = wallets[i];
        Entry e = token.entryOf(lost);
        if (!e.has(EntryFlags.ADMITTED) || lost == custodian) return;
        address successor = address(uint160(uint256(keccak256(abi.encode("successor", ++_numbers)))));
        registry.replaceWallet(lost, successor);
        token.recoveryAddress(lost, successor, lost);
        wallets[i] = successor;
        wallets.push(lost); // dead, looked at from now on
        (frozen[successor], frozen[lost]) = (frozen[lost], 0);
        (held[successor], held[lost]) = (held[lost], 0);
        for (uint256 h; h < _holds.length; ++h) {
            if (_holds[h].wallet == lost) _holds[h].wallet = successor;
        }
    }

    // ---- freezes and holds ----

    function freezeUnits(uint256 wallet_, uint256 units) external {
        address wallet = _wallet(wallet_);
        units = bound(units, 0, token.balanceOf(wallet) * 2);
        vm.prank(freezer);
        token.setFrozenTokens(wallet, units);
        frozen[wallet] = units;
    }

    function freezeWallet(uint256 wallet_, uint256 freeze) external {
        vm.prank(freezer);
        token.setAddressFrozen(_wallet(wallet_), freeze % 4 == 0);
    }

    function place(uint256 from_, uint256 to_, uint256 units, uint256 lasts) external {
        (address from, address to) = (_wallet(from_), _wallet(to_));
        units = _units(from, units);
        if (from == to || units == 0) return;
        bytes32 id = bytes32(++_numbers);
        uint64 expiresAt = uint64(block.timestamp + bound(lasts, 0, 1 days));
        bool may = token.canTransfer(from, to, units) && units <= token.balanceOf(from);
        (bool placed,) = address(token).call(abi.encodeCall(token.placeHold, (id, HoldTerms(from, to, 0, units, "TEST", expiresAt), address(0))));
        _expect(placed, may);
        if (!placed) return;
        _holds.push(Placed(id, from, units, expiresAt));
        held[from] += units;
    }

    function finishHold(uint256 which, bool take, uint256 to_) external {
        if (_holds.length == 0) return;
        which %= _holds.length;
        Placed memory placed = _holds[which];
        uint256 part = placed.units % 3 == 0 ? placed.units / 3 : placed.units;
        (bool finished,) = take
            ? address(token).call(abi.encodeCall(token.takeHold, (placed.id, _wallet(to_), part)))
            : address(token).call(abi.encodeCall(token.releaseHold, (placed.id)));
        if (!take) assertTrue(finished); // its agent frees at any time
        if (!finished) return;
        if (take) assertLe(block.timestamp, placed.expiresAt);
        if (take && part != placed.units) {
            held[placed.wallet] -= part;
            _holds[which].units -= part;
            return;
        }
        held[placed.wallet] -= placed.units;
        _holds[which] = _holds[_holds.length - 1];
        _holds.pop();
    }

    // ---- the registry ----

    function reclassify(uint256 wallet_, uint256 seed) external {
        address wallet = _wallet(wallet_);
        uint256 flags = seed % 7 == 0 ? EntryFlags.NOMINEE : seed % 11 == 0 ? EntryFlags.SANCTIONED : 0;
        uint256 country = seed % 5 == 0 ? MAINLAND : HONG_KONG;
        uint256 validUntilAt = seed % 3 == 0 ? block.timestamp + seed % 100 : FOREVER;
        registry.know(wallet, validUntilAt, country, CLASS, flags);
        if (seed % 2 == 0) registry.push(token, wallet);
    }

    function raise(uint256 seed) external {
        if (seed % 8 != 0 || token.generation() > 200) return;
        registry.raise(token);
    }

    // ---- time ----

    function schedule(uint256 inSeconds) external {
        uint256 recordAt = block.timestamp + bound(inSeconds, 1, 1 days);
        if (_scheduled.length == 60) return;
        token.scheduleRecord(recordAt);
        for (uint256 i; i < _scheduled.length; ++i) {
            if (_scheduled[i] == recordAt) return;
        }
        _scheduled.push(recordAt);
    }

    function cancelRecord(uint256 which) external {
        if (_scheduled.length == 0) return;
        which %= _scheduled.length;
        if (_scheduled[which] <= block.timestamp) return;
        token.cancelRecord(_scheduled[which]);
        _dropInstant(which);
    }

    function wait(uint256 seconds_) external {
        uint256 until = block.timestamp + bound(seconds_, 1, 1 days);
        // Nothing moves while time passes: a balance now is the balance at every instant passed on the way.
        for (uint256 i; i < _scheduled.length;) {
            uint256 recordAt = _scheduled[i];
            if (recordAt >= until) {
                ++i;
                continue;
            }
            for (uint256 w; w < wallets.length; ++w) balanceWhen[recordAt][wallets[w]] = token.balanceOf(wallets[w]);
            supplyWhen[recordAt] = token.totalSupply();
            passed.push(recordAt);
            _dropInstant(i);
        }
        vm.warp(until);
    }

    function advance(uint256 pages) external {
        token.advance(pages % 3);
    }

    // ---- helpers ----

    function _dropInstant(uint256 which) private {
        _scheduled[which] = _scheduled[_scheduled.length - 1];
        _scheduled.pop();
    }

    /// @dev What no hold keeps: nothing where units were redeemed from under one.
    function _movable(address wallet) private view returns (uint256) {
        uint256 balance = token.balanceOf(wallet);
        return balance > held[wallet] ? balance - held[wallet] : 0;
    }

    function _wallet(uint256 seed) private view returns (address) {
        return wallets[seed % WALLETS];
    }

    function _units(address from, uint256 seed) private view returns (uint256) {
        uint256 balance = token.balanceOf(from);
        if (seed % 4 == 0) return balance;
        return seed % 4 == 1 ? seed % (balance + 2) : (seed % (balance / 100 + 1)) * 100;
    }

    function _free(address wallet, uint256 held_) private view returns (uint256) {
        uint256 bound_ = frozen[wallet] + held_;
        uint256 balance = token.balanceOf(wallet);
        return balance > bound_ ? balance - bound_ : 0;
    }

    function _expect(bool happened, bool may) private {
        assertEq(happened, may);
        if (happened) ++allowed;
        else ++refused;
    }
}
