"""Does the reader learn how long the outage lasted?

From the assignment: the issue summary gives the duration. Where only start and end are given, the reader has to compute it.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_LASTED = re.compile(
    r"\b(?:last(?:ed|s|ing)|duration|persist(?:ed|ing|s)|spann(?:ed|ing)|span of|continued for|outage of|downtime of|total(?:ing|ed|ling|led)?|went on for|down for|unavailable for|inaccessible for|offline for|for (?:about |around |over |approximately |nearly |almost |roughly |a total of |more than |up to |some |the )?)\b"
)
_NOT_LENGTH = re.compile(
    r"\b(?:within|every|after|before|next|last|past|previous|under|less than|ago|in the|delayed|first|by) (?:the |about |approximately |just |only )*$"
)
_OF_OUTAGE = re.compile(
    r"\b(?:last(?:ed|s|ing)|outage|downtime|duration|disruption|interruption|incident|down|unavailable|inaccessible|offline|impact|degradation|slowdown)\b"
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        if sentence.entry is None and _states_length(sentence):
            yield 2, sentence
    for sentence in reading.with_digits:
        if (
            sentence.entry is None
            and sentence.ranges
            and (sentence.section is Role.SUMMARY or sentence.label is Role.DURATION or sentence.has & DOWN)
        ):
            yield 1, sentence
    starts = {
        sentence.part: sentence for sentence in reading.sentences if sentence.label is Role.START and sentence.clocks
    }
    for sentence in reading.sentences:
        if sentence.label is Role.END and sentence.clocks and starts:
            yield 1, sentence


def _states_length(sentence: Sentence) -> bool:
    for duration in sentence.durations:
        if duration.seconds is None or _NOT_LENGTH.search(sentence.lower, 0, duration.start):
            continue
        if sentence.label is Role.DURATION:
            return True
        if sentence.section in (Role.SUMMARY, Role.OTHER) or sentence.label is Role.IMPACT:
            if _LASTED.search(sentence.lower) and _OF_OUTAGE.search(sentence.lower):
                return True
            if (
                sentence.text[duration.end : duration.end + 30]
                .lower()
                .lstrip("s ,)")
                .startswith(
                    (
                        "outage",
                        "downtime",
                        "disruption",
                        "interruption",
                        "interval",
                        "from",
                        "incident",
                        "window",
                        "period",
                        "(",
                    )
                )
            ):
                return True
        elif re.search(
            r"\b(?:outage|downtime|disruption|incident) (?:has |had )?last(?:ed|ing)\b|total (?:down|outage)|duration",
            sentence.lower,
        ):
            return True
    return False


def judge(reading: Reading) -> Judgement:
    """Find the length of the outage."""
    return best(
        reading,
        _candidates(reading),
        partly="the reader has to compute it from start and end",
        missing="neither a duration nor both start and end are given",
    )


CRITERION = Criterion(
    id="duration",
    code="S4",
    scale="completeness",
    section="summary",
    title="Duration",
    why="How long it lasted is the first figure an executive asks for and the one agreements with customers are measured by.",
    question="How many minutes lie between the start and the end you give?",
    judge=judge,
)
