"""Cases are opened from the cache where they are there, and made where they are not."""

import json
import os
import time

import pytest

from kit.case import Case, case_id, open_case, open_case_by_id, open_key, seed_for
from kit.case import cache as store
from kit.errors import KitError, UnknownNameError
from kit.evidence.case_file import CaseFile

SCENARIO = "web-nginx-fd-limit"


def files(cache, kind):
    return sorted(cache.rglob(f"*.{kind}.json"))


def test_a_kept_case_is_opened_without_simulating(cache, kept, simulated):
    """Evidence and key come back equal, and no simulation is asked for."""
    again = open_case(SCENARIO, 5)
    assert again == kept.case
    assert again.id == "web-nginx-fd-limit:00000005"
    assert simulated == []


def test_evidence_and_key_are_kept_apart(cache):
    """The file with the evidence holds nothing of the key."""
    (evidence,), (key,) = files(cache, "evidence"), files(cache, "key")
    assert "must_mention" in key.read_text(encoding="utf-8")
    assert "must_mention" not in evidence.read_text(encoding="utf-8")


def test_opening_by_id_gives_the_same_case(cache, kept, simulated):
    """The id of a case is enough to open it again."""
    assert open_case_by_id(kept.case.id) == kept.case
    assert simulated == []


def test_a_student_has_a_case_of_their_own(cache, simulated):
    """The seed is made from the name; a seed that is given wins."""
    open_case(SCENARIO, student=" Amina ")
    open_case(SCENARIO, 5, student="amina")
    assert simulated == [(SCENARIO, seed_for("amina", SCENARIO))]


def test_without_seed_and_student_it_is_case_zero(cache, simulated):
    """The first case is what one sees who just looks."""
    open_case(SCENARIO)
    assert simulated == [(SCENARIO, 0)]


def test_the_key_alone_needs_no_evidence(cache, kept, simulated):
    """A grader reads the key even where the evidence has been thrown away."""
    files(cache, "evidence")[0].unlink()
    assert open_key(kept.case.id) == kept.case.key
    assert simulated == []


def test_the_key_of_a_case_that_was_never_opened_is_made_and_kept(cache, kept, simulated):
    """Only the key is kept, so that grading thousands does not fill the disk."""
    other = case_id(SCENARIO, 6)
    assert open_key(other) == kept.case.key
    assert open_key(other) == kept.case.key
    assert simulated == [(SCENARIO, 6)]
    assert len(files(cache, "evidence")) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"case_id": 1}', b"\xff\xfe"])
def test_a_broken_file_in_the_cache_is_made_anew(cache, kept, simulated, content):
    """It is never an error, and the next opening finds a good file."""
    files(cache, "evidence")[0].write_bytes(content)
    assert open_case(SCENARIO, 5) == kept.case
    assert len(simulated) == 1
    assert open_case(SCENARIO, 5) == kept.case
    assert len(simulated) == 1


def test_a_cache_that_cannot_be_written_is_done_without(kept, simulated, tmp_path, monkeypatch):
    """A file stands where the folder should be: the case opens all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("KIT_CACHE", str(blocked / "cache"))
    assert open_case(SCENARIO, 5) == kept.case
    assert open_case(SCENARIO, 5) == kept.case
    assert len(simulated) == 2


def test_without_cache_nothing_is_read_or_written(cache, simulated):
    """``cache=False`` simulates each time and leaves no trace."""
    before = sorted(cache.rglob("*"))
    open_case(SCENARIO, 9, cache=False)
    open_case(SCENARIO, 5, cache=False)
    open_key(case_id(SCENARIO, 5), cache=False)
    assert len(simulated) == 3
    assert sorted(cache.rglob("*")) == before


def test_a_case_of_older_code_is_replaced(cache, simulated, monkeypatch):
    """A case made by other code or from another scenario file is not used, and does not stay."""
    monkeypatch.setattr(store, "_code_fingerprint", lambda: b"newer")
    open_case(SCENARIO, 5)
    assert len(simulated) == 1
    assert len(files(cache, "evidence")) == 1
    assert len(files(cache, "key")) == 1


def test_the_fingerprint_follows_the_files(tmp_path):
    """A changed byte of a scenario's file makes another fingerprint; a missing file counts as empty."""
    path = tmp_path / "scenario.yaml"
    missing = store.fingerprint((path,))
    path.write_text("a", encoding="utf-8")
    one = store.fingerprint((path,))
    path.write_text("b", encoding="utf-8")
    assert len({missing, one, store.fingerprint((path,))}) == 3


def test_the_evidence_used_longest_ago_is_forgotten(cache, simulated, monkeypatch):
    """Only so many files of evidence are kept; reading one counts as using it."""
    monkeypatch.setattr(store, "MOST_CASES", 2)
    os.utime(files(cache, "evidence")[0], (1, 1))
    open_case(SCENARIO, 5)  # used again just now
    old = files(cache, "evidence")[0].with_name("00000001-old.evidence.json")
    old.write_text("{}", encoding="utf-8")
    os.utime(old, (time.time() - 1000,) * 2)
    open_case(SCENARIO, 6)
    assert not old.exists()
    assert [path.name[:8] for path in files(cache, "evidence")] == ["00000005", "00000006"]


def test_nothing_half_written_stays_behind(cache, simulated):
    """Files are written beside and moved into place."""
    open_case(SCENARIO, 11)
    assert [path for path in cache.rglob("*") if path.is_file() and path.suffix != ".json"] == []
    assert list(cache.rglob(".*")) == []


def test_an_unknown_scenario_is_named_with_those_there_are():
    """The message lists what could have been meant."""
    with pytest.raises(UnknownNameError, match=r"no scenario 'web-nginx'.*web-nginx-fd-limit"):
        open_case("web-nginx", 1)
    with pytest.raises(UnknownNameError, match="no scenario 'mars'"):
        open_case_by_id("mars:00000001")


def test_a_seed_out_of_range_is_refused_before_anything_is_simulated(simulated):
    """Nothing runs for a seed that cannot be."""
    with pytest.raises(KitError, match="out of range"):
        open_case(SCENARIO, -1)
    assert simulated == []


def test_a_case_survives_json(kept):
    """Evidence and key are equal after a round through JSON, and the text is the same the second time."""
    for part in (kept.case.file, kept.case.key):
        text = part.model_dump_json()
        again = type(part).model_validate_json(text)
        assert again == part
        assert again.model_dump_json() == text


def test_a_case_is_frozen(kept):
    """Nobody changes a case by accident."""
    with pytest.raises(AttributeError):
        kept.case.file = None
    assert isinstance(kept.case, Case)
    assert isinstance(kept.case.file, CaseFile)


def test_the_evidence_holds_no_part_of_the_key(kept):
    """No sentence of the answer key stands in the evidence."""
    evidence = kept.case.file.model_dump_json()
    key = kept.case.key
    for text in (key.root_cause.text, key.trigger.text, key.fix.text, *(factor.text for factor in key.factors)):
        assert json.dumps(text)[1:-1] not in evidence
