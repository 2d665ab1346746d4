"""Are the times on the clock whose zone the document names?"""

from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """See whether the times are right in the zone the document names.

    Where it names none they are read as the case shows them, in UTC.
    """
    clock = subject.clock
    if clock.slipped:
        named = clock.zone.text if clock.zone else "UTC, which is assumed where no zone is named"
        return Judgement(0, clock.quote, clock.line, f"the times are consistent, but not in {named}")
    if not clock.right:
        return Judgement(0, clock.quote, clock.line, "no time of the case could be found to compare")
    if clock.zone is None:
        return Judgement(1, note="the times are right if they are meant in UTC; the document does not say so")
    return Judgement(2, clock.quote, clock.line)


CRITERION = Criterion(
    id="zone_fits",
    code="K3",
    scale="correctness",
    section="summary",
    title="Time zone fits the times",
    why="Times on one clock and the name of another send every reader to the wrong hour of their logs.",
    question="If a colleague converted your times from the zone you name, would they match the logs?",
    judge=shared_by_seeds(judge),
)
