// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Entry, EntryFlags} from "contracts/types/Entry.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {Admission, Claim} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityFixture} from "../contracts/identity/IdentityFixture.sol";
import {RegisterDouble} from "../contracts/identity/RegisterDouble.sol";

/// Everything that changes what a register may believe, in any order. No function may revert.
contract IdentityHandler is Test {
    IdentityRegistry private immutable registry;
    RegisterDouble[3] private registers;
    address private immutable registrar;
    address private immutable compliance;
    address private immutable administrator;
    address private immutable recoveryContract;
    address[2] public issuers = [makeAddr("issuer"), makeAddr("second issuer")];
    /// Every wallet that was ever somebody's.
    address[] public wallets;
    address[] public ids;
    mapping(address wallet => address) public holderEver;
    /// How often an act did what it is about.
    mapping(bytes32 act => uint256) public reached;
    uint256 private made;

    constructor(
        IdentityRegistry registry_,
        RegisterDouble[3] memory registers_,
        address registrar_,
        address compliance_,
        address administrator_,
        address recovery_
    ) {
        (registry, registers, registrar, compliance, administrator, recoveryContract) =
            (registry_, registers_, registrar_, compliance_, administrator_, recovery_);
        for (uint256 i; i < 4; ++i) {
            ids.push(_newWallet());
            holderEver[ids[i]] = ids[i];
            vm.prank(registrar);
            registry.register(ids[i], 344, 2, i == 3 ? 8 : 0, _validities(uint32(block.timestamp + 5000)));
        }
    }

    function walletCount() external view returns (uint256) {
        return wallets.length;
    }

    function pass(uint16 duration) external {
        vm.warp(block.timestamp + 1 + duration % 2000);
    }

    function addWallet(uint256 seed) external {
        address id = ids[seed % 4];
        if (wallets.length > 20) return;
        address wallet = _newWallet();
        holderEver[wallet] = id;
        vm.prank(registrar);
        registry.addWallet(id, wallet);
    }

    function admit(uint256 seed, uint256 r) external {
        address wallet = wallets[seed % wallets.length];
        vm.prank(wallet);
        try registers[r % 3].admitSelf() {
            ++reached["admit"];
        } catch {}
    }

    function mint(uint256 seed, uint256 r) external {
        address wallet = wallets[seed % wallets.length];
        if (!registers[r % 3].canHold(wallet)) return;
        registers[r % 3].mint(wallet, 10);
        ++reached["mint"];
    }

    function withdraw(uint256 seed, uint256 r) external {
        address wallet = wallets[seed % wallets.length];
        RegisterDouble register = registers[r % 3];
        address id = registry.holderIn(address(register), wallet);
        if (id == address(0)) return;
        Admission[] memory admissions = registry.admissionsOf(id);
        for (uint256 i; i < admissions.length; ++i) {
            if (admissions[i].register != address(register) || admissions[i].wallet != wallet) continue;
            uint256 balance = register.balanceOf(wallet);
            if (balance != 0) register.burn(wallet, balance);
            vm.prank(seed & 1 == 0 || registry.holderOf(wallet) != id ? registrar : wallet);
            registry.withdrawAdmission(wallet, address(register));
            ++reached["withdraw"];
            return;
        }
    }

    function suspend(uint256 seed, bool on) external {
        vm.prank(compliance);
        registry.suspend(ids[seed % 4], on);
    }

    function sanction(uint256 seed, bool on) external {
        vm.prank(compliance);
        registry.sanction(ids[seed % 4], on);
        if (on) ++reached["sanction"];
    }

    function setProfile(uint256 seed, uint16 country, uint8 class) external {
        vm.prank(registrar);
        registry.setProfile(ids[seed % 4], country % 1000, class % 4, class & 0x20);
    }

    function setValidity(uint256 seed, uint8 topic, uint16 duration) external {
        vm.prank(registrar);
        registry.setValidity(ids[seed % 4], topic % 8, uint32(block.timestamp - 100 + duration));
    }

    function claim(uint256 seed, uint8 topic, uint16 value, uint16 duration) external {
        vm.warp(block.timestamp + 1);
        topic %= 8;
        address issuer = issuers[seed & 1];
        if (!registry.isTrusted(topic, issuer)) return;
        Claim[] memory claims = new Claim[](1);
        claims[0] = Claim(
            issuer,
            ids[(seed >> 8) % 4],
            topic,
            topic == 0 ? 0 : topic == 2 ? value % 1000 : value % 4,
            uint32(block.timestamp),
            uint32(block.timestamp + duration)
        );
        vm.prank(administrator);
        registry.importClaims(claims);
        ++reached["claim"];
    }

    function revoke(uint256 seed, uint8 topic) external {
        address issuer = issuers[seed & 1];
        if (!registry.isTrusted(topic % 8, issuer)) return;
        vm.prank(issuer);
        registry.revokeClaim(ids[(seed >> 8) % 4], topic % 8);
        ++reached["revoke"];
    }

    function trust(uint256 seed, uint8 topic) external {
        address issuer = issuers[seed & 1];
        if (registry.isTrusted(topic % 8, issuer)) return;
        vm.prank(administrator);
        registry.trustIssuer(1 << (topic % 8), issuer);
    }

    function distrust(uint256 seed, uint8 topic) external {
        address issuer = issuers[seed & 1];
        if (!registry.isTrusted(topic % 8, issuer)) return;
        vm.prank(compliance);
        registry.removeIssuer(1 << (topic % 8), issuer);
        ++reached["distrust"];
    }

    function setTopics(uint256 r, uint8 topics) external {
        registers[r % 3].setTopics(topics);
    }

    /// The wallet is lost everywhere; some of the registers recover it now, the others later or never.
    function lose(uint256 seed, uint8 which) external {
        address lost = wallets[seed % wallets.length];
        address id = registry.holderOf(lost);
        if (id == address(0) || wallets.length > 40) return;
        address successor = _newWallet();
        holderEver[successor] = id;
        vm.prank(recoveryContract);
        registry.replaceWallet(lost, successor);
        ++reached["lose"];
        for (uint256 i; i < 3; ++i) {
            if ((which >> i) & 1 != 0 && _isAdmitted(i, id, lost)) _recover(registers[i], lost, successor);
        }
    }

    /// One register replaces a wallet that it admits, lost everywhere or not; no other register hears of it.
    function loseIn(uint256 seed, uint256 r) external {
        address lost = wallets[seed % wallets.length];
        address id = holderEver[lost];
        if (wallets.length > 40 || !_isAdmitted(r % 3, id, lost)) return;
        uint256 count = wallets.length;
        uint256 elsewhere = _picture((r + 1) % 3, count) ^ _picture((r + 2) % 3, count);
        address successor = _newWallet();
        holderEver[successor] = id;
        vm.prank(recoveryContract);
        registry.replaceWalletIn(address(registers[r % 3]), lost, successor);
        _recover(registers[r % 3], lost, successor);
        assertEq(_picture((r + 1) % 3, count) ^ _picture((r + 2) % 3, count), elsewhere, "another register's entries");
        ++reached["loseIn"];
    }

    /// A register that did not recover an earlier loss does so now, past those who were lost in between.
    function recoverLater(uint256 seed, uint256 r) external {
        seed %= wallets.length;
        for (uint256 k; k < wallets.length; ++k) {
            address lost = wallets[(seed + k) % wallets.length];
            address id = holderEver[lost];
            if (registry.holderOf(lost) != address(0) || !_isAdmitted(r % 3, id, lost)) continue;
            address[] memory own = registry.walletsOf(id);
            for (uint256 i; i < own.length; ++i) {
                if (registers[r % 3].balanceOf(own[i]) != 0) continue;
                try registers[r % 3].recover(lost, own[i]) {
                    ++reached["recoverLater"];
                    return;
                } catch {}
            }
        }
    }

    function _recover(RegisterDouble register, address lost, address successor) private {
        uint256 units = register.balanceOf(lost);
        register.recover(lost, successor);
        assertEq(register.balanceOf(successor), units);
        assertEq(register.balanceOf(lost), 0);
    }

    /// Whether the register admits this wallet, alive in it and not dead.
    function _isAdmitted(uint256 i, address id, address wallet) private view returns (bool) {
        Entry e = registers[i].entryOf(wallet);
        if (!e.has(EntryFlags.ADMITTED) || e.has(EntryFlags.DEAD)) return false;
        Admission[] memory admissions = registry.admissionsOf(id);
        for (uint256 a; a < admissions.length; ++a) {
            if (admissions[a].register == address(registers[i]) && admissions[a].wallet == wallet) return true;
        }
        return false;
    }

    function _picture(uint256 i, uint256 count) private view returns (uint256 picture) {
        for (uint256 k; k < count; ++k) {
            picture = uint256(keccak256(abi.encode(picture, Entry.unwrap(registers[i].entryOf(wallets[k])))));
        }
    }

    function _newWallet() private returns (address wallet) {
        wallet = address(uint160(0xabc000 + ++made));
        wallets.push(wallet);
    }

    function _validities(uint32 until) private pure returns (uint32[8] memory) {
        return [until, until, until, until, until, until, until, until];
    }
}

/// The registry and its registers never disagree on a refusal.
contract IdentityInvariantTest is IdentityFixture {
    IdentityHandler private handler;
    RegisterDouble[3] private registers;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 3; ++i) registers[i] = _newRegister(uint8([1, 3, 0x29][i]));
        handler =
            new IdentityHandler(registry, registers, registrar, complianceOfficer, administrator, recoveryContract);
        targetContract(address(handler));
    }

    /// What the invariants speak of is reached: a thousand random acts carry each out so many times at least.
    function test_the_handler_reaches_every_outcome() public {
        for (uint256 i; i < 1_500; ++i) {
            (uint256 a, uint256 b) = (_random(i, 1), _random(i, 2));
            uint256 act = i % 13;
            if (act == 0) handler.pass(uint16(a));
            else if (act == 1) handler.addWallet(a);
            else if (act == 2) handler.admit(a, b);
            else if (act == 3) handler.mint(a, b);
            else if (act == 4) handler.withdraw(a, b);
            else if (act == 5) handler.sanction(a, b & 3 == 0);
            else if (act == 6) handler.setValidity(a, uint8(b), type(uint16).max);
            else if (act == 7) handler.claim(a, uint8(b), uint16(b >> 8), type(uint16).max);
            else if (act == 8) handler.revoke(a, uint8(b));
            else if (act == 9) handler.trust(a, uint8(b));
            else if (act == 10) handler.distrust(a, uint8(b));
            else if (act == 11) (i % 2 == 0) ? handler.lose(a, uint8(b)) : handler.loseIn(a, b);
            else handler.recoverLater(a, b);
        }
        bytes32[10] memory acts = [
            bytes32("admit"), "mint", "withdraw", "sanction", "claim", "revoke", "distrust", "lose", "loseIn", "recoverLater"
        ];
        uint8[10] memory least = [10, 10, 3, 10, 20, 5, 5, 10, 3, 1];
        for (uint256 i; i < acts.length; ++i) {
            emit log_named_uint(string(abi.encodePacked(acts[i])), handler.reached(acts[i]));
            assertGe(handler.reached(acts[i]), least[i], string(abi.encodePacked(acts[i])));
        }
        invariant_no_register_believes_whom_the_registry_refuses();
        invariant_a_sanction_reaches_every_wallet();
        invariant_who_holds_is_listed();
        invariant_one_position_per_register();
        invariant_wallets_and_holders_agree();
    }

    function _random(uint256 i, uint256 k) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(i, k)));
    }

    /// GATE-5: an entry that counts as eligible without being looked up is one that the registry would give now, with
    /// the same country, class and flags, and no longer than it would.
    function invariant_no_register_believes_whom_the_registry_refuses() public view {
        uint256 count = handler.walletCount();
        for (uint256 i; i < count; ++i) {
            address wallet = handler.wallets(i);
            for (uint256 k; k < 3; ++k) {
                RegisterDouble r = registers[k];
                Entry e = r.entryOf(wallet);
                if (e.lapsed(r.generation())) continue;
                Entry truth = registry.preview(address(r), wallet, r.policy().topics());
                assertLe(e.validUntilAt(), truth.validUntilAt(), "validity");
                assertEq(e.country(), truth.country(), "country");
                assertEq(e.class(), truth.class(), "class");
                assertEq(e.flags() & 0xb8, truth.flags() & 0xb8, "flags");
            }
        }
    }

    /// GATE-5: a sanction is on every entry of the holder, whoever lost which wallet and whichever register recovered it,
    /// and on no other.
    function invariant_a_sanction_reaches_every_wallet() public view {
        uint256 count = handler.walletCount();
        for (uint256 i; i < count; ++i) {
            address wallet = handler.wallets(i);
            bool sanctioned = registry.holder(handler.holderEver(wallet)).sanctioned;
            for (uint256 k; k < 3; ++k) {
                Entry e = registers[k].entryOf(wallet);
                if (e.has(EntryFlags.ADMITTED)) assertEq(e.has(EntryFlags.SANCTIONED), sanctioned);
            }
        }
    }

    /// Every wallet with units is listed with its register, however it came to be the one.
    function invariant_who_holds_is_listed() public view {
        uint256 count = handler.walletCount();
        for (uint256 i; i < count; ++i) {
            address wallet = handler.wallets(i);
            Admission[] memory admissions = registry.admissionsOf(handler.holderEver(wallet));
            for (uint256 k; k < 3; ++k) {
                if (registers[k].balanceOf(wallet) == 0) continue;
                bool listed;
                for (uint256 a; a < admissions.length; ++a) {
                    if (admissions[a].register == address(registers[k])) listed = listed || admissions[a].wallet == wallet;
                }
                assertTrue(listed);
            }
        }
    }

    /// At most one wallet of a holder is admitted to a register, nominees excepted; no admission is recorded twice.
    function invariant_one_wallet_per_register() public view {
        for (uint256 i; i < 4; ++i) {
            address id = handler.ids(i);
            Admission[] memory admissions = registry.admissionsOf(id);
            bool nominee = registry.holder(id).nominee;
            for (uint256 a; a < admissions.length; ++a) {
                for (uint256 b; b < a; ++b) {
                    if (admissions[a].register != admissions[b].register) continue;
                    assertTrue(nominee && admissions[a].wallet != admissions[b].wallet);
                }
            }
        }
    }

    /// GATE-3, for one holder with several wallets: only one of them has units in a register.
    function invariant_one_position_per_register() public view {
        uint256 count = handler.walletCount();
        for (uint256 k; k < 3; ++k) {
            uint256 holders;
            uint256 supply;
            for (uint256 i; i < count; ++i) {
                address wallet = handler.wallets(i);
                uint256 balance = registers[k].balanceOf(wallet);
                supply += balance;
                if (balance != 0 && !registers[k].entryOf(wallet).has(8)) ++holders;
            }
            assertLe(holders, 3);
            assertEq(registers[k].config().holders(), holders);
            assertEq(registers[k].totalSupply(), supply);
        }
    }

    /// A living wallet's holder lists it, and a lost one is nobody's.
    function invariant_wallets_and_holders_agree() public view {
        uint256 count = handler.walletCount();
        uint256 living;
        for (uint256 i; i < count; ++i) {
            if (registry.holderOf(handler.wallets(i)) != address(0)) ++living;
        }
        uint256 listed;
        for (uint256 i; i < 4; ++i) {
            address[] memory own = registry.walletsOf(handler.ids(i));
            listed += own.length;
            for (uint256 k; k < own.length; ++k) assertEq(registry.holderOf(own[k]), handler.ids(i));
        }
        assertEq(listed, living);
    }
}
