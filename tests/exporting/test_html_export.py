"""The HTML export."""

import re
from html.parser import HTMLParser

import pytest
from export_samples import DOCUMENT, HOSTILE_SOURCE, SOURCE, SOURCES
from hypothesis import given, settings

from kit.errors import UnreadableError
from kit.exporting.html import render_html, source_from_html
from kit.exporting.source import Source
from kit.postmortem import Postmortem, write_markdown


class _Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(SOURCES)
@settings(max_examples=50, deadline=None)
def test_a_page_gives_its_source_back(source: Source) -> None:
    """What was exported is read back exactly."""
    assert source_from_html(render_html(source).encode("utf-8", "surrogatepass")) == source


def test_the_page_shows_every_part() -> None:
    """Facts, timeline, prose, tasks and footer are all there."""
    text = " ".join(_Page(render_html(SOURCE)).text.split())
    for part in (
        DOCUMENT.title,
        "14 March 2025, 09:47 to 10:14 UTC",
        "27 minutes",
        "30% of users",
        "Every third payment",
        "Detection The alert pages the on-call.",
        "the day after",
        "worker_rlimit_nofile 65536;",
        "What went well",
        "Platform team",
        "case web-nginx-fd-limit:1a2b3c4d",
        "written by amina",
    ):
        assert part in text


def test_the_page_is_small_and_always_the_same() -> None:
    """Without pictures it is under 60 kB, and the same source gives the same bytes."""
    page = render_html(SOURCE)
    assert len(page.encode()) < 60_000
    assert page == render_html(SOURCE)


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    """No script, no handler, no address that a browser would load, and a policy that forbids all of it."""
    for source in (SOURCE, HOSTILE_SOURCE):
        page = _Page(render_html(source))
        names = [tag for tag, _ in page.tags]
        assert not {"script", "link", "iframe", "object", "embed", "base", "form"} & set(names)
        assert names.count("style") == 1
        for tag, attributes in page.tags:
            assert not [
                name for name in attributes if name.startswith("on") or name in ("srcset", "style", "background")
            ]
            assert (attributes.get("src") or "data:image/").startswith("data:image/")
            if tag == "a":
                assert re.match(r"https?://|mailto:|data:text/markdown;", attributes["href"] or "")
        (policy,) = [a["content"] for t, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        style = re.search(r"<style>(.*?)</style>", render_html(source), re.DOTALL)[1]
        assert "url(" not in style
        assert "@import" not in style


def test_hostile_text_is_shown_as_text() -> None:
    """Tags that a student typed can be read on the page."""
    text = _Page(render_html(HOSTILE_SOURCE)).text
    assert "<script>alert(1)</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert source_from_html(render_html(HOSTILE_SOURCE).encode()) == HOSTILE_SOURCE


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    """The drawing has a title and a description that belong to it."""
    page = _Page(render_html(SOURCE))
    (svg,) = [a for t, a in page.tags if t == "svg" and a.get("role") == "img"]
    ids = {a.get("id") for _, a in page.tags}
    assert set(svg["aria-labelledby"].split()) <= ids
    assert "Timeline from 09:40 to 10:12" in page.text


def test_light_dark_and_print_are_all_provided_for() -> None:
    """The style sheet answers the reader's colour scheme and the printer."""
    page = render_html(SOURCE)
    assert "@media (prefers-color-scheme: dark)" in page
    assert "@media print" in page


@pytest.mark.parametrize(
    "document", [Postmortem(title="Only a title"), Postmortem(extras="Only notes"), Postmortem(resolution="x")]
)
def test_half_written_documents_are_exported(document: Postmortem) -> None:
    """Sections without content are left out, and the page is whole."""
    page = render_html(Source(write_markdown(document)))
    assert page.rstrip().endswith("</html>")
    assert "Timeline</h2>" not in page


def test_other_pages_are_refused_with_the_reason() -> None:
    """A page that the kit did not write, and one whose source is damaged, are told apart."""
    with pytest.raises(UnreadableError, match="carries no postmortem source"):
        source_from_html(b"<!DOCTYPE html><html><body>hello</body></html>")
    with pytest.raises(UnreadableError, match="is damaged"):
        source_from_html(b'<a id="postmortem-source" href="data:text/markdown;charset=utf-8;base64,AAA">x</a>')
