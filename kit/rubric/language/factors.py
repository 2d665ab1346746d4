"""Phrases of an analysis: factors, what let a fault happen, how detection did, mitigation, kinds of measures."""

from kit.rubric.language.phrases import phrases
from kit.rubric.language.stems import stems

PROCESS = stems(
    """
    review reviews reviewed test tests tested testing untested runbook runbooks procedure process documentation
    documented undocumented training approval rollout checklist deploy deployment release alert alerts alerting
    monitoring monitored unmonitored staging canary rehearsed drill drills policy ownership handover oncall
    communication change maintenance schedule planning practice
    """
)
"""Words for how work is done, as against what runs."""

FACTOR = phrases(
    r"""
    contribut\w+|factors?|exacerbat\w+|made (?:it|things|matters) worse|worsened|compounded|in addition|additionally
    furthermore|moreover|combined with|coupled with|on top of
    lack of|lacked|lacking|absence of|missing|insufficient|inadequate\w*|no (?:alerts?|tests?|review
    limits?|monitoring|runbook|staging|canary|validation|backups?|documentation|owner|checks?|timeouts?|rate limit\w*)
    (?:was|were|had) (?:not|never) (?:been )?(?:tested|monitored|documented|reviewed|checked|validated|limited
    covered|alerted|noticed|updated|rotated|renewed|staged|rehearsed)
    without (?:being |first |any |a )?(?:tested|testing|review\w*|alert\w*|limit|validation|check\w*|staging|notice
    warning|monitoring)
    untested|undocumented|unmonitored|out of date|outdated|nobody (?:noticed|knew|was told)|not covered by
    there (?:was|were) no|did not (?:cover|alert|fire|check|page|warn|include|test|limit)
    """
)
"""Phrases by which something is named as having played a part."""

LET_HAPPEN = phrases(
    r"""
    (?:because|since|as) (?:there (?:was|were) no|nothing|no(?:body| one)?|we (?:had|have) no
    the (?:\w+ ){1,4}(?:did not|does not|had no|has no|lacked|was never|were never|is not|was not))
    nothing (?:checked|prevented|stopped|alerted|limited|caught|warned|tested|noticed|enforced|in)
    no (?:test|tests|review|alert|limit|staging|canary|validation|check|checks|guard|safeguard|timeout|rate limit
    quota|monitoring)\b[^.;]{0,40}\b(?:caught|covered|checked|existed|stopped|prevented|would|in place|for|on)
    (?:was|were|had) never (?:been )?(?:tested|exercised|reviewed|rehearsed|load[ -]tested|measured|monitored)
    (?:tests?|review|staging|monitoring|alerts?|ci|pipeline|load tests?) (?:\w+ ){0,3}?(?:did not|does not|do not
    didn['’]t|doesn['’]t|don['’]t|could not|never) (?:cover|catch|include|exercise|check|run|test|notice|see|look)
    (?:staging|test environment|test data|the tests?) (?:\w+ ){0,3}?(?:differs?|differed|is smaller|was smaller|has
    had) (?:fewer|less|no|from|only|a)
    (?:by design|by default|the default|the design|allowed (?:a|any|one|every)|made it possible|let it (?:happen
    through)|single point of failure|went unnoticed|slipped through|not enforced|no one owned|had no owner)
    (?:lack|absence) of (?:a |an |any |proper |automated |adequate )*(?:tests?|testing|reviews?|alerts?|alerting
    limits?|validation|monitoring|staging|checks?|safeguards?|rate limit\w*|redundancy|isolation|indexing)
    """
)
"""Phrases that tell why nothing stopped a fault."""

DETECTION_JUDGED = phrases(
    r"""
    (?:took|after|within|only|for) (?:us |about |only |nearly |almost |some |over )*(?:\d+|a few|several
    \w+) (?:minutes?|hours?|seconds?)\b[^.]{0,60}\b(?:detect\w*|notic\w*|alert\w*|know|see|spot\w*|discover\w*
    realiz\w*)
    (?:detect\w*|notic\w*|alert\w*|discover\w*)[^.;]{0,40}\b(?:took|within|after|only|late|later|early|too|delay\w*
    immediately|at once|quickly|slow\w*|\d+ (?:minutes?|hours?) (?:after|later|before))
    (?:alert|alerts|alarm|monitoring|rule)s? (?:\w+ ){0,4}?(?:did not|didn['’]t|failed to|never|should have|worked
    came|was too|were too|was missing|were missing|was not|were not|stayed|missed)
    (?:no|missing|without) (?:an |any )?(?:alert|alerts|alarm|monitoring|rule)|time to detect\w*|mttd|alerting gap
    blind ?spot|detection gap|unnoticed|customers? (?:told|noticed|knew|reported) (?:it |us )?(?:before|first)
    """
)
"""Phrases that judge how well an outage was detected."""

TEMPORARY = phrases(
    r"""
    temporar\w+|work-?around|stop-?gap|interim|short[ -]term|immediate(?:ly)?|quick fix|mitigat\w+|for the time being
    as a first step|first,? we
    roll(?:ed|ing)? back|rollback|revert(?:ed|ing)?|restart(?:ed|ing)?|failed over|failover|shed|drained|disabled the
    scaled up|partial\w*
    """
)
PERMANENT = phrases(
    r"""
    permanent\w*|long[ -]term|lasting|root fix|proper fix|definitive|hot-?fix|(?:the|a) (?:real|actual|final
    underlying|full|comprehensive|follow-up) (?:fix|solution)|later (?:that|the|we)|the next day
    afterwards?|subsequently|(?:then|finally) (?:\w+ ){0,2}?(?:fixed|patched|corrected|deployed|released|changed
    raised|replaced)|so that it (?:can|does|will) not|fix was (?:deployed|released|merged)
    """
)
VERIFIED = phrases(
    r"""
    verif\w+|confirm\w*|validated|monitor(?:ed|ing) (?:the|for|to|system|confirm\w*|show\w*)|watched|tested (?:the
    that|it|in)|test(?:s|ing) (?:show|confirm|pass)\w*|returned (?:a )?200|(?:error rates?|latency
    metrics?|response times?|load|traffic) (?:\w+ ){0,3}?(?:returned|back|dropped|fell|normal|recovered)
    checked that|made sure|health ?checks? (?:pass\w*|green)|stable for
    """
)

OWNER = phrases(
    r"owner\w*:?|assigned to|assignee|responsible:|@\w+|\([a-z-]+ team\)|by (?:the )?[a-z-]+ team|team:|lead:|dri:?"
)
DUE = phrases(
    r"""
    due\w*|deadline|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|end of|next|the end|q[1-4]|\d
    january|february|march|april|may|june|july|august|september|october|november|december)
    priority|p[0-4]|high|medium|low|urgent|eta|within \d+ (?:days?|weeks?)|this (?:week|month|sprint|quarter)
    next (?:week|month|sprint|quarter)|\d{4}-\d\d-\d\d
    """
)

PREVENT = stems(
    """
    test tests testing review reviews validate validation validating lint limit limits staged staging rollout canary
    automate automated automation pipeline upgrade patch index indexes pin enforce restrict harden constraint schema
    timeout quota ci checklist policy renew renewal rotate capacity audit audits guard gate approval sanitize prevent
    optimize close refactor
    """
)
DETECT = stems(
    """
    alert alerts alerting monitor monitoring monitored dashboard dashboards metric metrics logging log logs probe
    probes detect detection alarm alarms tracing observability healthcheck
    """
)
MITIGATE = stems(
    """
    rollback rollbacks runbook runbooks playbook failover backup backups replica replicas redundancy redundant standby
    flag flags autoscaling scaling drill drills training train escalation oncall breaker degrade restore recovery
    fallback secondary rehearse practice isolation isolate throttle throttling cache revert communication response

    """
)
APPEAL = phrases(
    r"""
    (?:be|being) more (?:careful|cautious|attentive|vigilant|diligent)|take (?:more |better |greater )?care
    pay (?:more |closer |better )?attention|exercise caution|try (?:harder|not to)|remember to
    avoid (?:making )?(?:such |these |the same )?mistakes|double[ -]check everything
    """
)
"""Measures that ask people to take care instead of changing a system."""

WELL = phrases(
    r"""
    (?:went|worked|go|goes) (?:very |really )?well|what worked|went right|helped (?:us )?(?:a lot|most)|paid off
    positives?|successes
    """
)
WRONG = phrases(
    r"""
    (?:went|go|goes|did(?: not|n['’]t) go) (?:wrong|badly|poorly|well)|what did(?: not|n['’]t) work
    could have gone better|went less well|needs improvement|challenges|difficulties
    """
)
LUCKY = phrases(
    r"luck(?:y|ily)?|fortunate(?:ly)?|by chance|good fortune|happened to be|could have been (?:much |far )?worse"
)

TOTAL = phrases(
    r"""
    (?:complete|total|full|entire) (?:\w+ ){0,2}?(?:outage|unavailability|downtime|disruption|loss|failure|shutdown)
    completely (?:down|unavailable|inaccessible|offline)
    """
)
DEGRADED = phrases(r"degrad\w+|slow\w*|partial\w*|intermittent\w*|delays?|sluggish")
ALL_DOWN = phrases(r"outage|down|unavailable|inaccessible|offline|unreachable|downtime")
