"""Is the stated share of requests or of users the one that was affected?

The two differ, so a share must say of what it is.
"""

from kit.rubric.correctness.stated_shares import Affected, affected_shares
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement, Mark


def judge(subject: Subject) -> Judgement:
    """Compare the shares stated for the impact with those of the case, each with the one it says it is of."""
    every = affected_shares(subject)
    stated = [each for each in every if each.share.kind != "count"] or every
    right = [each for each in stated if _fits(subject, each, each.of)]
    wrong = [each for each in stated if each.of and not _fits(subject, each, each.of)]
    unsaid = [each for each in stated if not each.of]
    if right:
        note = "" if not wrong else f"another share of {wrong[0].of} is not what the evidence shows"
        return _judgement(subject, right[0], 1 if wrong else 2, note)
    if wrong:
        return _judgement(subject, wrong[0], 0, f"as a share of {wrong[0].of} this is not what the evidence shows")
    for each in unsaid:
        if _fits(subject, each, "users") or _fits(subject, each, "requests"):
            return _judgement(subject, each, 1, "the number fits, but the text does not say a share of what it is")
    if unsaid:
        return _judgement(subject, unsaid[0], 0, "neither the share of requests nor that of users")
    return Judgement(0, note="no share of requests or users is stated")


def _fits(subject: Subject, stated: Affected, of: str) -> bool:
    impact, limits = subject.key.impact, subject.tolerances
    if stated.share.value is None or not of:
        return False
    users = of == "users"
    if stated.share.kind == "count":
        truth = impact.visitors_hit if users else impact.requests_failed
        return abs(stated.share.value - truth) <= limits.count * truth
    truth_pct = impact.visitors_hit_pct if users else impact.requests_failed_pct
    return abs(stated.share.value - truth_pct) <= (limits.visitors_pct if users else limits.requests_pct)


def _judgement(subject: Subject, stated: Affected, mark: Mark, note: str) -> Judgement:
    return Judgement(mark, subject.quote(stated.sentence), stated.sentence.line, note)


CRITERION = Criterion(
    id="affected_share",
    code="K6",
    scale="correctness",
    section="summary",
    title="Share affected is right",
    why="A share of requests and a share of users of the same outage differ, because one user makes several requests.",
    question="Is that a share of requests or of users, over which time, and which evidence lets you count it?",
    judge=of_this_case(judge),
)
