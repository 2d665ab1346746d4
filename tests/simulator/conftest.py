"""Runs that several tests read; each is simulated once."""

import pytest

from kit.scenario import load_scenario
from kit.simulator.run import run_counterfactual

SEED = 7


@pytest.fixture(scope="session")
def fd_limit():
    """The first scenario."""
    return load_scenario("web-nginx-fd-limit")


@pytest.fixture(scope="session")
def small_shop(fd_limit):
    """The first scenario with a fifth of the visitors and of the descriptors: the same story, five times faster."""
    nodes = fd_limit.topology.nodes
    web = nodes["web"].model_copy(update={"nofile": 214})
    vary = {path: ends for path, ends in fd_limit.vary.items() if path != "workload.base_rps"}
    return fd_limit.model_copy(
        update={
            "vary": vary,
            "workload": fd_limit.workload.model_copy(update={"base_rps": 1.82}),
            "topology": fd_limit.topology.model_copy(update={"nodes": {**nodes, "web": web}}),
        }
    )


@pytest.fixture(scope="session")
def scripted(told_case):
    """The case of one seed, as its responders played it."""
    return told_case("web-nginx-fd-limit", SEED).run


@pytest.fixture(scope="session")
def no_action(scripted):
    """The same case when nobody acts."""
    return run_counterfactual(scripted, "no_action")


@pytest.fixture(scope="session")
def without_change(scripted):
    """The same case with the configuration as it was before the change."""
    return run_counterfactual(scripted, "without_change")
