"""Word stems, so that "investigated", "investigating" and "investigation" are one word to a criterion.

A light suffix stripper for English in the spirit of Porter's (1980): it only has to bring the forms of one word
together, and never has to be a word itself. It errs on the side of keeping words apart.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_SHORTEST_STEM = 3


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation; hyphens separate words."""
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one lower-case word."""
    word = word.replace("’", "'").removesuffix("'s")
    if len(word) <= _SHORTEST_STEM or word[0].isdigit():
        return word
    word = _singular(word)
    for suffix in ("ing", "ed", "ion"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            if suffix == "ion" and word[-4] not in "ts":
                break
            word = _undoubled(word[: -len(suffix)])
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word


def stems(text: str) -> frozenset[str]:
    """The stems of a list of words written as one text, to define a vocabulary with."""
    return frozenset(stem(word) for word in words(text))


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    return word
