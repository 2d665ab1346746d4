"""``kit check``: score any Markdown postmortem, whoever wrote it, on the terminal or for a machine."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.cli.command import Command, ExitStatus

if TYPE_CHECKING:
    from kit.rubric.criterion import Finding, Report

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


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


def _run(args: argparse.Namespace) -> int:
    from kit.exporting import read_export
    from kit.rubric import score

    report = score(read_export(args.file).markdown)
    if args.format == "json":
        print(json.dumps(as_json(str(args.file), report), indent=2, ensure_ascii=False))
    elif args.format == "sarif":
        print(json.dumps(as_sarif(args.file.as_posix(), report), indent=2, ensure_ascii=False))
    else:
        print(as_text(str(args.file), report))
    return ExitStatus.LOOK if report.pct() < args.min else ExitStatus.DONE


def as_text(name: str, report: "Report") -> str:
    """The report for a terminal: one line a criterion, and what a reader would ask below those that are not met."""
    from kit.rubric.criterion import MARK_SHAPES, MARK_WORDS

    total = f"completeness {report.points()}/{report.points_possible()} ({report.pct():.0f} %)   {word_line(report)}"
    lines = [name, total, ""]
    for finding in report.findings:
        where = f"  line {finding.line}" if finding.line else ""
        lines.append(f"{MARK_SHAPES[finding.mark]} {MARK_WORDS[finding.mark]:8}{finding.code:4}{finding.title}{where}")
        lines.extend(f"             {text}" for text in (finding.note, finding.hint) if text)
    return "\n".join(lines)


def word_line(report: "Report") -> str:
    """The word count, and the range that the assignment asks for."""
    from kit.rubric import WORDS_MAX, WORDS_MIN

    words = "1 word" if report.words == 1 else f"{report.words} words"
    return f"{words} (asked for: {WORDS_MIN} to {WORDS_MAX})"


def as_json(name: str, report: "Report") -> dict[str, Any]:
    """The report as one JSON object; finding fields are those of ``kit.rubric.Finding``."""
    from dataclasses import asdict

    return {
        "file": name,
        "words": report.words,
        "completeness": {
            "points": report.points(),
            "possible": report.points_possible(),
            "pct": round(report.pct(), 1),
        },
        "findings": [asdict(finding) for finding in report.findings],
    }


def as_sarif(uri: str, report: "Report") -> dict[str, Any]:
    """The findings that are not fully met as a SARIF 2.1.0 log, which code hosts show beside the file's lines."""
    from kit import __version__

    unmet = [finding for finding in report.findings if finding.mark < 2]
    rules = [
        {"id": f.code, "name": f.id, "shortDescription": {"text": f.title}, "fullDescription": {"text": f.why}}
        for f in report.findings
    ]
    driver = {"name": "postmortem-kit", "version": __version__, "rules": rules}
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_sarif_result(uri, finding) for finding in unmet]}],
    }


def _sarif_result(uri: str, finding: "Finding") -> dict[str, Any]:
    """One unmet finding; SARIF wants a line, so a finding about what is absent points at the first."""
    text = " ".join(part for part in (finding.note, finding.hint) if part) or finding.title
    place = {"artifactLocation": {"uri": uri}, "region": {"startLine": finding.line or 1}}
    return {
        "ruleId": finding.code,
        "level": "warning" if finding.mark == 0 else "note",
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


COMMAND = Command(
    name="check",
    summary="Score any Markdown postmortem: what is there, what a reader would ask.",
    example="kit check postmortem.md --min 80",
    configure=_configure,
    run=_run,
)
