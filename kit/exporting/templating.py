"""The templates of the exports: always escaping, and failing on a misspelt name instead of printing nothing."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def environment(more: Sequence[Path] = ()) -> "Environment":
    """A Jinja environment over this package's templates, and those in the folders ``more``, which come first."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader([*more, TEMPLATES]), autoescape=True, undefined=StrictUndefined)


def style_sheet(name: str, folder: Path = TEMPLATES) -> str:
    """A style sheet, without its comments and indentation."""
    text = _COMMENT.sub("", (folder / name).read_text(encoding="utf-8"))
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())
