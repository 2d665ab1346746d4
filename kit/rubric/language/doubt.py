"""Words for what responders believed, and for beliefs that turned out wrong."""

from kit.rubric.language.phrases import any_of, phrases
from kit.rubric.language.stems import stems

SUPPOSED = stems(
    """
    assume assumed assuming assumption assumptions suspect suspected suspecting suspicion suspicions suspects thought
    think thinking believe believed believing belief hypothesis hypothesized hypothesised hypotheses theory theorized
    presumed presume presumably guess guessed guessing speculated speculation blame blamed blaming
    """
)
"""Words that tell of a belief about the cause."""

HINTED = stems(
    """
    focused focusing focus focuses possibly potentially initially seemed likely perhaps maybe potential possible
    suggested considered
    """
)
"""Words from which a belief can be guessed."""

_TROUBLE = any_of(
    """
    cause,attack,issue,problem,bottleneck,failure,overload,bug,leak,error,outage,glitch,misconfiguration,ddos,breach,
    spike,fault,conflict,regression,exhaustion,shortage,corruption,intrusion,deadlock,congestion,surge
    """
)
SUPPOSED_PHRASE = phrases(
    r"""
    could (?:it|this|that) (?:be|have been)|(?:might|may|could) (?:be|have been|have|stem from|come from|relate to)
    (?:possible|potential|probable|likely|apparent|supposed|plausible) (?:[a-z-]+ ){0,4}?<trouble>s?
    initially (?:point\w*|consider\w*|appear\w*|seem\w*|attribut\w*|blam\w*)
    (?:seem|appear|look)(?:s|ed)? (?:to be|like)
    must (?:be|have been) (?:the|a|an)|(?:probably|surely|apparently) (?:the|a|an|it|its|that|caused|because|ran|due)
    (?:first|initial|my|our|working|early) (?:thoughts?|instinct|guess|ideas?|bet|hunch|reflex|diagnosis|conclusion
    feeling)
    suppos(?:e|ed|es|ing)(?! to)|hunch|gut feeling|reckon\w*|figure[sd]? (?:it|its|that)|imagined?|wonder(?:ed
    ing)? (?:if
    whether)
    (?<!make )(?<!made )(?:convinced|sure|certain|confident) (?:that|it|this)|diagnosed (?:\w+ )?as|mistook|fear(?:ed
    ing)?
    took (?:it|this|that|the \w+) for|bet(?:ting)? (?:that|on)|(?:smell|sound|felt|feel)\w* like|accus(?:e|ed|ing)
    (?:logs?|signs?|evidence|everything|symptoms?|metrics|graphs?|dashboards?|errors?|all|clues?|traces?|fingers?
    which|it
    this) (?:\w+ ){0,2}?point(?:s|ed|ing) (?:to|at|towards?)
    point(?:s|ed|ing) (?:to|at|towards?) (?:an?|the|some) (?:[a-z-]+ ){0,3}?<trouble>s?
    (?:suggest\w*|indicat\w*) (?:a|an|that it|it was) (?:[a-z-]+ ){0,3}?<trouble>s?
    under the impression|hint(?:s|ed|ing)? (?:at|to)
    attributed (?:it |this )?to
    (?:initial|first|early) (?:investigation|checks?|diagnosis|analysis|efforts?|focus) (?:\w+ )?(?:focus\w*|point\w*
    suggest\w*|target\w*)
    """,
    trouble=_TROUBLE,
)
"""Phrases that tell of a belief about the cause."""

MISLED = phrases(
    r"""
    mislea?d\w*
    mis-?(?:guided|diagnos\w+)
    red[ -]herrings?
    false (?:lead|alarm|trail|path|assumption|start|positive|track)s?
    (?:rabbit[ -]hole|dead[ -]end|wild[ -]goose chase|detour|blind alley)s?
    wrong (?:path|track|direction|tree|lead|assumption|cause|place|street|suspect|hypothesis|conclusion|turn|thing
    component|service|road|way|move|guess|idea|alley|trail|diagnosis|layer|end|side|culprit|belief|answer|hunt|call
    scent|theory|team|spot|corner)s?|(?:in|at|on) the wrong (?:file|page|machine|box|layer|log|server|host|database
    door)s?
    (?:bad|wrong) (?:trail|lead|track|path|turn)|(?:direction|path|track|trail|way|road|lead|turn) (?:was
    is) (?:\w+ )?(?:wrong|bad|false)
    (?:(?:was|were|is|are)(?: not|n['’]t)|not) (?:the |an? |our |in )?(?:[\w-]+ ){1,3}at all
    (?:lost|losing|spen[dt]s?|spending|burned|burnt|cost (?:us )?|costing)(?: \w+){0,3} (?:minutes|hours?|time
    half an hour) (?:\w+ )?(?:on
    to|for|with|there|here|in|chasing|looking|checking|because)(?! (?:the )?outage)
    waste of (?:\w+ ){0,2}?(?:time|effort|energy)|for nothing|blamed (?:\w+ ){0,4}?(?:wrongly|unfairly|first)
    (?:was|were|is|are|proved|proven) (?:\w+ )?innocent|(?:was|were)(?: not|n['’]t) (?:\w+ )?(?:guilty|the guilty
    the one)
    (?:chas|hunt|pursu)\w+ (?:a |an |the )?(?:\w+ )?(?:ghost|shadow|phantom)s?
    erroneous(?:ly)? (?:assum|attribut|focus|belie|conclu|suspect|investigat|point|direct)\w*
    (?:incorrect|wrong|mistaken|inaccurate)(?:ly)? (?:assum|suspect|attribut|hypothes|path|focus|identif|belie
    diagnos|thought|blam|conclu|guess)\w*
    (?:assumption|hypothesis|theory|suspicion|suspect|guess|lead|path|belief|idea)s? (?:\w+ ){0,5}?(?:wrong|false
    incorrect|unfounded|misplaced|untrue|ruled out|disproved|discarded|dismissed|mistaken)
    (?:turned|proved|proven|proves|turns) (?:out )?(?:to be |to have been )?(?:an? )?(?:false|wrong|unrelated
    incorrect|not|unfounded|irrelevant|fruitless|unproductive|unsuccessful|unhelpful|futile|untrue|innocent|nothing)
    (?:was|were|is|are)(?: not|n['’]t) (?:actually )?(?:the (?:root |real |actual |main )?(?:cause|issue|problem
    culprit|case|source|reason|bottleneck)|related|(?:caused )?(?:by|due to)|responsible|to blame|network-related|it)
    not (?:the (?:root |real |actual )?(?:cause|culprit|problem|issue|source|case|reason))
    unrelated (?:to|issue|service|component|change|problem)s?
    (?:did|does)(?: not|n['’]t) (?:\w+ )?(?:resolve|help|fix|solve|address|work|improve
    make (?:a |any |much )?difference|change anything|yield|pan out|reveal)
    did nothing(?! until)|(?:cause|culprit|problem) (?:was|is)(?: not|n['’]t)|not (?:[\w-]+ ){1,3}after all
    (?:was|were|is)(?: not|n['’]t) (?:an? |the )?(?:[\w-]+ ){1,2}?(?:problem|issue|failure|attack|fault|error)
    (?:made|making|makes) (?:no|little|hardly any) difference
    (?:was|were|is|are)(?: not|n['’]t) (?:at fault|involved|the one|guilty|implicated)
    (?:no|without|little|to no) (?:effect|improvement|avail|success|result|luck)
    (?:sent|sends|led|leads|took|brought|pointed) (?:us|me|the team|everybody|everyone|them) (?:\w+ ){0,3}?(?:wrong
    nowhere|astray)
    (?:in vain|fruitless(?:ly)?|futile)|(?:no|without) change(?! (?:in|to|of))|nothing (?:had )?changed|changed nothing
    (?:it|this|that) (?:was|is)(?: not|n['’]t) the (?!right|first|only|same|best|usual|full|whole|last)[\w-]+
    (?:did|does)(?: not|n['’]t) hold(?: up)?|chas(?:ed|ing) (?:[\w-]+ ){1,4}?for
    (?:time|effort|efforts|hours?|minutes?) (?:was |were )?(?:wasted|lost|spent in vain)
    wast(?:ed|ing) (?:\w+ ){0,3}?(?:time|effort|hours|minutes)
    (?:sidetracked|distract\w+|diverted|diverting|led astray|astray|off[ -]track)
    nothing to (?:do with|hide)
    (?:delay|prolong|hinder|slow)\w* (?:down )?(?:the )?(?:identification|resolution|diagnosis|discovery
    investigation|detection of the)
    (?:but|however|yet|though)[, ]+(?:the |this |these )?(?:\w+ )?(?:issue|problem|error|outage|failure
    symptom)s? (?:still )?(?:persist|remain|continu)\w*
    """
)
"""Phrases by which a path is told to have been wrong."""

NONE_MISLED = phrases(
    r"""
    (?:no|without any|not any|never any) (?:\w+ )?(?:mislea\w+|wrong|false|red herring\w*
    dead ends?) ?(?:\w+ )?(?:path|investigation|lead|assumption|turn)?s?
    """
)
"""The statement that nothing misled."""

FOUND_FINE = phrases(
    r"""
    rul(?:ed|ing|es) (?:\w+ ){0,5}?out
    eliminat(?:ed|ing) (?:\w+ ){0,5}?(?:as|cause|possibility|issue)s?
    no (?:[a-z-]+ ){0,2}?(?:issues?|anomal\w+|abnormal\w+|problems?|errors?|evidence|irregularit\w+
    faults?|incidents?|outages?|attacks?|signs?|correlation|bottlenecks?|indication\w*|discrepanc\w+|link|leads?|clues?)
    nothing (?:\w+ )?(?:conclusive|unusual|wrong|out of the ordinary|abnormal|suspicious|useful|found|amiss)
    (?:was|were|is|are|looked|seemed|appeared|working|functioning|running|operating|everything|all|returned
    came back) (?:\w+ )?(?:fine|normal|normally|healthy|ok|okay|correctly|properly|stable|peachy|in order|as expected
    good|active|clean|clear|intact)
    (?:was|were|is|are|everything|all) (?:up|running|green|alive|reachable|idle)(?! (?:of|out|into|against|by|to|low
    slow|slowly|and running|on|as|with|again)\b)
    (?:within|looked|appeared|showed) normal
    inconclusive|no useful|not conclusive
    (?:could(?: not|n['’]t)|did(?: not|n['’]t)|not|unable to|failed to) (?:find|identify|locate|see|show|reveal
    pinpoint)
    found nothing|without (?:any )?errors?
    (?:focus|attention|investigation|suspicion) (?:was |then |turned |moved |is )*(?:shift\w*|turn\w*|redirect\w*
    moved)
    (?:not|n['’]t) (?:network|database|server|code|application|hardware|software)(?:-| )?related
    had(?: not|n['’]t) (?:introduced|changed|caused)
    """
)
"""Phrases by which something was checked and found in order."""
