"""A case file as the files of real tools: which files, and how each is written."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from kit.evidence.case_file import CaseFile
from kit.evidence.items import Change, Item
from kit.evidence.openmetrics import write_openmetrics
from kit.evidence.rules_file import write_rules
from kit.evidence.slack import slack_files


def evidence_files(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Name and text of every file, names relative and with forward slashes."""
    yield "brief.md", f"# {file.title}\n\n{file.brief.strip()}\n\nCase {file.case_id}\n"
    yield "access.log", _lines([line.text for line in file.access_log])
    yield "error.log", _lines([line.text for line in file.error_log])
    yield "syslog", _lines([line.text for line in file.syslog])
    yield "metrics.openmetrics.txt", write_openmetrics((*file.metrics, *file.counters))
    yield "rules.yml", write_rules(file.rules)
    yield "alerts.json", _json(file.alerts)
    yield "pages.json", _json(file.pages)
    yield "tickets.json", _json(file.tickets)
    yield "status.json", _json(file.status)
    yield "changes/log.txt", "\n".join(_commit(change) for change in file.changes)
    for number, change in enumerate(file.changes, start=1):
        slug = re.sub(r"[^a-z0-9]+", "-", change.text.splitlines()[0].lower()).strip("-")[:50]
        if change.diff:
            yield f"changes/{number:02d}-{slug}.diff", change.diff
        for path, text in change.files.items():
            yield f"changes/{number:02d}-{slug}/{path}", text
    for name, text in slack_files(file):
        yield f"chat/{name}", text


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _json(items: Sequence[Item]) -> str:
    return json.dumps([item.model_dump(mode="json") for item in items], indent=2, ensure_ascii=False) + "\n"


def _commit(change: Change) -> str:
    """A change as ``git log`` prints a commit."""
    body = "\n".join(f"    {line}".rstrip() for line in change.text.splitlines())
    when = _git_date(change.at_utc)
    return f"{change.kind} {change.id.removeprefix('change-')}\nAuthor: {change.author}\nDate:   {when}\n\n{body}\n"


def _git_date(at_utc: datetime) -> str:
    return f"{at_utc:%Y-%m-%d %H:%M:%S} +0000"
