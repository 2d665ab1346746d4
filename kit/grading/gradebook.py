"""The gradebook: one CSV row for each file handed in, graded or not."""

import csv
import io

from kit.grading.result import Graded, GradingResult
from kit.rubric import COMPLETENESS, WORDS_MAX, WORDS_MIN

FIXED_COLUMNS = (
    "student",
    "file",
    "format",
    "case",
    "graded",
    "words",
    "words_in_range",
    "completeness_points",
    "completeness_possible",
    "completeness_pct",
)
CRITERION_COLUMNS = tuple(criterion.code for criterion in COMPLETENESS)
LAST_COLUMNS = ("feedback", "note")


def write_gradebook(result: GradingResult) -> str:
    """The gradebook as CSV text (RFC 4180), sorted by file.

    A file that was not graded has ``graded`` "no" and its reason in ``note``; its other cells are empty.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, (*FIXED_COLUMNS, *CRITERION_COLUMNS, *LAST_COLUMNS), restval="")
    writer.writeheader()
    rows = [_graded_row(graded) for graded in result.graded]
    rows += [{"file": failure.file, "graded": "no", "note": failure.reason} for failure in result.not_graded]
    for row in sorted(rows, key=lambda row: str(row["file"])):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return out.getvalue()


def _graded_row(graded: Graded) -> dict[str, object]:
    report = graded.report
    return {
        "student": graded.student,
        "file": graded.file,
        "format": graded.format,
        "case": graded.source.case_id,
        "graded": "yes",
        "words": report.words,
        "words_in_range": "yes" if WORDS_MIN <= report.words <= WORDS_MAX else "no",
        "completeness_points": report.points(),
        "completeness_possible": report.points_possible(),
        "completeness_pct": f"{report.pct():.1f}",
        **{finding.code: finding.mark for finding in report.of("completeness")},
        "feedback": f"feedback/{graded.feedback}",
        "note": graded.note,
    }


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe in front.

    Source of the rule: OWASP, "CSV Injection".
    """
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
