"""Internal consistency and quality against examples of our own; folders, ids, tables and rubric agree."""

import importlib
import pkgutil

import examples_quality
import gaming_texts
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kit.rubric.consistency
import kit.rubric.quality
from kit.rubric import COMPLETENESS, CONSISTENCY, FULL, QUALITY, read, score

MET, NOT_MET = examples_quality.MET, examples_quality.NOT_MET


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in MET.items() for text in texts])
def test_example_is_met(name: str, text: str) -> None:
    """Nothing is held against a text that gives no reason."""
    finding = score(text, FULL).finding(name)
    assert finding is not None
    assert finding.mark == 2, f"{finding.note}: {finding.quote}"


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in NOT_MET.items() for text in texts])
def test_example_is_not_met(name: str, text: str) -> None:
    """A text that falls short is told why, with a question."""
    finding = score(text, FULL).finding(name)
    assert finding is not None
    assert finding.mark < 2
    assert finding.note
    assert finding.hint


@pytest.mark.parametrize(
    ("rubric", "folder", "scale"),
    [(CONSISTENCY, kit.rubric.consistency, "consistency"), (QUALITY, kit.rubric.quality, "quality")],
)
def test_folder_ids_tables_and_rubric_agree(rubric, folder, scale: str) -> None:
    """One file for each criterion, named by its id, with at least five examples each way."""
    ids = [criterion.id for criterion in rubric]
    assert sorted(ids) == sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    for criterion in rubric:
        assert criterion.scale == scale
        assert importlib.import_module(f"{folder.__name__}.{criterion.id}").CRITERION is criterion
        assert len(MET[criterion.id]) >= 5
        assert len(NOT_MET[criterion.id]) >= 5
        assert criterion.why.endswith(".")
        assert "?" in criterion.question


def test_the_full_rubric_has_three_scales_and_no_name_twice() -> None:
    """Completeness, consistency and quality, in that order; ids and codes are unique."""
    assert (*COMPLETENESS, *CONSISTENCY, *QUALITY) == FULL
    assert len({criterion.id for criterion in FULL}) == len({criterion.code for criterion in FULL}) == len(FULL) == 41
    assert set(MET) == set(NOT_MET) == {criterion.id for criterion in (*CONSISTENCY, *QUALITY)}


def test_scales_are_never_added_up() -> None:
    """Each scale of a report has its own points."""
    report = score(gaming_texts.HONEST, FULL)
    assert report.pct() == 100.0
    assert report.pct("consistency") == 100.0
    assert 0 < report.pct("quality") < 100
    assert report.points_possible() == 44
    assert report.points_possible("quality") == 24


def test_an_empty_document_meets_nothing() -> None:
    """Where nothing is told, nothing is consistent or well written either."""
    report = score("# Postmortem\n\n## Timeline\n", FULL)
    assert report.points("consistency") == report.points("quality") == 0


def test_contradictions_are_told_with_their_figures() -> None:
    """A note on a contradiction names both figures."""
    told = "The shop was down from 18:05 to 18:52 UTC (2 hours). Nobody could pay for tickets. It was a bad evening."
    text = f"## Issue Summary\n\n{told}\n"
    finding = score(text, FULL).finding("duration_adds_up")
    assert finding is not None
    assert finding.note == "18:05 to 18:52 is 47 min, not 2 h"
    assert finding.line == 3


@given(st.text(max_size=300), st.sampled_from(("", "## Issue Summary\n\n", "Timeline\n- 10:00 ", "Tasks\n- ")))
@settings(max_examples=60)
def test_any_text_can_be_asked_everything(text: str, before: str) -> None:
    """No criterion raises, and every quote stands in the document."""
    reading = read(before + text)
    for finding in score(reading, FULL).findings:
        assert finding.quote in reading.text
