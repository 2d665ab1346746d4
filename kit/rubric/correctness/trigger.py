"""Is what set the outage off named, and told as what set it off?"""

import re

from kit.rubric.correctness.causes import first_naming, names, without_factors
from kit.rubric.correctness.claims import affirms_all
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.roles import Role

_SET_OFF = re.compile(r"\b(?:trigger\w*|set\s+(?:it\s+)?off|sparked|provoked|tipped|prompted)\b", re.IGNORECASE)


def judge(subject: Subject) -> Judgement:
    """Look for the trigger where causes are told; a sentence that names something else as the trigger is wrong."""
    groups = subject.key.trigger.must_mention
    cause = without_factors(subject, subject.numbers(Role.CAUSE_AND_FIX))
    told = cause | subject.numbers(Role.SUMMARY)
    for sentence in subject.sentences(told):
        if _SET_OFF.search(sentence.text) and sentence.entry is None:
            if not affirms_all(sentence.text, groups):
                elsewhere = names(subject, groups, told) == len(groups)
                return Judgement(
                    1 if elsewhere else 0, subject.quote(sentence), sentence.line, "this names another trigger"
                )
            return Judgement(2, subject.quote(sentence), sentence.line)
    places = (
        (2, cause),
        (2, subject.numbers(Role.SUMMARY)),
        (1, subject.numbers(*Role)),
    )
    for mark, numbers in places:
        if groups and names(subject, groups, numbers) == len(groups):
            shown = first_naming(subject, groups, numbers)
            assert shown is not None
            note = "" if mark == 2 else "it is mentioned, but not told as what set the outage off"
            return Judgement(2 if mark == 2 else 1, subject.quote(shown), shown.line, note)
    return Judgement(0, note="what set the outage off is not told")


CRITERION = Criterion(
    id="trigger",
    code="K10",
    scale="correctness",
    section="root_cause",
    title="Trigger is right",
    why="The trigger says why it happened that day and not before; removing it does not remove the cause.",
    question="What was different in the minutes before onset, and would the outage have happened that day without it?",
    judge=shared_by_seeds(judge),
)
