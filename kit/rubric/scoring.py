"""Score a document: every criterion of a rubric on one reading of it."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from kit.evidence import AnswerKey, CaseFile
from kit.postmortem.markdown import write_markdown
from kit.postmortem.model import Postmortem
from kit.rubric.criterion import Criterion, Finding, Report
from kit.rubric.reading.reading import Reading, read
from kit.rubric.reading.wordcount import WORDS_MAX, WORDS_MIN
from kit.rubric.rubric import COMPLETENESS

Subject = TypeVar("Subject")


def score(
    document: str | Postmortem | Reading,
    rubric: Sequence[Criterion[Reading]] = COMPLETENESS,
    *,
    key: AnswerKey | None = None,
    case_file: CaseFile | None = None,
) -> Report:
    """The findings of a rubric on a document.

    Args:
        document: Markdown or plain text, a typed postmortem (written to Markdown first), or a reading made before.
        rubric: the criteria to ask of the document alone, in order.
        key: the answer key of the case the document is about; with it, the criteria of correctness are asked too.
            Their notes tell what is true, so they are for after handing in.
        case_file: the evidence of that case, to check the evidence ids and names a document uses.

    Returns:
        One finding for each criterion, and the word count. Scoring never raises, whatever the text.
    """
    reading = _reading(document)
    findings = [_finding(criterion, reading) for criterion in rubric]
    if key is not None:
        findings += _correctness(reading, key, case_file)
    return Report(tuple(findings), reading.word_count)


def word_count(document: str | Postmortem | Reading) -> int:
    """The words a reader of the document reads; see ``kit.rubric.reading.wordcount`` for what counts."""
    return _reading(document).word_count


def word_finding(report: Report) -> str:
    """What to say about a document's length; empty where it is within 400 to 600 words."""
    if report.words < WORDS_MIN:
        return (
            f"{report.words} words: the assignment asks for {WORDS_MIN} to {WORDS_MAX}. What would a reader still ask?"
        )
    if report.words > WORDS_MAX:
        return f"{report.words} words: the assignment asks for {WORDS_MIN} to {WORDS_MAX}. What would nobody miss?"
    return ""


def _reading(document: str | Postmortem | Reading) -> Reading:
    if isinstance(document, Reading):
        return document
    return read(write_markdown(document) if isinstance(document, Postmortem) else document)


def _correctness(reading: Reading, key: AnswerKey, case_file: CaseFile | None) -> Iterator[Finding]:
    from kit.rubric import correctness  # only where there is a key: the live score has none

    subject = correctness.Subject(reading, key, case_file)
    return (_finding(criterion, subject) for criterion in correctness.CORRECTNESS)


def _finding(criterion: Criterion[Subject], subject: Subject) -> Finding:
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
    )
