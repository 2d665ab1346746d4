"""Is the stated duration as long as the impact lasted?"""

import re
from collections.abc import Iterator
from functools import partial

from kit.rubric.correctness.stated_times import off_in_words
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading import Sentence
from kit.rubric.reading.durations import Duration
from kit.rubric.reading.roles import Role

_LASTED = re.compile(
    r"\b(?:last(?:ed|ing|s)|for|duration|total\w*|outage\s+of|downtime\s+of|span\w*|persist\w*|took|down|over)\b",
    re.IGNORECASE,
)
_SPANS = (Role.DURATION, Role.START, Role.END)
_REACH = 40
_SHORTEST_S = 60.0


def judge(subject: Subject) -> Judgement:
    """Compare the stated duration with end minus onset."""
    truth_s, limit_s = subject.key.times.duration_s, subject.tolerances.duration_s
    for sentence, seconds in _stated(subject):
        off_s = min(abs(each - truth_s) for each in seconds)
        quote = subject.quote(sentence)
        if off_s <= limit_s:
            return Judgement(2, quote, sentence.line)
        near = off_s <= limit_s * subject.tolerances.near
        note = f"end minus onset is {off_in_words(off_s)} away from this"
        return Judgement(1 if near else 0, quote, sentence.line, note)
    times, clock = subject.key.times, subject.clock
    begun = any(clock.off_by_s(each, times.onset_utc) <= subject.tolerances.onset_s for each in subject.onset)
    ended = any(clock.off_by_s(each, times.ended_utc) <= subject.tolerances.end_s for each in subject.end)
    if begun and ended:
        return Judgement(1, note="start and end are right, the duration itself is not stated")
    return Judgement(0, note="no duration is stated")


def _stated(subject: Subject) -> Iterator[tuple[Sentence, list[float]]]:
    """The sentences that state how long it was, with the seconds they state: labelled ones, then the summary's."""
    outside = [each for each in subject.reading.sentences if each.entry is None]
    labelled = [each for each in outside if each.label in _SPANS]
    summary = [each for each in outside if each.section is Role.SUMMARY and each.label not in _SPANS]
    for sentence in (*labelled, *summary):
        spans = sentence.label in _SPANS
        stated = sentence.durations if spans else filter(partial(_lasted, sentence), sentence.durations)
        seconds = [each.seconds for each in stated if each.seconds is not None and each.seconds >= _SHORTEST_S]
        if seconds:
            yield sentence, seconds


def _lasted(sentence: Sentence, duration: Duration) -> bool:
    """Whether a word shortly before a duration says that something lasted so long."""
    return bool(_LASTED.search(sentence.text, max(0, duration.start - _REACH), duration.start))


CRITERION = Criterion(
    id="impact_duration",
    code="K4",
    scale="correctness",
    section="summary",
    title="Duration is right",
    why="The duration is the number that is quoted on: it must be the end minus the onset, and neither more nor less.",
    question="Take the onset from the end: does the duration you give come out?",
    judge=of_this_case(judge),
)
