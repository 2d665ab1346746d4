"""Does each section say something of its own?

The commonest weakness of write-ups of this assignment: cause and fix "in detail" repeat the summary. Word runs of
four are compared, so that the same facts in other words are no repetition.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_RUN = 4
_FEWEST_RUNS = 8
_REPEATED, _LARGELY = 0.8, 0.55
_COMPARED = (Role.SUMMARY, Role.TIMELINE, Role.CAUSE_AND_FIX, Role.MEASURES, Role.OTHER)


def judge(reading: Reading) -> Judgement:
    """Look for a section whose text stands in another."""
    parts: dict[tuple[Role, int], list[Sentence]] = {}
    for sentence in reading.sentences:
        parts.setdefault((sentence.section, sentence.part), []).append(sentence)
    runs = {part: _runs(sentences) for part, sentences in parts.items() if part[0] in _COMPARED}
    worst: tuple[float, tuple[Role, int]] | None = None
    seen: set[tuple[str, ...]] = set()
    for part, own in runs.items():
        if (
            len(own) >= _FEWEST_RUNS
            and (shared := len(own & seen) / len(own)) >= _LARGELY
            and (worst is None or shared > worst[0])
        ):
            worst = (shared, part)
        seen |= own
    if worst is None:
        return consistent(reading)
    first = parts[worst[1]][0]
    note = f"{worst[0]:.0%} of this section stands in an earlier one"
    return Judgement(0 if worst[0] >= _REPEATED else 1, reading.quote(first.start, first.end), first.line, note)


def _runs(sentences: list[Sentence]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for sentence in sentences:
        told = sentence.words
        found.update(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))
    return found


CRITERION = Criterion(
    id="sections_differ",
    code="I7",
    scale="consistency",
    section="document",
    title="No section repeats another",
    why="Whoever reads on after the summary wants to learn more, not the same again.",
    question="What does this section tell a reader who already knows the ones above it?",
    judge=judge,
)
