"""Words by which a sentence sets a task, and what makes one specific."""

import re

from kit.rubric.language.stems import stem, stems, words

VERBS = stems(
    """
    add implement create update upgrade patch install configure review audit set setup automate monitor write test
    document schedule conduct develop deploy enable introduce establish perform define improve enhance optimize
    optimise refactor increase reduce replace remove migrate investigate build provide train educate check verify
    validate ensure use run integrate extend enforce limit rotate design prepare research evaluate explore organize
    organise assign adopt apply fix change make put disable backup back move switch scale modify revise adjust
    strengthen plan hold rewrite secure restrict require track analyze analyse expand include keep maintain
    communicate share publish purchase buy invest consider correct tune allocate find double separate split block
    clean simulate draft standardize standardise provision renew index cache load practice rehearse convert get ask
    inform notify learn roll host assess incorporate utilize utilise employ consult determine identify promote
    encourage regularly periodically continue programmatically deprecate tag label pin bump wire raise lower drop
    retire archive rename encrypt harden scan ship launch lock gate instrument alert page teach coach formalize
    formalise reconfigure rebuild redesign isolate centralize centralise stop start give look work collaborate close
    open kill fetch collect count measure record report log trace profile benchmark stress freeze ban forbid avoid
    prevent detect mitigate eliminate merge commit push pull release announce post execute trigger invoke call route
    redirect reroute shift spread distribute balance rebalance shard partition replicate sync synchronize compress
    trim prune purge flush clear reset restart reload rerun retry bound cap throttle queue batch stream buffer parse
    sanitize sanitise escape filter whitelist blacklist allow deny grant revoke store save snapshot restore recover
    protect guard shield sign vet approve certify inspect examine study survey interview meet agree decide choose
    select pick prioritize prioritise rank estimate budget book reserve order acquire hire staff onboard swap
    substitute downgrade rollback revert undo backport cherry reindex repartition resize shorten widen narrow
    lengthen simplify decouple extract inline wrap mock stub fuzz seed populate backfill sweep scrub lint format
    type annotate comment describe explain map diagram draw sketch list enumerate catalog inventory classify link
    attach embed mount unmount point bind expose hide mask decrypt hash salt anonymize anonymise generate regenerate
    issue reissue subscribe register enroll enrol offboard deregister decommission sunset phase adapt port
    containerize dockerize orchestrate template parameterize script codify deduplicate consolidate unify hook bring
    fail failover watch observe chart plot graph visualize visualise forecast predict compare diff fill pilot canary
    stage triple halve mandate equip arrange chase confirm follow delete erase cancel contact rent upload download sync
    reboot repair exchange shrink grow cut pay warn message email let treat handle declare import export query mirror
    copy print turn switch drain alarm patch ask request obtain gather translate convert persist seal zip append remind
    teach rate space stagger randomize throttle offload preload prefetch precompute warm prewarm rearrange rewire
    """
)
"""Verbs that open a task, and the adverbs that may stand before one."""

_VAGUE = stems(
    """
    the a an of to in on for with and or by from at as our we will all any more most better best good proper regular
    regularly this that these those its it is are be so such before after during when while into each every server
    servers system systems service services infrastructure component components process processes procedure procedures
    practice practices documentation monitoring team teams training session sessions issue issues incident incidents
    problem problems code performance response communication plan plans measure measures tools tool logging alert
    alerts alerting maintenance review reviews testing tests application applications website configuration
    configurations deployment update updates future similar prevent prevention detect detection early earlier quickly
    quicker faster potential real time real-time comprehensive thorough robust critical key important necessary
    engineers engineering developers staff members users customers stakeholders everyone knowledge sharing lessons
    learned awareness understanding mechanism mechanisms strategy strategies technology technologies capabilities
    capability ability failure failures error errors outage outages downtime resilience reliability stability
    availability changes change development software hardware product quality improve improved improvement
    improvements enhanced overall continuous ongoing periodic quarterly monthly weekly automated automatic management
    resource resources need needs work scalability scalable auto scaling redundancy failover fault tolerance
    bottleneck bottlenecks engineering chaos culture metrics some such deploy deploying application across based
    health system visibility experiments lifecycle past implement stack post release production environment bugs bug
    """
)
"""Words that leave open which thing is meant, together with the words between."""

WEAK = stems(
    """
    improve enhance ensure strengthen train be make check consider maintain continue encourage promote communicate
    regularly review read solve debug investigate define give look work use learn notify inform consult prevent
    avoid mitigate detect eliminate utilize utilise employ adopt embrace leverage foster
    """
)
"""Verbs that leave open what there will be once the task is done."""

_NEAR_START = 3
_PURPOSE = re.compile(
    r"(?: to (?!version|v?\d|the |an? |all |our )| so that |, ensuring | in order | in case | for better )"
)
_DONE = re.compile(
    r"\b(?:was|were|has been|(?<!could )(?<!would )(?<!should )have been) (?:now |then |"
    r"also )?(?P<verb>[a-z]+ed|sent|placed|put|set|written|made|given|built)\b"
)
_PIECES = re.compile(r"[:|]")
_MOST_NAMES = 3
"""So many names, numbers or cells of a table may stand before the verb."""
_BEFORE_VERB = ("to", "we", "please", "also", "will", "then")


def opens_with_verb(text: str) -> bool:
    """Whether a task opens with a verb, perhaps after a name and a colon ("Alerts: add ...")."""
    return bool(_verb_at_start(text))


def opening_verb(text: str) -> str:
    """The stem of the verb a task opens with; empty if none.

    A task told as done ("the limit was raised") has the verb of what was done.
    """
    if found := _verb_at_start(text):
        return found
    done = _DONE.search(text.lower())
    return stem(done["verb"]) if done else ""


def _verb_at_start(text: str) -> str:
    for piece in _PIECES.split(text)[:_MOST_NAMES]:
        found = [word for word in words(piece)[:_NEAR_START] if word not in _BEFORE_VERB and not word.isdigit()]
        if found and stem(found[0]) in VERBS and not found[0].endswith(("ing", "ed")):
            return stem(found[0])
    return ""


def telling_words(text: str) -> int:
    """How many words of a task say which thing is meant, its purpose ("to prevent ...") left out."""
    named = {
        stem(word) for piece in text.split(":") for word in words(_PURPOSE.split(f" {piece.strip()} ", maxsplit=1)[0])
    }
    return len(named - _VAGUE - {opening_verb(text)})
