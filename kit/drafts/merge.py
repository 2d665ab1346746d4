"""Bringing together what two open notebooks made of the same draft.

The room where evidence is pinned and the form where it is written up are usually open at once, each in a kernel of
its own.
"""

from collections.abc import Sequence
from typing import TypeVar

from kit.drafts.fields import LIST_NAMES, PLAIN_PATHS, to_fields, with_fields
from kit.postmortem.model import Postmortem

Row = TypeVar("Row")


def merge(base: Postmortem, mine: Postmortem, theirs: Postmortem) -> Postmortem:
    """Join two documents that grew from the same one.

    A plain field that only one side changed takes that side's text; where both changed it, ``mine`` stays (the other
    text is still among the kept versions). Of a list that both changed, ``mine`` stays and gains the rows that are
    new in ``theirs``.
    """
    base_fields, mine_fields, theirs_fields = to_fields(base), to_fields(mine), to_fields(theirs)
    taken = {path: theirs_fields[path] for path in PLAIN_PATHS if mine_fields[path] == base_fields[path]}
    lists: dict[str, object] = {
        name: _merge_rows(getattr(base, name), getattr(mine, name), getattr(theirs, name)) for name in LIST_NAMES
    }
    return with_fields(mine, taken).model_copy(update=lists)


def _merge_rows(base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row]) -> tuple[Row, ...]:
    if mine == base:
        return tuple(theirs)
    rows = list(mine)
    for index, row in enumerate(theirs):
        if row not in base and row not in rows:
            before = next(
                (rows.index(earlier) for earlier in reversed(theirs[:index]) if earlier in rows), len(rows) - 1
            )
            rows.insert(before + 1, row)
    return tuple(rows)
