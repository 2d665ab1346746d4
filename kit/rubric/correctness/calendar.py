"""Calendar days in the forms people write them.

``14 March 2025``, ``March 14th``, ``2025-03-14``, ``14/03/2025``, ``3/14/25``.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month{n}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{{0,6}})\.?"
_DAY = re.compile(
    rf"""(?<![\d.:])(?:
      (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
    | (?P<a>\d{{1,2}})[-/.](?P<b>\d{{1,2}})[-/.](?P<y2>\d{{4}}|\d{{2}})(?!\d|\.\d)
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format(n=3)}(?:,?\s+(?P<y3>\d{{4}}))?\b
    )|\b{_MONTH.format(n=4)}\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(?P<y4>\d{{4}})\b(?!:))?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written.

    Attributes:
        text: the words, such as ``14 March 2025``.
        readings: what it may mean, as year (0 where none is given), month, day; two where day and month could change
            places.
        start: offset of the words in the text searched.
        end: offset after them.
    """

    text: str
    readings: tuple[tuple[int, int, int], ...]
    start: int
    end: int

    def means(self, day: date) -> bool:
        """Whether it may mean a day; a year that is left out is any year."""
        return any(y in (0, day.year) and (m, d) == (day.month, day.day) for y, m, d in self.readings)


@lru_cache(maxsize=2_000)
def find_days(text: str) -> tuple[Day, ...]:
    """Every calendar day in a text, in order."""
    if not any(map(str.isdigit, text)):
        return ()
    found = [Day(match[0], _readings(match), *match.span()) for match in _DAY.finditer(text)]
    return tuple(day for day in found if day.readings)


def _readings(match: re.Match[str]) -> tuple[tuple[int, int, int], ...]:
    got = match.groupdict()
    if got["y1"]:
        options = [(int(got["y1"]), int(got["m1"]), int(got["d1"]))]
    elif got["a"]:
        year = int(got["y2"]) + (2000 if len(got["y2"]) == 2 else 0)
        a, b = int(got["a"]), int(got["b"])
        options = [(year, b, a), (year, a, b)]
    else:
        form = "3" if got["d3"] else "4"
        month = 1 + _MONTHS.index(got[f"month{form}"][:3].lower())
        options = [(int(got[f"y{form}"] or 0), month, int(got[f"d{form}"]))]
    return tuple(dict.fromkeys((y, m, d) for y, m, d in options if 1 <= m <= 12 and 1 <= d <= 31))
