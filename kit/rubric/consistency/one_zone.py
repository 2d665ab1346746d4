"""Are all times on one clock?

From the assignment: a time zone. Two zones in one document are fine only where each time is given in both.
"""

from collections import Counter

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role


def judge(reading: Reading) -> Judgement:
    """Look for times on another clock than most."""
    offsets: Counter[int] = Counter()
    places = []
    for sentence in reading.sentences:
        if not (sentence.clocks or sentence.label is Role.ZONE) or not sentence.zones:
            continue
        here = {zone.offset_min for zone in sentence.zones if zone.offset_min is not None}
        offsets.update(here)
        places.append((sentence, here))
    if len(offsets) < 2:
        return consistent(reading)
    main = offsets.most_common(1)[0][0]
    alone = [sentence for sentence, here in places if here and main not in here]
    if not alone:
        return consistent(reading)
    first = alone[0]
    names = " and ".join(dict.fromkeys(zone.text for sentence, _ in places for zone in sentence.zones))
    return Judgement(0, reading.quote(first.start, first.end), first.line, f"times are on different clocks: {names}")


CRITERION = Criterion(
    id="one_zone",
    code="I5",
    scale="consistency",
    section="document",
    title="One time zone",
    why="A reader who has taken in one zone reads every other time an hour or more wrong.",
    question="Could every time in the document be read off the same clock on the wall?",
    judge=judge,
)
