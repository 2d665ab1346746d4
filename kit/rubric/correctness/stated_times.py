"""Clock times as a document states them, and how far they lie from an instant of the answer key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kit.rubric.correctness.calendar import Day, find_days
from kit.rubric.reading import Sentence
from kit.rubric.reading.clocks import Clock

_DAY_S = 86_400
_MINUTE_EARLY_S = 30
_MINUTE_LATE_S = 60
"""A time such as 09:49 may be rounded (09:48:30 on) or cut (up to 09:50)."""
_GLUE = 4
_SUMMER_TIME = frozenset({
    "WET", "CET", "MET", "EET", "ET", "CT", "MT", "PT", "EST", "CST", "MST", "PST", "AKST", "AST", "AEST", "NZST",
    "CLT",
})  # fmt: skip
"""Zones that people also name so while summer time is in force, an hour ahead."""


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time of day, or a range of them, as stated.

    Attributes:
        first_s: seconds since midnight of the earliest instant it may mean.
        last_s: seconds of the latest; smaller than ``first_s`` where a range goes past midnight.
        offsets_min: minutes east of UTC that its own zone may mean; empty where it names none.
        day: its own date, if any.
        sentence: where it stands.
    """

    first_s: float
    last_s: float
    offsets_min: tuple[int, ...]
    day: Day | None
    sentence: Sentence

    def off_by_s(self, truth_utc: datetime, offsets_min: Sequence[int], *, own_zone: bool = True) -> float:
        """Seconds between the stated time and an instant; 0 where it is right to the precision it is written with.

        Args:
            truth_utc: the instant.
            offsets_min: minutes east of UTC of the document's clock, where the time has no zone of its own.
            own_zone: whether a zone of its own counts.
        """
        offsets = self.offsets_min if own_zone and self.offsets_min else offsets_min
        return min(self._off_by_s(truth_utc + timedelta(minutes=offset)) for offset in offsets)

    def _off_by_s(self, local: datetime) -> float:
        last_s = self.last_s + (_DAY_S if self.last_s < self.first_s else 0)
        if self.day is None:
            at_s = local.hour * 3_600 + local.minute * 60 + local.second + local.microsecond / 1e6
            return min(_outside(at_s + shift, self.first_s, last_s) for shift in (-_DAY_S, 0, _DAY_S))
        distances = []
        for midnight in _midnights(self.day, local):
            at_s = (local - midnight).total_seconds()
            distances.append(_outside(at_s, self.first_s, last_s))
        return min(distances, default=float("inf"))


def stated_times(sentence: Sentence, *, ranges: bool = False) -> list[StatedTime]:
    """The times stated in a sentence, in order.

    Args:
        sentence: the sentence.
        ranges: whether a range ("10:03 to 10:08") is one stated time that lasts; else its two ends are two.
    """
    joined = {id(r.first): r.last for r in sentence.ranges} if ranges else {}
    lasts = set(map(id, joined.values()))
    return [stated_time(sentence, each, joined.get(id(each))) for each in sentence.clocks if id(each) not in lasts]


def stated_time(sentence: Sentence, first: Clock, last: Clock | None = None) -> StatedTime:
    """A time, or a range of them, of a sentence."""
    end = last or first
    offsets = _own_offsets(sentence, first) or _own_offsets(sentence, end)
    return StatedTime(_earliest_s(first), _latest_s(end), offsets, _day_of(find_days(sentence.text), first), sentence)


def zone_offsets(text: str, offset_min: int | None) -> tuple[int, ...]:
    """Minutes east of UTC that a zone's name may mean; empty where its name does not tell."""
    if offset_min is None:
        return ()
    name = text.upper()
    summery = name in _SUMMER_TIME or (
        name.endswith("TIME") and not name.startswith(("EAST AF", "WEST AF", "CENTRAL AF", "COORD"))
    )
    return (offset_min, offset_min + 60) if summery else (offset_min,)


def off_in_words(seconds: float) -> str:
    """A distance in time: ``7 minutes``, ``3.5 hours``, ``12 days``."""
    minutes = max(1, round(seconds / 60))
    if minutes < 120:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    return f"{minutes / 60:.1f} hours" if minutes < 2_880 else f"{minutes / 1_440:.0f} days"


def _own_offsets(sentence: Sentence, clock: Clock) -> tuple[int, ...]:
    """The zone written straight behind a time."""
    for zone in sentence.zones:
        if -1 <= zone.start - clock.end <= _GLUE:
            return zone_offsets(zone.text, zone.offset_min)
    return ()


def _day_of(days: Sequence[Day], clock: Clock) -> Day | None:
    """The date that belongs to a time: the nearest before it, else the first behind it."""
    before = [day for day in days if day.end <= clock.start]
    return before[-1] if before else (days[0] if days else None)


def _earliest_s(clock: Clock) -> float:
    return clock.minute * 60.0 + (clock.second if _has_seconds(clock) else -_MINUTE_EARLY_S)


def _latest_s(clock: Clock) -> float:
    return clock.minute * 60.0 + (clock.second if _has_seconds(clock) else _MINUTE_LATE_S)


def _has_seconds(clock: Clock) -> bool:
    return clock.text.count(":") >= 2


def _outside(at_s: float, first_s: float, last_s: float) -> float:
    return max(first_s - at_s, at_s - last_s, 0.0)


def _midnights(day: Day, local: datetime) -> Iterator[datetime]:
    for year, month, number in day.readings:
        try:
            stated = date(year or local.year, month, number)
        except ValueError:
            continue
        yield datetime.combine(stated, time(), local.tzinfo)
