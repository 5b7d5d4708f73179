// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

type ProbeId is bytes32;

enum Colour {
    RED,
    GREEN
}

/// @notice A point and its colours.
struct Point {
    int64 x;
    address owner;
    Colour[] colours;
}

library ProbeRule {
    /// @notice The number is larger than what is allowed.
    error NumberTooLarge(address sender, uint256 value, uint256 maximum);

    function check(uint256 value) internal view {
        require(value <= 100, NumberTooLarge(msg.sender, value, 100));
    }
}

library ProbeMaths {
    function twice(uint256 value) external pure returns (uint256) {
        return 2 * value;
    }
}

interface IProbe {
    error Closed(Colour colour);

    event Recorded(ProbeId indexed id, string indexed name, Point point, address from);
}

contract Inner {
    mapping(uint256 slot => uint256 value) public slots;

    /// @notice Writes twenty words.
    function work() external {
        for (uint256 slot = 0; slot < 20; slot++) slots[slot] = slot + 1;
    }

    function fail(uint256 value) external view {
        ProbeRule.check(value);
    }
}

/// @title Everything that a binding must know.
contract Probe is IProbe, ERC20 {
    Inner public immutable inner;
    uint256 public number;

    constructor(uint256 first) payable ERC20("Probe", "PRB") {
        inner = new Inner();
        number = first;
        _mint(msg.sender, 1_000);
    }

    /// @notice Sets the number.
    /// @param value [units] at most 100
    function setNumber(uint256 value) external returns (uint256 before) {
        ProbeRule.check(value);
        before = number;
        number = value;
    }

    function setNumber(uint256 value, bool twice) external {
        number = twice ? ProbeMaths.twice(value) : value;
    }

    /// @notice Counts, and works if that does not fail: an inner call that runs out of gas is passed over.
    function tolerant() external {
        number++;
        try inner.work() {
            _mint(msg.sender, 1);
        } catch {}
    }

    function deep(uint256 value) external {
        number++;
        inner.fail(value);
    }

    function close(Colour colour) external {
        number++;
        revert Closed(colour);
    }

    function record(ProbeId id, string calldata name, Point calldata point) external {
        emit Recorded(id, name, point, msg.sender);
    }

    function echo(Point[] calldata points, uint8[2] calldata pair, Colour colour)
        external
        pure
        returns (Point[] memory, uint8[2] memory, Colour)
    {
        return (points, pair, colour);
    }

    function broken(uint256 how) external {
        number++;
        if (how == 0) assert(false);
        if (how == 1) revert("in words");
        if (how == 2) revert();
        if (how == 3) {
            assembly {
                mstore(0, 0xdeadbeef)
                revert(28, 4)
            }
        }
        while (true) number++;
    }

    function pay() external payable returns (uint256) {
        return msg.value;
    }

    function nowAt() external view returns (uint256) {
        return block.timestamp;
    }

    function onlyAt(uint256 instant) external {
        require(block.timestamp >= instant, "too early");
        number = instant;
    }
}
