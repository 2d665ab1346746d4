"""The tools that read evidence in real life, and a case of every scenario, written as files for them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kit.case import Case, write_case
from kit.evidence import AnswerKey, CaseFile
from kit.scenario import load_scenario
from kit.scenario.load import list_scenarios
from kit.scenario.prose import read_prose
from kit.simulator.records import Run
from kit.simulator.run import run_scenario
from kit.simulator.telling import tell

SEED = 1


@dataclass(frozen=True)
class Written:
    """A case written as files: where, its evidence, its answer key, and the run that it tells of."""

    folder: Path
    file: CaseFile
    key: AnswerKey
    run: Run


@pytest.fixture(scope="session")
def tool(tmp_path_factory):
    """Runs a tool and returns what it did; skips where it is missing, fails instead with KIT_REQUIRE_TOOLS."""
    home = tmp_path_factory.mktemp("home")

    def run(name, *arguments, **options):
        path = shutil.which(name, path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin{os.pathsep}/sbin")
        if path is None:
            complain = pytest.fail if os.environ.get("KIT_REQUIRE_TOOLS") else pytest.skip
            complain(f"{name} is not installed; see the system packages in .ci/run")
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb"}
        command = [path, *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=120, check=False, env=environment, **options
        )

    return run


@pytest.fixture(scope="session", params=list_scenarios())
def written(request, tmp_path_factory):
    """One case of each scenario."""
    scenario = load_scenario(request.param)
    run = run_scenario(scenario, SEED)
    case = Case(*tell(run, read_prose(scenario)))
    folder = tmp_path_factory.mktemp(request.param)
    write_case(case, folder)
    return Written(folder, case.file, case.key, run)
