"""A teaching kit for writing incident postmortems.

The public face, each name loaded when it is first used so that ``import kit`` stays fast:

- ``open_desk(scenario, student)``: the student's desk in a notebook.
- ``open_case(scenario, seed)``: one simulated outage, its evidence and its answer key.
- ``read_postmortem(text)``: a Markdown write-up as a typed document.
- ``score(document)``: the findings of the rubric on a write-up.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.case import Case, open_case
    from kit.postmortem import Postmortem, read_postmortem
    from kit.rubric import score
    from kit.session import open_desk

__version__ = "0.1.0"

__all__ = ["Case", "Postmortem", "__version__", "open_case", "open_desk", "read_postmortem", "score"]

_HOMES = {
    "Case": "kit.case",
    "Postmortem": "kit.postmortem",
    "open_case": "kit.case",
    "open_desk": "kit.session",
    "read_postmortem": "kit.postmortem",
    "score": "kit.rubric",
}


def __getattr__(name: str) -> object:
    """Load a public name from the part it lives in (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
