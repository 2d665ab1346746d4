"""The browser side of the widgets: plain files inside the package, no build step, nothing fetched from anywhere."""

from pathlib import Path

_HERE = Path(__file__).parent


def read_static(*names: str) -> str:
    """The named files of the package's ``static`` and ``vendor`` folders, one after the other."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
