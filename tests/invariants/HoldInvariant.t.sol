// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {AmountRule, Declaration, Kind} from "contracts/distribution/interfaces/IObligations.sol";
import {KeptShare} from "contracts/distribution/interfaces/IPaying.sol";
import {Hold, HoldTerms, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {HoldConsent} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {HoldConsents} from "contracts/settlement/HoldConsents.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {ObligationId, obligationId} from "contracts/types/ObligationId.sol";
import {DistributionFixture} from "../contracts/distribution/DistributionFixture.sol";

/// Holds by consent on a bond and on a bank's money: taken in parts, resized, substituted, expired; their owners recovered,
/// frozen, under a court's order, redeemed; their agent hostile. Beside the registers it keeps what each hold should have.
contract HoldHandler is DistributionFixture {
    /// What became of the units of a hold.
    struct Book {
        HoldConsent consent;
        uint256 placed;
        uint256 enlarged;
        uint256 reduced;
        uint256 taken;
        uint256 released;
    }

    uint256 private constant OWNERS = 4;
    uint256 private constant FACE = 1_000_00;
    bytes32 private constant RECEIVER = keccak256("HoldReceiver(bytes32 holdId,address to,uint256 amount,uint256 nonce)");
    bytes32 private constant ENLARGEMENT = keccak256("HoldEnlargement(bytes32 holdId,uint256 amount,uint256 nonce)");

    HoldConsents private consents;
    address private agent = makeAddr("agent");
    address private pledgee;
    /// Nobody ever names it: whatever it has, an agent stole.
    address private thief;
    mapping(address wallet => uint256) private _keys;
    address[] private _owners;
    address[] private _gone;
    Book[] private _books;
    Book private _none;
    ObligationId[] private _paid;
    mapping(ObligationId id => mapping(bytes32 holdId => uint256)) private _drawn;
    /// [units] under the hold when the obligation's page kept principal.
    mapping(ObligationId id => mapping(bytes32 holdId => uint256)) private _unitsWhenKept;
    uint256 private _nonce;
    uint256 private _names;
    mapping(bytes32 act => uint256) public done;

    function setUp() public override {
        super.setUp();
        (pledgee, thief) = (holders[8], holders[9]);
        consents = new HoldConsents();
        token.setPowers(address(consents), Powers.SETTLE | Powers.HOLD);
        depositA.setPowers(address(consents), Powers.SETTLE | Powers.HOLD);
        token.setPowers(
            address(this), Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE | Powers.RECOVER | Powers.SETTLE
        );
        depositA.setPowers(address(this), Powers.RECOVER);
        for (uint256 i; i < OWNERS; ++i) {
            (address owner, uint256 key) = makeAddrAndKey(string.concat("holder ", vm.toString(i + 1)));
            _owners.push(owner);
            _keys[owner] = key;
            token.mint(owner, 10_000);
            depositA.issue(owner, 50_000, bytes32(i + 1));
        }
        token.mint(pledgee, 1_000);
    }

    // ---- the owner and the agent ----

    function place(uint256 who, uint256 units, uint256 lasts, bool money) external {
        address owner = _owner(who);
        IHolds asset = _asset(money);
        units = bound(units, 1, 3_000);
        HoldConsent memory consent = _consent(owner, address(asset), units, lasts);
        bytes32 id = consents.consentIdOf(consent);
        bytes memory signature = _sign(owner, id);
        (bool ok,) = address(consents).call(abi.encodeCall(consents.hold, (consent, signature)));
        if (!ok) return;
        _book(consent);
        ++done["place"];
    }

    function take(uint256 which, uint256 units, bool receiver) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0) return;
        units = units % 4 == 0 ? held : bound(units, 1, held);
        address to = receiver ? book.consent.receivers[0] : pledgee;
        vm.prank(agent);
        (bool ok,) = address(consents).call(abi.encodeCall(consents.takeHeld, (book.consent, to, units)));
        if (!ok) return;
        assertLe(block.timestamp, book.consent.terms.expiresAt);
        book.taken += units;
        ++done[held == units ? bytes32("take") : bytes32("take a part")];
        assertEq(_asset(book).holdOf(id).units, held - units);
    }

    function takeSigned(uint256 which, uint256 units) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0) return;
        units = bound(units, 1, held);
        address owner = _asset(book).holdOf(id).wallet;
        bytes memory signature =
            _sign(owner, _typed(keccak256(abi.encode(RECEIVER, id, holders[7], units, ++_nonce))));
        vm.prank(agent);
        (bool ok,) = address(consents).call(
            abi.encodeCall(consents.takeHeldSigned, (book.consent, holders[7], units, _nonce, signature))
        );
        if (!ok) return;
        book.taken += units;
        ++done["take signed"];
    }

    function enlarge(uint256 which, uint256 units) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0) return;
        units = bound(units, 1, 1_000);
        address owner = _asset(book).holdOf(id).wallet;
        bytes memory signature = _sign(owner, _typed(keccak256(abi.encode(ENLARGEMENT, id, units, ++_nonce))));
        vm.prank(agent);
        (bool ok,) = address(consents).call(
            abi.encodeCall(consents.enlargeHeld, (book.consent, units, _nonce, signature))
        );
        if (!ok) return;
        book.enlarged += units;
        ++done["enlarge"];
    }

    /// A giving back asks nothing: no freeze, expiry or redemption stops it.
    function reduce(uint256 which, uint256 units) external {
        (Book storage book,, uint256 held) = _open(which);
        if (held < 2) return;
        units = bound(units, 1, held - 1);
        vm.prank(agent);
        consents.reduceHeld(book.consent, units);
        book.reduced += units;
        ++done["reduce"];
    }

    function release(uint256 which) external {
        (Book storage book,, uint256 held) = _open(which);
        if (held == 0) return;
        vm.prank(agent);
        consents.releaseHeld(book.consent);
        book.released += held;
        ++done["release"];
    }

    function substitute(uint256 which, uint256 units) external {
        (Book storage old, bytes32 id, uint256 held) = _open(which);
        if (held < 2) return;
        units = bound(units, 1, held - 1);
        address owner = _asset(old).holdOf(id).wallet;
        bool money = old.consent.asset == address(token);
        if (money && depositA.payeeOf(owner) != owner) return;
        HoldConsent memory consent = _consent(owner, address(_asset(money)), 100, 3 days);
        bytes memory signature = _sign(owner, consents.consentIdOf(consent));
        vm.prank(agent);
        (bool ok,) = address(consents).call(
            abi.encodeCall(consents.substituteHeld, (old.consent, units, consent, signature))
        );
        if (!ok) return;
        old.reduced += units;
        _book(consent);
        ++done["substitute"];
    }

    /// Whatever a hostile agent tries is refused.
    function hostile(uint256 which, uint256 how) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0) return;
        HoldConsent memory consent = book.consent;
        bytes memory call;
        address caller = agent;
        how %= 8;
        if (how == 0) call = abi.encodeCall(consents.takeHeld, (consent, thief, 1));
        if (how == 1) call = abi.encodeCall(consents.takeHeldSigned, (consent, thief, 1, ++_nonce, ""));
        if (how == 2) call = abi.encodeCall(consents.enlargeHeld, (consent, 1, ++_nonce, ""));
        if (how == 3) call = abi.encodeCall(consents.takeHeld, (consent, pledgee, held + 1));
        if (how == 4) (caller, call) = (thief, abi.encodeCall(consents.releaseHeld, (consent)));
        if (how == 5) {
            consent.receivers[0] = thief;
            call = abi.encodeCall(consents.takeHeld, (consent, thief, 1));
        }
        if (how == 6) call = abi.encodeCall(consents.hold, (consent, _sign(_owner(which), id)));
        if (how == 7) {
            address[2] memory registers = [address(token), address(depositA)];
            for (uint256 i; i < 2; ++i) {
                vm.prank(caller);
                (bool taken,) = registers[i].call(abi.encodeCall(IHolds.takeHold, (id, thief, 1)));
                assertFalse(taken);
            }
            call = abi.encodeCall(consents.substituteHeld, (consent, 1, consent, ""));
        }
        vm.prank(caller);
        (bool ok,) = address(consents).call(call);
        assertFalse(ok, "a hostile agent");
        ++done["hostile"];
    }

    // ---- time, and what others do ----

    function expire(uint256 which) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0 || book.consent.terms.expiresAt > block.timestamp + 10 days) return;
        if (block.timestamp <= book.consent.terms.expiresAt) vm.warp(uint256(book.consent.terms.expiresAt) + 1);
        vm.prank(thief);
        _asset(book).releaseHold(id);
        book.released += held;
        ++done["expire"];
    }

    function wait(uint256 seconds_) external {
        skip(bound(seconds_, 1, 6 hours));
    }

    /// In both registers, as a recovery everywhere does.
    function recover(uint256 who) external {
        uint256 i = who % OWNERS;
        address lost = _owners[i];
        if (_gone.length == 6) return;
        (address heir, uint256 key) = makeAddrAndKey(string.concat("heir ", vm.toString(++_names)));
        _keys[heir] = key;
        registry.know(heir, HONG_KONG, 0);
        token.recoveryAddress(lost, heir, address(0));
        depositA.recoveryAddress(lost, heir, address(0));
        _owners[i] = heir;
        _gone.push(lost);
        ++done["recover"];
    }

    /// A court (here the administrator's scope has its role) breaks a hold and moves what was under it; before that the held units stay where they are.
    function order(uint256 which, bool breaks) external {
        (Book storage book, bytes32 id, uint256 held) = _open(which);
        if (held == 0 || book.consent.asset != address(token)) return;
        address owner = token.holdOf(id).wallet;
        uint256 balance = token.balanceOf(owner);
        if (breaks) {
            token.breakHold(id, bytes32(++_names));
            book.released += held;
            ++done["break"];
        }
        uint256 stay = token.heldOf(owner);
        uint256 movable = balance > stay ? balance - stay : 0;
        uint256 units = breaks ? held : movable + 1;
        token.lodgeOrder(bytes32(++_names), owner, pledgee, units);
        (bool ok,) = address(token).call(
            abi.encodeWithSignature("forcedTransfer(address,address,uint256)", owner, pledgee, units)
        );
        if (!ok) token.withdrawOrder(owner, pledgee, units);
        if (ok) {
            assertLe(units, movable);
            ++done["force"];
        }
    }

    function freeze(uint256 who, uint256 how) external {
        address owner = _owner(who);
        if (how % 3 == 0) token.setAddressFrozen(owner, how % 2 == 0);
        else if (how % 3 == 1) token.setFrozenTokens(owner, how % 2 == 0 ? bound(how, 0, 6_000) : 0);
        else depositA.setAddressFrozen(owner, how % 2 == 0);
        ++done["freeze"];
    }

    // ---- principal ----

    /// An instalment is paid: what of it is of held units is kept.
    function payPrincipal() external {
        if (_paid.length == 3 || token.totalSupply() == 0) return;
        uint256 number = _paid.length;
        uint32 recordAt = uint32(block.timestamp + 1);
        token.scheduleRecord(recordAt);
        vm.warp(recordAt + 1);
        Declaration memory d = _perUnit(recordAt, recordAt + 2, uint96(FACE));
        (d.kind, d.taxed) = (Kind.INSTALMENT, 0);
        ObligationId id = obligations.declare(number, d);
        _fundWhole(id);
        vm.warp(recordAt + 2);
        _paid.push(id);
        for (uint256 i; i < _books.length; ++i) {
            bytes32 holdId = consents.consentIdOf(_books[i].consent);
            if (_books[i].consent.asset == address(token)) _unitsWhenKept[id][holdId] = token.holdOf(holdId).units;
        }
        _payPage(id, depositA, holders);
        _payPage(id, depositA, _owners);
        if (_gone.length != 0) _payPage(id, depositA, _gone);
        ++done["principal"];
    }

    function draw(uint256 which, uint256 what, uint256 whose) external {
        (Book storage book, bytes32 holdId, uint256 held) = _open(which);
        if (held == 0 || _paid.length == 0 || book.consent.asset != address(token)) return;
        ObligationId id = _paid[what % _paid.length];
        address wallet = whose % 3 != 0 || _gone.length == 0 ? token.holdOf(holdId).wallet : _gone[whose % _gone.length];
        uint256 before = depositA.balanceOf(pledgee);
        vm.prank(agent);
        (bool ok,) = address(consents).call(
            abi.encodeCall(consents.drawHeld, (book.consent, paying, id, wallet, pledgee, address(depositA)))
        );
        if (!ok) return;
        assertEq(_drawn[id][holdId], 0, "once");
        _drawn[id][holdId] = depositA.balanceOf(pledgee) - before;
        assertLe(_drawn[id][holdId], FACE * _unitsWhenKept[id][holdId], "its own share");
        ++done["draw"];
    }

    function claim(uint256 who, uint256 what) external {
        if (_paid.length == 0) return;
        ObligationId id = _paid[what % _paid.length];
        address owner = _owner(who);
        if (paying.claimableOf(id, owner) == 0) return;
        vm.prank(owner);
        (bool ok,) = address(paying).call(abi.encodeCall(paying.claim, (id, owner, address(depositA))));
        if (ok) ++done["claim"];
    }

    /// The last units go, the held ones with them; the holds stay.
    function redeem(uint256 who, uint256 units) external {
        address owner = _owner(who);
        uint256 held = token.heldOf(owner);
        uint256 balance = token.balanceOf(owner);
        token.redeem(owner, units % 3 == 0 ? balance : bound(units, 0, balance));
        assertEq(token.heldOf(owner), held);
        if (held > token.balanceOf(owner)) ++done["redeem held"];
    }

    // ---- what holds ----

    /// HOLD-1.
    function check_holds() external view {
        uint256[OWNERS] memory units;
        uint256[OWNERS] memory money;
        for (uint256 i; i < _books.length; ++i) {
            Book storage book = _books[i];
            Hold memory hold = _asset(book).holdOf(consents.consentIdOf(book.consent));
            assertEq(
                hold.units,
                book.placed + book.enlarged - book.reduced - book.taken - book.released,
                "placed + enlarged - reduced - taken - released"
            );
            if (hold.units == 0) continue;
            uint256 owner = type(uint256).max;
            for (uint256 w; w < OWNERS; ++w) {
                if (_owners[w] == hold.wallet) owner = w;
            }
            assertLt(owner, OWNERS, "a hold follows its owner");
            if (book.consent.asset == address(token)) units[owner] += hold.units;
            else money[owner] += hold.units;
        }
        for (uint256 w; w < OWNERS; ++w) {
            address owner = _owners[w];
            assertEq(token.heldOf(owner), units[w], "a unit is under one hold");
            assertEq(depositA.heldOf(owner), money[w], "a base unit is under one hold");
            assertEq(token.entryOf(owner).has(EntryFlags.HELD), units[w] != 0);
            assertEq(depositA.entryOf(owner).has(EntryFlags.HELD), money[w] != 0);
            assertLe(money[w], depositA.balanceOf(owner), "money is never redeemed from under a hold");
        }
        for (uint256 i; i < _gone.length; ++i) assertEq(token.heldOf(_gone[i]) + depositA.heldOf(_gone[i]), 0);
        assertEq(token.balanceOf(thief) + depositA.balanceOf(thief), 0, "no agent chooses another receiver");
    }

    /// Each holder's principal is paid, drawn or kept, and once.
    function check_principal() external view {
        for (uint256 i; i < _paid.length; ++i) {
            assertEq(_inTills(_paid[i]), paying.progressOf(_paid[i]).kept, "what is kept is there");
        }
    }

    /// LIVE-2: every hold ends, by its agent, by anybody after its expiry, or by a court; then every unit is retired and every
    /// share that a hold kept is its owner's.
    function resolve() external {
        for (uint256 i; i < _books.length; ++i) {
            bytes32 id = consents.consentIdOf(_books[i].consent);
            IHolds asset = _asset(_books[i]);
            if (asset.holdOf(id).units == 0) continue;
            if (i % 3 == 0) {
                vm.prank(agent);
                consents.releaseHeld(_books[i].consent);
            } else if (i % 3 == 1 || address(asset) != address(token)) {
                if (block.timestamp <= _books[i].consent.terms.expiresAt) {
                    vm.warp(uint256(_books[i].consent.terms.expiresAt) + 1);
                }
                vm.prank(thief);
                asset.releaseHold(id);
            } else {
                token.breakHold(id, bytes32(++_names));
            }
            assertEq(asset.holdOf(id).units, 0);
        }
        for (uint256 w; w < OWNERS; ++w) {
            address owner = _owners[w];
            assertEq(token.heldOf(owner) + depositA.heldOf(owner), 0, "no hold is left");
            token.setAddressFrozen(owner, false);
            depositA.setAddressFrozen(owner, false);
            token.setFrozenTokens(owner, 0);
            for (uint256 i; i < _paid.length; ++i) _claimAll(_paid[i], owner, owner);
            token.redeem(owner, token.balanceOf(owner));
            uint256 money = depositA.balanceOf(owner);
            vm.prank(owner);
            depositA.redeemDeposit(owner, money, bytes32(++_names));
        }
        for (uint256 i; i < _paid.length; ++i) {
            for (uint256 g; g < _gone.length; ++g) _claimAll(_paid[i], _gone[g], token.payeeOf(_gone[g]));
        }
    }

    function _claimAll(ObligationId id, address wallet, address payee) private {
        KeptShare memory share = paying.keptOf(id, wallet);
        if (share.free + share.held == 0) return;
        vm.prank(payee);
        (bool ok,) = address(paying).call(abi.encodeCall(paying.claim, (id, wallet, address(depositA))));
        assertTrue(ok, "a share that a hold kept");
        assertEq(paying.keptOf(id, wallet).held, 0);
    }

    // ---- parts ----

    function _consent(address owner, address asset, uint256 units, uint256 lasts)
        private
        returns (HoldConsent memory consent)
    {
        consent.asset = asset;
        consent.agent = agent;
        consent.receivers = new address[](1);
        consent.receivers[0] = holders[6];
        uint64 expiresAt = uint64(block.timestamp + bound(lasts, 0, 4 days));
        consent.terms = HoldTerms(owner, pledgee, 0, units, "PLEDGE", expiresAt);
        consent.nonce = ++_nonce;
    }

    function _book(HoldConsent memory consent) private {
        _books.push();
        Book storage book = _books[_books.length - 1];
        book.consent = consent;
        book.placed = consent.terms.amount;
    }

    function _open(uint256 which) private view returns (Book storage book, bytes32 id, uint256 held) {
        book = _none;
        for (uint256 i; i < _books.length && held == 0; ++i) {
            book = _books[(which % _books.length + i) % _books.length];
            id = consents.consentIdOf(book.consent);
            held = _asset(book).holdOf(id).units;
        }
    }

    function _owner(uint256 who) private view returns (address) {
        return _owners[who % OWNERS];
    }

    function _asset(bool money) private view returns (IHolds) {
        return IHolds(money ? address(depositA) : address(token));
    }

    function _asset(Book storage book) private view returns (IHolds) {
        return IHolds(book.consent.asset);
    }

    function _sign(address owner, bytes32 digest) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[owner], digest);
        return abi.encodePacked(r, s, v);
    }

    function _typed(bytes32 structHash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("HoldConsents"),
                keccak256("1"),
                block.chainid,
                address(consents)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}

contract HoldInvariantTest is DistributionFixture {
    HoldHandler private handler;
    bytes4[] private _acts;

    function setUp() public override {
        handler = new HoldHandler();
        handler.setUp();
        _acts = [
            HoldHandler.place.selector,
            HoldHandler.place.selector,
            HoldHandler.take.selector,
            HoldHandler.takeSigned.selector,
            HoldHandler.enlarge.selector,
            HoldHandler.reduce.selector,
            HoldHandler.release.selector,
            HoldHandler.substitute.selector,
            HoldHandler.hostile.selector,
            HoldHandler.expire.selector,
            HoldHandler.wait.selector,
            HoldHandler.recover.selector,
            HoldHandler.order.selector,
            HoldHandler.freeze.selector,
            HoldHandler.payPrincipal.selector,
            HoldHandler.draw.selector,
            HoldHandler.claim.selector,
            HoldHandler.redeem.selector
        ];
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), _acts));
    }

    /// The same lives every time: each action is reached, else what holds above holds of nothing.
    function test_every_action_is_reached() public {
        bytes32[18] memory names = [
            bytes32("place"), "take", "take a part", "take signed", "enlarge", "reduce", "release", "substitute",
            "hostile", "expire", "recover", "break", "force", "freeze", "principal", "draw", "claim", "redeem held"
        ];
        uint256[18] memory reached;
        for (uint256 life; life < 24; ++life) {
            uint256 state = vm.snapshotState();
            for (uint256 i; i < 48; ++i) {
                bytes32 a = keccak256(abi.encode(life, i));
                bytes32 b = keccak256(abi.encode(a));
                bytes32 c = keccak256(abi.encode(b));
                bytes4 act = _acts[uint256(a) % _acts.length];
                if (act == HoldHandler.take.selector) c = bytes32(uint256(c) & 1);
                if (act == HoldHandler.order.selector) b = bytes32(uint256(b) & 1);
                (bool ok,) = address(handler).call(bytes.concat(act, a, b, c, bytes32(uint256(c) & 1)));
                assertTrue(ok, "an action reverted");
            }
            for (uint256 k; k < names.length; ++k) reached[k] += handler.done(names[k]);
            handler.check_holds();
            handler.check_principal();
            handler.resolve();
            assertTrue(vm.revertToState(state));
        }
        for (uint256 k; k < names.length; ++k) assertGt(reached[k], 0, string(bytes.concat(names[k])));
    }

    /// HOLD-1.
    function invariant_units_of_holds_add_up() public view {
        handler.check_holds();
    }

    function invariant_kept_principal_is_there() public view {
        handler.check_principal();
    }

    /// LIVE-2, from wherever the calls led.
    function afterInvariant() public {
        handler.resolve();
    }
}
