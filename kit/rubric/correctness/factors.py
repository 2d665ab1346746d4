"""Which contributing factors a document names, and which of its tasks answers which factor."""

from collections.abc import Iterator
from functools import lru_cache

from kit.rubric.correctness.document import Document
from kit.rubric.correctness.phrases import holds_all, tokens
from kit.rubric.language.phrases import phrases
from kit.rubric.reading import Sentence
from kit.rubric.reading.roles import Role

_TOLD_IN = (Role.SUMMARY, Role.CAUSE_AND_FIX, Role.MEASURES, Role.OTHER)
_COMMON_WORDS = 2
"""A text is about another when they share so many words that carry meaning."""
_EMPTY = frozenset(
    tokens(
        "a an the and or of to in on for from with by at as is was were be been are it its that this not no more than"
        " then when while during before after so would could should will can may must have has had did do does only"
        " one two each every all any some there their they we our which who what how outage incident issue problem"
        " service team week day month minute hour time new next make made add use used set get own least at per"
    )
)  # fmt: skip
_NOT_TO_ACT = phrases(
    r"""
    (?:decided|chose|agreed) (?:not to|against)
    accept(?:ed|s)? (?:(?:the|this|that) )?risk
    will not
    won['’]t
    no action
    not act
    leave (?:it|this) as
    """
)


def named_factors(document: Document) -> dict[str, Sentence]:
    """The factors that the document names outside its timeline and tasks: the sentence for each factor's id."""
    tasks = document.numbers(Role.MEASURES, labels=(Role.TASKS,))
    places = frozenset(
        number for number in document.numbers(*_TOLD_IN) - tasks if document.reading.sentences[number].entry is None
    )
    found = {}
    for factor in document.key.factors:
        numbers = document.index.all_of(factor.terms) & places
        if numbers:
            found[factor.id] = document.reading.sentences[min(numbers)]
    return found


def tasks(document: Document) -> list[list[Sentence]]:
    """The sentences of each task, in order: the items of the list of tasks, or else of the measures."""
    listed = [each for each in document.reading.within(Role.MEASURES, Role.TASKS) if not _heads_table(each)]
    listed = listed or [
        each for each in document.reading.within(Role.MEASURES) if each.item or each.label is not Role.IMPROVEMENTS
    ]
    found: list[list[Sentence]] = []
    for sentence in listed:
        if sentence.item or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def answered(document: Document, task: str) -> frozenset[str]:
    """The ids of the factors that a task answers; empty where it answers none."""
    found = frozenset(tokens(task))
    ids: set[str] = set()
    for action in document.key.actions:
        if holds_all(task, action.terms) or len(_meaning(action.text) & found) > _COMMON_WORDS:
            ids |= set(action.factors)
    for factor in document.key.factors:
        if len(_meaning(factor.text) & found) >= _COMMON_WORDS:
            ids.add(factor.id)
    return frozenset(ids)


def touches_case(document: Document, task: str) -> bool:
    """Whether a task is at least about the cause, trigger, mitigation or fix of the case."""
    key = document.key
    found = frozenset(tokens(task))
    return any(
        len(_meaning(each.text) & found) >= _COMMON_WORDS
        for each in (key.root_cause, key.trigger, key.mitigation, key.fix)
    )


def left_on_purpose(document: Document) -> Iterator[str]:
    """The ids of the factors about which the document states a decision not to act."""
    for sentence in document.reading.sentences:
        if _NOT_TO_ACT.search(sentence.lower):
            for factor in document.key.factors:
                if _meaning(factor.text) & frozenset(tokens(sentence.text)):
                    yield factor.id


@lru_cache(maxsize=1_000)
def _meaning(text: str) -> frozenset[str]:
    return frozenset(tokens(text)) - _EMPTY


def _heads_table(sentence: Sentence) -> bool:
    return "|" in sentence.text and bool({"owner", "due", "kind"} & set(sentence.words)) and len(sentence.words) <= 8
