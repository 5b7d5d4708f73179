// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {HashLock} from "contracts/settlement/conditions/HashLock.sol";
import {TimeCondition} from "contracts/settlement/conditions/TimeCondition.sol";
import {NetBatch} from "contracts/settlement/interfaces/INetting.sol";
import {ISettlement, Instruction, Status} from "contracts/settlement/interfaces/ISettlement.sol";
import {InstructionId} from "contracts/types/InstructionId.sol";
import {Leg} from "contracts/types/Leg.sol";
import {BatchFixture} from "../contracts/settlement/BatchFixture.sol";
import {ContractWallet} from "../contracts/settlement/SettlementDoubles.sol";

/// Four parties, one of them a contract, settle one by one and in batches, with conditions and without, while record instants
/// pass, markets, venues, banks and the rail stop and go on, wallets are frozen, and parties lose their keys. It asks for
/// anything at any time; whatever goes through must have been allowed by a model of its own.
contract SettlementStorm is BatchFixture {
    uint256 private constant PARTIES = 4;
    uint256 private constant ASSETS = 3;
    bytes32 private constant SECRET = "the secret";

    /// What an act looks for; where there is none it takes any.
    enum Look {
        ANY,
        OPEN,
        PAST_RECORD,
        WHOLE,
        EXPIRED,
        REFUSED,
        LATE
    }

    struct Stops {
        bool market;
        bool[2] bank;
        bool rail;
        bool venue;
        bool[PARTIES] frozen;
    }

    HashLock private hashLock;
    TimeCondition private time;
    address[ASSETS] private _assets;
    /// The present wallet of each party, and all that it ever had.
    address[PARTIES] private _present;
    mapping(address wallet => uint256 party) private _partyOf;
    mapping(address wallet => uint256 key) private _keys;
    ContractWallet private _contract;
    /// [units] that each party should have.
    uint256[PARTIES][ASSETS] private _booked;
    bytes[] private _trades;
    mapping(uint256 trade => Status) private _ended;
    mapping(uint256 trade => uint256) private _affirmed;
    mapping(uint256 trade => mapping(uint256 leg => uint256 recordAt)) private _renewed;
    /// A bit per nonce: there are fewer than 256.
    mapping(address wallet => uint256) private _used;
    address[] private _wallets;
    Stops private _stops;
    uint256 private _names;
    mapping(bytes32 act => uint256) public done;

    function setUp() public override {
        super.setUp();
        (hashLock, time, _contract) = (new HashLock(), new TimeCondition(), new ContractWallet());
        _assets = [address(bond), address(depositA), address(depositB)];
        _present = [seller.addr, buyer.addr, broker.addr, address(_contract)];
        (_keys[seller.addr], _keys[buyer.addr], _keys[broker.addr]) =
            (seller.privateKey, buyer.privateKey, broker.privateKey);
        admissions.know(address(_contract));
        address[] memory one = new address[](1);
        one[0] = address(_contract);
        bond.mint(broker.addr, HOLDING);
        bond.mint(address(_contract), HOLDING);
        _bankAt(one);
        for (uint256 p; p < PARTIES; ++p) {
            _partyOf[_present[p]] = p;
            _wallets.push(_present[p]);
            for (uint256 a; a < ASSETS; ++a) _booked[a][p] = IERC20(_assets[a]).balanceOf(_present[p]);
        }
    }

    function _bankAt(address[] memory one) private {
        depositA.admitWallets(one);
        depositB.admitWallets(one);
        depositA.issue(one[0], 50_000, "contract");
        depositB.issue(one[0], 50_000, "contract");
        depositA.setPowers(address(this), Powers.RECOVER);
        depositB.setPowers(address(this), Powers.RECOVER);
    }

    // ---- what may happen ----

    function agree(uint256 seed) external {
        if (_trades.length == 24) return;
        Instruction memory t;
        t.legs = new Leg[](1 + seed % 3);
        t.settlementAt = uint64(block.timestamp + _random(seed, 1) % 12 hours);
        t.expiresAt = t.settlementAt + uint64(_random(seed, 2) % 3 days);
        t.venue = _random(seed, 3) % 3 == 0 ? MOX : address(0);
        t.tradeReference = bytes32(_trades.length);
        for (uint256 i; i < t.legs.length; ++i) {
            uint256 r = _random(seed, 5 + i);
            uint256 from = (r >> 16) % PARTIES;
            address asset = _assets[r % ASSETS];
            address inAsset = r % ASSETS == 1 && (r >> 8) % 2 == 0 ? _assets[2] : asset;
            t.legs[i] = Leg(
                asset, inAsset, _present[from], _present[(from + 1 + (r >> 24) % 3) % PARTIES], 0, 100 + (r >> 32) % 3_000
            );
        }
        uint256 kind = _random(seed, 4) % 6;
        if (kind == 0) (t.condition, t.conditionId) = (address(hashLock), sha256(abi.encode(SECRET)));
        if (kind == 1) {
            (t.condition, t.conditionId) =
                (address(time), time.idOf(uint64(block.timestamp + 2 hours), uint64(block.timestamp + 20 hours)));
        }
        t.nonces = new uint256[](_deliverersOf(t).length);
        // One in eight uses the nonce of the one before: either settles.
        uint256 nonce = _random(seed, 9) % 8 == 0 && _trades.length != 0 ? _trades.length - 1 : _trades.length;
        for (uint256 i; i < t.nonces.length; ++i) t.nonces[i] = nonce;
        _trades.push(abi.encode(t));
        ++done["agree"];
    }

    function affirm(uint256 which, uint256 who, bool signed) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.OPEN);
        address wallet = _deliverersOf(t)[who % t.nonces.length];
        InstructionId id = settlement.idOf(t);
        bytes memory call = signed
            ? abi.encodeCall(ISettlement.affirmSigned, (t, wallet, _signatureOf(wallet, InstructionId.unwrap(id))))
            : abi.encodeCall(ISettlement.affirm, (t));
        if (!signed) vm.prank(wallet);
        (bool ok,) = address(settlement).call(call);
        if (!ok) return;
        assertTrue(_ended[i] == Status.NONE && block.timestamp <= t.expiresAt, "affirmed in time");
        _useNonce(t, wallet);
        for (uint256 l; l < t.legs.length; ++l) if (t.legs[l].from == wallet) _affirmed[i] |= 1 << l;
        ++done["affirm"];
    }

    /// @param all every deliverer, or one of them
    function reaffirm(uint256 which, uint256 who, bool all) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.PAST_RECORD);
        address[] memory from = _deliverersOf(t);
        uint256 recordAt = settlement.recordPassed(t);
        for (uint256 d; d < from.length; ++d) {
            if (!all && d != who % from.length) continue;
            vm.prank(from[d]);
            (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.reaffirm, (t, uint64(recordAt))));
            if (!ok) continue;
            for (uint256 l; l < t.legs.length; ++l) if (t.legs[l].from == from[d]) _renewed[i][l] = recordAt;
            ++done["reaffirm"];
        }
    }

    function settle(uint256 which, bool secret) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, which % 3 == 0 ? Look.PAST_RECORD : Look.WHOLE);
        (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.settle, (t, _proof(secret))));
        if (!ok) return;
        _settled(i, t, 0, secret);
        ++done["settle"];
    }

    /// @param missing the party whose signature is left out; PARTIES = none
    function settleSigned(uint256 which, uint256 missing, bool secret) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.OPEN);
        address[] memory from = _deliverersOf(t);
        bytes[] memory signatures = new bytes[](from.length);
        uint256 signers = _signersBut(missing);
        bytes32 id = InstructionId.unwrap(settlement.idOf(t));
        for (uint256 d; d < from.length; ++d) {
            if (_has(signers, _partyOf[from[d]])) signatures[d] = _signatureOf(from[d], id);
        }
        (bool ok,) = address(settlement).call(
            abi.encodeCall(ISettlement.settleSigned, (t, signatures, _proof(secret)))
        );
        if (!ok) return;
        _settled(i, t, signers, secret);
        ++done["settle signed"];
    }

    /// Up to eight instructions, some of them twice, by roots; whoever is missing signed nothing.
    function batch(uint256 seed, uint256 missing, bool secret) external {
        if (_trades.length == 0) return;
        uint256 count = 1 + seed % 8;
        uint256[] memory places = new uint256[](count);
        NetBatch memory b;
        b.instructions = new Instruction[](count);
        b.proofs = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            (places[i], b.instructions[i]) = _pick(_random(seed, i), Look.OPEN);
            b.proofs[i] = _proof(secret);
        }
        uint256 signers = _signersBut(missing);
        _fill(b, signers);
        vm.recordLogs();
        (bool ok,) = address(settlement).call(abi.encodeCall(settlement.settleBatch, (b)));
        if (!ok) {
            vm.getRecordedLogs();
            ++done["batch refused"];
            return;
        }
        _readBatch(vm.getRecordedLogs(), places, b.instructions, signers, secret);
    }

    function cancel(uint256 which, uint256 who) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.OPEN);
        address wallet = _deliverersOf(t)[who % t.nonces.length];
        vm.prank(wallet);
        (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.cancel, (t)));
        if (!ok || settlement.statusOf(settlement.idOf(t)) != Status.CANCELLED) return;
        assertTrue(
            t.condition == address(0) || _affirmed[i] == 0 || block.timestamp > t.expiresAt,
            "a conditional promise can't be cancelled away"
        );
        _used[wallet] |= 1 << _nonceOf(t, wallet);
        _end(i, Status.CANCELLED);
        ++done["cancel"];
    }

    function refuse(uint256 which) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.REFUSED);
        (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.refuse, (t, "")));
        if (!ok) return;
        assertTrue(t.condition == address(time) && block.timestamp > _untilOf(t), "refused by its condition alone");
        _end(i, Status.CANCELLED);
        ++done["refuse"];
    }

    function expire(uint256 which) external {
        if (_trades.length == 0) return;
        (uint256 i, Instruction memory t) = _pick(which, Look.EXPIRED);
        (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.expire, (t)));
        if (!ok) return;
        assertGt(block.timestamp, t.expiresAt);
        _end(i, Status.EXPIRED);
        ++done["expire"];
    }

    function fail(uint256 which) external {
        if (_trades.length == 0) return;
        (, Instruction memory t) = _pick(which, Look.LATE);
        (bool ok,) = address(settlement).call(abi.encodeCall(ISettlement.fail, (t)));
        if (ok) ++done["fail"];
    }

    function wait(uint256 seconds_) external {
        skip(bound(seconds_, 1, 3 hours));
    }

    function record() external {
        try bond.scheduleRecord(block.timestamp + 30 minutes) {
            ++done["record"];
        } catch {}
    }

    function stop(uint256 what, bool on) external {
        what %= 9;
        if (what == 0) {
            _stops.market = on;
            if (on) bond.pause();
            else bond.unpause();
        } else if (what == 1) {
            (_stops.bank[0], _stops.bank[1]) = (on, _stops.bank[1]);
            if (on) depositA.haltPayments();
            else depositA.resumePayments();
        } else if (what == 2) {
            _stops.bank[1] = on;
            if (on) depositB.freezeBank();
            else depositB.unfreezeBank();
        } else if (what == 3) {
            _stops.rail = on;
            if (on) clearing.stopRail();
            else clearing.openRail();
        } else if (what == 4) {
            _stops.venue = on;
            bond.setVenueHalt(MOX, on);
        } else {
            _stops.frozen[what - 5] = on;
            bond.setAddressFrozen(_present[what - 5], on);
            depositA.setAddressFrozen(_present[what - 5], on);
            depositB.setAddressFrozen(_present[what - 5], on);
        }
        if (on) ++done["stop"];
    }

    /// In every register; what the lost wallet signed or affirmed stays as it was.
    function recover(uint256 who) external {
        who %= 3;
        if (_names == 4) return;
        address lost = _present[who];
        (address heir, uint256 key) = makeAddrAndKey(string.concat("heir ", vm.toString(++_names)));
        (_keys[heir], _partyOf[heir], _present[who]) = (key, who, heir);
        _wallets.push(heir);
        admissions.know(heir);
        bond.recoveryAddress(lost, heir, address(0));
        depositA.recoveryAddress(lost, heir, address(0));
        depositB.recoveryAddress(lost, heir, address(0));
        ++done["recover"];
    }

    // ---- what holds ----

    /// SET-1, SET-2: balances are what the settled legs make them, and what is held is what affirmed open instructions promise.
    function check() external view {
        uint256[PARTIES][ASSETS] memory promised;
        for (uint256 i; i < _trades.length; ++i) {
            Instruction memory t = _trade(i);
            Status status = settlement.statusOf(settlement.idOf(t));
            if (_ended[i] != Status.NONE) {
                assertTrue(status == _ended[i] || (_ended[i] == Status.SETTLED && status == Status.NONE), "SET-3");
                continue;
            }
            for (uint256 l; l < t.legs.length; ++l) {
                if (!_has(_affirmed[i], l)) continue;
                promised[_indexOf(t.legs[l].outAsset)][_partyOf[t.legs[l].from]] += t.legs[l].amount;
            }
        }
        for (uint256 a; a < ASSETS; ++a) {
            for (uint256 p; p < PARTIES; ++p) {
                assertEq(IERC20(_assets[a]).balanceOf(_present[p]), _booked[a][p], "SET-1");
                assertEq(IRegister(_assets[a]).heldOf(_present[p]), promised[a][p], "SET-2");
            }
        }
        // What leaves a batch gives its nonces back.
        for (uint256 w; w < _wallets.length; ++w) {
            assertEq(settlement.noncesOf(_wallets[w], 0), _used[_wallets[w]], "nonces");
        }
    }

    /// LIVE-2: strangers end whatever is left once it has expired, whatever is stopped.
    function resolve() external {
        skip(5 days);
        for (uint256 i; i < _trades.length; ++i) {
            if (_ended[i] != Status.NONE || _affirmed[i] == 0) continue;
            settlement.expire(_trade(i));
            _end(i, Status.EXPIRED);
        }
        for (uint256 a; a < ASSETS; ++a) {
            for (uint256 p; p < PARTIES; ++p) assertEq(IRegister(_assets[a]).heldOf(_present[p]), 0, "LIVE-2");
        }
        this.check();
    }

    // ---- the model ----

    /// @param signers a bit per party that signed or is affirmed as such
    function _settled(uint256 i, Instruction memory t, uint256 signers, bool secret) private {
        assertTrue(_ended[i] == Status.NONE, "SET-3 once");
        assertTrue(block.timestamp >= t.settlementAt && block.timestamp <= t.expiresAt, "in time");
        assertTrue(_met(t, secret), "its condition");
        uint256 recordAt = _recordOf(t);
        address[] memory from = _deliverersOf(t);
        for (uint256 l; l < t.legs.length; ++l) {
            Leg memory leg = t.legs[l];
            bool affirmed = _has(_affirmed[i], l);
            assertTrue(affirmed || _has(signers, _partyOf[leg.from]), "consent");
            assertTrue(recordAt == 0 || _renewed[i][l] == recordAt, "past a record");
            _requireMoving(leg, t.venue, affirmed);
            uint256 p = _partyOf[leg.from];
            _booked[_indexOf(leg.outAsset)][p] -= leg.amount;
            _booked[_indexOf(leg.inAsset)][_partyOf[leg.to]] += leg.amount;
            if (_partyOf[leg.from] == 3 && !affirmed) ++done["by a contract's signature"];
            if (_partyOf[leg.from] != 3 && _present[p] != leg.from) ++done["out of a lost wallet's hold"];
        }
        for (uint256 d; d < from.length; ++d) {
            if (!_has(_affirmed[i], _firstOf(t, from[d]))) _useNonce(t, from[d]);
        }
        if (recordAt != 0) ++done["settle past a record"];
        if (t.condition != address(0)) ++done["settle a condition"];
        _end(i, Status.SETTLED);
    }

    function _requireMoving(Leg memory leg, address venue, bool affirmed) private view {
        uint256 a = _indexOf(leg.outAsset);
        uint256 b = _indexOf(leg.inAsset);
        assertFalse(a == 0 && _stops.market, "a halted market");
        assertFalse(a == 0 && venue == MOX && _stops.venue && !affirmed, "a halted venue");
        assertFalse((a == 1 || b == 1) && _stops.bank[0], "a halted bank");
        assertFalse((a == 2 || b == 2) && _stops.bank[1], "a frozen bank");
        assertFalse(a != b && _stops.rail, "a closed rail");
        assertFalse(_stops.frozen[_partyOf[leg.from]] || _stops.frozen[_partyOf[leg.to]], "a frozen wallet");
    }

    function _readBatch(
        Vm.Log[] memory logs,
        uint256[] memory places,
        Instruction[] memory list,
        uint256 signers,
        bool secret
    ) private {
        for (uint256 k; k < logs.length; ++k) {
            if (logs[k].emitter != address(settlement)) continue;
            if (logs[k].topics[0] != ISettlement.Settled.selector) {
                ++done["left a batch"];
                continue;
            }
            uint256 i;
            while (InstructionId.unwrap(settlement.idOf(list[i])) != logs[k].topics[1]) ++i;
            _settled(places[i], list[i], signers, secret);
            ++done[_affirmed[places[i]] == 0 ? bytes32("batch signed") : bytes32("batch affirmed")];
        }
    }

    function _met(Instruction memory t, bool secret) private view returns (bool) {
        if (t.condition == address(0)) return true;
        if (t.condition == address(hashLock)) return secret;
        return block.timestamp >= uint64(uint256(t.conditionId)) && block.timestamp <= _untilOf(t);
    }

    /// [s] the record instant of the bond that passed since the intended date, where it is delivered
    function _recordOf(Instruction memory t) private view returns (uint256) {
        if (block.timestamp <= t.settlementAt) return 0;
        for (uint256 l; l < t.legs.length; ++l) {
            if (t.legs[l].outAsset != address(bond)) continue;
            uint256 last = bond.lastRecordAt();
            if (last >= t.settlementAt) return last;
        }
        return 0;
    }

    function _useNonce(Instruction memory t, address wallet) private {
        uint256 nonce = _nonceOf(t, wallet);
        assertFalse(_has(_used[wallet], nonce), "a nonce is used once");
        _used[wallet] |= 1 << nonce;
    }

    function _end(uint256 i, Status status) private {
        assertTrue(_ended[i] == Status.NONE, "SET-3");
        _ended[i] = status;
    }

    // ---- what it brings ----

    function _fill(NetBatch memory b, uint256 signers) private {
        b.assets = new address[](ASSETS);
        for (uint256 a; a < ASSETS; ++a) b.assets[a] = _assets[a];
        // Every wallet that an instruction names, each once.
        address[] memory found = new address[](PARTIES + _names);
        uint256 count;
        for (uint256 i; i < b.instructions.length; ++i) {
            for (uint256 l; l < b.instructions[i].legs.length; ++l) {
                count = _listed(found, count, b.instructions[i].legs[l].from);
                count = _listed(found, count, b.instructions[i].legs[l].to);
            }
        }
        (b.parties, b.consents) = (new address[](count), new bytes[](count));
        for (uint256 p; p < count; ++p) {
            b.parties[p] = found[p];
            bytes32 root = _rootOf(b.instructions, found[p]);
            if (root != 0 && _has(signers, _partyOf[found[p]])) {
                b.consents[p] = _signatureOf(found[p], _rootDigest(root));
            }
        }
        // Nobody signs one by one: zeros where somebody has to be looked at.
        b.signatures = "";
    }

    function _listed(address[] memory found, uint256 count, address wallet) private pure returns (uint256) {
        for (uint256 p; p < count; ++p) if (found[p] == wallet) return count;
        found[count] = wallet;
        return count + 1;
    }

    function _signersBut(uint256 missing) private pure returns (uint256) {
        missing %= 2 * PARTIES;
        return ((1 << PARTIES) - 1) & ~(missing < PARTIES ? 1 << missing : 0);
    }

    function _signatureOf(address wallet, bytes32 digest) private returns (bytes memory) {
        if (wallet == address(_contract)) {
            _contract.approveDigest(digest);
            return "approved";
        }
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[wallet], digest);
        return abi.encodePacked(r, s, v);
    }

    function _proof(bool secret) private pure returns (bytes memory) {
        return secret ? abi.encode(SECRET) : bytes("");
    }

    // ---- what it knows ----

    function _pick(uint256 which, Look look) private view returns (uint256 i, Instruction memory t) {
        if (which % 8 == 0) look = Look.ANY;
        for (uint256 k; k < _trades.length; ++k) {
            i = (which % _trades.length + k) % _trades.length;
            t = _trade(i);
            if (_isLookedFor(i, t, look)) return (i, t);
        }
        i = which % _trades.length;
        return (i, _trade(i));
    }

    function _isLookedFor(uint256 i, Instruction memory t, Look look) private view returns (bool) {
        if (look == Look.ANY) return true;
        if (_ended[i] != Status.NONE) return false;
        if (look == Look.OPEN) return block.timestamp <= t.expiresAt;
        if (_affirmed[i] == 0) return false;
        if (look == Look.PAST_RECORD) return _recordOf(t) != 0 && block.timestamp <= t.expiresAt;
        if (look == Look.WHOLE) return _affirmed[i] == (1 << t.legs.length) - 1;
        if (look == Look.EXPIRED) return block.timestamp > t.expiresAt;
        if (look == Look.REFUSED) return t.condition == address(time) && block.timestamp > _untilOf(t);
        return block.timestamp > uint256(t.settlementAt) + 1 days && block.timestamp <= t.expiresAt;
    }

    function _trade(uint256 i) private view returns (Instruction memory) {
        return abi.decode(_trades[i], (Instruction));
    }

    function _deliverersOf(Instruction memory t) private pure returns (address[] memory from) {
        from = new address[](t.legs.length);
        uint256 count;
        for (uint256 l; l < t.legs.length; ++l) {
            if (_firstOf(t, t.legs[l].from) == l) from[count++] = t.legs[l].from;
        }
        assembly ("memory-safe") {
            mstore(from, count)
        }
    }

    function _firstOf(Instruction memory t, address wallet) private pure returns (uint256 l) {
        while (t.legs[l].from != wallet) ++l;
    }

    function _nonceOf(Instruction memory t, address wallet) private pure returns (uint256) {
        address[] memory from = _deliverersOf(t);
        uint256 d;
        while (from[d] != wallet) ++d;
        return t.nonces[d];
    }

    function _untilOf(Instruction memory t) private pure returns (uint256) {
        return uint64(uint256(t.conditionId) >> 64);
    }

    function _indexOf(address asset) private view returns (uint256 a) {
        while (_assets[a] != asset) ++a;
    }

    function _has(uint256 bits, uint256 place) private pure returns (bool) {
        return (bits >> place) & 1 != 0;
    }

    function _random(uint256 seed, uint256 salt) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, salt)));
    }
}

contract SettlementStormInvariantTest is BatchFixture {
    SettlementStorm private storm;

    function setUp() public override {
        storm = new SettlementStorm();
        storm.setUp();
        bytes4[] memory selectors = new bytes4[](14);
        selectors[0] = storm.agree.selector;
        selectors[1] = storm.affirm.selector;
        selectors[2] = storm.reaffirm.selector;
        selectors[3] = storm.settle.selector;
        selectors[4] = storm.settleSigned.selector;
        selectors[5] = storm.batch.selector;
        selectors[6] = storm.cancel.selector;
        selectors[7] = storm.refuse.selector;
        selectors[8] = storm.expire.selector;
        selectors[9] = storm.fail.selector;
        selectors[10] = storm.wait.selector;
        selectors[11] = storm.record.selector;
        selectors[12] = storm.stop.selector;
        selectors[13] = storm.recover.selector;
        targetSelector(FuzzSelector(address(storm), selectors));
        targetContract(address(storm));
    }

    /// A check reads every instruction again; sixteen lives of sixty-four acts take as long as another suite's thirty-two.
    /// forge-config: default.invariant.runs = 16
    function invariant_nothing_moves_but_what_was_agreed() public view {
        storm.check();
    }

    function afterInvariant() public {
        storm.resolve();
    }

    /// The same lives every time: each action and each outcome is reached, else what holds above holds of nothing.
    function test_every_outcome_is_reached() public {
        bytes32[19] memory outcomes = [
            bytes32("agree"), "affirm", "reaffirm", "settle", "settle signed", "batch signed", "batch affirmed",
            "left a batch", "cancel", "refuse", "expire", "fail", "record", "stop", "recover", "settle past a record",
            "settle a condition", "by a contract's signature", "out of a lost wallet's hold"
        ];
        uint256[19] memory reached;
        uint256 r = 7;
        for (uint256 life; life < 12; ++life) {
            setUp();
            for (uint256 i; i < 250; ++i) {
                r = uint256(keccak256(abi.encode(r)));
                _act(r % 32, r >> 8, r >> 40, (r >> 72) % 4 != 0);
                if (i % 4 == 0) storm.check();
            }
            for (uint256 k; k < outcomes.length; ++k) reached[k] += storm.done(outcomes[k]);
            storm.resolve();
        }
        for (uint256 k; k < outcomes.length; ++k) {
            emit log_named_uint(string(bytes.concat(outcomes[k])), reached[k]);
        }
        for (uint256 k; k < outcomes.length; ++k) assertGe(reached[k], 3, string(bytes.concat(outcomes[k])));
    }

    function _act(uint256 what, uint256 a, uint256 b, bool yes) private {
        if (what < 6) storm.agree(a);
        else if (what < 11) storm.affirm(a, b, yes);
        else if (what < 13) storm.reaffirm(a, b, yes);
        else if (what < 16) storm.settle(a, yes);
        else if (what < 18) storm.settleSigned(a, b, yes);
        else if (what < 21) storm.batch(a, b, yes);
        else if (what == 21 && a % 3 == 0) storm.cancel(a, b);
        else if (what == 22) storm.refuse(a);
        else if (what == 23) storm.expire(a);
        else if (what == 24) storm.fail(a);
        else if (what < 28) storm.wait(a);
        else if (what == 28) storm.record();
        else if (what < 31) storm.stop(a, a % 5 == 0);
        else if (a % 8 == 0) storm.recover(b);
    }
}
