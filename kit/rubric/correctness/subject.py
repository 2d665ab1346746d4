"""What the criteria of correctness judge.

A document beside a key, with its times read on its clock and its standing known.
"""

from collections.abc import Callable
from functools import cached_property

from kit.rubric.correctness.document import Document
from kit.rubric.correctness.document_clock import DocumentClock, Pair, find_clock
from kit.rubric.correctness.standing import Standing, may_slip, standing
from kit.rubric.correctness.stated_times import StatedTime
from kit.rubric.correctness.told_events import Telling, Told, match_events, tellings
from kit.rubric.correctness.turning_points import detection_statement, end_statement, onset_statement
from kit.rubric.criterion import Judgement

_MOST_ENTRIES = 60
"""So many entries of a timeline are enough to tell its clock by."""
_OTHER = "the days, times and names of this write-up are those of another outage"
_OPEN = "right for an outage of this kind, but nothing in the write-up ties it to this one"


class Subject(Document):
    """A document, the truth of the case, and what follows from laying one beside the other.

    Each is worked out once, when first asked for.
    """

    @cached_property
    def tellings(self) -> list[Telling]:
        """The entries of the timeline."""
        return tellings(self)

    @cached_property
    def onset(self) -> list[StatedTime]:
        """The times stated for the onset."""
        return onset_statement(self, self.tellings)

    @cached_property
    def end(self) -> list[StatedTime]:
        """The times stated for the end of the impact."""
        return end_statement(self, self.tellings)

    @cached_property
    def detection(self) -> tuple[list[StatedTime], Telling | None]:
        """The times stated for the detection, and the entry that states it."""
        return detection_statement(self, self.tellings)

    @cached_property
    def clock(self) -> DocumentClock:
        """The clock the document's times are on."""
        times, limits = self.key.times, self.tolerances
        pairs = [Pair(each, (times.onset_utc,), limits.onset_s) for each in self.onset[:1]]
        pairs += [Pair(each, (times.ended_utc,), limits.end_s) for each in self.end[:1]]
        pairs += [Pair(each, (times.detected_utc,), limits.detected_s) for each in self.detection[0][:1]]
        told = self.tellings[:_MOST_ENTRIES]
        pairs += [Pair(each.at, each.truths, limits.entry_s) for each in told if each.at and each.truths]
        return find_clock(self.reading, pairs, may_slip=may_slip(self))

    @cached_property
    def told(self) -> Told:
        """What the timeline tells right and wrong, without the detection."""
        return match_events(self, self.tellings, self.clock, self.detection[1])

    @cached_property
    def standing(self) -> Standing:
        """Whether the document is about this case."""
        return standing(self, self.clock)


Judge = Callable[[Subject], Judgement]


def of_this_case(judge: Judge) -> Judge:
    """A judge of a fact that every seed draws anew: nothing counts in a document about another case."""

    def judged(subject: Subject) -> Judgement:
        return Judgement(0, note=_OTHER) if subject.standing is Standing.OTHER else judge(subject)

    return judged


def shared_by_seeds(judge: Judge) -> Judge:
    """A judge of a fact that all seeds of a scenario share.

    It counts in full only where the document is known to be about this case.
    """

    def judged(subject: Subject) -> Judgement:
        judgement = of_this_case(judge)(subject)
        if judgement.mark == 2 and subject.standing is Standing.OPEN:
            return Judgement(1, judgement.quote, judgement.line, _OPEN)
        return judgement

    return judged
