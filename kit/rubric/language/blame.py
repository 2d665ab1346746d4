"""Words that judge people, and words that single out a person's error."""

import re

JUDGING = re.compile(
    r"\b(?:careless(?:ness|ly)?|negligen(?:t|ce|tly)|incompeten(?:t|ce|tly)|lazy|laziness|stupid(?:ity|ly)?|"
    r"idiot(?:s|ic)?|dumb|foolish(?:ly|ness)?|clueless|irresponsib(?:le|ly|ility)|reckless(?:ly|ness)?|sloppy|"
    r"sloppiness|amateurs?|clowns?|"
    r"simpletons?|screwed up|messed up|inept(?:itude)?|unprofessional(?:ly|ism)?|blunder(?:s|ed)?|to blame|"
    r"at fault for|(?:his|her|their|my|our) (?:own )?(?:fault|negligence|carelessness|incompetence|stupidity|"
    r"ignorance|laziness|failure to)|"
    r"should have known|ought to have|lack of (?:care|diligence|competence|attention)|didn['’]t bother|"
    r"did not bother|never bothered|forgot to do (?:his|her|their))\b",
    re.IGNORECASE,
)
"""Words that pass judgement on a person or team, wherever they stand."""

_ROLE = (
    r"(?:he|she|(?:the|an?|our|one (?:of|our)(?: of)?(?: the| our)?|another|some|this|"
    r"that) (?:[a-z-]+ ){0,3}?(?:engineer|developer|admin(?:istrator)?|sysadmin|dba|operator|intern|employee|"
    r"technician|programmer|team ?member|colleague|manager|person|guy|dev|newbie|junior))"
)
PERSON_FAILED = re.compile(
    rf"\b(?:{_ROLE}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:had |has |who )?(?:fail(?:ed|s)|neglected|forgot|refused|"
    rf"did not bother|didn['’]t bother|omitted|skipped|ignored) (?:to|the|his|her|testing|checking|all)\b"
)
"""A person who failed to do something: blame, where "the deploy failed" is none."""

PERSON_ERRED = re.compile(
    rf"\b(?:(?:I|he|she|{_ROLE}) (?:had |have |has |who )?(?:mistakenly|accidentally|inadvertently|wrongly|"
    rf"incorrectly|erroneously|unknowingly|by mistake) \w+|"
    rf"(?:I|he|she|{_ROLE}) (?:had |have |has )?(?:made (?:a|an|the) (?:\w+ )?(?:mistake|error|typo)|misspelt|"
    rf"misspelled|mistyped|misconfigured|broke|deleted|forgot|blocked the|caused)|"
    rf"(?:my|his|her) (?:mistake|error|typo|ignorance|fault)|person who|out of ignorance|employee (?:who|that|"
    rf"confirmed)|(?:mistake|error|typo|misconfiguration)s? (?:made |committed |introduced )?by (?:me\b|him\b|"
    rf"her\b|an?|the|one|our|a) (?:[a-z-]+ )?(?:engineer|developer|admin\w*|intern|operator|employee|"
    rf"technician|colleague)|"
    r"be more careful|exercise caution)\b"
)
"""An individual's error, told without judging words."""
