"""Where everything of the timeline picture goes: one layout for HTML and PDF, in units of CSS pixels.

Time runs to the right. Each entry is a stem on the axis with a flag: its sign, its time and its first words. Flags
extend to the right of their stems and are placed from the last entry to the first, each above the stems that rise
within its width: no flag overlaps another, no stem crosses one, and from top to bottom they read in order of time.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kit.exporting.moments import DAY_MIN, Moment, day_name, on_one_axis, read_moment, year_of
from kit.exporting.prose import plain
from kit.postmortem.model import EntryKind, Postmortem

WIDTH = 720
_AXIS_LEFT, _AXIS_RIGHT = 18.0, 470.0
_FLAG_PX = 330.0
_FLAG_GAP_PX = 10.0
_LANE_PX = 19.0
_LANES_MAX = 11
_BELOW_AXIS_PX = 44.0
_SIGN_PX = 15.0
_ENTRIES_MAX = 60
_STEPS_MIN = (
    1,
    2,
    5,
    10,
    15,
    30,
    60,
    120,
    180,
    360,
    720,
    DAY_MIN,
    2 * DAY_MIN,
    7 * DAY_MIN,
    30 * DAY_MIN,
    365 * DAY_MIN,
)
_TICKS_MAX = 8
_WEIGHT: dict[EntryKind, int] = {
    "resolution": 7,
    "detection": 6,
    "misleading": 5,
    "escalation": 4,
    "action": 3,
    "hypothesis": 2,
    "communication": 1,
    "event": 0,
}
"""Which entries keep their flag when there is no room for all: turning points first."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An entry on the picture: a stem at ``x`` and, where there was room, a flag at height ``y`` (else None)."""

    x: float
    y: float | None
    kind: EntryKind
    clock: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled time on the axis; ``day`` is set where the date changes."""

    x: float
    label: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The timeline as a picture.

    Attributes:
        width, height: of the whole.
        axis_y: height of the axis.
        axis_left, axis_right: its ends.
        flags: the entries, first to last.
        ticks: times along the axis.
        impact: where the impact begins and ends on the axis; None when either is not known.
        title, description: what it shows, in words, for those who do not see it.
    """

    width: float
    height: float
    axis_y: float
    axis_left: float
    axis_right: float
    flags: tuple[Flag, ...]
    ticks: tuple[Tick, ...]
    impact: tuple[float, float] | None
    title: str
    description: str


def draw_timeline(postmortem: Postmortem) -> Picture | None:
    """The picture of a postmortem's timeline; None when fewer than two entries have a time that can be read."""
    summary, times = postmortem.summary, [entry.time for entry in postmortem.timeline]
    year = year_of((summary.start, summary.end, *times))
    start, end = read_moment(summary.start, year), read_moment(summary.end, year)
    moments = [read_moment(time, year) for time in times]
    minutes = on_one_axis(moments, start.day if start else None)
    drawn = [
        (minute, moment, entry)
        for minute, moment, entry in zip(minutes, moments, postmortem.timeline, strict=True)
        if minute is not None and moment is not None
    ][:_ENTRIES_MAX]
    if len(drawn) < 2:
        return None
    impact = _impact(start, end, moments)
    shown = (*(minute for minute, *_ in drawn), *(impact or ()))
    axis = _Axis(min(shown), max(*shown, min(shown) + 1))
    xs = [axis.x(minute) for minute, *_ in drawn]
    texts = [
        _cut(f"{moment.clock}  {plain(entry.text)}", min(_FLAG_PX, WIDTH - x) - _SIGN_PX)
        for x, (_, moment, entry) in zip(xs, drawn, strict=True)
    ]
    lanes = _lanes(xs, [_width(text) + _SIGN_PX for text in texts], [entry.kind for *_, entry in drawn])
    axis_y = 14 + _LANE_PX * (1 + max((lane for lane in lanes if lane is not None), default=0))
    flags = tuple(
        Flag(
            round(x, 1),
            None if lane is None else round(axis_y - 12 - _LANE_PX * lane, 1),
            entry.kind,
            moment.clock,
            text[5:].strip(),
        )
        for x, text, lane, (_, moment, entry) in zip(xs, texts, lanes, drawn, strict=True)
    )
    clocks = [moment.clock for _, moment, _ in drawn]
    return Picture(
        width=WIDTH,
        height=axis_y + _BELOW_AXIS_PX,
        axis_y=axis_y,
        axis_left=_AXIS_LEFT,
        axis_right=_AXIS_RIGHT,
        flags=flags,
        ticks=_ticks(axis),
        impact=(round(axis.x(impact[0]), 1), round(axis.x(impact[1]), 1)) if impact else None,
        title=f"Timeline from {clocks[0]} to {clocks[-1]}",
        description=_describe(flags, len(postmortem.timeline), start if impact else None, end),
    )


class _Axis:
    """Minutes to pixels."""

    def __init__(self, first: float, last: float) -> None:
        self.first = first
        self.last = last

    def x(self, minute: float) -> float:
        return _AXIS_LEFT + (minute - self.first) / (self.last - self.first) * (_AXIS_RIGHT - _AXIS_LEFT)


def _impact(start: Moment | None, end: Moment | None, moments: Sequence[Moment | None]) -> tuple[float, float] | None:
    """Start and end of the impact on the entries' axis, when both are known and in order."""
    if start is None or end is None:
        return None
    first_day = start.day or next((moment.day for moment in moments if moment and moment.day), None)
    begin, finish = on_one_axis([start, end], first_day)
    return (begin, finish) if begin is not None and finish is not None and begin < finish else None


def _lanes(xs: Sequence[float], widths: Sequence[float], kinds: Sequence[EntryKind]) -> list[int | None]:
    """The lane of each flag, 0 next to the axis; as many flags as fit, turning points first."""
    by_weight = sorted(range(len(xs)), key=lambda i: (-_WEIGHT[kinds[i]], i))
    for count in range(len(xs), 0, -1):
        lanes = _place(xs, widths, frozenset(by_weight[:count]))
        if max(lane for lane in lanes if lane is not None) < _LANES_MAX:
            return lanes
    return [None] * len(xs)


def _place(xs: Sequence[float], widths: Sequence[float], flagged: frozenset[int]) -> list[int | None]:
    """The lane of each flagged entry: one above those of all stems that rise within its width."""
    lanes: list[int | None] = [None] * len(xs)
    placed: list[tuple[float, int]] = []
    for i in sorted(flagged, key=lambda i: (-xs[i], -i)):
        end = xs[i] + widths[i] + _FLAG_GAP_PX
        lane = 1 + max((lane for x, lane in placed if x <= end), default=-1)
        placed.append((xs[i], lane))
        lanes[i] = lane
    return lanes


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    span = axis.last - axis.first
    step = next((step for step in _STEPS_MIN if span / step <= _TICKS_MAX), span / _TICKS_MAX)
    ticks: list[Tick] = []
    minute = -(-axis.first // step) * step
    while minute <= axis.last:
        of_day = int(minute % DAY_MIN)
        day = ""
        if axis.last // DAY_MIN > axis.first // DAY_MIN and (not ticks or of_day < step):
            day = day_name(int(minute // DAY_MIN))
        ticks.append(Tick(round(axis.x(minute), 1), f"{of_day // 60:02d}:{of_day % 60:02d}", day))
        minute += step
    return tuple(ticks)


def _cut(text: str, width_px: float) -> str:
    """The text, cut to a width."""
    if _width(text[:200]) <= width_px:
        return text[:200]
    room = width_px - _width("…")
    end = 0
    while (room := room - _width(text[end])) >= 0:
        end += 1
    return text[:end].rstrip(" ,;:.-–—") + "…"


def _width(text: str) -> float:
    """About how wide a text is in the flags' 12 px type; a little more than in any of the fonts used."""
    return sum(map(_character_px, text))


def _character_px(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000:
        return 13.0
    if unicodedata.combining(character):
        return 0.0
    if character in " .,;:'|!ijlft()[]-":
        return 4.2
    if character in "mwMW@%—…":
        return 10.5
    return 8.0 if character.isupper() else 6.6


def _describe(flags: Sequence[Flag], entries: int, start: Moment | None, end: Moment | None) -> str:
    drawn = f"{len(flags)} of {entries} entries" if len(flags) < entries else f"{entries} entries"
    impact = f" The impact lasted from {start.clock} to {end.clock}." if start and end else ""
    turning = [f"{flag.kind} at {flag.clock}" for flag in flags if flag.kind != "event"]
    marked = f" Marked: {', '.join(turning)}." if turning else ""
    return f"{drawn} on a line of time.{impact}{marked} The list tells each."
