"""Long write-ups: as much is read of one long paragraph as of many short ones, and everything is scored to its end.

How long that takes is measured in ``tests/benchmarks/bench_rubric.py``; here a cost that grows with the square of the
length would make a run of hours.
"""

import nasty_texts
import pytest

from kit.rubric import FULL, read, score
from kit.rubric.reading.reading import _MOST_CHARACTERS


@pytest.mark.parametrize("joint", nasty_texts.JOINTS)
def test_a_bounded_part_of_a_long_text_is_read_for_marks(joint: str) -> None:
    """However the sentences are set, marks are read off so many characters; the word count goes on."""
    text = nasty_texts.numbered(nasty_texts.NUMBERED[0], "## Root cause and resolution", joint, 400_000)
    reading = read(text)
    told = sum(len(sentence.text) for sentence in reading.sentences)
    assert 0.9 * _MOST_CHARACTERS < told < 1.1 * _MOST_CHARACTERS
    assert reading.word_count > 60_000


@pytest.mark.parametrize("number", range(len(nasty_texts.NUMBERED)))
def test_every_sentence_knows_its_line(number: int) -> None:
    """The line is that of the sentence's beginning, also within a paragraph that is wrapped over many lines."""
    template = nasty_texts.NUMBERED[number].replace(", ", ",\n").replace(" and ", "\nand ")
    text = nasty_texts.numbered(template, "## Issue summary", " ", 4_000)
    sentences = read(text).sentences
    assert sentences
    assert [each.line for each in sentences] == [1 + text.count("\n", 0, each.start) for each in sentences]


@pytest.mark.parametrize("joint", nasty_texts.JOINTS)
@pytest.mark.parametrize("number", range(len(nasty_texts.NUMBERED)))
def test_sentences_without_end_are_scored(number: int, joint: str) -> None:
    """Every score has its findings, whatever is repeated with other numbers, below whatever heading."""
    heading = nasty_texts.HEADINGS[number % len(nasty_texts.HEADINGS)]
    report = score(nasty_texts.numbered(nasty_texts.NUMBERED[number], heading, joint, 12_000), FULL)
    assert len(report.findings) == len(FULL)
    assert report.points() < report.points_possible() / 2
