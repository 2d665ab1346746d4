"""Where a document names something, by the accepted phrasings of an answer key.

Phrases are compared by word stems, so that "raised the limits" is as good as "raising a limit"; the words of a phrase may stand in another
order with a word or two between them ("the limit on open files" for "open files limit"), joined or apart ("rollback", "roll back"), and program
names are read as the words they are made of (``HighErrorRate``, ``worker_rlimit_nofile``). "Not", "never", "nobody" and "n't" are one word.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kit.rubric.language.stems import stem, words
from kit.rubric.reading import Sentence
import itertools

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
    return tuple("not" if word in _NEGATORS else stem(word) for word in words(spaced) if word not in _UNHEARD)


def holds(found: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether stems hold the stems of a phrase close together, in any order, joined or apart."""
    wanted = set(phrase)
    if wanted <= set(found):
        if len(phrase) == 1:
            return True
        width = len(phrase) + _ROOM
        places = [i for i, each in enumerate(found) if each in wanted]
        return any(wanted <= set(found[i : i + width]) for i in places)
    joined = "".join(phrase)
    return any(a + b == joined for a, b in itertools.pairwise(found)) or joined in found


class Index:
    """The sentences of a document by the stems they hold.

    Attributes:
        sentences: the sentences, in order; their numbers are what the look-ups answer.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self.found = tuple(tokens(sentence.text) for sentence in self.sentences)
        self._by_stem: dict[str, set[int]] = {}
        for number, found in enumerate(self.found):
            for each in found:
                self._by_stem.setdefault(each, set()).add(number)
            for a, b in itertools.pairwise(found):
                self._by_stem.setdefault(a + b, set()).add(number)
        self._where: dict[str, frozenset[int]] = {}

    def where(self, phrase: str) -> frozenset[int]:
        """The numbers of the sentences that hold a phrase."""
        if phrase not in self._where:
            self._where[phrase] = self._find(tokens(phrase))
        return self._where[phrase]

    def any_of(self, phrases: Iterable[str]) -> frozenset[int]:
        """The numbers of the sentences that hold any of some phrases."""
        return frozenset().union(*map(self.where, phrases))

    def all_of(self, groups: Groups) -> frozenset[int]:
        """The numbers of the sentences that hold a phrase of each group; none where there are no groups."""
        return frozenset.intersection(*map(self.any_of, groups)) if groups else frozenset()

    def _find(self, phrase: tuple[str, ...]) -> frozenset[int]:
        if not phrase:
            return frozenset()
        nothing: set[int] = set()
        numbers = set(self._by_stem.get("".join(phrase), nothing))
        apart = set.intersection(*(self._by_stem.get(each, nothing) for each in phrase))
        numbers |= {number for number in apart if holds(self.found[number], phrase)}
        return frozenset(numbers)
