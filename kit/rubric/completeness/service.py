"""Does the reader learn which service was down or slow, by a name that tells it from the others?

From the assignment: impact, what service was down or slow. "The website" or "our service" alone says too little.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN, GENERIC_THINGS
from kit.rubric.language.stems import stem, stems, words
from kit.rubric.reading.reading import Reading, Sentence
from kit.rubric.reading.roles import Role

_THING = stems(
    "website websites web site sites application applications app apps platform platforms system systems service services server servers software product page pages infrastructure api apis database portal gateway "
    "dashboard store shop network cluster interface endpoint functionality feature features process authentication login checkout payment payments search email ssh nginx apache mysql container stack backend frontend environment "
    "blog game bot tool host machine instance queue cache dns cdn pipeline repository module engine catalog booking"
)
_SUBJECT = re.compile(
    r"(?P<thing>(?:[\w'’./-]+ ){1,8}?)\(?(?:(?:was|were|is|are|became|had|has|have|went|experienced|suffered|faced|encountered|returned|returning|crashed|stopped|failed|fails|could|couldn['’]t|started|began|remained|decided|resulted|down|outage|downtime|unavailab\w+|failures?|disruption)\b)"
)
_OBJECT = re.compile(
    r"\b(?:affect(?:ed|ing|s)?|impact(?:ed|ing|s)?|outage (?:of|in|on|for|to|at|with)|downtime (?:of|in|on|for)|(?:unavailability|inaccessibility|failure|disruption|interruption|degradation|slowdown)s? (?:of|to|in|on|for|with)|access(?:ing)?(?: to)?|"
    r"(?:log|logging|sign|signing) ?in ?to|login to|connect(?:ing)?(?: to)?|requests? to(?: most)?|ssh into|using|use|visit(?:ing)?|load(?:ing)?|down|errors? (?:on|in|from|with)|service|for our|of our|on our) (?P<thing>(?:[\w'’./-]+ ?){1,8})"
)
_STOP = stems(
    "with for during from at to due because which that leading causing resulting when while and as by in on until between after error errors response responses"
)
_NOT_NAME = GENERIC_THINGS | stems(
    "complete completely total partial significant severe slow response intermittent unavailable inaccessible unable service slowly fully widespread unexpected sudden high error errors down outage downtime incident issue problem impact affected "
    "experience experiencing experienced failure failed start started lasted resulted when where because due temporary temporarily brief all any some many most approximately potential root cause not no more than about could so very "
    "unavailability disruption interruption user users them him her me you i us he she there here then as also however causing leading resulting result during until between after before while if percent half portion number share group"
)


def _named(phrase: str) -> int:
    """2 where a phrase names a thing of its own, 1 where it only says "the website", 0 where it names nothing."""
    found = [stem(word) for word in words(phrase)]
    if not any(word in _THING for word in found):
        return 0
    return 2 if any(word not in _NOT_NAME and not word.isdigit() for word in found) else 1


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.with_any(DOWN | _THING):
        about = sentence.section is Role.SUMMARY or sentence.label in (Role.IMPACT, Role.SERVICE, Role.AFFECTED)
        if (
            sentence.label in (Role.CAUSE, Role.FIX)
            or not (about or sentence.has & DOWN)
            or sentence.section in (Role.MEASURES,)
        ):
            continue
        if sentence.label is Role.SERVICE:
            yield (2 if _named(sentence.text) == 2 else 1), sentence
        marks = [
            _named(_before_stop(match["thing"]))
            for pattern in (_SUBJECT, _OBJECT)
            for match in pattern.finditer(sentence.lower)
        ]
        if 2 in marks and about:
            yield 2, sentence
        elif marks and max(marks):
            yield 1, sentence


def _before_stop(phrase: str) -> str:
    kept = []
    for word in phrase.split():
        if kept and stem(word.strip(".,;:")) in _STOP:
            break
        kept.append(word)
        if word[-1] in ".,;:":
            break
    return " ".join(kept)


def judge(reading: Reading) -> Judgement:
    """Find the name of what was affected."""
    return best(
        reading,
        _candidates(reading),
        partly="only a general word such as the website or our service is given",
        missing="nothing says which service was affected",
    )


CRITERION = Criterion(
    id="service",
    code="S5",
    scale="completeness",
    section="summary",
    title="Affected service",
    why="Owners of other services want to know at a glance whether theirs was involved.",
    question="If the company ran ten services, which words would tell this one from the other nine?",
    judge=judge,
)
