// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The views of ERC-3643 on rules and freezes, which the token's face answers.
interface IERC3643Views {
    /// @notice The face, which answers the views on rules; the same for the token's life.
    function compliance() external view returns (address);
    /// @notice Whether all trading stands still.
    function paused() external view returns (bool);
    function isFrozen(address userAddress) external view returns (bool);
    /// @return amount [units] frozen, in all
    function getFrozenTokens(address account) external view returns (uint256 amount);
}

/// @title What a token of ERC-3643 (0xb97d944c, with `IERC3643Views`) keeps and does, beside what it shares with ERC-20.
/// @notice Amounts are [units]. Lists are all or nothing and equal the sequence of their singles.
interface IERC3643 {
    /// @dev This event and `RecoverySuccess` have the layout of the EIP's text, which indexes nothing in them.
    event UpdatedTokenInformation(
        string newName, string newSymbol, uint8 newDecimals, string newVersion, address newOnchainID
    );
    event IdentityRegistryAdded(address indexed identityRegistry);
    event ComplianceAdded(address indexed compliance);
    event RecoverySuccess(address lostWallet, address newWallet, address investorOnchainID);
    event AddressFrozen(address indexed userAddress, bool indexed isFrozen, address indexed owner);
    event TokensFrozen(address indexed userAddress, uint256 amount);
    event TokensUnfrozen(address indexed userAddress, uint256 amount);
    event Paused(address userAddress);
    event Unpaused(address userAddress);

    /// @notice A contract that stands for the token, where there is one; asked for nothing.
    function onchainID() external view returns (address);
    function version() external view returns (string memory);
    function identityRegistry() external view returns (address);

    /// @notice Renames the token (ADMIN). The EIP-712 domain keeps the first name: `eip712Domain` says it.
    /// Requirements: at most 31 bytes (`StringTooLong`), as the symbol.
    function setName(string calldata name) external;
    /// @notice Changes the symbol (ADMIN).
    function setSymbol(string calldata symbol) external;
    /// @notice Names the contract that stands for the token (ADMIN).
    function setOnchainID(address onchainID) external;
    /// @notice Halts all trading (PAUSER); redemption, cancellation and the release of holds go on.
    function pause() external;
    /// @notice Ends a halt (ADMIN).
    function unpause() external;
    /// @notice Freezes or frees a wallet as a whole (FREEZER).
    function setAddressFrozen(address userAddress, bool freeze) external;
    /// @notice Freezes so many units more (FREEZER). Requirements: not more than are unfrozen
    /// (`ERC7943InsufficientUnfrozenBalance`); the wallet was not replaced (`WalletReplaced`).
    function freezePartialTokens(address userAddress, uint256 amount) external;
    /// @notice Frees so many frozen units (FREEZER). Requirements: not more than are frozen (`FrozenUnitsInsufficient`).
    function unfreezePartialTokens(address userAddress, uint256 amount) external;
    /// @notice Points to another identity registry and raises the generation (ADMIN).
    function setIdentityRegistry(address identityRegistry) external;
    /// @notice Says again which face the token has (ADMIN). Requirements: it is that one (`FaceFixed`).
    function setCompliance(address compliance) external;

    /// @notice Carries out an order that was lodged with the same wallets and amount (ENFORCER): `ISecurityToken.lodgeOrder`.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);
    /// @notice Issues units (the ISSUE power). Every rule about the receiver is asked; no halt.
    function mint(address to, uint256 amount) external;
    /// @notice Burns units (the REDEEM power). Frozen ones go last, after a `Frozen` event; held ones never.
    function burn(address userAddress, uint256 amount) external;
    /// @notice Moves a lost wallet's whole position to another wallet of its holder (the RECOVER power).
    function recoveryAddress(address lostWallet, address newWallet, address investorOnchainID) external returns (bool);

    function batchTransfer(address[] calldata toList, uint256[] calldata amounts) external;
    /// @notice `forcedTransfer` of each (ENFORCER).
    function batchForcedTransfer(address[] calldata fromList, address[] calldata toList, uint256[] calldata amounts)
        external;
    /// @notice `mint` to each (the ISSUE power).
    function batchMint(address[] calldata toList, uint256[] calldata amounts) external;
    /// @notice `burn` from each (the REDEEM power).
    function batchBurn(address[] calldata userAddresses, uint256[] calldata amounts) external;
    /// @notice `setAddressFrozen` of each (FREEZER).
    function batchSetAddressFrozen(address[] calldata userAddresses, bool[] calldata freeze) external;
    /// @notice `freezePartialTokens` of each (FREEZER).
    function batchFreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts) external;
    /// @notice `unfreezePartialTokens` of each (FREEZER).
    function batchUnfreezePartialTokens(address[] calldata userAddresses, uint256[] calldata amounts) external;
}
