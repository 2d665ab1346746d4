"""The times a document states for its outage: start, end, detection, recovery.

Times of day are compared round the clock: a document may cross midnight, and one of two times may lack its half of the
day ("10:00 to 11:30 PM").
"""

from dataclasses import dataclass

from kit.rubric.language.noticing import BARE, NOTICING, SENSED, adds_monitoring, finds_cause, told
from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stems
from kit.rubric.reading.clocks import Clock
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.span import tells_end, tells_start

RECOVERED = stems("restored recovered resolved operational normal back online resumed recovery restoration over up")
_RECOVERED = phrases(
    r"""
    (?:fully |completely |successfully )?(?:restored|recovered|resolved|operational|resumed|back online|back up)
    up and running|normal operations?|(?:back to|returned to|return to) (?:\w+ ){0,3}?normal(?:ly)?
    (?:running|working|functioning|operating|serving) (?:\w+ ){0,3}?normal(?:ly)?
    (?:site|website|services?|system|application|app|platform|users?|everything) (?:was|were|is|are|came
    went) (?:\w+ )?back
    (?:full|complete|service|system) (?:recovery|restoration)|(?:outage|downtime|incident) (?:is |was )?over
    """
)
DAY_MIN = 24 * 60
_HALF_DAY_MIN = 12 * 60


@dataclass(frozen=True, slots=True)
class Stated:
    """A time and the sentence that states it."""

    clock: Clock
    sentence: Sentence


def stated_start(reading: Reading) -> Stated | None:
    """The start of the outage as the document's first statement of it has it."""
    for sentence in reading.with_digits:
        if sentence.entry is None and tells_start(sentence):
            first = sentence.ranges[0].first if sentence.ranges else sentence.clocks[0]
            return Stated(first, sentence)
    return None


def stated_end(reading: Reading) -> Stated | None:
    """The end of the outage as the document's first statement of it has it."""
    for sentence in reading.with_digits:
        if sentence.entry is None and tells_end(sentence):
            last = sentence.ranges[0].last if sentence.ranges else sentence.clocks[-1]
            return Stated(last, sentence)
    return None


def stated_detection(reading: Reading) -> Stated | None:
    """The first time at which the outage is said to have come to light."""
    for sentence in reading.with_any(NOTICING):
        if sentence.section is Role.MEASURES or sentence.label is Role.CAUSE:
            continue
        if adds_monitoring(sentence.lower) or finds_cause(sentence.lower):
            continue
        if not (SENSED.search(sentence.lower) or told(sentence.text) or BARE.search(sentence.lower)):
            continue
        if sentence.clocks and not sentence.ranges:
            return Stated(sentence.clocks[0], sentence)
        entry = reading.entries[sentence.entry] if sentence.entry is not None else None
        if entry and entry.clock:
            return Stated(entry.clock, sentence)
    return None


def recoveries(reading: Reading) -> list[Stated]:
    """The times at which the timeline tells of service being restored, in order: of such rows, and named in them."""
    found = []
    for sentence in reading.with_any(RECOVERED):
        if sentence.entry is None or not _RECOVERED.search(sentence.lower):
            continue
        clock = reading.entries[sentence.entry].clock
        found += [Stated(each, sentence) for each in ([clock] if clock else []) + sentence.clocks]
    return found


def minutes_apart(first: Clock, second: Clock) -> int:
    """How many minutes the second time lies behind the first, -720 to 719, round the clock.

    Where just one of them says which half of the day is meant, the nearer reading of the other is taken.
    """
    apart = (second.minute - first.minute + _HALF_DAY_MIN) % DAY_MIN - _HALF_DAY_MIN
    if not _one_bare(first, second):
        return apart
    other = (apart + DAY_MIN) % DAY_MIN - _HALF_DAY_MIN
    return min(apart, other, key=abs)


def minutes_early(first: Clock, second: Clock) -> int:
    """How many minutes the second time of one day lies before the first; 0 where it lies behind, or past midnight."""
    early = first.minute - second.minute
    if _one_bare(first, second):
        early = min(early, early - _HALF_DAY_MIN, early + _HALF_DAY_MIN, key=abs)
    return early if 0 < early < _HALF_DAY_MIN else 0


def _one_bare(first: Clock, second: Clock) -> bool:
    """Whether just one of two times says which half of the day it is in, and the other may be in either."""
    halves = [any(char in "mM" for char in clock.text) for clock in (first, second)]
    bare = first if halves[1] else second
    return halves[0] != halves[1] and bare.minute < _HALF_DAY_MIN + 60 and not bare.text.startswith("0")
