// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {Test} from "forge-std/Test.sol";

import {Explainer} from "contracts/compliance/Explainer.sol";
import {Verdict} from "contracts/compliance/interfaces/IExplainer.sol";
import {PermissionedToken} from "contracts/register/PermissionedToken.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";

/// The properties that hold for whatever is permissioned, on a token that somebody else set up: of a security, of a bank's
/// deposits, of a clearing bank's money.
abstract contract PermissionedTokenAsserts is Test {
    /// @param holder admitted, has at least three times `units`
    /// @param other admitted, may receive `units` and hold them
    /// @param outsider unknown to the registry
    function assert_permissioned_token(
        PermissionedToken token,
        address holder,
        address other,
        address outsider,
        uint256 units
    ) internal {
        // Whoever asked a holder's own code anything would meet an invalid opcode (GATE-2).
        vm.etch(holder, hex"fe");
        vm.etch(other, hex"fe");
        uint256 supply = token.totalSupply();
        (uint256 has, uint256 others) = (token.balanceOf(holder), token.balanceOf(other));
        _assertOutsidersAreRefused(token, holder, outsider, units);
        _assertBalanceIsTheLimit(token, holder, other, has);
        _assertMoves(token, holder, other, units);
        _assertSpends(token, holder, other, units);
        vm.prank(holder);
        token.transfer(holder, units);
        assertEq(token.balanceOf(holder), has - 2 * units, "moved once by each");
        assertEq(token.balanceOf(other), others + 2 * units, "received once from each");
        assertEq(token.balanceOf(outsider), 0, "nothing outside");
        assertEq(token.totalSupply(), supply, "supply");
        vm.etch(holder, "");
        vm.etch(other, "");
    }

    /// Who is unknown neither receives, nor sends, nor spends; the first refusal that is explained is the one raised.
    function _assertOutsidersAreRefused(PermissionedToken token, address holder, address outsider, uint256 units)
        private
    {
        bytes memory refusal = abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, outsider);
        vm.expectRevert(refusal);
        vm.prank(holder);
        token.transfer(outsider, units);
        vm.expectRevert(refusal);
        vm.prank(outsider);
        token.transfer(holder, 0);
        vm.prank(holder);
        (bool approved,) = address(token).call(abi.encodeCall(IERC20.approve, (outsider, units)));
        vm.prank(outsider);
        (bool spent,) = address(token).call(abi.encodeCall(IERC20.transferFrom, (holder, holder, units)));
        assertFalse(spent, approved ? "an outsider spends an allowance" : "an outsider spends");
        Verdict[] memory verdicts = new Explainer().explain(address(token), holder, outsider, units);
        uint256 i;
        while (verdicts[i].ok) ++i;
        assertEq(verdicts[i].refusal, refusal, "explained");
    }

    function _assertBalanceIsTheLimit(PermissionedToken token, address holder, address other, uint256 has) private {
        vm.prank(holder);
        (bool moved,) = address(token).call(abi.encodeCall(IERC20.transfer, (other, has + 1)));
        assertFalse(moved, "more than the balance moves");
    }

    function _assertMoves(PermissionedToken token, address holder, address other, uint256 units) private {
        Verdict[] memory verdicts = new Explainer().explain(address(token), holder, other, units);
        for (uint256 i; i < verdicts.length; ++i) assertTrue(verdicts[i].ok, verdicts[i].rule);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(holder, other, units);
        vm.prank(holder);
        assertTrue(token.transfer(other, units), "answers true");
    }

    function _assertSpends(PermissionedToken token, address holder, address other, uint256 units) private {
        vm.prank(holder);
        token.approve(other, units);
        vm.startPrank(other);
        assertTrue(token.transferFrom(holder, other, units), "answers true");
        assertEq(token.allowance(holder, other), 0, "spent");
        (bool moved,) = address(token).call(abi.encodeCall(IERC20.transferFrom, (holder, other, units)));
        vm.stopPrank();
        assertFalse(moved, "more than the allowance is spent");
    }
}
