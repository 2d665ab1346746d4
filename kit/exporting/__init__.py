"""Exports: a finished document as one file that carries its own source, and reading such files back.

Importing this part loads none of nbconvert, nbformat, Typst, Jinja2 or mistune; each is loaded by the first export
that needs it.
"""

from kit.errors import UnknownNameError
from kit.exporting.reading import read_export, read_format
from kit.exporting.source import Source, read_source, write_source

__all__ = ["FORMATS", "SUFFIXES", "Source", "export", "read_export", "read_format", "read_source", "write_source"]

SUFFIXES: dict[str, str] = {"html": ".html", "markdown": ".md", "pdf": ".pdf", "notebook": ".ipynb"}
"""The file name ending of each format."""

FORMATS: tuple[str, ...] = tuple(SUFFIXES)
"""The formats' names."""


def export(source: Source, format: str) -> bytes:  # noqa: A002 - the word users know
    """The document as a finished file, through nbconvert, or where that is not installed by the same renderer directly.

    Raises:
        UnknownNameError: there is no such format; the message lists those there are.
        KitError: a PDF cannot be typeset, or its package is missing.
    """
    if format not in SUFFIXES:
        raise UnknownNameError(f"no export format {format!r}; there are {', '.join(FORMATS)}")
    try:
        import nbconvert  # noqa: F401 - only whether it is there
    except ImportError:
        output = _render(source, format)
    else:
        output = _convert(source, format)
    return output if isinstance(output, bytes) else output.encode("utf-8", "surrogatepass")


def _convert(source: Source, format_name: str) -> str | bytes:
    """Through the exporter that ``jupyter nbconvert --to postmortem-...`` uses."""
    from nbformat import from_dict

    from kit.exporting import exporters
    from kit.exporting.notebook import build_notebook

    classes: dict[str, type[exporters.PostmortemExporter]] = {
        "html": exporters.PostmortemHTMLExporter,
        "markdown": exporters.PostmortemMarkdownExporter,
        "pdf": exporters.PostmortemPDFExporter,
        "notebook": exporters.PostmortemNotebookExporter,
    }
    notebook = from_dict(build_notebook(source))  # type: ignore[no-untyped-call]
    output: str | bytes = classes[format_name]().from_notebook_node(notebook)[0]
    return output


def _render(source: Source, format_name: str) -> str | bytes:
    """By the renderer itself."""
    if format_name == "html":
        from kit.exporting.html import render_html

        return render_html(source)
    if format_name == "pdf":
        from kit.exporting.pdf import render_pdf

        return render_pdf(source)
    if format_name == "notebook":
        from kit.exporting.notebook import render_notebook

        return render_notebook(source)
    from kit.exporting.markdown import render_markdown

    return render_markdown(source)
