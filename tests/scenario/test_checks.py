"""The checks of meaning: one broken reference, sum or order each, and the message it gives."""

import copy
from pathlib import Path

import pytest
import yaml

from kit.scenario.checks import semantic_problems
from kit.scenario.raw import resolve

SOURCE = Path(__file__).parents[2] / "scenarios" / "web-nginx-fd-limit" / "scenario.yaml"


@pytest.fixture(scope="module")
def content():
    """The raw content of a sound scenario."""
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def edit(path, value):
    """A function that sets the value at a path of keys and indices."""

    def change(data):
        *parents, last = path
        for name in parents:
            data = data[name]
        data[last] = value

    return change


CASES = [
    (edit(["vary", "workload.bse_rps"], [1, 2]), "vary.workload.bse_rps: names no number of this scenario"),
    (edit(["vary", "workload.shapes.surge.id"], [1, 2]), "vary.workload.shapes.surge.id: names no number"),
    (edit(["vary", "workload.base_rps"], [9, 8]), "vary.workload.base_rps: goes from 9 down to 8"),
    (
        edit(["topology", "edges", 0], "web>nowhere"),
        "topology.edges[0]: 'nowhere' is no node; nodes: web, app, cache, db, pay",
    ),
    (edit(["topology", "edges", 1], "db>app"), "topology.edges[1]: a node of kind db cannot call one of kind app_pool"),
    (edit(["topology", "edges", 1], "web>app"), "topology.edges[1]: 'web>app' is there twice"),
    (edit(["topology", "edges", 3], "app>db"), "topology.nodes.pay: is called by no other node; add an edge"),
    (edit(["topology", "nodes", "web2"], {"kind": "nginx"}), "topology.nodes: has 2 nodes of kind nginx"),
    (edit(["workload", "endpoints", 0, "share"], 0.35), "workload.endpoints: shares sum to 1.01; they must sum to 1"),
    (
        edit(["workload", "endpoints", 5, "calls"], ["db"]),
        "workload.endpoints[5].calls: 'db' is no third party; third parties: pay",
    ),
    (
        edit(["workload", "shapes", 0, "at"], "ack+5m"),
        "workload.shapes[0].at: 'ack' is no instant known here; instants: start",
    ),
    (edit(["fault", "node"], "app"), "fault.node: 'app' is no node of kind nginx"),
    (
        edit(["fault", "set"], {"nofiles": 3}),
        "fault.set.nofiles: is no setting of 'web'; settings: workers, worker_connections",
    ),
    (edit(["fault", "change"], "nothing"), "fault.change: 'nothing' is no change; there are: raise_connections"),
    (edit(["fault", "trigger"], "nothing"), "fault.trigger: 'nothing' is no workload shape; there are: surge"),
    (edit(["changes", 0, "culprit"], None), "changes: has no change with culprit: cause"),
    (edit(["changes", 1, "id"], "raise_connections"), "changes: has 2 items with id: raise_connections"),
    (edit(["changes", 3, "only_with"], "x"), "changes[3].only_with: 'x' is no red herring; there are: deploy_carousel"),
    (edit(["changes", 3, "effect"], {"node": "x", "factor": 2}), "changes[3].effect.node: 'x' is no node"),
    (edit(["red_herrings", "pick"], 5), "red_herrings.pick: picks 5 of a pool of 4"),
    (
        edit(["red_herrings", "pool", 1, "at"], None),
        "red_herrings.pool[1].at: is missing: an effect or a log line needs a time",
    ),
    (edit(["red_herrings", "pool", 1, "log", 0, "host"], "x"), "red_herrings.pool[1].log[0].host: 'x' is no node"),
    (edit(["monitoring", "rules", 0, "severity"], "ticket"), "monitoring.rules: has no rule of severity page"),
    (edit(["people", 1, "ack_s"], {"dist": "exponential", "mean": 3}), "people: needs exactly one with ack_s"),
    (edit(["people", 1, "who"], "P1"), "people: has 2 items with who: P1"),
    (edit(["response", 0, "at"], "fix+1m"), "response[0].at: 'fix' is no instant known here"),
    (edit(["response", 0, "who"], "P9"), "response[0].who: 'P9' is no person; there are: P1, P2"),
    (edit(["response", 1, "target"], "x"), "response[1].target: 'x' is no change"),
    (edit(["response", 2, "target"], "x"), "response[2].target: 'x' is no node"),
    (edit(["response", 3, "target"], "P9"), "response[3].target: 'P9' is no person"),
    (edit(["response", 6, "target"], "nofile"), "response[6].target: 'nofile' is no setting; write node.setting"),
    (edit(["response", 6, "target"], "web.nofiles"), "response[6].target: 'nofiles' is no setting of 'web'"),
    (edit(["response", 6, "value"], None), "response[6].value: is missing: say what the setting becomes"),
    (edit(["response", 6, "only_with"], "x"), "response[6].only_with: 'x' is no red herring"),
    (edit(["truth", "mitigated_by"], "x"), "truth.mitigated_by: 'x' is no response step; there are: first_look"),
    (
        edit(["truth", "actions", 0, "factors"], ["x"]),
        "truth.actions[0].factors: 'x' is no factor; factors: warning_only",
    ),
    (edit(["truth", "events", 0, "at"], "x+1m"), "truth.events[0].at: 'x' is no instant known here"),
    (
        edit(["truth", "counterfactuals", 1, "set"], {"web.x": 1}),
        "truth.counterfactuals[1].set.web.x: 'x' is no setting of 'web'",
    ),
    (edit(["truth", "counterfactuals", 1, "at"], "x"), "truth.counterfactuals[1].at: 'x' is no instant known here"),
]


def test_a_sound_scenario_has_no_problems(content):
    """The kit's own scenario passes every check."""
    assert semantic_problems(content) == []


@pytest.mark.parametrize(("change", "message"), CASES, ids=[message.split(":")[0] for _, message in CASES])
def test_each_broken_rule_is_found_and_named(content, change, message):
    """A scenario with one thing wrong gives that problem, with its path, and tells what would be right."""
    data = copy.deepcopy(content)
    change(data)
    found = [str(problem) for problem in semantic_problems(data)]
    assert any(problem.startswith(message) for problem in found), found


@pytest.mark.parametrize(
    "part",
    ["vary", "topology", "workload", "fault", "changes", "red_herrings", "monitoring", "people", "response", "truth"],
)
@pytest.mark.parametrize("junk", [None, 3, "text", [], [3], {}, {"x": 3}])
def test_parts_of_any_shape_raise_nothing(content, part, junk):
    """Content of the wrong shape is left to the model: the checks neither fail nor loop."""
    data = {**content, part: junk}
    assert isinstance(semantic_problems(data), list)


def test_paths_find_items_of_lists_by_their_id(content):
    """A dotted path goes through mappings by key and through lists by id."""
    assert resolve(content, "workload.shapes.surge.kind") == "surge"
    assert resolve(content, "workload.shapes.other.kind") is None
    assert resolve(content, "id.nothing") is None
