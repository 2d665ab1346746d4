"""The metrics as charts, marks and words."""

from kit.evidence import CaseFile
from kit.widgets.charts import charts_of, marks_of, table_of
from kit.widgets.evidence_stream import seconds


def test_series_of_one_group_and_unit_share_a_chart(case_file: CaseFile) -> None:
    """Charts come in the order of the metrics, each with its series."""
    charts = [
        (chart["group"], chart["unit"], [each["id"] for each in chart["series"]]) for chart in charts_of(case_file)
    ]
    assert charts == [
        ("web", "requests/s", ["metric-requests"]),
        ("web", "share, 0 to 1", ["metric-failed", "metric-slow"]),
        ("app", "bytes", ["metric-memory"]),
    ]


def test_values_keep_four_digits_and_gaps_stay_gaps(case_file: CaseFile) -> None:
    """What is sent to the browser is rounded to what a chart can show."""
    _, ratio, memory = charts_of(case_file)
    assert ratio["series"][1]["values"][0] == 0.1235
    assert memory["series"][0]["values"][:3] == [None, 1e9, 2e9]
    assert (ratio["start_s"], ratio["step_s"]) == (seconds(case_file.start_utc), 10)


def test_changes_of_the_window_and_pages_are_marked(case_file: CaseFile) -> None:
    """A change of weeks before is not drawn; a page is drawn once, when it was triggered."""
    assert [(mark["kind"], mark["text"]) for mark in marks_of(case_file)] == [
        ("change", "deploy: new carousel"),
        ("page", "page to amira: 5xx"),
    ]


def test_the_charts_in_words_say_lowest_and_highest(case_file: CaseFile) -> None:
    """Each metric's extremes are told with the time they first came."""
    failed = next(row for row in table_of(case_file) if row["title"] == "Failed")
    assert failed == {
        "title": "Failed",
        "unit": "ratio",
        "first": "0.002",
        "lowest": "0.002 at 09:00",
        "highest": "0.4 at 09:47",
        "last": "0.002",
    }
