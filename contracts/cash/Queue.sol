// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {Administered} from "../administration/Administered.sol";
import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IDeliverable, IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {IPermissionedToken, Powers} from "../register/interfaces/IPermissionedToken.sol";
import {DepositNet, IInterbank} from "./interfaces/IInterbank.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";
import {ISettlementToken} from "./interfaces/ISettlementToken.sol";
import {Allowance, IQueue, PaymentStatus, QueuedPayment} from "./interfaces/IQueue.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title Payments between banks that wait for liquidity.
/// @dev Calls the interbank, its settlement token and the deposits that it knows, all of them ours. `release` reads every open
/// payment once into memory and computes there.
contract Queue is IQueue, Administered, ReentrancyGuardTransient {
    uint256 private constant OPEN_MAX = 100;
    uint256 private constant BANKS_MAX = 64;
    uint256 private constant PRIORITIES = 3;
    /// @dev What the interbank needs at a deposit.
    uint256 private constant RAIL = Powers.ISSUE | Powers.REDEEM;

    /// @dev One bank's open payments in memory, in its order, and what release makes of them.
    struct Lane {
        uint256[] ids;
        QueuedPayment[] payments;
        /// Still in the set: the first so many of the order.
        uint256 active;
        bool[] bypassed;
    }

    IInterbank public immutable interbank;
    /// @dev [s] in which the payee's bank answers.
    uint256 public immutable answerClock;
    /// @dev [cash base units] from which a payment carries travel-rule data.
    uint256 public immutable travelRuleFrom;

    bool public bypass;
    uint256 private _lastId;
    address[] private _banks;
    /// @dev From one on; zero = not yet known.
    mapping(address deposit => uint256) private _numbers;
    mapping(uint256 id => QueuedPayment) private _payments;
    /// @dev In the order of entry, packed eight a word.
    mapping(uint256 bank => uint32[]) private _open;
    mapping(address deposit => mapping(address wallet => uint256)) public keptOf;
    mapping(address deposit => Allowance) private _allowances;
    mapping(address deposit => mapping(address towards => uint256)) public bilateralLimitOf;
    mapping(address deposit => uint256) public standingAcceptanceOf;

    constructor(address authority_, IInterbank interbank_, uint256 answerClock_, uint256 travelRuleFrom_)
        ScopedAccess(IAccessManager(authority_))
    {
        (interbank, answerClock, travelRuleFrom) = (interbank_, answerClock_, travelRuleFrom_);
    }

    // ---- paying ----

    /// @inheritdoc IQueue
    function submit(
        address source,
        address target,
        address payee,
        uint256 amount,
        uint256 priority,
        uint256 until,
        bytes32 paymentReference,
        bytes32 travelRule
    ) external nonReentrant returns (uint256 id) {
        // Check
        require(source != target, PaymentWithinBank(source));
        require(payee != address(0) && payee != address(this), PaymentToNobody());
        require(amount != 0 && amount <= type(uint72).max, PaymentAmountUnfit(amount, type(uint72).max));
        require(priority < PRIORITIES, PriorityUnfit(priority, PRIORITIES - 1));
        require(
            until >= block.timestamp && until <= type(uint32).max, PaymentTimeUnfit(until, block.timestamp)
        );
        require(amount < travelRuleFrom || travelRule != 0, TravelRuleMissing(amount, travelRuleFrom));
        // Effect
        id = _record(source, target, payee, amount, priority, until);
        emit PaymentSubmitted(
            id, source, target, msg.sender, payee, amount, priority, until, paymentReference, travelRule
        );
        if (_payments[id].status == PaymentStatus.QUEUED) emit PaymentQueued(id);
        // Interaction
        IDeliverable(source).settle(msg.sender, address(this), 0, amount, address(0));
    }

    function _record(
        address source,
        address target,
        address payee,
        uint256 amount,
        uint256 priority,
        uint256 until
    ) private returns (uint256 id) {
        uint256 bank = _numberOf(source);
        uint32[] storage open = _open[bank];
        require(open.length < OPEN_MAX, QueueFull(source, open.length, OPEN_MAX));
        id = ++_lastId;
        // Safe casts: bounds are checked by the caller; a bank's number is below 64, and a counter never gets to 2³².
        open.push(uint32(id));
        _payments[id] = QueuedPayment({
            payer: msg.sender,
            amount: uint72(amount),
            priority: uint8(priority),
            status: amount <= standingAcceptanceOf[target] ? PaymentStatus.QUEUED : PaymentStatus.OFFERED,
            payee: payee,
            source: uint8(bank),
            target: uint8(_numberOf(target)),
            until: uint32(until),
            answerBy: uint32(block.timestamp + answerClock)
        });
    }

    /// @inheritdoc IQueue
    function accept(uint256[] calldata ids) external {
        for (uint256 i; i < ids.length; ++i) {
            QueuedPayment storage payment = _offeredTo(ids[i]);
            require(
                block.timestamp <= payment.answerBy, AnswerLate(ids[i], payment.answerBy, block.timestamp)
            );
            payment.status = PaymentStatus.QUEUED;
            emit PaymentQueued(ids[i]);
        }
    }

    /// @inheritdoc IQueue
    function decline(uint256 id) external nonReentrant {
        _offeredTo(id);
        emit PaymentDeclined(id);
        _return(id);
    }

    /// @inheritdoc IQueue
    function cancel(uint256 id) external nonReentrant {
        QueuedPayment storage payment = _known(id);
        address deposit = _banks[payment.source];
        require(
            msg.sender == _payeeOf(deposit, payment.payer) || _hasRole(Roles.BANK, deposit, msg.sender),
            PaymentNotYours(id, msg.sender)
        );
        _return(id);
    }

    /// @inheritdoc IQueue
    function giveBack(uint256[] calldata ids) external nonReentrant {
        for (uint256 i; i < ids.length; ++i) {
            QueuedPayment memory payment = _known(ids[i]);
            require(
                _isOver(payment) || _isFrozen(payment.source) || _isFrozen(payment.target), PaymentStillGood(ids[i])
            );
            _return(ids[i]);
        }
    }

    /// @inheritdoc IQueue
    function release() external nonReentrant returns (uint256 released) {
        uint256 count = _banks.length;
        bool returned;
        bool[] memory frozen = new bool[](count);
        bool[] memory stopped = new bool[](count);
        for (uint256 b; b < count; ++b) (frozen[b], stopped[b]) = (_isFrozen(b), isStopped(_banks[b]));
        for (uint256 b; b < count; ++b) returned = _returnOver(b, frozen) || returned;
        Lane[] memory lanes = new Lane[](count);
        int256[] memory positions = new int256[](count);
        int256[][] memory flows = new int256[][](count);
        for (uint256 b; b < count; ++b) {
            lanes[b] = _lane(b, stopped);
            positions[b] = _liquidityOf(_banks[b]);
            flows[b] = new int256[](count);
        }
        int256[] memory liquidity = new int256[](count);
        for (uint256 b; b < count; ++b) liquidity[b] = positions[b];
        uint256[] memory bypassed = bypass ? _payAlone(lanes, positions, flows) : new uint256[](0);
        uint256[] memory removed = _popShort(lanes, positions, flows);
        uint256[] memory kept = _releasedOf(lanes);
        released = bypassed.length + kept.length;
        require(released != 0 || returned, NothingToRelease());
        if (released == 0) return 0;
        emit Released(liquidity, bypassed, removed, kept);
        _forget(lanes);
        _discharge(lanes, released);
    }

    /// @inheritdoc IQueue
    function payKept(address deposit, address wallet) external nonReentrant {
        uint256 amount = keptOf[deposit][wallet];
        require(amount != 0, NothingKept(deposit, wallet));
        delete keptOf[deposit][wallet];
        emit KeptPaid(deposit, wallet, amount);
        IDeliverable(deposit).settle(address(this), _payeeOf(deposit, wallet), 0, amount, address(0));
    }

    // ---- a bank's queue ----

    /// @inheritdoc IQueue
    function setHeld(uint256 id, bool held) external {
        (PaymentStatus from, PaymentStatus to) = held
            ? (PaymentStatus.QUEUED, PaymentStatus.HELD)
            : (PaymentStatus.HELD, PaymentStatus.QUEUED);
        QueuedPayment storage payment = _ownedBy(id);
        require(payment.status == from, PaymentStatusUnfit(id, payment.status, from));
        payment.status = to;
        emit PaymentHeld(id, held);
    }

    /// @inheritdoc IQueue
    function setPriority(uint256 id, uint256 priority) external {
        require(priority < PRIORITIES, PriorityUnfit(priority, PRIORITIES - 1));
        // Safe cast: below three.
        _ownedBy(id).priority = uint8(priority);
        emit PriorityChanged(id, priority);
    }

    /// @inheritdoc IQueue
    function reorder(address deposit, uint256[] calldata ids) external onlyScoped(Roles.BANK, deposit) {
        uint256 bank = _numberOf(deposit);
        uint32[] storage open = _open[bank];
        require(ids.length == open.length, OrderUnfit(deposit, 0));
        uint32[] memory before = open;
        uint256 placed; // a bit per place of the order before
        for (uint256 i; i < ids.length; ++i) {
            uint256 k;
            while (k < before.length && before[k] != ids[i]) ++k;
            require(k < before.length && (placed >> k) & 1 == 0, OrderUnfit(deposit, ids[i]));
            placed |= 1 << k;
            open[i] = before[k];
        }
        emit QueueReordered(deposit, ids);
    }

    /// @inheritdoc IQueue
    function setStandingAcceptance(address deposit, uint256 upTo) external onlyScoped(Roles.BANK, deposit) {
        standingAcceptanceOf[deposit] = upTo;
        emit StandingAcceptanceSet(deposit, upTo);
    }

    /// @inheritdoc IQueue
    function setReserved(address deposit, uint256 reserved) external onlyScoped(Roles.BANK, deposit) {
        _requireAmount(reserved);
        _allowances[deposit].reserved = uint128(reserved);
        emit ReservationSet(deposit, reserved);
    }

    /// @inheritdoc IQueue
    function setMultilateralLimit(address deposit, uint256 limit) external onlyScoped(Roles.BANK, deposit) {
        _requireAmount(limit);
        _allowances[deposit].multilateral = uint128(limit);
        emit MultilateralLimitSet(deposit, limit);
    }

    /// @inheritdoc IQueue
    function setBilateralLimit(address deposit, address towards, uint256 limit)
        external
        onlyScoped(Roles.BANK, deposit)
    {
        _requireAmount(limit);
        bilateralLimitOf[deposit][towards] = limit;
        emit BilateralLimitSet(deposit, towards, limit);
    }

    /// @inheritdoc IQueue
    function setBypass(bool on) external restricted {
        bypass = on;
        emit BypassSet(on);
    }

    // ---- views ----

    /// @inheritdoc IQueue
    function paymentOf(uint256 id) external view returns (QueuedPayment memory) {
        return _payments[id];
    }

    /// @inheritdoc IQueue
    function openOf(address deposit) external view returns (uint256[] memory ids) {
        uint256 number = _numbers[deposit];
        if (number == 0) return ids;
        uint32[] memory open = _open[number - 1];
        ids = new uint256[](open.length);
        for (uint256 i; i < open.length; ++i) ids[i] = open[i];
    }

    /// @inheritdoc IQueue
    function banks() external view returns (address[] memory) {
        return _banks;
    }

    /// @inheritdoc IQueue
    function allowanceOf(address deposit) external view returns (Allowance memory) {
        return _allowances[deposit];
    }

    /// @inheritdoc IQueue
    function isStopped(address deposit) public view returns (bool) {
        address wallet = interbank.bankWalletOf(deposit);
        uint256 powers = IPermissionedToken(deposit).powersOf(address(interbank));
        if (wallet == address(0) || powers & RAIL != RAIL || !_pays(deposit)) return true;
        ISettlementToken money = ISettlementToken(interbank.settlementToken());
        // What is stopped for all banks stops the release itself, which says so.
        if (!money.railOpen() || money.moneyConfig().paymentsHalted()) return false;
        return !_credits(address(money), wallet);
    }

    // ---- the greatest set ----

    /// @dev The payments of a bank that may be released, by priority, then entry.
    function _lane(uint256 bank, bool[] memory stopped) private view returns (Lane memory lane) {
        uint32[] memory open = _open[bank];
        QueuedPayment[] memory all = new QueuedPayment[](open.length);
        uint256 count;
        for (uint256 i; i < open.length; ++i) {
            all[i] = _payments[open[i]];
            // It waits, as one that is held.
            if (stopped[bank] || stopped[all[i].target]) all[i].status = PaymentStatus.HELD;
            if (all[i].status == PaymentStatus.QUEUED) ++count;
        }
        lane.ids = new uint256[](count);
        lane.payments = new QueuedPayment[](count);
        lane.bypassed = new bool[](count);
        for (uint256 p; p < PRIORITIES; ++p) {
            for (uint256 i; i < open.length; ++i) {
                if (all[i].status != PaymentStatus.QUEUED || all[i].priority != p) continue;
                (lane.ids[lane.active], lane.payments[lane.active]) = (open[i], all[i]);
                ++lane.active;
            }
        }
    }

    /// @dev In order of entry over all banks, until a whole round pays nothing.
    function _payAlone(Lane[] memory lanes, int256[] memory positions, int256[][] memory flows)
        private
        view
        returns (uint256[] memory paid)
    {
        (uint256[] memory order, uint256[] memory places) = _byEntry(lanes);
        paid = new uint256[](order.length);
        uint256 count;
        bool again = true;
        while (again) {
            again = false;
            for (uint256 i; i < order.length; ++i) {
                Lane memory lane = lanes[places[i] >> 128];
                uint256 k = places[i] & type(uint128).max;
                if (lane.bypassed[k]) continue;
                QueuedPayment memory payment = lane.payments[k];
                _flow(payment, positions, flows, 1);
                if (_isShort(payment.source, positions, flows)) {
                    _flow(payment, positions, flows, -1);
                    continue;
                }
                lane.bypassed[k] = again = true;
                paid[count++] = order[i];
            }
        }
        return _cut(paid, count);
    }

    /// @return ids of all lanes, the first that entered first
    /// @return places bank << 128 | place in its lane
    function _byEntry(Lane[] memory lanes) private pure returns (uint256[] memory ids, uint256[] memory places) {
        uint256 count;
        for (uint256 b; b < lanes.length; ++b) count += lanes[b].active;
        (ids, places) = (new uint256[](count), new uint256[](count));
        uint256 filled;
        for (uint256 b; b < lanes.length; ++b) {
            for (uint256 k; k < lanes[b].active; ++k) {
                uint256 id = lanes[b].ids[k];
                uint256 i = filled++;
                for (; i > 0 && ids[i - 1] > id; --i) (ids[i], places[i]) = (ids[i - 1], places[i - 1]);
                (ids[i], places[i]) = (id, (b << 128) | k);
            }
        }
    }

    /// @dev Everything in, then while a bank is short its last one out.
    function _popShort(Lane[] memory lanes, int256[] memory positions, int256[][] memory flows)
        private
        view
        returns (uint256[] memory removed)
    {
        uint256 count;
        for (uint256 b; b < lanes.length; ++b) {
            Lane memory lane = lanes[b];
            count += lane.active;
            for (uint256 k; k < lane.active; ++k) {
                if (!lane.bypassed[k]) _flow(lane.payments[k], positions, flows, 1);
            }
        }
        removed = new uint256[](count);
        count = 0;
        for (uint256 b; b < lanes.length;) {
            if (!_isShort(b, positions, flows)) {
                ++b;
                continue;
            }
            Lane memory lane = lanes[b];
            uint256 k = lane.active;
            // There is one: what is left alone is not short.
            do --k; while (lane.bypassed[k]);
            lane.active = k;
            removed[count++] = lane.ids[k];
            _flow(lane.payments[k], positions, flows, -1);
            // Its payee's bank may now be short, and stands perhaps before this one.
            if (lane.payments[k].target < b) b = lane.payments[k].target;
        }
        return _cut(removed, count);
    }

    /// @param sign 1 to count a payment, −1 to take it back
    function _flow(QueuedPayment memory payment, int256[] memory positions, int256[][] memory flows, int256 sign)
        private
        pure
    {
        int256 amount = sign * int256(uint256(payment.amount));
        positions[payment.source] -= amount;
        positions[payment.target] += amount;
        flows[payment.source][payment.target] += amount;
        flows[payment.target][payment.source] -= amount;
    }

    /// @dev Below zero, or beyond a limit of net outflow.
    function _isShort(uint256 bank, int256[] memory positions, int256[][] memory flows) private view returns (bool) {
        if (positions[bank] < 0) return true;
        address deposit = _banks[bank];
        uint256 limit = _allowances[deposit].multilateral;
        int256 sum;
        for (uint256 b; b < flows.length; ++b) {
            int256 flow = flows[bank][b];
            sum += flow;
            if (flow <= 0) continue;
            uint256 towards = bilateralLimitOf[deposit][_banks[b]];
            if (towards != 0 && flow > int256(towards)) return true;
        }
        return limit != 0 && sum > int256(limit);
    }

    /// @return liquidity [cash base units] free settlement money of the bank that its queue may use
    function _liquidityOf(address deposit) private view returns (int256) {
        address wallet = interbank.bankWalletOf(deposit);
        ICashToken money = ICashToken(interbank.settlementToken());
        uint256 balance = IERC20(address(money)).balanceOf(wallet);
        uint256 bound = money.getFrozenTokens(wallet) + _allowances[deposit].reserved;
        return balance > bound ? int256(balance - bound) : int256(0);
    }

    // ---- what is released ----

    function _releasedOf(Lane[] memory lanes) private pure returns (uint256[] memory ids) {
        uint256 count;
        for (uint256 b; b < lanes.length; ++b) {
            for (uint256 k; k < lanes[b].active; ++k) if (!lanes[b].bypassed[k]) ++count;
        }
        ids = new uint256[](count);
        for (uint256 b; b < lanes.length; ++b) {
            for (uint256 k; k < lanes[b].active; ++k) if (!lanes[b].bypassed[k]) ids[--count] = lanes[b].ids[k];
        }
    }

    function _isReleased(Lane memory lane, uint256 k) private pure returns (bool) {
        return k < lane.active || lane.bypassed[k];
    }

    /// @dev The released ones go out of storage; each bank's list keeps the others in their order.
    function _forget(Lane[] memory lanes) private {
        for (uint256 b; b < lanes.length; ++b) {
            Lane memory lane = lanes[b];
            bool any;
            for (uint256 k; k < lane.ids.length; ++k) {
                if (!_isReleased(lane, k)) continue;
                delete _payments[lane.ids[k]];
                any = true;
            }
            if (any) _compact(b);
        }
    }

    function _compact(uint256 bank) private {
        uint32[] memory before = _open[bank];
        uint32[] memory left = new uint32[](before.length);
        uint256 count;
        for (uint256 i; i < before.length; ++i) {
            if (_payments[before[i]].status != PaymentStatus.NONE) left[count++] = before[i];
        }
        assembly ("memory-safe") {
            mstore(left, count)
        }
        _open[bank] = left;
    }

    /// @dev One list a bank: this contract gives what its customers pay, the payees get what comes.
    function _discharge(Lane[] memory lanes, uint256 released) private {
        DepositNet[] memory nets = new DepositNet[](lanes.length);
        uint256[] memory counts = new uint256[](lanes.length);
        for (uint256 b; b < lanes.length; ++b) {
            nets[b] = DepositNet(_banks[b], new address[](released + 1), new int256[](released + 1));
            (nets[b].parties[0], counts[b]) = (address(this), 1);
        }
        for (uint256 b; b < lanes.length; ++b) {
            for (uint256 k; k < lanes[b].ids.length; ++k) {
                if (_isReleased(lanes[b], k)) _credit(lanes[b].payments[k], nets, counts);
            }
        }
        interbank.net(_moved(nets, counts));
    }

    /// @dev Only the banks that pay or are paid, each list as long as it was filled: a frozen bank is neither.
    function _moved(DepositNet[] memory nets, uint256[] memory counts)
        private
        pure
        returns (DepositNet[] memory moved)
    {
        uint256 found;
        moved = new DepositNet[](nets.length);
        for (uint256 b; b < nets.length; ++b) {
            (address[] memory parties, int256[] memory deltas) = (nets[b].parties, nets[b].deltas);
            uint256 count = counts[b];
            if (count == 1 && deltas[0] == 0) continue;
            assembly ("memory-safe") {
                mstore(parties, count)
                mstore(deltas, count)
            }
            moved[found++] = nets[b];
        }
        assembly ("memory-safe") {
            mstore(moved, found)
        }
    }

    /// @dev A payee whom its bank refuses is kept for, here.
    function _credit(QueuedPayment memory payment, DepositNet[] memory nets, uint256[] memory counts) private {
        int256 amount = int256(uint256(payment.amount));
        nets[payment.source].deltas[0] -= amount;
        address deposit = nets[payment.target].deposit;
        address payee = payment.payee;
        if (!_credits(deposit, payee)) {
            nets[payment.target].deltas[0] += amount;
            _keep(deposit, payee, payment.amount);
            return;
        }
        uint256 place = counts[payment.target]++;
        (nets[payment.target].parties[place], nets[payment.target].deltas[place]) = (payee, amount);
    }

    function _keep(address deposit, address wallet, uint256 amount) private {
        keptOf[deposit][wallet] += amount;
        emit PaymentKept(deposit, wallet, amount);
    }

    /// @dev Whether what this contract has at a bank can move: one bank's stop is no other bank's.
    function _pays(address deposit) private view returns (bool) {
        bool mayMove = IPermissionedToken(deposit).powersOf(address(this)) & Powers.SETTLE != 0;
        return mayMove && ICashToken(deposit).getFrozenTokens(address(this)) == 0 && _credits(deposit, address(this));
    }

    function _payeeOf(address deposit, address wallet) private view returns (address) {
        return IPermissionedToken(deposit).payeeOf(wallet);
    }

    /// @dev A typed error is a refusal; nothing at all may be want of gas, and goes on up.
    function _credits(address deposit, address wallet) private view returns (bool) {
        try IDeliverableViews(deposit).check(wallet, wallet, 0, 0) returns (bool) {
            return true;
        } catch (bytes memory reason) {
            require(reason.length != 0);
            return false;
        }
    }

    // ---- what goes back ----

    /// @return any whether a payment of the bank was given back
    function _returnOver(uint256 bank, bool[] memory frozen) private returns (bool any) {
        uint32[] memory open = _open[bank];
        for (uint256 i; i < open.length; ++i) {
            QueuedPayment memory payment = _payments[open[i]];
            if (!frozen[bank] && !frozen[payment.target] && !_isOver(payment)) continue;
            _return(open[i]);
            any = true;
        }
    }

    function _isOver(QueuedPayment memory payment) private view returns (bool) {
        return block.timestamp > payment.until
            || (payment.status == PaymentStatus.OFFERED && block.timestamp > payment.answerBy);
    }

    function _isFrozen(uint256 bank) private view returns (bool) {
        return ITokenizedDeposit(_banks[bank]).bankFrozen();
    }

    /// @dev To the payer, or kept for the payer where the bank can't.
    function _return(uint256 id) private {
        QueuedPayment memory payment = _payments[id];
        delete _payments[id];
        _compact(payment.source);
        address deposit = _banks[payment.source];
        bool pays = _credits(deposit, payment.payer) && _pays(deposit);
        emit PaymentReturned(id, !pays);
        if (pays) IDeliverable(deposit).settle(address(this), payment.payer, 0, payment.amount, address(0));
        else _keep(deposit, payment.payer, payment.amount);
    }

    // ---- internals ----

    function _known(uint256 id) private view returns (QueuedPayment storage payment) {
        payment = _payments[id];
        require(payment.status != PaymentStatus.NONE, PaymentUnknown(id));
    }

    /// @dev An offered payment to a bank that the caller runs.
    function _offeredTo(uint256 id) private view returns (QueuedPayment storage payment) {
        payment = _known(id);
        _requireRole(Roles.BANK, _banks[payment.target], msg.sender);
        require(
            payment.status == PaymentStatus.OFFERED,
            PaymentStatusUnfit(id, payment.status, PaymentStatus.OFFERED)
        );
    }

    /// @dev A payment of the customers of a bank that the caller runs.
    function _ownedBy(uint256 id) private view returns (QueuedPayment storage payment) {
        payment = _known(id);
        _requireRole(Roles.BANK, _banks[payment.source], msg.sender);
    }

    /// @dev A bank joins with its first payment.
    function _numberOf(address deposit) private returns (uint256) {
        uint256 number = _numbers[deposit];
        if (number != 0) return number - 1;
        number = _banks.length;
        require(
            interbank.bankWalletOf(deposit) != address(0) && number < BANKS_MAX, QueueBankUnknown(deposit)
        );
        _banks.push(deposit);
        _numbers[deposit] = number + 1;
        emit BankJoined(number, deposit);
        return number;
    }

    function _requireAmount(uint256 amount) private pure {
        require(amount <= type(uint72).max, PaymentAmountUnfit(amount, type(uint72).max));
    }

    function _cut(uint256[] memory list, uint256 length) private pure returns (uint256[] memory) {
        assembly ("memory-safe") {
            mstore(list, length)
        }
        return list;
    }
}
