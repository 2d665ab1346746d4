"""Whether a document tells anything yet.

Consistency and quality ask how well something is told. Where a document tells too little for the question to arise
(one time zone where no zone is given at all), it meets the criterion, as nothing speaks against it; but a document
without content meets nothing.
"""

from kit.rubric.reading.reading import Reading

_FEWEST_SENTENCES = 3
_FEWEST_WORDS = 4


def has_content(reading: Reading) -> bool:
    """Whether a document has at least three sentences of four words."""
    told = (True for sentence in reading.sentences if len(sentence.words) >= _FEWEST_WORDS)
    return sum(1 for _ in zip(range(_FEWEST_SENTENCES), told, strict=False)) == _FEWEST_SENTENCES
