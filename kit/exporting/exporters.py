"""The exporters that nbconvert finds by entry point: ``jupyter nbconvert --to postmortem-html draft-notebook.ipynb``.

Each finds the document in the notebook, as ``notebook.py`` tells, and gives it to the format's renderer; the kit's own
export goes through here too, so both give the same bytes. Nothing of the notebook is run, and its outputs are not
looked at.
"""

from typing import Any

from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode

from kit.exporting.html import render_html
from kit.exporting.markdown import render_markdown
from kit.exporting.notebook import render_notebook, source_in
from kit.exporting.pdf import render_pdf
from kit.exporting.source import Source


class PostmortemExporter(Exporter):
    """What the four have in common: from notebook to document to file."""

    def render(self, source: Source) -> str | bytes:
        """The finished file."""
        raise NotImplementedError

    def from_notebook_node(self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any) -> Any:  # noqa: ANN401
        """The finished document (text or bytes) and the resources, as nbconvert's own exporters answer.

        Raises:
            UnreadableError: the notebook holds no postmortem; the message says what to do.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return self.render(source_in(nb)), resources


class PostmortemHTMLExporter(PostmortemExporter):
    """One self-contained HTML file."""

    export_from_notebook = "Postmortem (HTML)"
    output_mimetype = "text/html"

    def render(self, source: Source) -> str:
        """See ``kit.exporting.html``."""
        return render_html(source)

    def _file_extension_default(self) -> str:
        return ".html"


class PostmortemMarkdownExporter(PostmortemExporter):
    """The document as Markdown."""

    export_from_notebook = "Postmortem (Markdown)"
    output_mimetype = "text/markdown"

    def render(self, source: Source) -> str:
        """See ``kit.exporting.markdown``."""
        return render_markdown(source)

    def _file_extension_default(self) -> str:
        return ".md"


class PostmortemPDFExporter(PostmortemExporter):
    """The document as an accessible PDF."""

    export_from_notebook = "Postmortem (PDF)"
    output_mimetype = "application/pdf"

    def render(self, source: Source) -> bytes:
        """See ``kit.exporting.pdf``."""
        return render_pdf(source)

    def _file_extension_default(self) -> str:
        return ".pdf"


class PostmortemNotebookExporter(PostmortemExporter):
    """The document as a notebook of Markdown cells."""

    export_from_notebook = "Postmortem (notebook)"
    output_mimetype = "application/x-ipynb+json"

    def render(self, source: Source) -> str:
        """See ``kit.exporting.notebook``."""
        return render_notebook(source)

    def _file_extension_default(self) -> str:
        return ".ipynb"
