"""Blame is told from failing systems: precision and recall on two hundred sentences, and the trap of hindsight."""

import examples_blame
import pytest

from kit.rubric.language.blame import judges, singles_out, wishes_otherwise
from kit.rubric.language.stems import stem, words

BLAMING = examples_blame.sentences(examples_blame.BLAMING)
FAIR = examples_blame.sentences(examples_blame.FAIR)


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


def _blames(text: str) -> bool:
    return judges(text, _stems(text)) or singles_out(text, _stems(text))


def test_the_list_is_half_and_half() -> None:
    """A hundred sentences each way, none twice."""
    assert len(set(BLAMING)) == len(BLAMING) == 100
    assert len(set(FAIR)) == len(FAIR) == 100


def test_precision_and_recall_are_nine_tenths_at_least() -> None:
    """Nine of ten blaming sentences are seen, and nine of ten that are seen do blame."""
    seen = [text for text in BLAMING if _blames(text)]
    wrong = [text for text in FAIR if _blames(text)]
    assert len(seen) / len(BLAMING) >= 0.9, sorted(set(BLAMING) - set(seen))
    assert len(seen) / (len(seen) + len(wrong)) >= 0.9, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Sam failed to check the alert.",
        "The engineers should have tested it.",
        "We could have noticed it earlier.",
        "If only they had asked.",
    ],
)
def test_hindsight_about_people(text: str) -> None:
    """What people should or could have done, or failed to do."""
    assert wishes_otherwise(text, _stems(text))


@pytest.mark.parametrize(
    "text",
    [
        "The alert should have fired.",
        "The check failed to fire.",
        "The cache could have held it.",
        "Users could not log in.",
        "The team failed over.",
    ],
)
def test_hindsight_about_systems_is_none(text: str) -> None:
    """A system that should have done something is a finding, not a reproach."""
    assert not wishes_otherwise(text, _stems(text))


@pytest.mark.parametrize(
    "text",
    [
        "I forgot to close the file.",
        "A developer accidentally pushed the key.",
        "The typo was made by one of our engineers.",
    ],
)
def test_an_error_without_judging_words_is_singled_out_only(text: str) -> None:
    """An individual's error told plainly is half-way between blame and none."""
    assert singles_out(text, _stems(text))
    assert not judges(text, _stems(text))
