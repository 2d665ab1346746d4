"""OpenMetrics text, written and read back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.evidence.items import MetricSeries
from kit.evidence.openmetrics import read_openmetrics, write_openmetrics

START = datetime(2025, 3, 14, 9, tzinfo=UTC)
NAMES = st.from_regex(r"[a-z_][a-z0-9_]{0,12}", fullmatch=True)
SERIES = st.builds(
    MetricSeries,
    id=st.just("metric-a"),
    name=NAMES,
    title=st.text(max_size=10),
    unit=st.just("s"),
    group=st.just("web"),
    labels=st.dictionaries(NAMES, st.text(st.characters(blacklist_categories=("Cs", "Cc"))), max_size=3),
    start_utc=st.integers(0, 10**6).map(lambda s: START + timedelta(seconds=s)),
    step_s=st.sampled_from([1.0, 10.0, 0.5]),
    values=st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=6).map(tuple),
)


@given(st.lists(SERIES, max_size=4))
@settings(max_examples=100)
def test_samples_come_back_as_they_went(series):
    """Every value that is there, with its name, labels and time."""
    expected = [
        (each.name, each.labels, each.start_utc.timestamp() + k * each.step_s, value)
        for each in sorted(series, key=lambda each: each.name)
        for k, value in enumerate(each.values)
        if value is not None
    ]
    assert [tuple(sample) for sample in read_openmetrics(write_openmetrics(series))] == expected


def series(**changes):
    """A small series."""
    given_values = {
        "id": "metric-a",
        "name": "up",
        "title": 'Is it "up"?',
        "unit": "ratio",
        "group": "web",
        "labels": {"instance": "web\\1", "job": "web"},
        "start_utc": START,
        "step_s": 10.0,
        "values": (1.0, None, 0.25),
    }
    return MetricSeries(**(given_values | changes))


def test_the_text_is_what_the_specification_asks_for():
    """A family's type and help once, escaped labels, seconds, and the end mark."""
    text = write_openmetrics([series(), series(id="metric-b", labels={})])
    assert text == (
        "# TYPE up gauge\n"
        '# HELP up Is it \\"up\\"?\n'
        'up{instance="web\\\\1",job="web"} 1.0 1741942800.000\n'
        'up{instance="web\\\\1",job="web"} 0.25 1741942820.000\n'
        "up 1.0 1741942800.000\n"
        "up 0.25 1741942820.000\n"
        "# EOF\n"
    )


def test_families_are_in_one_block_each():
    """Series of one name stand together even where others came between them."""
    text = write_openmetrics([series(), series(name="down"), series()])
    assert re.findall(r"# TYPE (\w+)", text) == ["down", "up"]


def test_counters_and_quantiles_have_their_own_types():
    """A name in _total is a counter, whose family goes without the ending; quantiles of one time are a summary."""
    text = write_openmetrics(
        [
            series(name="jobs_total", title="Jobs", labels={}),
            series(name="job_seconds", title="Job time, median", labels={"quantile": "0.5"}),
            series(name="job_seconds", title="Job time, 95th percentile", labels={"quantile": "0.95"}),
        ]
    )
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# TYPE job_seconds summary",
        "# HELP job_seconds Job time",
        "# TYPE jobs counter",
        "# HELP jobs Jobs",
        "# EOF",
    ]
    assert "\njobs_total 1.0 1741942800.000\n" in text


def test_nothing_is_an_empty_exposition():
    """No series give the end mark alone."""
    assert write_openmetrics([]) == "# EOF\n"
    assert list(read_openmetrics("# EOF\n")) == []


@pytest.mark.parametrize(
    ("text", "message"), [("up 1.0 5\n", "cut off"), ("up one\n# EOF\n", "line 1 is neither comment nor sample")]
)
def test_text_that_is_not_openmetrics_is_refused(text, message):
    """A cut-off file and a broken line are told apart."""
    with pytest.raises(ValueError, match=message):
        list(read_openmetrics(text))
