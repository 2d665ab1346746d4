"""The checks of a scenario that go beyond the shape of its fields: names that must exist, sums, order of instants.

They read the raw content, so that they also work on a file that has other problems: whatever has the wrong shape is
skipped here and reported by the model.
"""

# Long because each part of a scenario has its checks, and they are easier to compare side by side.

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kit.errors import Problem
from kit.scenario.fault import FAULT, FAULTY_KINDS, PROMOTED
from kit.scenario.moments import START
from kit.scenario.propagation_checks import propagation_problems
from kit.scenario.raw import (
    duplicates,
    ids_of,
    kinds_of,
    known,
    mapping,
    resolve,
    sequence,
    settings_of,
    unknown_anchor,
    unknown_name,
    unknown_setting,
)
from kit.scenario.topology import CALLS
from kit.scenario.truth import COMPUTED_FIELDS

SHARES_SUM_TOLERANCE = 1e-6
_KEY_ANCHORS = ("onset", "end")
_RUN_ANCHORS = ("first_page", "ack")
_REPORT_ANCHORS = ("first_ticket", "first_report", "support_page")


def semantic_problems(data: Mapping[str, Any]) -> list[Problem]:
    """Every problem of meaning in a scenario's raw content, in the order of the file's parts."""
    checks = (
        _computed_fields,
        _vary,
        _topology,
        _workload,
        _fault,
        _changes,
        _red_herrings,
        _monitoring,
        _response,
        _truth,
        propagation_problems,
    )
    return [problem for check in checks for problem in check(data)]


def _computed_fields(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _computed_in(data, "", deep=False)
    yield from _computed_in(mapping(data, "truth"), "truth", deep=True)


def _computed_in(data: object, path: str, *, deep: bool) -> Iterator[Problem]:
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, Mapping):
        items = data.items()
        for name in data:
            if name in COMPUTED_FIELDS:
                where = f"{path}.{name}" if path else str(name)
                yield Problem(where, "is computed by the simulation and cannot be typed; remove it")
    if deep and isinstance(data, list):
        items = enumerate(data)
    if deep:
        for name, value in items:
            yield from _computed_in(value, f"{path}[{name}]" if isinstance(data, list) else f"{path}.{name}", deep=True)


def _vary(data: Mapping[str, Any]) -> Iterator[Problem]:
    for path, low_high in mapping(data, "vary").items():
        value = resolve(data, str(path))
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield Problem(f"vary.{path}", "names no number of this scenario")
        match low_high:
            case [int() | float() as low, int() | float() as high] if low > high:
                yield Problem(f"vary.{path}", f"goes from {low} down to {high}; write the lower one first")


def _topology(data: Mapping[str, Any]) -> Iterator[Problem]:
    kinds = kinds_of(data)
    seen: set[str] = set()
    for index, edge in enumerate(sequence(data, "topology.edges")):
        path = f"topology.edges[{index}]"
        if not isinstance(edge, str) or edge.count(">") != 1:
            continue
        if edge in seen:
            yield Problem(path, f"{edge!r} is there twice")
        seen.add(edge)
        caller, callee = edge.split(">")
        unknown = [name for name in (caller, callee) if name not in kinds]
        if unknown:
            yield Problem(path, f"{', '.join(map(repr, unknown))} is no node; {known('nodes', kinds)}")
        elif kinds[callee] not in CALLS.get(kinds[caller], ()):
            yield Problem(path, f"a node of kind {kinds[caller]} cannot call one of kind {kinds[callee]}")
    for kind in ("nginx", "app_pool", "cache", "db"):
        count = list(kinds.values()).count(kind)
        if kinds and count != 1:
            yield Problem("topology.nodes", f"has {count} nodes of kind {kind}; the simulated stack has exactly one")
    for name in kinds:
        if kinds[name] != "nginx" and not any(
            isinstance(e, str) and e.endswith(f">{name}") for e in sequence(data, "topology.edges")
        ):
            yield Problem(f"topology.nodes.{name}", "is called by no other node; add an edge")


def _workload(data: Mapping[str, Any]) -> Iterator[Problem]:
    endpoints = [e for e in sequence(data, "workload.endpoints") if isinstance(e, Mapping)]
    shares = [e.get("share") for e in endpoints]
    if endpoints and all(isinstance(share, int | float) for share in shares):
        total = sum(share for share in shares if share is not None)
        if abs(total - 1.0) > SHARES_SUM_TOLERANCE:
            yield Problem("workload.endpoints", f"shares sum to {total:.6g}; they must sum to 1")
    third_parties = [name for name, kind in kinds_of(data).items() if kind == "third_party"]
    for index, endpoint in enumerate(sequence(data, "workload.endpoints")):
        for called in sequence(endpoint, "calls") if isinstance(endpoint, Mapping) else ():
            if called not in third_parties:
                yield Problem(
                    f"workload.endpoints[{index}].calls",
                    f"{called!r} is no third party; {known('third parties', third_parties)}",
                )
    yield from duplicates(data, "workload.shapes", "id")
    for index, shape in enumerate(sequence(data, "workload.shapes")):
        yield from unknown_anchor(shape, f"workload.shapes[{index}].at", "at", (START,))


def _early_anchors(data: Mapping[str, Any]) -> list[str]:
    """Instants known before anything happens."""
    return [START, *ids_of(data, "workload.shapes"), *((FAULT,) if "at" in mapping(data, "fault") else ())]


def _run_anchors(data: Mapping[str, Any]) -> list[str]:
    """Instants that come about during the run."""
    loss = mapping(data, "fault").get("mechanism") == "primary_loss"
    reports = _REPORT_ANCHORS if mapping(data, "monitoring.reports") else ()
    return [*_RUN_ANCHORS, *reports, *((PROMOTED,) if loss else ())]


def _fault(data: Mapping[str, Any]) -> Iterator[Problem]:
    fault = mapping(data, "fault")
    if not fault:
        return
    kinds = kinds_of(data)
    node = fault.get("node")
    kind = FAULTY_KINDS.get(str(fault.get("mechanism")))
    if isinstance(node, str) and kind is not None and kinds.get(node) != kind:
        yield Problem("fault.node", f"{node!r} is no node of kind {kind}; {known('nodes', kinds)}")
    paths = ids_of(data, "workload.endpoints", "path")
    for index, route in enumerate(sequence(data, "fault.routes")):
        if isinstance(route, str) and route not in paths:
            yield Problem(f"fault.routes[{index}]", f"{route!r} is no route; {known('routes', paths)}")
    for name in mapping(data, "fault.set"):
        if isinstance(node, str) and node in kinds and name not in settings_of(kinds[node]):
            yield Problem(
                f"fault.set.{name}", f"is no setting of {node!r}; {known('settings', settings_of(kinds[node]))}"
            )
    yield from unknown_name(fault, "fault.change", "change", "change", ids_of(data, "changes"))
    yield from unknown_name(fault, "fault.trigger", "trigger", "workload shape", ids_of(data, "workload.shapes"))
    yield from unknown_anchor(fault, "fault.at", "at", (START,))


def _changes(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from duplicates(data, "changes", "id")
    changes = sequence(data, "changes")
    if (
        isinstance(data.get("changes"), list)
        and data.get("fault")
        and not any(isinstance(c, Mapping) and c.get("culprit") == "cause" for c in changes)
    ):
        yield Problem("changes", "has no change with culprit: cause; an outage needs at least one")
    herrings = ids_of(data, "red_herrings.pool")
    for index, change in enumerate(changes):
        path = f"changes[{index}]"
        earlier = [change["id"] for change in changes[:index] if isinstance(change, Mapping) and "id" in change]
        yield from unknown_anchor(change, f"{path}.at", "at", [*_early_anchors(data), *map(str, earlier)])
        yield from unknown_name(change, f"{path}.only_with", "only_with", "red herring", herrings)
        yield from unknown_name(mapping(change, "effect"), f"{path}.effect.node", "node", "node", tuple(kinds_of(data)))


def _red_herrings(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from duplicates(data, "red_herrings.pool", "id")
    pool = sequence(data, "red_herrings.pool")
    pick = resolve(data, "red_herrings.pick")
    if isinstance(pick, int) and pick > len(pool):
        yield Problem("red_herrings.pick", f"picks {pick} of a pool of {len(pool)}")
    for index, herring in enumerate(pool):
        path = f"red_herrings.pool[{index}]"
        yield from unknown_anchor(herring, f"{path}.at", "at", [*_early_anchors(data), *ids_of(data, "changes")])
        yield from unknown_name(
            mapping(herring, "effect"), f"{path}.effect.node", "node", "node", tuple(kinds_of(data))
        )
        if isinstance(herring, Mapping) and (herring.get("effect") or herring.get("log")) and herring.get("at") is None:
            yield Problem(f"{path}.at", "is missing: an effect or a log line needs a time")
        for number, line in enumerate(sequence(herring, "log") if isinstance(herring, Mapping) else ()):
            yield from unknown_name(line, f"{path}.log[{number}].host", "host", "node", tuple(kinds_of(data)))


def _monitoring(data: Mapping[str, Any]) -> Iterator[Problem]:
    rules = sequence(data, "monitoring.rules")
    if rules and not any(isinstance(rule, Mapping) and rule.get("severity") == "page" for rule in rules):
        yield Problem("monitoring.rules", "has no rule of severity page; nobody would ever be called")
    yield from duplicates(data, "monitoring.rules", "alert")
    people = sequence(data, "people")
    if (
        isinstance(data.get("people"), list)
        and sum(1 for p in people if isinstance(p, Mapping) and p.get("ack_s")) != 1
    ):
        yield Problem("people", "needs exactly one with ack_s: the one who is paged")
    yield from duplicates(data, "people", "who")
    reports = mapping(data, "monitoring.reports")
    yield from unknown_name(reports, "monitoring.reports.who", "who", "person", ids_of(data, "people", "who"))


def _response(data: Mapping[str, Any]) -> Iterator[Problem]:
    steps = sequence(data, "response")
    yield from duplicates(data, "response", "name")
    kinds, people = kinds_of(data), ids_of(data, "people", "who")
    anchors = [*_run_anchors(data), *_early_anchors(data), *ids_of(data, "changes")]
    for index, step in enumerate(steps):
        if not isinstance(step, Mapping):
            continue
        path = f"response[{index}]"
        yield from unknown_anchor(step, f"{path}.at", "at", anchors)
        anchors += [str(step.get("name")), f"{step.get('name')}_done"]
        anchors += [f"{step.get('name')}_undone"] if step.get("for_s") else []
        yield from unknown_name(step, f"{path}.who", "who", "person", people)
        for field in ("only_with", "only_without"):
            yield from unknown_name(step, f"{path}.{field}", field, "red herring", ids_of(data, "red_herrings.pool"))
        match step.get("do"):
            case "rollback":
                yield from unknown_name(step, f"{path}.target", "target", "change", ids_of(data, "changes"))
            case "restart" | "drain":
                yield from unknown_name(step, f"{path}.target", "target", "node", tuple(kinds))
            case "call":
                yield from unknown_name(step, f"{path}.target", "target", "person", people)
            case "set":
                yield from unknown_setting(step.get("target"), f"{path}.target", kinds)
                if step.get("value") is None:
                    yield Problem(f"{path}.value", "is missing: say what the setting becomes")


def _truth(data: Mapping[str, Any]) -> Iterator[Problem]:
    truth = mapping(data, "truth")
    steps = ids_of(data, "response", "name")
    yield from unknown_name(truth, "truth.mitigated_by", "mitigated_by", "response step", steps)
    yield from unknown_name(truth, "truth.seems_to_work", "seems_to_work", "response step", steps)
    factors = ids_of(data, "truth.factors")
    for index, action in enumerate(sequence(data, "truth.actions")):
        for factor in sequence(action, "factors") if isinstance(action, Mapping) else ():
            if factor not in factors:
                yield Problem(
                    f"truth.actions[{index}].factors", f"{factor!r} is no factor; {known('factors', factors)}"
                )
    run_anchors = [*_run_anchors(data), *_early_anchors(data), *ids_of(data, "changes"), *steps]
    run_anchors += [f"{step}_{end}" for step in steps for end in ("done", "relapse")]
    response = (step for step in sequence(data, "response") if isinstance(step, Mapping))
    run_anchors += [f"{step.get('name')}_undone" for step in response if step.get("for_s")]
    yield from duplicates(data, "truth.events", "id")
    for index, event in enumerate(sequence(data, "truth.events")):
        for field in ("at", "knowable"):
            yield from unknown_anchor(event, f"truth.events[{index}].{field}", field, [*run_anchors, *_KEY_ANCHORS])
    yield from duplicates(data, "truth.counterfactuals", "name")
    for index, other in enumerate(sequence(data, "truth.counterfactuals")):
        yield from unknown_anchor(other, f"truth.counterfactuals[{index}].at", "at", run_anchors)
        for setting in mapping(other, "set"):
            yield from unknown_setting(setting, f"truth.counterfactuals[{index}].set.{setting}", kinds_of(data))
