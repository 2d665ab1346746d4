"""Text that stands where an author's own words should be: instructions of the assignment, lists of keywords, filler.

Unfilled fields ("[time]", "TODO", "...") are already blanked by ``markup.plain``.
"""

import re

from kit.rubric.language.stems import words

_INSTRUCTION = re.compile(
    r"\b(?:must|should|needs? to|has to|have to) (?:contain|include|have at least|describe|cover|list|state|"
    r"be (?:short|brief|between))\b"
    r"|\b(?:executives? will read|in your (?:own words|postmortem)|keep it short|bullet points? format|"
    r"your (?:postmortem|write-?up|answer|text) (?:here|must|should|needs)|"
    r"(?:write|describe|explain|fill in|insert|enter|replace|list) (?:here|your|the|what|how|when|which|"
    r"in detail|below|broadly)\b[^.]{0,60}\b(?:here|below|above|in detail|was|were|this)\b|"
    r"1 or 2 sentences|one or two sentences|(?:between )?\d{3} (?:to|and|-|–) \d{3} words)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\s*(?:what|when|which|how|who|whom|where|why)\b[^?!.]{0,120}\?[\s)]*$", re.IGNORECASE)
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
_FEWEST_WORDS = 9
_FEWEST_COMMAS = 4
_PROSE_SHARE = 0.13
"""English prose has 35 to 50 function words in 100; telegraphic notes about 20; bare lists of keywords next to none."""


def is_instruction(text: str) -> bool:
    """Whether a sentence tells an author what to write, and so is no account of an incident."""
    return bool(_QUESTION.match(text)) or bool(_INSTRUCTION.search(text))


def is_keyword_list(text: str) -> bool:
    """Whether a sentence only lists words between commas."""
    if text.count(",") + text.count(";") + text.count("|") < _FEWEST_COMMAS:
        return False
    found = [word for word in words(text) if word.isalpha()]
    return len(found) >= _FEWEST_WORDS and sum(word in _FUNCTION_WORDS for word in found) < _PROSE_SHARE * len(found)
