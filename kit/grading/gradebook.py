"""The class table as CSV, one row a file, in UTF-8 with the mark at its start that spreadsheets need.

Text that a student chose could be a formula to a spreadsheet; such a cell gets an apostrophe in front, which makes it
text there.
"""

import csv
import io
from collections.abc import Iterable

from kit.grading.result import Graded, GradingResult
from kit.rubric.criterion import Finding, Report, Scale

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FIRST = ("student", "file", "format", "case", "words")
_LAST = ("graded", "reason")
HEADER_START = ",".join(_FIRST)
"""How every gradebook begins, to know one again."""


def write_gradebook(result: GradingResult) -> bytes:
    """The table, sorted by file name.

    Columns: student, file, format, case, words; for each score its points, points possible and percentage; one column
    for each criterion with its mark (0 missing, 1 partly, 2 met), headed by its code; graded (yes or no); reason,
    which says why a file was not graded or what is to be known about it.
    """
    findings = _all_findings(graded.report for graded in result.graded)
    scales = tuple(dict.fromkeys(finding.scale for finding in findings)) or ("completeness",)
    header = [*_FIRST, *(f"{scale} {what}" for scale in scales for what in ("points", "possible", "pct"))]
    rows = {graded.file: _row(graded, scales, findings) for graded in result.graded}
    width = len(header) - len(_FIRST) + len(findings)
    rows |= {
        failed.file: ["", failed.file, *[""] * (len(_FIRST) - 2 + width), "no", failed.reason]
        for failed in result.not_graded
    }
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*header, *(finding.code for finding in findings), *_LAST])
    writer.writerows([[_safe(cell) for cell in rows[file]] for file in sorted(rows)])
    return out.getvalue().encode("utf-8-sig", "replace")


def _all_findings(reports: Iterable[Report]) -> tuple[Finding, ...]:
    """One finding for each criterion that any report holds, in the order of the rubric."""
    return tuple({finding.id: finding for report in reports for finding in report.findings}.values())


def _row(graded: Graded, scales: tuple[Scale, ...], findings: tuple[Finding, ...]) -> list[str]:
    report = graded.report
    row = [graded.student, graded.file, graded.format, graded.case_id, str(report.words)]
    for scale in scales:
        asked = report.points_possible(scale) > 0
        row += (
            [str(report.points(scale)), str(report.points_possible(scale)), f"{report.pct(scale):.1f}"]
            if asked
            else [""] * 3
        )
    own = {finding.id: str(finding.mark) for finding in report.findings}
    return [*row, *(own.get(finding.id, "") for finding in findings), "yes", graded.remark]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
