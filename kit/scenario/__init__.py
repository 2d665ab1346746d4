"""Scenarios: the description of an outage as data, its model, and the reader that checks it."""

from kit.scenario.load import list_scenarios, load_scenario
from kit.scenario.model import Scenario
from kit.scenario.moments import Moment, parse_moment

__all__ = ["Moment", "Scenario", "list_scenarios", "load_scenario", "parse_moment"]
