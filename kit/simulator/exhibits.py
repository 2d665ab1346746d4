"""Which evidence items show an event of the answer key: from short references in the prose to the items' ids.

References are ``change:<id>``, ``chat:<line>``, ``metric:<id>``, ``alert:first``, ``page:<event>``,
``status:<status>``, ``err:first`` and ``err:last`` (failures in the error log), ``app:first`` and
``app:last`` (errors in the application's log), ``sys:<anchor>`` (the system log around an instant), and
``ticket:first``.
"""

from kit.evidence.case_file import CaseFile
from kit.simulator.streams.story import Story

_SYSLOG_BEFORE_S, _SYSLOG_AFTER_S = 25.0, 60.0
_APP_ERROR = "ERROR shop."
_ROUTINE = ("debian-sa1", "apt-daily", "System clock", _APP_ERROR)


class Exhibits:
    """Resolves references within one case."""

    def __init__(self, story: Story, file: CaseFile, *, chat: dict[str, str], changes: dict[str, str]) -> None:
        """Take in the case.

        Args:
            story: the story.
            file: its evidence.
            chat: the message id of each line of the prose that was said.
            changes: the item id of each change, by its name in the scenario or the action's.
        """
        self._story = story
        self._file = file
        self._chat = chat
        self._changes = changes

    def of(self, name: str) -> tuple[str, ...]:
        """The ids of the items that show an event or a red herring, in the order of the prose; empty where none do."""
        references = self._story.prose.shows.get(name, ())
        return tuple(dict.fromkeys(item_id for reference in references for item_id in self._resolve(reference)))

    def _resolve(self, reference: str) -> tuple[str, ...]:
        stream, _, key = reference.partition(":")
        file = self._file
        match stream:
            case "change":
                found = [self._changes[key]] if key in self._changes else []
            case "chat":
                found = [self._chat[key]] if key in self._chat else []
            case "metric":
                found = [series.id for series in file.metrics if series.id == f"metric-{key}"]
            case "alert":
                found = [alert.id for alert in file.alerts if alert.state == "firing" and alert.severity == "page"][:1]
            case "page":
                found = [page.id for page in file.pages if page.event == key][:1]
            case "status":
                found = [post.id for post in file.status if post.status == key][:1]
            case "ticket":
                found = [ticket.id for ticket in file.tickets[:1]]
            case "err":
                failures = [line.id for line in file.error_log if "[warn]" not in line.text]
                found = failures[:1] if key == "first" else failures[-1:]
            case "app":
                errors = [line.id for line in file.syslog if _APP_ERROR in line.text]
                found = errors[:1] if key == "first" else errors[-1:]
            case "sys":
                found = self._around(key)
            case _:
                raise ValueError(f"{reference!r} refers to no stream of evidence; see kit/simulator/exhibits.py")
        return tuple(found)

    def _around(self, anchor: str) -> list[str]:
        """Lines of the system log, routine ones left out, from shortly before to shortly after an instant."""
        at_s = self._story.anchor(anchor)
        if at_s is None:
            return []
        return [
            line.id
            for line in self._file.syslog
            if -_SYSLOG_BEFORE_S <= self._story.seconds(line.at_utc) - at_s <= _SYSLOG_AFTER_S
            and not any(routine in line.text for routine in _ROUTINE)
        ]
