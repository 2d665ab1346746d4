"""The evidence as one stream."""

import pytest

from kit.evidence import CaseFile
from kit.widgets.evidence_stream import PAGE_ROWS, SOURCES, EvidenceStream, Query, seconds

ALL = tuple(name for name, _, _ in SOURCES)
EVER = (0.0, 2e9)


def test_every_dated_item_is_in_the_stream_once(case_file: CaseFile) -> None:
    """All items but the metrics are found, oldest first."""
    page = EvidenceStream(case_file).page(Query(*EVER, ALL), limit=10_000)
    dated = {item.id for item in case_file.items()} - {series.id for series in case_file.metrics}
    assert {row.id for row in page.rows} == dated
    assert page.total == len(page.rows) == len(dated)
    times = [row.at_s for row in page.rows]
    assert times == sorted(times)


def test_a_query_narrows_by_time_source_and_words(case_file: CaseFile) -> None:
    """Time, source and every word of the search must fit; case does not matter."""
    stream = EvidenceStream(case_file)
    start, end = seconds(case_file.start_utc), seconds(case_file.end_utc)
    assert [row.id for row in stream.page(Query(start, end, ("change",))).rows] == ["change-4f2c"]
    assert [row.id for row in stream.page(Query(*EVER, ("change",))).rows] == ["change-old", "change-4f2c"]
    assert [row.id for row in stream.page(Query(*EVER, ALL, "OPEN files")).rows] == ["err-0001"]
    assert stream.page(Query(*EVER, ALL, "open nothing")).total == 0
    assert stream.page(Query(*EVER, ())).total == 0


def test_a_long_log_comes_page_by_page(case_file: CaseFile) -> None:
    """Each page holds at most its limit, and pages follow each other without gap or repeat."""
    stream = EvidenceStream(case_file)
    query = Query(*EVER, ("access",))
    ids: list[str] = []
    while len(ids) < 1200:
        page = stream.page(query, len(ids))
        assert 0 < len(page.rows) <= PAGE_ROWS
        assert page.total == 1200
        ids += [row.id for row in page.rows]
    assert ids == [line.id for line in case_file.access_log]
    assert stream.page(query, 5000).rows == ()


@pytest.mark.parametrize(
    ("item_id", "words"),
    [
        ("alert-1", ("alert", "HighErrorRate", "firing, page", "", "5xx over 5%")),
        ("page-1", ("page", "amira", "triggered", "", "5xx")),
        ("change-old", ("change", "bo", "config", "", "more workers")),
        ("chat-1", ("chat", "amira", "#incidents", "", "Looking at it.")),
        ("ticket-1", ("ticket", "R. Ode", "", "Cannot renew", "Error 502.")),
        ("status-1", ("status", "", "investigating", "", "We are looking into it.")),
        ("err-0001", ("error", "", "", "", "[crit] too many open files")),
    ],
)
def test_each_kind_shows_what_it_is(case_file: CaseFile, item_id: str, words: tuple[str, ...]) -> None:
    """Source, person, label, heading and text of each kind of evidence."""
    (row,) = [row for row in EvidenceStream(case_file).page(Query(*EVER, ALL), limit=9999).rows if row.id == item_id]
    assert (row.source, row.who, row.label, row.heading, row.text) == words
