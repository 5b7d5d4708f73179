// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IDeliverable} from "../register/interfaces/IDeliverable.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";
import {Collection, DepositNet, IInterbank, Payment} from "./interfaces/IInterbank.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title Payments between banks: burn, settlement money, mint.
/// @dev Calls registered deposits and the settlement token only, all of them ours; keeps nothing between calls.
contract Interbank is Administered, IInterbank {
    address public immutable settlementToken;
    mapping(address deposit => address wallet) public bankWalletOf;
    mapping(address caller => bool) public isCaller;

    error InterbankCallerRefused(address caller);
    error BankUnknown(address deposit);
    error CurrencyMismatched(address deposit, bytes3 currency, bytes3 expected);

    constructor(address authority_, address settlementToken_) ScopedAccess(IAccessManager(authority_)) {
        settlementToken = settlementToken_;
    }

    modifier onlyCaller() {
        require(isCaller[msg.sender], InterbankCallerRefused(msg.sender));
        _;
    }

    // ---- payments ----

    function pay(address outAsset, address inAsset, address from, address to, uint256 amount) external onlyCaller {
        _pay(outAsset, inAsset, from, to, amount);
    }

    function payAsPayer(address outAsset, address inAsset, address to, uint256 amount) external {
        _pay(outAsset, inAsset, msg.sender, to, amount);
    }

    function payMany(address outAsset, address from, Payment[] calldata payments) external onlyCaller {
        address outBank = _bank(outAsset);
        uint256 leaving;
        for (uint256 i; i < payments.length; ++i) {
            if (payments[i].inAsset != outAsset) leaving += payments[i].amount;
        }
        if (leaving != 0) ITokenizedDeposit(outAsset).payOut(from, leaving);
        for (uint256 i; i < payments.length; ++i) {
            Payment calldata payment = payments[i];
            address inAsset = payment.inAsset;
            if (inAsset == outAsset) {
                IDeliverable(outAsset).settle(from, payment.to, 0, payment.amount, address(0));
            } else {
                if (i == 0 || payments[i - 1].inAsset != inAsset) {
                    uint256 moved;
                    for (uint256 j = i; j < payments.length && payments[j].inAsset == inAsset; ++j) {
                        moved += payments[j].amount;
                    }
                    IDeliverable(settlementToken).settle(outBank, _bank(inAsset), 0, moved, address(0));
                }
                ITokenizedDeposit(inAsset).payIn(payment.to, payment.amount);
            }
            emit InterbankPaid(outAsset, inAsset, from, payment.to, payment.amount);
        }
    }

    function collect(address inAsset, address to, Collection[] calldata payments) external onlyCaller {
        address inBank = _bank(inAsset);
        uint256 arriving;
        for (uint256 i; i < payments.length;) {
            address outAsset = payments[i].outAsset;
            address outBank = _bank(outAsset);
            uint256 moved;
            for (; i < payments.length && payments[i].outAsset == outAsset; ++i) {
                Collection calldata payment = payments[i];
                if (outAsset == inAsset) {
                    IDeliverable(outAsset).settle(payment.from, to, 0, payment.amount, address(0));
                } else {
                    ITokenizedDeposit(outAsset).payOut(payment.from, payment.amount);
                    moved += payment.amount;
                }
                emit InterbankPaid(outAsset, inAsset, payment.from, to, payment.amount);
            }
            if (moved != 0) IDeliverable(settlementToken).settle(outBank, inBank, 0, moved, address(0));
            arriving += moved;
        }
        if (arriving != 0) ITokenizedDeposit(inAsset).payIn(to, arriving);
    }

    /// @inheritdoc IInterbank
    function net(DepositNet[] calldata nets) external onlyCaller returns (uint256 received) {
        uint256 count = nets.length;
        address[] memory banks = new address[](count);
        address[] memory deposits = new address[](count);
        int256[] memory changes = new int256[](count);
        for (uint256 i; i < count; ++i) {
            DepositNet calldata one = nets[i];
            banks[i] = _bank(one.deposit);
            deposits[i] = one.deposit;
            uint256 credited;
            (changes[i], credited) = ITokenizedDeposit(one.deposit).netAcross(one.parties, one.deltas);
            received += credited;
        }
        IDeliverable(settlementToken).net(banks, changes);
        emit InterbankNetted(deposits, changes);
    }

    function _pay(address outAsset, address inAsset, address from, address to, uint256 amount) private {
        address outBank = _bank(outAsset);
        if (outAsset == inAsset) {
            IDeliverable(outAsset).settle(from, to, 0, amount, address(0));
        } else {
            address inBank = _bank(inAsset);
            ITokenizedDeposit(outAsset).payOut(from, amount);
            IDeliverable(settlementToken).settle(outBank, inBank, 0, amount, address(0));
            ITokenizedDeposit(inAsset).payIn(to, amount);
        }
        emit InterbankPaid(outAsset, inAsset, from, to, amount);
    }

    // ---- wiring ----

    function setBank(address deposit, address wallet) external restricted {
        bytes3 currency = ICashToken(deposit).currency();
        bytes3 expected = ICashToken(settlementToken).currency();
        require(currency == expected, CurrencyMismatched(deposit, currency, expected));
        bankWalletOf[deposit] = wallet;
        emit BankSet(deposit, wallet);
    }

    function setCaller(address caller, bool allowed) external restricted {
        isCaller[caller] = allowed;
        emit CallerSet(caller, allowed);
    }

    function _bank(address deposit) private view returns (address wallet) {
        wallet = bankWalletOf[deposit];
        require(wallet != address(0), BankUnknown(deposit));
    }
}
