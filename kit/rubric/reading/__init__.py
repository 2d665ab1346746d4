"""The reader of postmortems: what stands where in any Markdown write-up, whoever wrote it.

``read(text)`` makes a ``Reading``; the criteria look things up in it and never parse text themselves.
"""

from kit.rubric.reading.reading import Reading, Sentence, read

__all__ = ["Reading", "Sentence", "read"]
