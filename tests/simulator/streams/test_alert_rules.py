"""Rules in PromQL, and the counters they read."""

from itertools import pairwise

import pytest

from kit.scenario.story import Condition, parse_condition
from kit.simulator.streams.alert_rules import promql, write_counters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ratio5xx(1m) > 0.05",
            (
                'sum(rate(nginx_http_responses_total{code="5xx"}[60s])) '
                "/ sum(rate(nginx_http_responses_total[60s])) > 0.05"
            ),
        ),
        (
            "rps(5m) < 0.6 * rps_1d",
            "sum(rate(nginx_http_responses_total[300s])) < 0.6 * sum(rate(nginx_http_responses_total[300s] offset 1d))",
        ),
        ("rps(30s) > 200", "sum(rate(nginx_http_responses_total[30s])) > 200"),
    ],
)
def test_a_condition_in_promql(text, expected):
    """Each way to write a condition has its PromQL."""
    assert promql(parse_condition(text)) == expected


def test_a_condition_that_nothing_counts_is_refused():
    """A metric without a counter is named, with the file that would need it."""
    with pytest.raises(ValueError, match="'mood' is not known to Prometheus here; add it"):
        promql(Condition("mood", 60.0, above=True, value=1.0, times_yesterday=False))


def test_counters_count_every_answer_and_never_fall(tiny):
    """By class of status: what was answered well, left by the client, or failed; from 0 at the window's opening."""
    for number, status in enumerate((200, 200, 500, 499, 504, 200)):
        tiny.request(sent_s=20.0 * number, done_s=20.0 * number + 0.1, status=status)
    counters = {series.labels["code"]: series.values for series in write_counters(tiny.story())}
    assert {code: values[-1] for code, values in counters.items()} == {"2xx": 3.0, "4xx": 1.0, "5xx": 2.0}
    for values in counters.values():
        assert values[0] == 0.0
        assert all(before <= after for before, after in pairwise(values))
