"""Phrases by which a text tells that an outage came to light, and through whom or what."""

import re

from kit.rubric.language.components import COMPONENTS
from kit.rubric.language.outage import OUTAGE
from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.language.stems import stem, stems
from kit.rubric.language.things import NAMES, THINGS

NOTICING = stems(
    """
    monitoring monitor monitors monitored alert alerts alerting alerted alarm alarms pagerduty pager datadog nagios
    prometheus grafana zabbix uptimerobot pingdom newrelic sentry cloudwatch opsgenie dashboard dashboards
    notification notifications detect detected detection detecting notice noticed noticing notices report reported
    reporting reports complain complained complaint complaints complaining observe observed spotted flagged discovered
    discovery discover received receiving triggered fired notified raised indicated saw encountered warned realized
    realised health probe bot watchdog apm notification notifications identified identify show shows showed showing
    relic paged page pages pinged messaged posted teammate alertmanager fail failing failed errors error timeouts
    complaints alert detection tickets ticket calls inquiries tried trying attempted attempting attempt found surfaced
    seen rang caught call called ring rings phone phoned write writes wrote tell tells told email emailed emails
    tweeted contacted contact texted asked asks ask came stumbled ran witnessed messages messaging whatsapp inform
    informed informs screams scream inbox phones hotline slack discord twitter robot aware became asking got mails
    mail smoke
    heartbeat synthetic red says said
    """
)
"""Stems one of which any such sentence holds."""

_PEOPLE = any_of(
    """
    users?,customers?,clients?,visitors?,engineers?,developers?,teams?,admin(?:istrator)?s?,sysadmins?,operators?,
    employees?,students?,members?,people,qa,support,help ?desk,staff,someone,officers?,representatives?,managers?,
    colleagues?,testers?,technicians?,merchants?,partners?,interns?,sres?,devops,subscribers?,i,friend,shoppers?,
    players?
    """
)
_NOTICED = any_of(
    """
    detect(?:ed|s),notic(?:ed|es|ing),report(?:ed|s|ing)?,complain(?:ed|s|ing)?,observ(?:ed|es),spotted,spots,flagged,
    flags,discover(?:ed|s),encounter(?:ed|s|ing)?,realized,realised,opened (?:a )?tickets?,raised,alerted us,tweeted,
    start(?:ed)? (?:complaining|reporting),saw
    """
)
_SENSOR = any_of(
    """
    [a-z]*monitor(?:s|ing|ed)?,[a-z]*alert(?:s|ing|manager)?,alarms?,pagerduty,pagers?,datadog,nagios,prometheus,
    grafana,zabbix,uptime ?robot,pingdom,new ?relic,sentry,cloudwatch,opsgenie,dashboards?,health ?checks?,wavefront,
    kibana,notifications?,telemetry,uptime (?:checks?|monitors?|bots?),synthetic \\w+,apm,smoke tests?,watchdogs?,
    heartbeats?,probes?,bots?,observability
    """
)
_SENSES = any_of(
    """
    trigger\\w*,fir(?:ed|ing|es),detect\\w*,indicat\\w*,report\\w*,notif(?:y|ied|ies|ying),show\\w*,went off,
    going off,go off,rais\\w+,signal\\w*,flag\\w*,pick\\w* up,alert(?:ed|s|ing),sen[dt]s?,warn\\w*,caught,rang,
    reveal\\w*,sound\\w*,flash\\w*,activat\\w+,was received,were received,log(?:ged|s),pag(?:es|ed|ing),post(?:s|ed),
    wok(?:e|en),wakes?,beep\\w*,e-?mail(?:ed|s)?,goes off,went red,goes red,turn\\w* red,complain\\w*,call(?:s|ed|ing)?,
    phon(?:es|ed),r[ia]ngs?,scream\\w*,shout\\w*,ping(?:s
    ed),tells?,told,came,comes,arriv\\w+,saw,sees,notic\\w+,was red,is red
    """
)
_PROBLEM = any_of(
    """
    issues?,problems?,outages?,incidents?,anomal\\w+,errors?,failures?,disruptions?,spikes?,slowness,slowdown,
    downtime,fault,bug,abnormalit\\w+,irregularit\\w+,symptoms?,crash,degradation,breach,attack,drop,latency,delays?,
    unavailability,it,this
    """
)

SENSED = phrases(
    r"""
    <sensor>\b[^.;]{0,60}?\b<senses>
    trigger\w* (?:\w+ ){0,3}?(?:alerts?|alarms?|notifications?|monitoring)
    (?:receiv\w+|got|recieved|sent) (?:\w+ ){0,4}?(?:alerts?|alarms?|notifications?|page)
    (?:by|through|via|from|thanks to|using) (?:\w+ ){0,4}?<sensor>
    (?:monitoring|automated|automatic|system|critical|error) (?:\w+ )?(?:alerts?|alarms?|notifications?)
    alerts? (?:from|about|on|for|due to)
    <sensor> (?:alerts?|alarms?|pages?|warnings?|messages?|(?:e-?)?mails?|sms|pings?|calls?|triggers?)
    (?:health ?checks?|probes?|heartbeats?|smoke tests?|synthetic \w+|watchdogs?) (?:\w+ ){0,3}?(?:fail\w*|red|goes red
    timed out|turn\w*)
    (?:observed|seen|visible|noticed|spotted|showed up|appeared|showing) (?:on|in|via) (?:\w+ ){0,3}?<sensor>
    (?:notification|message|e-?mail|text|sms) from (?:\w+ ){0,3}?(?:<sensor>|bot|system|tool)
    with an (?:alert|alarm)|<sensor>:
    (?:get|gets|got|was|were|is|are|am|been) (?:paged|woken|alerted)
    (?:automated |integration |production |nightly |end-to-end )?tests? (?:\w+ ){0,4}?fail\w*
    (?:show\w*|appear\w*) up (?:on|in) (?:\w+ ){0,2}?<sensor>
    """,
    sensor=_SENSOR,
    senses=_SENSES,
)
"""An instrument: monitoring, an alert, an alarm."""

TOLD = phrases(
    r"""
    <people>\b[^.;:]{0,50}?\b<noticed>
    (?:detected|noticed|reported|discovered|observed|spotted|flagged|raised|alerted|brought to (?:our|my
    the) \w+) (?:\w+ )?(?:by|when|while|through|via|from|after|during|upon)
    (?:complaints?|reports?|tickets?|inquiries|calls|messages|emails|feedback) (?:\w+ )?(?:from|by|about|of|start\w*
    were|was|regarding|came|come|coming|that|flood\w*|trick\w+|pour\w+)
    (?:user|customer|client|bug|support) (?:complaints?|reports?|tickets?|inquiries|feedback)
    (?:receiv\w+|got|recieved) (?:\w+ ){0,4}?(?:complaints?|reports?|tickets?|calls|messages|emails|inquiry|inquiries
    feedback|an? error)
    (?<!which )(?<!that )(?<!it )(?:tried|trying|attempted|attempting|attempts?) to (?:access|connect|log|open|load
    visit|reach|use|browse|ssh|preview|view|sign|curl|ping|test)\w*
    (?:users?|customers?|clients?|visitors?|buyers?|shoppers?|students?|people|someone
    somebody) (?:\w+ ){0,3}?(?:call(?:ed|s)?|phon(?:ed|es)|wr(?:ote|ites?)|e-?mail(?:ed|s)?|tweet(?:ed
    s)?|contact(?:ed|s)?|text(?:ed|s)?|ask(?:ed|s)?)
    (?:reports?|reported|complain(?:s|ed|ing)?) (?:that|about|of|errors?|problems?|issues?|slow\w*|being|not|failed)
    (?:calls?|called|phon(?:es|ed)|r[ia]ngs?|writes?|wrote|e-?mail(?:s|ed)|tells?|told) <hotline>
    (?:an?|the|our|one|two|three|several|some) (?:\w+ ){0,2}?\w+ (?:calls?|called|phon(?:es|ed)|ping(?:s|ed)
    messag(?:es|ed)|writes?|wrote|e-?mail(?:s|ed)|text(?:s|ed)) (?:us|me|because|about|to say|in|the (?:channel|team
    group|hotline))
    (?:inbox|phones?|hotline|switchboard|slack|chat|twitter|discord|whatsapp|facebook
    telegram) (?:\w+ ){0,3}?(?:fill\w*|lights?
    lit|explod\w*|r[iau]ng\w*|flood\w*|goes crazy|went crazy|goes wild|went wild|blew up|blows up|overflow\w*)
    (?:angry|worried|confused|first|dozens of|flood of|wave of) (?:\w+ )?(?:e?-?mails?|messages?|calls?|tweets?|tickets?
    customers|users)
    i (?:open|tr|load|visit|use|refresh|reload)\w* [^.;]{0,60}?(?:not|n['’]t|never) (?:load|open|work|respond|come
    appear|show)
    i (?:got|get|saw|see|hit|was shown) (?:an? |the )?(?:\w+ ){0,2}?(?:errors?|[45]\d\d|time-?outs?|blank|warning)
    ask(?:s|ed|ing)? (?:me |us |the team )?(?:why|what is wrong|what happened)
    ran into|came across|stumbled|encounter(?:ed|ing) (?:the|an?|this) (?:issue|error|problem)|with complaints
    (?:ring|rang|rais|sound|sounded|pull)\w* (?:the |an )?alarm
    """,
    people=_PEOPLE,
    noticed=_NOTICED,
    hotline=r"(?:us|me|the (?:help ?desk|hotline|support|office|it))",
)
"""A person: a user who complained, an engineer who noticed, an author who ran into it."""

BARE = phrases(
    r"""
    <problem> (?:\w+ ){0,3}?(?:detected|noticed|reported|discovered|observed|spotted|flagged|identified|detection
    surfaced|seen)
    (?:we|they|first|initially) (?:\w+ )?(?:detected|noticed|discovered|observed|realized|realised|found out
    became aware)
    (?:detected|noticed|discovered)
    detection
    (?:errors?|timeouts?|failures?|complaints?|alerts?|problems?|500s) (?:\w+ ){0,3}?(?:start\w*|beg[aiu]n\w*
    appear\w*|show\w* up|rolling in|com\w+ in|spik\w+|aris\w+|surfac\w+)
    """,
    problem=_PROBLEM,
)
"""A detection told without who or what."""

_CONTACTS = any_of(
    """
    calls?,called,phon(?:e|es|ed),rings?,rang,texts?,texted,messages?,messaged,writes?,wrote,e-?mails?,e-?mailed,
    complains?,complained,reports?,reported,tells?,told,asks?,asked,tweets?,tweeted,informs?,informed,pings?,pinged,
    says?,said,shows? up,came,comes,notic(?:ed|es),discover(?:ed|s),spot(?:s|ted),observ(?:ed|es),reali[sz](?:ed|es)
    """
)
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:my|our|an?|the|one|two|three|four|five|several|some|another|first|his|her|their) (?:[\w'’-]+ ){{0,3}}?"
    rf"(?P<role>[a-z-]+) "
    rf"(?:(?:walk(?:s|ed)|comes?|came) (?:in|over) and |has |have |had |just |also |then |already )?{_CONTACTS}(?!\w)"
)
_BY_NAME = re.compile(
    rf"\b(?P<name>[A-Z][a-z]+)(?: (?P<second>[a-z]+))?(?: \([^()]{{1,40}}\)|,[^,.;]{{1,40}},)? "
    rf"(?:has |had |just |also |then )?"
    rf"{_CONTACTS}(?!\w)"
)
_NOBODY = (
    COMPONENTS
    | NAMES
    | THINGS
    | OUTAGE
    | stems(
        """
    it this that which who and then there log logs test tests alert alerts alarm monitoring browser function method
    program code library command output tool graph metric metrics dashboard page screen error documentation manual
    what how as he she they we i when if also then just has have had was were is are but so not to cause investigation
    analysis
    """
    )
)
"""What contacts or tells, and is nobody."""


def told(text: str) -> bool:
    """Whether a sentence tells that a person noticed, or got in touch: "my mother phones", "Amina (sales) writes"."""
    lower = text.lower()
    if TOLD.search(lower) or any(stem(match["role"]) not in _NOBODY for match in _SOMEBODY.finditer(lower)):
        return True
    return any(
        stem(match["name"].lower()) not in _NOBODY and stem(match["second"] or "") not in _NOBODY
        for match in _BY_NAME.finditer(text)
    )


_CAUSE = any_of("root cause,cause,culprit,misconfigur\\w+,typo,source,reason,missing file,bottleneck,bug in,leak")
_FINDS_CAUSE = phrases(
    r"""
    <cause>\b[^.;]{0,60}?\b(?:identified|discovered|found|detected|traced|pinpointed|determined|located|revealed
    uncovered)
    (?:identified|discovered|found|pinpointed|determined|located|revealed|uncovered|detected) (?:\w+ ){0,4}?<cause>
    """,
    cause=_CAUSE,
)


_ADDS = phrases(
    """
    (?:implement|add|enhanc|improv|introduc|configur|creat|strengthen|set up|setting up
    put)\\w*(?: in place)? (?:\\w+ ){0,4}?(?:monitoring|alerts?|alerting)
    """
)


def finds_cause(lower: str) -> bool:
    """Whether a sentence tells of finding the cause, which comes after detecting the outage."""
    return bool(_FINDS_CAUSE.search(lower)) and not SENSED.search(lower)


def adds_monitoring(lower: str) -> bool:
    """Whether a sentence tells of monitoring that was put up afterwards, and so of no detection."""
    return bool(_ADDS.search(lower))
