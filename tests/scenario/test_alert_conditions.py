"""Alert conditions as scenarios write them."""

import pytest

from kit.scenario.story import Condition, parse_condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("ratio5xx(1m) > 0.05", Condition("ratio5xx", 60.0, True, 0.05, False)),
        ("rps(30s)<2", Condition("rps", 30.0, False, 2.0, False)),
        ("rps(5m) > 3 * rps_1d", Condition("rps", 300.0, True, 3.0, True)),
    ],
)
def test_conditions_are_read(text, condition):
    """Metric, window, direction and bound are read from the text."""
    assert parse_condition(text) == condition


@pytest.mark.parametrize("text", ["", "ratio5xx > 0.05", "p95(1m) > 1", "rps(1m) >= 2", "rps(1m) > x", "rps(1h) > 2"])
def test_what_is_no_condition_is_refused_with_examples(text):
    """The message shows both ways of writing one."""
    with pytest.raises(ValueError, match=r"is not a condition; write one like ratio5xx\(1m\) > 0.05 or rps\(1m\) > 3"):
        parse_condition(text)
