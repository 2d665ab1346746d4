"""The chat in the layout of a Slack export: users, channels, and one file a channel and day."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kit.evidence.case_file import CaseFile
from kit.evidence.items import ChatMessage


def slack_files(file: CaseFile) -> Iterator[tuple[str, str]]:
    """Name and text of each file of the export."""
    handles = list(dict.fromkeys([person.handle for person in file.people] + [message.who for message in file.chat]))
    users = {handle: f"U{number:08d}" for number, handle in enumerate(handles, start=1)}
    names = {person.handle: person.name for person in file.people}
    channels = sorted({message.channel for message in file.chat})
    yield "users.json", _json([_user(users[handle], handle, names.get(handle)) for handle in handles])
    yield (
        "channels.json",
        _json(
            [
                {"id": f"C{number:08d}", "name": channel, "members": list(users.values())}
                for number, channel in enumerate(channels, start=1)
            ]
        ),
    )
    ordered = sorted(file.chat, key=lambda message: (message.channel, message.at_utc))
    for (channel, day), messages in groupby(ordered, key=lambda m: (m.channel, m.at_utc.date().isoformat())):
        yield f"{channel}/{day}.json", _json([_message(message, users) for message in messages])


def _user(user_id: str, handle: str, name: str | None) -> dict[str, Any]:
    """A user of the export; whoever is not a person of the case is a bot or a shared account."""
    profile = {"real_name": name or handle, "display_name": handle}
    return {"id": user_id, "name": handle, "is_bot": name is None, "profile": profile}


def _message(message: ChatMessage, users: dict[str, str]) -> dict[str, str]:
    """A message; its ``ts`` is Unix time with the message's number as fraction, which makes it unique."""
    number = int(message.id.rpartition("-")[2])
    return {
        "type": "message",
        "user": users[message.who],
        "text": message.text,
        "ts": f"{int(message.at_utc.timestamp())}.{number:06d}",
    }


def _json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
