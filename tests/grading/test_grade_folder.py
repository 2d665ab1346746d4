"""Grading a folder: every file has its outcome, and one bad file never costs the others."""

import csv
import json

import pytest

from kit.errors import KitError
from kit.exporting import FORMATS, SUFFIXES, Source, export
from kit.exporting.source import write_source
from kit.grading import grade_folder
from kit.rubric import score

GOOD = """\
# Search was down on 3 May

## Issue Summary

- **Start:** 3 May 2025, 10:02
- **End:** 10:41
- **Time zone:** UTC
- **Duration:** 39 minutes
- **Service:** product search
- **User experience:** searches ended in an error page
- **Affected:** 18% of users
- **Root cause:** an index was dropped by a migration before its replacement was built

## Timeline

- **10:06** A monitoring alert on slow queries paged the on-call engineer.
- **10:12** We assumed that the cache was cold and warmed it, which misled us for ten minutes.
- **10:31** Escalated to the database team, who saw full table scans.
- **10:41** The index was built again and queries were fast.
"""


@pytest.fixture(name="folder")
def _folder(tmp_path):
    folder = tmp_path / "handed-in"
    folder.mkdir()
    return folder


def rows_of(out):
    with (out / "gradebook.csv").open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("format_name", FORMATS)
def test_each_export_format_is_graded_as_its_document_is(folder, tmp_path, format_name):
    """The grade of an export is the score of the document it carries, with its student and case."""
    source = Source(GOOD, "web-nginx-fd-limit:0000002a", "amina")
    (folder / f"one{SUFFIXES[format_name]}").write_bytes(export(source, format_name))
    result = grade_folder(folder, tmp_path / "out")
    assert result.not_graded == ()
    (row,) = rows_of(tmp_path / "out")
    report = score(GOOD)
    assert (row["student"], row["case"], row["graded"]) == ("amina", "web-nginx-fd-limit:0000002a", "yes")
    assert int(row["completeness_points"]) == report.points() > 20
    assert {code: int(row[code]) for code in ("S1", "T2", "C2")} == {
        code: report.finding(code).mark for code in ("S1", "T2", "C2")
    }


def test_broken_files_are_named_with_their_reason_and_the_rest_goes_on(folder, tmp_path):
    """Empty, huge, broken, foreign and linked files each have a reason; the good one is graded."""
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "empty.html").write_bytes(b"")
    (folder / "huge.md").write_bytes(b"a" * 5_000_001)
    (folder / "broken.ipynb").write_text('{"cells": [', encoding="utf-8")
    (folder / "foreign.html").write_text("<html><body>my holiday</body></html>", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnot really")
    (folder / "archive.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 40)
    (folder / "latin1.md").write_bytes("# Café closed\n".encode("latin-1"))
    (folder / "elsewhere.md").symlink_to("/etc/hostname")
    result = grade_folder(folder, tmp_path / "out")
    assert [graded.file for graded in result.graded] == ["good.md"]
    reasons = {failure.file: failure.reason for failure in result.not_graded}
    assert set(reasons) == {
        "empty.html",
        "huge.md",
        "broken.ipynb",
        "foreign.html",
        "broken.pdf",
        "archive.zip",
        "latin1.md",
        "elsewhere.md",
    }
    assert "empty" in reasons["empty.html"]
    assert "5 MB" in reasons["huge.md"]
    assert "link" in reasons["elsewhere.md"]
    assert all(str(tmp_path) not in reason for reason in reasons.values())
    by_file = {row["file"]: row for row in rows_of(tmp_path / "out")}
    assert by_file["huge.md"]["graded"] == "no"
    assert by_file["huge.md"]["note"] == reasons["huge.md"]
    assert len(by_file) == 9


def test_an_unexpected_failure_costs_one_file_only(folder, tmp_path, monkeypatch):
    """Where the kit itself fails on a file, that file is named and the rest goes on."""
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    (folder / "b.md").write_text(GOOD + "\nodd", encoding="utf-8")

    def odd_score(text, rubric):
        if "odd" in text:
            raise ZeroDivisionError("division by zero")
        return score(text, rubric)

    monkeypatch.setattr("kit.grading.run.score", odd_score)
    result = grade_folder(folder, tmp_path / "out")
    assert [graded.file for graded in result.graded] == ["a.md"]
    assert result.not_graded[0].reason == (
        "the kit failed on this file, please report it: ZeroDivisionError: division by zero"
    )


def test_scores_that_a_file_carries_are_not_believed(folder, tmp_path):
    """A notebook that claims a full score is graded by its text."""
    notebook = json.loads(export(Source("# Nothing yet\n", "web-nginx-fd-limit:0000002a", "bo"), "notebook"))
    notebook["metadata"]["score"] = {"points": 44, "possible": 44}
    (folder / "bo.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    (graded,) = grade_folder(folder, tmp_path / "out").graded
    assert graded.report.points() <= 2


def test_feedback_pages_escape_what_students_wrote(folder, tmp_path):
    """Markup in text and names is shown as text, and numbers link text and findings."""
    text = GOOD + "\n<script>alert(1)</script> <img src=http://evil.example/x.png>\n"
    (folder / "x&y.md").write_text(write_source(Source(text, "", "<b>eve</b>")), encoding="utf-8")
    (graded,) = grade_folder(folder, tmp_path / "out").graded
    page = (tmp_path / "out" / "feedback" / graded.feedback).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>eve" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "x&amp;y.md" in page
    finding = graded.report.finding("T2")
    assert f'id="line-{finding.line}"' in page
    assert 'href="#finding-10"' in page


def test_a_second_file_of_a_student_is_noted(folder, tmp_path):
    """Both files are graded, and the gradebook says that they are of one student and whether the text is the same."""
    source = Source(GOOD, "web-nginx-fd-limit:0000002a", "amina")
    (folder / "a.md").write_bytes(export(source, "markdown"))
    (folder / "b.html").write_bytes(export(source, "html"))
    (folder / "c.md").write_bytes(export(Source(GOOD + "More.\n", source.case_id, source.student), "markdown"))
    result = grade_folder(folder, tmp_path / "out")
    assert [graded.note for graded in result.graded] == [
        "",
        "same student as a.md, same text",
        "same student as a.md, another text",
    ]
    assert len({graded.feedback.casefold() for graded in result.graded}) == 3


def test_hidden_files_and_the_output_are_no_submissions(folder, tmp_path):
    """What file managers leave behind, and an output folder inside the input, are left out, also on a second run."""
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\x00")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "other.md").write_text(GOOD, encoding="utf-8")
    for _ in range(2):
        result = grade_folder(folder, folder / "grades")
        assert [graded.file for graded in result.graded] == ["good.md", "sub/other.md"]
        assert result.not_graded == ()


def test_formulas_in_names_reach_no_spreadsheet(folder, tmp_path):
    """A student id that begins like a formula is written with an apostrophe in front."""
    (folder / "f.md").write_text(write_source(Source(GOOD, "", "=HYPERLINK(1)")), encoding="utf-8")
    grade_folder(folder, tmp_path / "out")
    assert rows_of(tmp_path / "out")[0]["student"] == "'=HYPERLINK(1)"


def test_progress_counts_to_the_total(folder, tmp_path):
    """The progress callback starts at nothing done and ends with everything done."""
    for name in "abc":
        (folder / f"{name}.md").write_text(GOOD, encoding="utf-8")
    seen = []
    grade_folder(folder, tmp_path / "out", on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_output_that_cannot_be_written_is_one_clear_error(folder, tmp_path):
    """A file in the way of the output folder is named, with the way out."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(KitError, match=r"cannot write to .*out.*choose another folder with --out"):
        grade_folder(folder, tmp_path / "out")
