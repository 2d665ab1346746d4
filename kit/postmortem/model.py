"""The typed postmortem document.

Every field holds what the author typed, as text: a draft is half-written most of its life, and "about 9:47" must
survive being saved.
Times, shares and zones are understood later, by the rubric's readers. The sections are those of the assignment: issue
summary, timeline,
root cause and resolution, corrective and preventative measures.
"""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

EntryKind = Literal[
    "event", "detection", "hypothesis", "action", "misleading", "escalation", "communication", "resolution"
]
TaskKind = Literal["", "prevent", "detect", "mitigate"]

ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)
TASK_KINDS: tuple[TaskKind, ...] = get_args(TaskKind)


class _Record(BaseModel):
    """A frozen record that refuses unknown fields, so that a typing error in a saved file is seen and not dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Summary(_Record):
    """The issue summary, often all that executives read.

    Attributes:
        start: when the impact began, as typed, such as ``14 March 2025, 09:47``.
        end: when the impact ended, as typed.
        zone: the time zone of every time in the document, such as ``UTC``.
        duration: how long the impact lasted, as typed, such as ``27 minutes``.
        services: which service was down or slow.
        experience: what users saw.
        affected: the share that was affected, as typed, such as ``30%``.
        affected_of: what the share is of, such as ``users`` or ``requests``.
        root_cause: the root cause in a sentence.
    """

    start: str = ""
    end: str = ""
    zone: str = ""
    duration: str = ""
    services: str = ""
    experience: str = ""
    affected: str = ""
    affected_of: str = ""
    root_cause: str = ""


class TimelineEntry(_Record):
    """One entry of the timeline.

    Attributes:
        time: when it happened, as typed, such as ``09:49``; a full date where the day changes.
        kind: what sort of step it was.
        text: one or two sentences.
        evidence: ids of the evidence items that show it.
    """

    time: str = ""
    kind: EntryKind = "event"
    text: str = ""
    evidence: tuple[str, ...] = ()


class Task(_Record):
    """One specific task.

    Attributes:
        text: what will be done, verb first.
        owner: the person or team who will do it.
        due: the date by which, as typed.
        kind: whether it prevents, detects or mitigates a next time; empty when not said.
    """

    text: str = ""
    owner: str = ""
    due: str = ""
    kind: TaskKind = ""


class Postmortem(_Record):
    """A whole write-up.

    Attributes:
        title: its heading.
        summary: the issue summary.
        timeline: the entries in the order the author gave them.
        root_cause: in detail, what caused the outage (Markdown).
        resolution: in detail, how it was fixed (Markdown).
        improvements: broadly, what can be improved (Markdown).
        tasks: the list of specific tasks.
        extras: anything else, such as a diagram or lessons learned (Markdown, with its own headings).
    """

    title: str = ""
    summary: Summary = Summary()
    timeline: tuple[TimelineEntry, ...] = ()
    root_cause: str = ""
    resolution: str = ""
    improvements: str = ""
    tasks: tuple[Task, ...] = ()
    extras: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been written yet."""
        return self == Postmortem()
