"""Does the reader learn what a user saw?

From the assignment: impact, what were users experiencing. "Was down" is the view from inside; a user sees an error page, a spinner, a failed payment.
"""

import re
from collections.abc import Iterator

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import Candidate, best
from kit.rubric.language.outage import DOWN
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role

_SYMPTOM = re.compile(
    r"\b(?:[45]\d\d\b(?! ?(?:users|ms|mb|gb|%))|http errors?|error (?:messages?|pages?|responses?|codes?)|internal server error|bad gateway|service unavailable|gateway time-?out|not found|permission denied|access denied|connection (?:refused|errors?|failed|timed out|failures?)|"
    r"slow(?:er|ness|ly|ed|downs?)?(?: \w+){0,2} (?:respon\w+|load\w*|page\w*|performance|times?|speeds?)|(?:load(?:ed|ing)?|respond(?:ed|ing)?) (?:\w+ )?slow\w*|(?:long|high|increased|slower|delayed|extended) (?:\w+ )?(?:load\w*|response|wait\w*|latenc\w+)|sluggish\w*|slowness|"
    r"timed? ?-?outs?|timing out|blank (?:page|screen)s?|white screen|page (?:not|would not|did not|didn['’]t|could not) load|not loading|loading (?:issues|problems|screen|errors)|unresponsive|"
    r"(?:fail(?:ed|ing|ures?)|drop(?:ped|s)|lost|declined|interrupted|abandoned|incomplete|stuck) (?:\w+ )?(?:log-?ins?|sign-?ins?|transactions?|payments?|requests?|orders?|check-?outs?|purchases?|uploads?|connections?|sessions?|bookings?|attempts?|searches|quer(?:y|ies))|"
    r"(?:log-?ins?|sign-?ins?|transactions?|payments?|requests?|orders?|check-?outs?|purchases?|uploads?|sessions?|authentication) (?:\w+ )?(?:fail(?:ed|ing|ures?|s)?|errors?|delays?|issues|problems|timed|timeouts?|difficult\w+|interruptions?)|"
    r"(?:experienced?|experiencing|faced|facing|encounter(?:ed|ing)|saw|seeing|received|receiving|got|getting|met with|reported|reporting|returned|returning|see|displayed|showed|shown|resulted in|intermittent|frequent) (?:[\w,-]+ ){0,4}(?:errors?|delays?|failures?|timeouts?|warnings?|disconnect\w+|crashes|glitches|slow\w*|latenc\w+|lag|inability|difficult\w+|intermittent\w*)|"
    r"(?:security|browser) warnings?|delay(?:s|ed) (?:in|when|while)|lag(?:s|ged|ging)?|freez(?:e|ing)|froze|buffering|spinning|crashing|kept (?:loading|crashing)|old (?:version|content|page)|wrong (?:page|content|data)|missing (?:content|data|images|pages?)|garbled|not (?:display|show|render|receiv)\w+)"
)
_UNABLE = re.compile(
    r"\b(?:unable to|could(?: not|n['’]t)|can(?:not|['’]t| not)|inability to|not able to|no longer able to|prevent(?:ed|ing) (?:\w+ ){1,4}from|fail(?:ed|ing)? to|difficult(?:y|ies)(?: in)?|problems?|trouble|impossible to|blocked from|locked out|without access|struggl\w+ to|refus\w+ to|lost access) (?:(?:be|been|successfully|even|properly|in|with|for|users|them|to) ){0,2}(?P<verb>[\w-]+)(?P<rest>(?: [\w'’./-]+){0,5})"
)
_BARE_VERBS = re.compile(r"(?:access|accessing|reach|reaching|use|using|visit|visiting|load|open|utilize)$")
_BARE_OBJECT = re.compile(
    r"^(?: (?:our|the|their|my|his|her|any|all|to|its|main|primary|web|affected|entire|this))*(?: (?:web ?site|site|application|app|platform|services?|system|server|it|page|software|product|online)s?)?(?: (?:at all|during|and|for|from|or|due|because|on|as|in|completely|entirely|smoothly|resulting|causing|leading).*)?$"
)
_FELT = re.compile(
    r"\b(?:users?|customers?|clients?|visitors?|people|everyone|employees|students|requests?|traffic|i|we|they|shoppers|players|members|browsers?|site|website|page|service|server|application|app|web)\b"
)


def _candidates(reading: Reading) -> Iterator[Candidate]:
    for sentence in reading.sentences:
        if sentence.section is Role.MEASURES or sentence.label in (Role.FIX, Role.CAUSE, Role.TASKS, Role.IMPROVEMENTS):
            continue
        about = sentence.section is Role.SUMMARY or sentence.label in (Role.IMPACT, Role.AFFECTED)
        if not (about or sentence.has & DOWN):
            continue
        if (about or _FELT.search(sentence.lower)) and (_SYMPTOM.search(sentence.lower) or _could_not(sentence.lower)):
            yield 2, sentence
        elif sentence.has & DOWN:
            yield 1, sentence


def _could_not(lower: str) -> bool:
    return any(
        not (_BARE_VERBS.match(match["verb"]) and _BARE_OBJECT.match(match["rest"]))
        for match in _UNABLE.finditer(lower)
    )


def judge(reading: Reading) -> Judgement:
    """Find what users experienced."""
    return best(
        reading,
        _candidates(reading),
        partly="it says that something was down or slow, and not what a user saw",
        missing="nothing says what users experienced",
    )


CRITERION = Criterion(
    id="user_experience",
    code="S6",
    scale="completeness",
    section="summary",
    title="What users experienced",
    why="Support staff recognise later tickets, and product owners weigh the harm, by what stood on a user's screen.",
    question="If you had sat beside a user during the outage, what would you have seen on the screen?",
    judge=judge,
)
