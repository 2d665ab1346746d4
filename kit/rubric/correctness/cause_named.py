"""Is the root cause the real one, mechanism and component, in the summary and in the section about it?"""

from kit.rubric.correctness.causes import cause_places, claimed_herring, first_naming, names, without_factors
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement


def judge(subject: Subject) -> Judgement:
    """Ask both places for every group of accepted phrasings.

    Something that only looked like the cause must not be made the cause in either.
    """
    groups = subject.key.root_cause.must_mention
    summary, section = (without_factors(subject, places) for places in cause_places(subject))
    named = [names(subject, groups, places) for places in (summary, section) if places]
    claim = claimed_herring(subject, summary | section, unless=groups)
    full = named.count(len(groups))
    if claim:
        herring, sentence = claim
        return Judgement(
            1 if full else 0,
            subject.quote(sentence),
            sentence.line,
            f"taken for the cause here: {herring.text}",
        )
    best = first_naming(subject, groups, section) or first_naming(subject, groups, summary)
    if best is None or not any(named):
        return Judgement(0, note="the cause that is given is not the one the evidence shows")
    quote, line = subject.quote(best), best.line
    if full == len(named) == 2:
        return Judgement(2, quote, line)
    if full:
        return Judgement(
            1,
            quote,
            line,
            "in full in one place only: summary and root cause section should both name mechanism and component",
        )
    return Judgement(1, quote, line, "mechanism and component are not both named")


CRITERION = Criterion(
    id="cause_named",
    code="K11",
    scale="correctness",
    section="root_cause",
    title="Root cause is right",
    why="A fix for the wrong cause leaves the outage waiting for its next trigger.",
    question="Which part broke, by what mechanism, and does that explain when it began and what helped?",
    judge=shared_by_seeds(judge),
)
