"""The rubric: criteria, each a pure function of a document's reading, and the report they give.

``score(document)`` asks the completeness criteria; ``read(text)`` is the reader of postmortems they share.
"""

from kit.rubric.consistency import CONSISTENCY
from kit.rubric.quality import QUALITY
from kit.rubric.reading.reading import Reading, read
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import COMPLETENESS, FULL
from kit.rubric.scoring import score, word_count, word_finding

__all__ = [
    "COMPLETENESS",
    "CONSISTENCY",
    "FULL",
    "QUALITY",
    "WORDS_MAX",
    "WORDS_MIN",
    "Reading",
    "read",
    "score",
    "word_count",
    "word_finding",
]
