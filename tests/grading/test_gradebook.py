"""The gradebook."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.exporting import Source
from kit.grading import Graded, GradingResult, NotGraded
from kit.grading.gradebook import HEADER_START, harmless, write_gradebook
from kit.rubric import COMPLETENESS, Rubric, score
from kit.rubric.criterion import Finding, Report

TEXT = "# Down\n\n## Issue Summary\n\n- **Start:** 3 May 2025, 10:02\n- **Time zone:** UTC\n"


def _graded(file: str, **fields: object) -> Graded:
    values = {
        "student": "amina",
        "student_known": True,
        "source": Source(TEXT, "web:0000002a", "amina"),
        "report": score(TEXT),
    }
    return Graded(file, "html", feedback="amina.html", **(values | fields))


def _rows(*graded: Graded, not_graded: tuple[NotGraded, ...] = ()) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write_gradebook(GradingResult(graded, not_graded)), newline="")))


def test_each_file_has_a_row_with_a_mark_for_each_criterion() -> None:
    """Points, percentage and marks are those of the report."""
    (row,) = _rows(_graded("a.html"))
    report = score(TEXT)
    assert (row["student"], row["file"], row["format"], row["case"]) == ("amina", "a.html", "html", "web:0000002a")
    assert (row["graded"], row["words_in_range"], row["feedback"]) == ("yes", "no", "feedback/amina.html")
    assert [int(row[c.code]) for c in COMPLETENESS] == [finding.mark for finding in report.findings]
    assert row["completeness_points"] == str(report.points())
    assert row["completeness_pct"] == f"{report.pct():.1f}"


def test_files_not_graded_are_rows_too_sorted_among_the_others() -> None:
    """A reason stands where the marks would have come from."""
    rows = _rows(_graded("c.html"), _graded("a.html"), not_graded=(NotGraded("b.pdf", "damaged"),))
    assert [(row["file"], row["graded"], row["note"]) for row in rows] == [
        ("a.html", "yes", ""),
        ("b.pdf", "no", "damaged"),
        ("c.html", "yes", ""),
    ]
    assert rows[1]["completeness_points"] == ""


def test_other_scores_have_columns_where_some_file_has_them() -> None:
    """A second scale adds its columns; a file without it leaves them empty."""
    finding = Finding("onset", "K1", "correctness", "summary", "Onset", "why", 1, "", None, "", "?")
    two = score(TEXT)
    rows = _rows(_graded("a.html"), _graded("b.html", report=Report((*two.findings, finding), two.words)))
    assert [row["K1"] for row in rows] == ["", "1"]
    assert [row["correctness_pct"] for row in rows] == ["", "50.0"]


def test_the_rubric_decides_on_columns_points_and_length() -> None:
    """What does not count has no column; points and percentages are weighed, marks are not."""
    rubric = Rubric("Mine", {"completeness": {"start_time": 2.5, "end_time": 3}, "quality": {"depth": 1}}, (5, 20))
    graded = _graded("a.html", report=score(TEXT, rubric))
    text = write_gradebook(GradingResult((graded,), (), rubric))
    header = text.splitlines()[0].removeprefix(HEADER_START)
    assert header == (
        ",completeness_points,completeness_possible,completeness_pct,quality_points,quality_possible,quality_pct,"
        "S1,S2,Q4,feedback,note"
    )
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["S1"], row["S2"]) == ("2", "0")
    assert (row["completeness_points"], row["completeness_possible"]) == ("2.5", "5.5")
    assert row["completeness_pct"] == "45.5"
    assert row["quality_possible"] == "1"
    assert row["words_in_range"] == "yes"


def test_an_empty_class_has_a_header() -> None:
    """The columns do not depend on what was handed in."""
    text = write_gradebook(GradingResult((), ()))
    assert text.startswith(HEADER_START)
    assert text.count("\n") == 1


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_formulas_are_made_text(value: str) -> None:
    """A cell that a spreadsheet would compute gets an apostrophe."""
    assert harmless(value) == f"'{value}"
    assert _rows(_graded("a.html", student=value))[0]["student"] == f"'{value}"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_and_reason_survive_in_their_cells(student: str, reason: str) -> None:
    """Quotes, commas and line ends in a name do not shift a column."""
    rows = _rows(_graded("a.html", student=student), not_graded=(NotGraded("b.html", reason),))
    assert rows[0]["student"] == harmless(student)
    assert rows[1]["note"] == harmless(reason)
