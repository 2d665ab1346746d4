"""Alert rules on scraped counters."""

import pytest

from kit.scenario.story import Monitoring, Rule
from kit.simulator.rules import Rules

ERRORS = Rule(alert="HighErrorRate", expr="ratio5xx(1m) > 0.05", for_s=120, severity="page", route="oncall")
TRAFFIC = Rule(alert="Traffic", expr="rps(1m) > 3 * rps_1d", for_s=0, severity="info", route="#alerts")
QUIET = Rule(alert="Quiet", expr="rps(30s) < 2", for_s=0, severity="ticket", route="queue")


class Counters:
    """A web server's counters, scraped every ten seconds."""

    def __init__(self, *rules, usual_rps=10.0):
        self.rules = Rules(Monitoring(scrape_s=10, rules=rules), usual_rps)
        self.at_s, self.answered, self.failed = -10.0, 0, 0

    def scrape(self, times=1, *, answered=100, failed=0):
        changes = []
        for _ in range(times):
            self.at_s += 10.0
            self.answered += answered
            self.failed += failed
            changes += [
                (change.at_s, change.alert, change.state)
                for change in self.rules.evaluate(self.at_s, self.answered, self.failed)
            ]
        return changes


def test_a_rule_fires_once_its_condition_has_held_for_its_time():
    """Two minutes after the first scrape at which the minute's ratio was over, the rule fires."""
    counters = Counters(ERRORS)
    assert counters.scrape(10) == []
    assert counters.scrape(20, failed=20) == [(230.0, "HighErrorRate", "firing")]


def test_a_rule_keeps_quiet_about_what_it_has_said():
    """A firing rule says nothing more until it resolves."""
    counters = Counters(ERRORS)
    counters.scrape(10)
    assert len(counters.scrape(60, failed=20)) == 1


def test_a_rule_resolves_at_the_first_evaluation_that_no_longer_holds():
    """Six good scrapes later the minute's ratio is down to the bound, and the rule resolves at once."""
    counters = Counters(ERRORS)
    counters.scrape(10)
    counters.scrape(20, failed=20)
    assert counters.scrape(6) == [(340.0, "HighErrorRate", "resolved")]


def test_a_short_excursion_does_not_fire():
    """A condition that fails to hold in between starts anew."""
    counters = Counters(ERRORS)
    counters.scrape(10)
    for _ in range(3):
        assert counters.scrape(8, failed=20) == []
        assert counters.scrape(7) == []


def test_exactly_the_bound_is_not_over_it():
    """A ratio equal to the bound does not count as over."""
    counters = Counters(ERRORS)
    assert counters.scrape(40, answered=100, failed=5) == []


def test_without_answers_the_error_ratio_is_zero():
    """No traffic is no error."""
    counters = Counters(ERRORS)
    assert counters.scrape(40, answered=0) == []


def test_traffic_is_compared_with_the_same_time_yesterday():
    """Three times the usual rate is the bound."""
    counters = Counters(TRAFFIC, usual_rps=10.0)
    counters.scrape(10, answered=100)
    assert counters.scrape(10, answered=300) == []
    assert counters.scrape(6, answered=320) == [(200.0, "Traffic", "firing")]


def test_a_rule_may_ask_for_less():
    """A condition with < holds below its bound."""
    counters = Counters(QUIET)
    counters.scrape(10, answered=100)
    assert counters.scrape(4, answered=10) == [(120.0, "Quiet", "firing")]


def test_the_change_carries_the_value_and_the_route():
    """A change of state says what the value was, how severe it is and who hears of it."""
    rules = Rules(Monitoring(scrape_s=10, rules=(TRAFFIC,)), 1.0)
    for step in range(6):
        assert rules.evaluate(10.0 * step, 0, 0) == []
    (change,) = rules.evaluate(60.0, 600, 0)
    assert change.value == pytest.approx(10.0)
    assert (change.severity, change.route) == ("info", "#alerts")
