"""Is every task linked to a factor of the case, and every factor that the document names answered?"""

from kit.rubric.correctness.factors import answered, left_on_purpose, named_factors, tasks, touches_case
from kit.rubric.correctness.subject import Subject, shared_by_seeds
from kit.rubric.criterion import Criterion, Judgement

_FEWEST = 2


def judge(subject: Subject) -> Judgement:
    """Link tasks and factors both ways."""
    listed = tasks(subject)
    if not listed:
        return Judgement(0, note="no tasks are listed")
    texts = [" ".join(each.text for each in task) for task in listed]
    links = [answered(subject, text) for text in texts]
    loose = [i for i, text in enumerate(texts) if not links[i] and not touches_case(subject, text)]
    done = frozenset().union(*links) | frozenset(left_on_purpose(subject))
    open_factors = [each for factor, each in named_factors(subject).items() if factor not in done]
    first = listed[0][0]
    if len(loose) * 2 > len(listed):
        return Judgement(0, subject.quote(first), first.line, "most tasks answer no factor of this outage")
    if loose:
        sentence = listed[loose[0]][0]
        return Judgement(1, subject.quote(sentence), sentence.line, "this task answers no factor of this outage")
    if open_factors:
        sentence = open_factors[0]
        return Judgement(1, subject.quote(sentence), sentence.line, "no task answers this factor")
    if len(listed) < _FEWEST:
        return Judgement(1, subject.quote(first), first.line, "one task only")
    return Judgement(2, subject.quote(first), first.line)


CRITERION = Criterion(
    id="actions_linked",
    code="K16",
    scale="correctness",
    section="measures",
    title="Measures answer the factors",
    why="A task that answers no factor of the outage prevents nothing, and a factor without a task will be back.",
    question="Which factor does each task answer? Which task, or whose decision not to act, answers each factor?",
    judge=shared_by_seeds(judge),
)
