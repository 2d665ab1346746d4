"""Words for what responders believed, and for beliefs that turned out wrong."""

import re

from kit.rubric.language.stems import stems

SUPPOSED = stems(
    "assume assumed assuming assumption assumptions suspect suspected suspecting suspicion suspicions thought think thinking believe believed believing belief hypothesis hypothesized hypothesised hypotheses theory theorized "
    "presumed presume guess guessed guessing speculated speculation supposed wondered expected attributed blamed suspects"
)
"""Words that tell of a belief about the cause."""
SUPPOSED_PHRASE = re.compile(
    r"\b(?:(?:might|may|could) (?:be|have been|stem|come) |(?:possible|potential|probable|likely|suspected|supposed) (?:[a-z-]+ ){0,4}(?:cause|attack|issue|problem|bottleneck|failure|overload|bug|leak|error|outage|glitch|misconfiguration|ddos)"
    r"|initially (?:focus|point|look|consider|appear|seem)|(?:seemed|appeared) (?:to be|like)|must be|first (?:thought|instinct|guess)|at first|pointed (?:to|at|towards?)|under the impression)",
)
HINTED = stems(
    "focused focusing focus possibly potentially initially seemed appeared consider considered considering likely perhaps maybe potential possible"
)

MISLED = re.compile(
    r"\b(?:mislea?d\w*|mis-?guided|mis-?diagnos\w+|red[ -]herrings?|false (?:lead|alarm|trail|path|assumption|start|positive)s?|rabbit[ -]holes?|dead[ -]ends?|wild[ -]goose|wrong (?:path|track|direction|tree|lead|assumption|cause|place|street|suspect|hypothesis|conclusion)s?|"
    r"goose chase|chas\w+ (?:a |the )?(?:ghost|shadow|wrong)s?|erroneous\w*|incorrect(?:ly)? (?:assum|suspect|attribut|hypothes|path|focus|identif|believ|diagnos)\w*|mistaken\w* (?:assum|believ|thought|attribut|suspect|focus)\w*|"
    r"(?:turned|proved|proven|found|turns) (?:out )?(?:to be |to have been )?(?:(?:a )?false|wrong|unrelated|incorrect|not|unfounded|irrelevant|fruitless|unproductive|unsuccessful|inconclusive)|"
    r"(?:was|were|is|are)(?: not|n['’]t) (?:actually )?(?:the (?:root )?(?:cause|issue|problem|culprit|case|source|reason)|related|(?:caused )?(?:by|due to)|responsible|to blame|at fault|network-related)|"
    r"(?:spoiler|wasn['’]t it|not the (?:root )?(?:cause|culprit|problem|issue|source|case|reason))|unrelated to|"
    r"(?:did|do|does)(?: not|n['’]t) (?:resolve|help|fix|solve|address|work|improve|make (?:a |any )?difference|change anything|yield)|no (?:effect|improvement|avail|impact on the)|to no avail|without success|in vain|"
    r"ruled? out|ruling out|eliminated? as|(?:time|effort\w*|hours|minutes) (?:was |were )?(?:wasted|lost|spent in vain)|wasted|in fact (?:the|it)|sidetracked|distract\w+|diverted|detour|nothing to (?:do with|hide)|"
    r"(?:delay\w*|prolong\w*|hinder\w*) (?:the )?(?:identification|resolution|diagnosis|discovery|investigation)|(?:but )?(?:the )?(?:issue|problem|error)s? (?:still )?persist\w*)\b"
)
"""Phrases by which a path is told to have been wrong."""
FOUND_FINE = re.compile(
    r"\b(?:no (?:significant |unusual |immediate |obvious |apparent |clear |major |notable |such |real |other )?(?:issues?|anomal\w+|abnormal\w+|problems?|errors?|evidence|irregularit\w+|faults?|signs?|correlation|bottlenecks?|indication\w*|discrepanc\w+|improvement|link|cause|malicious)|"
    r"(?:nothing|not) (?:conclusive|unusual|wrong|out of the ordinary|found|abnormal|suspicious|useful)|(?:was|were|is|are|looked|seemed|appeared|working|functioning|running|operating|everything|all) (?:\w+ )?(?:fine|normal\w*|healthy|ok|okay|correctly|properly|stable|peachy|in order|as expected|good)|"
    r"within normal|inconclusive|no useful|not find|couldn['’]t find|could not find|found nothing|shifted|redirected)\b"
)
"""Phrases by which something was checked and found in order."""
