"""The sign of each kind of timeline entry: a shape and a tone, always shown with a word or a time, never colour alone.

A sign is an SVG path in a box of 10 by 10; its tone is one of the colour tokens.
"""

from dataclasses import dataclass

from kit.postmortem.model import EntryKind


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape and how it is painted.

    Attributes:
        path: SVG path data in a box of 10 by 10.
        tone: a colour token: ``ink``, ``soft``, ``accent``, ``ok``, ``part`` or ``gap``.
        filled: whether the shape is filled; else it is drawn as a line.
    """

    path: str
    tone: str
    filled: bool


SIGNS: dict[EntryKind, Sign] = {
    "event": Sign("M5 2.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z", "soft", filled=True),
    "detection": Sign("M5 .2L9.8 5L5 9.8L.2 5z", "accent", filled=True),
    "hypothesis": Sign("M5 1.4a3.6 3.6 0 1 0 0 7.2a3.6 3.6 0 1 0 0-7.2z", "part", filled=False),
    "action": Sign("M1.6 .8L9 5L1.6 9.2z", "accent", filled=True),
    "misleading": Sign("M1.5 1.5L8.5 8.5M8.5 1.5L1.5 8.5", "gap", filled=False),
    "escalation": Sign("M1.2 5.6L5 1.6L8.8 5.6M1.2 9.2L5 5.2L8.8 9.2", "part", filled=False),
    "communication": Sign("M1.2 1.4h7.6v5h-4.4l-2 2.4v-2.4h-1.2z", "soft", filled=False),
    "resolution": Sign("M1 5.4L3.9 8.4L9 1.8", "ok", filled=False),
}
