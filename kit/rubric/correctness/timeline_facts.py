"""Is every entry of the timeline what happened, at its time and knowable then, and is nothing essential left out?"""

from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """Compare the entries with the events and the evidence of the case."""
    told = subject.told
    essential = [event.id for event in subject.key.events if event.essential]
    missed = len(told.untold)
    if not told.right:
        return Judgement(0, note="no entry tells an event of this case at its time")
    if told.wrong:
        telling, reason = told.wrong[0]
        more = f" ({len(told.wrong) - 1} more entries do not agree with the evidence)" if len(told.wrong) > 1 else ""
        mark = 1 if 2 * len(told.right & set(essential)) >= len(essential) else 0
        return Judgement(1 if mark else 0, subject.quote(telling.sentence), telling.sentence.line, reason + more)
    first = subject.tellings[0].sentence
    if missed == 0:
        return Judgement(2, subject.quote(first), first.line)
    note = f"{missed} of {len(essential)} turning points of this outage are not told"
    return Judgement(1 if 2 * missed <= len(essential) else 0, subject.quote(first), first.line, note)


CRITERION = Criterion(
    id="timeline_facts",
    code="K13",
    scale="correctness",
    section="timeline",
    title="Timeline agrees with the evidence",
    why="Others check your reasoning by it, so an entry must be what happened, when, and knowable by then.",
    question="For each entry: which item of the evidence shows it, at which time, and who could have known it then?",
    judge=of_this_case(judge),
)
