"""Open a case: from the cache where it is there, by simulating it where it is not."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from kit.case import cache as store
from kit.case.case import Case
from kit.case.ids import case_id, seed_for, split_case_id
from kit.evidence.case_file import CaseFile
from kit.evidence.key import AnswerKey, Counterfactual

if TYPE_CHECKING:
    from kit.simulator.records import Run

_EVIDENCE, _KEY, _OTHERS = "evidence", "key", "others"
DEFAULT_SCENARIO = "web-nginx-fd-limit"


def open_case(
    scenario: str | Path = DEFAULT_SCENARIO,
    seed: int | None = None,
    *,
    student: str | None = None,
    cache: bool = True,
) -> Case:
    """Open one simulated outage.

    The same scenario and seed give the same case, byte for byte, on every machine.

    Args:
        scenario: a scenario's name, or the path of its folder.
        seed: 0 to 2**32 - 1; by default made from the student, or 0 without one. A seed given wins over the student.
        student: whose case it is.
        cache: False neither reads nor writes the cache.

    Raises:
        UnknownNameError: if there is no such scenario; the message lists those there are.
        ScenarioError: if its files have problems; all of them are listed.
        KitError: if the seed is out of range or the student's name blank.
    """
    from kit.scenario.load import find_scenario

    home = find_scenario(scenario)
    if seed is None:
        seed = 0 if student is None else seed_for(student, home.name)
    case_id(home.name, seed)
    if cache:
        made_from = _made_from(home)
        file = store.load(home.name, seed, made_from, _EVIDENCE, CaseFile)
        key = store.load(home.name, seed, made_from, _KEY, AnswerKey)
        if file is not None and key is not None:
            return Case(file, key)
    case = _simulated(home, seed)
    if cache:
        store.save(home.name, seed, made_from, _EVIDENCE, case.file)
        store.save(home.name, seed, made_from, _KEY, case.key)
    return case


def open_case_by_id(text: str, *, cache: bool = True) -> Case:
    """Open the case of an id such as ``web-nginx-fd-limit:0000002a``.

    Raises:
        KitError: if it is not a case id.
        UnknownNameError: if there is no such scenario.
    """
    scenario, seed = split_case_id(text)
    return open_case(scenario, seed, cache=cache)


def open_key(text: str, *, cache: bool = True) -> AnswerKey:
    """Only the answer key of the case of an id: what a grader needs, without reading the evidence.

    Raises:
        KitError: if it is not a case id.
        UnknownNameError: if there is no such scenario.
    """
    from kit.scenario.load import find_scenario

    scenario, seed = split_case_id(text)
    home = find_scenario(scenario)
    if not cache:
        return _simulated(home, seed).key
    made_from = _made_from(home)
    key = store.load(home.name, seed, made_from, _KEY, AnswerKey)
    if key is None:
        key = _simulated(home, seed).key
        store.save(home.name, seed, made_from, _KEY, key)
    return key


class _Others(BaseModel):
    """The counterfactuals of a case, as the cache keeps them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    others: tuple[Counterfactual, ...]


def counterfactuals(case: Case, *, cache: bool = True) -> tuple[Counterfactual, ...]:
    """What the same visitors would have met under the other decisions that the scenario declares.

    Each is a simulation of its own, so the first call takes some seconds.

    Args:
        case: an opened case of a scenario that can still be found by its name.
        cache: False neither reads nor writes the cache.
    """
    from kit.scenario.load import find_scenario
    from kit.simulator.run import run_counterfactual
    from kit.simulator.truth import failed_from

    home, seed = find_scenario(case.file.scenario_id), case.file.seed
    made_from = _made_from(home)
    kept = store.load(home.name, seed, made_from, _OTHERS, _Others) if cache else None
    if kept is None:
        run = _run(home, seed)
        onset_s = (case.key.times.onset_utc - run.start_utc).total_seconds()
        declared = run.draw.scenario.truth.counterfactuals
        kept = _Others(
            others=tuple(
                Counterfactual(
                    name=other.name,
                    text=other.text,
                    requests_failed=failed_from(run_counterfactual(run, other.name), onset_s),
                )
                for other in declared
            )
        )
        if cache:
            store.save(home.name, seed, made_from, _OTHERS, kept)
    return kept.others


def _made_from(home: Path) -> str:
    from kit.scenario.load import PROSE_FILE, SCENARIO_FILE

    return store.fingerprint((home / SCENARIO_FILE, home / PROSE_FILE))


def _run(home: Path, seed: int) -> "Run":
    from kit.scenario.load import load_scenario
    from kit.simulator.run import run_scenario

    return run_scenario(load_scenario(home), seed)


def _simulated(home: Path, seed: int) -> Case:
    from kit.scenario.load import load_scenario
    from kit.scenario.prose import read_prose
    from kit.simulator.run import run_scenario
    from kit.simulator.telling import tell

    scenario = load_scenario(home)
    prose = read_prose(scenario)
    return Case(*tell(run_scenario(scenario, seed), prose))
