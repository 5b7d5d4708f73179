// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IdentityFixture} from "../identity/IdentityFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {CashRoleTable} from "contracts/cash/CashRoleTable.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Topics} from "contracts/types/Topics.sol";

/// Two banks with their customers, the clearing bank between them, and the interbank contract; a deposit's roles are in
/// the hands of its bank, of the freezer, the court and the pauser.
abstract contract CashFixture is IdentityFixture {
    bytes3 internal constant CNH = "CNH";
    bytes32 internal constant BOOKING = "booking";
    uint8 internal constant KYC_TOPIC = uint8(1 << Topics.KYC);

    address internal clearingBank = makeAddr("clearing bank");
    address internal bankA = makeAddr("bank A");
    address internal bankB = makeAddr("bank B");
    address internal bankAWallet = makeAddr("bank A's settlement wallet");
    address internal bankBWallet = makeAddr("bank B's settlement wallet");
    address internal freezer = makeAddr("freezer");
    address internal court = makeAddr("court");
    address internal pauser = makeAddr("pauser");
    address internal wiredCaller = makeAddr("wired caller");
    address internal payer = makeAddr("payer, customer of bank A");
    address internal neighbour = makeAddr("neighbour, customer of bank A");
    address internal payee = makeAddr("payee, customer of bank B");
    /// Admitted at both banks, a nominee.
    address internal payingAgent = makeAddr("paying agent");

    CashRoleTable internal cashRoles = new CashRoleTable();
    SettlementToken internal settlement;
    TokenizedDeposit internal depositA;
    TokenizedDeposit internal depositB;
    Interbank internal interbank;

    function setUp() public virtual override {
        super.setUp();
        settlement = new SettlementToken(
            "CNH settlement", "sCNH", CNH, address(manager), IAdmissions(address(registry)), KYC_TOPIC
        );
        _wireCash(settlement, clearingBank);

        interbank = new Interbank(address(manager), address(settlement));
        settlement.setPowers(address(interbank), Powers.SETTLE);
        interbank.setCaller(wiredCaller, true);
        depositA = _newBank("Bank A deposit", "A-CNH", bankA, bankAWallet);
        depositB = _newBank("Bank B deposit", "B-CNH", bankB, bankBWallet);

        _openAccount(depositA, bankA, payer);
        _openAccount(depositA, bankA, neighbour);
        _openAccount(depositB, bankB, payee);
        vm.prank(registrar);
        registry.register(payingAgent, HONG_KONG, 3, uint8(HolderFlags.NOMINEE), _validities(FOREVER));
        _openAccount(depositA, bankA, payingAgent);
        _openAccount(depositB, bankB, payingAgent);
    }

    // ---- building ----

    /// A bank with its deposit, wired to the interbank contract, its settlement wallet admitted by the clearing bank.
    function _newBank(string memory name, string memory symbol, address bank, address wallet)
        internal
        returns (TokenizedDeposit deposit)
    {
        deposit =
            new TokenizedDeposit(name, symbol, CNH, address(manager), IAdmissions(address(registry)), KYC_TOPIC);
        _wireCash(deposit, bank);
        deposit.setPowers(address(interbank), Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        deposit.setPowers(recoveryContract, Powers.RECOVER);
        _openAccount(settlement, clearingBank, wallet);
        interbank.setBank(address(deposit), wallet);
    }

    function _wireCash(CashToken token, address bank) private {
        vm.prank(administrator);
        registry.bindRegister(address(token));
        manager.setTargetScope(address(token), cashRoles, address(token));
        _grant(address(token), "BANK", bank);
        _grant(address(token), "FREEZER", freezer);
        _grant(address(token), "COURT_ORDER", court);
        _grant(address(token), "PAUSER", pauser);
    }

    function _grant(address scope, bytes32 name, address to) internal {
        manager.grantRole(Roles.id(name, scope), to, 0);
    }

    // ---- acting ----

    /// Onboards whom the registry doesn't know yet, and the bank admits the wallet.
    function _openAccount(CashToken token, address bank, address wallet) internal {
        if (!registry.contains(wallet)) _onboard(wallet, FOREVER);
        address[] memory wallets = new address[](1);
        wallets[0] = wallet;
        vm.prank(bank);
        token.admitWallets(wallets);
    }

    /// A customer places money and gets it as tokens.
    function _deposit(TokenizedDeposit deposit, address bank, address wallet, uint256 amount) internal {
        vm.startPrank(bank);
        deposit.book(amount, BOOKING);
        deposit.issue(wallet, amount, BOOKING);
        vm.stopPrank();
    }

    function _fundSettlement(address wallet, uint256 amount) internal {
        vm.prank(clearingBank);
        settlement.issue(wallet, amount, BOOKING);
    }
}
