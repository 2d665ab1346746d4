"""``kit check``: score any Markdown postmortem, whoever wrote it, on the terminal or for a machine.

Three scores that are never added up: completeness, internal consistency, quality. The fourth, correctness, needs the
answer key of a simulated case and belongs to ``kit grade``.
"""

import argparse
import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.cli.command import Command, ExitStatus
from kit.cli.rubric import WIDTH, add_rubric_option
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.rubric.criterion import Finding, Report, Scale

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INDENT = " " * 14


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a Markdown postmortem, or an export of the kit")
    parser.add_argument(
        "--format", choices=("text", "json", "sarif"), default="text", help="how to print (default: text)"
    )
    parser.add_argument(
        "--min",
        type=float,
        default=0.0,
        metavar="PCT",
        help="exit with status 1 when completeness is below this percentage",
    )
    add_rubric_option(parser)


def _run(args: argparse.Namespace) -> int:
    from kit.exporting import read_export
    from kit.rubric import find_rubric, score

    rubric = find_rubric(args.rubric)
    report = score(read_export(args.file).markdown, rubric)
    if not report.scales:
        raise KitError(f"the rubric {rubric.title!r} asks only about correctness, which kit grade --correctness scores")
    if args.min and "completeness" not in report.scales:
        raise KitError(
            f"--min is about completeness, and the rubric {rubric.title!r} asks nothing of it; leave one out"
        )
    if args.format == "json":
        print(json.dumps(as_json(str(args.file), report, rubric.title), indent=2, ensure_ascii=False))
    elif args.format == "sarif":
        print(json.dumps(as_sarif(args.file.as_posix(), report, rubric.title), indent=2, ensure_ascii=False))
    else:
        print(as_text(str(args.file), report, rubric.title))
    return ExitStatus.LOOK if report.pct() < args.min else ExitStatus.DONE


def as_text(name: str, report: "Report", rubric: str) -> str:
    """The report for a terminal of 80 columns: a block for each score, with its own total.

    One line a criterion; below those that are not met what was found, what is missing, and what a reader would ask.
    """
    lines = [name, word_line(report), f"rubric: {rubric}"]
    for scale in report.scales:
        total = f"{report.points(scale)} of {report.points_possible(scale)} points ({report.pct(scale):.0f} %)"
        lines += ["", f"{scale.capitalize()}: {total}", *_block(report, scale)]
    return "\n".join(map(_printable, lines))


def word_line(report: "Report") -> str:
    """The word count, and the range that the rubric asks for."""
    words = "1 word" if report.words == 1 else f"{report.words} words"
    return f"{words} (asked for: {report.words_asked[0]} to {report.words_asked[1]})"


def _block(report: "Report", scale: "Scale") -> Iterator[str]:
    from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS

    findings = report.of(scale)
    points = [f"{finding.points}/{finding.points_possible}" for finding in findings]
    wide, long = max(map(len, points)), max(len(finding.title) for finding in findings)
    for finding, of in zip(findings, points, strict=True):
        mark = f"{MARK_SHAPES[finding.mark]} {MARK_WORDS[finding.mark]:8}"
        yield f"{mark}{finding.code:4}{of:>{wide}}  {finding.title:{long}}  {_where(report, finding)}"
        if finding.mark < 2:
            quote = textwrap.shorten(finding.quote, WIDTH - len(_INDENT) - 2, placeholder=" …")
            for text in (f"“{quote}”" if quote else "", finding.note, finding.hint):
                yield from textwrap.wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _where(report: "Report", finding: "Finding") -> str:
    """The section a finding is about, and the line of its quote, or else where the section begins."""
    section, place = finding.section.replace("_", " "), report.place(finding)
    if finding.line or not place or finding.section == "document":
        return f"{section}, line {finding.line}" if finding.line else section
    return f"{section}, from line {place}"


def _printable(line: str) -> str:
    """A line without control characters, which a document may hold and a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in line)


def as_json(name: str, report: "Report", rubric: str) -> dict[str, Any]:
    """The report as one JSON object; finding fields are those of ``kit.rubric.criterion.Finding``."""
    from dataclasses import asdict

    return {
        "file": name,
        "rubric": rubric,
        "words": report.words,
        "words_asked": list(report.words_asked),
        **_totals(report),
        "findings": [asdict(finding) | {"points": finding.points} for finding in report.findings],
    }


def _totals(report: "Report") -> dict[str, dict[str, float]]:
    """Each score by its name: points, points possible, percentage."""
    return {
        scale: {
            "points": report.points(scale),
            "possible": report.points_possible(scale),
            "pct": round(report.pct(scale), 1),
        }
        for scale in report.scales
    }


def as_sarif(uri: str, report: "Report", rubric: str) -> dict[str, Any]:
    """The findings that are not fully met as a SARIF 2.1.0 log, which code hosts show beside the file's lines.

    The rules are tagged with their score and section; the scores themselves are properties of the run.
    """
    from kit import __version__

    rules = [
        {
            "id": finding.code,
            "name": finding.id,
            "shortDescription": {"text": finding.title},
            "fullDescription": {"text": finding.why},
            "properties": {"tags": [finding.scale, finding.section]},
        }
        for finding in report.findings
    ]
    driver = {"name": "postmortem-kit", "version": __version__, "rules": rules}
    results = [_sarif_result(uri, report, finding) for finding in report.findings if finding.mark < 2]
    run = {
        "tool": {"driver": driver},
        "results": results,
        "properties": {"rubric": rubric, "words": report.words, **_totals(report)},
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _sarif_result(uri: str, report: "Report", finding: "Finding") -> dict[str, Any]:
    """One unmet finding; SARIF wants a line, so what is absent points at its section, else at the first."""
    text = " ".join(part for part in (finding.note, finding.hint) if part) or finding.title
    place = {"artifactLocation": {"uri": uri}, "region": {"startLine": report.place(finding) or 1}}
    return {
        "ruleId": finding.code,
        "level": "warning" if finding.mark == 0 else "note",
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "properties": {"scale": finding.scale, "section": finding.section},
    }


COMMAND = Command(
    name="check",
    summary="Score any Markdown postmortem: what is there, whether it agrees with itself, how well it is written.",
    example="kit check postmortem.md --min 80",
    configure=_configure,
    run=_run,
)
