"""The gradebook: one CSV row for each file handed in, graded or not."""

import csv
import io

from kit.grading.result import Graded, GradingResult
from kit.rubric.criterion import Scale
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import COMPLETENESS

_SCALES: tuple[Scale, ...] = ("completeness", "consistency", "correctness", "quality")
_FIRST = ("student", "file", "format", "case", "graded", "words", "words_in_range")
_LAST = ("feedback", "note")
_COMPLETENESS_CODES = tuple(criterion.code for criterion in COMPLETENESS)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HEADER_START = ",".join(_FIRST)
"""How every gradebook begins, to know one again."""


def write_gradebook(result: GradingResult) -> str:
    """The gradebook as CSV text (RFC 4180), sorted by file.

    Columns: student, file, format, case, graded (yes or no), words, words_in_range; for each score its points, points
    possible and percentage; one column for each criterion with its mark (0 missing, 1 partly, 2 met), headed by its
    code; the feedback page; a note. A file that was not graded has its reason in ``note``; its other cells are empty.
    Completeness always has its columns, the other scores where some file was scored on them.
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
    findings = [finding for graded in result.graded for finding in graded.report.findings]
    asked = {"completeness", *(finding.scale for finding in findings)}
    scores = [f"{scale}_{what}" for scale in _SCALES if scale in asked for what in ("points", "possible", "pct")]
    codes = dict.fromkeys((*_COMPLETENESS_CODES, *(finding.code for finding in findings)))
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
        "words_in_range": "yes" if WORDS_MIN <= report.words <= WORDS_MAX else "no",
        "feedback": f"feedback/{graded.feedback}",
        "note": graded.note,
    }
    for scale in dict.fromkeys(finding.scale for finding in report.findings):
        row[f"{scale}_points"] = report.points(scale)
        row[f"{scale}_possible"] = report.points_possible(scale)
        row[f"{scale}_pct"] = f"{report.pct(scale):.1f}"
    return row | {finding.code: finding.mark for finding in report.findings}
