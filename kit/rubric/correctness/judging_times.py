"""From the stated times of one turning point to a judgement."""

from collections.abc import Sequence
from datetime import datetime

from kit.rubric.correctness.stated_times import StatedTime, off_in_words
from kit.rubric.correctness.subject import Subject
from kit.rubric.criterion import Judgement


def judge_time(
    subject: Subject, stated: Sequence[StatedTime], truth_utc: datetime, limit_s: float, *, missing: str
) -> Judgement:
    """The judgement of the best of some stated times.

    Args:
        subject: the document and the key.
        stated: the times stated; several where one is given in two zones.
        truth_utc: when it was.
        limit_s: seconds it may be off and still be right.
        missing: what to note where nothing is stated.
    """
    best = min(stated, key=lambda each: subject.clock.off_by_s(each, truth_utc), default=None)
    if best is None:
        return Judgement(0, note=missing)
    off_s = subject.clock.off_by_s(best, truth_utc)
    quote, line = subject.quote(best.sentence), best.sentence.line
    if off_s <= limit_s:
        return Judgement(2, quote, line)
    near = off_s <= limit_s * subject.tolerances.near
    return Judgement(1 if near else 0, quote, line, f"the evidence puts it {off_in_words(off_s)} away from this")
