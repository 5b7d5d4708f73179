"""The one build runs on every hardfork from Cancun, whose transient storage it needs, to the newest that Anvil has."""

from __future__ import annotations

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import VerificationRule
from rwa_chain.chain import Chain


@pytest.mark.parametrize("fork", ["cancun", "prague", "osaka"])
def test_an_issue_is_closed_on_it(fork: str) -> None:
    """Everything is deployed and wired, an offering closes by delivery versus payment, a rule refuses."""
    with Chain.anvil(start_at=setup.START_AT, arguments=("--hardfork", fork)) as chain:
        assert chain.rpc.call("anvil_nodeInfo")["hardFork"].lower() == fork
        world = setup.make(chain)
        setup.prepare_issue(world)
        world.close_offering()
        assert world.token.total_supply() == sum(setup.ALLOTMENTS)
        with pytest.raises(VerificationRule.NotAdmitted):
            world.deposit.transfer(chain.party("stranger"), 1, sender=world.investors[0])
