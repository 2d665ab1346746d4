"""Student Markdown as a small tree of plain nodes, the only form in which it reaches a template.

Everything a template could be harmed by is settled here: raw HTML is text, links lead to web and mail addresses only,
pictures are kept only when they are inside the document (``data:``) and of a harmless kind. A node is a dictionary
with a ``type`` and, by type:

===========================  ===================================================================
``text``, ``code``           ``text``
``break``                    nothing
``strong``, ``em``, ``del``  ``children``
``link``                     ``url``, ``children``
``image``                    ``media`` (such as ``png``), ``base64``, ``alt``
``paragraph``, ``quote``     ``children``
``heading``                  ``level`` (1 is the largest the student used), ``children``
``list``                     ``ordered``, ``start``, ``items`` (each a list of nodes)
``code_block``               ``text``
``table``                    ``header`` and ``rows``: cells, each a list of nodes
``rule``                     nothing
===========================  ===================================================================
"""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

Node = dict[str, Any]

_LINKS = ("https://", "http://", "mailto:")
_DATA_IMAGE = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)\Z", re.IGNORECASE)
_MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff", "gif": b"GIF8", "webp": b"RIFF"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_EMPHASIS = {"strong": "strong", "emphasis": "em", "strikethrough": "del"}


def parse(markdown: str) -> list[Node]:
    """The blocks of a Markdown text, its largest headings at level 1."""
    blocks = _blocks(_parser()(printable(markdown)))
    largest = min((node["level"] for node in blocks if node["type"] == "heading"), default=1)
    for node in blocks:
        if node["type"] == "heading":
            node["level"] -= largest - 1
    return blocks


def parse_inline(markdown: str) -> list[Node]:
    """The inline nodes of a one-line text, such as a table cell or a title; block structure is not looked for."""
    return _joined_text(_inlines(_parser().inline(printable(markdown), {})))


def plain(markdown: str) -> str:
    """The words of a Markdown text on one line, without its markup."""
    return " ".join(_words(parse(markdown)).split())


def printable(text: str) -> str:
    """The text with each character that no document may hold (NUL and its like) replaced by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


@cache
def _parser() -> Any:  # noqa: ANN401 - mistune's parser has no useful type here
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table", "strikethrough"])


def _blocks(tokens: Iterable[Node]) -> list[Node]:
    return [node for token in tokens if (node := _block(token)) is not None]


def _block(token: Node) -> Node | None:
    build = _BLOCKS.get(token["type"])
    if build:
        return build(token)
    return None if token["type"] == "blank_line" else _paragraph_of(token.get("raw", ""))


def _paragraph_of(text: str) -> Node:
    """Raw HTML and whatever else a parser may hand over, as the text it is."""
    return {"type": "paragraph", "children": [{"type": "text", "text": text.strip("\n")}]}


def _list(token: Node) -> Node:
    items = [_blocks(item["children"]) for item in token["children"]]
    return {
        "type": "list",
        "ordered": bool(token["attrs"].get("ordered")),
        "start": min(int(token["attrs"].get("start", 1)), 10**6),
        "items": items,
    }


def _table(token: Node) -> Node:
    head, *bodies = token["children"]
    rows = [[_inlines(cell["children"]) for cell in row["children"]] for body in bodies for row in body["children"]]
    return {"type": "table", "header": [_inlines(cell["children"]) for cell in head["children"]], "rows": rows}


_BLOCKS: dict[str, Callable[[Node], Node]] = {
    "paragraph": lambda t: {"type": "paragraph", "children": _inlines(t["children"])},
    "block_text": lambda t: {"type": "paragraph", "children": _inlines(t["children"])},
    "heading": lambda t: {"type": "heading", "level": t["attrs"]["level"], "children": _inlines(t["children"])},
    "block_quote": lambda t: {"type": "quote", "children": _blocks(t["children"])},
    "block_code": lambda t: {"type": "code_block", "text": t["raw"].rstrip("\n")},
    "thematic_break": lambda _: {"type": "rule"},
    "list": _list,
    "table": _table,
}


def _inlines(tokens: Iterable[Node]) -> list[Node]:
    return _joined_text([node for token in tokens for node in _inline(token)])


def _inline(token: Node) -> list[Node]:
    match token["type"]:
        case "text":
            return [{"type": "text", "text": printable(html.unescape(token["raw"]))}]
        case "codespan":
            return [{"type": "code", "text": token["raw"]}]
        case "linebreak":
            return [{"type": "break"}]
        case "softbreak":
            return [{"type": "text", "text": "\n"}]
        case "link":
            children = _inlines(token["children"])
            url = printable(html.unescape(token["attrs"]["url"])).strip()
            return (
                [{"type": "link", "url": url, "children": children}] if url.casefold().startswith(_LINKS) else children
            )
        case "image":
            return _image(token)
        case kind if kind in _EMPHASIS:
            return [{"type": _EMPHASIS[kind], "children": _inlines(token["children"])}]
    return [{"type": "text", "text": token.get("raw", "")}, *_inlines(token.get("children", ()))]


def _image(token: Node) -> list[Node]:
    """A picture inside the document as such; one from elsewhere as a link to it, since an export loads nothing."""
    alt = _words(_inlines(token["children"])).strip() or "picture"
    url = token["attrs"]["url"].strip()
    if data := _DATA_IMAGE.match(url):
        media = data[1].lower().replace("jpg", "jpeg")
        encoded = "".join(data[2].split())
        if _decoded(encoded).startswith(_MAGIC[media]):
            return [{"type": "image", "media": media, "base64": encoded, "alt": alt}]
        return [{"type": "text", "text": f"{alt} (picture that cannot be shown)"}]
    if url.casefold().startswith(_LINKS[:2]):
        return [{"type": "link", "url": url, "children": [{"type": "text", "text": f"{alt} (picture, not included)"}]}]
    return [{"type": "text", "text": f"{alt} (picture, not included)"}]


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _joined_text(nodes: list[Node]) -> list[Node]:
    """The nodes with neighbouring texts made one."""
    joined: list[Node] = []
    for node in nodes:
        if node["type"] == "text" and joined and joined[-1]["type"] == "text":
            joined[-1] = {"type": "text", "text": joined[-1]["text"] + node["text"]}
        elif node["type"] != "text" or node["text"]:
            joined.append(node)
    return joined


def _words(nodes: Iterable[Node]) -> str:
    """The text of nodes, with a space between blocks."""
    words: list[str] = []
    for node in nodes:
        words.append(str(node.get("text", node.get("alt", " "))))
        words.append(_words(node.get("children", ())))
        words.extend(_words(item) + " " for item in (*node.get("items", ()), *node.get("header", ())))
        words.extend(_words(cell) + " " for row in node.get("rows", ()) for cell in row)
    return "".join(words)
