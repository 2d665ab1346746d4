"""Is the stated end of the outage when the impact ended?"""

from kit.rubric.correctness.judging_times import judge_time
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """Compare the stated end with the last failure of the last impacted minute."""
    truth, limit = subject.key.times.ended_utc, subject.tolerances.end_s
    return judge_time(subject, subject.end, truth, limit, missing="no time is stated for the end")


CRITERION = Criterion(
    id="impact_end",
    code="K2",
    scale="correctness",
    section="summary",
    title="End is right",
    why="Customers compare it with failures they saw; an end that is told too early hides the last of them.",
    question="When did the last user meet a failure, and was that before or after the change that helped?",
    judge=of_this_case(judge),
)
