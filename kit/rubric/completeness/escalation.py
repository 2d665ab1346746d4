"""Does the reader learn to whom the outage was escalated?

From the assignment: the timeline says to which team or individuals the incident was escalated. Naming who worked on it, without any handing over, only partly does.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.people import RESPONDERS
from kit.rubric.language.stems import stems
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_WHO = r"(?:\w+[ -])*?(?:teams?|engineers?|engineering|developers?|devs?|admin\w*|sres?|devops|dbas?|managers?|management|leads?|leaders?|specialists?|experts?|department|vendor|provider|support|operators?|operations|ops|staff|officer|cto|cio|architects?|wizards?|colleagues?|technicians?|consultants?|group|squad|backend|members?|mentor|supervisor)"
_HANDED = re.compile(
    rf"\b(?:escalat\w+(?: \w+){{0,6}}? (?:to|by|with) (?:the |our |an? |their |senior )?{_WHO}|escalat\w+ (?:to|by) |(?:alert|notif|contact|inform|call|page|task|assign|engag|involv|summon|consult|forward|hand|pass|refer|bring|brought|loop|pull|request|reach|report|assembl|deploy|mobiliz|mobilis|join|took over|turn|delegat|transferr?|messag)(?:ed|ing|ied|s|e)?(?: (?!by)\w+){{0,4}}? (?:to |in |out to |up |over |into )?(?:the |our |an? |their )?{_WHO}|"
    rf"{_WHO} (?:was|were|is|been|got|being) (?:\w+ )?(?:alerted|notified|contacted|informed|called|paged|engaged|involved|summoned|consulted|brought|looped|pulled|assigned|tasked|mobili[sz]ed|assembled|asked|roped)|{_WHO} (?:joined|took over|stepped in|called in))\b"
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        if sentence.section is Role.MEASURES:
            continue
        if sentence.label is Role.ESCALATION and sentence.has & RESPONDERS:
            yield 2, sentence
        elif "escalat" in sentence.lower:
            yield (2 if _HANDED.search(sentence.lower) else 1), sentence
        elif sentence.has & RESPONDERS and sentence.section is not Role.SUMMARY:
            yield (2 if _HANDED.search(sentence.lower) and not _alerted_first(sentence) else 1), sentence


def _alerted_first(sentence: Sentence) -> bool:
    """Whether a monitor's alert to a team is meant, which is detection and no handing over."""
    return bool(sentence.has & stems("monitoring automated alerts alarm")) and "escalat" not in sentence.lower


def judge(reading: Reading) -> Judgement:
    """Find who the outage was handed to."""
    return best(
        reading,
        _candidates(reading),
        partly="it is not said to whom it was handed",
        missing="nobody is named who took it on",
    )


CRITERION = Criterion(
    id="escalation",
    code="T6",
    scale="completeness",
    section="timeline",
    title="Escalation",
    why="Managers see whether the right people were reached in time; the next on-call engineer knows whom to ask.",
    question="To which team or role did you hand it on, and when? If to nobody, say that you kept it and why.",
    judge=judge,
)
