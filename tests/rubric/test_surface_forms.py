"""A mark depends on what a write-up tells, and not on how it is set on the page."""

import pytest
from surface_forms import FORMS, WRITE_UPS

from kit.rubric import score


def _marks(text: str) -> dict[str, int]:
    return {finding.code: finding.mark for finding in score(text).findings}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", WRITE_UPS)
def test_a_write_up_has_the_same_marks_in_every_form(name: str, form: str) -> None:
    """Headings of every kind, lists, tables and bare lines: all 22 marks stay."""
    told = WRITE_UPS[name]
    assert _marks(FORMS[form](told)) == _marks(FORMS["atx"](told))


def test_the_write_ups_are_what_they_are_said_to_be() -> None:
    """Full ones lack only the picture; the half-told one has each mark somewhere."""
    for name in ("full", "second"):
        assert [code for code, mark in _marks(FORMS["atx"](WRITE_UPS[name])).items() if mark < 2] == ["X1"], name
    assert set(_marks(FORMS["atx"](WRITE_UPS["half"])).values()) == {0, 1, 2}


@pytest.mark.parametrize("name", ["full", "second"])
@pytest.mark.parametrize(
    "rewrite",
    [
        (("CEST", "GMT+2"), ("WAT", "GMT +1")),
        (("CEST", "(UTC+2)"), ("WAT", "West Africa Time")),
        (("7 July 2025", "07/07/2025"), ("12 May 2025", "12.05.2025")),
        (("7 July 2025", "July 7th, 2025"), ("12 May 2025", "2025-05-12")),
        (("(95 minutes)", "(1 hour 35 minutes)"), ("two and a half hours", "150 min")),
        (("60% of all customers", "three in five customers"), ("800 students", "all students")),
        (("60% of all customers", "about 60 percent of the customers"), ("800 students", "some 800 students")),
        (("06:40 to 08:15 CEST", "6.40am - 8.15am CEST"), ("9:15 AM to 11:45 AM WAT", "0915hrs to 1145hrs WAT")),
    ],
)
def test_zones_dates_lengths_and_shares_may_be_written_otherwise(
    name: str, rewrite: tuple[tuple[str, str], ...]
) -> None:
    """Offsets, names, British and American dates, minutes and hours, counts and shares: no mark is lost."""
    text = FORMS["atx"](WRITE_UPS[name])
    other = text
    for old, new in rewrite:
        other = other.replace(old, new)
    assert other != text
    assert _marks(other) == _marks(text)
