"""Every criterion against examples of our own; the folder, the ids, the tables and the rubric against each other."""

import importlib
import pkgutil

import examples_rest
import examples_summary
import examples_timeline
import pytest

import kit.rubric.completeness
from kit.rubric import COMPLETENESS, score

_TABLES = (examples_summary, examples_timeline, examples_rest)
MET = {name: texts for table in _TABLES for name, texts in table.MET.items()}
PARTLY = {name: texts for table in _TABLES for name, texts in table.PARTLY.items()}
MISSING = {name: texts for table in _TABLES for name, texts in table.MISSING.items()}
_CASES = [
    (name, mark, text)
    for mark, table in ((2, MET), (1, PARTLY), (0, MISSING))
    for name in table
    for text in table[name]
]


@pytest.mark.parametrize(("name", "mark", "text"), _CASES)
def test_example_gets_its_mark(name: str, mark: int, text: str) -> None:
    """Each example gets exactly the mark it stands for."""
    finding = score(text).finding(name)
    assert finding is not None
    assert finding.mark == mark, f"{finding.note} {finding.quote!r} in {text!r}"


@pytest.mark.parametrize("text", [text for texts in (*MET.values(), *PARTLY.values()) for text in texts])
def test_every_mark_shows_what_earned_it(text: str) -> None:
    """A quote stands verbatim in the document, on the line named; a mark below 2 comes with a hint and a note."""
    for finding in score(text).findings:
        assert finding.quote in text
        if finding.quote:
            assert finding.line == text[: text.index(finding.quote)].count("\n") + 1 or text.count(finding.quote) > 1
        assert bool(finding.hint) == (finding.mark < 2)
        assert finding.note or finding.mark == 2
        assert finding.quote or finding.mark == 0 or finding.id == "blameless"


def test_every_criterion_has_five_examples_each_way() -> None:
    """No criterion is without at least five texts that meet it and five that do not."""
    for criterion in COMPLETENESS:
        assert len(MET[criterion.id]) >= 5, criterion.id
        assert len(PARTLY.get(criterion.id, ())) + len(MISSING[criterion.id]) >= 5, criterion.id


def test_folder_ids_tables_and_rubric_agree() -> None:
    """One file for each criterion, named by its id, and nothing in the tables that is no criterion."""
    ids = [criterion.id for criterion in COMPLETENESS]
    files = [module.name for module in pkgutil.iter_modules(kit.rubric.completeness.__path__)]
    assert sorted(ids) == sorted(files)
    assert set(MET) == set(MISSING) == set(ids)
    assert set(PARTLY) <= set(ids)
    for criterion in COMPLETENESS:
        module = importlib.import_module(f"kit.rubric.completeness.{criterion.id}")
        assert module.CRITERION is criterion
        assert module.__doc__ is not None


def test_codes_are_those_of_the_assignment() -> None:
    """The codes stand in the order of the assignment, and no criterion is without its words."""
    codes = [f"S{n}" for n in range(1, 9)] + [f"T{n}" for n in range(1, 9)] + ["R1", "R2", "C1", "C2", "X1", "X2"]
    assert [criterion.code for criterion in COMPLETENESS] == codes
    for criterion in COMPLETENESS:
        assert criterion.scale == "completeness"
        assert criterion.title
        assert criterion.why.endswith(".")
        assert criterion.question.rstrip(".").count("?") or criterion.question.endswith(".")
        assert criterion.section in ("summary", "timeline", "root_cause", "measures", "document")


def test_an_empty_document_scores_nothing() -> None:
    """Nothing written earns nothing, not even for being blameless."""
    for text in ("", " \n\n", "# Postmortem\n\n## Issue Summary\n\n## Timeline\n"):
        assert score(text).points() == 0
