"""Is there a diagram, chart or picture?

From the assignment's advanced part: make people want to read it, for example with a pretty diagram. Images, Mermaid
and drawings in characters all count.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.reading import Reading


def judge(reading: Reading) -> Judgement:
    """Find a picture."""
    if not reading.pictures:
        return Judgement(0, note="there is no diagram, chart or picture")
    picture = reading.pictures[0]
    quote = reading.text[picture.start : min(picture.end, picture.start + 240)].strip()
    return Judgement(2, quote, reading.text.count("\n", 0, picture.start) + 1)


CRITERION = Criterion(
    id="picture",
    code="X1",
    scale="completeness",
    section="document",
    title="Diagram or picture",
    why="Readers who skim stop at a picture, and one diagram can carry a mechanism that takes three paragraphs.",
    question="Which part of the story would be quicker to see than to read?",
    judge=judge,
)
