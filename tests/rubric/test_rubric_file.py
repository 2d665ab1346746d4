"""The rubric as a file: what the kit ships, what can be edited, and what is said of a file that cannot be used."""

from dataclasses import replace

import gaming_texts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import RubricError
from kit.rubric import COMPLETENESS, CONSISTENCY, FULL, QUALITY, score, word_finding
from kit.rubric.correctness import CORRECTNESS
from kit.rubric.criterion import POINTS, SCALES
from kit.rubric.rubric import Rubric
from kit.rubric.rubric_file import OWN_FILE, criteria_of, default_rubric, find_rubric, read_rubric, write_rubric

KEYS = "schema, title, words, completeness, consistency, quality, correctness"
HEAD = "schema: pmkit/rubric/v1\ntitle: Mine\n"


@pytest.fixture
def write(tmp_path):
    """A function that writes a rubric file and returns its path."""

    def write(text):
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def problems(write):
    """A function that gives the problems of a rubric file as text."""

    def problems(text):
        with pytest.raises(RubricError) as caught:
            read_rubric(write(text))
        return [str(problem) for problem in caught.value.problems]

    return problems


def test_the_shipped_file_holds_every_criterion_for_two_points() -> None:
    """The kit's own rubric is the criteria in code at 2 points each, in the words that the writer writes."""
    rubric = default_rubric()
    assert rubric.asked(FULL) == FULL
    assert rubric.asked(CORRECTNESS) == CORRECTNESS
    assert {rubric.most_points(each) for each in (*FULL, *CORRECTNESS)} == {POINTS}
    assert score("", rubric).points_possible() == 44
    assert OWN_FILE.read_text(encoding="utf-8") == write_rubric(rubric)
    assert read_rubric(OWN_FILE) == rubric


def test_a_document_scores_alike_with_and_without_the_shipped_file() -> None:
    """Naming no rubric is the same as naming the kit's own."""
    assert score(gaming_texts.HONEST, default_rubric()) == score(gaming_texts.HONEST, FULL)
    assert score(gaming_texts.HONEST, default_rubric().only("completeness")) == score(gaming_texts.HONEST)


def test_the_criteria_of_the_scales_are_those_in_code() -> None:
    """Ids and codes differ between all criteria, so that a file can name them."""
    every = [criterion for scale in SCALES for criterion in criteria_of(scale)]
    assert every == [*COMPLETENESS, *CONSISTENCY, *QUALITY, *CORRECTNESS]
    assert len({each.id for each in every}) == len({each.code for each in every}) == len(every)


def test_points_select_and_weigh(write) -> None:
    """What has no points is not asked; a mark of 2 gives all points, 1 half of them, 0 none."""
    path = write(
        HEAD + "words: [20, 50]\ncompleteness: {end_time: 3, start_time: 10, picture: 0}\nquality: {depth: 0.5}\n"
    )
    report = score("The shop was down from 10:02 on 3 May 2025.\n", read_rubric(path))
    assert [finding.id for finding in report.findings] == ["start_time", "end_time", "depth"]
    start, end, _ = report.findings
    assert (start.mark, start.points, start.points_possible) == (2, 10, 10)
    assert (end.mark, end.points, end.points_possible) == (0, 0, 3)
    assert (replace(start, mark=1).points, replace(end, mark=1).points) == (5, 1.5)
    assert (report.points(), report.points_possible(), report.pct()) == (10, 13, pytest.approx(1000 / 13))
    assert (str(report.points_possible()), str(report.points_possible("quality"))) == ("13", "0.5")
    assert report.scales == ("completeness", "quality")
    assert word_finding(report) == "10 words: the assignment asks for 20 to 50. What would a reader still ask?"


def test_half_points_are_printed_short(write) -> None:
    """A sum of thirds and tenths has no tail of digits."""
    path = write(HEAD + "completeness:\n  start_time: 0.1\n  end_time: 0.2\n  time_zone: 2.7\n")
    report = score("", read_rubric(path))
    assert str(report.points_possible()) == "3"
    assert str(report.points()) == "0"


def test_all_problems_are_listed_at_once(problems) -> None:
    """Unknown names, bad points and double keys stand in one list, each with its path and what to do."""
    found = problems("""\
schema: pmkit/rubric/v2
title: ""
words: [600, 400]
completeness:
  start_tme: 2
  S2: 1
  Q4: 1
  blameless_language: 1
  onsets: 1
  duration: -1
  service: two
  tasks: yes
  picture: 250
  end_time: .nan
  cause_detail:
  fix_detail: 0.333
  duration: 3
qualty:
  depth: 1
quality: [depth]
7: 1
""")
    assert found == [
        "mine.yaml, line 17, column 3: is not valid YAML: the key 'duration' is there twice",
        "schema: is 'pmkit/rubric/v2', which this kit does not read; write schema: pmkit/rubric/v1",
        "title: must be a line of text, of at most 200 characters",
        "words: must be from 0 to 100000, the least first, such as [400, 600]",
        "completeness.start_tme: is no criterion of completeness. Did you mean 'start_time'?",
        "completeness.S2: is no criterion of completeness. S2 is the code of end_time; write that",
        "completeness.Q4: is no criterion of completeness. Q4 is the code of depth; write that, below quality:",
        "completeness.blameless_language: is no criterion of completeness. It belongs below quality:",
        "completeness.onsets: is no criterion of completeness. See kit rubric show.",
        "completeness.service: 'two' is no number of points; write a number from 0 (is not asked) to 100",
        "completeness.tasks: true is no number of points; write a number from 0 (is not asked) to 100",
        "completeness.picture: 250 is more than 100; write a number from 0 (is not asked) to 100",
        "completeness.end_time: nan is no number of points; write a number from 0 (is not asked) to 100",
        "completeness.cause_detail: has no points; write a number from 0 (is not asked) to 100",
        "completeness.fix_detail: 0.333 has more than two decimals; round it",
        "quality: must hold criteria and their points, such as blameless_language: 2",
        f"qualty: is no part of a rubric. Did you mean 'quality'? There are: {KEYS}",
        f"7: is no part of a rubric. There are: {KEYS}",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("completeness:\n  start_time: 2\n", "schema: is missing; write schema: pmkit/rubric/v1"),
        (HEAD, "nothing counts; give points to at least one criterion, such as start_time: 2 for completeness"),
        (HEAD + "completeness:\n  start_time: 0\nquality:\n", "nothing counts; give points to at least one criterion"),
        (HEAD + "completeness:\n  start_time: -0.5\n", "completeness.start_time: -0.5 is less than 0; write a number"),
        (HEAD + "completeness:\n  start_time: .inf\n", "completeness.start_time: inf is no number of points"),
        (HEAD + "completeness: 2\n", "completeness: must hold criteria and their points, such as start_time: 2"),
        (HEAD + "words: 500\n", "words: must be the least and the most words, such as [400, 600]"),
        (HEAD + "words: [1, yes]\n", "words: must be the least and the most words, such as [400, 600]"),
        (HEAD.replace("Mine", "|\n  two\n  lines"), "title: must be a line of text, of at most 200 characters"),
        ("- start_time\n", "mine.yaml: does not hold fields such as schema: and completeness: at its top level"),
        (HEAD + "quality: {depth: 2\n", "mine.yaml, line 4, column 1: is not valid YAML: "),
        ("#" * 50_001, "mine.yaml: is larger than 50 kB"),
        ("[" * 40_000, "is nested more than 40 levels deep"),
        (HEAD + f"completeness:\n  start_time: {'x' * 900}\n", f"'{'x' * 39}… is no number of points"),
    ],
)
def test_each_problem_says_what_would_be_right(problems, text, message) -> None:
    """Every kind of damage is named, shortly."""
    found = problems(text)
    assert any(message in problem for problem in found), found
    assert all(len(problem) < 200 for problem in found)


def test_a_file_that_is_not_there_is_a_problem(tmp_path) -> None:
    """The message names file and reason."""
    with pytest.raises(RubricError, match=r"none\.yaml: 1 problem\n  none\.yaml: cannot be opened \(No such file"):
        read_rubric(tmp_path / "none.yaml")


def test_a_rubric_is_named_or_in_the_environment_or_the_kits_own(write, monkeypatch, tmp_path) -> None:
    """A path given comes first, then ``KIT_RUBRIC``, then the shipped file; a bad variable is named as the source."""
    monkeypatch.delenv("KIT_RUBRIC", raising=False)
    path = write(HEAD + "quality:\n  depth: 5\n")
    assert find_rubric() is default_rubric()
    assert find_rubric(path).title == "Mine"
    monkeypatch.setenv("KIT_RUBRIC", str(path))
    assert find_rubric().title == "Mine"
    assert find_rubric(OWN_FILE) == default_rubric()
    monkeypatch.setenv("KIT_RUBRIC", str(tmp_path / "none.yaml"))
    with pytest.raises(RubricError, match=r"none\.yaml \(named by KIT_RUBRIC\): 1 problem"):
        find_rubric()


_POINTS = st.integers(1, 100) | st.integers(1, 10_000).map(lambda hundredths: hundredths / 100)
_RUBRICS = st.builds(
    Rubric,
    st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and text.isprintable()),
    st.fixed_dictionaries(
        {
            scale: st.dictionaries(st.sampled_from([each.id for each in criteria_of(scale)]), _POINTS, min_size=1)
            for scale in SCALES
        }
    ),
    st.tuples(st.integers(0, 500), st.integers(500, 100_000)),
)


@settings(max_examples=60)
@given(_RUBRICS)
def test_a_rubric_written_is_the_same_when_read(tmp_path_factory, rubric) -> None:
    """Title, points and words survive; what does not count has a line with 0."""
    path = tmp_path_factory.mktemp("rubric") / "mine.yaml"
    text = write_rubric(rubric)
    path.write_text(text, encoding="utf-8", newline="\n")
    again = read_rubric(path)
    assert (again.title, again.words) == (rubric.title, rubric.words)
    every = [*FULL, *CORRECTNESS]
    assert [again.most_points(each) for each in every] == [rubric.most_points(each) for each in every]
    assert write_rubric(again) == text
