"""Is the stated start of the outage when the impact began?"""

from kit.rubric.correctness.judging_times import judge_time
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """Compare the stated onset with the first failure of the first impacted minute."""
    truth, limit = subject.key.times.onset_utc, subject.tolerances.onset_s
    return judge_time(subject, subject.onset, truth, limit, missing="no time is stated for the onset")


CRITERION = Criterion(
    id="onset",
    code="K1",
    scale="correctness",
    section="summary",
    title="Onset is right",
    why="All else is counted from the first failure: a wrong onset shifts duration, impact and time to detect.",
    question="Which minute is the first in which users were hit, and which log or chart shows it?",
    judge=of_this_case(judge),
)
