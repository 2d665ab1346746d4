"""Is the timeline a list of short, timed entries?

From the assignment: bullet points, each a time and one or two sentences. Three or more of them, most with a time.
"""

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.reading.reading import Reading
from kit.rubric.reading.roles import Role

_FEWEST_ENTRIES = 3
_LONGEST_WORDS = 70
"""About two sentences."""


def judge(reading: Reading) -> Judgement:
    """Find three or more short entries, most with a time."""
    told = {sentence.entry for sentence in reading.sentences}
    filled = [entry for number, entry in enumerate(reading.entries) if number in told]
    entries = [entry for entry in filled if entry.section is Role.TIMELINE] or filled
    if not entries:
        return Judgement(0, note="there is no timeline")
    first = entries[0]
    timed = [entry for entry in entries if entry.clock]
    short = [entry for entry in timed if entry.words <= _LONGEST_WORDS]
    shown = timed[0] if timed else first
    quote, line = reading.quote(shown.start, shown.end), shown.line
    if len(short) >= _FEWEST_ENTRIES and 2 * len(timed) > len(entries):
        return Judgement(2, quote, line)
    if len(timed) < _FEWEST_ENTRIES:
        return Judgement(1, quote, line, "fewer than three entries have a time")
    return Judgement(1, quote, line, "many entries have no time or run longer than two sentences")


CRITERION = Criterion(
    id="timeline_format",
    code="T8",
    scale="completeness",
    section="timeline",
    title="Timeline of timed entries",
    why="A reader who looks for one moment finds it by scanning the times, not by reading paragraphs.",
    question="Can each event stand on its own line, with its time first and one or two sentences after it?",
    judge=judge,
)
