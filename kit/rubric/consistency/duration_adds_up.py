"""Is the stated duration the time between the stated start and end?

From the practice of reviewing postmortems: the three figures are written by hand and at different times, and one of
them is often left behind.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.stated import DAY_MIN, stated_end, stated_start

_TOLERANCE_MIN = 2
_TOLERANCE_SHARE = 0.1
"""Durations are often rounded: within a tenth is close, beyond it is another figure."""
_ROUGH = phrases(
    "about|around|approximately|roughly|nearly|almost|over|more than|some|close to|just under|up to|under|less than"
)
_LASTED = phrases(r"last(?:ed|s|ing)|duration|outage|downtime|total|down|unavailable|inaccessible|offline")


def judge(reading: Reading) -> Judgement:
    """Compare the duration with start and end."""
    start, end, stated = stated_start(reading), stated_end(reading), _stated_length(reading)
    if not start or not end or not stated:
        return consistent(reading)
    minutes, sentence = stated
    between = (end.clock.minute - start.clock.minute) % DAY_MIN
    off = min(
        _off(minutes, between),
        _off(minutes, (between + DAY_MIN // 2) % DAY_MIN) if _one_bare(start.clock.text, end.clock.text) else DAY_MIN,
    )
    allowed = max(_TOLERANCE_MIN, _TOLERANCE_SHARE * minutes if _ROUGH.search(sentence.lower) else 0)
    if off <= allowed:
        return consistent(reading)
    note = f"{start.clock.text} to {end.clock.text} is {_words(between)}, not {_words(minutes)}"
    return Judgement(
        1 if off <= max(5, _TOLERANCE_SHARE * minutes) else 0,
        reading.quote(sentence.start, sentence.end),
        sentence.line,
        note,
    )


def _stated_length(reading: Reading) -> tuple[int, Sentence] | None:
    for sentence in reading.within(Role.SUMMARY):
        if sentence.entry is not None or not (sentence.label is Role.DURATION or _LASTED.search(sentence.lower)):
            continue
        for duration in sentence.durations:
            if duration.seconds and duration.seconds >= 60:
                return round(duration.seconds / 60), sentence
    return None


def _off(stated: int, between: int) -> int:
    """Minutes between two lengths; whole days count for nothing, as the dates may differ."""
    apart = abs(stated - between) % DAY_MIN
    return min(apart, DAY_MIN - apart)


def _one_bare(first: str, second: str) -> bool:
    return ("m" in first.lower()) != ("m" in second.lower())


def _words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


CRITERION = Criterion(
    id="duration_adds_up",
    code="I1",
    scale="consistency",
    section="summary",
    title="Duration is end minus start",
    why="Whoever pays for downtime computes it again; two figures that differ make all others doubtful.",
    question="If you subtract the start from the end, do you get the duration you state?",
    judge=judge,
)
