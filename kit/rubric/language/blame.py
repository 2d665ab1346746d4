"""Words that judge people, and words that single out a person's error.

A system that fails is no one's blame: "the deploy failed", "the check failed to fire" and "the team failed over to
the replica" say nothing about anybody. What makes blame is a person or team as the one who failed, or a word that
judges whoever it stands beside.
"""

# Long because the vocabulary of blame stands beside the rules that read it.

import re
from functools import lru_cache

from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.language.stems import stem, stems, words
from kit.rubric.language.things import NAMES, THINGS

_JUDGING = stems(
    """
    careless carelessness carelessly negligence negligent negligently incompetence incompetent lazy laziness stupid
    stupidity stupidly idiot idiots idiotic moron morons fool fools foolish foolishly clueless irresponsible
    irresponsibly reckless recklessly recklessness sloppy sloppiness amateur amateurs amateurish clown clowns
    simpleton simpletons inept ineptitude unprofessional blunder blundered dumb lousy screwed messed botched bungled
    culpable blame blamed fault faults guilty ignorance inexcusable unforgivable pathetic shameful inattentive
    inattention thoughtless thoughtlessly unqualified sabotaged disregard disregarded failure lack known knew know
    competent excuse sense bother bothered paying asleep ball thinking proud
    """
)
"""Stems one of which any judging sentence holds."""
_JUDGED = phrases(
    r"""
    careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten(?:t|ce|tly)|stupid(?:ity|ly)|idiots?|idiotic
    morons?|clueless|(?:is|was|were|am|be|so|how|too) stupid|stupid (?:(?:\w+ )?(?:mistake|error|people|guys?
    engineers?|developers?
    provider|vendor|company|team|intern|admin|me|us)|of)
    fool(?:s|ish|ishly)?(?![ -]?proof)|irresponsib(?:le|ly|ility)|reckless(?:ly|ness)?|sloppy|sloppiness|amateur(?:s
    ish)?|clowns?
    simpletons?|inept(?:itude)?|unprofessional(?:ly)?|blunder(?:s|ed)?
    lousy|culpable|inexcusable|unforgivable|pathetic|shameful|inattentive|thoughtless(?:ly)?|unqualified
    sabotaged
    laziness|lazy(?! (?:load|init|eval|import|creat|fetch|start|render|propert|connect|migrat)\w*)
    dumb(?! (?:terminal|pipe|proxy|client|switch|init))
    (?:takes?|took|puts? the|lay the|bears?|deserves?)(?: the)? blame
    blamed? (?:(?:on|for) )?(?:the )?(?:team|engineer|developer|intern|operator|him|her|them|me|us)
    (?:his|her|their|my|our|whose|[a-z]+['’]s) (?:own )?(?:fault|negligence|carelessness|incompetence|stupidity
    ignorance|laziness|failure to|inattention|disregard)
    (?:his|her|(?:engineer|developer|operator|intern|admin|administrator|manager|dba)['’]s) lack of
    (?:their|my|our|(?:engineer|developer|team|operator)s?['’]) lack of (?:\w+ )?(?:care|attention|diligence|competence
    skill|skills|knowledge|experience|discipline|professionalism|understanding|responsibility)
    (?:engineer|developer|team|operator|intern|admin|administrator|vendor|manager|dba)s?['’]s? fault
    should have known|ought to have known|knew better|should know better|any competent|no excuse|common sense
    did(?:n['’]t| not) bother
    never bothered|could(?:n['’]t| not) be bothered|(?<!no )lack of (?:care|diligence|competence|professionalism)
    (?:not|wasn['’]t|weren['’]t) paying attention|asleep at the wheel|dropped the ball|without (?:even )?thinking
    too (?:lazy|careless|proud)
    """
)
"""Words that pass judgement, where they mean people and not machines ("lazy loading", "git blame")."""

_ROLES = any_of(
    """
    engineers?,developers?,devs?,administrators?,admins?,sysadmins?,dbas?,operators?,interns?,employees?,technicians?,
    programmers?,members?,colleagues?,managers?,persons?,people,guys?,juniors?,newbies?,contractors?,vendor,teams?,
    staff,leads?,reviewers?,testers?,authors?,responders?,analysts?,architects?,owners?,department,management,
    designers?,consultants?,devops,sres?,qa,support,on-?call,shift,crew,freelancer,student,trainee,hire
    """
)
_EACH = any_of(
    """
    engineer,developer,dev,administrator,admin,sysadmin,dba,operator,intern,employee,technician,programmer,colleague,
    manager,person,guy,junior,newbie,contractor,lead,reviewer,tester,author,responder,analyst,architect,owner,designer,
    consultant,on-?call,freelancer,trainee,hire,student
    """
)
_PERSON = rf"(?:he|she|they|someone|somebody|whoever|{_ROLES})"
_BETWEEN = (
    r"(?: (?:had|has|have|who|that|on|in|of|from|the|a|our|duty|call|shift|simply|just|also|then|again|once|charge|"
    r"team|night|day|which|responsible|for|deploy|release|change|[a-z]+ly)){0,5}?"
)
_ONE = rf"(?:he|she|someone|somebody|{_EACH})"
_FAILED_TO = phrases(
    r"""
    <who><between> (?:fail(?:ed|s)|neglect(?:ed|s)|omitted) to (?:\w+ly )?(?P<duty>[a-z]+)
    """,
    who=_PERSON,
    between=_BETWEEN,
)
_FAULTED = phrases(
    r"""
    <who><between> (?:[^.;]{0,80}? and )?(?:failed in|neglect(?:ed|s)(?! to)|refused to|ignored|disregarded)
    <who><between> (?:is|was|were|are) (?:\w+ )?guilty|<who><between> did(?:n['’]t| not) (?:care|think|pay attention)
    (?:<who>|we)<between> (?:botched|bungled|(?:screwed|messed) (?:it |this |everything )?up)
    <who><between> (?:should(?:n['’]t| not)? have|could have|ought to have)(?! (?:an?|the|more|some|access|another) )
    <who><between> (?:caused the (?:outage|incident|problem)|(?:is|was|were) (?:to blame
    responsible for the (?:outage|incident|error|mistake|failure)))
    <who><between> (?:can(?: ?not|['’]t) be trusted|took (?:far )?too long|(?:was|were) (?:too slow|not qualified
    slow to))
    """,
    who=_PERSON,
    between=_BETWEEN,
)
"""A person or team said to be at fault."""
_LAPSE = phrases(
    r"""
    <one><between> (?:forg(?:ot|ets)|overlooked|omitted|skipped|missed the|broke)
    <one><between> never (?:tested|checked|read|looked|verified|asked|told|followed|reviewed|noticed)
    <one><between> did(?:n['’]t| not) (?:even )?(?:check|test|read|verify|follow|review|notice|think|ask|tell
    document|look|double|validate|pay|care|understand|realize|realise|communicate|escalate|respond|update|back
    remember|inform|consult|run the tests)\w*
    """,
    one="<subject>",
    between=_BETWEEN,
)
"""What one person left undone."""
_PEOPLE = stems(
    """
    engineer developer dev administrator admin sysadmin dba operator intern employee technician programmer member
    colleague manager person people guy junior newbie contractor vendor team staff lead reviewer tester author
    responder analyst architect owner department management designer consultant devops sre qa support oncall call
    shift crew freelancer student trainee hire he she they who someone somebody whoever we
    """
)
_ONE_LAPSED = re.compile(_LAPSE.pattern.replace("<subject>", _ONE))
_SELF_LAPSED = re.compile(_LAPSE.pattern.replace("<subject>", "i"))
_SELF_FAILED = phrases(
    r"""
    i<between> (?:fail(?:ed|s) to|neglected|ignored|could have
    should(?:n['’]t| not)? have(?! (?:an?|the|more|some) ))
    """,
    between=_BETWEEN,
)
_LAPSING = stems(
    """
    failed fails neglected neglects forgot forgets omitted refused ignored overlooked skipped missed never didn didn't
    did should shouldn shouldn't could ought broke caused responsible trusted took slow blame guilty omitted botched
    bungled screwed messed disregarded
    """
)
"""Stems one of which any sentence about a lapse holds."""
_NAME = (
    r"\b(?P<name>[A-Z][a-z]{1,15})(?: [A-Z][a-z]+)?(?: from \w+| \([^()]{1,30}\))?"
    r"(?: (?:had|simply|just|also|again|then|[a-z]+ly))? "
)
_NAME_FAILED = re.compile(
    rf"{_NAME}(?:(?:fail(?:ed|s) to|(?:neglected|omitted|refused) to|should(?: not)? have|could have) (?P<duty>[a-z]+)"
    r"|ignored the\b)"
)
_NAME_LAPSED = re.compile(
    rf"{_NAME}(?:(?:forgot to|did(?:n['’]t| not)|never) (?P<duty>[a-z]+)"
    r"|forgot\b|skipped the\b|overlooked\b|broke\b|missed the\b)"
)
_WISHING = stems("should shouldn could ought would failed fails neglected if only wish")
_WISHED = phrases(
    rf"""
    (?:{_PERSON}|i|we){_BETWEEN} (?:should(?:n['’]t| not)? have|could have|ought to have|might have (?:prevented
    avoided|noticed|caught))
    (?:{_PERSON}|i|we){_BETWEEN} (?:fail(?:ed|s) to|neglected to)
    if (?:only )?(?:{_PERSON}|i|we){_BETWEEN} had|had (?:{_PERSON}|i|we){_BETWEEN} [a-z]+(?:ed|en|t|n|own|un)
    should have known|(?:would|could) have been (?:avoided|prevented|noticed|caught) (?:if|had|by) (?:{_PERSON}|i|we)
    """
)
"""What people should or could have done."""
_WISHED_OF_NAME = re.compile(r"\b[A-Z][a-z]+ (?:should|could|ought|fail|neglect)")
_DUTIES = stems(
    """
    check checked test tested verify verified notice review reviewed read follow followed document tell communicate
    escalate ask asked remember inform validate consult think look pay care double bother understand realize realise
    know add update back set configure run remove revert announce warn monitor coordinate prepare plan study learn
    listen write make take be use do acknowledge answer investigate confirm inspect told
    asked cover bother close lock protect train watch
    """
)
"""What people are expected to do: a machine fails to start or to load, a person to check."""
_NOT_NAMES = frozenset(
    words(
        """
        the this that these those it its our their his her my your a an and but or so then when while after before as
        if in on at by for from with to of no not all some any each every both which what who where why how there here
        however also instead once since until during initially later finally eventually subsequently traffic users
        customers clients requests monitoring alerts production staging january february march april may june july
        august september october november december monday tuesday wednesday thursday friday saturday sunday nobody
        everyone everybody i we they he she you someone somebody people users engineers developers team teams staff
        management both most many
        """
    )
)

_MISHAPS = stems(
    """
    mistakenly accidentally inadvertently wrongly incorrectly erroneously unknowingly unintentionally mistake error
    typo oversight misspelt misspelled mistyped misconfigured misconfiguration deleted broke blocked careful caution
    ignorance person employee overwrote made who
    """
)
_ERRED = phrases(
    rf"""
    (?:{_PERSON}|i){_BETWEEN} (?:mistakenly|accidentally|inadvertently|wrongly|incorrectly|erroneously|unknowingly
    unintentionally) [a-z]+
    (?:{_PERSON}|i){_BETWEEN} (?:made (?:a|an|the|this) (?:\w+ )?(?:mistake|error|typo)|misspelt|misspelled
    mistyped|misconfigured|overwrote|blocked the)
    (?:{_ONE}|i){_BETWEEN} [a-z]+ [^.;]{{0,60}}? by (?:mistake|accident)
    by (?:mistake|accident),? (?:{_ONE}|i) [a-z]+
    (?:my|his|her) (?:own )?(?:mistake|error|typo)|out of ignorance|mistake number (?:\w+)
    {_ROLES} who (?:\w+ )?(?:made|broke|blocked|caused|deleted|introduced|misconfigured)
    {_ROLES} who (?:\w+ )?(?:changed|deployed|pushed|wrote|ran) [^.;]{{0,60}}? (?:not|never|without|wrong|wrongly)
    (?:mistake|error|typo|misconfiguration
    oversight)s? (?:was |were )?(?:made |committed |introduced |caused )?by (?:me|him|her|(?:an?|the|one of
    our) (?:[a-z-]+ ){{0,2}}{_ROLES})
    (?:past|former|old|ex-?|previous) {_ROLES} (?:who|confirmed|used|had)|i (?:\w+ ){{0,4}}?(?:be more careful
    exercise caution)
    """
)
"""A person's error, told without judging it."""


@lru_cache(maxsize=2_000)
def judges(text: str, found: frozenset[str]) -> bool:
    """Whether a sentence judges a person or team, or says that they failed in a duty.

    Args:
        text: the sentence.
        found: the stems of its words.
    """
    lower = text.lower()
    if found & _JUDGING and _JUDGED.search(lower):
        return True
    if not found & _LAPSING:
        return False
    return (bool(found & _PEOPLE) and _at_fault(lower)) or _name_lapsed(text, _NAME_FAILED)


@lru_cache(maxsize=2_000)
def singles_out(text: str, found: frozenset[str]) -> bool:
    """Whether a sentence names an individual's error without judging it, the author's own included.

    What a team did not do is no individual's error.

    Args:
        text: the sentence.
        found: the stems of its words.
    """
    lower = text.lower()
    if found & _MISHAPS and _ERRED.search(lower):
        return True
    if not found & _LAPSING:
        return False
    if _SELF_LAPSED.search(lower) or _SELF_FAILED.search(lower) or _name_lapsed(text, _NAME_LAPSED):
        return True
    return bool(found & _PEOPLE) and bool(_ONE_LAPSED.search(lower))


def _at_fault(lower: str) -> bool:
    """Whether people are said to be at fault; those who "failed to find the cause" only had no luck."""
    return bool(_FAULTED.search(lower)) or any(stem(match["duty"]) in _DUTIES for match in _FAILED_TO.finditer(lower))


def _name_lapsed(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether somebody called by name failed in a duty; programs have capital letters, too, but other things to do."""
    for match in pattern.finditer(text):
        name = match["name"].lower()
        known = stem(name) in COMPONENTS | NAMES | THINGS or name in _NOT_NAMES
        duty = match["duty"]
        if not known and (duty is None or stem(duty) in _DUTIES or "forgot" in match[0]):
            return True
    return False


def wishes_otherwise(text: str, found: frozenset[str]) -> bool:
    """Whether a sentence tells what people should or could have done, or failed to do.

    Args:
        text: the sentence.
        found: the stems of its words.
    """
    if not found & _WISHING:
        return False
    lower = text.lower()
    return bool(_WISHED.search(lower)) or bool(_WISHED_OF_NAME.search(text) and _name_lapsed(text, _NAME_FAILED))
