"""Which sentences tell when the outage began and when it ended.

Start, end and duration all rest on this: a sentence tells of the outage's span by its label ("Start time: ..."), by
a range of times in the summary, or by words of beginning and ending around a time.
"""

from kit.rubric.language.outage import BEGAN, DOWN, ENDED, OUTAGE, RUNNING
from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stem, stems, words
from kit.rubric.reading.clocks import Clock
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_SPAN_LABELS = (Role.DURATION, Role.START, Role.IMPACT, Role.SERVICE, Role.AFFECTED, None)
_WORK = stems(
    """
    investigation investigating investigated push rollback restart restarts restarted restarting maintenance
    deployment recovery meeting postmortem review
    """
)
_CHECKED = stems("check checked checking looked inspected status confirmed found finds shows showed")
"""Words by which a row tells what ran when it was looked at, and of no recovery."""
_OUTAGE_BEGAN = phrases(
    r"""
    (?:outage|downtime|incident|disruption|issue|problem|interruption|degradation|impact|error|failure
    trouble)s? (?:\w+ ){0,2}?(?:start|began|begin|begun|occur|commence|arose|happen|hit|struck)\w*
    (?:start|began|begin|onset)\w* (?:time )?of (?:the |our )?(?:outage|downtime|incident|disruption|issue|impact)
    went (?:down|offline|dark)(?! an?\b| the\b)
    stopped (?:working|responding)
    (?:started|began) (?:failing|returning|experiencing|to (?:fail|experience|return))
    """
)
_OUTAGE_ENDED = phrases(
    r"""
    (?:outage|downtime|incident|disruption|issue|problem|interruption) (?:\w+ ){0,3}?(?:ended|ends|was over|over
    concluded|resolved)
    end of (?:the |our )?(?:outage|downtime|incident|disruption)
    """
)
_OUTAGE_OVER = phrases(r"(?:outage|downtime|incident|disruption) (?:ends|ended|over|is over)")


def _about_outage(sentence: Sentence) -> bool:
    """Whether a sentence is about the outage; text before any heading has to say so itself."""
    return sentence.part > 0 or sentence.label is not None or bool(sentence.has & (DOWN | BEGAN))


def in_summary(sentence: Sentence) -> bool:
    """Whether a sentence stands in the summary, or in a part that is labelled as the outage's span."""
    return sentence.section is Role.SUMMARY or sentence.label in (Role.DURATION, Role.START, Role.END)


def tells_start(sentence: Sentence) -> bool:
    """Whether a sentence gives a clock time for the start of the outage."""
    if not sentence.clocks or sentence.section is Role.MEASURES:
        return False
    if sentence.entry is not None:
        return bool(_OUTAGE_BEGAN.search(sentence.lower)) and not sentence.has & _WORK
    if sentence.label in (Role.START, Role.DURATION):
        return True
    if sentence.label in (Role.END, Role.DETECTION, Role.METHOD):
        return False
    if _spans(sentence):
        return True
    if in_summary(sentence):
        return _about_outage(sentence) and not _only_ends(sentence)
    return bool(_OUTAGE_BEGAN.search(sentence.lower)) and not sentence.has & _WORK


def tells_end(sentence: Sentence) -> bool:
    """Whether a sentence gives a clock time for the end of the outage."""
    if not sentence.clocks or sentence.section is Role.MEASURES:
        return False
    if sentence.entry is not None:
        return bool(_OUTAGE_OVER.search(sentence.lower))
    if sentence.label is Role.END:
        return True
    if sentence.label in (Role.DURATION, Role.START) and sentence.ranges:
        return True
    if sentence.label in (Role.START, Role.DETECTION, Role.METHOD):
        return False
    if _spans(sentence):
        return True
    summed_up = in_summary(sentence) and _about_outage(sentence)
    if not (summed_up or sentence.label is Role.FIX or _OUTAGE_ENDED.search(sentence.lower)):
        return False
    return any(_ends_at(sentence, number) for number in range(len(sentence.clocks)))


def tells_recovery(reading: Reading, sentence: Sentence) -> bool:
    """Whether a timed timeline entry tells of service being restored."""
    if sentence.entry is None or reading.entries[sentence.entry].clock is None:
        return False
    return bool(sentence.has & (ENDED | RUNNING)) and not (sentence.has & _CHECKED and not sentence.has & ENDED)


def spans_in_one_part(reading: Reading) -> Sentence | None:
    """The sentence that gives the end of the outage under the same heading as another that gives its start."""
    starts: set[int] = set()
    for sentence in reading.with_digits:
        if sentence.entry is not None:
            continue
        if tells_end(sentence) and sentence.part in starts | {
            sentence.part - 1 for _ in starts if sentence.label is Role.END
        }:
            return sentence
        if tells_start(sentence):
            starts.add(sentence.part)
    return None


def _spans(sentence: Sentence) -> bool:
    """Whether a sentence gives the outage as a range of times."""
    if not sentence.ranges:
        return False
    if sentence.has & _WORK and not sentence.has & OUTAGE:
        return False
    headed = in_summary(sentence) and sentence.label in _SPAN_LABELS and _about_outage(sentence)
    return headed or bool(sentence.has & DOWN)


def _ends_at(sentence: Sentence, number: int) -> bool:
    """Whether the words around one of a sentence's times tell of an end."""
    before, after = _around(sentence, sentence.clocks, number)
    return bool(before & ENDED) or (bool(after & ENDED) and not before & (BEGAN | DOWN))


def _only_ends(sentence: Sentence) -> bool:
    return all(_ends_at(sentence, number) for number in range(len(sentence.clocks)))


def _around(sentence: Sentence, clocks: list[Clock], number: int) -> tuple[frozenset[str], frozenset[str]]:
    start = clocks[number - 1].end if number else 0
    end = clocks[number + 1].start if number + 1 < len(clocks) else len(sentence.text)
    before, after = sentence.text[start : clocks[number].start], sentence.text[clocks[number].end : end]
    return frozenset(map(stem, words(before))), frozenset(map(stem, words(after)))
