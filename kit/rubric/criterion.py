"""What a criterion is and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Mark = Literal[0, 1, 2]
Scale = Literal["completeness", "consistency", "correctness", "quality"]

MARK_WORDS: dict[int, str] = {0: "missing", 1: "partly", 2: "met"}
MARK_SHAPES: dict[int, str] = {0: "○", 1: "◐", 2: "●"}

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a criterion's pure function answers.

    Attributes:
        mark: 0 missing, 1 partly, 2 met.
        quote: the words that earned the mark, verbatim from the document; empty when nothing was found.
        line: the 1-based line of the document the quote stands in; None when nothing was found.
        note: what exactly is missing or doubtful, in a few words; empty when there is nothing to add.
    """

    mark: Mark
    quote: str = ""
    line: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Criterion(Generic[Subject]):
    """One thing to look for.

    Attributes:
        id: stable id, equal to its file's name, such as ``start_time``.
        code: short code shown beside it, such as ``S1``.
        scale: which of the scores it belongs to.
        section: where in the form it is answered: ``summary``, ``timeline``, ``root_cause``, ``measures`` or
            ``document``.
        title: its name in a few words, sentence case.
        why: which reader needs it, and for what, in a sentence.
        question: what to ask the author when it is not met: a question that teaches, never an answer.
        judge: a pure function from the subject (a reading of the document, or a reading with an answer key)
            to a judgement.
    """

    id: str
    code: str
    scale: Scale
    section: str
    title: str
    why: str
    question: str
    judge: Callable[[Subject], Judgement]


@dataclass(frozen=True, slots=True)
class Finding:
    """A criterion's answer on one document, ready to be shown.

    Attributes mirror the criterion and its judgement; ``hint`` is empty when the mark is 2.
    """

    id: str
    code: str
    scale: Scale
    section: str
    title: str
    why: str
    mark: Mark
    quote: str
    line: int | None
    note: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on one document.

    Attributes:
        findings: one for each criterion, in the rubric's order.
        words: the document's word count.
    """

    findings: tuple[Finding, ...]
    words: int

    def of(self, scale: Scale) -> tuple[Finding, ...]:
        """The findings of one scale, in order."""
        return tuple(finding for finding in self.findings if finding.scale == scale)

    def points(self, scale: Scale = "completeness") -> int:
        """The sum of marks on a scale, 0 to ``points_possible``."""
        return sum(finding.mark for finding in self.of(scale))

    def points_possible(self, scale: Scale = "completeness") -> int:
        """The most points a document can have on a scale."""
        return 2 * len(self.of(scale))

    def pct(self, scale: Scale = "completeness") -> float:
        """The score on a scale in percent, 0 to 100; 0 where the scale has no criteria."""
        possible = self.points_possible(scale)
        return 100 * self.points(scale) / possible if possible else 0.0

    def finding(self, criterion_id: str) -> Finding | None:
        """The finding of one criterion, by id or code."""
        return next((f for f in self.findings if criterion_id in (f.id, f.code)), None)
