"""Phrases for what a user sees of an outage."""

import re
from collections.abc import Iterator

from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.language.stems import stems

FELT = phrases(
    r"""
    users?|customers?|clients?|visitors?|people|everyone|everybody|employees|staff|students|shoppers|players|members
    subscribers|patients|merchants|readers
    user ?base|they|anyone|nobody|browsers?|teams|traffic|requests?|gamers|learners|viewers|guests|drivers
    partners
    """
)
"""Those who see it."""

_DEALINGS = any_of(
    """
    log-?ins?,logging in,sign-?ins?,transactions?,payments?,requests?,orders?,check-?outs?,purchases?,uploads?,
    downloads?,connections?,sessions?,bookings?,attempts?,searches,quer(?:y|ies),authentication,calls?,messages?,
    submissions?,deposits?,transfers?,registrations?,deliver(?:y|ies)
    """
)
SEEN = phrases(
    r"""
    (?:http |status |error |code )?[45]\d\d(?! ?(?:users|ms|mb|gb|%|hours|requests|customers))
    http errors?|error (?:messages?|pages?|responses?|codes?|screens?)|internal server errors?|bad gateway
    service unavailable|gateway time-?out|not found
    (?:permission|access) denied|connection (?:refused|errors?|failed|timed out|failures?|reset)
    security warnings?|browser warnings?
    (?:page|site|website|screen|search|checkout|login|request|dashboard|query|upload|download)s? (?:\w+ )?(?:took
    takes|taking|needed) (?:[\w-]+ ){0,5}?(?:seconds|minutes|to load|forever|long|ages)
    blank (?:page|screen)s?|white (?:page|screen)s?|(?:spinning|spinner|frozen|freez\w+|froze|buffering
    unresponsive (?:page|site|screen|button|interface|app)\w*)
    (?:page|site|content|image|video|screen)s? (?:\w+ )?(?:not|wouldn['’]t|would not|did not|didn['’]t|could not
    couldn['’]t|failed to|never|won['’]t) (?:load|display|open|render|appear|show)\w*
    (?:displayed|showed|shows|said|says|read) ["“‘']
    (?:was|were)(?: not|n['’]t) (?:being )?(?:delivered|received|sent|saved|shown|processed|displayed|loaded|updated
    accepted|found|charged|confirmed)
    (?:return|show|display|gave|give)\w* (?:no|empty|wrong|blank|incorrect|stale|old
    outdated) (?:\w+ )?(?:results?|data|pages?|content|values?|prices?|lists?)
    (?:apps?|pages?|sites?|browsers?|clients?|games?|screens?) (?:\w+ )?(?:crash|hang|hung|fr[eo]ez|froze)\w*
    (?:arriv\w+|delivered|came|sent) (?:[\w-]+ ){0,3}?(?:late|later)|stuck (?:on|at|in|with)|logged out
    without (?:any )?(?:styles?|styling|css|images|pictures|sound|text|results|prices)
    (?:button|link|click|page|form|app)s? (?:that |which )?(?:did|does|do) nothing
    (?:got|get|gets|getting|gave|saw|see|seeing|sees|received|receiving|shown|with|displayed|displays|showed|shows
    showing
    read|reads|said|says|answered|returned|returning|message|error|screen|page|popup|banner
    loops?)(?: [\w-]+){0,4}?[ :,]+["“‘]+['‘]?\w+
    (?:took|takes|taking|loaded|loading|spun|spinning|waited|waiting) (?:\w+ )?(?:forever|ages|an eternity|endlessly
    in vain)
    (?:stay\w*|remain\w*|appear\w*|came|come|comes|went|goes|turn\w*|look\w*|was|were|are|is|shown|displayed|showed
    shows) (?:\w+ )?(?:empty|blank|white|gr[ea]y|black|frozen|garbled|scrambled|unreadable|unstyled|half[ -]loaded
    greyed out|grayed out)
    (?:orders?|mails?|e-?mails?|messages?|receipts?|tickets?|codes?|buttons?|maps?|videos?|photos?|comments?|posts?
    results?
    grades?|prices?|payments?|links?|forms?) (?:\w+ )?(?:did|does|do|would|could)(?: not|n['’]t) (?:appear|show
    arrive|come
    go|work|respond|open|load|start|play|print|update|change|get)
    (?:users?|customers?|visitors?|clients?|students?|people|everyone|everybody|they|patients|readers|members
    buyers) (?:\w+ )?(?:saw|see|seeing|shown|greeted by|redirected|landed) (?!(?:\w+ ){0,2}?(?:outage|downtime
    issues?|problems?
    disruptions?|slow\w*|degrad\w+|delays?|unavailab\w+))[\w“"'‘]+
    (?:stopped|froze|freezes|cut off|hung|ended|broke off) (?:in the middle|halfway|half ?way|mid)
    nothing (?:happened|came|appeared|was shown|loaded|arrived)|(?:had|have|having) to (?:refresh|retry|reload|wait|try
    again|log in again|sign in again|start again|pay again|repeat)
    (?:no|without) (?:confirmation|results?|answers?|reply|replies|response|e-?mails?|messages?|data|sound|picture
    images?) (?:\w+ )?(?:was|were|came|arrived|appeared|shown|at all)
    (?:charged|billed|paid|booked|sent|ordered) (?:twice|double|two times|more than once|again)
    (?:lost|losing|lose) (?:\w+ ){0,2}?(?:work|carts?|data|reservations?|drafts?|progress|entries|answers|changes
    basket)
    not (?:loading|displaying|showing|rendering|receiving|opening|appearing|being (?:shown|displayed|delivered
    filtered))
    (?:kept|keeps) (?:loading|crashing|timing out|failing)|(?:old|outdated|stale|wrong|missing
    garbled) (?:\w+ )?(?:version|content|page|data|images?|information|string|results?)
    (?:fail\w*|drop\w*|lost|declined|interrupted|abandoned|incomplete|stuck|rejected|delayed|duplicate\w*
    missing) (?:[\w-]+ ){0,2}?<dealings>
    <dealings> (?:\w+ ){0,2}?(?:fail\w*|errors?|delays?|delayed|timed out|timeouts?|interruptions?|difficult\w+
    interrupted|declined|rejected|dropped|lost)
    """,
    dealings=_DEALINGS,
)
"""Things to be seen on a screen."""

_MET = any_of(
    """
    experienc(?:e|ed|es|ing),fac(?:e|ed|ing),encounter(?:ed|s|ing)?,saw,see,seeing,receiv(?:e|ed|ing),got,getting,
    (?:were |was )?met with,report(?:ed|ing),suffer(?:ed|ing),notic(?:ed|ing),complained (?:of|about),had,endured,
    witnessed,shown,greeted (?:by|with)
    """
)
_TROUBLES = any_of(
    """
    errors?,delays?,failures?,time-?outs?,warnings?,disconnect\\w*,crashes,glitches,slow\\w*,latenc\\w+,lag\\w*,
    inability,difficult\\w+,degraded,high response,long,intermittent \\w+ (?:errors?|access|failures?),
    unresponsive\\w*,frustrat\\w+,losing,lost,freez\\w+,buffering,missing,wrong,old,blank
    """
)
MET = phrases(rf"{_MET} (?:(?!no\b|downtime|outage)[\w,%-]+ ){{0,5}}?{_TROUBLES}")
"""Users who met with trouble of some kind."""
SLOW = phrases(
    r"""
    slow\w* (?:\w+ ){0,2}?(?:respon\w+|load\w*|page\w*|times?|speeds?|performance)|(?:load\w*|respon\w+|page\w*
    website|site|app) (?:\w+ ){0,2}?slow\w*
    (?:long|high|increased|slower|delayed|extended|longer) (?:\w+ )?(?:load\w*|response|wait\w*|latenc\w+)
    (?:was|were|got|being) (?:\w+ )?delayed|(?:minutes|hours|days|arriv\w+) late
    sluggish\w*|slowness|lag(?:s|ged|ging|gy)?|delay(?:s|ed)? (?:in|when|while|of)
    time-?outs?|timed out|timing out
    (?:load\w*|wait\w*|respon\w+|took|takes|taking
    times?) (?:\w+ ){0,3}?(?:up to |over |about |more than )?\d+ (?:seconds|minutes|s)
    """
)
"""Slowness, which is a user's view only where a user is said to feel it."""

_UNABLE = re.compile(
    r"(?<!\w)(?:(?:nobody|no one|no \w+) (?:could|was able to)|would(?: not|n['’]t)|won['’]t|(?:unable|"
    r"not able|no longer able|impossible|refus\w+|fail(?:ed|ing|s)?|struggl\w+) to|"
    r"could(?: not|n['’]t)|can(?:not|['’]t| not| no longer)|inability to|prevent(?:ed|ing|"
    r"s) (?:[\w%]+ ){1,4}?from|"
    r"(?:difficult(?:y|ies)|trouble|problems?|issues|delays?) (?:in |with |when |while )?(?=\w+ing)|"
    r"(?:blocked|locked|logged|kicked) (?:from|out of|out)|lost access to) "
    r"(?:(?:be|been|successfully|even|properly|securely|effectively|fully|either|"
    r"use the \w+ to) ){0,2}(?P<verb>[\w-]+)(?P<rest>(?: [\w'’/-]+){0,6})"
)
_BARE = re.compile(
    r"(?:access|reach|us|visit|load|open|utiliz|serv|handl|process|respond|start|establish|resolv|connect|"
    r"restart|find|identif|communicat|manag|keep|scal|distribut|fail|be|run|work)(?:e|ed|ing|s)?$"
)
_BARE_OBJECT = re.compile(
    r"(?: (?:our|the|their|my|his|her|any|all|to|its|main|primary|web|affected|entire|this|into|whole|"
    r"company))*(?: (?:web ?site|web|site|application|app|platform|services?|system|server|it|page|software|"
    r"product|online|webpage|request|traffic|user|customer)s?)*"
    r"(?: (?:at|during|and|for|from|or|due|because|on|as|in|completely|entirely|smoothly|resulting|causing|"
    r"leading|which|until|between|through|via|when|while|with).*)?$"
)


INABILITY = stems(
    """
    nobody one no would wouldn won unable able impossible refused refusing refuses failed failing fails fail struggled
    struggling struggle could couldn couldn't can can't cannot inability prevented prevents preventing difficulty
    difficulties trouble problem problems issue issues delay delays blocked locked logged kicked lost
    """
)


def _unable(lower: str, found: frozenset[str]) -> Iterator[re.Match[str]]:
    return _UNABLE.finditer(lower) if found & INABILITY else iter(())


def could_not(lower: str, found: frozenset[str]) -> bool:
    """Whether a text says what somebody could not do, beyond reaching the service at all.

    Args:
        lower: the text in lower case.
        found: the stems of its words.
    """
    return any(
        not (_BARE.match(match["verb"]) and _BARE_OBJECT.match(match["rest"])) for match in _unable(lower, found)
    )


_FEATURE = re.compile(
    r"(?:log|sign|logg|sign)(?:ing)?[ -]?(?:in|on|up)|(?:select|submit|upload|download|view|purchas|complet|"
    r"brows|add|transact|book|pay|search|track|regist|deposit|withdraw|transfer|sell|buy|order|stream|watch|"
    r"play|edit|post|comment|enrol|checkout|check out|print|scan|export|import|ssh)\w*"
)


def names_feature(lower: str, found: frozenset[str]) -> bool:
    """Whether a text names, by what users could not do, the feature that was affected.

    Args:
        lower: the text in lower case.
        found: the stems of its words.
    """
    return any(_FEATURE.match(match["verb"] + match["rest"]) for match in _unable(lower, found))
