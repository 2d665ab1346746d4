"""The investigation room, without a browser."""

from typing import Any

import pytest

from kit.drafts import WorkingCopy
from kit.evidence import CaseFile
from kit.widgets.room import InvestigationRoom


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the room tells the browser."""
    messages: list[Any] = []
    monkeypatch.setattr(InvestigationRoom, "send", lambda _, content: messages.append(content))
    return messages


def say(room: InvestigationRoom, message: dict[str, Any]) -> None:
    """Deliver a message as the browser would."""
    room._handle_custom_msg(message, [])


def test_the_room_says_what_it_holds(case_file: CaseFile, copy: WorkingCopy) -> None:
    """Its text form names the case and counts the evidence; sources without evidence are left out."""
    room = InvestigationRoom(case_file, copy)
    assert repr(room).startswith("Investigation room: Renewals fail at the city library (1 alerts")
    assert "syslog" not in [source["id"] for source in room.sources]
    assert [source["id"] for source in room.sources if not source["is_shown"]] == ["error", "access"]


def test_a_query_is_answered_with_its_number(case_file: CaseFile, copy: WorkingCopy, sent: list[Any]) -> None:
    """The answer carries the query's number and offset, the rows and how many there are in all."""
    room = InvestigationRoom(case_file, copy)
    query = {"start_s": 0, "end_s": 2e9, "sources": ["access"], "words": "renew"}
    say(room, {"kind": "query", "number": 3, "query": query, "offset": 1100})
    (answer,) = sent
    assert (answer["kind"], answer["number"], answer["offset"], answer["total"]) == ("page", 3, 1100, 1200)
    assert [row["id"] for row in answer["rows"]][:2] == ["access-01100", "access-01101"]


def test_a_pin_shows_in_the_timeline_at_once(case_file: CaseFile, copy: WorkingCopy) -> None:
    """Pinning makes an entry, and the room shows the entry and the pin."""
    room = InvestigationRoom(case_file, copy)
    say(room, {"kind": "pin", "id": "alert-1"})
    say(room, {"kind": "pin", "id": "metric-failed", "at_s": room.start_s + 3000})
    assert [(entry["time"], entry["evidence"]) for entry in room.timeline] == [
        ("09:49", "alert-1"),
        ("09:50", "metric-failed"),
    ]
    assert room.pinned == ["alert-1", "metric-failed"]


def test_what_cannot_be_saved_is_told(case_file: CaseFile, copy: WorkingCopy, tmp_path: Any) -> None:
    """When a newer kit took the draft over, a pin says so instead of failing."""
    room = InvestigationRoom(case_file, copy)
    say(room, {"kind": "pin", "id": "alert-1"})
    (path,) = tmp_path.glob("*.json")
    path.write_text('{"schema_version": 99}')
    say(room, {"kind": "pin", "id": "chat-1"})
    assert "newer version of the kit" in room.problem
    assert path.read_text() == '{"schema_version": 99}'


def test_a_disconnected_room_is_silent(case_file: CaseFile, copy: WorkingCopy, sent: list[Any]) -> None:
    """After disconnecting neither the draft nor the browser moves it."""
    room = InvestigationRoom(case_file, copy)
    room.disconnect()
    say(room, {"kind": "query", "number": 1, "query": {"start_s": 0, "end_s": 1, "sources": []}, "offset": 0})
    copy.set_fields({"timeline.0.text": "x"})
    assert sent == []
    assert room.timeline == []


def test_the_payload_stays_small(case_file: CaseFile, copy: WorkingCopy) -> None:
    """The state sent at first holds no log line, however long the logs are."""
    state = repr(InvestigationRoom(case_file, copy).get_state(drop_defaults=True))
    assert "access-0" not in state
    assert "GET /renew" not in state
