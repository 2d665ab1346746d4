"""Which entry of a timeline tells which event of the answer key, and whether at the right time.

An entry that cites evidence is judged by the evidence: one of the cited items must have happened at its time. The
others are judged by their words: pairs of entry and event that agree in words and time are matched first, likest
first, each entry telling one event; an event that only entries of another time tell is told at the wrong time. An
entry whose words fit no event, or only events told elsewhere ("errors went on"), is neither right nor wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kit.evidence import KeyEvent
from kit.rubric.correctness.claims import affirms_all
from kit.rubric.correctness.document import Document
from kit.rubric.correctness.document_clock import DocumentClock
from kit.rubric.correctness.phrases import tokens
from kit.rubric.correctness.stated_times import StatedTime, off_in_words, stated_times
from kit.rubric.reading import Sentence

_ID = r"(?:metric|access|err|sys|syslog|alert|page|change|chat|ticket|status)-[A-Za-z0-9_.-]*[A-Za-z0-9]"
_CITED = re.compile(rf"\[\s*({_ID}(?:\s*[,;]\s*{_ID})*)\s*\]|`({_ID})`|\(({_ID}(?:\s*,\s*{_ID})*)\)")
_SPLIT = re.compile(r"\s*[,;]\s*")
_KNOWS = frozenset(
    tokens(
        "noticed saw seen found realised realized identified confirmed discovered knew diagnosed recognised recognized"
        " understood learned learnt established"
    )
)  # fmt: skip
_DETECTION = "detection"


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry of the timeline as the key sees it.

    Attributes:
        entry: its number in the reading.
        at: its time; None where it has none.
        sentence: its first sentence.
        text: all of its words.
        fits: the events whose words it holds.
        events: those of them that it fits best.
        cited: the evidence ids it points to.
        cited_utc: when the cited items happened, those that are known and not metrics.
        tells_detection: whether it says of itself that it tells the detection.
    """

    entry: int
    at: StatedTime | None
    sentence: Sentence
    text: str
    fits: tuple[KeyEvent, ...]
    events: tuple[KeyEvent, ...]
    cited: tuple[str, ...]
    cited_utc: tuple[datetime, ...]
    tells_detection: bool

    @property
    def truths(self) -> tuple[datetime, ...]:
        """The instants it may be about."""
        return self.cited_utc or tuple(event.at_utc for event in self.events)


@dataclass(frozen=True, slots=True)
class Told:
    """What a timeline tells right and wrong.

    Attributes:
        right: ids of the events told at the right time.
        wrong: entries that are wrong, each with the reason.
        untold: essential events that no entry tells.
    """

    right: frozenset[str]
    wrong: tuple[tuple[Telling, str], ...]
    untold: tuple[KeyEvent, ...]


def tellings(document: Document) -> list[Telling]:
    """The entries of the timeline that have words of their own, in order."""
    worded = _worded_events(document)
    found = []
    for entry, numbers in document.entries.items():
        sentences = [document.reading.sentences[number] for number in numbers]
        timed = next((each for each in sentences if each.clocks), None)
        at = next(iter(stated_times(timed, ranges=True)), None) if timed else None
        raw = document.reading.entries[entry]
        cited = _cited(document.reading.text[raw.start : raw.end])
        times = tuple(each for each in map(document.evidence_time, cited) if each is not None)
        text = " ".join(each.text for each in sentences)
        fits, best = _events_told(document, text, numbers, cited, worded)
        found.append(
            Telling(entry, at, sentences[0], text, fits, best, cited, times, f"({_DETECTION})" in text.lower())
        )
    return found


def match_events(document: Document, found: Sequence[Telling], clock: DocumentClock, detection: Telling | None) -> Told:
    """Match entries with events.

    Args:
        document: the document and the key.
        found: its entries.
        clock: the document's clock.
        detection: the entry that is judged as the detection, by a criterion of its own, and left out here.
    """
    limit_s = document.tolerances.entry_s
    pairs: list[tuple[float, float, int, KeyEvent]] = []
    for number, telling in enumerate(found):
        for event in telling.fits if telling.at else ():
            assert telling.at is not None
            off_s = clock.off_by_s(telling.at, event.at_utc)
            if off_s <= limit_s:
                pairs.append((-_likeness(telling.text, event.text), off_s, number, event))
    taken: dict[int, str] = {}
    right: set[str] = set()
    for *_, number, event in sorted(pairs, key=lambda pair: pair[:3]):
        if number not in taken and event.id not in right:
            taken[number] = event.id
            right.add(event.id)
    right |= _told_besides(pairs, found, taken, right)
    wrong = []
    for number, telling in enumerate(found):
        reason = "" if telling is detection else _wrong(document, telling, number in taken, frozenset(right), clock)
        if reason:
            wrong.append((telling, reason))
    told = right | {event.id for telling, _ in wrong for event in telling.events}
    told |= {event.id for event in document.key.events if event.kind == _DETECTION} if detection else set()
    untold = tuple(event for event in document.key.events if event.essential and event.id not in told)
    return Told(frozenset(right), tuple(wrong), untold)


def _told_besides(
    pairs: Sequence[tuple[float, float, int, KeyEvent]],
    found: Sequence[Telling],
    taken: dict[int, str],
    right: set[str],
) -> set[str]:
    """Ids of events that an entry tells besides another ("the limit was raised; service was back to normal").

    An entry of its own, at another time, that tells the event is its telling, and wrong.
    """
    elsewhere = {event.id for number, each in enumerate(found) if number not in taken for event in each.fits}
    return {event.id for *_, number, event in pairs if number in taken} - right - elsewhere


def _wrong(document: Document, telling: Telling, taken: bool, right: frozenset[str], clock: DocumentClock) -> str:
    """Why an entry is wrong; empty where it is not."""
    if telling.at is None:
        return ""
    if document.case_file and (unknown := [each for each in telling.cited if document.case_file.item(each) is None]):
        return f"there is no evidence {unknown[0]} in this case"
    limit_s = document.tolerances.entry_s
    if telling.cited_utc:
        off_s = min(clock.off_by_s(telling.at, each) for each in telling.cited_utc)
        if off_s > limit_s:
            return f"the evidence it cites is from another time, {off_in_words(off_s)} away"
    elif not taken and telling.events and all(event.id not in right for event in telling.events):
        off_s = min(clock.off_by_s(telling.at, event.at_utc) for event in telling.events)
        return f"this happened at another time, {off_in_words(off_s)} away"
    return "this could not be known yet at that time" if _too_early(document, telling, clock) else ""


def _too_early(document: Document, telling: Telling, clock: DocumentClock) -> bool:
    """Whether an entry tells as known what nobody could know by then."""
    at, limit_s = telling.at, document.tolerances.knowable_s
    assert at is not None
    if not set(tokens(telling.text)) & _KNOWS:
        return False
    for event in telling.events:
        hidden = event.knowable_utc - event.at_utc > timedelta(seconds=limit_s)
        if hidden and clock.off_by_s(at, event.at_utc) < clock.off_by_s(at, event.knowable_utc):
            return clock.off_by_s(at, event.knowable_utc) > limit_s
    diagnosis = next(
        (event for event in document.key.events if event.id == "diagnosis" or event.kind == "diagnosis"), None
    )
    groups = document.key.root_cause.must_mention
    if diagnosis is None or not affirms_all(telling.text, groups):
        return False
    onset = document.key.times.onset_utc
    span_s = (diagnosis.knowable_utc - onset).total_seconds() - limit_s
    middle = onset + timedelta(seconds=span_s / 2)
    return span_s > 0 and clock.off_by_s(at, middle) < span_s / 2


_Worded = tuple[KeyEvent, tuple[frozenset[int], ...]]
"""An event, and for each group of its words the numbers of the sentences that hold one of them."""


def _worded_events(document: Document) -> tuple[_Worded, ...]:
    """The events that can be told by their words, looked up once for all entries."""
    events = (event for event in document.key.events if event.terms)
    return tuple((event, tuple(map(document.index.any_of, event.terms))) for event in events)


def _events_told(
    document: Document, text: str, numbers: Sequence[int], cited: tuple[str, ...], worded: tuple[_Worded, ...]
) -> tuple[tuple[KeyEvent, ...], tuple[KeyEvent, ...]]:
    """The events whose words an entry holds, and those of them it fits best: most groups, then likest.

    Where its words fit none, both are the events that it cites the evidence of.
    """
    fits = tuple(event for event, groups in worded if not any(group.isdisjoint(numbers) for group in groups))
    if not fits:
        shown = {each for each in cited if not each.startswith("metric-")}
        fits = tuple(event for event in document.key.events if shown & set(event.evidence))
    ranks = [(len(event.terms), _likeness(text, event.text)) for event in fits]
    return fits, tuple(event for event, rank in zip(fits, ranks, strict=True) if rank == max(ranks))


def _likeness(text: str, other: str) -> float:
    """The share of one text's words that another has, 0 to 1."""
    wanted = set(tokens(other))
    return len(wanted & set(tokens(text))) / len(wanted) if wanted else 0.0


def _cited(raw: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _CITED.finditer(raw):
        found += _SPLIT.split(next(filter(None, match.groups())))
    return tuple(each for each in found if any(map(str.isdigit, each)) or each.startswith("metric-"))
