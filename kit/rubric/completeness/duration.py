"""Does the reader learn how long the outage lasted?

From the assignment: the issue summary gives the duration. Where only start and end are given, the reader has to
compute it.
"""

from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.durations import Duration
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role
from kit.rubric.reading.span import spans_in_one_part, tells_end, tells_recovery, tells_start

_OF_OUTAGE = phrases(
    r"""
    last(?:ed|s|ing)|duration|persist(?:ed|ing|s)|spann(?:ed|ing)|continued for|total(?:ing|ed|ling|led)?|went on for
    took
    outage|downtime|disruption|interruption|incident|degradation|slowdown|blackout|crisis|impact
    halt\w*|breakdown|stopped|down|unavailable|inaccessible|offline|unreachable|unable|unresponsive|inoperable
    """
)
_OTHER_LENGTH = phrases(
    r"""
    (?:within|every|after|before|next|last|past|previous|ago|in the|delayed|first|by|in|of|per|each
    took)(?: the| about| approximately| just| only)*\s*$
    """
)
_FOR = phrases(r"for(?: about| around| approximately| nearly| almost| roughly| over| some| the| a total of)*\s*$")
_AT_MOST = phrases(r"(?:under|less than|up to|at most|no more than)(?: the| about| approximately)*\s*$")
_SHORTEST_S = 60
"""What lasts less than a minute is a response, and no outage."""
_AFTER = (
    "outage",
    "downtime",
    "disruption",
    "interruption",
    "interval",
    "incident",
    "window",
    "period",
    "blackout",
    "service",
    "(",
    "from",
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    limited: list[Sentence] = []
    for sentence in reading.sentences:
        if sentence.entry is not None or not sentence.durations:
            continue
        for duration in sentence.durations:
            if duration.seconds is not None and duration.seconds >= _SHORTEST_S and _of_outage(sentence, duration):
                if _AT_MOST.search(sentence.lower, 0, duration.start):
                    limited.append(sentence)
                else:
                    yield 2, sentence
    yield from ((1, sentence) for sentence in limited)
    for sentence in reading.with_digits:
        if tells_start(sentence) and tells_end(sentence):
            yield 1, sentence
    if both := spans_in_one_part(reading):
        yield 1, both
    timed = [sentence for sentence in reading.sentences if sentence.entry is not None and sentence.clocks]
    ended = [sentence for sentence in timed if tells_recovery(reading, sentence)]
    if ended and timed[0].entry != ended[-1].entry:
        yield 1, ended[-1]


def _of_outage(sentence: Sentence, duration: Duration) -> bool:
    """Whether a length of time is that of the outage."""
    if sentence.label is Role.DURATION:
        return True
    if sentence.text[duration.end :].lower().lstrip("s -,)").startswith(_AFTER) and sentence.section is Role.SUMMARY:
        return True
    if (
        _OTHER_LENGTH.search(sentence.lower, 0, duration.start)
        and "total of" not in sentence.lower
        and "outage of" not in sentence.lower
    ):
        return False
    if sentence.section is Role.SUMMARY and _FOR.search(sentence.lower, 0, duration.start):
        return True
    if sentence.section in (Role.SUMMARY, Role.OTHER) or sentence.label is Role.IMPACT:
        return bool(_OF_OUTAGE.search(sentence.lower))
    near = sentence.lower[max(0, duration.start - 40) : duration.start]
    return bool(_OF_OUTAGE.search(near)) and sentence.section is not Role.MEASURES


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
    why=(
        "How long it lasted is the first figure an executive asks for and the one agreements with customers are "
        "measured by."
    ),
    question="How many minutes lie between the start and the end you give?",
    judge=judge,
)
