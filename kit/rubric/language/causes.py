"""Words that link a cause to its effect."""

import re

from kit.rubric.language.stems import stems

CAUSAL = re.compile(
    r"\b(?:caus(?:e[ds]?|ing)(?! of\b| analysis| was\b| is\b)|(?:lead|led|leads|leading) to|result(?:ed|ing|s)? (?:in|from)|due to|because|as a result|as a consequence|consequently|therefore|therefor|thus|hence|thereby|"
    r"so that|which (?:in turn |then |meant |made |prevented |caused |led |resulted |blocked |exhausted |overwhelmed |overloaded |left |kept |forced |triggered )|trigger(?:ed|ing|s)|prevent(?:ed|ing|s) (?!future|similar|recurr|this|such|it from)|"
    r"overwhelm(?:ed|ing|s)|overload(?:ed|ing|s)|exhaust(?:ed|ing|s)|exceed(?:ed|ing|s)|ran out|running out|run out|attribut(?:ed|able) to|stem(?:s|med|ming)? from|introduced (?:by|a|an|in|during|when)|owing to|"
    r"fail(?:ed|ing|s|ure)? to|could(?: not|n['’]t)|(?:was|were) (?:not|never) |unable to|inability to|mean(?:t|ing) that|made (?:it|the)|forc(?:ed|ing)|block(?:ed|ing)|creat(?:ed|ing)|allow(?:ed|ing)|expos(?:ed|ing)|consum(?:ed|ing)|"
    r"when (?:the|a|an|it|we|traffic|users)|since the|did(?: not|n['’]t)|leaving|making|while the|after (?:a|an|the)|so (?:the|it|when|every)|eventually|until)\b"
)
"""Connectives and verbs by which one fact leads to another."""

NAMES_CAUSE = re.compile(
    r"\b(?:root[ -]cause|(?:main|primary|underlying|major|actual|real) (?:cause|reason)|cause of|caused by|causing|culprit|due to|because|stem\w* from|result(?:ed|ing)? from|result of|attributed to|traced (?:back )?to|triggered by|as .{0,30} was|"
    r"led to|blame|reason (?:for|was|is|behind)|brought down by|thanks to|owing to|responsible for|the (?:issue|problem|bug|fault|error) (?:was|lay|came|is|stemmed|arose)|after (?:a|an|the) )\b",
)
"""Phrases by which a sentence names a cause."""

VAGUE_CAUSES = stems(
    "server servers issue issues problem problems bug bugs error errors failure failures technical network system systems software hardware unexpected unknown internal database code human some a an the of in on our was were is be been by to and with "
    "root cause causes caused identified main primary it this that outage incident due because web application website service services from found as certain fault faults glitch related traced discovered determined has had s itself one at for which resulted result did not down downtime went"
)
"""Words that name no more than an area as the cause."""
