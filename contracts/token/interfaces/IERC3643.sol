// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The token of ERC-3643 (0xb97d944c), beside what it shares with ERC-20.
/// @notice Amounts are [units]. Lists are all or nothing and equal the sequence of their singles.
interface IERC3643 {
    event UpdatedTokenInformation(
        string newName, string newSymbol, uint8 newDecimals, string newVersion, address indexed newOnchainID
    );
    event IdentityRegistryAdded(address indexed identityRegistry);
    event ComplianceAdded(address indexed compliance);
    event RecoverySuccess(address indexed lostWallet, address indexed newWallet, address indexed investorOnchainID);
    event AddressFrozen(address indexed userAddress, bool indexed isFrozen, address indexed owner);
    event TokensFrozen(address indexed userAddress, uint256 amount);
    event TokensUnfrozen(address indexed userAddress, uint256 amount);
    event Paused(address userAddress);
    event Unpaused(address userAddress);

    /// @notice A contract that stands for the token, where there is one; asked for nothing.
    function onchainID() external view returns (address);
    function version() external view returns (string memory);
    function identityRegistry() external view returns (address);
    /// @notice The Explainer, which answers the views on rules.
    function compliance() external view returns (address);
    /// @notice Whether all trading stands still.
    function paused() external view returns (bool);
    function isFrozen(address userAddress) external view returns (bool);
    function getFrozenTokens(address userAddress) external view returns (uint256);

    /// @notice Renames the token (ISSUER). The EIP-712 domain keeps the first name: `eip712Domain` says it.
    /// Requirements: at most 31 bytes (`StringTooLong`), as the symbol.
    function setName(string calldata name) external;
    function setSymbol(string calldata symbol) external;
    function setOnchainID(address onchainID) external;
    /// @notice Halts all trading (PAUSER); redemption, cancellation and the release of holds go on.
    function pause() external;
    function unpause() external;
    /// @notice Freezes or frees a wallet as a whole (FREEZER).
    function setAddressFrozen(address userAddress, bool freeze) external;
    /// @notice Freezes so many units more (FREEZER). Requirements: not more than are unfrozen
    /// (`ERC7943InsufficientUnfrozenBalance`); the wallet was not replaced (`WalletReplaced`).
    function freezePartialTokens(address userAddress, uint256 amount) external;
    /// @notice Frees so many frozen units (FREEZER). Requirements: not more than are frozen (`FrozenUnitsInsufficient`).
    function unfreezePartialTokens(address userAddress, uint256 amount) external;
    /// @notice Points to another identity registry and raises the generation (a delayed administrator).
    function setIdentityRegistry(address identityRegistry) external;
    /// @notice Points to another Explainer (COMPLIANCE, delayed). Requirements: it is a contract (`ContractExpected`).
    function setCompliance(address compliance) external;

    /// @notice Carries out an order that was lodged with the same wallets and amount (COURT_ORDER).
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);
    /// @notice Issues units (power ISSUE, or ISSUER). Every rule about the receiver is asked; no halt.
    function mint(address to, uint256 amount) external;
    /// @notice Burns units (power REDEEM, or ISSUER). Frozen ones go last, after a `Frozen` event; held ones never.
    function burn(address userAddress, uint256 amount) external;
    /// @notice Moves a lost wallet's whole position to another wallet of its holder (power RECOVER).
    function recoveryAddress(address lostWallet, address newWallet, address investorOnchainID) external returns (bool);

    function batchTransfer(address[] calldata toList, uint256[] calldata amounts) external;
    function batchForcedTransfer(address[] calldata fromList, address[] calldata toList, uint256[] calldata amounts)
        external;
    function batchMint(address[] calldata toList, uint256[] calldata amounts) external;
    function batchBurn(address[] calldata userAddresses, uint256[] calldata amounts) external;
    function batchSetAddressFrozen(address[] calldata userAddresses, bool[] calldata freeze) external;
    function batchFreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts) external;
    function batchUnfreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts) external;
}
