"""Take the markup out of a Markdown text without moving a character.

Every mark (emphasis, links, HTML tags, code fences) is replaced by as many blanks, so that an offset in the plain
text is the same offset in the document: a quote is cut from the document itself and its line can be told.
"""

import re

BREAK = "\v"
"""Stands in the plain text where an HTML tag breaks a line; unlike a line feed it does not count as a line of the
document."""

_FENCE = re.compile(r"^[ \t>]{0,8}(```+|~~~+)([^\n`]*)$", re.MULTILINE)
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,4000}\)"
_IMAGE = re.compile(
    rf"!\[[^\]\[\n]{{0,500}}\](?:{_TARGET}|\[[^\]\[\n]{{0,200}}\])|<img\b[^<>]{{0,4000}}>|<svg\b|<picture\b",
    re.IGNORECASE,
)
_LINK = re.compile(rf"\[([^\]\[\n]{{0,500}})\]({_TARGET}|\[[^\]\[\n]{{0,200}}\])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\s[^<>\n]{0,1000})?)/?>")
_URL = re.compile(r"\b(?:https?|ftp)://[^\s<>)\]]{1,4000}", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?=[*`~_\\])(?:\*+|`+|~~+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|\\(?=[^\w\s]))")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,40}:")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
_BRACKETED = re.compile(r"\[[^\]\[\n]{0,120}\]|<[^<>\n]{1,80}>|\{\{[^{}\n]{0,120}\}\}")
_TIME = re.compile(r"\d[:.h][0-5]\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"_{3,}|\.{3,}|…")
_TO_FILL = re.compile(r"\b(?:TODO|TBD|TBC|FIXME|XX+|xx:xx|hh:mm|HH:MM|YYYY-MM-DD|N/A|[Ll]orem ipsum)\b")
_HEADS_LIST = re.compile(r"(?:\s?(?i:list|items?))?[ \t]*[:*_]+[ \t]*$|\s(?i:list|items?)\b", re.MULTILINE)
"""What follows the word TODO where it heads the list of tasks and is no gap to fill."""
_LINE_TAGS = frozenset(
    {
        "br",
        "p",
        "div",
        "tr",
        "ul",
        "ol",
        "table",
        "hr",
        "blockquote",
        "section",
        "details",
        "summary",
        "dd",
        "dt",
        "center",
    }
)
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PICTURE_FENCES = frozenset({"mermaid", "plantuml", "dot", "graphviz", "ditaa", "svgbob"})
"""Languages of a fenced block that are drawn as a picture."""


def blank(text: str) -> str:
    """As many blanks as the text has characters, keeping its line feeds."""
    return " " * len(text) if "\n" not in text else "\n".join(" " * len(line) for line in text.split("\n"))


def fences(text: str) -> list[tuple[int, int, str]]:
    """The fenced code blocks: offset of the opening fence, offset after the closing one, language in lower case."""
    found: list[tuple[int, int, str]] = []
    opened: tuple[int, str, str] | None = None
    for match in _FENCE.finditer(text):
        mark, info = match[1], match[2].strip()
        if opened is None:
            opened = (match.start(), mark, info.split()[0].lower() if info else "")
        elif mark[0] == opened[1][0] and len(mark) >= len(opened[1]) and not info:
            found.append((opened[0], match.end(), opened[2]))
            opened = None
    if opened is not None:
        found.append((opened[0], len(text), opened[2]))
    return found


def images(text: str) -> list[tuple[int, int]]:
    """Where Markdown or HTML images stand."""
    return [match.span() for match in _IMAGE.finditer(text)] if "![" in text or "<" in text else []


def plain(text: str, code: list[tuple[int, int, str]]) -> str:
    """The text with markup, code, pictures, addresses and unfilled placeholders blanked, character for character."""
    pieces, at = [], 0
    for start, end, _ in code:
        pieces += [text[at:start], blank(text[start:end])]
        at = end
    out = "".join([*pieces, text[at:]])
    if "<!--" in out:
        out = _without_comments(out)
    if "![" in out or "<img" in out.lower():
        out = _IMAGE.sub(lambda match: blank(match[0]), out)
    if "](" in out or "][" in out:
        out = _LINK.sub(lambda match: " " + match[1] + " " * (len(match[0]) - len(match[1]) - 1), out)
    if "<" in out:
        out = _TAG.sub(_tag, out)
    if "://" in out:
        out = _URL.sub(lambda match: blank(match[0]), out)
    out = _blank_placeholders(out)
    out = _ENTITY.sub(lambda match: blank(match[0]), out) if "&" in out else out
    out = _SHORTCODE.sub(lambda match: blank(match[0]), out)
    return _EMPHASIS.sub(lambda match: blank(match[0]), out)


def _blank_placeholders(text: str) -> str:
    """The text with fields that an author has not filled in blanked."""
    if "[" in text or "<" in text or "{{" in text:
        text = _BRACKETED.sub(_field, text)
    if "___" in text or "..." in text or "…" in text:
        text = _LEFT_OPEN.sub(lambda match: blank(match[0]), text)
    return _TO_FILL.sub(_to_fill, text)


def _field(match: re.Match[str]) -> str:
    """A field in brackets blanked; where a time stands in it ("[10:05]") it is filled in, and only its brackets go."""
    return f" {match[0][1:-1]} " if _TIME.search(match[0]) else blank(match[0])


def _to_fill(match: re.Match[str]) -> str:
    return match[0] if _HEADS_LIST.match(match.string, match.end()) else blank(match[0])


def _without_comments(text: str) -> str:
    """The text with HTML comments blanked; one that is never closed stays."""
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[at:start], blank(text[start : end + 3])]
        at = end + 3
    return "".join([*pieces, text[at:]])


def _tag(match: re.Match[str]) -> str:
    """What an HTML tag becomes: a line break, a heading or list mark, or blanks, of the same length."""
    closing, name, width = match[1], match[2].lower(), len(match[0])
    if name in _HEADING_TAGS:
        return BREAK.ljust(width) if closing else (BREAK + "#" + " ").ljust(width)
    if name == "li":
        return BREAK.ljust(width) if closing else (BREAK + "- ").ljust(width)
    if name in ("td", "th") and not closing:
        return " | ".ljust(width)
    return BREAK.ljust(width) if name in _LINE_TAGS else " " * width
