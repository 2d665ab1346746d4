"""Is it free of pasted dumps and of paragraphs that stand in it twice?

From the assignment (brief and to the point) and the Google SRE workbook: a log belongs behind a link, its one telling
line into the text.
"""

import re

from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.judging import consistent
from kit.rubric.reading.reading import Reading

_LONGEST_CODE_LINES, _FAR_TOO_LONG = 12, 30
_LONG_WORDS, _FAR_TOO_MANY_WORDS = 900, 1_500
_REPEATED_WORDS = 12
_LOG_ROW = re.compile(
    r"""^[ \t]{0,8}(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\[?\w{3}\ \w{3}\ \d|\d{1,3}(?:\.\d{1,3}){3}\ -\s
    |[a-z0-9_]{2,20}\([^\n]{0,300}\)[ ]{0,8}=\ -?\d|at\ [\w.$]{1,200}\(|File\ ")""",
    re.MULTILINE | re.VERBOSE,
)
"""A row of a log, a trace of system calls, or a stack."""


def judge(reading: Reading) -> Judgement:
    """Measure code, logs, repetition and length."""
    dumped = sum(reading.text.count("\n", start, end) for start, end in reading.code if end - start > 0)
    rows = list(_LOG_ROW.finditer(reading.text))
    dumped = max(dumped, len(rows))
    seen: set[str] = set()
    for sentence in reading.sentences:
        if len(sentence.words) >= _REPEATED_WORDS and sentence.lower in seen:
            return Judgement(
                0, reading.quote(sentence.start, sentence.end), sentence.line, "this sentence stands in it twice"
            )
        seen.add(sentence.lower)
    if dumped > _LONGEST_CODE_LINES:
        start = reading.code[0][0] if reading.code else rows[0].start()
        quote, line = reading.quote(start, start + 120), reading.text.count("\n", 0, start) + 1
        return Judgement(0 if dumped > _FAR_TOO_LONG else 1, quote, line, f"{dumped} lines of code or log")
    if reading.word_count > _LONG_WORDS:
        return Judgement(0 if reading.word_count > _FAR_TOO_MANY_WORDS else 1, note=f"{reading.word_count} words")
    return consistent(reading)


CRITERION = Criterion(
    id="concise",
    code="Q12",
    scale="quality",
    section="document",
    title="Brief and to the point",
    why="A document that is not finished by its readers might as well not have been written.",
    question="Which lines would nobody miss, and which one line of the log carries the story?",
    judge=judge,
)
