"""Does the reader learn to whom the outage was escalated?

From the assignment: the timeline says to which team or individuals the incident was escalated. Naming who worked on
it, without any handing over, only partly does.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.actions import INVESTIGATE
from kit.rubric.language.fixes import FIXING
from kit.rubric.language.noticing import told
from kit.rubric.language.people import RESPONDERS
from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_WHO = any_of(
    """
    teams?,engineers?,engineering,developers?,devs?,admin(?:istrator)?s?,sysadmins?,sres?,devops,dbas?,managers?,
    management,leads?,leaders?,specialists?,experts?,department,vendor,provider,support,operators?,operations,staff,
    officer,cto,cio,architects?,wizards,colleagues?,technicians?,consultants?,squad,backend,members?,supervisor,crew,
    analysts?
    """
)
_HANDED = any_of(
    """
    notif(?:y|ies|ied|ying),contact(?:ed|ing|s)?,inform(?:ed|ing|s)?,call(?:ed|ing|s)?(?: in)?,pag(?:e|es|ed|ing),
    assign(?:ed|ing|s)?,engag(?:e|es|ed|ing),involv(?:e|es|ed|ing),summon(?:ed|s|ing)?,consult(?:ed|ing|s)?,
    forward(?:ed|ing|s)?,hand(?:ed|s|ing)?,pass(?:ed|es|ing)?,refer(?:red|s|ring)?,br(?:ing|ings|inging|ought),
    loop(?:ed|ing|s)?,pull(?:ed|s|ing)?,reach(?:ed|es|ing)? out,transferr?(?:ed|s)?,delegat(?:e|ed|es),alert(?:ed|s)?,
    mobili[sz](?:e|ed|es),assembl(?:e|ed|es),task(?:ed|s)?,ask(?:ed|s)?,roped?,request(?:ed|s)?,messag(?:e|ed|es),
    enlist(?:ed|s)?,report(?:ed|s)? to,report(?:ed|s)? (?:it|this) to,rais(?:e|ed|es) with,sen[dt]s?,wok(?:e|en),
    wakes?,get,gets,got,invite[ds]?,turn(?:ed|s)? to
    """
)
_TO_WHOM = phrases(
    rf"""
    escalat\w*(?: [\w'’,-]+){{0,8}}? (?:to|by|with) (?:[\w'’/&-]+ ){{0,5}}?{_WHO}
    escalat\w* (?:[\w'’-]+ ){{0,5}}?to (?:the |our |an? |their )?[a-z]+
    {_HANDED} (?:[\w'’/&-]+,? ){{0,7}}?{_WHO}
    {_WHO} (?:\w+ )?(?:was|were|is|are|got|been|being) (?:\w+ )?{_HANDED}
    {_WHO} (?:also |then |soon )?(?:joins?|joined|takes? over|took over|steps? in|stepped in|called in|jump(?:s|ed) in)
    (?:opened|filed|raised|created|submitted|opens|files|raises) (?:an? |the )?(?:\w+ )?(?:ticket|case
    request) (?:with|to|at|for)
    """
)
_ANY_TEAM = phrases("(?:the|our|my|a|whole|entire) team")
_TO_NAME = re.compile(
    r"\b(?:[Pp]ass\w* (?:on|over)|[Hh]and\w* (?:over|on|off)|[Tt]ransferr?ed|[Aa]ssigned|[Ee]scalat\w+|[Dd]elegated)"
    r"(?: \w+){0,3}? to [A-Z][a-z]{2,}|\b(?:[Pp]assed|[Hh]anded|[Gg]iven|[Ss]ent) to (?:Mr|Mrs|Ms|Dr|Eng)\b"
)
"""A handing over to somebody called by name."""
_INSTRUMENT = phrases(
    r"""
    (?:monitor\w*|automated|automatic\w*|alerts|alarm|system|tool|pagerduty|datadog)[^.;]{0,40}?(?:alert|notif|page
    inform)\w*
    """
)
"""An instrument that alerts a team is detection and no handing over."""


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        if sentence.section is Role.MEASURES:
            continue
        if sentence.label is Role.ESCALATION and sentence.has & RESPONDERS:
            yield 2, sentence
            continue
        escalated = "escalat" in sentence.lower
        handed = _TO_WHOM.search(sentence.lower) or _TO_NAME.search(sentence.text)
        if not (escalated or handed or sentence.has & RESPONDERS):
            continue
        if handed and (not _INSTRUMENT.search(sentence.lower) or (escalated and handed[0].startswith("escalat"))):
            yield 2, sentence
        elif escalated or _names_worker(sentence):
            yield 1, sentence


def _names_worker(sentence: Sentence) -> bool:
    """Whether the story names who worked on it: not those who only noticed, and not "the team" without more."""
    if sentence.section is Role.SUMMARY and sentence.entry is None:
        return False
    if _ANY_TEAM.search(sentence.lower) and len(sentence.has & RESPONDERS) == 1:
        return False
    return not told(sentence.text) or not sentence.has.isdisjoint(INVESTIGATE | FIXING)


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
