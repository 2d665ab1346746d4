"""A document laid beside the answer key of a case: where it names what the key names."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property

from kit.evidence import AnswerKey, CaseFile
from kit.rubric.correctness.phrases import Groups, Index, tokens
from kit.rubric.correctness.tolerances import TOLERANCES, Tolerances
from kit.rubric.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_CELLS = " | "
_ROW_LABELS = (
    (Role.START, frozenset(tokens("start started began onset"))),
    (Role.END, frozenset(tokens("end ended"))),
    (Role.ZONE, frozenset(tokens("timezone zone"))),
    (Role.DURATION, frozenset(tokens("duration length lasted"))),
    (Role.CAUSE, frozenset(tokens("cause reason"))),
    (Role.DETECTION, frozenset(tokens("detected detection"))),
    (Role.SERVICE, frozenset(tokens("service services"))),
    (Role.IMPACT, frozenset(tokens("impact affected experience users symptom"))),
)
"""What the first cell of a row of the summary announces, by its words."""


@dataclass(frozen=True)
class Document:
    """A document and the truth of the case it was written about.

    Attributes:
        reading: the document.
        key: the answer key of the case.
        case_file: its evidence; without it, evidence ids and names cannot be checked.
    """

    reading: Reading
    key: AnswerKey
    case_file: CaseFile | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "reading", _with_labelled_rows(self.reading))

    @cached_property
    def tolerances(self) -> Tolerances:
        """How far a fact may lie from the truth: as far as the case's scenario says, else as far as usual."""
        known = {field.name for field in fields(Tolerances)}
        return replace(TOLERANCES, **{name: value for name, value in self.key.tolerances.items() if name in known})

    @cached_property
    def index(self) -> Index:
        """Where the document holds which phrase."""
        return Index(self.reading.sentences)

    @cached_property
    def entries(self) -> dict[int, list[int]]:
        """The numbers of the sentences of each entry of the timeline, by the entry's number."""
        found: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.reading.sentences):
            if sentence.entry is not None and sentence.section in (Role.TIMELINE, Role.SUMMARY, Role.OTHER):
                found.setdefault(sentence.entry, []).append(number)
        return found

    def numbers(self, *sections: Role, labels: tuple[Role | None, ...] | None = None) -> frozenset[int]:
        """The numbers of the sentences of some sections, or of some labelled parts of them."""
        return frozenset(
            number
            for number, sentence in enumerate(self.reading.sentences)
            if sentence.section in sections and (labels is None or sentence.label in labels)
        )

    def sentences(self, numbers: frozenset[int] | set[int]) -> Iterator[Sentence]:
        """The sentences of those numbers, in order."""
        return (self.reading.sentences[number] for number in sorted(numbers))

    def covered(self, groups: Groups, places: frozenset[int]) -> bool:
        """Whether some sentences together hold a phrase of each group."""
        return bool(groups) and all(self.index.any_of(group) & places for group in groups)

    def quote(self, sentence: Sentence) -> str:
        """A sentence as it stands in the document."""
        return self.reading.quote(sentence.start, sentence.end)

    def evidence_time(self, item_id: str) -> datetime | None:
        """When an evidence item happened; None for a metric, which lasts, and for an unknown id."""
        item = self.case_file.item(item_id) if self.case_file else None
        at_utc = getattr(item, "at_utc", None)
        return at_utc if isinstance(at_utc, datetime) else None


def _with_labelled_rows(reading: Reading) -> Reading:
    """A reading in which a row such as ``| Start | 09:47 UTC |`` of the summary carries the label in its first cell."""

    def label(sentence: Sentence) -> Role | None:
        if sentence.section is not Role.SUMMARY or sentence.label or _CELLS not in sentence.text:
            return sentence.label
        head = frozenset(tokens(sentence.text.split(_CELLS, maxsplit=1)[0]))
        return next((role for role, words in _ROW_LABELS if head & words), None)

    labels = [label(sentence) for sentence in reading.sentences]
    if all(each is sentence.label for each, sentence in zip(labels, reading.sentences, strict=True)):
        return reading
    labelled = (
        sentence if each is sentence.label else replace(sentence, label=each)
        for each, sentence in zip(labels, reading.sentences, strict=True)
    )
    return replace(reading, sentences=tuple(labelled))
