"""Is nobody judged, and are roles named rather than people's failings?

From the Google SRE workbook, Etsy's debriefing guide and PagerDuty's postmortem guide: a person's failure is where the
analysis starts, not where it ends. A system that fails is no one's blame.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.language.blame import judges, singles_out
from kit.rubric.reading.reading import Reading


def judge(reading: Reading) -> Judgement:
    """Look for sentences that judge people."""
    blaming = [sentence for sentence in reading.sentences if judges(sentence.text, sentence.has)]
    erring = [sentence for sentence in reading.sentences if singles_out(sentence.text, sentence.has)]
    worst = (blaming or erring)[:1]
    if not worst:
        return consistent(reading)
    (first,) = worst
    count = len(blaming) or len(erring)
    note = f"{count} sentence{'s' if count > 1 else ''} about what a person did wrong"
    return Judgement(0 if blaming else 1, reading.quote(first.start, first.end), first.line, note)


CRITERION = Criterion(
    id="blameless_language",
    code="Q1",
    scale="quality",
    section="document",
    title="Blameless language",
    why="The next responder tells what really happened only if the last one was not judged for it.",
    question="If you replace the person by any trained colleague, what in the system would have led to the same step?",
    judge=judge,
)
