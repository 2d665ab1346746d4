"""The chain from cause to users as scenarios write it: its thresholds, and what is said of a chain that cannot be."""

import copy
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kit.scenario import list_scenarios, load_scenario
from kit.scenario.checks import semantic_problems
from kit.scenario.propagation import Threshold, parse_threshold
from kit.scenario.truth import Truth

SOURCE = Path(__file__).parents[2] / "scenarios" / "web-nginx-fd-limit" / "scenario.yaml"
LINK = "truth.propagation[0]"


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ("web.fds_max >= 1000", Threshold("web.fds_max", ">=", 1000.0)),
        ("db.disk_free_pct<=0", Threshold("db.disk_free_pct", "<=", 0.0)),
        ("db.query_mean_s > 3 * quiet", Threshold("db.query_mean_s", ">", 3.0, "quiet")),
        ("  visitors.requests < quiet ", Threshold("visitors.requests", "<", 1.0, "quiet")),
        ("web.fds_max >= 0.98*web.nofile", Threshold("web.fds_max", ">=", 0.98, "web.nofile")),
        ("app.busy >= app.workers", Threshold("app.busy", ">=", 1.0, "app.workers")),
    ],
)
def test_thresholds_are_read(text, threshold):
    """Metric, operator, and a bound that is a number, a multiple of the quiet level, or of a setting."""
    assert parse_threshold(text) == threshold
    assert threshold.place == text.strip().partition(".")[0]


@pytest.mark.parametrize(
    "text",
    ["", "web.fds_max", "web.fds_max = 3", "web.fds_max == 3", "fds_max > 3", "web.fds_max > -3", "web.fds_max > x",
     "web.fds_max >> 3", "web.fds_max > 3 * 4", "web.fds_max > 3 quiet", "3 < web.fds_max", None, 7],
)  # fmt: skip
def test_what_is_no_threshold_is_refused_with_examples(text):
    """The message repeats what was typed, and shows the ways of writing one and the operators."""
    message = f"{text!r} is no threshold; write one like app.waiting > 20, db.query_mean_s >= 3 * quiet or "
    with pytest.raises(ValueError, match=re.escape(message) + r".*, with one of >=, <=, >, <$"):
        parse_threshold(text)


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
PLACES = st.builds("{}.{}".format, NAMES, NAMES)


@given(
    st.builds(
        Threshold,
        metric=PLACES,
        op=st.sampled_from([">=", "<=", ">", "<"]),
        value=st.floats(min_value=0, max_value=1e12, allow_nan=False),
        of=st.one_of(st.just(""), st.just("quiet"), PLACES),
    )
)
def test_a_threshold_that_is_written_is_read_back(threshold):
    """Writing and reading are inverse to each other, to the last digit of the number."""
    assert parse_threshold(str(threshold)) == threshold
    assert parse_threshold(threshold) is threshold


@pytest.mark.parametrize(
    ("op", "below", "at", "above"), [(">=", 0, 1, 1), (">", 0, 0, 1), ("<=", 1, 1, 0), ("<", 1, 0, 0)]
)
def test_operators_compare(op, below, at, above):
    """Each operator means what it says, on the bound itself too."""
    threshold = Threshold("web.idle", op, 5.0)
    assert [threshold.holds(value, 5.0) for value in (4.0, 5.0, 6.0)] == [below, at, above]


@pytest.fixture(scope="module")
def content():
    """The raw content of a sound scenario."""
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("from", "cdn", f"{LINK}.from: 'cdn' is no node; there are: web, app, cache, db, pay, visitors"),
        ("to", "cdn", f"{LINK}.to: 'cdn' is no node; there are: web, app, cache, db, pay, visitors"),
        ("when", "cdn.idle > 3", f"{LINK}.when: 'cdn' is no node; nodes: web, app, cache, db, pay, visitors"),
        ("when", "web.speed > 3", f"{LINK}.when: 'speed' is no metric of 'web'; metrics: fds_max, connections, idle"),
        ("when", "visitors.mood > 3", f"{LINK}.when: 'mood' is no metric of 'visitors'; metrics: requests, failed_pct"),
        ("when", "web.accepted > 3", f"{LINK}.when: web.accepted is not recorded unless web.certificate_days is set"),
        ("when", "web.idle > 3 * web.size", f"{LINK}.when: 'size' is no setting of 'web'; settings: workers"),
        ("when", "web.idle > cdn.size", f"{LINK}.when: 'cdn.size' is no setting; write node.setting"),
        ("when", "db.busy > 3", f"{LINK}.when: is about 'db', which is at neither end of this link"),
        ("id", "refused", "truth.propagation: has 2 items with id: refused; each needs its own"),
    ],
)
def test_a_link_that_cannot_be_is_reported_with_its_path(content, field, value, problem):
    """Unknown nodes, metrics and settings are named, with those there are."""
    broken = copy.deepcopy(content)
    broken["truth"]["propagation"][0][field] = value
    assert [str(each) for each in semantic_problems(broken) if str(each).startswith(problem)]


def test_all_problems_of_a_chain_are_reported_at_once(content):
    """One look at the message is enough to mend the file."""
    broken = copy.deepcopy(content)
    broken["truth"]["propagation"][0] |= {"from": "cdn", "when": "web.speed > 3"}
    broken["truth"]["propagation"][2] |= {"from": "visitors", "to": "web"}
    paths = [problem.path for problem in semantic_problems(broken)]
    assert paths == [f"{LINK}.from", f"{LINK}.when", "truth.propagation[2].to"]


def test_a_bad_operator_is_reported_by_the_model(content):
    """What is no threshold at all is a matter of the field."""
    broken = copy.deepcopy(content)
    broken["truth"]["propagation"][0]["when"] = "web.idle ~ 3"
    assert semantic_problems(broken) == []
    with pytest.raises(ValueError, match=r"'web.idle ~ 3' is no threshold"):
        Truth.model_validate(broken["truth"])


@pytest.mark.parametrize("chain", [[], None])
def test_an_incident_needs_a_chain(content, chain):
    """A scenario in which something went wrong says how it reached the users."""
    broken = copy.deepcopy(content)
    broken["truth"]["propagation"] = chain
    problems = [str(problem) for problem in semantic_problems(broken)]
    assert problems == [
        "truth.propagation: has no link; say how the cause reached the users, step by step, or set incident: false"
    ]


def test_where_nothing_was_wrong_there_is_no_chain(content):
    """A false alarm has no links."""
    broken = copy.deepcopy(content)
    broken["truth"]["incident"] = False
    problems = [str(problem) for problem in semantic_problems(broken)]
    assert problems == ["truth.propagation: has links, but with incident: false nothing went wrong; remove them"]


@pytest.mark.parametrize("name", list_scenarios())
def test_every_incident_has_a_chain_of_a_few_links_and_a_wrong_step_that_seems_to_work(name):
    """Three to five links, the last of which reaches the visitors; a quiet night has none."""
    truth = load_scenario(name).truth
    if truth.incident:
        assert 3 <= len(truth.propagation) <= 5
        assert truth.propagation[-1].to == "visitors"
        assert truth.seems_to_work not in {None, truth.mitigated_by}
    else:
        assert (truth.propagation, truth.seems_to_work) == ((), None)
