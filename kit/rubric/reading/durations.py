"""Lengths of time, in the forms people write them.

``2 hours``, ``45-minute``, ``1h30m``, ``an hour and a half``, ``two and a half hours``, ``2 hours and 45 minutes``.
"""

import re
from dataclasses import dataclass

from kit.rubric.reading.numbers import DIGITS, WORD, number

_UNIT_S = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_UNIT = r"(?P<unit{n}>h(?:ou)?rs?|hr|h|min(?:ute)?s?|m|sec(?:ond)?s?|s|days?|weeks?)"
_PART = re.compile(
    rf"(?<![\w.:$])(?:(?P<value>{DIGITS}|{WORD}|half\s+an?|an?\s+half|an?|several|few|couple\s+of)(?P<half>\s+and\s+a\s+half)?)[\s-]*{_UNIT.format(n='')}(?![A-Za-z0-9])(?P<tail>\s+and\s+(?:a\s+)?half)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<![\w.:])(?P<h>\d{1,3})\s?h(?:rs?)?\s?(?P<m>[0-5]?\d)\s?m(?:ins?)?\b", re.IGNORECASE)
_GLUE = re.compile(r"\s*(?:,|and|&|,\s*and)?\s*", re.IGNORECASE)
_HINT = re.compile(r"\b(?:hours?|hrs?|min(?:ute)?s?|sec(?:ond)?s?|days?|weeks?)\b|\d\s?-?[hmsdw]", re.IGNORECASE)
_VAGUE = frozenset({"several", "few", "couple of"})


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written.

    Attributes:
        text: the words, such as ``2 hours and 45 minutes``.
        seconds: its length; None where it is vague ("several hours").
        start: offset of the words in the text searched.
        end: offset after them.
    """

    text: str
    seconds: float | None
    start: int
    end: int


def find_durations(text: str) -> list[Duration]:
    """Every length of time in a text, in order; neighbouring parts ("2 hours, 5 minutes") are one."""
    if not _HINT.search(text):
        return []
    found: list[Duration] = []
    parts = [
        Duration(match[0], int(match["h"]) * 3_600.0 + int(match["m"]) * 60.0, *match.span())
        for match in _COMPACT.finditer(text)
    ]
    taken = [(part.start, part.end) for part in parts]
    for match in _PART.finditer(text):
        unit = match["unit"].lower()
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if not match["value"][0].isdigit() and (len(unit) == 1 or (unit == "second" and match["value"].lower() == "a")):
            continue  # "a second server" is no length of time
        parts.append(Duration(match[0], _seconds(match), *match.span()))
    for part in sorted(parts, key=lambda each: each.start):
        last = found[-1] if found else None
        if last and _GLUE.fullmatch(text, last.end, part.start) and _smaller(last, part):
            total = None if last.seconds is None or part.seconds is None else last.seconds + part.seconds
            found[-1] = Duration(text[last.start : part.end], total, last.start, part.end)
        else:
            found.append(part)
    return found


def _smaller(first: Duration, second: Duration) -> bool:
    return first.seconds is None or second.seconds is None or second.seconds < first.seconds or first.seconds % 60 == 0


def _seconds(match: re.Match[str]) -> float | None:
    value = re.sub(r"\s+", " ", match["value"].lower())
    if value in _VAGUE:
        return None
    unit = _UNIT_S[match["unit"][0].lower()]
    amount = 0.5 if "half" in value else number(value)
    if match["half"] or match["tail"]:
        amount += 0.5
    return amount * unit
