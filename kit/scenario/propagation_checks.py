"""The checks of a scenario's chain: places, metrics and settings that must exist, and where the chain must end."""

from collections.abc import Iterator, Mapping
from typing import Any

from kit.errors import Problem
from kit.scenario.propagation import METRICS, QUIET, VISITORS, Threshold, parse_threshold
from kit.scenario.raw import duplicates, kinds_of, known, mapping, resolve, sequence, unknown_name, unknown_setting

_PATH = "truth.propagation"


def propagation_problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Every problem of the chain in a scenario's raw content."""
    links = [link for link in sequence(data, _PATH) if isinstance(link, Mapping)]
    truth = mapping(data, "truth")
    if truth and truth.get("incident", True) and not truth.get("propagation"):
        yield Problem(_PATH, "has no link; say how the cause reached the users, step by step, or set incident: false")
    if links and not truth.get("incident", True):
        yield Problem(_PATH, "has links, but with incident: false nothing went wrong; remove them")
    yield from duplicates(data, _PATH, "id")
    kinds = {**kinds_of(data), VISITORS: VISITORS}
    for index, link in enumerate(sequence(data, _PATH)):
        path = f"{_PATH}[{index}]"
        for field in ("from", "to"):
            yield from unknown_name(link, f"{path}.{field}", field, "node", tuple(kinds))
        try:
            threshold = parse_threshold(link.get("when") if isinstance(link, Mapping) else None)
        except ValueError:
            continue  # the model reports what is no threshold at all
        yield from _threshold(data, f"{path}.when", threshold, kinds)
        ends = [link.get("from"), link.get("to")]
        if threshold.place in kinds and threshold.place not in ends:
            yield Problem(f"{path}.when", f"is about {threshold.place!r}, which is at neither end of this link")
    if links and links[-1].get("to") in kinds and links[-1]["to"] != VISITORS:
        yield Problem(f"{_PATH}[{len(links) - 1}].to", f"is {links[-1]['to']!r}; the last link must reach the visitors")


def _threshold(data: Mapping[str, Any], path: str, threshold: Threshold, kinds: Mapping[str, str]) -> Iterator[Problem]:
    place, _, metric = threshold.metric.partition(".")
    if place not in kinds:
        yield Problem(path, f"{place!r} is no node; {known('nodes', kinds)}")
        return
    metrics = METRICS[kinds[place]]
    if metric not in metrics:
        yield Problem(path, f"{metric!r} is no metric of {place!r}; {known('metrics', metrics)}")
    elif metrics[metric] and not resolve(data, f"topology.nodes.{place}.{metrics[metric]}"):
        yield Problem(path, f"{threshold.metric} is not recorded unless {place}.{metrics[metric]} is set")
    if threshold.of and threshold.of != QUIET:
        yield from unknown_setting(threshold.of, path, kinds_of(data))
