"""Do the measures prevent, detect and mitigate, and do they change systems rather than ask people to take care?

From Flutter's postmortem template and the Google SRE workbook.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.factors import APPEAL, DETECT, MITIGATE, PREVENT
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role


def judge(reading: Reading) -> Judgement:
    """Look for the three kinds of measures."""
    measures = list(reading.within(Role.MEASURES))
    first = {kind: next((each for each in measures if each.has & words), None) for kind, words in _KINDS.items()}
    there = [kind for kind, sentence in first.items() if sentence]
    appeal = next((each for each in measures if APPEAL.search(each.lower)), None)
    if not there:
        return Judgement(0, note="no measure prevents, detects or mitigates")
    if appeal:
        return Judgement(1, reading.quote(appeal.start, appeal.end), appeal.line, "a measure asks people to take care")
    shown = first[there[-1]]
    quote, line = (reading.quote(shown.start, shown.end), shown.line) if shown else ("", None)
    if len(there) == len(_KINDS):
        return Judgement(2, quote, line)
    missing = " and ".join(kind for kind in _KINDS if kind not in there)
    return Judgement(1 if len(there) > 1 else 0, quote, line, f"nothing to {missing}")


_KINDS = {"prevent": PREVENT, "detect": DETECT, "mitigate": MITIGATE}

CRITERION = Criterion(
    id="action_mix",
    code="Q8",
    scale="quality",
    section="measures",
    title="Prevent, detect, mitigate",
    why="Prevention alone leaves the team blind and helpless before the outage nobody thought of.",
    question="If it happened again in spite of all measures: what would tell you sooner, and what would shorten it?",
    judge=judge,
)
