"""The form of the writing desk, as data: its sections, its fields, who reads them, and examples from another outage.

A field names the criteria it can answer, by their codes, so that a reader's question leads to the place where the
answer goes.
"""

from dataclasses import dataclass
from typing import Literal

from kit.drafts.fields import ListName
from kit.postmortem.model import ENTRY_KINDS, TASK_KINDS

FieldKind = Literal["line", "text", "suggest", "choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        path: its path in the document; in a row's field, the name within the row.
        label: its label, also its accessible name.
        kind: one line, several lines, one line with suggestions, or a choice.
        placeholder: the shape of an answer, shown while the field is empty.
        criteria: codes of the criteria it can answer.
        options: what is suggested, or what can be chosen.
        rows: the height of a text, in lines.
        width: how much of the line it takes: ``whole``, ``half``, ``third`` or ``two-thirds``.
    """

    path: str
    label: str
    kind: FieldKind = "line"
    placeholder: str = ""
    criteria: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    rows: int = 3
    width: Literal["whole", "half", "third", "two-thirds"] = "whole"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the form.

    Attributes:
        id: the section's name in the criteria.
        title: its heading.
        short: its name in the list of sections.
        reader: who reads it, and when.
        guide: what belongs here, in a sentence or two.
        fields: its plain fields.
        list_name: the list it holds, if any; ``row_fields`` are the fields of a row, ``row_word`` what a row is called.
        list_criteria: codes of the criteria that the list answers as a whole.
        example: the same section of another outage: paragraphs and ``- `` bullets.
    """

    id: str
    title: str
    short: str
    reader: str
    guide: str
    fields: tuple[Field, ...]
    example: str
    list_name: ListName | None = None
    row_word: str = ""
    row_fields: tuple[Field, ...] = ()
    list_criteria: tuple[str, ...] = ()


SUMMARY = Section(
    id="summary",
    title="Issue summary",
    short="Summary",
    reader="Read by everyone, and first. Executives often stop here.",
    guide="When, how long, what, who, why. Somebody who was not there should be able to retell it.",
    fields=(
        Field("summary.start", "Started", placeholder="14 March 2025, 09:47", criteria=("S1",), width="third"),
        Field("summary.end", "Ended", placeholder="14 March 2025, 10:14", criteria=("S2",), width="third"),
        Field(
            "summary.zone",
            "Time zone of all times",
            "suggest",
            placeholder="UTC",
            criteria=("S3",),
            options=("UTC", "CET", "CEST", "GMT", "EST", "PST", "WAT", "EAT", "IST"),
            width="third",
        ),
        Field("summary.duration", "Duration", placeholder="27 minutes", criteria=("S4",), width="third"),
        Field("summary.affected", "Share affected", placeholder="30%", criteria=("S7",), width="third"),
        Field(
            "summary.affected_of",
            "Share of what",
            "suggest",
            placeholder="users or requests",
            options=("users", "visitors", "requests", "customers", "orders"),
            width="third",
        ),
        Field("summary.services", "What was down or slow", "text", rows=2, criteria=("S5",)),
        Field("summary.experience", "What people saw", "text", rows=2, criteria=("S6",)),
        Field("summary.root_cause", "Root cause in one sentence", "text", rows=2, criteria=("S8",)),
    ),
    example="""\
On 30 March 2025 from 03:00 to 07:40 CEST (4 hours 40 minutes) the departure boards of the city's buses were
wrong.

Boards at all 214 stops showed every bus one hour late, and the journey planner offered connections that had
already left. 62% of the morning's planner users got at least one such connection.

Root cause: the departure service took the UTC offset of midnight for the whole day, so that after the change to
summer time every departure was an hour off.
""",
)

TIMELINE = Section(
    id="timeline",
    title="Timeline",
    short="Timeline",
    reader="Read by responders and by those who will be on call next.",
    guide="What happened, when it was noticed and how, what was tried and believed, what led astray, who was called, "
    "what ended it. A time and one or two sentences each.",
    fields=(),
    list_name="timeline",
    row_word="entry",
    row_fields=(
        Field("time", "Time", placeholder="09:49", criteria=("T1",)),
        Field("kind", "Kind", "choice", options=ENTRY_KINDS),
        Field("evidence", "Evidence", placeholder="alert-1, chat-4"),
        Field("text", "What happened", "text", rows=2),
    ),
    list_criteria=("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"),
    example="""\
- 03:00 (event) The clocks go forward. All boards show departures one hour late.
- 05:12 (detection) A driver phones the control room: passengers are waiting for buses that have gone.
- 05:20 (hypothesis) The on-call engineer assumes that the position feed of the buses is delayed.
- 05:31 (misleading) Feed restarted, boards unchanged. The feed had been fine; this cost 35 minutes.
- 05:55 (escalation) Handed over to the timetable team.
- 07:35 (resolution) Release 4.18.2 computes the offset for each departure. Boards right from 07:40.
""",
)

ROOT_CAUSE = Section(
    id="root_cause",
    title="Root cause and resolution",
    short="Root cause",
    reader="Read by engineers who own something alike and want to know whether it can happen to them.",
    guide="First the chain from the setting or change to what people saw. Then what exactly was changed to end it, "
    "and what will keep it fixed.",
    fields=(
        Field("root_cause", "What caused it, in detail", "text", rows=8, criteria=("R1",)),
        Field("resolution", "How it was fixed, in detail", "text", rows=8, criteria=("R2",)),
    ),
    example="""\
Departures are stored in local time. At midnight the departure service reads the UTC offset once (`offset =
now().utcoffset()`) and subtracts it from every departure of the day. On the night of the change the offset
moves from +1 to +2 hours at 02:00, so each later departure was converted with the old offset. The tests ran on
dates in January only, and nothing compares the boards with where the buses are.

Fixed in release 4.18.2: the offset is computed for each departure (`departure.astimezone(UTC)`). The cache of
the day was dropped with `boards flush --day 2025-03-30`. Checked by comparing 20 boards with the position feed.
""",
)

MEASURES = Section(
    id="measures",
    title="Corrective and preventative measures",
    short="Measures",
    reader="Read by those who plan the work, and by whoever has the next outage.",
    guide="Broadly, what can be improved. Then specific tasks, each with a verb, an owner and a date.",
    fields=(Field("improvements", "What can be improved", "text", rows=4, criteria=("C1",)),),
    list_name="tasks",
    row_word="task",
    row_fields=(
        Field("text", "Task", "text", placeholder="Add an alert on …", rows=2),
        Field("owner", "Owner", placeholder="person or team"),
        Field("due", "Due", placeholder="2025-04-01"),
        Field("kind", "Kind", "choice", options=TASK_KINDS),
    ),
    list_criteria=("C2",),
    example="""\
Times should be stored with their zone, and tests should include the days on which clocks change. We should
notice wrong boards before passengers do.

- Add both clock changes of the year to the departure tests (timetable team, 11 April, prevent)
- Alert when boards and bus positions differ by more than 10 minutes at 5 stops (operations, 25 April, detect)
- Write down how to flush the boards by hand (operations, 18 April, mitigate)
""",
)

DOCUMENT = Section(
    id="document",
    title="The whole document",
    short="Document",
    reader="Read by anyone who wonders whether to open it at all.",
    guide="A title that says what happened, a picture that says it faster, and a tone that blames nobody.",
    fields=(
        Field("title", "Title", placeholder="Postmortem: what failed, and when", criteria=("X2",)),
        Field("extras", "Diagram, lessons, anything else (Markdown)", "text", rows=8, criteria=("X1",)),
    ),
    example="""\
Postmortem: buses one hour late on every board, 30 March 2025

A diagram may be drawn with characters, between two lines of three backticks:

stored 08:00 local -> minus offset of midnight (+1) -> 07:00 UTC -> shown as 09:00
""",
)

SECTIONS: tuple[Section, ...] = (SUMMARY, TIMELINE, ROOT_CAUSE, MEASURES, DOCUMENT)


def field_for(code: str) -> str:
    """The path of the first field that answers the criterion of that code; empty when none does.

    A list that answers it is named with its first row, such as ``timeline.0.text``.
    """
    for section in SECTIONS:
        for field in section.fields:
            if code in field.criteria:
                return field.path
        if code in section.list_criteria:
            name = next((field.path for field in section.row_fields if code in field.criteria), "text")
            return f"{section.list_name}.0.{name}"
    return ""
