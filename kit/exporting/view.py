"""What an export shows, worked out once for HTML and PDF: the facts, the picture, the entries, the prose as trees."""

from dataclasses import dataclass

from kit.exporting.picture import Picture, draw_timeline
from kit.exporting.prose import Node, parse, parse_inline, printable
from kit.exporting.source import Source
from kit.postmortem.markdown import read_markdown
from kit.postmortem.model import EntryKind, Summary, TaskKind

UNTITLED = "Untitled postmortem"
_LONGEST_FACT = 160  # characters; a longer one is prose and stands below the line of facts


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts an executive can stop at: a label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A timeline entry, its text as nodes."""

    time: str
    kind: EntryKind
    text: list[Node]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the task table."""

    text: list[Node]
    owner: str
    due: str
    kind: TaskKind


@dataclass(frozen=True, slots=True)
class View:
    """Everything a template draws.

    Attributes:
        title: the heading; a stand-in when the author gave none.
        facts: when, how long, what, how many.
        experience, cause: what users saw, and why, as nodes.
        picture: the timeline drawn; None when there is too little to draw.
        zone: the time zone of every time, named once.
        entries: the timeline as a list.
        root_cause, resolution, improvements, extras: prose as nodes.
        tasks: the table's rows; ``task_columns`` says which of owner, due and kind any of them fills.
        case_id, student, kit_version: for the footer.
    """

    title: str
    facts: tuple[Fact, ...]
    experience: list[Node]
    cause: list[Node]
    picture: Picture | None
    zone: str
    entries: tuple[Entry, ...]
    root_cause: list[Node]
    resolution: list[Node]
    improvements: list[Node]
    tasks: tuple[TaskRow, ...]
    task_columns: tuple[str, ...]
    extras: list[Node]
    case_id: str
    student: str
    kit_version: str


def make_view(source: Source) -> View:
    """The view of a document."""
    p = read_markdown(source.markdown)
    facts, long = _facts(p.summary)
    return View(
        title=printable(" ".join(p.title.split())) or UNTITLED,
        facts=facts,
        experience=parse("\n\n".join(filter(None, (p.summary.experience, *long)))),
        cause=parse(p.summary.root_cause),
        picture=draw_timeline(p),
        zone=printable(p.summary.zone.strip()),
        entries=tuple(
            Entry(printable(e.time), e.kind, parse(e.text), tuple(map(printable, e.evidence))) for e in p.timeline
        ),
        root_cause=parse(p.root_cause),
        resolution=parse(p.resolution),
        improvements=parse(p.improvements),
        tasks=tuple(TaskRow(parse_inline(t.text), printable(t.owner), printable(t.due), t.kind) for t in p.tasks),
        task_columns=tuple(name for name in ("owner", "due", "kind") if any(getattr(task, name) for task in p.tasks)),
        extras=parse(p.extras),
        case_id=printable(source.case_id),
        student=printable(source.student),
        kit_version=printable(source.kit_version),
    )


def _facts(summary: Summary) -> tuple[tuple[Fact, ...], list[str]]:
    """The line of facts, and those too long for it."""
    given = (
        Fact("When", _when(summary)),
        Fact("How long", summary.duration.strip()),
        Fact("What", summary.services.strip()),
        Fact("How many", " of ".join(filter(None, (summary.affected.strip(), summary.affected_of.strip())))),
    )
    short = [Fact(fact.label, printable(fact.value)) for fact in given if 0 < len(fact.value) <= _LONGEST_FACT]
    return tuple(short), [f"{fact.label}: {fact.value}" for fact in given if len(fact.value) > _LONGEST_FACT]


def _when(summary: Summary) -> str:
    """``14 March 2025, 09:47 to 10:14 UTC``: the date once where start and end share it, the zone once."""
    start, end, zone = summary.start.strip(), summary.end.strip(), summary.zone.strip()
    shared = start.rpartition(" ")[0]
    if shared and end.rpartition(" ")[0] == shared:
        end = end.rpartition(" ")[2]
    span = " to ".join(filter(None, (start, end)))
    return f"{span} {zone}" if span and zone and zone not in span else span
