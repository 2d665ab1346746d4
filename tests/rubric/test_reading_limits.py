"""No input makes the reader hang: shapes that trip patterns that backtrack, a million characters each.

Time itself is measured in ``tests/benchmarks/bench_rubric.py``; here a run that backtracks would never end.
"""

import nasty_texts
import pytest

from kit.rubric import read, score
from kit.rubric.reading.rows import MOST_ROWS


@pytest.mark.parametrize("name", sorted(nasty_texts.SHAPES))
def test_a_nasty_text_is_read_to_its_end(name: str) -> None:
    """Every shape gets a report with a mark for each criterion."""
    report = score(nasty_texts.make(name, 60_000))
    assert len(report.findings) == 22
    assert report.words >= 0


def test_what_comes_after_very_many_rows_is_only_counted() -> None:
    """Marks are read off the first rows; the word count goes on."""
    text = "\n".join(f"row {number}" for number in range(MOST_ROWS + 10)) + "\nDuration: 47 minutes\n"
    assert score(text).finding("S4").mark == 0
    assert read(text).word_count == 2 * (MOST_ROWS + 10) + 3


def test_blank_rows_cost_nothing() -> None:
    """A run of blank rows is one row, and lines are still counted right."""
    (sentence,) = read("\n" * 50_000 + "Duration: 47 minutes").sentences
    assert sentence.line == 50_001
