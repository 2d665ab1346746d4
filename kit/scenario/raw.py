"""A scenario's raw content, read without trusting its shape: what the checks of meaning look things up with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from kit.errors import Problem
from kit.scenario.moments import parse_moment
from kit.scenario.topology import Node


def resolve(data: object, path: str) -> Any:  # noqa: ANN401 (anything may stand in a file)
    """The value at a dotted path; items of a list go by their ``id``, ``name`` or ``path``. None for nothing."""
    for name in path.split("."):
        if isinstance(data, Mapping):
            data = data.get(name)
        elif isinstance(data, list | tuple):
            data = next(
                (each for each in data if isinstance(each, Mapping) and name in map(each.get, ("id", "name", "path"))),
                None,
            )
        else:
            return None
    return data


def unknown_anchor(part: object, path: str, field: str, anchors: Iterable[str]) -> Iterator[Problem]:
    """A Moment whose anchor is unknown; text that is no Moment at all is the model's to report."""
    text = part.get(field) if isinstance(part, Mapping) else None
    try:
        moment = parse_moment(text)
    except ValueError:
        return
    if moment.anchor not in anchors:
        yield Problem(path, f"{moment.anchor!r} is no instant known here; {known('instants', anchors)}")


def unknown_name(part: object, path: str, field: str, what: str, names: Iterable[str]) -> Iterator[Problem]:
    """A reference to a name that does not exist."""
    name = part.get(field) if isinstance(part, Mapping) else None
    if isinstance(name, str) and name not in names:
        yield Problem(path, f"{name!r} is no {what}; {known('there are', names)}")


def unknown_setting(target: object, path: str, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """A target that is not written ``node.setting``, or names a node or a setting that does not exist."""
    match = re.fullmatch(r"(.+)\.(.+)", target) if isinstance(target, str) else None
    if match is None or match[1] not in kinds:
        yield Problem(
            path, f"{target!r} is no setting; write node.setting, such as web.nofile ({known('nodes', kinds)})"
        )
    elif match[2] not in settings_of(kinds[match[1]]):
        yield Problem(
            path, f"{match[2]!r} is no setting of {match[1]!r}; {known('settings', settings_of(kinds[match[1]]))}"
        )


def mapping(part: object, path: str) -> Mapping[str, Any]:
    """The mapping at a path; empty where there is none."""
    value = resolve(part, path)
    return value if isinstance(value, Mapping) else {}


def sequence(part: object, path: str) -> list[Any]:
    """The list at a path; empty where there is none."""
    value = resolve(part, path)
    return value if isinstance(value, list) else []


def ids_of(data: Mapping[str, Any], path: str, field: str = "id") -> tuple[str, ...]:
    """The names that the items of a list go by."""
    items = (item for item in sequence(data, path) if isinstance(item, Mapping))
    return tuple(item[field] for item in items if isinstance(item.get(field), str))


def kinds_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The kind of each node whose kind is known."""
    nodes = mapping(data, "topology.nodes")
    return {
        name: node["kind"] for name, node in nodes.items() if isinstance(node, Mapping) and node.get("kind") in _MODELS
    }


def settings_of(kind: str) -> tuple[str, ...]:
    """The numeric settings of a kind of node."""
    fields = _MODELS[kind].model_fields
    return tuple(name for name, field in fields.items() if field.annotation in {int, float})


def duplicates(data: Mapping[str, Any], path: str, field: str) -> Iterator[Problem]:
    """Names that more than one item of a list goes by."""
    names = ids_of(data, path, field)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield Problem(path, f"has {names.count(name)} items with {field}: {name}; each needs its own")


def known(what: str, names: Iterable[str]) -> str:
    """What would have been right, for the end of a message."""
    return f"{what}: {', '.join(names) or 'none'}"


_MODELS = {get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Node)[0])}
