"""The event loop: order, end of the run, clean-up."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.simulator.engine import Engine


@given(st.lists(st.integers(0, 5), max_size=40))
def test_events_come_in_order_of_time_and_then_of_planning(times):
    """Events come by time; of those at the same time, the one planned first comes first."""
    engine = Engine()
    seen = []
    for number, time_s in enumerate(times):
        engine.at(float(time_s), lambda at_s, subject: seen.append((at_s, subject)), number)
    engine.run(10.0)
    assert seen == sorted((float(time_s), number) for number, time_s in enumerate(times))


def test_a_run_includes_its_last_instant_and_stops_there():
    """What is planned for the very end happens, and what is planned later does not."""
    engine = Engine()
    seen = []
    for time_s in (1.0, 2.0, 2.0000001):
        engine.at(time_s, lambda at_s, _: seen.append(at_s), None)
    engine.run(2.0)
    assert seen == [1.0, 2.0]
    engine.run(3.0)
    assert seen == [1.0, 2.0, 2.0000001]


def test_events_may_plan_events():
    """An event can plan another one at its own time, which then comes before the clock moves."""
    engine = Engine()
    seen = []

    def again(at_s, left):
        seen.append((at_s, left))
        if left:
            engine.at(at_s, again, left - 1)

    engine.at(1.0, again, 2)
    engine.at(1.5, again, 0)
    engine.run(5.0)
    assert seen == [(1.0, 2), (1.0, 1), (1.0, 0), (1.5, 0)]


def test_the_collector_of_garbage_is_as_before_also_after_an_error():
    """The loop pauses garbage collection and restores it, whatever happens."""
    engine = Engine()

    def fail(at_s, _):
        assert not gc.isenabled()
        raise RuntimeError("stop")

    engine.at(1.0, fail, None)
    assert gc.isenabled()
    with pytest.raises(RuntimeError, match="stop"):
        engine.run(2.0)
    assert gc.isenabled()
