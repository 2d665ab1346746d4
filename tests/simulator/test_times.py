"""The tables that times, routes and lengths of visits are looked up in."""

import pytest

from kit.scenario.topology import Exponential, Lognormal
from kit.simulator.stack.times import TABLE_MASK, lengths_table, share_table, threshold, times_table

SIZE = TABLE_MASK + 1


@pytest.mark.parametrize(
    "times",
    [
        Exponential(dist="exponential", mean=0.018),
        Lognormal(dist="lognormal", mean=0.017, cv=0.53),
        Lognormal(dist="lognormal", mean=8.0, cv=1.1),
    ],
)
def test_a_table_of_times_rises_and_has_the_declared_mean(times):
    """A table has an entry for each index, in order, to the microsecond; its mean is right within half a percent."""
    table = times_table(times)
    assert len(table) == SIZE
    assert table == sorted(table)
    assert all(value == round(value, 6) for value in table)
    assert sum(table) / SIZE == pytest.approx(times.mean, rel=0.005)


def test_slowness_multiplies_every_time():
    """A part that is slowed by a factor takes that much longer each time."""
    times = Exponential(dist="exponential", mean=1.0)
    assert times_table(times, 1.5) == pytest.approx([1.5 * value for value in times_table(times)], abs=2e-6)


def test_a_table_of_shares_holds_each_index_in_proportion():
    """Each index has its share of the entries, to half an entry, and the table is full."""
    shares = (0.34, 0.26, 0.22, 0.10, 0.05, 0.03)
    table = share_table(shares)
    assert len(table) == SIZE
    for index, share in enumerate(shares):
        assert table.count(index) == pytest.approx(share * SIZE, abs=1.0)


def test_shares_count_in_proportion_to_their_sum():
    """Shares of which the seed has varied one need not sum to 1 any more; the table is full all the same."""
    assert share_table((0.3, 0.3)) == share_table((0.5, 0.5))
    table = share_table((0.9, 0.6))
    assert len(table) == SIZE
    assert table.count(0) == pytest.approx(0.6 * SIZE, abs=1.0)


@pytest.mark.parametrize("mean", [1.0, 1.2, 3.0, 12.0])
def test_a_table_of_lengths_is_geometric(mean):
    """Visits have at least one page, the declared mean, and each next page with the same probability."""
    table = lengths_table(mean)
    assert len(table) == SIZE
    assert min(table) == 1
    assert sum(table) / SIZE == pytest.approx(mean, rel=0.02)
    assert table.count(1) / SIZE == pytest.approx(1.0 / mean, abs=1.0 / SIZE)


def test_a_threshold_is_met_with_its_probability():
    """Of evenly spaced draws the declared share lies below the threshold."""
    below = threshold(0.55)
    assert sum(number << 52 < below for number in range(SIZE)) / SIZE == pytest.approx(0.55, abs=1.0 / SIZE)
    assert threshold(0.0) == 0
    assert threshold(1.0) == 1 << 64
