"""The exporters that nbconvert finds by their entry points: ``jupyter nbconvert --to postmortem-html draft-notebook.ipynb``.

Each finds the document in the notebook, as ``notebook.py`` tells, and gives it to the format's renderer; the kit's own export goes through here
too, so both give the same bytes. Nothing of the notebook is run, and its outputs are not looked at.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode

from kit.exporting.html import render_html
from kit.exporting.markdown import render_markdown
from kit.exporting.notebook import render_notebook, source_in
from kit.exporting.pdf import render_pdf
from kit.exporting.source import Source


class PostmortemExporter(Exporter):  # type: ignore[misc]
    """What the four have in common: from notebook to document to file."""

    render: ClassVar[Callable[[Source], str | bytes]]

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any  # noqa: ANN401
    ) -> tuple[str | bytes, dict[str, Any]]:
        """The finished document.

        Raises:
            UnreadableError: the notebook holds no postmortem; the message says what to do.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return type(self).render(source_in(nb)), resources


class PostmortemHTMLExporter(PostmortemExporter):
    """One self-contained HTML file."""

    export_from_notebook = "Postmortem (HTML)"
    output_mimetype = "text/html"
    render = staticmethod(render_html)

    def _file_extension_default(self) -> str:
        return ".html"


class PostmortemMarkdownExporter(PostmortemExporter):
    """The document as Markdown."""

    export_from_notebook = "Postmortem (Markdown)"
    output_mimetype = "text/markdown"
    render = staticmethod(render_markdown)

    def _file_extension_default(self) -> str:
        return ".md"


class PostmortemPDFExporter(PostmortemExporter):
    """The document as an accessible PDF."""

    export_from_notebook = "Postmortem (PDF)"
    output_mimetype = "application/pdf"
    render = staticmethod(render_pdf)

    def _file_extension_default(self) -> str:
        return ".pdf"


class PostmortemNotebookExporter(PostmortemExporter):
    """The document as a notebook of Markdown cells."""

    export_from_notebook = "Postmortem (notebook)"
    output_mimetype = "application/x-ipynb+json"
    render = staticmethod(render_notebook)

    def _file_extension_default(self) -> str:
        return ".ipynb"
