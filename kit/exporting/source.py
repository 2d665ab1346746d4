"""What every export carries: the document's own Markdown, and where it comes from.

As text it is the Markdown followed by one comment line, the *stamp*, which no Markdown viewer shows::

    <!-- postmortem-kit 0.1.0; case: web-nginx-fd-limit:1a2b3c4d; student: amina -->

Values in the stamp are percent-encoded, so that no name can end the comment or the line.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from kit import __version__

BYTES_MAX = 5_000_000
"""The largest file that is read, and the largest document that is taken out of one."""

_STAMP = re.compile(r"<!-- postmortem-kit ([^\s;]*); case: ([^\s;]*); student: ([^\s;]*) -->[ \t\r\n]*\Z")
_LONGEST_STAMP = 4000  # characters; a stamp is looked for in the text's tail only


@dataclass(frozen=True, slots=True)
class Source:
    """A document on its way into or out of an export.

    Attributes:
        markdown: the document.
        case_id: the case it is about; empty when it is about none (a real incident, a text from elsewhere).
        student: who wrote it; empty when not known.
        kit_version: the version of the kit that made the export; empty when none did.
    """

    markdown: str
    case_id: str = ""
    student: str = ""
    kit_version: str = __version__


def write_source(source: Source) -> str:
    """The Markdown and its stamp as one text."""
    values = (source.kit_version, source.case_id, source.student)
    version, case_id, student = (quote(value, safe=":@+.,", errors="surrogatepass") for value in values)
    return f"{source.markdown}\n<!-- postmortem-kit {version}; case: {case_id}; student: {student} -->\n"


def read_source(text: str) -> Source:
    """The inverse of ``write_source``; a text without a stamp is a document of unknown origin."""
    start = text.rfind("<!-- postmortem-kit ", max(0, len(text) - _LONGEST_STAMP))
    stamp = _STAMP.match(text, start) if start >= 0 else None
    if stamp is None:
        return Source(text, kit_version="")
    version, case_id, student = (unquote(value, errors="surrogatepass") for value in stamp.groups())
    return Source(text[:start].removesuffix("\n").removesuffix("\r"), case_id, student, version)
