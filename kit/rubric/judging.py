"""From candidate passages to a judgement.

Every mark is earned by one passage, and by the words of its own section: the judgement is that of the best passage.
So nothing that is deleted elsewhere can raise or lower a mark, and the quote always is what earned it. Blame is the
one exception: there the worst passage counts.
"""

from collections.abc import Iterable

from kit.rubric.criterion import Judgement, Mark
from kit.rubric.reading.content import has_content
from kit.rubric.reading.reading import Reading, Sentence

Candidate = tuple[Mark, Sentence]


def best(reading: Reading, candidates: Iterable[Candidate], *, partly: str, missing: str) -> Judgement:
    """The judgement of the best candidate, the first of them on a tie; stops at the first that meets the criterion.

    Args:
        reading: the document.
        candidates: passages with the mark each would earn; a mark of 0 is no candidate.
        partly: what to note where only a 1 was found.
        missing: what to note where nothing was found.
    """
    found: Candidate | None = None
    for candidate in candidates:
        if candidate[0] > (found[0] if found else 0):
            found = candidate
        if candidate[0] == 2:
            break
    if found is None:
        return Judgement(0, note=missing)
    mark, sentence = found
    return Judgement(mark, reading.quote(sentence.start, sentence.end), sentence.line, "" if mark == 2 else partly)


def consistent(reading: Reading) -> Judgement:
    """The judgement where nothing speaks against a document: met, unless it has no content."""
    return Judgement(2) if has_content(reading) else Judgement(0, note="nothing is told yet")
