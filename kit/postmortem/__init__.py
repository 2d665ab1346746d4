"""The postmortem document: a typed model and its Markdown reader and writer."""

from kit.postmortem.markdown import read_markdown as read_postmortem
from kit.postmortem.markdown import write_markdown
from kit.postmortem.model import ENTRY_KINDS, TASK_KINDS, Postmortem, Summary, Task, TimelineEntry

__all__ = [
    "ENTRY_KINDS",
    "TASK_KINDS",
    "Postmortem",
    "Summary",
    "Task",
    "TimelineEntry",
    "read_postmortem",
    "write_markdown",
]
