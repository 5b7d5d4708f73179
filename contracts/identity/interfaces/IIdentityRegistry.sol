// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A holder as the registrar registers it.
/// @param wallet the holder's first wallet, which becomes its id
/// @param country ISO 3166-1 numeric; 0 = unknown
/// @param class investor class (`Classes`)
/// @param flags bits of `HolderFlags.GIVEN`
/// @param validUntilAt [s] per topic (`Topics`); 0 = not proved, the largest = no expiry
struct Registration {
    address wallet;
    uint16 country;
    uint8 class;
    uint8 flags;
    uint32[8] validUntilAt;
}

/// @notice How a register stands with the registry.
/// FAILED: it did not take a push; it is answered nothing and told nothing more until it is restored.
enum RegisterState {
    UNKNOWN,
    BOUND,
    FAILED,
    UNBOUND
}

/// @notice What an issuer states about a holder; the EIP-712 type it signs.
/// @param issuer who signs: an account, or a contract by ERC-1271
/// @param holder the holder's id
/// @param topic a `Topics` number
/// @param value KYC: 0. PROFESSIONAL, MOX_PROFESSIONAL: the class. RESIDENCE: the country, plus 1 << 10 for a US person.
/// Topics 4 to 7: as the market agrees
/// @param issuedAt [s]
/// @param validUntilAt [s] last second; the largest = no expiry
struct Claim {
    address issuer;
    address holder;
    uint8 topic;
    uint16 value;
    uint32 issuedAt;
    uint32 validUntilAt;
}

/// @notice A holder as people read it.
/// @param validUntilAt [s] per topic as it counts now: 0 where the issuer of its claim is no longer trusted
/// @param claimedTopics bits of the topics that rest on claims
/// @param admissions registers that the holder is admitted to
struct HolderView {
    bool registered;
    bool sanctioned;
    bool suspended;
    bool usPerson;
    bool nominee;
    bool operator;
    uint16 country;
    uint8 class;
    uint32[8] validUntilAt;
    uint8 claimedTopics;
    uint256 admissions;
}

/// @notice The wallet of a holder that a register admitted.
struct Admission {
    address register;
    address wallet;
}

/// @title Who the holders are, which wallets are theirs, what is proved about them and where they are admitted.
/// @notice A holder is named by the wallet it was first registered with, its id, also after that wallet was lost. The
/// words hold codes only: no document, no personal hash. Instants are [s]; valid while now ≤ validUntilAt, the largest
/// uint32 = no expiry.
///
/// Everything but an extension of validity is pushed to every register the holder is admitted to, in the transaction of
/// the change. An extension is pulled when a register meets the lapsed entry. A register that reverts or uses up its gas
/// stops nothing: it is marked as failed, raised to another generation if it still listens, so that nobody's admission in
/// it counts, and answered nothing until an administrator restores it.
///
/// A recovery in one register gives the holder a wallet that is good there and nowhere else (`holderIn`); a recovery
/// everywhere replaces the wallet for good (`holderOf`).
/// A class expires in a register only with a topic which that register requires: a policy with a minimum class requires
/// the topic that proves it.
///
/// Of ERC-3643's identity registry the reads are here. Its writes are not: registering, changing and deleting go by the
/// functions below, an identity is suspended, never deleted, and storage, topics and trusted issuers are in this
/// contract, so their setters and getters have nothing to point to.
///
/// There is no stop: to stop trading is the tokens' matter. To replace the registry, load a new one (`register`,
/// `addWallet`, `importClaims`, `bindRegister`, `importAdmissions`), finish open recoveries, point the tokens to it, which
/// raises their generation, and unbind them here.
interface IIdentityRegistry {
    event HolderRegistered(
        address indexed holder, uint16 country, uint8 class, uint8 flags, uint32[8] validUntilAt
    );
    /// @notice Country, class or the flag of a US person or an operator changed, by the registrar or by a claim.
    event ProfileSet(address indexed holder, uint256 country, uint256 class, uint256 flags);
    /// @notice By the registrar's word, which replaces a claim.
    event ValiditySet(address indexed holder, uint256 indexed topic, uint256 validUntilAt);
    event SanctionSet(address indexed holder, bool sanctioned);
    event SuspensionSet(address indexed holder, bool suspended);
    event ClaimPresented(
        address indexed holder,
        uint256 indexed topic,
        address indexed issuer,
        uint256 value,
        uint256 issuedAt,
        uint256 validUntilAt
    );
    /// @notice Claims of the issuer about the holder and the topic that were issued until now count for nothing.
    event ClaimRevoked(address indexed holder, uint256 indexed topic, address indexed issuer);
    event IssuerTrusted(uint256 indexed topic, address indexed issuer, uint256 number);
    /// @notice All claims of the issuer on the topic count for nothing from now on.
    event IssuerRemoved(uint256 indexed topic, address indexed issuer, uint256 number);
    event WalletAdded(address indexed holder, address indexed wallet, uint256 index);
    event WalletRemoved(address indexed holder, address indexed wallet, uint256 index);
    /// @notice The lost wallet is refused everywhere; its admissions move register by register (`AdmissionMoved`).
    /// @param index of the successor among the holder's wallets
    event WalletRecovered(address indexed holder, address indexed lost, address indexed successor, uint256 index);
    /// @notice The lost wallet is replaced in one register; everywhere else nothing changed.
    event WalletRecoveredIn(
        address indexed holder, address indexed register, address indexed lost, address successor
    );
    /// @notice Loaded, not pulled: an admission that a register pulls is told by that register's own `EntryAdmitted`.
    event AdmissionImported(address indexed holder, address indexed register, address indexed wallet);
    event AdmissionMoved(address indexed holder, address indexed register, address lost, address successor);
    event AdmissionWithdrawn(address indexed holder, address indexed register, address indexed wallet);
    event RegisterBound(address indexed register);
    /// @param raised whether the register raised its generation; false = it no longer listens to this registry
    event RegisterUnbound(address indexed register, bool raised);
    /// @notice The register did not take a push, or a raise.
    /// @param raised whether it raised its generation then, so that nobody's admission in it counts
    event RegisterFailed(address indexed register, bool raised);
    event RegisterRestored(address indexed register);
    event RecoverySet(address indexed recovery);

    error HolderUnknown(address holder);
    error WalletTaken(address wallet, address holder);
    error WalletUnknown(address wallet);
    error WalletIsId(address wallet);
    error WalletsFull(address holder, uint256 maximum);
    error WalletStillAdmitted(address wallet, address register);
    error WalletStillHolds(address wallet, address register, uint256 balance);
    error WalletNotSuccessor(address lost, address successor);
    error AnotherWalletAdmitted(address holder, address register, address wallet);
    error AdmissionsFull(address holder, uint256 maximum);
    error AdmissionUnknown(address wallet, address register);
    error RegisterNotBound(address register);
    error RegisterKnown(address register);
    error RegisterWithoutCode(address register);
    error RegisterNotFailed(address register);
    error RegisterStillFails(address register);
    /// @notice Too little gas for a register to do its part: it is not to be taken for one that fails.
    error GasTooLittle(uint256 gas, uint256 needed);
    error RegistersFull(uint256 maximum);
    error RegistrationFieldInvalid(string field, uint256 value, uint256 maximum);
    error RecoveryOnly(address caller, address recovery);
    error IssuerNotTrusted(address issuer, uint256 topic);
    error IssuerAlreadyTrusted(address issuer, uint256 topic);
    error ClaimSignatureInvalid(address issuer, address holder, uint256 topic);
    error ClaimNotNewer(address holder, uint256 topic, uint256 issuedAt, uint256 lastIssuedAt);
    error ClaimFromFuture(uint256 issuedAt, uint256 nowAt);
    error ClaimExpired(uint256 validUntilAt, uint256 nowAt);

    // ---- holders (REGISTRAR) ----

    /// @notice Registers a holder by its first wallet (REGISTRAR).
    /// @dev Requirements: the wallet is nobody's yet (`WalletTaken`) and not zero; country < 1000, class < 16, flags of
    /// `HolderFlags.GIVEN` (`RegistrationFieldInvalid`). Whether a holder is a nominee is said here and never changes: a register counts on it.
    /// Claims issued before may still be presented; after `setProfile` and `setValidity` only later ones.
    function register(address wallet, uint16 country, uint8 class, uint8 flags, uint32[8] calldata validUntilAt) external;

    /// @notice Registers many (REGISTRAR); equals the sequence of its singles.
    function registerBatch(Registration[] calldata registrations) external;

    /// @notice Changes country, class and the flags US person and operator (REGISTRAR), pushed.
    /// @dev Requirements: as `register`, a known holder (`HolderUnknown`), flags of these two.
    function setProfile(address holder, uint16 country, uint8 class, uint8 flags) external;

    /// @notice Renews or shortens what is known on a topic by the registrar's own word (REGISTRAR), which replaces a
    /// claim; claims issued until now can't come back. A shortening is pushed.
    function setValidity(address holder, uint256 topic, uint32 validUntilAt) external;

    /// @notice Suspends a holder everywhere at once, or reinstates it (COMPLIANCE).
    function suspend(address holder, bool suspended) external;

    /// @notice Marks a holder as sanctioned in every register at once, or lifts it (COMPLIANCE).
    function sanction(address holder, bool sanctioned) external;

    // ---- wallets ----

    /// @notice Gives a holder a further wallet (REGISTRAR). A holder with several chooses which of them a register holds,
    /// by admitting it there.
    /// @dev Emits {WalletAdded}. Requirements:
    /// - it is nobody's yet (`WalletTaken`)
    /// - at most 254 beside the id in the holder's life, lost and removed ones counted (`WalletsFull`)
    function addWallet(address holder, address wallet) external;

    /// @notice Takes a further wallet from its holder (REGISTRAR). Requirements: not the id (`WalletIsId`), not lost
    /// (`WalletUnknown`), admitted nowhere, nor a wallet that it replaced (`WalletStillAdmitted`): withdraw its admissions first.
    function removeWallet(address wallet) external;

    /// @notice Ends an admission (REGISTRAR, or any living wallet of the holder): another wallet of the holder may be
    /// admitted there, and this one again; where admissions are not pulled, at a bank or in a private placement, only by
    /// whoever admits there.
    /// @dev Emits {AdmissionWithdrawn}. Requirements:
    /// - it is recorded (`AdmissionUnknown`)
    /// - the wallet holds nothing there (`WalletStillHolds`)
    function withdrawAdmission(address wallet, address register) external;

    /// @notice Replaces a lost wallet by a new one of the same holder, everywhere (the recovery contract only,
    /// `RecoveryOnly`). From now on the lost one is refused by every register; what it holds follows when the register
    /// calls `succeed`.
    /// @dev Emits {WalletRecovered}. Requirements:
    /// - `lost` is a living wallet of a holder (`WalletUnknown`)
    /// - `successor` is nobody's, or one of the holder's that is good in single registers only (`WalletTaken`)
    /// @return holder whose wallets they are
    function replaceWallet(address lost, address successor) external returns (address holder);

    /// @notice Names who takes over from a lost wallet in one register (the recovery contract only, `RecoveryOnly`). The
    /// position follows when the register calls `succeed`; elsewhere the lost wallet stays what it is, and the new one,
    /// where it was nobody's, is nobody's.
    /// @dev Emits {WalletRecoveredIn}. Requirements:
    /// - the register is bound (`RegisterNotBound`), and `lost` is admitted there (`AdmissionUnknown`)
    /// - `successor` is nobody's or the holder's, and another one (`WalletTaken`)
    /// @return holder whose wallets they are
    function replaceWalletIn(address register, address lost, address successor) external returns (address holder);

    // ---- claims ----

    /// @notice Verifies claims and records what they prove, for anyone: what counts is who signed. A first claim on KYC
    /// registers its holder. Shortening and changes of country and class are pushed.
    /// @dev Requirements, each claim: its issuer is trusted on its topic (`IssuerNotTrusted`) and signed it
    /// (`ClaimSignatureInvalid`); issued by now (`ClaimFromFuture`), after the one recorded on the topic and after a
    /// revocation by the issuer (`ClaimNotNewer`); not expired (`ClaimExpired`); a sound value
    /// (`RegistrationFieldInvalid`); the holder is known, or the topic is KYC (`HolderUnknown`). As many signatures as claims.
    /// @param signatures one per claim over its EIP-712 hash
    function presentClaims(Claim[] calldata claims, bytes[] calldata signatures) external;

    /// @notice Records claims without their signatures, when a new registry is loaded (ADMIN).
    function importClaims(Claim[] calldata claims) external;

    /// @notice Revokes what the caller claimed about a holder on a topic, also what was not presented yet; pushed.
    /// @dev Requirements: the caller is trusted on the topic (`IssuerNotTrusted`).
    function revokeClaim(address holder, uint256 topic) external;

    /// @notice Trusts an issuer (ADMIN). Trusted again, an issuer gets a new number, and its earlier claims stay
    /// without effect.
    /// @dev Requirements: not trusted yet (`IssuerAlreadyTrusted`).
    /// @param topics bits of `Topics`
    function trustIssuer(uint256 topics, address issuer) external;

    /// @notice Removes a trusted issuer: its claims count for nothing, and every bound register's generation is raised in
    /// the same transaction, once for all topics (BRAKE). A register that fails to is marked and stops nothing.
    /// @dev Requirements: trusted on each of the topics (`IssuerNotTrusted`).
    /// @param topics bits of `Topics`
    function removeIssuer(uint256 topics, address issuer) external;

    // ---- registers ----

    /// @notice Lets a register pull and be pushed to (ADMIN).
    /// @dev Emits {RegisterBound}. Requirements:
    /// - never bound before (`RegisterKnown`), and a contract (`RegisterWithoutCode`)
    /// - at most 256 at a time (`RegistersFull`)
    function bindRegister(address register) external;

    /// @notice Unbinds a matured register, or one that was pointed to another registry (ADMIN); raises its generation, where it
    /// still listens. It is never bound again (`RegisterNotBound` where it isn't).
    function unbindRegister(address register) external;

    /// @notice Answers and tells a failed register again (ADMIN); every admission in it is looked up anew.
    /// @dev Emits {RegisterRestored}. Requirements:
    /// - it failed (`RegisterNotFailed`), and raises its generation now (`RegisterStillFails`)
    function restoreRegister(address register) external;

    /// @notice Records admissions made under an earlier registry (ADMIN), before the register is pointed here.
    function importAdmissions(address register, address[] calldata wallets) external;

    /// @notice Names the only caller of `replaceWallet` (ADMIN).
    function setRecovery(address recovery) external;

    // ---- views ----

    /// @notice The id of the holder whose living wallet this is; zero for an unknown or a lost one.
    function holderOf(address wallet) external view returns (address);

    /// @notice The same as one register sees it, in which a wallet may be good that is nobody's elsewhere.
    function holderIn(address register, address wallet) external view returns (address);

    /// @notice The living wallets of a holder, the id first.
    function walletsOf(address holder) external view returns (address[] memory);

    function holder(address id) external view returns (HolderView memory);

    /// @notice The admissions to bound registers.
    function admissionsOf(address holder) external view returns (Admission[] memory);

    /// @notice What was last stated on a topic; its issuer is zero where no claim counts, `issuedAt` is the instant after
    /// which a claim has to be issued to replace it.
    function claimOf(address holder, uint256 topic) external view returns (Claim memory);

    function isTrusted(uint256 topic, address issuer) external view returns (bool);

    /// @notice The registers bound now.
    function registers() external view returns (address[] memory);

    function stateOf(address register) external view returns (RegisterState);

    function recovery() external view returns (address);

    // ---- ERC-3643 reads ----

    /// @notice Known, with valid KYC, neither suspended nor sanctioned; whether a token takes it is that token's
    /// `canReceive`.
    function isVerified(address wallet) external view returns (bool);

    function investorCountry(address wallet) external view returns (uint16);

    /// @notice The holder's id: identities are lines of this registry, not contracts.
    function identity(address wallet) external view returns (address);

    function contains(address wallet) external view returns (bool);
}
