"""Student Markdown as plain nodes."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exporting.prose import parse, parse_inline, plain

PNG = "data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 20).decode()


def _all(nodes: list) -> list:
    found = []
    for node in nodes:
        found.append(node)
        for part in (
            node.get("children", []),
            *node.get("items", []),
            *node.get("header", []),
            *[c for r in node.get("rows", []) for c in r],
        ):
            found += _all(part)
    return found


def test_the_usual_markup_is_understood() -> None:
    """Emphasis, code, lists, quotes, tables and code blocks become nodes of their kinds."""
    nodes = parse("a *b* **c** ~~d~~ `e`\n\n1. x\n\n> q\n\n```\ncode\n```\n\n| h |\n|---|\n| r |\n\n---\n")
    kinds = {node["type"] for node in _all(nodes)}
    assert kinds >= {"paragraph", "em", "strong", "del", "code", "list", "quote", "code_block", "table", "rule", "text"}


def test_headings_count_from_the_largest_the_student_used() -> None:
    """A text that begins at level three begins at level one."""
    assert [node["level"] for node in parse("### a\n\n#### b\n")] == [1, 2]


def test_raw_html_is_text() -> None:
    """Tags are shown, never used."""
    assert parse("<b>x</b>") == [{"type": "paragraph", "children": [{"type": "text", "text": "<b>x</b>"}]}]
    assert parse("<script>\nx\n</script>")[0]["children"][0]["text"] == "<script>\nx\n</script>"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "&#106;avascript:x",
    ],
)
def test_links_lead_to_web_and_mail_only(url: str) -> None:
    """A link of another scheme is its text."""
    assert all(node["type"] != "link" for node in _all(parse(f"[x]({url}) <{url}>\n\n[r]\n\n[r]: {url}\n")))


def test_web_and_mail_links_stay() -> None:
    """Harmless links are kept."""
    nodes = _all(parse("[a](https://example.com) [b](mailto:a@example.com)"))
    assert [node["url"] for node in nodes if node["type"] == "link"] == ["https://example.com", "mailto:a@example.com"]


def test_pictures_inside_the_document_stay() -> None:
    """A PNG in the text is kept with its description."""
    (image,) = [node for node in _all(parse(f"![a chart]({PNG})")) if node["type"] == "image"]
    assert (image["media"], image["alt"]) == ("png", "a chart")


@pytest.mark.parametrize(
    "url", ["http://evil.example/x.png", "data:image/svg+xml;base64,PHN2Zz4=", "data:image/png;base64,AAAA", "x.png"]
)
def test_other_pictures_become_words(url: str) -> None:
    """Pictures from elsewhere, of dangerous kinds or that are none are told in words, and nothing would be loaded."""
    nodes = _all(parse(f"![a chart]({url})"))
    assert all(node["type"] != "image" for node in nodes)
    assert "a chart" in plain(f"![a chart]({url})")


def test_plain_is_the_words_alone() -> None:
    """Markup and line ends go, words stay."""
    assert plain("**a** `b`\n\n- [c](http://d.example)\n- e\n") == "a b c e"


def test_inline_text_has_no_blocks() -> None:
    """A cell that begins like a list is still a line of text."""
    assert parse_inline("- a | *b*")[0] == {"type": "text", "text": "- a | "}


def test_forbidden_characters_are_replaced() -> None:
    """NUL and its like never reach a document, also not as references."""
    text = "".join(node.get("text", "") for node in _all(parse("a\x00b\x01c &#0; &#1; \ufffe")))
    assert not set(text) & set("\x00\x01\ufffe")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_parsed(text: str) -> None:
    """No text makes the parser fail, and every node is of a known kind."""
    known = {
        "text",
        "code",
        "break",
        "strong",
        "em",
        "del",
        "link",
        "image",
        "paragraph",
        "quote",
        "heading",
        "list",
        "code_block",
        "table",
        "rule",
    }
    assert {node["type"] for node in _all(parse(text))} <= known


@pytest.mark.parametrize("unit", ["[", "*a ", "> ", "- ", "<", "`", "![", "|a", "~~"])
def test_long_runs_of_markup_are_parsed(unit: str) -> None:
    """Deep or long nonsense neither hangs nor overflows."""
    assert parse(unit * 5000)
