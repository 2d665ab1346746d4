"""Where a document states the turning points of the outage: onset, end, detection.

The places are asked in order of how plainly they state it (a labelled field, a range of times in the summary, a
sentence about it, an entry of the timeline); the first place that states it is the statement, so that a right time
elsewhere does not make up for a wrong one there.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from kit.rubric.correctness.document import Document
from kit.rubric.correctness.stated_times import StatedTime, stated_time, stated_times
from kit.rubric.correctness.told_events import Telling
from kit.rubric.language.outage import DOWN
from kit.rubric.language.stems import stems
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_BEGAN = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|onset|since|from|first|commenc\w+|arose|set\s+in|went\s+down)\b", re.IGNORECASE
)
_ENDED = re.compile(
    r"\b(?:end\w*|until|till|resolved|restored|recover\w*|over|last|stopped|normal|through|ceased|back)\b",
    re.IGNORECASE,
)
_DETECTED = stems(
    "detect detected detection notice noticed alert alerted alarm page paged pager discover discovered reported aware"
)
_REACH = 40
"""A word that says what a time is stands at most so many characters before it."""


def onset_statement(document: Document, found: Sequence[Telling]) -> list[StatedTime]:
    """The times stated for the onset, at the place that states it most plainly; empty where nothing does."""
    return _first(
        lambda: _labelled(document, Role.START),
        lambda: [stated_time(each, each.ranges[0].first) for each in _in_summary(document) if each.ranges],
        lambda: list(_near(_about_outage(document), _BEGAN)),
        lambda: _told(found, document.key.times.onset_utc),
    )


def end_statement(document: Document, found: Sequence[Telling]) -> list[StatedTime]:
    """The times stated for the end of the impact, in the same way."""
    return _first(
        lambda: _labelled(document, Role.END),
        lambda: [stated_time(each, each.ranges[0].last) for each in _in_summary(document) if each.ranges],
        lambda: list(_near(_about_outage(document), _ENDED)),
        lambda: _told(found, document.key.times.ended_utc),
    )


def detection_statement(document: Document, found: Sequence[Telling]) -> tuple[list[StatedTime], Telling | None]:
    """The times stated for the detection, and the entry of the timeline that states it, if it is one."""
    own = [
        each
        for each in found
        if each.at and (each.tells_detection or each.sentence.label in (Role.DETECTION, Role.METHOD))
    ]
    if own:
        return [each.at for each in own if each.at], own[0]
    labelled = [*_labelled(document, Role.DETECTION), *_labelled(document, Role.METHOD)]
    if labelled:
        return labelled, None
    detections = {event.id for event in document.key.events if event.kind == "detection"}
    worded = [
        each
        for each in found
        if each.at and (detections & {event.id for event in each.events} or each.sentence.has & _DETECTED)
    ]
    if worded:
        return [each.at for each in worded[:1] if each.at], worded[0]
    plain = [
        each
        for each in document.reading.sentences
        if each.entry is None and each.section is not Role.MEASURES and each.has & _DETECTED
    ]
    return [time for each in plain for time in stated_times(each)][:1], None


def _first(*places: Callable[[], list[StatedTime]]) -> list[StatedTime]:
    return next((stated for place in places if (stated := place())), [])


def _labelled(document: Document, label: Role) -> list[StatedTime]:
    """The first time (in each of the zones it is given in) of the sentences behind a label."""
    for sentence in document.reading.sentences:
        if sentence.label is label and sentence.entry is None and sentence.clocks:
            stated = stated_times(sentence)
            return [
                stated[0],
                *(each for each in stated[1:] if each.offsets_min and each.offsets_min != stated[0].offsets_min),
            ]
    return []


def _in_summary(document: Document) -> list[Sentence]:
    """The sentences of the summary in which a range may be that of the outage, labelled ones first."""
    places = [
        each
        for each in document.reading.sentences
        if each.entry is None and (each.section is Role.SUMMARY or each.label is Role.DURATION)
    ]
    places = [each for each in places if each.label not in (Role.DETECTION, Role.METHOD, Role.CAUSE, Role.FIX)]
    return sorted(places, key=lambda each: each.label is not Role.DURATION)


def _about_outage(document: Document) -> list[Sentence]:
    return [
        each for each in _in_summary(document) if each.label in (Role.DURATION, Role.START, Role.END) or each.has & DOWN
    ]


def _near(sentences: Sequence[Sentence], word: re.Pattern[str]) -> Iterator[StatedTime]:
    """The time that follows such a word closely, in the first sentence that has one."""
    for sentence in sentences:
        previous = 0
        for clock in sentence.clocks:
            if word.search(sentence.text, max(previous, clock.start - _REACH), clock.start):
                yield stated_time(sentence, clock)
                return
            previous = clock.end


def _told(found: Sequence[Telling], truth: object) -> list[StatedTime]:
    """The times of the entries that tell the event of that instant."""
    return [each.at for each in found if each.at and any(event.at_utc == truth for event in each.events)]
