"""A rubric as a YAML file that an instructor can edit: which criteria count, and for how many points.

The kit's own, ``rubric.yaml`` beside this module, gives 2 points for each criterion. Another is named by
``--rubric`` or, so that the live score of the students is the one that is graded, by the environment variable
``KIT_RUBRIC``. Order, questions and reasons stay in code; the file selects and weighs.
"""

import math
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kit.errors import Problem, RubricError, did_you_mean
from kit.rubric.criterion import SCALES, Criterion, Scale
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import FULL, Rubric
from kit.yaml_file import read_yaml

SCHEMA = "pmkit/rubric/v1"
VARIABLE = "KIT_RUBRIC"
OWN_FILE = Path(__file__).parent / "rubric.yaml"
POINTS_MAX = 100
_BYTES_MAX = 50_000
_WORDS_MOST = 100_000
_TITLE_MOST = 200
_KEYS = ("schema", "title", "words", *SCALES)
_HEAD = f"""\
# What counts in a postmortem, and for how much. Save a copy, change the points, and look it over with
#   kit rubric check my-rubric.yaml
# then name it: kit check and kit grade take --rubric my-rubric.yaml. Where {VARIABLE} is set to its path, they and the
# students' notebooks use it without being told, so that the live score is the one that is graded.
#
# Each criterion is marked 0 (missing), 1 (partly) or 2 (met). The points below are those for a mark of 2; a mark of 1
# gives half of them. A criterion with 0 points, or without a line here, is not asked.
"""


def find_rubric(path: str | Path | None = None) -> Rubric:
    """The rubric in force: that of a file, else the one that ``KIT_RUBRIC`` names, else the kit's own.

    Raises:
        RubricError: the file cannot be used; all of its problems are listed.
    """
    if path:
        return read_rubric(Path(path))
    named = os.environ.get(VARIABLE)
    if not named:
        return default_rubric()
    try:
        return read_rubric(Path(named))
    except RubricError as error:
        raise RubricError(f"{named} (named by {VARIABLE})", error.problems) from error


@cache
def default_rubric() -> Rubric:
    """The kit's own rubric: 2 points for each criterion, 44 for completeness."""
    # A test holds that it has no problems; looking for them here would load the criteria of correctness for nothing.
    data, _ = read_yaml(OWN_FILE, "", _BYTES_MAX)
    return _rubric(data or {})


def read_rubric(path: Path) -> Rubric:
    """Read and check a rubric.

    Raises:
        RubricError: the file cannot be used; all of its problems are listed.
    """
    data, problems = read_yaml(path, "schema: and completeness:", _BYTES_MAX)
    if data is not None:
        problems += _problems(data)
    if data is None or problems:
        raise RubricError(str(path), tuple(problems))
    return _rubric(data)


def _rubric(data: Mapping[str, Any]) -> Rubric:
    """The rubric of a file without problems."""
    least, most = data.get("words") or (WORDS_MIN, WORDS_MAX)
    return Rubric(data["title"], {scale: data[scale] for scale in SCALES if data.get(scale)}, (least, most))


def write_rubric(rubric: Rubric) -> str:
    """The rubric as a file to save and edit: every criterion has its line, those that do not count with 0 points."""
    title = yaml.safe_dump({"title": rubric.title}, allow_unicode=True, width=10_000).strip()
    lines = [f"{_HEAD}schema: {SCHEMA}", title, f"words: [{rubric.words[0]}, {rubric.words[1]}]"]
    for scale in SCALES:
        lines += ["", f"{scale}:"]
        for criterion in criteria_of(scale):
            line = f"  {criterion.id}: {rubric.most_points(criterion)}"
            lines.append(f"{line:34}# {criterion.code:4}{criterion.title}")
    return "\n".join(lines) + "\n"


def criteria_of(scale: Scale) -> tuple[Criterion[Any], ...]:
    """The criteria of a scale, in order."""
    return tuple(criterion for criterion in _every_criterion() if criterion.scale == scale)


@cache
def _every_criterion() -> tuple[Criterion[Any], ...]:
    from kit.rubric.correctness import CORRECTNESS

    return (*FULL, *CORRECTNESS)


def _problems(data: Mapping[Any, Any]) -> Iterator[Problem]:
    """Everything that is wrong, in the order of a well-formed file."""
    schema, title = data.get("schema"), data.get("title")
    if schema != SCHEMA:
        what = "is missing" if schema is None else f"is {_shown(schema)}, which this kit does not read"
        yield Problem("schema", f"{what}; write schema: {SCHEMA}")
    if not isinstance(title, str) or not title.strip() or not title.isprintable() or len(title) > _TITLE_MOST:
        yield Problem("title", f"must be a line of text, of at most {_TITLE_MOST} characters")
    yield from _words_problems(data.get("words"))
    for scale in SCALES:
        yield from _scale_problems(scale, data.get(scale))
    for key in data:
        if key not in _KEYS:
            guess = did_you_mean(str(key), _KEYS)
            yield Problem(_shown_key(key), f"is no part of a rubric.{guess} There are: {', '.join(_KEYS)}")
    if not any(_counts(data.get(scale)) for scale in SCALES):
        yield Problem(
            "", "nothing counts; give points to at least one criterion, such as start_time: 2 for completeness"
        )


def _words_problems(words: object) -> Iterator[Problem]:
    if words is None:
        return
    if not isinstance(words, list) or len(words) != 2 or not all(type(each) is int for each in words):
        yield Problem("words", f"must be the least and the most words, such as [{WORDS_MIN}, {WORDS_MAX}]")
    elif not 0 <= words[0] <= words[1] <= _WORDS_MOST:
        yield Problem("words", f"must be from 0 to {_WORDS_MOST}, the least first, such as [{WORDS_MIN}, {WORDS_MAX}]")


def _scale_problems(scale: Scale, points: object) -> Iterator[Problem]:
    if points is None:
        return
    if not isinstance(points, dict):
        yield Problem(scale, f"must hold criteria and their points, such as {criteria_of(scale)[0].id}: 2")
        return
    known = {criterion.id for criterion in criteria_of(scale)}
    for name, value in points.items():
        path = f"{scale}.{_shown_key(name)}"
        if name not in known:
            yield Problem(path, f"is no criterion of {scale}.{_meant(str(name), scale)}")
        if wrong := _wrong_points(value):
            yield Problem(path, wrong)


def _meant(name: str, scale: Scale) -> str:
    """What was probably meant by a name that is no criterion's id."""
    for criterion in _every_criterion():
        if name == criterion.code:
            return f" {name} is the code of {criterion.id}; write that" + (
                "" if criterion.scale == scale else f", below {criterion.scale}:"
            )
        if name == criterion.id:
            return f" It belongs below {criterion.scale}:"
    return did_you_mean(name, [criterion.id for criterion in criteria_of(scale)]) or " See kit rubric show."


def _wrong_points(value: object) -> str:
    """What is wrong with the points of a criterion; empty where nothing is."""
    span = f"write a number from 0 (is not asked) to {POINTS_MAX}"
    if value is None:
        return f"has no points; {span}"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return f"{_shown(value)} is no number of points; {span}"
    if not 0 <= value <= POINTS_MAX:
        return f"{_shown(value)} is {'less than 0' if value < 0 else f'more than {POINTS_MAX}'}; {span}"
    return "" if round(value, 2) == value else f"{_shown(value)} has more than two decimals; round it"


def _counts(points: object) -> bool:
    """Whether some criterion of a scale is given points, right or wrong."""
    return bool(points) and not (isinstance(points, dict) and all(value == 0 for value in points.values()))


def _shown(value: object) -> str:
    """A value as it can stand in a message."""
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _shown_key(key: object) -> str:
    text = str(key)
    return text if len(text) <= 40 else f"{text[:40]}…"
