"""How student text travels through Markdown unharmed: three small escapes, each with its way back.

- *Character references* for what Markdown would swallow: control characters, white space at the edges of items and
  cells, and the separators of one-line forms (``&#32;``). Text that already looks like such a reference gets one more
  ``amp;``.
- A *backslash* before a code fence that is never closed, which would otherwise swallow the rest of the document.
- The comment ``<!-- text -->`` behind a line that reads like one of the document's own section headings but is the
  student's text.

All three change a line only where they must, so ordinary prose is written as typed.
"""

import re
from collections.abc import Callable, Sequence

TEXT_MARK = " <!-- text -->"

_CONTROLS = frozenset({*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF} - {0x09, 0x0A})
_REFERABLE = frozenset(str(code) for code in {*_CONTROLS, *map(ord, "\t\n *,:[]|")})
_REFERENCE = re.compile(r"&((?:amp;)*)#([0-9]{1,5});")
_INDENT = r"[ \t]*(?:(?:[-*+]|[0-9]{1,4}[.)])[ \t]+)?"  # a code block may be all that a list item holds
_OPENING = re.compile(rf"{_INDENT}(`{{3,}}(?=[^`]*$)|~{{3,}})")
_CLOSING = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*$")
_FENCE_LIKE = re.compile(rf"({_INDENT})(\\*)(?:`{{3}}|~{{3}})")


def refer(characters: str) -> str:
    """The characters as decimal character references."""
    return "".join(f"&#{ord(character)};" for character in characters)


def encode(text: str, also: str = "", *, edges: bool = True) -> str:
    """A field's text with references for control characters, those in ``also`` and, white space at edges."""
    text = _REFERENCE.sub(lambda m: f"&amp;{m[0][1:]}" if m[2] in _REFERABLE else m[0], text)
    text = "".join(refer(c) if ord(c) in _CONTROLS or c in also else c for c in text)
    if edges and text[:1] in {" ", "\t", "\n"}:
        text = refer(text[0]) + text[1:]
    if edges and text[-1:] in {" ", "\t", "\n"}:
        text = text[:-1] + refer(text[-1])
    return text


def decode(text: str) -> str:
    """The inverse of ``encode``; references it never writes, such as ``&#233;``, stay as they are."""

    def original(match: re.Match[str]) -> str:
        if match[2] not in _REFERABLE:
            return match[0]
        return f"&{match[0][5:]}" if match[1] else chr(int(match[2]))

    return _REFERENCE.sub(original, text)


def fenced_lines(lines: Sequence[str]) -> list[int]:
    """For each line: 1 where a code block opens that is closed again, 2 inside it up to its closing fence, else 0.

    Linear in the lines.
    """
    if not any("```" in line or "~~~" in line for line in lines):
        return [0] * len(lines)
    closers = [_CLOSING.match(line) for line in lines]
    longest_after = {"`": [0] * (len(lines) + 1), "~": [0] * (len(lines) + 1)}
    for i in range(len(lines) - 1, -1, -1):
        closer = closers[i]
        for character, longest in longest_after.items():
            here = len(closer[1]) if closer and closer[1][0] == character else 0
            longest[i] = max(longest[i + 1], here)
    fenced = [0] * len(lines)
    i = 0
    while i < len(lines):
        opening = _OPENING.match(lines[i])
        if opening and longest_after[opening[1][0]][i + 1] >= len(opening[1]):
            fenced[i] = 1
            closed = False
            while not closed:
                i += 1
                fenced[i] = 2
                closer = closers[i]
                closed = closer is not None and closer[1][0] == opening[1][0] and len(closer[1]) >= len(opening[1])
        i += 1
    return fenced


def is_blank(line: str) -> bool:
    """Whether a line holds nothing but spaces and tabs; other white space, such as a no-break space, is text."""
    return not line.strip(" \t")


def split_mark(line: str) -> tuple[str, int]:
    """A line without the marks at its end, and how many there were."""
    end, marks = len(line), 0
    while line.endswith(TEXT_MARK, 0, end):
        end -= len(TEXT_MARK)
        marks += 1
    return line[:end], marks


def protect(lines: Sequence[str], reads_as_heading: Callable[[int, Sequence[str]], bool]) -> list[str]:
    """Lines of student text, with a backslash before fences left open and a mark behind what reads as a heading.

    Args:
        lines: the text's lines, encoded.
        reads_as_heading: whether the line of that index would be taken for a section heading; it is shown lines
            without marks.
    """
    bare = [split_mark(line)[0] for line in lines]
    protected = []
    for i, (line, fenced) in enumerate(zip(lines, fenced_lines(lines), strict=True)):
        fence = None if fenced else _FENCE_LIKE.match(line)
        if fence:
            protected.append(f"{fence[1]}\\{line[fence.end(1) :]}")
        elif not fenced and reads_as_heading(i, bare):
            protected.append(line + TEXT_MARK)
        else:
            protected.append(line)
    return protected


def unprotect(lines: Sequence[str], reads_as_heading: Callable[[int, Sequence[str]], bool]) -> list[str]:
    """The inverse of ``protect``."""
    bare = [split_mark(line)[0] for line in lines]
    original = []
    for i, (line, fenced) in enumerate(zip(lines, fenced_lines(lines), strict=True)):
        fence = None if fenced else _FENCE_LIKE.match(line)
        if fence and fence[2]:
            original.append(fence[1] + line[fence.end(1) + 1 :])
        elif not fenced and line.endswith(TEXT_MARK) and reads_as_heading(i, bare):
            original.append(line.removesuffix(TEXT_MARK))
        else:
            original.append(line)
    return original
