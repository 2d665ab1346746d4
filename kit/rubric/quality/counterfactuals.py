"""Does the story tell what happened, rather than what people could have done?

From Microsoft Learn's traps of incident reviews: "should have", "could have" and "failed to" with people as their
subject describe an event that did not take place. In the measures they are in place; a system as subject is no trap
("the alert should have fired").
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.language.blame import wishes_otherwise
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role


def judge(reading: Reading) -> Judgement:
    """Look for wishes about the past in the story."""
    told = (sentence for sentence in reading.sentences if sentence.section is not Role.MEASURES)
    wishes = [sentence for sentence in told if wishes_otherwise(sentence.text, sentence.has)]
    if not wishes:
        return consistent(reading)
    first = wishes[0]
    note = f"{len(wishes)} time{'s' if len(wishes) > 1 else ''} what somebody should or could have done"
    return Judgement(1 if len(wishes) == 1 else 0, reading.quote(first.start, first.end), first.line, note)


CRITERION = Criterion(
    id="counterfactuals",
    code="Q2",
    scale="quality",
    section="timeline",
    title="What happened, not what should have",
    why="What people knew and saw at the time explains their steps; what we know now does not.",
    question="What did they see at that moment that made the step they took look right?",
    judge=judge,
)
