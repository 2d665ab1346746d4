"""A case written as files is what the tools expect, and gives nothing away."""

import json
import re

import pytest
import yaml

from kit.case import write_case
from kit.evidence.openmetrics import read_openmetrics


@pytest.fixture(name="written", scope="module")
def _written(kept, tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence") / "new" / "folder"
    return folder, write_case(kept.case, folder)


def test_all_files_are_named_in_the_answer(written):
    """What is returned is what is there, sorted; the folder is made."""
    folder, files = written
    assert list(files) == sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix() for path in files}
    assert {"brief.md", "access.log", "error.log", "syslog", "metrics.openmetrics.txt", "chat/users.json"} <= names


def test_the_answer_key_is_not_among_them(written, kept):
    """No file holds the root cause's text or the accepted phrasings."""
    _, files = written
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert kept.case.key.root_cause.text not in text
        assert "must_mention" not in text


def test_logs_hold_one_line_an_item(written, kept):
    """Logs are the lines themselves, each ended, in order."""
    folder, _ = written
    for name, lines in (("access.log", kept.case.file.access_log), ("error.log", kept.case.file.error_log)):
        text = (folder / name).read_text(encoding="utf-8")
        assert text.splitlines() == [line.text for line in lines]
        assert text.endswith("\n")


def test_metrics_hold_every_value(written, kept):
    """Reading the OpenMetrics file gives back each value that was scraped, of the charts and of the rules' counters."""
    folder, _ = written
    samples = list(read_openmetrics((folder / "metrics.openmetrics.txt").read_text(encoding="utf-8")))
    series = (*kept.case.file.metrics, *kept.case.file.counters)
    values = [value for each in series for value in each.values if value is not None]
    assert sorted(sample.value for sample in samples) == sorted(values)


def test_the_chat_is_laid_out_like_an_export(written, kept):
    """Users, channels, and messages by channel and day with unique time stamps."""
    folder, _ = written
    users = {user["id"]: user for user in json.loads((folder / "chat/users.json").read_text(encoding="utf-8"))}
    channels = json.loads((folder / "chat/channels.json").read_text(encoding="utf-8"))
    messages = [
        message
        for channel in channels
        for path in sorted((folder / "chat" / channel["name"]).glob("*.json"))
        for message in json.loads(path.read_text(encoding="utf-8"))
    ]
    assert len(messages) == len(kept.case.file.chat)
    assert len({message["ts"] for message in messages}) == len(messages)
    assert {message["user"] for message in messages} <= set(users)
    people = {person.name for person in kept.case.file.people}
    assert people <= {user["profile"]["real_name"] for user in users.values() if not user["is_bot"]}


def test_tickets_and_status_are_plain_json(written, kept):
    """Lists of records with the items' ids."""
    folder, _ = written
    tickets = json.loads((folder / "tickets.json").read_text(encoding="utf-8"))
    assert [ticket["id"] for ticket in tickets] == [ticket.id for ticket in kept.case.file.tickets]
    status = json.loads((folder / "status.json").read_text(encoding="utf-8"))
    assert [post["status"] for post in status] == [post.status for post in kept.case.file.status]


def test_changes_are_a_log_and_diffs(written, kept):
    """The log names every change; each with a diff has a file of its own."""
    folder, _ = written
    log = (folder / "changes/log.txt").read_text(encoding="utf-8")
    for change in kept.case.file.changes:
        assert change.id.removeprefix("change-") in log
    diffs = sorted((folder / "changes").glob("*.diff"))
    assert len(diffs) == sum(bool(change.diff) for change in kept.case.file.changes)
    assert diffs[0].read_text(encoding="utf-8").startswith("diff --git a/")


def test_a_changed_file_stands_beside_its_diff_as_the_change_left_it(written, kept):
    """Each line that a diff adds is in the file of the folder named like the diff."""
    folder, _ = written
    checked = 0
    for diff in (folder / "changes").glob("*.diff"):
        for part in re.split(r"^diff --git a/", diff.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            lines = (diff.with_suffix("") / part.split()[0]).read_text(encoding="utf-8").splitlines()
            added = [line[1:] for line in part.splitlines() if re.match(r"\+(?!\+\+ )", line)]
            assert set(added) <= set(lines)
            checked += len(added)
    assert checked > 5


def test_the_rules_are_those_that_fired(written, kept):
    """The rules' file holds every rule that an alert of the case names, in PromQL over counters that are there."""
    folder, _ = written
    (group,) = yaml.safe_load((folder / "rules.yml").read_text(encoding="utf-8"))["groups"]
    assert {alert.name for alert in kept.case.file.alerts} <= {rule["alert"] for rule in group["rules"]}
    counters = {series.name for series in kept.case.file.counters}
    for rule in group["rules"]:
        assert set(re.findall(r"rate\((\w+)", rule["expr"])) <= counters


def test_writing_again_replaces_the_files(written, kept):
    """The same case in the same folder is the same bytes."""
    folder, files = written
    before = {path: path.read_bytes() for path in files}
    assert write_case(kept.case, folder) == files
    assert {path: path.read_bytes() for path in files} == before
