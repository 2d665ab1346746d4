"""The same write-ups in many surface forms: what a reader learns from them is the same in each."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class WriteUp:
    """What a write-up tells, without saying how it is set on the page.

    Attributes:
        title: its title.
        summary: label and text of each line of the summary.
        timeline: time and text of each entry.
        cause: the cause in detail.
        fix: the fix in detail.
        improvements: areas to improve.
        tasks: tasks, or areas where none is told.
    """

    title: str
    summary: tuple[tuple[str, str], ...]
    timeline: tuple[tuple[str, str], ...]
    cause: str
    fix: str
    improvements: tuple[str, ...]
    tasks: tuple[str, ...]


FULL = WriteUp(
    title="Postmortem: booking site of the ferry line",
    summary=(
        ("Duration", "7 July 2025, 06:40 to 08:15 CEST (95 minutes)"),
        ("Impact", "The booking site refused payments. Buyers saw an error page; 60% of all customers were affected."),
        ("Root cause", "The certificate of the payment gateway had expired during the night."),
    ),
    timeline=(
        ("06:40", "Payments begin to fail."),
        ("06:55", "A customer calls the hotline because her payment was refused."),
        ("07:05", "We suspect the new price list and roll it back, which did not help."),
        ("07:30", "Escalated to the network team."),
        ("07:50", "They read the log of the gateway and find the expired certificate."),
        ("08:15", "The certificate is renewed and the gateway restarted; payments work again."),
    ),
    cause="The renewal job ran under an account that had been closed, so it failed every night without an alert. When "
    "the certificate expired, the gateway refused every connection and no payment went through.",
    fix="We renewed the certificate by hand, reloaded nginx on the gateway and moved the renewal job to a new account.",
    improvements=("Certificates need an owner.", "A job that fails should tell somebody."),
    tasks=("Add an alert 30 days before a certificate expires", "Move the renewal jobs to the service account",
           "Write a test payment that runs every five minutes"),
)  # fmt: skip
"""Everything told, but for the picture."""

HALF = WriteUp(
    title="Postmortem: the library catalogue",
    summary=(
        ("Duration", "2 April 2025, 14:10 to 16:00"),
        ("Impact", "The website was slow for many readers."),
        ("Root cause", "A bug."),
    ),
    timeline=(
        ("14:10", "The catalogue becomes slow."),
        ("14:30", "The problem was noticed."),
        ("14:45", "The database looked normal."),
        ("16:00", "The issue was fixed."),
    ),
    cause="The outage was caused by a bug in the new search page.",
    fix="The search page was corrected.",
    improvements=("Better tests",),
    tasks=("Improve communication", "Train the team"),
)
"""About half of it told: vague words where the full one has facts."""

SECOND = WriteUp(
    title="Incident report on the school's mail",
    summary=(
        ("Duration", "12 May 2025 from 9:15 AM to 11:45 AM WAT, two and a half hours"),
        ("Impact", "The mail server of the school was unreachable and 800 students could not read their e-mail."),
        ("Root cause", "A firewall rule blocked port 993 after an update of the router."),
    ),
    timeline=(
        ("9:15 AM", "The router is updated and the mail server becomes unreachable."),
        ("9:25 AM", "The monitoring sends an alert."),
        ("9:40 AM", "We thought that the disk was full and deleted old logs; this was a false lead."),
        ("10:30 AM", "The incident is escalated to the provider of the router."),
        ("11:45 AM", "The firewall rule is removed and mail works again."),
    ),
    cause="The update reset the firewall to its defaults. Because the default rules block port 993, no mail program "
    "could connect to the server.",
    fix="We opened port 993 in the firewall of the router and saved the rules to its configuration file.",
    improvements=("Updates should be tried on the spare router first.", "Rules should be kept in one place."),
    tasks=("Put the firewall rules under version control", "Add a check of port 993 to the monitoring"),
)
"""Another full one, with twelve-hour times."""

WRITE_UPS = {"full": FULL, "half": HALF, "second": SECOND}

Head = Callable[[int, str], str]


def _page(told: WriteUp, head: Head, *, bullet: str = "- ", label: str = "{}: {}", time: str = "{} - {}") -> str:
    summary = "\n".join(bullet + label.format(*line) for line in told.summary)
    timeline = "\n".join(bullet + time.format(*entry) for entry in told.timeline)
    return "\n\n".join(
        [
            head(1, told.title),
            head(2, "Issue Summary"),
            summary,
            head(2, "Timeline"),
            timeline,
            head(2, "Root cause and resolution"),
            head(3, "Root cause"),
            told.cause,
            head(3, "Resolution"),
            told.fix,
            head(2, "Corrective and preventative measures"),
            head(3, "Improvements"),
            "\n".join(bullet + each for each in told.improvements),
            head(3, "Tasks"),
            "\n".join(bullet + each for each in told.tasks),
            "",
        ]
    )


def _atx(level: int, words: str) -> str:
    return f"{'#' * level} {words}"


def _setext(level: int, words: str) -> str:
    return f"{words}\n{('=' if level == 1 else '-') * len(words)}" if level < 3 else f"**{words}**"


def _plain(level: int, words: str) -> str:
    return words if level < 3 else f"{words}:"


def _clipped(level: int, words: str) -> str:
    return _atx(level, words if level == 1 else words[1:])


_OTHER_WORDS = {
    "Issue Summary": "Synopsis",
    "Timeline": "Sequence of events",
    "Root cause and resolution": "Analysis of the cause and recovery",
    "Corrective and preventative measures": "Future safeguards",
    "Improvements": "What can be improved",
    "Tasks": "Follow-up actions",
}
_QUESTIONS = {
    "Issue Summary": "What happened?",
    "Root cause": "What was causing the issue?",
    "Resolution": "How was the issue fixed?",
    "Improvements": "What are the things that can be improved/fixed?",
    "Tasks": "List of tasks to address the issue",
}


def _as_table(told: WriteUp) -> str:
    rows = ["| Time | Event |", "|---|---|", *(f"| {time} | {text} |" for time, text in told.timeline)]
    page = _page(told, _atx)
    listed = "\n".join(f"- {time} - {text}" for time, text in told.timeline)
    return page.replace(listed, "\n".join(rows))


def _with_rows_below(told: WriteUp) -> str:
    page = _page(told, _atx)
    listed = "\n".join(f"- {time} - {text}" for time, text in told.timeline)
    return page.replace(listed, "\n\n".join(f"**{time}**\n- {text}" for time, text in told.timeline))


def _in_prose(told: WriteUp) -> str:
    page = _page(told, _atx)
    listed = "\n".join(f"- {label}: {text}" for label, text in told.summary)
    return page.replace(listed, "\n\n".join(f"**{label}:** {text}" for label, text in told.summary))


def _listed(told: WriteUp) -> str:
    return "\n".join(f"- {time} - {text}" for time, text in told.timeline)


def _with_timeline(told: WriteUp, timeline: str) -> str:
    return _page(told, _atx).replace(_listed(told), timeline)


def _time_last(told: WriteUp) -> str:
    return _with_timeline(
        told, "\n".join(["| Event | Time |", "|---|---|", *(f"| {b} | {a} |" for a, b in told.timeline)])
    )


def _in_html_table(told: WriteUp) -> str:
    rows = "\n".join(f"<tr><td>{time}</td><td>{text}</td></tr>" for time, text in told.timeline)
    return _with_timeline(told, f"<table>{rows}</table>")


def _as_fields(told: WriteUp) -> str:
    listed = "\n".join(f"- {label}: {text}" for label, text in told.summary)
    return _page(told, _atx).replace(listed, "\n\n".join(f"### {label}\n{text}" for label, text in told.summary))


def _html(level: int, words: str) -> str:
    return f"<h{level}>{words}</h{level}>"


FORMS: dict[str, Callable[[WriteUp], str]] = {
    "atx": lambda told: _page(told, _atx),
    "atx without a blank": lambda told: _page(told, lambda level, words: "#" * level + words),
    "underlined": lambda told: _page(told, _setext, bullet="* ", label="**{}:** {}"),
    "bold": lambda told: _page(told, lambda _, words: f"**{words}**", label="**{}**: {}", time="**{}**: {}"),
    "plain": lambda told: _page(told, _plain, bullet="", time="{} {}"),
    "plain in capitals": lambda told: _page(told, lambda _, words: words.upper(), bullet="• "),
    "html": lambda told: _page(told, _html, bullet="<li>", label="<b>{}</b>: {}"),
    "first letters lost": lambda told: _page(told, _clipped),
    "other words": lambda told: _page(told, lambda level, words: _atx(level, _OTHER_WORDS.get(words, words))),
    "questions": lambda told: _page(told, lambda level, words: _atx(level, _QUESTIONS.get(words, words))),
    "table": _as_table,
    "times as headings of lists": _with_rows_below,
    "summary in paragraphs": _in_prose,
    "numbered": lambda told: _page(told, _atx, bullet="1. "),
    "times in brackets": lambda told: _page(told, _atx, time="[{}] {}"),
    "times in brackets at the end": lambda told: _page(told, _atx, time="{1} ({0})"),
    "times last in a table": _time_last,
    "times as headings": lambda told: _with_timeline(told, "\n\n".join(f"### {a}\n{b}" for a, b in told.timeline)),
    "html table": _in_html_table,
    "summary under headings": _as_fields,
    "quoted": lambda told: "\n".join("> " + line for line in _page(told, _atx).split("\n")),
    "without blank lines": lambda told: _page(told, _atx).replace("\n\n", "\n"),
    "misspelt headings": lambda told: (
        _page(told, _atx)
        .replace("Summary", "Sumary")
        .replace("## Timeline", "## Timline")
        .replace("measures", "mesures")
    ),
    "line ends of Windows": lambda told: _page(told, _atx).replace("\n", "\r\n"),
    "typographic quotes and dashes": lambda told: _page(told, _atx, time="{} – {}").replace("'", "’"),
}
