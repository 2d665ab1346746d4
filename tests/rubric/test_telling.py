"""Many ways of telling one thing, each read for what it means."""

import examples_telling
import pytest

from kit.rubric import COMPLETENESS, score

_CASES = [
    (code, mark, section, text)
    for code, marks in examples_telling.SENTENCES.items()
    for mark, told in marks.items()
    for section, text in told
]


@pytest.mark.parametrize(("code", "mark", "section", "text"), _CASES)
def test_a_sentence_is_taken_for_what_it_tells(code: str, mark: int, section: str, text: str) -> None:
    """Each sentence earns, in its section, exactly the mark it stands for."""
    finding = score(examples_telling.FRAMES[section].format(text)).finding(code)
    assert finding is not None
    assert finding.mark == mark, f"{finding.note} {finding.quote!r}"


def test_no_sentence_stands_twice() -> None:
    """Each sentence is one example of its criterion, and the criteria are those of the rubric."""
    assert len({(code, text) for code, _, _, text in _CASES}) == len(_CASES)
    assert {code for code, *_ in _CASES} <= {criterion.code for criterion in COMPLETENESS}
