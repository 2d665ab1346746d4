"""Find a scenario by name or path, read it safely, and say everything that is wrong with it at once.

A scenario is a folder with ``scenario.yaml`` and, beside it, ``prose.yaml`` (its shape is checked by
``kit.scenario.prose``). Names are
looked up, first match wins, in the folder given, in the folders of the environment variable ``KIT_SCENARIOS``
(separated as in PATH), in the ``scenarios`` folder of the source tree, and in the one bundled with the package.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.errors import Problem, ScenarioError, UnknownNameError, did_you_mean
from kit.scenario.checks import semantic_problems
from kit.scenario.model import Scenario
from kit.yaml_file import read_yaml

SCENARIO_FILE = "scenario.yaml"
PROSE_FILE = "prose.yaml"
_PACKAGE = Path(__file__).resolve().parent.parent


def load_scenario(name_or_path: str | Path, folder: str | Path | None = None) -> Scenario:
    """Read and check a scenario.

    Args:
        name_or_path: a scenario's name, its folder, or its ``scenario.yaml``.
        folder: a folder of scenarios to look in first.

    Raises:
        UnknownNameError: if there is no such scenario; the message lists those there are.
        ScenarioError: if its files have problems; all of them are listed.
    """
    home = find_scenario(name_or_path, folder)
    problems: list[Problem] = []
    data = _read(home / SCENARIO_FILE, problems)
    if (home / PROSE_FILE).is_file():
        prose = _read(home / PROSE_FILE, problems)
        if data is not None and "narrative" in data:
            problems.append(Problem("narrative", f"belongs in a file of its own, {PROSE_FILE}; move it there"))
        elif data is not None and prose is not None:
            data = {**data, "narrative": prose}
    scenario = None
    if data is not None:
        scenario, found = _check(data, home.name)
        problems += found
    if problems or scenario is None:
        raise ScenarioError(f"{home.name}/{SCENARIO_FILE}", tuple(problems))
    return scenario


def list_scenarios(folder: str | Path | None = None) -> tuple[str, ...]:
    """The names of all scenarios found, sorted."""
    return tuple(
        sorted({home.parent.name for place in search_path(folder) for home in place.glob(f"*/{SCENARIO_FILE}")})
    )


def search_path(folder: str | Path | None = None) -> tuple[Path, ...]:
    """The folders that names are looked up in, first to last, as far as they exist."""
    places = [Path(folder)] if folder else []
    places += [Path(place) for place in os.environ.get("KIT_SCENARIOS", "").split(os.pathsep) if place]
    places += [_PACKAGE.parent / "scenarios", _PACKAGE / "_bundled" / "scenarios"]
    return tuple(place for place in places if place.is_dir())


def find_scenario(name_or_path: str | Path, folder: str | Path | None = None) -> Path:
    """The folder of a scenario, given by its name, its folder, or its ``scenario.yaml``.

    Raises:
        UnknownNameError: if there is no such scenario; the message lists those there are.
    """
    name = str(name_or_path)
    path = Path(name)
    if path.is_file() and path.name == SCENARIO_FILE:
        return path.resolve().parent
    if (path / SCENARIO_FILE).is_file() and (path.is_absolute() or len(path.parts) > 1 or name in {".", ".."}):
        return path.resolve()
    for place in search_path(folder):
        if (place / name / SCENARIO_FILE).is_file() and path.name == name:
            return place / name
    names = list_scenarios(folder)
    guess = did_you_mean(name, names)
    raise UnknownNameError(f"There is no scenario {name!r}.{guess} There are: {', '.join(names) or 'none'}.")


def _read(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """The content of a YAML file of a scenario; None, and what is wrong, where it cannot be used."""
    data, found = read_yaml(path, "id: and title:")
    problems += found
    return None if found else data


def _check(data: dict[str, Any], folder_name: str) -> tuple[Scenario | None, list[Problem]]:
    """The scenario, where nothing is wrong with it, and all problems of shape and of meaning."""
    problems = semantic_problems(data)
    if isinstance(data.get("id"), str) and data["id"] != folder_name:
        problems.insert(
            0, Problem("id", f"is {data['id']!r} but the folder is called {folder_name!r}; they must be the same")
        )
    reported = {problem.path for problem in problems}
    try:
        return Scenario.model_validate(data), problems
    except ValidationError as error:
        shape = [Problem(_path(data, detail["loc"]), _message(detail)) for detail in error.errors(include_url=False)]
        return None, [problem for problem in shape if problem.path not in reported] + problems


def _path(data: Any, location: tuple[int | str, ...]) -> str:  # noqa: ANN401 (anything may stand in a file)
    """A location as one writes it, without the tags that pydantic adds for the members of a union."""
    path = ""
    for depth, name in enumerate(location):
        inside = (isinstance(data, Mapping) and name in data) or (
            isinstance(data, list) and isinstance(name, int) and name < len(data)
        )
        if inside or depth == len(location) - 1:
            path += f"[{name}]" if isinstance(name, int) else f".{name}"
            data = data[name] if inside else None
    return path.removeprefix(".")


def _message(detail: Mapping[str, Any]) -> str:
    match detail["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not a field of this part; check its spelling"
        case "value_error":
            return str(detail["ctx"]["error"])
        case "union_tag_invalid":
            return f"{detail['ctx']['tag']!r} is not known here; there are: {detail['ctx']['expected_tags']}"
        case _:
            message = str(detail["msg"])
            return message[:1].lower() + message[1:]
