"""Pinning evidence: one press makes a timeline entry with the time, the words and the evidence's id."""

import re
from datetime import datetime

from kit.drafts import WorkingCopy
from kit.evidence import Alert, CaseFile, Change, ChatMessage, LogLine, MetricSeries, PageEvent, StatusPost, Ticket
from kit.postmortem.model import Postmortem, TimelineEntry
from kit.widgets.evidence_stream import Dated

Evidence = Dated | MetricSeries

LONGEST = 240
"""How many characters of a log line or message a pin takes over."""


def pinned_ids(copy: WorkingCopy) -> set[str]:
    """The ids of all evidence that the timeline points to."""
    return {item_id for entry in copy.postmortem.timeline for item_id in entry.evidence}


def toggle_pin(copy: WorkingCopy, file: CaseFile, item_id: str, at_utc: datetime | None = None) -> None:
    """Pin a piece of evidence, or take its entry out again while it is still as pinning made it; saves at once.

    Args:
        copy: the draft.
        file: the case's evidence.
        item_id: the evidence; one that does not exist is passed over.
        at_utc: the moment meant, where the evidence has no time of its own, as a metric.
    """
    item = file.item(item_id)
    if not isinstance(item, Evidence):
        return
    entry = entry_for(item, file, at_utc)

    def toggled(postmortem: Postmortem) -> Postmortem:
        rows = postmortem.timeline
        if entry in rows:
            rows = tuple(row for row in rows if row != entry)
        elif at_utc is not None or not any(item_id in row.evidence for row in rows):
            rows = _insert_by_time(rows, entry)
        return postmortem.model_copy(update={"timeline": rows})

    copy.take_in()
    copy.edit(toggled)
    copy.save()


def entry_for(item: Evidence, file: CaseFile, at_utc: datetime | None = None) -> TimelineEntry:
    """The timeline entry that pinning a piece of evidence makes."""
    moment = at_utc or (file.start_utc if isinstance(item, MetricSeries) else item.at_utc)
    several_days = file.start_utc.date() != file.end_utc.date() or moment < file.start_utc
    time = f"{moment:%d %b %H:%M}" if several_days else f"{moment:%H:%M}"
    match item:
        case Alert():
            text = f"Alert {item.name} {item.state}: {item.text}"
        case PageEvent():
            text = f"Page {item.event} ({item.who}): {item.text}"
        case Change():
            text = f"{item.kind.capitalize()} by {item.author}: {item.text}"
        case ChatMessage():
            text = f"{item.who} in #{item.channel.lstrip('#')}: {item.text}"
        case Ticket():
            text = f"A customer writes: {item.subject}"
        case StatusPost():
            text = f"Status page, {item.status}: {item.text}"
        case LogLine():
            text = f"{item.source}: {item.text}"
        case MetricSeries():
            text = f"{item.title}: {value_at(item, moment)}"
    kind = "communication" if isinstance(item, StatusPost) else "event"
    return TimelineEntry(time=time, kind=kind, text=_short(text), evidence=(item.id,))


def value_at(series: MetricSeries, at_utc: datetime) -> str:
    """The value of a metric at a moment, with its unit; ``no data`` where nothing was scraped."""
    index = round((at_utc - series.start_utc).total_seconds() / series.step_s)
    value = series.values[index] if 0 <= index < len(series.values) else None
    return "no data" if value is None else f"{value:.4g} {series.unit}".strip()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _insert_by_time(rows: tuple[TimelineEntry, ...], entry: TimelineEntry) -> tuple[TimelineEntry, ...]:
    """Before the first entry that is later, as far as plain ``HH:MM`` times tell; else at the end."""
    if re.fullmatch(r"\d\d:\d\d", entry.time):
        for index, row in enumerate(rows):
            if re.fullmatch(r"\d\d:\d\d", row.time) and row.time > entry.time:
                return (*rows[:index], entry, *rows[index:])
    return (*rows, entry)
