"""Text that stands where an author's own words should be: instructions of the assignment, lists of keywords, filler.

Unfilled fields ("[time]", "TODO", "...") are already blanked by ``markup.plain``.
"""

import re

from kit.rubric.language.stems import stem, words
from kit.rubric.reading.clocks import find_clocks
from kit.rubric.reading.roles import HEADING_WORDS
from kit.rubric.reading.zones import find_zones

# These are matched with a text in lower case: telling a pattern to ignore the case makes it take twice as long.
_INSTRUCTION = re.compile(
    r"\b(?:must|should) (?:contain|include|have at least|be (?:short|brief|between))\b"
    r"|\b(?:executives? will read|in your (?:own words|postmortem)|keep it short|bullet points? format"
    r"|your (?:postmortem|write-?up|answer|text) (?:here|must|should|needs)"
    r"|(?:write|describe|explain|fill in|insert|enter|replace|list) "
    r"(?:here|your|the|what|how|when|which|below|in detail)\b[^.]{0,60}\b(?:here|below|above|in detail|was|were|this)\b"
    r"|to be (?:completed|filled|added|determined|defined|written|announced)\b[^.]{0,40}$"
    r"|be very specific|broadly speaking|like a todo|a list of (?:very )?(?:specific )?tasks"
    r"|1 or 2 sentences|one or two sentences"
    r"|(?:between )?\d{3} (?:to|and|-|–) \d{3} words)",
)
_ASKED = r"\s*(?:to )?(?:what|when|which|how|who|whom|where|why)\b"
_QUESTION = re.compile(rf"{_ASKED}[^!.]{{0,900}}[\w)?][\s)]*$|[^.]{{0,80}}\([^()]{{0,120}}\?\s*\)")
_ASKED_FOR = re.compile(
    r"(?:^|[,;:(]\s*|\b(?:and|or|say|state|name|of|to|on) )(?:what|how|when|who|whom|whether|why"
    r"|(?:to )?which (?:services?|teams?|users?|parts?|persons?|components?|leads?|steps?|individuals?))\b",
)
_MOST_ASKED_FOR = 1
"""A sentence that lists more questions than this asks for a text and is none."""
_META = re.compile(r"\b(?:post-?\s?mortems?|write-?ups?|assignments?|this (?:document|article|exercise))\b")
_OF_ITS_PARTS = re.compile(r"\bsummary\b.{1,200}\btimeline\b|\btimeline\b.{1,200}\bsummary\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|do|does|can|will|may|must|makes?|takes?|means?)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|began|became|took|made|got|found|came|saw|led|sent|ran|broke|fell|gave|left|lost|kept|felt"
    r"|told|brought|knew|thought|stood|threw|hit|shut|wrote|[a-z]{2,}ed|[a-z]+n['’]t)\b|\d",
)
_GENERAL = re.compile(
    r"\b(?:any|every|often|usually|always|generally|typically|sometimes|great|good|most)\b[^.]{0,120}"
    r"\b(?:can|will|may|must|should|might|has to|have to|needs? to)\b|\b(?:you|your)\b",
)
_ANY_OUTAGE = re.compile(r"\b(?:any|every|each) (?:\w+ )?(?:outages?|incidents?|failures?|systems?)\b")
_HELD_AGAINST = re.compile(r"\d|[\"“”]")
_FIELD = re.compile(r"\[([^\]\[\n]{2,60})\]|<([^<>\n]{2,60})>|\{\{([^{}\n]{2,60})\}\}")
_REDACTED = frozenset({"name", "id", "link", "url", "email", "phone", "address", "initials", "redacted"})
_FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "for",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "and",
        "or",
        "by",
        "with",
        "at",
        "from",
        "that",
        "this",
        "it",
        "its",
        "we",
        "our",
        "they",
        "their",
        "had",
        "has",
        "have",
        "not",
        "as",
        "which",
        "after",
        "when",
        "while",
        "because",
        "so",
        "but",
        "then",
        "i",
        "he",
        "she",
        "there",
        "into",
        "until",
        "no",
        "all",
        "who",
        "due",
    ]
)
_LONGEST_LABEL = 8
_FEWEST_WORDS = 9
_FEWEST_COMMAS = 4
_PROSE_SHARE = 0.13
"""English prose has 35 to 50 function words in 100; telegraphic notes about 20; bare lists of keywords next to none."""


def is_instruction(text: str) -> bool:
    """Whether a sentence tells an author what to write, and so is no account of an incident."""
    lower = text.lower()
    if _QUESTION.match(lower) or _INSTRUCTION.search(lower):
        return True
    if lower.count("wh") + lower.count("how") <= _MOST_ASKED_FOR:
        return False
    return len(_ASKED_FOR.findall(lower)) > _MOST_ASKED_FOR and not find_clocks(text)


def is_at_large(text: str, *, opening: bool) -> bool:
    """Whether a sentence is about postmortems, or about outages in general, and so tells nothing of this one.

    Args:
        text: the sentence.
        opening: whether it stands before any heading, where an account tells what was.
    """
    lower = text.lower()
    if (_META.search(lower) and not find_clocks(text)) or _OF_ITS_PARTS.search(lower):
        return True
    if text.endswith("?") or (_ANY_OUTAGE.search(lower) and not _PAST.search(lower)):
        return True
    if opening and _PRESENT.search(lower) and not _PAST.search(lower) and not find_zones(text):
        return True
    # Told in the past tense, "every request came five times, more than the workers can serve" is an account.
    return bool(_GENERAL.search(lower)) and not _HELD_AGAINST.search(text) and not _PAST.search(lower)


def is_unfilled(row: str) -> bool:
    """Whether a row as it stands in the document has a field of a form that its author left open, such as ``[time]``.

    A name that was blacked out, such as ``[name]``, is no such field.
    """
    if "[" not in row and "<" not in row and "{{" not in row:
        return False
    for match in _FIELD.finditer(row):
        found = words(next(group for group in match.groups() if group))
        if found and found[0] not in _REDACTED and all(stem(word) in HEADING_WORDS for word in found):
            return True
    return False


def is_bare_label(text: str) -> bool:
    """Whether a sentence is but a label or the head of a list: a few words and a colon."""
    return text.endswith(":") and len(text.split()) <= _LONGEST_LABEL and not any(map(str.isdigit, text))


def is_keyword_list(text: str) -> bool:
    """Whether a sentence only lists words between commas."""
    if text.count(",") + text.count(";") < _FEWEST_COMMAS:
        return False
    found = [word for word in words(text) if word.isalpha()]
    return len(found) >= _FEWEST_WORDS and sum(word in _FUNCTION_WORDS for word in found) < _PROSE_SHARE * len(found)
