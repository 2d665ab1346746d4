"""One case: a scenario and a seed, opened as evidence and answer key, kept in a cache, written as files."""

from kit.case.case import Case
from kit.case.folder import write_case
from kit.case.ids import case_id, seed_for, split_case_id
from kit.case.opening import counterfactuals, open_case, open_case_by_id, open_key

__all__ = [
    "Case",
    "case_id",
    "counterfactuals",
    "open_case",
    "open_case_by_id",
    "open_key",
    "seed_for",
    "split_case_id",
    "write_case",
]
