"""Read a YAML file that a person wrote: safely, within bounds, and with what is wrong in it as problems."""

from pathlib import Path
from typing import Any

import yaml

from kit.errors import Problem

BYTES_MAX = 1_000_000
"""Greatest size of such a file."""
_DEPTH_MAX = 40
"""Levels of nesting; the parser of C code crashes on very many, so they are counted before it builds anything."""
_UNREADABLE_VALUES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What PyYAML's constructors raise on a value such as ``2025-99-99``, besides its own errors."""


def read_yaml(path: Path, fields: str, bytes_max: int = BYTES_MAX) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The content of a YAML file that holds a mapping.

    Args:
        path: the file.
        fields: what its top level holds, for the message, such as ``id: and title:``.
        bytes_max: its greatest size.

    Returns:
        The content, or None where there is none to be had, and the problems found. A key that is there twice is a
        problem, as YAML would silently drop the first; the content then has the last.
    """
    problems: list[Problem] = []
    try:
        with path.open("rb") as file:
            content = file.read(bytes_max + 1)
    except OSError as error:
        return None, [Problem(path.name, f"cannot be opened ({error.strerror})")]
    if len(content) > bytes_max:
        return None, [Problem(path.name, f"is larger than {bytes_max // 1000} kB")]
    try:
        text = content.decode("utf-8-sig")
        problems += _too_much(path.name, text)
        if problems:
            return None, problems
        data, problems = _load(path.name, text)
    except yaml.MarkedYAMLError as error:
        where = _place(path.name, error.problem_mark or error.context_mark)
        return None, [Problem(where, f"is not valid YAML: {error.problem or error.context}")]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return None, [Problem(path.name, f"is not valid YAML in UTF-8: {error}")]
    if not isinstance(data, dict):
        return None, [Problem(path.name, f"does not hold fields such as {fields} at its top level")]
    return data, problems


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader (libyaml's where there is one), which notes keys that are there twice and places bad values."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[yaml.ScalarNode] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    self.twice.append(key)
                keys.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401 (anything may stand there)
        try:
            return super().construct_object(node, deep)
        except _UNREADABLE_VALUES as error:
            problem = f"a value cannot be read ({error})"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from error


def _load(name: str, text: str) -> tuple[Any, list[Problem]]:
    """The content, and the keys that are there twice."""
    loader = _StrictLoader(text)
    try:
        data = loader.get_single_data()
    finally:
        loader.dispose()
    return data, [
        Problem(_place(name, key.start_mark), f"is not valid YAML: the key {key.value!r} is there twice")
        for key in loader.twice
    ]


def _too_much(name: str, text: str) -> list[Problem]:
    """What YAML allows and such a file does without, found before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, _StrictLoader):
        if isinstance(event, yaml.AliasEvent):
            where = _place(name, event.start_mark)
            return [Problem(where, "uses YAML aliases (*name), which this file does without; write the value out")]
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH_MAX:
            return [Problem(_place(name, event.start_mark), f"is nested more than {_DEPTH_MAX} levels deep")]
    return []


def _place(name: str, mark: Any) -> str:  # noqa: ANN401 (PyYAML has two kinds of mark, and None)
    return f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
