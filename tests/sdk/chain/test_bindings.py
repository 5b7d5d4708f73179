"""What generated bindings do on a chain."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from rwa_chain.chain import TRANSACTION_GAS_CAP, Chain, Party, keccak
from rwa_chain.errors import (
    ContractError,
    DecodeError,
    EventMissing,
    InputError,
    NotRefused,
    OutOfGas,
    Panic,
    Reverted,
    RevertedWithReason,
    UnknownRevert,
)


@pytest.fixture
def maths(probe: ModuleType, chain: Chain, registrar: Party) -> Any:
    """The library that the probe links."""
    return probe.ProbeMaths.deploy(chain, sender=registrar)


@pytest.fixture
def contract(probe: ModuleType, chain: Chain, registrar: Party, maths: Any) -> Any:
    """A probe whose number is 7."""
    return probe.Probe.deploy(chain, 7, sender=registrar, libraries={"ProbeMaths": maths})


def test_deploy_needs_the_libraries(probe: ModuleType, chain: Chain, registrar: Party) -> None:
    """A linked library that is not given is named, and one that is not linked too."""
    with pytest.raises(Exception, match="ProbeMaths"):
        probe.Probe.deploy(chain, 7, sender=registrar)
    with pytest.raises(InputError, match="Other"):
        probe.Probe.creation(7, libraries={"ProbeMaths": registrar, "Other": registrar})


def test_views_call_also_at_an_earlier_block(contract: Any, chain: Chain, registrar: Party) -> None:
    """`at` reads the state of a past block."""
    before = chain.block_number
    contract.set_number(8, sender=registrar)
    assert contract.number() == 8
    assert contract.number(at=before) == 7


def test_a_write_returns_its_receipt(contract: Any, chain: Chain, registrar: Party, holder: Party) -> None:
    """Call: simulated, sent, mined, with events equal to what one writes down."""
    receipt = contract.transfer(holder, 5, sender=registrar)
    assert receipt.succeeded
    assert receipt.status == 1
    assert receipt.sender == registrar.address
    assert receipt.to == contract.address
    assert receipt.block == chain.block_number
    assert 21_000 < receipt.gas_used < 100_000
    moved = receipt.one(contract.Transfer)
    assert moved == contract.Transfer(from_=registrar.address, to=holder.address, value=5)
    assert moved.place is not None
    assert moved.place.address == contract.address
    assert contract.balance_of(holder) == 5


def test_simulate_returns_and_changes_nothing(contract: Any, registrar: Party) -> None:
    """What the function would return, typed."""
    assert contract.set_number.simulate(9, sender=registrar) == 7
    assert contract.number() == 7


def test_submit_waits_later(contract: Any, registrar: Party) -> None:
    """A pending transaction gives its receipt on `wait`."""
    pending = contract.set_number.submit(9, sender=registrar)
    assert pending.wait().tx == pending.tx
    assert contract.number() == 9


def test_encode_and_prepare(contract: Any, registrar: Party, holder: Party) -> None:
    """Call data without a sender."""
    data = contract.transfer.encode(holder, 5)
    assert data[:4].hex() == "a9059cbb"
    assert contract.transfer.prepare(holder, 5).data == data


def test_overloads_have_names_that_say_what_they_add(contract: Any, registrar: Party) -> None:
    """The longer overload is named after its extra parameter; the linked library is called."""
    contract.set_number_with_twice(21, True, sender=registrar)
    assert contract.number() == 42


def test_payable_takes_value(contract: Any, chain: Chain, registrar: Party) -> None:
    """`value` is in wei."""
    assert contract.pay.simulate(sender=registrar, value=3) == 3
    contract.pay(sender=registrar, value=3)
    assert chain.ether(contract) == 3


def test_structs_enums_and_arrays_go_there_and_back(probe: ModuleType, contract: Any, holder: Party) -> None:
    """Nested values keep their Python types."""
    import probe_bindings.types as types  # type: ignore[import-not-found]

    point = types.Point(-5, holder.address, (types.Colour.GREEN, types.Colour.RED))
    assert contract.echo([point], [1, 2], types.Colour.GREEN) == ((point,), (1, 2), types.Colour.GREEN)


def test_events_with_structs_and_hashed_fields(contract: Any, registrar: Party, holder: Party) -> None:
    """An indexed string is there as its hash; a keyword gets an underscore."""
    import probe_bindings.types as types

    point = types.Point(1, holder.address, ())
    identity = bytes(31) + b"\x01"
    receipt = contract.record(identity, "name", point, sender=registrar)
    event = receipt.one(contract.Recorded)
    assert (event.id, event.name, event.point, event.from_) == (identity, keccak(b"name"), point, registrar.address)


def test_one_refuses_none_and_several(contract: Any, registrar: Party, holder: Party) -> None:
    """The message says what the receipt holds."""
    receipt = contract.transfer(holder, 5, sender=registrar)
    with pytest.raises(EventMissing, match=r"IERC20\.Transfer"):
        receipt.one(contract.Recorded)
    assert receipt.all(contract.Transfer, emitter=holder) == ()
    with pytest.raises(EventMissing):
        receipt.one(contract.Transfer, emitter=holder)


def test_a_library_error_is_its_class(probe: ModuleType, contract: Any, chain: Chain, registrar: Party) -> None:
    """Raised before anything is sent, with its numbers and the call in the message."""
    block = chain.block_number
    with pytest.raises(probe.ProbeRule.NumberTooLarge) as caught:
        contract.set_number(101, sender=registrar)
    refusal = caught.value
    assert (refusal.sender, refusal.value, refusal.maximum) == (registrar.address, 101, 100)
    assert refusal.arguments == {"sender": registrar.address, "value": 101, "maximum": 100}
    assert refusal.NAME == "ProbeRule.NumberTooLarge"
    assert str(refusal) == (
        "ProbeRule.NumberTooLarge: The number is larger than what is allowed.\n"
        f"  error   NumberTooLarge(address sender = {registrar.address}, uint256 value = 101, uint256 maximum = 100)\n"
        f"  call    Probe({contract.address}).setNumber(value = 101)\n"
        f"  sender  {registrar.address} (registrar)"
    )
    assert chain.block_number == block


def test_an_error_of_a_contract_called_deeper_is_the_same_class(
    probe: ModuleType, contract: Any, registrar: Party
) -> None:
    """The outer contract's own ABI need not name it."""
    with pytest.raises(probe.ProbeRule.NumberTooLarge):
        contract.deep(101, sender=registrar)


def test_an_inherited_error_is_its_declarers_class(probe: ModuleType, contract: Any, registrar: Party) -> None:
    """`Probe.Closed` is `IProbe.Closed`, and is shown as the implementer's."""
    import probe_bindings.types as types

    assert probe.Probe.Closed is probe.IProbe.Closed
    with pytest.raises(probe.Probe.Closed) as caught:
        contract.close(types.Colour.GREEN, sender=registrar)
    assert caught.value.colour is types.Colour.GREEN
    assert caught.value.NAME == "Probe.Closed"


def test_an_openzeppelin_error_has_one_class(contract: Any, holder: Party, registrar: Party) -> None:
    """Bound where ours use it; another package's bindings use the same class."""
    from rwa_chain.bindings import IERC20Errors

    with pytest.raises(IERC20Errors.ERC20InsufficientBalance) as caught:
        contract.transfer(registrar, 1, sender=holder)
    assert caught.value.needed == 1


def test_refuse_mines_the_failed_transaction(probe: ModuleType, contract: Any, chain: Chain, registrar: Party) -> None:
    """The refusal is on the chain, with status 0, and its typed error is decoded."""
    receipt = contract.deep.refuse(101, sender=registrar)
    assert receipt.status == 0
    assert receipt.block == chain.block_number
    assert chain.receipt(receipt.tx).status == 0
    assert isinstance(receipt.error, probe.ProbeRule.NumberTooLarge)
    assert receipt.error.context.tx == receipt.tx
    assert contract.number() == 7


def test_refuse_raises_when_it_passes(contract: Any, registrar: Party) -> None:
    """A refusal that does not come is an error."""
    with pytest.raises(NotRefused, match="setNumber"):
        contract.set_number.refuse(5, sender=registrar)


@pytest.mark.parametrize(
    ("how", "kind", "says"),
    [(0, Panic, "assertion"), (1, RevertedWithReason, "in words"), (2, UnknownRevert, "without a reason"),
     (3, UnknownRevert, "0xdeadbeef"), (4, OutOfGas, "out of gas")],
)  # fmt: skip
def test_other_reverts(contract: Any, registrar: Party, how: int, kind: type[Reverted], says: str) -> None:
    """Panics, reasons, silence, foreign data and exhausted gas, simulated and mined alike."""
    with pytest.raises(kind, match=says):
        contract.broken(how, sender=registrar, gas=100_000)
    assert isinstance(contract.broken.refuse(how, sender=registrar, gas=100_000).error, kind)


def test_time_set_for_the_next_block_is_seen_by_the_simulation(contract: Any, chain: Chain, registrar: Party) -> None:
    """One second early is refused, on the second passes."""
    opens = chain.now + 1_000
    chain.set_time(opens - 1)
    assert contract.only_at.refuse(opens, sender=registrar).error is not None
    assert chain.now == opens - 1
    contract.only_at(opens, sender=registrar)
    assert chain.now == opens


@pytest.mark.parametrize(
    ("arguments", "field"),
    [((1.0,), "value"), ((True,), "value"), ((-1,), "value"), ((2**256,), "value"), (("5",), "value")],
)
def test_bad_arguments_are_named(contract: Any, registrar: Party, arguments: tuple[Any, ...], field: str) -> None:
    """Nothing is sent; the message names the parameter."""
    with pytest.raises(InputError) as caught:
        contract.set_number(*arguments, sender=registrar)
    assert caught.value.field == field


def test_a_missing_sender_and_too_much_gas_are_refused(contract: Any, registrar: Party) -> None:
    """A write needs a party, and no more gas than EIP-7825 lets a transaction have."""
    with pytest.raises(InputError, match="sender"):
        contract.set_number(5, sender=None)
    with pytest.raises(InputError, match="EIP-7825"):
        contract.set_number(5, sender=registrar, gas=TRANSACTION_GAS_CAP + 1)


def test_a_view_where_there_is_no_contract(probe: ModuleType, chain: Chain, holder: Party) -> None:
    """Says so, not a decoding failure from deep below."""
    with pytest.raises(DecodeError, match="is there a Probe"):
        probe.Probe(chain, holder).number()


def test_pipeline_sends_many_and_returns_receipts_in_order(contract: Any, chain: Chain, registrar: Party) -> None:
    """Local nonces, batches, receipts in bulk."""
    with chain.pipeline() as line:
        sent = [line.send(contract.set_number.prepare(value % 100), sender=registrar) for value in range(450)]
    assert [each.receipt.tx for each in sent] == [each.tx for each in line.receipts]
    assert all(receipt.succeeded for receipt in line.receipts)
    assert contract.number() == 449 % 100
    contract.set_number(1, sender=registrar)


def send_all(chain: Chain, calls: list[Any], sender: Party) -> None:
    """Through one pipeline."""
    with chain.pipeline() as line:
        for call in calls:
            line.send(call, sender=sender)


def test_pipeline_raises_the_typed_error_or_keeps_it(
    probe: ModuleType, contract: Any, chain: Chain, registrar: Party
) -> None:
    """A failure is raised when the block is left; with `allow_failures` it stands in its receipt."""
    with pytest.raises(probe.ProbeRule.NumberTooLarge):
        send_all(chain, [contract.set_number.prepare(value) for value in (101, 5)], registrar)
    assert contract.number() == 5
    with chain.pipeline(allow_failures=True) as line:
        line.send(contract.set_number.prepare(101), sender=registrar)
    assert isinstance(line.receipts[0].error, ContractError)


def test_pipeline_mines_what_does_not_fit_into_a_block(contract: Any, chain: Chain, registrar: Party) -> None:
    """Twelve transactions of nine million gas: the node's block is full after six, and after six more."""
    first = chain.block_number + 1
    with chain.pipeline(allow_failures=True) as line:
        for _ in range(12):
            line.send(contract.broken.prepare(4), sender=registrar, gas=9_000_000)
    assert [receipt.gas_used for receipt in line.receipts] == [9_000_000] * 12
    blocks = [receipt.block for receipt in line.receipts]
    assert blocks == sorted(blocks)
    assert blocks[-1] > first
    assert all(chain.block(number).gas_used for number in range(first, blocks[-1] + 1)), "no block in vain"


def test_a_local_node_mines_once_a_flush_while_a_pipeline_is_open(
    contract: Any, chain: Chain, registrar: Party, holder: Party
) -> None:
    """Ten blocks for 2,000 transactions; automine comes back, and the next write works."""
    before = chain.block_number
    with chain.pipeline() as line:
        assert chain.rpc.call("anvil_getAutomine") is False
        for value in range(2_000):
            line.send(contract.set_number.prepare(value % 100), sender=registrar)
    assert chain.block_number == before + 10
    assert chain.rpc.call("anvil_getAutomine") is True
    contract.set_number(7, sender=registrar)
    contract.set_number(8, sender=holder)
    assert chain.block_number == before + 12


def test_automine_comes_back_after_an_exception(contract: Any, chain: Chain, registrar: Party) -> None:
    """Of the caller, in an inner pipeline, and of a refused transaction."""

    def broken() -> None:
        with chain.pipeline() as outer, chain.pipeline():
            outer.send(contract.set_number.prepare(5), sender=registrar)
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert chain.rpc.call("anvil_getAutomine") is True
    with pytest.raises(ContractError):
        send_all(chain, [contract.set_number.prepare(101)], registrar)
    assert chain.rpc.call("anvil_getAutomine") is True
    contract.set_number(7, sender=registrar)


def test_single_writes_inside_a_pipeline_are_mined_at_once(contract: Any, chain: Chain, registrar: Party) -> None:
    """With a receipt each, beside what the pipeline sends later."""
    with chain.pipeline() as line:
        assert contract.set_number(7, sender=registrar).succeeded
        line.send(contract.set_number.prepare(8), sender=registrar)
        assert contract.set_number.submit(9, sender=registrar).wait(5).succeeded
    assert contract.number() == 8


def test_a_node_that_mines_when_told_stays_so(contract: Any, chain: Chain, registrar: Party) -> None:
    """A pipeline mines there too, and automine stays off."""
    chain.rpc.call("evm_setAutomine", False)
    try:
        send_all(chain, [contract.set_number.prepare(5)], registrar)
        assert chain.rpc.call("anvil_getAutomine") is False
    finally:
        chain.rpc.call("evm_setAutomine", True)
    assert contract.number() == 5


def test_events_are_found_by_scanning(contract: Any, chain: Chain, registrar: Party, holder: Party) -> None:
    """Typed, in order, of one contract, between blocks."""
    contract.transfer(holder, 1, sender=registrar)
    middle = chain.block_number
    contract.transfer(holder, 2, sender=registrar)
    assert [each.value for each in chain.events(contract.Transfer, emitter=contract)] == [1_000, 1, 2]
    assert [each.value for each in chain.events(contract.Transfer, from_block=middle + 1)] == [2]
    assert len(chain.logs(emitters=[contract], to_block=middle)) == 2
