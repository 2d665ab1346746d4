"""What a criterion is and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN

Mark = Literal[0, 1, 2]
Scale = Literal["completeness", "consistency", "quality", "correctness"]
SCALES: tuple[Scale, ...] = ("completeness", "consistency", "quality", "correctness")
"""The scores, in the order in which they are shown; they are never added up."""

SECTION_TITLES: dict[str, str] = {
    "summary": "Issue summary",
    "timeline": "Timeline",
    "root_cause": "Root cause and resolution",
    "measures": "Corrective and preventative measures",
    "document": "The whole document",
}
"""What the sections of the form are called, by the name that criteria use."""

POINTS = 2
"""Most points of a criterion where no rubric says otherwise: as many as its mark."""

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
        also: the 1-based lines of the further passages it takes to earn the mark; empty where the quoted one does.
    """

    mark: Mark
    quote: str = ""
    line: int | None = None
    note: str = ""
    also: tuple[int, ...] = ()


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

    Attributes mirror the criterion and its judgement; ``hint`` is empty when the mark is 2. ``points_possible`` is what
    the rubric gives for a mark of 2.
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
    also: tuple[int, ...] = ()
    points_possible: float = POINTS

    @property
    def points(self) -> float:
        """The points for the mark: all for 2, half of them for 1, none for 0."""
        return plain(self.mark * self.points_possible / 2)


@dataclass(frozen=True, slots=True)
class Report:
    """The findings on one document.

    Attributes:
        findings: one for each criterion, in the rubric's order.
        words: the document's word count.
        words_asked: the least and the most words that the rubric asks for.
        places: the 1-based line where each section of the document begins, by the sections' names; one that is not
            there has none.
    """

    findings: tuple[Finding, ...]
    words: int
    words_asked: tuple[int, int] = (WORDS_MIN, WORDS_MAX)
    places: Mapping[str, int] = field(default_factory=dict)

    def of(self, scale: Scale) -> tuple[Finding, ...]:
        """The findings of one scale, in order."""
        return tuple(finding for finding in self.findings if finding.scale == scale)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """The scales that were asked, in the order in which they are shown."""
        asked = {finding.scale for finding in self.findings}
        return tuple(scale for scale in SCALES if scale in asked)

    def points(self, scale: Scale = "completeness") -> float:
        """The sum of points on a scale, 0 to ``points_possible``."""
        return plain(sum(finding.points for finding in self.of(scale)))

    def points_possible(self, scale: Scale = "completeness") -> float:
        """The most points a document can have on a scale."""
        return plain(sum(finding.points_possible for finding in self.of(scale)))

    def pct(self, scale: Scale = "completeness") -> float:
        """The score on a scale in percent, 0 to 100; 0 where the scale has no criteria."""
        possible = self.points_possible(scale)
        return 100 * self.points(scale) / possible if possible else 0.0

    def place(self, finding: Finding) -> int | None:
        """The line to look at for a finding: that of its quote, else where its section begins; None without either."""
        return finding.line or self.places.get(finding.section)

    @property
    def words_fit(self) -> bool:
        """Whether the document is as long as the rubric asks for."""
        least, most = self.words_asked
        return least <= self.words <= most

    def finding(self, criterion_id: str) -> Finding | None:
        """The finding of one criterion, by id or code."""
        return next((f for f in self.findings if criterion_id in (f.id, f.code)), None)


def plain(points: float) -> float:
    """Points as they are shown everywhere: an ``int`` where they are whole (``12``), else a short number (``1.5``)."""
    rounded = round(points, 3)
    return int(rounded) if rounded == int(rounded) else rounded
