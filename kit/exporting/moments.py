"""Times as people type them, read well enough to place them on a line: ``09:47``, ``9.47 pm``, ``14 March, 09:47``.

Zones are not converted: a document has one, and a picture needs distances only. What cannot be read is listed and not
drawn.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_CLOCK = re.compile(r"(?<![\d.:])T?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?![\d])\s?(?:([ap])\.?m\b)?", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})\s?([ap])\.?m\b", re.IGNORECASE)
_MILITARY = re.compile(r"(?<!\d)(\d{2})(\d{2})\s?h(?:ou)?rs?\b", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_DAY_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s(\d{{4}}))?\b", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s(\d{{4}}))?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_ANY_YEAR = 2000  # a leap year, where a document names none at all

DAY_MIN = 24 * 60
"""Minutes in a day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day and, where it was given, its date.

    Attributes:
        minute: minutes since midnight, 0 up to 1,440.
        day: the date; None when none was typed.
    """

    minute: float
    day: date | None = None

    @property
    def clock(self) -> str:
        """The time of day as ``HH:MM``."""
        return f"{int(self.minute) // 60:02d}:{int(self.minute) % 60:02d}"


def year_of(texts: Iterable[str]) -> int:
    """The first year that any of the texts names; where none does, some leap year."""
    return next((int(match[1]) for text in texts if (match := _YEAR.search(text[:200]))), _ANY_YEAR)


def day_name(ordinal: int) -> str:
    """A day, given as days since the beginning of year 1, as ``14 Mar``; without a date, ``day 2``."""
    if not 366 <= ordinal <= date.max.toordinal():
        return f"day {ordinal + 1}"
    day = date.fromordinal(ordinal)
    return f"{day.day} {_MONTHS[day.month - 1].title()}"


def read_moment(text: str, year: int = _ANY_YEAR) -> Moment | None:
    """The first time of day in a text, with the date beside it if there is one; None when there is no time of day.

    Args:
        text: as typed.
        year: the year of a date that has none.
    """
    text = text[:200]
    day = _read_day(text, year)
    without_date = _ISO_DATE.sub(" ", text)
    if match := _CLOCK.search(without_date):
        hour, minute, second, half = int(match[1]), int(match[2]), int(match[3] or 0), match[4]
    elif match := _HOUR.search(without_date):
        hour, minute, second, half = int(match[1]), 0, 0, match[2]
    elif match := _MILITARY.search(without_date):
        hour, minute, second, half = int(match[1]), int(match[2]), 0, None
    else:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return Moment(hour * 60 + minute + second / 60, day)


def on_one_axis(moments: Iterable[Moment | None], first_day: date | None = None) -> list[float | None]:
    """Each moment in minutes on one common axis; None stays None.

    A moment without a date is on the day of the one before it, or on the next day when its clock is more than half a
    day behind.

    Args:
        moments: in the order of the document.
        first_day: the day of undated moments at the beginning, if known.
    """
    minutes: list[float | None] = []
    day = first_day.toordinal() if first_day else None
    previous: float | None = None
    moments = list(moments)
    if day is None:
        day = next((moment.day.toordinal() for moment in moments if moment and moment.day), 0)
    for moment in moments:
        if moment is None:
            minutes.append(None)
            continue
        if moment.day:
            day = moment.day.toordinal()
        elif previous is not None and moment.minute < previous - DAY_MIN / 2:
            day += 1
        previous = moment.minute
        minutes.append(day * DAY_MIN + moment.minute)
    return minutes


def _read_day(text: str, unnamed_year: int) -> date | None:
    if match := _ISO_DATE.search(text):
        year, month, number = int(match[1]), int(match[2]), int(match[3])
    elif match := _DAY_MONTH.search(text):
        year, month, number = int(match[3] or unnamed_year), _MONTHS.index(match[2].lower()) + 1, int(match[1])
    elif match := _MONTH_DAY.search(text):
        year, month, number = int(match[3] or unnamed_year), _MONTHS.index(match[1].lower()) + 1, int(match[2])
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
