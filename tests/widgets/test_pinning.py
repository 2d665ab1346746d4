"""Pinning evidence to the timeline."""

from datetime import timedelta

import pytest

from kit.drafts import WorkingCopy
from kit.evidence import CaseFile
from kit.postmortem.model import TimelineEntry
from kit.widgets.pinning import LONGEST, entry_for, pinned_ids, toggle_pin, value_at


@pytest.mark.parametrize(
    ("item_id", "entry"),
    [
        ("alert-1", TimelineEntry(time="09:49", text="Alert HighErrorRate firing: 5xx over 5%", evidence=("alert-1",))),
        ("page-1", TimelineEntry(time="09:49", text="Page triggered (amira): 5xx", evidence=("page-1",))),
        ("change-4f2c", TimelineEntry(time="09:31", text="Deploy by bo: new carousel", evidence=("change-4f2c",))),
        ("change-old", TimelineEntry(time="26 Feb 09:00", text="Config by bo: more workers", evidence=("change-old",))),
        ("chat-1", TimelineEntry(time="09:51", text="amira in #incidents: Looking at it.", evidence=("chat-1",))),
        ("ticket-1", TimelineEntry(time="09:50", text="A customer writes: Cannot renew", evidence=("ticket-1",))),
        (
            "status-1",
            TimelineEntry(
                time="09:55",
                kind="communication",
                text="Status page, investigating: We are looking into it.",
                evidence=("status-1",),
            ),
        ),
        (
            "err-0001",
            TimelineEntry(time="09:47", text="nginx.error: [crit] too many open files", evidence=("err-0001",)),
        ),
    ],
)
def test_each_kind_of_evidence_makes_its_entry(case_file: CaseFile, item_id: str, entry: TimelineEntry) -> None:
    """A pin holds the time, the words and the id; a day other than the window's stands before the time."""
    item = case_file.item(item_id)
    assert item is not None
    assert entry_for(item, case_file) == entry


def test_a_metric_is_pinned_at_a_moment(case_file: CaseFile, copy: WorkingCopy) -> None:
    """A metric's entry has the moment's time and value, and one metric can be pinned at several moments."""
    for minutes in (48, 20):
        toggle_pin(copy, case_file, "metric-failed", case_file.start_utc + timedelta(minutes=minutes))
    assert [(row.time, row.text) for row in copy.postmortem.timeline] == [
        ("09:20", "Failed: 0.002 ratio"),
        ("09:48", "Failed: 0.4 ratio"),
    ]


def test_a_metric_without_a_value_says_so(case_file: CaseFile) -> None:
    """Where nothing was scraped, or outside the window, there is no data."""
    memory = case_file.metrics[3]
    assert value_at(memory, case_file.start_utc) == "no data"
    assert value_at(memory, case_file.start_utc - timedelta(hours=1)) == "no data"
    assert value_at(memory, case_file.start_utc + timedelta(seconds=10)) == "1e+09 bytes"


def test_pins_go_in_order_of_time(case_file: CaseFile, copy: WorkingCopy) -> None:
    """Whatever the order of pinning, entries stand in order of time, and are saved at once."""
    for item_id in ("status-1", "change-4f2c", "alert-1"):
        toggle_pin(copy, case_file, item_id)
    assert [row.time for row in copy.postmortem.timeline] == ["09:31", "09:49", "09:55"]
    assert pinned_ids(copy) == {"status-1", "change-4f2c", "alert-1"}
    assert not copy.has_unsaved_changes


def test_pinning_again_takes_an_untouched_entry_out(case_file: CaseFile, copy: WorkingCopy) -> None:
    """A second press undoes the first."""
    toggle_pin(copy, case_file, "alert-1")
    toggle_pin(copy, case_file, "alert-1")
    assert copy.postmortem.timeline == ()


def test_pinning_again_leaves_a_reworded_entry_alone(case_file: CaseFile, copy: WorkingCopy) -> None:
    """What the student made of a pin is never taken away or doubled."""
    toggle_pin(copy, case_file, "alert-1")
    copy.set_fields({"timeline.0.text": "The error-rate alert pages Amira."})
    toggle_pin(copy, case_file, "alert-1")
    assert [row.text for row in copy.postmortem.timeline] == ["The error-rate alert pages Amira."]


def test_evidence_that_does_not_exist_is_passed_over(case_file: CaseFile, copy: WorkingCopy) -> None:
    """An unknown id changes nothing."""
    toggle_pin(copy, case_file, "alert-99")
    assert copy.postmortem.is_empty


def test_a_long_line_is_shortened(case_file: CaseFile) -> None:
    """A pin takes over at most so many characters, on one line."""
    line = case_file.error_log[0].model_copy(update={"text": "word\n" * 200})
    text = entry_for(line, case_file).text
    assert len(text) == LONGEST
    assert text.endswith("…")
    assert "\n" not in text
