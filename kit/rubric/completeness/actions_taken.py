"""Does the reader learn what was done, step by step?

From the assignment: the timeline holds the actions taken. At least two concrete steps of investigation or mitigation; "the team investigated" is none.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.actions import FIX_GENERIC, FIX_SPECIFIC, INVESTIGATE
from kit.rubric.language.components import COMPONENTS
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_FEWEST_STEPS = 2


def judge(reading: Reading) -> Judgement:
    """Find at least two concrete steps in one section."""
    steps: dict[Role, list[Sentence]] = {}
    generic: Sentence | None = None
    for sentence in reading.with_any(INVESTIGATE | FIX_SPECIFIC | FIX_GENERIC):
        if (
            sentence.section is Role.MEASURES
            or sentence.label is Role.CAUSE
            or sentence.section is Role.SUMMARY
            and sentence.entry is None
            and sentence.label is not Role.ACTIONS
        ):
            continue
        if sentence.has & (INVESTIGATE | FIX_SPECIFIC) and sentence.has & COMPONENTS:
            found = steps.setdefault(sentence.section, [])
            found.append(sentence)
            if len(found) >= _FEWEST_STEPS:
                return Judgement(2, reading.quote(found[0].start, found[0].end), found[0].line)
        elif generic is None:
            generic = sentence
    one = next((found[0] for found in steps.values()), generic)
    if one is None:
        return Judgement(0, note="no step of the investigation or repair is told")
    return Judgement(1, reading.quote(one.start, one.end), one.line, "fewer than two concrete steps are told")


CRITERION = Criterion(
    id="actions_taken",
    code="T3",
    scale="completeness",
    section="timeline",
    title="Actions taken",
    why="The next engineer on call repeats what helped and skips what did not.",
    question="What did you look at or change first, and what next? Name the thing each step touched.",
    judge=judge,
)
