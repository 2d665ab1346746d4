"""Images, charts and diagrams in a document, also those drawn with characters."""

import re
from dataclasses import dataclass

from kit.rubric.reading.markup import PICTURE_FENCES, images

_BOX = re.compile(
    r"[┌┐└┘├┤┬┴┼─│═║╔╗╚╝▁▂▃▄▅▆▇█]{2}|\+-{3,}\+|[-=]{2,}>|<-{2,}|\|\s*v\b|^\s*[|/\\]\s*$|-->|──>", re.MULTILINE
)
_UNFILLED = re.compile(
    r"insert|placeholder|path[-_/]to|your[-_]|image[-_]?url|example\.(?:com|org)|\]\(\s*(?:#|link|url|image)?\s*\)",
    re.IGNORECASE,
)
"""Targets that a template leaves for the author to fill in."""
_DRAWN_LINES = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: where it stands in the document."""

    start: int
    end: int


def find_pictures(text: str, fences: list[tuple[int, int, str]]) -> list[Picture]:
    """Every picture: images outside code blocks, diagram languages, and character drawings of at least three lines."""
    found = [
        Picture(start, end)
        for start, end in images(text)
        if not any(first <= start < last for first, last, _ in fences) and not _UNFILLED.search(text, start, end)
    ]
    for start, end, language in fences:
        drawn = (
            sum(bool(_BOX.search(line)) for line in text[start:end].split("\n")[1:-1])
            if not language or language in ("text", "txt", "ascii")
            else 0
        )
        if language in PICTURE_FENCES or drawn >= _DRAWN_LINES:
            found.append(Picture(start, end))
    run: list[int] = []
    if "+--" in text or "─" in text or "│" in text:
        at = 0
        for line in text.split("\n"):
            boxed = bool(line.strip()) and bool(re.search(r"[┌┐└┘├┤─│╔╗╚╝]|\+-{3,}\+|^\s*\|.*\|\s*$", line))
            run = [*run, at] if boxed else []
            if len(run) == _DRAWN_LINES and re.search(r"[┌┐└┘╔╗╚╝─]|\+-{3,}\+", text[run[0] : at + len(line)]):
                found.append(Picture(run[0], at + len(line)))
            at += len(line) + 1
    return sorted(found, key=lambda picture: picture.start)
