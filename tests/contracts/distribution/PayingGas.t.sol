// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ObligationId} from "contracts/types/ObligationId.sol";
import {Entry} from "contracts/types/Entry.sol";
import {BondFixture} from "../bond/BondFixture.sol";
import {RegistryDouble} from "./RegistryDouble.sol";

/// A registry that works before it answers, as the real one does when it records an admission.
contract BusyRegistry is RegistryDouble {
    uint256 private immutable _work; // [gas] about

    constructor(uint256 work) {
        _work = work;
    }

    function admit(address wallet, uint256 topics, bool chosen) public view override returns (Entry) {
        uint256 from = gasleft();
        while (from - gasleft() < _work) {}
        return super.admit(wallet, topics, chosen);
    }
}

/// GAS-1 of every call that pays: what a bank's register catches is its registry's failure, and a page that is given too
/// little gas must not be one. Swept from too little for anything to plenty.
contract PayingGasTest is BondFixture {
    ObligationId private id;
    address[] private page;

    function setUp() public override {
        super.setUp();
        _issue();
        vm.warp(bond.period(0).recordAt + 1);
        id = _declare(0);
        _fundWhole(id);
        vm.warp(bond.period(0).payAt + 31 days);
        page = _slice(0, 3);
    }

    /// Every payee has to be looked up again.
    function _lapse(uint256 work) private {
        BusyRegistry busy = new BusyRegistry(work);
        for (uint256 i; i < 10; ++i) busy.know(holders[i], HONG_KONG, 0);
        busy.know(issuer, HONG_KONG, 0);
        busy.know(address(paying), HONG_KONG, 0);
        depositA.setIdentityRegistry(address(busy));
    }

    function _swept(address caller, bytes memory data, uint256 to, uint256 paid) private {
        uint256 succeeded;
        uint256 failed;
        for (uint256 gas_ = 60_000; gas_ < to; gas_ += to / 150) {
            uint256 state = vm.snapshotState();
            vm.prank(caller);
            (bool ok,) = address(paying).call{gas: gas_}(data);
            uint256 got;
            for (uint256 i; i < page.length; ++i) got += depositA.balanceOf(page[i]);
            assertEq(got, ok ? paid : 0, "as with plenty, or nothing");
            assertEq(paying.progressOf(id).kept, 0, "nobody is kept for");
            if (ok) ++succeeded;
            else ++failed;
            assertTrue(vm.revertToState(state));
        }
        assertGt(succeeded, 10);
        assertGt(failed, 10);
    }

    function _due() private view returns (uint256 sum) {
        for (uint256 i; i < page.length; ++i) sum += paying.entitlementOf(id, page[i]);
    }

    /// The agent's page keeps for whom it can't pay; a short one is no reason to keep.
    function test_the_agents_page() public {
        _lapse(60_000);
        _swept(payingAgent, abi.encodeCall(paying.payPage, (id, address(depositA), page)), 1_200_000, _due());
    }

    /// With a registry that takes some five times what the real one does: what a look-up that ran dry leaves, a 64th of it,
    /// is too little to keep anybody's share.
    function test_the_agents_page_on_a_slow_registry() public {
        _lapse(250_000);
        _swept(payingAgent, abi.encodeCall(paying.payPage, (id, address(depositA), page)), 2_000_000, _due());
    }

    /// Thirty days on anybody's page keeps: the stranger chooses the gas.
    function test_a_strangers_page() public {
        _lapse(60_000);
        _swept(anyone, abi.encodeCall(paying.payPage, (id, address(depositA), page)), 1_200_000, _due());
    }

    function test_a_holders_claim() public {
        _lapse(60_000);
        page = _slice(0, 1);
        _swept(holders[0], abi.encodeCall(paying.claim, (id, holders[0], address(depositA))), 1_000_000, _due());
    }
}
