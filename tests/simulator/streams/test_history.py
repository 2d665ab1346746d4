"""The history is one that version control could have printed."""

import re

import pytest

from kit.errors import ScenarioError
from kit.scenario.prose import Edit
from kit.simulator.streams.facts import Facts
from kit.simulator.streams.history import write_history

INDEX = re.compile(
    r"^diff --git a/(\S+) b/\1\nindex ([0-9a-f]{7})\.\.([0-9a-f]{7}) 100644\n--- a/\1\n\+\+\+ b/\1\n", re.MULTILINE
)


def test_each_diff_starts_from_the_file_that_the_one_before_left(case):
    """The blob hashes of a file form a chain over all changes."""
    left = {}
    diffs = 0
    for change in case.file.changes:
        for path, before, after in INDEX.findall(change.diff):
            assert left.get(path, before) == before
            left[path] = after
            diffs += 1
        assert change.diff.count("diff --git") == len(INDEX.findall(change.diff))
    assert diffs >= 6


def test_the_rollback_puts_the_files_back(tell_seed):
    """After the rollback each file has the hash it had before the deploy."""
    case = next(c for c in (tell_seed(s) for s in (1, 4, 7)) if "deploy_carousel" in c.run.draw.red_herrings)
    deploy_id = f"change-{case.run.draw.change_ids['deploy_carousel']}"
    deploy = next(change for change in case.file.changes if change.id == deploy_id)
    rollback = next(change for change in case.file.changes if change.at_utc > deploy.at_utc and change.kind == "deploy")
    assert {(p, a, b) for p, a, b in INDEX.findall(deploy.diff)} == {
        (p, a, b) for p, b, a in INDEX.findall(rollback.diff)
    }
    assert rollback.at_utc >= case.run.at_utc(case.run.anchors["rollback"])


def test_nobody_deploys_at_night_or_on_a_weekend(case):
    """Changes of earlier days are made on working days between 8 and 17 o'clock."""
    for change in case.file.changes:
        if change.at_utc.date() < case.file.start_utc.date():
            assert change.at_utc.weekday() < 5
            assert 8 <= change.at_utc.hour < 17


def test_an_edit_that_finds_nothing_is_reported_with_its_file(tiny, prose):
    """A replacement whose text is not in the file is a problem of the prose."""
    words = prose.changes["newsletter"].model_copy(update={"edits": (Edit(file="logrotate", old="nowhere", new=""),)})
    broken = prose.model_copy(update={"changes": {**prose.changes, "newsletter": words}})
    tiny.run.anchors.update(deploy_carousel=10.0, newsletter=20.0, surge=30.0)
    story = tiny.story(broken)
    with pytest.raises(ScenarioError, match=r"files\.logrotate: .* holds no 'nowhere' to replace"):
        write_history(story, Facts(story))
