"""Does the reader know which clock the times are on?

From the assignment: start and end time include the time zone. One declaration for the whole document is enough.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role
from kit.rubric.reading.zones import find_zones

_DECLARES = re.compile(r"\b(?:time ?zones?|all times|times (?:are|in)|in (?:utc|gmt))\b")
_HEADER = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun), \d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}")
"""The date line of an HTTP reply pasted into the text: the server's clock, not the author's."""


def _candidates(reading: Reading) -> Iterator[tuple[str, int]]:
    for sentence in reading.sentences:
        if not sentence.zones or _HEADER.search(sentence.lower):
            continue
        if (
            sentence.clocks
            or sentence.durations
            or sentence.label in (Role.ZONE, Role.DURATION, Role.START, Role.END)
            or _DECLARES.search(sentence.lower)
        ):
            yield reading.quote(sentence.start, sentence.end), sentence.line
    for heading in reading.headings:
        if find_zones(heading.text):
            yield heading.text, heading.line


def judge(reading: Reading) -> Judgement:
    """Find a time zone that belongs to the times of the outage."""
    for quote, line in _candidates(reading):
        return Judgement(2, quote, line)
    return Judgement(0, note="no time zone or UTC offset stands with the times")


CRITERION = Criterion(
    id="time_zone",
    code="S3",
    scale="completeness",
    section="summary",
    title="Time zone",
    why="A reader in another country, or one who compares with logs kept in UTC, is hours off without it.",
    question="On which clock did you read these times, and would a colleague on another continent know?",
    judge=judge,
)
