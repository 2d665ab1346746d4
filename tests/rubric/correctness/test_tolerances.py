"""How far a fact may lie from the truth, and that a scenario can say so itself."""

from dataclasses import fields

import pytest
import yaml

from kit.errors import ScenarioError
from kit.rubric import score
from kit.rubric.correctness import TOLERANCES, Subject
from kit.rubric.reading import read
from kit.scenario import load_scenario
from kit.scenario.load import find_scenario
from kit.scenario.prose import read_prose
from kit.scenario.tolerances import Tolerances
from kit.simulator.run import run_scenario
from kit.simulator.telling import tell

NAME = "web-nginx-fd-limit"


@pytest.fixture
def write(tmp_path):
    """A function that writes a copy of a scenario with some tolerances and returns its folder."""

    def write(tolerances):
        data = yaml.safe_load((find_scenario(NAME) / "scenario.yaml").read_text(encoding="utf-8"))
        folder = tmp_path / NAME
        folder.mkdir()
        (folder / "scenario.yaml").write_text(yaml.safe_dump(data | {"tolerances": tolerances}), encoding="utf-8")
        return folder

    return write


def test_a_scenario_names_what_correctness_knows():
    """The names a scenario may use are those of the distances there are."""
    assert tuple(Tolerances.model_fields) == tuple(field.name for field in fields(TOLERANCES))


def test_a_wider_tolerance_accepts_what_the_usual_one_refuses(fd_model, fd_key, fd_file):
    """An onset ten minutes off costs its mark; where the scenario allows for eleven minutes, it does not."""
    text = fd_model.replace("**Start:** 14 March 2025, 09:47", "**Start:** 14 March 2025, 09:37")
    wider = fd_key.model_copy(update={"tolerances": {"onset_s": 660.0}})
    assert score(text, rubric=(), key=fd_key, case_file=fd_file).finding("onset").mark < 2
    assert score(text, rubric=(), key=wider, case_file=fd_file).finding("onset").mark == 2


def test_a_narrower_tolerance_refuses_what_the_usual_one_accepts(fd_model, fd_key, fd_file):
    """A peak two points off is right as usual, and wrong where the scenario asks for half a point."""
    text = fd_model.replace("42% of requests failed", "44% of requests failed")
    narrower = fd_key.model_copy(update={"tolerances": {"peak_pct": 0.5, "near": 1.0}})
    assert score(text, rubric=(), key=fd_key, case_file=fd_file).finding("peak").mark == 2
    assert score(text, rubric=(), key=narrower, case_file=fd_file).finding("peak").mark == 0


def test_names_of_another_version_change_nothing(fd_model, fd_key):
    """A key with a distance that this kit does not know is read with the usual ones."""
    key = fd_key.model_copy(update={"tolerances": {"colour": 3.0}})
    assert Subject(read(fd_model), key).tolerances == TOLERANCES


def test_the_scenario_hands_its_tolerances_to_the_key(write):
    """What the scenario file says stands in the answer key of its cases, and nothing else does."""
    scenario = load_scenario(write({"onset_s": 300, "visitors_pct": 8}))
    _, key = tell(run_scenario(scenario, 1), read_prose(load_scenario(NAME)))
    assert key.tolerances == {"onset_s": 300.0, "visitors_pct": 8.0}


def test_the_kits_own_scenarios_keep_the_usual_distances(told_case):
    """Without the field a key carries none, so that its bytes are what they were."""
    assert told_case(NAME, 1).key.tolerances == {}


def test_bad_tolerances_are_listed_with_their_paths(write):
    """Unknown names, negative and endless distances are problems of the scenario, all at once."""
    folder = write({"onset_s": -1, "peak_pct": 200, "near": 0.5, "end_s": float("inf"), "color": 1, "count": "x"})
    with pytest.raises(ScenarioError) as caught:
        load_scenario(folder)
    assert sorted(str(problem) for problem in caught.value.problems) == [
        "tolerances.color: is not a field of this part; check its spelling",
        "tolerances.count: input should be a valid number, unable to parse string as a number",
        "tolerances.end_s: input should be a finite number",
        "tolerances.near: input should be greater than or equal to 1",
        "tolerances.onset_s: input should be greater than or equal to 0",
        "tolerances.peak_pct: input should be less than or equal to 100",
    ]
