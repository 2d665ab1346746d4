"""A postmortem as a flat table of fields, each with a path such as ``summary.start`` or ``timeline.2.text``.

Forms, merges and the browser's own copy all speak of fields by these paths.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal, get_args

from pydantic import ValidationError

from kit.postmortem.model import Postmortem, Summary, Task, TimelineEntry

ListName = Literal["timeline", "tasks"]
LIST_NAMES: tuple[ListName, ...] = get_args(ListName)
_ROW_MODELS: dict[str, type[TimelineEntry] | type[Task]] = {"timeline": TimelineEntry, "tasks": Task}

PLAIN_PATHS: tuple[str, ...] = (
    *(name for name in Postmortem.model_fields if name not in ("summary", *LIST_NAMES)),
    *(f"summary.{name}" for name in Summary.model_fields),
)
"""The paths of all fields that are not in a list."""


def to_fields(postmortem: Postmortem) -> dict[str, str]:
    """Every field of the document by its path; a list of evidence ids is joined by ``, ``."""
    fields = {path: _plain(postmortem, path) for path in PLAIN_PATHS}
    for name in LIST_NAMES:
        for index, row in enumerate(getattr(postmortem, name)):
            for key in type(row).model_fields:
                value = getattr(row, key)
                fields[f"{name}.{index}.{key}"] = ", ".join(value) if isinstance(value, tuple) else value
    return fields


def with_fields(postmortem: Postmortem, fields: Mapping[str, str]) -> Postmortem:
    """The document with some fields set; a row that is not there yet is added at the end of its list.

    A path that the document does not have, or a value its field cannot hold, is left out: this also reads what a
    browser kept.
    """
    data = postmortem.model_dump()
    rows_to_set: dict[tuple[str, int], dict[str, str]] = {}
    for path, value in fields.items():
        head, _, rest = path.partition(".")
        index, _, key = rest.partition(".")
        if head in LIST_NAMES and re.fullmatch(r"[0-9]{1,4}", index):
            rows_to_set.setdefault((head, int(index)), {})[key] = value
        elif path in PLAIN_PATHS:
            target, name = (data["summary"], rest) if rest else (data, head)
            target[name] = value
    rows: dict[str, list[TimelineEntry | Task]] = {name: list(getattr(postmortem, name)) for name in LIST_NAMES}
    for (head, row_index), values in sorted(rows_to_set.items()):
        at = min(row_index, len(rows[head]))
        old = rows[head][at] if at < len(rows[head]) else _ROW_MODELS[head]()
        rows[head][at : at + 1] = [_row_with(old, values)]
    return Postmortem.model_validate(data | {name: tuple(rows[name]) for name in LIST_NAMES})


def split_evidence(text: str) -> tuple[str, ...]:
    """The evidence ids in a field where they stand with commas or spaces between them."""
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def _plain(postmortem: Postmortem, path: str) -> str:
    head, _, rest = path.partition(".")
    value = getattr(postmortem.summary, rest) if rest else getattr(postmortem, head)
    return str(value)


def _row_with(row: TimelineEntry | Task, values: Mapping[str, str]) -> TimelineEntry | Task:
    for key, value in values.items():
        if key not in type(row).model_fields:
            continue
        with suppress(ValidationError):
            changed = {**row.model_dump(), key: split_evidence(value) if key == "evidence" else value}
            row = type(row).model_validate(changed)
    return row
