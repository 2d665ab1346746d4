"""Runs that several tests read; each is simulated once."""

import pytest

from kit.scenario import load_scenario
from kit.simulator.run import run_counterfactual, run_scenario

SEED = 7


@pytest.fixture(scope="session")
def fd_limit():
    """The first scenario."""
    return load_scenario("web-nginx-fd-limit")


@pytest.fixture(scope="session")
def scripted(fd_limit):
    """The case of one seed, as its responders played it."""
    return run_scenario(fd_limit, SEED)


@pytest.fixture(scope="session")
def no_action(scripted):
    """The same case when nobody acts."""
    return run_counterfactual(scripted, "no_action")


@pytest.fixture(scope="session")
def without_change(scripted):
    """The same case with the configuration as it was before the change."""
    return run_counterfactual(scripted, "without_change")
