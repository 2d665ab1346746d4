"""What an export shows of a document."""

import pytest
from export_samples import SOURCE

from kit.exporting.source import Source
from kit.exporting.view import UNTITLED, make_view
from kit.postmortem import Postmortem, Summary, Task, write_markdown


def _view(**fields: object):
    return make_view(Source(write_markdown(Postmortem(**fields))))


def test_the_facts_are_those_an_executive_stops_at() -> None:
    """When, how long, what and how many, in that order."""
    facts = [(fact.label, fact.value) for fact in make_view(SOURCE).facts]
    assert facts == [
        ("When", "14 March 2025, 09:47 to 10:14 UTC"),
        ("How long", "27 minutes"),
        ("What", "Checkout API"),
        ("How many", "30% of users"),
    ]


@pytest.mark.parametrize(
    ("summary", "when"),
    [
        ({"start": "09:47", "end": "10:14", "zone": "UTC"}, "09:47 to 10:14 UTC"),
        ({"start": "14 March 23:50", "end": "15 March 00:10", "zone": "CET"}, "14 March 23:50 to 15 March 00:10 CET"),
        ({"start": "09:47 UTC", "end": "10:14 UTC", "zone": "UTC"}, "09:47 UTC to 10:14 UTC"),
        ({"start": "09:47"}, "09:47"),
        ({"zone": "UTC"}, None),
    ],
)
def test_when_names_date_and_zone_once(summary: dict[str, str], when: str | None) -> None:
    """A shared date is not repeated, and a zone that was typed already is not added."""
    assert {f.label: f.value for f in _view(summary=Summary(**summary)).facts}.get("When") == when


def test_a_fact_as_long_as_prose_stands_with_the_prose() -> None:
    """The line of facts stays a line."""
    view = _view(summary=Summary(services="every service " * 20))
    assert view.facts == ()
    assert view.experience


def test_columns_nobody_filled_are_left_out() -> None:
    """A task table shows the columns that hold something."""
    assert _view(tasks=(Task(text="a", due="Friday"), Task(text="b"))).task_columns == ("due",)


def test_a_document_without_a_title_has_a_stand_in() -> None:
    """Every page has a heading."""
    assert _view(resolution="x").title == UNTITLED
