"""The rubric: criteria, each a pure function of a document's reading, and the report they give.

``score(document)`` asks the completeness criteria; ``read(text)`` is the reader of postmortems they share. Which
criteria count, and for how many points, is data: ``find_rubric()`` gives the rubric in force.
"""

from kit.rubric.consistency import CONSISTENCY
from kit.rubric.quality import QUALITY
from kit.rubric.reading.reading import Reading, read
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import COMPLETENESS, FULL, Rubric
from kit.rubric.rubric_file import default_rubric, find_rubric, read_rubric, write_rubric
from kit.rubric.scoring import score, word_count, word_finding

__all__ = [
    "COMPLETENESS",
    "CONSISTENCY",
    "FULL",
    "QUALITY",
    "WORDS_MAX",
    "WORDS_MIN",
    "Reading",
    "Rubric",
    "default_rubric",
    "find_rubric",
    "read",
    "read_rubric",
    "score",
    "word_count",
    "word_finding",
    "write_rubric",
]
