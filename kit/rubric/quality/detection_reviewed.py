"""Is the detection itself reviewed: how long it took, whether the alerts worked, how it could be faster?

From GitLab's and Atlassian's incident reviews.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.factors import DETECTION_JUDGED
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role

_DETECTS = stems(
    """
    alert alerts alerting monitor monitoring monitored detect detection dashboard dashboards probe alarm alarms metric
    metrics healthcheck
    """
)


def judge(reading: Reading) -> Judgement:
    """Find a judgement on the detection, and a measure for it."""
    judged = next((each for each in reading.with_any(_DETECTS) if DETECTION_JUDGED.search(each.lower)), None)
    measure = next((each for each in reading.within(Role.MEASURES) if each.has & _DETECTS), None)
    shown = judged or measure
    if shown is None:
        return Judgement(0, note="nothing is said about how well the outage was detected")
    quote = reading.quote(shown.start, shown.end)
    if judged and measure:
        return Judgement(2, quote, shown.line)
    note = "no measure follows from it" if judged else "a measure, but nothing on how well detection worked"
    return Judgement(1, quote, shown.line, note)


CRITERION = Criterion(
    id="detection_reviewed",
    code="Q5",
    scale="quality",
    section="measures",
    title="Detection reviewed",
    why="The on-call team can halve the harm of the next outage by seeing it sooner, whatever its cause.",
    question="How long did users suffer before anyone knew, and what would have halved that?",
    judge=judge,
)
