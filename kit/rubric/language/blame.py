"""Words that judge people, and words that single out a person's error.

A system that fails is no one's blame: "the deploy failed", "the check failed to fire" and "the team failed over to
the replica" say nothing about anybody. What makes blame is a person or team as the one who failed, or a word that
judges whoever it stands beside.
"""

import re

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
    careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten(?:t|ce|tly)|stupid(?:ity|ly)?|idiots?|idiotic
    morons?|clueless
    fool(?:s|ish|ishly)?(?![ -]?proof)|irresponsib(?:le|ly|ility)|reckless(?:ly|ness)?|sloppy|sloppiness|amateur(?:s
    ish)?|clowns?
    simpletons?|inept(?:itude)?|unprofessional(?:ly)?|blunder(?:s|ed)?|(?:screwed
    messed) (?:it |this |everything )?up|botched|bungled
    lousy|culpable|guilty|inexcusable|unforgivable|pathetic|shameful|inattentive|thoughtless(?:ly)?|unqualified
    sabotaged|disregarded
    laziness|lazy(?! (?:load|init|eval|import|creat|fetch|start|render|propert|connect|migrat)\w*)
    dumb(?! (?:terminal|pipe|proxy|client|switch|init))
    (?:to|is|was|are|were|takes?|puts? the|lay the|bears? the) blame(?! (?:output|view|shows?|says|log|the (?:network
    database|deploy|dns|cache|disk)))
    blamed? (?:(?:on|for) )?(?:the )?(?:team|engineer|developer|intern|operator|him|her|them|me|us)
    (?:his|her|their|my|our|whose|[a-z]+['’]s) (?:own )?(?:fault|negligence|carelessness|incompetence|stupidity
    ignorance|laziness|failure to|inattention|disregard)
    (?:his|her|their|my|our|whose|(?:engineer|developer|team|operator|intern|admin|administrator|manager
    dba)s?['’]?s?) lack of
    (?:engineer|developer|team|operator|intern|admin|administrator|vendor|manager|dba)s?['’]s? fault
    should have known|ought to have known|knew better|should know better|any competent|no excuse|common sense
    did(?:n['’]t| not) bother
    never bothered|could(?:n['’]t| not) be bothered|lack of (?:care|diligence|competence|professionalism)
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
_PERSON = rf"(?:he|she|they|who|someone|somebody|whoever|{_ROLES})"
_BETWEEN = (
    r"(?: (?:had|has|have|who|that|on|in|of|from|the|a|our|duty|call|shift|simply|just|also|then|again|once|charge|"
    r"team|night|day|which|responsible|for|deploy|release|change|[a-z]+ly)){0,5}?"
)
_LAPSE = phrases(
    r"""
    <who><between> (?:fail(?:ed|s) to|failed in|neglect(?:ed|s)|forg(?:ot|ets)|omitted|refused to|ignored|overlooked
    skipped|missed the|broke)
    <who><between> never (?:tested|checked|read|looked|verified|asked|told|followed|reviewed|noticed)
    <who><between> did(?:n['’]t| not) (?:even )?(?:check|test|read|verify|follow|review|notice|think|ask|tell
    document|look|double|validate|pay|care|understand|know|realize|realise|communicate|escalate|respond|update|back
    remember|inform|consult|run the tests)\w*
    <who><between> (?:should(?:n['’]t| not)? have|could have|ought to have)
    <who><between> (?:caused the (?:outage|incident|problem)|(?:is|was|were) (?:to blame
    responsible for the (?:outage|incident|error|mistake|failure)))
    <who><between> (?:can(?:not|['’]t) be trusted|took (?:far )?too long|(?:was|were) (?:too slow|not qualified
    slow to))
    """,
    who="<subject>",
    between=_BETWEEN,
)
_PEOPLE = stems(
    """
    engineer developer dev administrator admin sysadmin dba operator intern employee technician programmer member
    colleague manager person people guy junior newbie contractor vendor team staff lead reviewer tester author
    responder analyst architect owner department management designer consultant devops sre qa support oncall call
    shift crew freelancer student trainee hire he she they who someone somebody whoever
    """
)
_PERSON_LAPSED = re.compile(_LAPSE.pattern.replace("<subject>", _PERSON))
_SELF_LAPSED = re.compile(_LAPSE.pattern.replace("<subject>", "(?:i|we)"))
_LAPSING = stems(
    """
    failed fails neglected neglects forgot forgets omitted refused ignored overlooked skipped missed never didn didn't
    did should shouldn shouldn't could ought broke caused responsible trusted took slow blame
    """
)
"""Stems one of which any sentence about a lapse holds."""
_NAME_LAPSED = re.compile(
    r"\b(?P<name>[A-Z][a-z]{1,15})(?: [A-Z][a-z]+)?(?: from \w+| \([^()]{1,30}\))?"
    r"(?: (?:had|simply|just|also|again|then|[a-z]+ly))? "
    r"(?:(?:fail(?:ed|s) to|(?:neglected|forgot|omitted|refused) to|did(?:n['’]t| not)|"
    r"never|should(?: not)? have|could have) (?P<duty>[a-z]+)"
    r"|forgot\b|ignored the\b|skipped the\b|overlooked\b|broke\b|missed the\b)"
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
    listen write make take be use do acknowledge answer investigate confirm inspect
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
        everyone everybody
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
    (?:{_PERSON}|i|we){_BETWEEN} (?:mistakenly|accidentally|inadvertently|wrongly|incorrectly|erroneously|unknowingly
    unintentionally) [a-z]+
    (?:{_PERSON}|i|we){_BETWEEN} (?:made (?:a|an|the|this) (?:\w+ )?(?:mistake|error|typo)|misspelt|misspelled
    mistyped|misconfigured|overwrote|blocked the)
    (?:my|his|her) (?:own )?(?:mistake|error|typo)|out of ignorance
    {_ROLES} who (?:\w+ )?(?:made|broke|blocked|caused|deleted
    changed|deployed|pushed|introduced|wrote|misconfigured|ran)
    (?:mistake|error|typo|misconfiguration
    oversight)s? (?:was |were )?(?:made |committed |introduced |caused )?by (?:me|him|her|(?:an?|the|one of
    our) (?:[a-z-]+ ){{0,2}}{_ROLES})
    employee (?:who|confirmed|used)|(?:be|being) more careful|exercise caution
    """
)
"""A person's error, told without judging it."""


def judges(text: str, found: frozenset[str]) -> bool:
    """Whether a sentence judges a person or team, or says that they failed.

    Args:
        text: the sentence.
        found: the stems of its words.
    """
    if found & _JUDGING and _JUDGED.search(text.lower()):
        return True
    if not found & _LAPSING:
        return False
    return (bool(found & _PEOPLE) and bool(_PERSON_LAPSED.search(text.lower()))) or _name_lapsed(text)


def singles_out(text: str, found: frozenset[str]) -> bool:
    """Whether a sentence names an individual's error without judging it, the author's own included.

    Args:
        text: the sentence.
        found: the stems of its words.
    """
    if found & _MISHAPS and _ERRED.search(text.lower()):
        return True
    return bool(found & _LAPSING) and bool(_SELF_LAPSED.search(text.lower()))


def _name_lapsed(text: str) -> bool:
    """Whether somebody called by name failed in a duty; programs have capital letters, too, but other things to do."""
    for match in _NAME_LAPSED.finditer(text):
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
    return bool(_WISHED.search(lower)) or bool(_WISHED_OF_NAME.search(text) and _name_lapsed(text))
