"""Whether a document is about this case at all.

Seeds of one scenario share their mechanism, so a neighbour's write-up names the right root cause without any knowledge
of this outage. What only this case has decides: the day, the times of day, the names the seed drew. Nothing is asked
of the author: the facts are those a write-up states anyway.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from enum import Enum

from kit.rubric.correctness.calendar import Day, find_days
from kit.rubric.correctness.document import Document
from kit.rubric.correctness.document_clock import DocumentClock
from kit.rubric.reading.roles import Role

_FEWEST_TIMES = 3
_KINDS_OF_NAMES = 2
_FEWEST_PEOPLE = 2
_FARTHEST_MIN = (-720, 840)
"""The clocks farthest behind and ahead of UTC, in minutes."""
_CHANGE = re.compile(r"\bchange-([0-9a-f]{7})\b")
"""A change as evidence cites it; the seed draws the second half."""


class Standing(Enum):
    """What a document's own facts say about the case it tells of."""

    THIS = "this case"
    OPEN = "not told"
    OTHER = "another case"


def standing(document: Document, clock: DocumentClock) -> Standing:
    """Weigh the days, times of day and names of a document.

    Where neither its days nor its times are wrong, right times or names settle it. Where one of the two is wrong,
    names and the other must both speak for the case: days or times of day that agree by chance are not rare in a
    class. Where both agree by chance, the names of the other case tell.
    """
    if names_deny(document):
        return Standing.OTHER
    days = days_fit(document, clock.offsets_min)
    times = _times_fit(clock)
    if days is not False and times is not False:
        return Standing.THIS if times or names_fit(document) else Standing.OPEN
    if (days is False and times is False) or not names_fit(document):
        return Standing.OTHER
    return Standing.THIS if days or times else Standing.OPEN


def may_slip(document: Document) -> bool:
    """Whether a slip of the zone may be looked for: the day is right, or none is given and names speak for the case."""
    days = days_fit(document, _FARTHEST_MIN)
    return names_fit(document) if days is None else days


def days_fit(document: Document, offsets_min: Iterable[int]) -> bool | None:
    """Whether the days a document gives for the outage are those of the case; None where it gives none that tell.

    Days that stand with its start and end tell most; elsewhere a day may be that of something else in the evidence.

    Args:
        document: the document.
        offsets_min: minutes east of UTC of the clocks it may be dated on, besides UTC.
    """
    turning = (document.key.times.onset_utc, document.key.times.ended_utc)
    local = {(at + timedelta(minutes=offset)).date() for at in turning for offset in (0, *offsets_min)}
    labelled = [each for each in document.reading.sentences if each.label in (Role.START, Role.END, Role.DURATION)]
    days = [day for each in labelled for day in find_days(each.text)]
    if days:
        return any(day.means(each) for day in days for each in local)
    days = list(_days(document))
    if any(day.means(each) for day in days for each in local):
        return True
    known = [event.at_utc for event in document.key.events]
    known += [change.at_utc for change in document.case_file.changes] if document.case_file else []
    return None if all(any(day.means(each.date()) for each in known) for day in days) else False


def _days(document: Document) -> Iterator[Day]:
    """The days in the headings, summary and timeline; due dates are none."""
    for heading in document.reading.headings:
        yield from find_days(heading.text)
    for sentence in document.reading.sentences:
        if sentence.section in (Role.SUMMARY, Role.TIMELINE):
            yield from find_days(sentence.text)


def _times_fit(clock: DocumentClock) -> bool | None:
    if clock.checked < _FEWEST_TIMES:
        return None
    if 2 * clock.right >= clock.checked:
        return True
    return False if 3 * clock.right < clock.checked else None


def names_fit(document: Document) -> bool:
    """Whether a document uses names that the seed drew, of two kinds: company, people (two of them), hosts, changes.

    One kind may agree by chance, and so may one person's name.
    """
    text, names = document.reading.text.lower(), document.key.names
    people = [name for name in names.get("people", ()) if _named(text, (name, name.split()[0]))]
    others = [kind for kind, known in names.items() if kind != "people" and _named(text, known)]
    return len(others) + (len(people) >= _FEWEST_PEOPLE) >= _KINDS_OF_NAMES


def names_deny(document: Document) -> bool:
    """Whether a document uses names that only another case has, and none of that kind from this one.

    It cites changes, and none of them is in this case's history; or it names the company of another case. A slip of the
    pen is one name among right ones, so names that fit outweigh it.
    """
    key, text = document.key, document.reading.text.lower()
    cited = set(_CHANGE.findall(text))
    strange = bool(cited) and cited.isdisjoint(key.names.get("changes", cited))
    strange = strange or (_named(text, key.names_elsewhere) and not _named(text, key.names.get("company", ())))
    return strange and not names_fit(document)


def _named(text: str, names: Sequence[str]) -> bool:
    """Whether a text in lower case holds one of some names as a word of its own."""
    return any(
        len(name) > 2 and name.lower() in text and re.search(rf"\b{re.escape(name.lower())}\b", text) for name in names
    )
