"""The gradebook: one CSV row for each file handed in, graded or not."""

import csv
import io

from kit.grading.result import Graded, GradingResult
from kit.rubric.criterion import SCALES
from kit.rubric.rubric import FULL

_FIRST = ("student", "file", "format", "case", "graded", "words", "words_in_range")
_LAST = ("feedback", "note")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HEADER_START = ",".join(_FIRST)
"""How every gradebook begins, to know one again."""


def write_gradebook(result: GradingResult) -> str:
    """The gradebook as CSV text (RFC 4180), sorted by file.

    Columns: student, file, format, case, graded (yes or no), words, words_in_range; for each score its points, points
    possible and percentage, as the rubric weighs them; one column for each criterion that counts with its mark
    (0 missing, 1 partly, 2 met), headed by its code; the feedback page; a note. A file that was not graded has its
    reason in ``note``; its other cells are empty. What the rubric asks of a document alone always has its columns,
    correctness where some file was scored on it.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _columns(result), restval="")
    writer.writeheader()
    rows = [_graded_row(graded) for graded in result.graded]
    rows += [{"file": failure.file, "graded": "no", "note": failure.reason} for failure in result.not_graded]
    for row in sorted(rows, key=lambda row: str(row["file"])):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return out.getvalue()


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe in front.

    Source of the rule: OWASP, "CSV Injection".
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _columns(result: GradingResult) -> list[str]:
    asked = result.rubric.asked(FULL)
    findings = [finding for graded in result.graded for finding in graded.report.findings]
    scored = {criterion.scale for criterion in asked} | {finding.scale for finding in findings}
    scores = [f"{scale}_{what}" for scale in SCALES if scale in scored for what in ("points", "possible", "pct")]
    codes = dict.fromkeys([*(criterion.code for criterion in asked), *(finding.code for finding in findings)])
    return [*_FIRST, *scores, *codes, *_LAST]


def _graded_row(graded: Graded) -> dict[str, object]:
    report = graded.report
    row: dict[str, object] = {
        "student": graded.student,
        "file": graded.file,
        "format": graded.format,
        "case": graded.source.case_id,
        "graded": "yes",
        "words": report.words,
        "words_in_range": "yes" if report.words_fit else "no",
        "feedback": f"feedback/{graded.feedback}",
        "note": graded.note,
    }
    for scale in report.scales:
        row[f"{scale}_points"] = report.points(scale)
        row[f"{scale}_possible"] = report.points_possible(scale)
        row[f"{scale}_pct"] = f"{report.pct(scale):.1f}"
    return row | {finding.code: finding.mark for finding in report.findings}
