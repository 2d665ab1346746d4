"""Clock times and ranges of them, in the forms people write them.

``10:45 AM``, ``4pm``, ``2100hrs WAT``, ``15.25 PST``, ``T08:19:34+0100``, ``13:20pm``, ``10h30``, ``noon``, ``From
4pm to 6 GMT``, ``10 - 11 AM``. Version numbers, ports and addresses are not times.
"""

import re
from dataclasses import dataclass

_MERIDIEM = r"(?:[ap]\.?\s?m\b\.?)"
_CLOCK = re.compile(
    rf"""(?:(?<=\d)T|(?<![\d.:/,$#])(?<![A-SU-Za-z])T?)
    (?:
      (?P<h1>[01]?\d|2[0-4])\s?:\s?(?P<m1>[0-5]\d)(?:[:.](?P<s1>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d|:\d|\.\d)
      \s?(?P<ap1>{_MERIDIEM})?
    | (?P<h2>[01]?\d|2[0-3])[.h](?P<m2>[0-5]\d)(?![\d.])
      (?:(?:\s?(?P<ap2>{_MERIDIEM}))|(?=\s?(?:hrs?\b|hours\b|\(?[A-Z]{{2,4}}\b)))
    | (?P<h3>1[0-2]|0?[1-9])\s?(?P<ap3>{_MERIDIEM})
    | (?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)\s?(?:hrs?|hours|h)\b
    | (?P<h5>[01]?\d|2[0-3])h(?P<m5>[0-5]\d)\b
    | (?P<h6>1[0-2]|[1-9])\s?o['’]?clock\b
    )
    |\b(?P<word>noon|midnight|midday)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NAMED = ("noon", "midnight", "midday")
_HINT = re.compile(r"T\d|(?<!\d)\d|noon|mid(?:night|day)", re.IGNORECASE)
"""Where a time may begin; the full pattern is tried only there."""
_JOIN = re.compile(
    r"\s*(?:-|–|—|−|~|→|->|to|until|till|through|and|up\s+to|,?\s*end(?:ing|ed)?(?:[\s-]*(?:at|time|date))?\s*:?)\s*",
    re.IGNORECASE,
)
_BARE_END = re.compile(
    r"\s*(?:\(?[A-Z]{2,4}\)?\s*)?(?:-|–|—|to|until|till|through)\s*(?P<h>1?\d|2[0-4])(?![\d:.%]|\s?(?:st|nd|"
    r"rd|th|hours?|hrs?|min\w*|days?|%|users?|customers?|servers?)\b)",
    re.IGNORECASE,
)
_BARE_START = re.compile(
    r"(?<![\d:.,/-])(?P<between>between\s+)?(?P<h>1?\d|2[0-3])\s*(?:-|–|—|to|until|till|(?(between)and|to))\s*$",
    re.IGNORECASE,
)
_BETWEEN_NOISE = re.compile(
    r"\([^()]{0,40}\)|\b(?:[A-Z]{1,4}T?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|(?i:jan|feb|mar|apr|may|jun|jul|aug|"
    r"sept?|oct|nov|dec)[a-z]*|(?i:mon|tues?|wednes|thurs?|fri|satur|sun)(?i:day)?"
    r"|(?i:on|of|the|at|about|approximately|around|roughly|same|day|following|next|morning|afternoon|evening|"
    r"night|time|hours?|hrs?|it|ended|lasted|ending|start|starting))\b"
    r"|\d{4}-\d{2}-\d{2}T?|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\b\d{1,2}(?:st|nd|rd|th)?\b|\b\d{4}\b|[+-]\d{2}:?\d{2}|[,.@/]"
)
_LONGEST_GAP = 60
_WITH_MINUTES, _WITH_MERIDIEM = "1245", "123"
"""Forms of ``_CLOCK`` that have minutes, and those that may have a half of the day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written.

    Attributes:
        text: the words, such as ``10:45 AM``.
        minute: minutes since midnight, 0 to 1439; the half of the day is taken as written, a 24-hour time with a
            stray ``pm`` stays.
        second: seconds, 0 to 59.
        start: offset of the words in the text searched.
        end: offset after them.
    """

    text: str
    minute: int
    second: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClockRange:
    """Two times of day joined by a dash or a word; ``first`` and ``last`` may lie on different days."""

    first: Clock
    last: Clock


def find_clocks(text: str) -> list[Clock]:
    """Every time of day in a text, in order."""
    if not _DIGIT.search(text) and not any(word in text.lower() for word in _NAMED):
        return []
    found: list[Clock] = []
    at = 0
    for hint in _HINT.finditer(text):
        match = _CLOCK.match(text, hint.start()) if hint.start() >= at else None
        if match:
            found.append(_clock(match))
            at = match.end()
    return found


def find_ranges(text: str, clocks: list[Clock] | None = None) -> list[ClockRange]:
    """Every range of times in a text; ``From 4pm to 6`` and ``10 - 11 AM`` have one bare hour."""
    clocks = find_clocks(text) if clocks is None else clocks
    found: list[ClockRange] = []
    for index, clock in enumerate(clocks):
        following = clocks[index + 1] if index + 1 < len(clocks) else None
        if following and following.start - clock.end <= _LONGEST_GAP and _joins(text[clock.end : following.start]):
            found.append(ClockRange(clock, following))
        elif (bare := _BARE_END.match(text, clock.end)) and int(bare["h"]) <= 24:
            found.append(ClockRange(clock, _bare(bare, clock)))
        elif (bare := _BARE_START.search(text, max(0, clock.start - 20), clock.start)) and int(bare["h"]) < 24:
            found.append(ClockRange(_bare(bare, clock), clock))
    return found


def _joins(between: str) -> bool:
    stripped = _BETWEEN_NOISE.sub(" ", between)
    return bool(_JOIN.fullmatch(stripped))


def _bare(match: re.Match[str], other: Clock) -> Clock:
    hour = int(match["h"])
    if hour < 12 and other.minute >= 720:
        hour += 12
    return Clock(match["h"], hour % 24 * 60, 0, *match.span("h"))


def _clock(match: re.Match[str]) -> Clock:
    last = match.lastgroup or ""
    if last == "word":
        return Clock(match[0], 0 if match[0].lower() == "midnight" else 720, 0, *match.span())
    form = last[-1]  # the groups of one form share its digit
    hour = int(match[f"h{form}"])
    minute = int(match[f"m{form}"]) if form in _WITH_MINUTES else 0
    meridiem = match[f"ap{form}"] if form in _WITH_MERIDIEM else None
    if meridiem and hour <= 12:
        hour = hour % 12 + (12 if meridiem[0] in "pP" else 0)
    return Clock(match[0].strip(), hour % 24 * 60 + minute, int(match["s1"] or 0), *match.span())
