"""The HTML export: one file, no script, nothing loaded from anywhere, light and dark, with a print style sheet.

The document's source is attached as a link to save it; that link is what the reader reads, and nothing else of the
page.
"""

import base64
import binascii
import re
from functools import cache
from typing import TYPE_CHECKING

from kit.errors import UnreadableError
from kit.exporting.source import Source, read_source, write_source

if TYPE_CHECKING:
    from jinja2 import Template

_ATTACHED = re.compile(rb"<a\b[^<>]{0,400}?\bid=[\"']?postmortem-source\b[^<>]*>", re.IGNORECASE)
_DATA = re.compile(rb"data:text/markdown;charset=utf-8;base64,([A-Za-z0-9+/=]*)")


def render_html(source: Source) -> str:
    """The page. Student text reaches it only as escaped values; same source, same text."""
    from kit.exporting.view import make_view

    attached = base64.b64encode(write_source(source).encode("utf-8", "surrogatepass")).decode()
    return _template().render(v=make_view(source), attached=attached)


def source_from_html(data: bytes) -> Source:
    """The source attached to a page that the kit wrote.

    Raises:
        UnreadableError: the page carries none.
    """
    link = _ATTACHED.search(data)
    attached = _DATA.search(link[0]) if link else None
    if attached is None:
        raise UnreadableError(
            "this HTML page carries no postmortem source; hand in the file as the kit exported it, or the Markdown"
        )
    try:
        return read_source(base64.b64decode(attached[1], validate=True).decode("utf-8", "surrogatepass"))
    except (binascii.Error, UnicodeDecodeError) as error:
        raise UnreadableError("the source attached to this HTML page is damaged; export the document again") from error


@cache
def _template() -> "Template":
    from markupsafe import Markup

    from kit.exporting.signs import SIGNS
    from kit.exporting.templating import environment, style_sheet

    env = environment()
    env.globals.update(signs=SIGNS, tokens=Markup(style_sheet("tokens.css")), css=Markup(style_sheet("export.css")))  # noqa: S704 - the kit's own files
    return env.get_template("postmortem.html.j2")
