"""Cases that tests of several parts read; each is simulated and told once."""

from functools import lru_cache
from types import SimpleNamespace

import pytest

from kit.scenario import load_scenario
from kit.scenario.prose import read_prose
from kit.simulator.run import run_scenario
from kit.simulator.telling import tell

KEPT = 24
"""So many cases are kept at a time; each takes some 15 MB."""


@pytest.fixture(scope="session")
def told_case():
    """A function that gives the case of a scenario and a seed: its run, evidence and key, scenario and prose."""

    @lru_cache(maxsize=KEPT)
    def of(name, seed):
        scenario = load_scenario(name)
        prose = read_prose(scenario)
        run = run_scenario(scenario, seed)
        file, key = tell(run, prose)
        return SimpleNamespace(run=run, file=file, key=key, scenario=run.draw.scenario, prose=prose)

    return of
