"""Are what ended the impact and what keeps it fixed both right, and told apart?"""

from kit.rubric.correctness.causes import first_naming, names
from kit.rubric.correctness.claims import affirms_all
from kit.rubric.correctness.phrases import Groups
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement
from kit.rubric.language.phrases import phrases
from kit.rubric.reading.roles import Role

_FOR_NOW = phrases(
    r"""
    mitigat\w+
    temporar\w+
    immediate\w*
    stop-?gap
    work-?around
    short[- ]term
    interim
    by hand
    manual\w*
    hot-?fix\w*
    for now
    ended the
    stopped the
    """
)
_FOR_GOOD = phrases(
    r"""
    permanent\w*
    lasting
    long[- ]term
    durable
    for good
    (?:the|proper|real) fix
    follow-?up
    afterwards
    stays? fixed
    comes? back
    recurr\w+
    """
)
_ENDED = phrases(
    r"""
    (?:end(?:ed|s)|stop(?:ped|s)|resolv\w+|restor\w+|fixed|recover\w*|clear(?:ed|s)|solved|mitigat\w+)
    brought \w+ back
    """
)


def judge(subject: Subject) -> Judgement:
    """Look for both where the resolution is told, and for words that tell them apart."""
    key = subject.key
    told = subject.numbers(Role.CAUSE_AND_FIX, labels=(Role.FIX,)) or subject.numbers(Role.CAUSE_AND_FIX)
    for_good = frozenset(n for n in told if _FOR_GOOD.search(subject.reading.sentences[n].lower))
    for_now = told - for_good
    wrong = _wrong_remedy(subject, for_now)
    mitigated = _named(subject, key.mitigation.must_mention, for_now)
    fixed = _named(subject, key.fix.must_mention, for_good or subject.numbers(Role.MEASURES))
    told_apart = bool(for_good) or any(_FOR_NOW.search(subject.reading.sentences[n].lower) for n in told)
    shown = first_naming(subject, key.mitigation.must_mention, told)
    if wrong is not None:
        sentence = subject.reading.sentences[wrong]
        return Judgement(1 if mitigated else 0, subject.quote(sentence), sentence.line, "this did not end the impact")
    if shown is None or not (mitigated or fixed):
        return Judgement(0, note="what ended the impact is not told")
    quote, line = subject.quote(shown), shown.line
    if mitigated and fixed and told_apart:
        return Judgement(2, quote, line)
    if not mitigated:
        return Judgement(1, quote, line, "the fix is told, but not what ended the impact")
    return Judgement(1, quote, line, "what ended the impact is told, but not apart from it what keeps it fixed")


def _named(subject: Subject, groups: Groups, places: frozenset[int]) -> bool:
    return bool(groups) and names(subject, groups, places) == len(groups)


def _wrong_remedy(subject: Subject, places: frozenset[int]) -> int | None:
    """A sentence that lets an action end the impact which did not.

    One of the other actions of the case, without the mitigation.
    """
    right = subject.index.all_of(subject.key.mitigation.must_mention)
    tried = [event for event in subject.key.events if event.kind in ("action", "misleading")]
    for number in sorted(places - right):
        text = subject.reading.sentences[number].text
        if _ENDED.search(text.lower()) and any(affirms_all(text, event.terms) for event in tried):
            return number
    return None


CRITERION = Criterion(
    id="mitigation_and_fix",
    code="K15",
    scale="correctness",
    section="root_cause",
    title="Mitigation and fix are right and told apart",
    why="What ended the impact is often not what keeps it away; whoever takes over must know which is done.",
    question="What ended the impact for users, and what makes sure that it stays ended: is that the same change?",
    judge=shared_by_seeds(judge),
)
