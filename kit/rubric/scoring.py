"""Score a document: every criterion of a rubric on one reading of it."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kit.evidence import AnswerKey, CaseFile
from kit.postmortem.markdown import write_markdown
from kit.postmortem.model import Postmortem
from kit.rubric.criterion import POINTS, Criterion, Finding, Report
from kit.rubric.reading.reading import Reading, read
from kit.rubric.reading.roles import Role
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import COMPLETENESS, FULL, Rubric

Subject = TypeVar("Subject")

_SECTIONS = {
    Role.SUMMARY: "summary",
    Role.TIMELINE: "timeline",
    Role.CAUSE_AND_FIX: "root_cause",
    Role.MEASURES: "measures",
}
"""The sections of the form, by what opens them in a document."""


def score(
    document: str | Postmortem | Reading,
    rubric: Rubric | Sequence[Criterion[Reading]] = COMPLETENESS,
    *,
    key: AnswerKey | None = None,
    case_file: CaseFile | None = None,
) -> Report:
    """The findings of a rubric on a document.

    Args:
        document: Markdown or plain text, a typed postmortem (written to Markdown first), or a reading made before.
        rubric: what is asked, and for how many points; or only the criteria to ask of the document alone, in order,
            each for 2 points.
        key: the answer key of the case the document is about; with it, the criteria of correctness are asked too.
            Their notes tell what is true, so they are for after handing in.
        case_file: the evidence of that case, to check the evidence ids and names a document uses.

    Returns:
        One finding for each criterion that counts, and the word count. Scoring never raises, whatever the text.
    """
    reading = _reading(document)
    weighed = rubric if isinstance(rubric, Rubric) else None
    findings = [*_findings(FULL if isinstance(rubric, Rubric) else rubric, reading, weighed)]
    if key is not None:
        from kit.rubric import correctness  # only where there is a key: the live score has none

        findings += _findings(correctness.CORRECTNESS, correctness.Subject(reading, key, case_file), weighed)
    words_asked = weighed.words if weighed else (WORDS_MIN, WORDS_MAX)
    return Report(tuple(findings), reading.word_count, words_asked, _places(reading))


def word_count(document: str | Postmortem | Reading) -> int:
    """The words a reader of the document reads; see ``kit.rubric.reading.wordcount`` for what counts."""
    return _reading(document).word_count


def word_finding(report: Report) -> str:
    """What to say about a document's length; empty where it is as long as the rubric asks for."""
    least, most = report.words_asked
    if report.words_fit:
        return ""
    question = "What would a reader still ask?" if report.words < least else "What would nobody miss?"
    return f"{report.words} words: the assignment asks for {least} to {most}. {question}"


def _reading(document: str | Postmortem | Reading) -> Reading:
    if isinstance(document, Reading):
        return document
    return read(write_markdown(document) if isinstance(document, Postmortem) else document)


def _findings(criteria: Sequence[Criterion[Subject]], subject: Subject, weighed: Rubric | None) -> Iterator[Finding]:
    """The findings of those criteria that count."""
    for criterion in criteria:
        points_possible = weighed.most_points(criterion) if weighed else POINTS
        if points_possible:
            yield _finding(criterion, subject, points_possible)


def _places(reading: Reading) -> dict[str, int]:
    """The line where each section begins: its heading, or its first sentence where it has none."""
    headings = {heading.part: heading.line for heading in reading.headings}
    places = {"document": 1}
    for sentence in reading.sentences:
        if name := _SECTIONS.get(sentence.section):
            places.setdefault(name, headings.get(sentence.part, sentence.line))
    for heading in reading.headings:
        if heading.role and (name := _SECTIONS.get(heading.role)):
            places.setdefault(name, heading.line)
    return places


def _finding(criterion: Criterion[Subject], subject: Subject, points_possible: float) -> Finding:
    judgement = criterion.judge(subject)
    return Finding(
        id=criterion.id,
        code=criterion.code,
        scale=criterion.scale,
        section=criterion.section,
        title=criterion.title,
        why=criterion.why,
        mark=judgement.mark,
        quote=judgement.quote,
        line=judgement.line,
        note=judgement.note,
        hint="" if judgement.mark == 2 else criterion.question,
        also=judgement.also,
        points_possible=points_possible,
    )
