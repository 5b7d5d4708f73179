// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Topics} from "contracts/types/Topics.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {Claim, HolderView, IIdentityRegistry} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// An issuer that is a contract and whose officer signs for it.
contract IssuerContract is IERC1271 {
    address private immutable officer;

    constructor(address officer_) {
        officer = officer_;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer,,) = ECDSA.tryRecover(hash, signature);
        return signer == officer ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}

/// A holder's own contract that vouches for anything.
contract YesContract is IERC1271 {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return IERC1271.isValidSignature.selector;
    }
}

/// Claims of trusted issuers.
contract ClaimsTest is IdentityFixture {
    uint8 private constant KYC = uint8(1 << Topics.KYC);
    uint8 private constant ALL = 15;

    address private issuer;
    uint256 private issuerKey;
    address private otherIssuer;
    uint256 private otherKey;

    function setUp() public override {
        super.setUp();
        (issuer, issuerKey) = makeAddrAndKey("issuer");
        (otherIssuer, otherKey) = makeAddrAndKey("other issuer");
        vm.prank(administrator);
        registry.trustIssuer(ALL, issuer);
    }

    function _claim(address issuer_, uint256 topic, uint16 value) private view returns (Claim memory) {
        return Claim(issuer_, investor, uint8(topic), value, uint32(block.timestamp), FOREVER);
    }

    function _digest(IdentityRegistry r, uint256 chainId, Claim memory c) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("IdentityRegistry"),
                keccak256("1"),
                chainId,
                address(r)
            )
        );
        bytes32 struct_ = keccak256(
            abi.encode(
                keccak256(
                    "Claim(address issuer,address holder,uint8 topic,uint16 value,uint32 issuedAt,uint32 validUntilAt)"
                ),
                c
            )
        );
        return keccak256(abi.encodePacked("\x19\x01", domain, struct_));
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _present(Claim memory c, bytes memory signature) private {
        (Claim[] memory claims, bytes[] memory signatures) = (new Claim[](1), new bytes[](1));
        (claims[0], signatures[0]) = (c, signature);
        registry.presentClaims(claims, signatures);
    }

    function _present(Claim memory c, uint256 key) private {
        _present(c, _sign(key, _digest(registry, block.chainid, c)));
    }

    /// KYC until then, and a residence: a register refuses an unknown country.
    function _presentKyc(uint32 until) private {
        Claim memory c = _claim(issuer, Topics.KYC, 0);
        c.validUntilAt = until;
        _present(c, issuerKey);
        _present(_claim(issuer, Topics.RESIDENCE, MACAO), issuerKey);
    }

    /// The pause between two statements.
    function _later() private {
        vm.warp(block.timestamp + 60);
    }

    // ---- issuers ----

    function test_trust_issuer_reverts_when_out_of_range_or_trusted() public {
        vm.startPrank(administrator);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "topics", 256, 255));
        registry.trustIssuer(256, otherIssuer);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerAlreadyTrusted.selector, issuer, Topics.KYC));
        registry.trustIssuer(KYC, issuer);
        // As many as the market wants, each on its own topics only.
        for (uint160 i = 1; i <= 70; ++i) registry.trustIssuer(KYC, address(0x5000 + i));
        assertTrue(registry.isTrusted(Topics.KYC, address(0x5000 + 70)));
        assertFalse(registry.isTrusted(Topics.PROFESSIONAL, address(0x5000 + 70)));
    }

    function test_remove_issuer_reverts_given_it_is_not_trusted() public {
        vm.startPrank(complianceOfficer);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, otherIssuer, Topics.KYC));
        registry.removeIssuer(KYC, otherIssuer);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "topics", 256, 255));
        registry.removeIssuer(256, issuer);
    }

    /// All claims of a removed issuer stop counting everywhere in its removal's transaction; another's go on; trusted
    /// again, its old claims stay without effect.
    function test_remove_issuer() public {
        _presentKyc(FOREVER);
        _onboard(investorsOther, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        RegisterDouble second = _newRegister(KYC);
        _admitSelf(r, investor);
        _admitSelf(second, investor);
        _admitSelf(r, investorsOther);
        uint256 generation = r.generation();

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerRemoved(Topics.KYC, issuer, 1);
        vm.prank(complianceOfficer);
        registry.removeIssuer(ALL, issuer);
        assertEq(r.generation(), generation + 1, "once for all topics");
        assertFalse(r.eligibleAsStored(investor) || second.eligibleAsStored(investor));
        assertFalse(r.canHold(investor) || second.canHold(investor));
        assertTrue(r.canHold(investorsOther), "the registrar's own word stands");
        assertFalse(registry.isVerified(investor));
        assertEq(registry.claimOf(investor, Topics.KYC).issuer, address(0));

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.IssuerTrusted(Topics.KYC, issuer, 2);
        vm.prank(administrator);
        registry.trustIssuer(KYC, issuer);
        assertFalse(r.canHold(investor));
        _later();
        _present(_claim(issuer, Topics.KYC, 0), issuerKey);
        assertTrue(r.canHold(investor));
    }

    /// A class rests on the claims that count: without them it falls, to the one that is left or to nothing.
    function test_a_removed_issuers_class_falls() public {
        vm.startPrank(administrator);
        registry.trustIssuer(1 << Topics.MOX_PROFESSIONAL, otherIssuer);
        vm.stopPrank();
        _presentKyc(FOREVER);
        _present(_claim(issuer, Topics.PROFESSIONAL, 3), issuerKey);
        _present(_claim(otherIssuer, Topics.MOX_PROFESSIONAL, 1), otherKey);
        assertEq(registry.holder(investor).class, 3);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.prank(complianceOfficer);
        registry.removeIssuer(1 << Topics.PROFESSIONAL, issuer);
        assertEq(registry.holder(investor).class, 1);
        assertFalse(r.eligibleAsStored(investor));
        r.refresh(investor);
        assertEq(r.entryOf(investor).class(), 1);
        vm.prank(complianceOfficer);
        registry.removeIssuer(1 << Topics.MOX_PROFESSIONAL, otherIssuer);
        assertEq(registry.holder(investor).class, 0);
    }

    // ---- presenting ----

    function test_present_reverts_when_not_by_a_trusted_issuer_of_the_topic() public {
        Claim memory c = _claim(otherIssuer, Topics.KYC, 0);
        bytes memory refused =
            abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, otherIssuer, Topics.KYC);
        bytes memory signature = _sign(otherKey, _digest(registry, block.chainid, c));
        vm.expectRevert(refused);
        this.present(c, signature);
        // Trusted on another topic is not trusted on this one.
        vm.prank(administrator);
        registry.trustIssuer(1 << Topics.RESIDENCE, otherIssuer);
        vm.expectRevert(refused);
        this.present(c, signature);
        c.topic = 200;
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, issuer, 200));
        c.issuer = issuer;
        this.present(c, signature);
    }

    function present(Claim calldata c, bytes calldata signature) external {
        _present(c, signature);
    }

    /// An identity can't vouch for itself, whoever its claim names (ERC-3643 issue 101), nor is its code asked (GATE-2).
    function test_reverts_given_a_self_issued_claim() public {
        address vouching = address(new YesContract());
        Claim memory c = _claim(vouching, Topics.KYC, 0);
        vm.expectCall(vouching, "", 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, vouching, Topics.KYC));
        this.present(c, "");
        // Naming the trusted issuer, signed by the holder or by nobody.
        c = _claim(issuer, Topics.KYC, 0);
        c.holder = vouching;
        bytes memory invalid =
            abi.encodeWithSelector(IIdentityRegistry.ClaimSignatureInvalid.selector, issuer, vouching, Topics.KYC);
        bytes memory signature = _sign(otherKey, _digest(registry, block.chainid, c));
        vm.expectRevert(invalid);
        this.present(c, signature);
        vm.expectRevert(invalid);
        this.present(c, "");
        assertFalse(registry.contains(vouching));
    }

    function test_reverts_given_a_foreign_domain_or_a_changed_field() public {
        Claim memory c = _claim(issuer, Topics.KYC, 0);
        bytes memory invalid =
            abi.encodeWithSelector(IIdentityRegistry.ClaimSignatureInvalid.selector, issuer, investor, Topics.KYC);
        IdentityRegistry other = _newRegistry();
        bytes memory signature = _sign(issuerKey, _digest(other, block.chainid, c));
        vm.expectRevert(invalid);
        this.present(c, signature);
        signature = _sign(issuerKey, _digest(registry, block.chainid + 1, c));
        vm.expectRevert(invalid);
        this.present(c, signature);
        signature = _sign(issuerKey, _digest(registry, block.chainid, c));
        c.validUntilAt -= 1;
        vm.expectRevert(invalid);
        this.present(c, signature);
    }

    function test_reverts_given_a_replay_an_older_or_an_untimely_claim() public {
        Claim memory first = _claim(issuer, Topics.KYC, 0);
        Claim memory older = _claim(issuer, Topics.KYC, 0);
        older.issuedAt -= 1;
        bytes memory firstSignature = _sign(issuerKey, _digest(registry, block.chainid, first));
        bytes memory olderSignature = _sign(issuerKey, _digest(registry, block.chainid, older));
        this.present(first, firstSignature);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.KYC, first.issuedAt, first.issuedAt
            )
        );
        this.present(first, firstSignature);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.KYC, older.issuedAt, first.issuedAt
            )
        );
        this.present(older, olderSignature);

        Claim memory early = _claim(issuer, Topics.KYC, 0);
        early.issuedAt += 1;
        bytes memory signature = _sign(issuerKey, _digest(registry, block.chainid, early));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimFromFuture.selector, early.issuedAt, block.timestamp
            )
        );
        this.present(early, signature);
        _later();
        Claim memory late = _claim(issuer, Topics.KYC, 0);
        late.validUntilAt = uint32(block.timestamp - 1);
        signature = _sign(issuerKey, _digest(registry, block.chainid, late));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimExpired.selector, late.validUntilAt, block.timestamp
            )
        );
        this.present(late, signature);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "signatures", 0, 1)
        );
        registry.presentClaims(new Claim[](1), new bytes[](0));
    }

    function test_reverts_given_an_unsound_value_or_an_unknown_holder() public {
        Claim memory c = _claim(issuer, Topics.PROFESSIONAL, 2);
        bytes memory signature = _sign(issuerKey, _digest(registry, block.chainid, c));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.HolderUnknown.selector, investor));
        this.present(c, signature);
        _onboard(investor, FOREVER);
        uint16[5] memory values = [uint16(1), 16, 1000, 2048, 16];
        uint16[5] memory maxima = [uint16(0), 15, 2023, 2023, 15];
        uint256[5] memory topics =
            [Topics.KYC, Topics.PROFESSIONAL, Topics.RESIDENCE, Topics.RESIDENCE, Topics.MOX_PROFESSIONAL];
        for (uint256 i; i < 5; ++i) {
            c = _claim(issuer, topics[i], values[i]);
            signature = _sign(issuerKey, _digest(registry, block.chainid, c));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IIdentityRegistry.RegistrationFieldInvalid.selector, "value", values[i], maxima[i]
                )
            );
            this.present(c, signature);
        }
        // A claim names the holder's id, not another of its wallets.
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        c = _claim(issuer, Topics.KYC, 0);
        c.holder = investorsOther;
        signature = _sign(issuerKey, _digest(registry, block.chainid, c));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investorsOther, investor));
        this.present(c, signature);
    }

    /// Four claims in one transaction make a holder that every register knows.
    function test_onboarding_by_claims() public {
        Claim[] memory claims = new Claim[](4);
        bytes[] memory signatures = new bytes[](4);
        uint256[4] memory topics = [Topics.KYC, Topics.PROFESSIONAL, Topics.RESIDENCE, Topics.MOX_PROFESSIONAL];
        uint16[4] memory values = [0, 2, MACAO | uint16(1 << 10), 1];
        for (uint256 i; i < 4; ++i) {
            claims[i] = _claim(issuer, topics[i], values[i]);
            claims[i].validUntilAt = uint32(block.timestamp + 1000 + i);
            signatures[i] = _sign(issuerKey, _digest(registry, block.chainid, claims[i]));
        }
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ClaimPresented(
            investor, Topics.PROFESSIONAL, issuer, 2, block.timestamp, block.timestamp + 1001
        );
        registry.presentClaims(claims, signatures);
        HolderView memory h = registry.holder(investor);
        assertTrue(h.registered && h.usPerson && !h.nominee);
        assertEq(h.country, MACAO);
        assertEq(h.class, 2);
        assertEq(h.claimedTopics, ALL);
        for (uint256 i; i < 4; ++i) {
            assertEq(h.validUntilAt[topics[i]], claims[i].validUntilAt);
            assertEq(
                keccak256(abi.encode(registry.claimOf(investor, topics[i]))), keccak256(abi.encode(claims[i]))
            );
        }
        RegisterDouble r = _newRegister(ALL);
        _admitSelf(r, investor);
        assertEq(r.entryOf(investor).validUntilAt(), block.timestamp + 1000);
    }

    /// A contract signs by ERC-1271, for itself alone.
    function test_an_issuer_that_is_a_contract() public {
        address bank = address(new IssuerContract(otherIssuer));
        address branch = address(new IssuerContract(otherIssuer));
        vm.startPrank(administrator);
        registry.trustIssuer(KYC, bank);
        registry.trustIssuer(KYC, branch);
        vm.stopPrank();
        Claim memory c = _claim(bank, Topics.KYC, 0);
        bytes memory signature = _sign(otherKey, _digest(registry, block.chainid, c));
        Claim memory moved = _claim(branch, Topics.KYC, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.ClaimSignatureInvalid.selector, branch, investor, Topics.KYC)
        );
        this.present(moved, signature);
        this.present(c, signature);
        assertTrue(registry.isVerified(investor));
    }

    /// Re-KYC by another issuer replaces: what is shorter is pushed, what is longer is pulled.
    function test_re_kyc() public {
        vm.prank(administrator);
        registry.trustIssuer(KYC, otherIssuer);
        _presentKyc(uint32(block.timestamp + 1000));
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        _later();
        Claim memory c = _claim(otherIssuer, Topics.KYC, 0);
        c.validUntilAt = uint32(block.timestamp + 100);
        _present(c, otherKey);
        assertEq(r.entryOf(investor).validUntilAt(), c.validUntilAt);
        assertEq(registry.claimOf(investor, Topics.KYC).issuer, otherIssuer);
        _later();
        c = _claim(issuer, Topics.KYC, 0);
        _present(c, issuerKey);
        assertEq(r.entryOf(investor).validUntilAt(), block.timestamp + 40);
        vm.warp(block.timestamp + 41);
        assertTrue(r.canHold(investor));
    }

    /// A changed country or class is pushed.
    function test_a_downgrade_by_claim() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        _present(_claim(issuer, Topics.RESIDENCE, 840 | uint16(1 << 10)), issuerKey);
        assertEq(r.entryOf(investor).country(), 840);
        assertTrue(registry.holder(investor).usPerson);
        // The registrar's class 2 rested on both class topics: it falls when the second is replaced as well.
        _present(_claim(issuer, Topics.PROFESSIONAL, 1), issuerKey);
        assertEq(r.entryOf(investor).class(), 2);
        _present(_claim(issuer, Topics.MOX_PROFESSIONAL, 0), issuerKey);
        assertEq(r.entryOf(investor).class(), 1);
        _later();
        _present(_claim(issuer, Topics.PROFESSIONAL, 3), issuerKey);
        assertEq(r.entryOf(investor).class(), 3);
        _later();
        _present(_claim(issuer, Topics.PROFESSIONAL, 0), issuerKey);
        assertEq(r.entryOf(investor).class(), 0);
    }

    /// The registrar's later word outranks a claim that was issued before it.
    function test_reverts_given_the_registrar_spoke_later() public {
        _onboard(investor, FOREVER);
        Claim memory residence = _claim(issuer, Topics.RESIDENCE, MACAO);
        Claim memory kyc = _claim(issuer, Topics.KYC, 0);
        bytes memory residenceSignature = _sign(issuerKey, _digest(registry, block.chainid, residence));
        bytes memory kycSignature = _sign(issuerKey, _digest(registry, block.chainid, kyc));
        vm.startPrank(registrar);
        registry.setProfile(investor, 840, 0, uint8(HolderFlags.US_PERSON));
        registry.setValidity(investor, Topics.KYC, 0);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.RESIDENCE, block.timestamp, block.timestamp
            )
        );
        this.present(residence, residenceSignature);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.KYC, block.timestamp, block.timestamp
            )
        );
        this.present(kyc, kycSignature);
        assertEq(registry.holder(investor).class, 0);
    }

    /// The registrar's own word no longer depends on the issuer.
    function test_set_validity_replaces_a_claim() public {
        _present(_claim(issuer, Topics.KYC, 0), issuerKey);
        vm.prank(registrar);
        registry.setValidity(investor, Topics.KYC, FOREVER);
        assertEq(registry.holder(investor).claimedTopics, 0);
        vm.prank(complianceOfficer);
        registry.removeIssuer(KYC, issuer);
        assertTrue(registry.isVerified(investor));
    }

    // ---- revocation ----

    function test_revoke_reverts_when_not_by_a_trusted_issuer() public {
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, stranger, Topics.KYC));
        vm.prank(stranger);
        registry.revokeClaim(investor, Topics.KYC);
    }

    /// A revocation lapses the topic everywhere, also for the same claim presented again; a later one counts.
    function test_revoke() public {
        Claim memory c = _claim(issuer, Topics.KYC, 0);
        _presentKyc(FOREVER);
        _present(_claim(issuer, Topics.PROFESSIONAL, 3), issuerKey);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.startPrank(issuer);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ClaimRevoked(investor, Topics.PROFESSIONAL, issuer);
        registry.revokeClaim(investor, Topics.PROFESSIONAL);
        assertEq(r.entryOf(investor).class(), 0);
        assertTrue(r.eligibleAsStored(investor));
        registry.revokeClaim(investor, Topics.KYC);
        vm.stopPrank();
        assertFalse(r.eligibleAsStored(investor));
        assertFalse(r.canHold(investor));
        bytes memory signature = _sign(issuerKey, _digest(registry, block.chainid, c));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.KYC, c.issuedAt, block.timestamp
            )
        );
        this.present(c, signature);
        _later();
        _present(_claim(issuer, Topics.KYC, 0), issuerKey);
        assertTrue(r.canHold(investor));
    }

    /// An issuer revokes what was not presented yet, and never another's claim or the registrar's word.
    function test_revoke_touches_only_ones_own() public {
        Claim memory signed = _claim(issuer, Topics.KYC, 0);
        bytes memory signature = _sign(issuerKey, _digest(registry, block.chainid, signed));
        vm.prank(administrator);
        registry.trustIssuer(KYC, otherIssuer);
        _later();
        vm.prank(issuer);
        registry.revokeClaim(investor, Topics.KYC);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimNotNewer.selector, investor, Topics.KYC, signed.issuedAt, block.timestamp
            )
        );
        this.present(signed, signature);
        _present(_claim(otherIssuer, Topics.KYC, 0), otherKey);
        vm.prank(issuer);
        registry.revokeClaim(investor, Topics.KYC);
        assertTrue(registry.isVerified(investor));
        vm.prank(registrar);
        registry.setValidity(investor, Topics.KYC, FOREVER);
        vm.prank(otherIssuer);
        registry.revokeClaim(investor, Topics.KYC);
        assertTrue(registry.isVerified(investor));
    }

    // ---- loading ----

    /// Imported claims count like presented ones, and fall with their issuer.
    function test_import_claims() public {
        Claim[] memory claims = new Claim[](1);
        claims[0] = _claim(issuer, Topics.KYC, 0);
        vm.startPrank(administrator);
        registry.importClaims(claims);
        assertTrue(registry.isVerified(investor));
        claims[0].issuer = otherIssuer;
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.IssuerNotTrusted.selector, otherIssuer, Topics.KYC));
        registry.importClaims(claims);
        vm.stopPrank();
        vm.prank(complianceOfficer);
        registry.removeIssuer(KYC, issuer);
        assertFalse(registry.isVerified(investor));
    }

    /// Nobody but the trusted issuer of the topic proves anything (GATE-2).
    function testFuzz_only_the_trusted_issuer_counts(uint256 key, uint8 topic) public {
        key = bound(key, 1, 1 << 128);
        vm.assume(vm.addr(key) != issuer);
        Claim memory c = _claim(issuer, topic % 4, 0);
        bytes memory signature = _sign(key, _digest(registry, block.chainid, c));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.ClaimSignatureInvalid.selector, issuer, investor, uint256(topic % 4)
            )
        );
        this.present(c, signature);
    }
}
