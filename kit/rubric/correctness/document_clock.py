"""Which clock a document's times are on: the zone it names, or the one its times turn out to be in.

A document in East Africa Time is as good as one in UTC. One that names no zone is read as UTC, the zone in which every
case shows its evidence. Where nearly all times are off by the same whole half hours, the zone is what is wrong, and
only the zone: the times are then read on the clock that fits, so that one slip is not counted a dozen times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kit.rubric.correctness.stated_times import StatedTime, zone_offsets
from kit.rubric.reading import Reading
from kit.rubric.reading.roles import Role
from kit.rubric.reading.zones import Zone, find_zones

SHOWN_OFFSET_MIN = 0
"""Minutes east of UTC of the clock in which a case shows its evidence."""
_OFFSETS_MIN = (SHOWN_OFFSET_MIN, *sorted({*range(-720, 841, 30), 345, 525, 765} - {SHOWN_OFFSET_MIN}, key=abs))
"""The offsets in use anywhere, nearest first."""
_FEWEST = 3
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Pair:
    """A stated time and the instants it may be about, with its tolerance in seconds."""

    stated: StatedTime
    truths: tuple[datetime, ...]
    limit_s: float


@dataclass(frozen=True, slots=True)
class DocumentClock:
    """The clock of a document.

    Attributes:
        offsets_min: minutes east of UTC; two where the name of the zone leaves summer time open.
        zone: the zone it names, if any.
        line: the line that names it, and ``quote`` the words there.
        quote: those words.
        slipped: whether the times are on another clock than the one it names (or, where it names none, than UTC).
        checked: how many times could be compared, and ``right`` how many of them are right on this clock.
        right: that number.
    """

    offsets_min: tuple[int, ...]
    zone: Zone | None = None
    line: int | None = None
    quote: str = ""
    slipped: bool = False
    checked: int = 0
    right: int = 0

    def off_by_s(self, stated: StatedTime, truth_utc: datetime) -> float:
        """Seconds between a stated time and an instant; 0 where it is right to the precision it is written with."""
        return stated.off_by_s(truth_utc, self.offsets_min, own_zone=not self.slipped)

    def fits(self, pair: Pair) -> bool:
        """Whether a time is right on this clock."""
        return any(self.off_by_s(pair.stated, truth) <= pair.limit_s for truth in pair.truths)


def find_clock(reading: Reading, pairs: Sequence[Pair], *, may_slip: bool) -> DocumentClock:
    """The clock a document is on.

    Args:
        reading: the document.
        pairs: its times with what they are about.
        may_slip: whether a slip of the zone may be looked for: not in a document that is dated on other days.
    """
    zone, quote, line = _named_zone(reading)
    offsets = _offsets(zone, pairs) if zone else (SHOWN_OFFSET_MIN,)
    clock = DocumentClock(offsets, zone, line, quote, checked=len(pairs))
    right = sum(map(clock.fits, pairs))
    if may_slip and 2 * right < len(pairs):
        for offset in _OFFSETS_MIN:
            other = DocumentClock((offset,), zone, line, quote, slipped=True, checked=len(pairs))
            fitting = sum(map(other.fits, pairs))
            if fitting >= max(_FEWEST, _MOST * len(pairs)) and fitting > right + 1:
                return DocumentClock((offset,), zone, line, quote, slipped=True, checked=len(pairs), right=fitting)
    return DocumentClock(offsets, zone, line, quote, checked=len(pairs), right=right)


def _named_zone(reading: Reading) -> tuple[Zone | None, str, int | None]:
    """The zone that the document names for its times.

    Where it declares one, else with the times of its summary, else anywhere.
    """
    headed = next(((zone, heading) for heading in reading.headings for zone in find_zones(heading.text)), None)
    story = [sentence for sentence in reading.sentences if sentence.section is not Role.MEASURES]
    declared = (sentence for sentence in story if sentence.label is Role.ZONE)
    summary = (sentence for sentence in story if sentence.section is Role.SUMMARY)
    for place in (declared, summary, story):
        if place is story and headed:
            return headed[0], headed[1].text, headed[1].line
        for sentence in place:
            if sentence.zones:
                return sentence.zones[0], reading.quote(sentence.start, sentence.end), sentence.line
    return None, "", None


def _offsets(zone: Zone, pairs: Sequence[Pair]) -> tuple[int, ...]:
    if zone.offset_min is not None:
        return zone_offsets(zone.text, zone.offset_min)
    return _of_place(zone.text, pairs) or (SHOWN_OFFSET_MIN,)


def _of_place(name: str, pairs: Sequence[Pair]) -> tuple[int, ...]:
    """The offset of a place such as ``Africa/Lagos`` on the day; empty where this Python knows no such place."""
    from zoneinfo import ZoneInfo

    if not pairs:
        return ()
    try:
        offset = pairs[0].truths[0].astimezone(ZoneInfo(name)).utcoffset()
    except (KeyError, ValueError, OSError):
        return ()
    return (round(offset.total_seconds() / 60),) if offset is not None else ()
