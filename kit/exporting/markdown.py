"""The Markdown export: the document itself, with the stamp as its last line. Plain Markdown is read as well."""

from kit.errors import UnreadableError
from kit.exporting.source import Source, read_source, write_source


def render_markdown(source: Source) -> str:
    """The document and its stamp."""
    return write_source(source)


def source_from_markdown(data: bytes) -> Source:
    """The document of a Markdown file; without a stamp its case and author are unknown.

    Raises:
        UnreadableError: the file is not UTF-8 text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not UTF-8 text (byte {error.start}); save it as UTF-8, or hand in the file as the kit exported it"
        ) from error
    return read_source(text)
