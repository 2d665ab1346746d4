"""Is the stated peak the failed share of the worst minute?"""

from kit.rubric.correctness.stated_shares import peak_shares
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """Compare the share stated for the worst moment with that of the worst minute."""
    limit_pct = subject.tolerances.peak_pct
    for stated in peak_shares(subject):
        assert stated.share.value is not None
        off_pct = abs(stated.share.value - subject.key.impact.peak_pct)
        quote = subject.quote(stated.sentence)
        if off_pct <= limit_pct:
            return Judgement(2, quote, stated.sentence.line)
        near = off_pct <= limit_pct * subject.tolerances.near
        return Judgement(
            1 if near else 0, quote, stated.sentence.line, f"the worst minute is {off_pct:.0f} points away from this"
        )
    return Judgement(0, note="no share of failures is stated for the worst minute")


CRITERION = Criterion(
    id="peak",
    code="K7",
    scale="correctness",
    section="summary",
    title="Peak is right",
    why="Capacity and severity are judged by the worst minute, which the average over the outage hides.",
    question="How bad was the worst minute, and where on the charts do you read it?",
    judge=of_this_case(judge),
)
