"""Does each fact have one number throughout?

The share of users and the length of the outage are told in several places; they have to be the same in all of them.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.language.outage import DOWN
from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stem, stems, words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_USERS = stems("user users customer customers client clients visitor visitors base")
_HIT = DOWN | stems(
    """
    affected affect affecting impacted impacting impact experienced experience experiencing could couldn cannot lost saw
    """
)
_PARTIAL = phrases(
    r"""
    remaining|other|rest|peak|initially|at first|by \d|per (?:hour|minute)|recovered|restored|of (?:those|them)|up to
    increas\w+|target|normal
    """
)
_LASTED = phrases(
    r"(?:outage|downtime|incident|disruption) (?:\w+ )?(?:lasted|of)|lasted|total (?:down|outage)\w*|duration"
)
_AFTER = 35


def judge(reading: Reading) -> Judgement:
    """Compare all shares of users, and all lengths of the outage."""
    for found, what in ((_shares(reading), "share of users"), (_lengths(reading), "duration")):
        first = found[0] if found else None
        other = next((each for each in found if first and each[0] != first[0]), None)
        if first and other:
            note = f"two figures for the {what}: {first[1]} and {other[1]}"
            return Judgement(0, reading.quote(other[2].start, other[2].end), other[2].line, note)
    return consistent(reading)


def _shares(reading: Reading) -> list[tuple[float, str, Sentence]]:
    """Percentages of users said to be affected."""
    found = []
    for sentence in reading.with_any(_USERS):
        if sentence.section is Role.MEASURES or not sentence.has & _HIT or _PARTIAL.search(sentence.lower):
            continue
        shares = [share for share in sentence.shares if share.kind in ("percentage", "fraction")]
        if len(shares) == 1 and shares[0].value is not None:
            after = map(stem, words(sentence.lower[shares[0].end : shares[0].end + _AFTER]))
            if any(word in _USERS for word in after):
                found.append((round(shares[0].value, 1), shares[0].text.strip(), sentence))
    return found


def _lengths(reading: Reading) -> list[tuple[float, str, Sentence]]:
    """Lengths said to be those of the outage."""
    found = []
    for sentence in reading.sentences:
        if sentence.entry is not None or sentence.section is Role.MEASURES:
            continue
        if (sentence.label is Role.DURATION or _LASTED.search(sentence.lower)) and len(sentence.durations) == 1:
            duration = sentence.durations[0]
            if duration.seconds and not _PARTIAL.search(sentence.lower):
                found.append((duration.seconds, duration.text, sentence))
    return found


CRITERION = Criterion(
    id="one_number",
    code="I6",
    scale="consistency",
    section="document",
    title="One number for one fact",
    why="Readers quote whichever figure they saw first; two figures for one thing will meet in a meeting.",
    question="Where you tell the share or the duration again, is it the same number as in the summary?",
    judge=judge,
)
