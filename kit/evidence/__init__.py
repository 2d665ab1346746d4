"""What a case holds: the evidence a responder can read, and the answer key computed by the simulation."""

from kit.evidence.case_file import CaseFile, Person
from kit.evidence.items import (
    Alert,
    Change,
    ChatMessage,
    LogLine,
    MetricSeries,
    PageEvent,
    StatusPost,
    Ticket,
)
from kit.evidence.key import AnswerKey, Cause, Impact, KeyEvent, RedHerring, Times

__all__ = [
    "Alert",
    "AnswerKey",
    "CaseFile",
    "Cause",
    "Change",
    "ChatMessage",
    "Impact",
    "KeyEvent",
    "LogLine",
    "MetricSeries",
    "PageEvent",
    "Person",
    "RedHerring",
    "StatusPost",
    "Ticket",
    "Times",
]
