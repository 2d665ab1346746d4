"""What is said of faults that fit neither the stack nor the story."""

import copy
from pathlib import Path

import pytest
import yaml

from kit.scenario.checks import semantic_problems

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def changed(name, change):
    """The problems of a scenario after a change of its raw content."""
    data = copy.deepcopy(yaml.safe_load((SCENARIOS / name / "scenario.yaml").read_text(encoding="utf-8")))
    assert semantic_problems(data) == []
    change(data)
    return [str(problem) for problem in semantic_problems(data)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("web-third-party-timeout", "third_party"), ("web-slow-query-pool", "db"), ("web-bad-deploy", "app_pool")],
)
def test_a_fault_concerns_a_node_of_its_kind(name, kind):
    """Each mechanism says which kind of node it needs."""
    problems = changed(name, lambda data: data["fault"].update(node="web"))
    assert any(f"fault.node: 'web' is no node of kind {kind}" in problem for problem in problems)


@pytest.mark.parametrize("name", ["web-slow-query-pool", "web-bad-deploy"])
def test_a_fault_concerns_routes_there_are(name):
    """A route that the shop does not have is named, with those it has."""
    problems = changed(name, lambda data: data["fault"].update(routes=["/nowhere"]))
    assert any("fault.routes[0]: '/nowhere' is no route; routes: /" in problem for problem in problems)


def test_the_instant_of_a_fault_is_known_where_it_begins_by_itself():
    """Without its own instant nothing can hang on it."""
    problems = changed("web-third-party-timeout", lambda data: data["fault"].pop("at"))
    assert any("'fault' is no instant known here" in problem for problem in problems)


def test_a_change_may_hang_on_an_earlier_one():
    """But not on one that comes after it in the list."""

    def reverse(data):
        data["changes"].reverse()

    problems = changed("web-bad-deploy", reverse)
    assert [problem for problem in problems if "'deploy_voucher' is no instant known here" in problem]
