"""Where a document names something, by the accepted phrasings of an answer key.

Phrases are compared by word stems, so that "raised the limits" is as good as "raising a limit"; the words of a phrase
may stand in another order with a word or two between them ("the limit on open files" for "open files limit"), joined
or apart ("rollback", "roll back"), and program names are read as the words they are made of (``HighErrorRate``,
``worker_rlimit_nofile``). "Not", "never", "nobody" and "n't" are one word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from kit.rubric.language.stems import stem, words
from kit.rubric.reading import Sentence

Groups = tuple[tuple[str, ...], ...]
"""Groups of accepted phrasings; a text names the thing when it holds one of each group."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CONTRACTED = re.compile(
    r"\b(can|do|did|does|is|are|was|were|has|have|had|would|could|should|wo|ca)n['’]?t\b|\bcannot\b", re.IGNORECASE
)
_NEGATORS = frozenset({"no", "never", "nobody", "none", "nothing", "neither", "nor", "without"})
_UNHEARD = frozenset({"a", "an", "the", "of"})
_ROOM = 2
"""So many other words may stand between the words of a phrase."""


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """The stems of a text, in order, without articles."""
    spaced = _CONTRACTED.sub(r"\1 not", text) if "n" in text else text
    if not spaced.islower():
        spaced = _CAMEL.sub(" ", spaced)
    return tuple(_stem(word) for word in words(spaced) if word not in _UNHEARD)


def _stem(word: str) -> str:
    """The stem of a word; of "500s" too."""
    if word in _NEGATORS:
        return "not"
    return word[:-1] if word[0].isdigit() and word[-1] == "s" and word[:-1].isdigit() else stem(word)


@lru_cache(maxsize=20_000)
def _lexicon(text: str) -> frozenset[str]:
    """The stems of a text, and its neighbouring stems joined."""
    found = tokens(text)
    return frozenset(found).union(a + b for a, b in pairwise(found))


@lru_cache(maxsize=5_000)
def _wanted(phrase: str) -> tuple[frozenset[str], str]:
    """The stems of a phrase, and the same joined in their order."""
    wanted = tokens(phrase)
    return frozenset(wanted), "".join(wanted)


def holds(text: str, phrase: str) -> bool:
    """Whether a text holds the words of a phrase close together, in any order, joined or apart."""
    return holds_any(text, (phrase,))


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a text holds any of some phrases."""
    lexicon = _lexicon(text)
    for wanted, joined in map(_wanted, phrases):
        if joined in lexicon or (len(wanted) > 1 and lexicon.issuperset(wanted) and _close(tokens(text), wanted)):
            return True
    return False


def _close(found: tuple[str, ...], wanted: frozenset[str]) -> bool:
    """Whether some words stand close together in a text."""
    width = len(wanted) + _ROOM
    return any(wanted.issubset(found[i : i + width]) for i, each in enumerate(found) if each in wanted)


def holds_all(text: str, groups: Groups) -> bool:
    """Whether a text holds a phrase of each group; False where there are no groups."""
    return bool(groups) and all(holds_any(text, group) for group in groups)


class Index:
    """The sentences of a document by the stems they hold.

    Attributes:
        sentences: the sentences, in order; their numbers are what the look-ups answer.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for each in _lexicon(sentence.text):
                self._by_stem[each].append(number)
        self._where: dict[str, frozenset[int]] = {}
        self._any_of: dict[tuple[str, ...], frozenset[int]] = {}

    def where(self, phrase: str) -> frozenset[int]:
        """The numbers of the sentences that hold a phrase."""
        found = self._where.get(phrase)
        if found is None:
            found = self._where[phrase] = frozenset(self._find(phrase))
        return found

    def any_of(self, phrases: tuple[str, ...]) -> frozenset[int]:
        """The numbers of the sentences that hold any of some phrases."""
        if phrases not in self._any_of:
            self._any_of[phrases] = frozenset().union(*map(self.where, phrases))
        return self._any_of[phrases]

    def all_of(self, groups: Groups) -> frozenset[int]:
        """The numbers of the sentences that hold a phrase of each group; none where there are no groups."""
        return frozenset.intersection(*map(self.any_of, groups)) if groups else frozenset()

    def _find(self, phrase: str) -> Iterable[int]:
        wanted, joined = _wanted(phrase)
        together = self._by_stem.get(joined, ())
        if len(wanted) < 2 or not self._by_stem.keys() >= wanted:
            return together
        apart = set.intersection(*(set(self._by_stem[each]) for each in wanted))
        return {*together, *(number for number in apart if holds(self.sentences[number].text, phrase))}
