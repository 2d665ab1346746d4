"""Is the stated time of detection when a person or a rule first knew? A time relative to the onset will do."""

from kit.rubric.correctness.judging_times import judge_time
from kit.rubric.correctness.subject import Subject, of_this_case
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.stems import stems
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_AFTER = stems("after later within")
_DETECTED = stems("detect detected detection notice noticed alert alerted alerts alarm page paged pager")


def judge(subject: Subject) -> Judgement:
    """Compare the stated time of detection with the first page, or the first ticket read."""
    times, limit_s = subject.key.times, subject.tolerances.detected_s
    stated, _ = subject.detection
    if not stated:
        for sentence in subject.reading.sentences:
            delay_s = _delay_s(sentence)
            if delay_s is not None:
                off_s = abs(delay_s - (times.detected_utc - times.onset_utc).total_seconds())
                quote = subject.quote(sentence)
                if off_s <= limit_s:
                    return Judgement(2, quote, sentence.line)
                return Judgement(0, quote, sentence.line, "the evidence shows another delay")
    return judge_time(subject, stated, times.detected_utc, limit_s, missing="no time is stated for the detection")


def _delay_s(sentence: Sentence) -> float | None:
    """The seconds of "paged two minutes after the first failure"."""
    about = sentence.label in (Role.DETECTION, Role.METHOD) or sentence.has & _DETECTED
    if sentence.section is Role.MEASURES or not about or not sentence.has & _AFTER:
        return None
    return next((each.seconds for each in sentence.durations if each.seconds is not None), None)


CRITERION = Criterion(
    id="detected_at",
    code="K5",
    scale="correctness",
    section="timeline",
    title="Time of detection is right",
    why="How long it took to notice is the first thing to shorten, so its two ends must be right.",
    question="Which was the first moment at which a person or a rule knew, and what shows it?",
    judge=of_this_case(judge),
)
