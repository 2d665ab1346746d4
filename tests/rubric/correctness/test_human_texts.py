"""Write-ups as people write them, beside the same key: other headings, other zones, prose for lists."""

import pytest

from kit.rubric import read, score
from kit.rubric.correctness import Standing, Subject

PROSE = """
Shop errors after the newsletter
================================

**Synopsis**

On 14 March 2025 from 12:47 to 13:14 EAT the online shop of Juniper Toys answered many requests with an internal server
error. The outage lasted 27 minutes. About 30 % of our visitors met at least one error page; at the worst moment over 40
percent of all requests failed. The reason was that nginx on fra-web3 could not open any more files: its limit on open
files was far below the number of connections it was allowed to take.

**Chronology (EAT)**

12:44 - The spring newsletter goes out, traffic starts to climb.
12:47 - The web server starts to answer 500 for part of the requests.
12:50 - Detection: the HighErrorRate alert pages the primary on-call (Kofi).
12:57 - He suspects the carousel deploy of the morning and reverts it. No change.
13:02 - Kofi asks Leila for help: the incident is escalated to the secondary on-call.
13:05 - nginx is restarted, it helps for a minute, then the errors are back. This was misleading.
13:08 - Leila reads the error log: "too many open files".
13:14 - She raises the limit to 65536 and reloads nginx. Errors stop, service is back to normal.

**Root cause analysis**

Two weeks earlier worker_connections was raised from 768 to 4096, but the limit on open files stayed at 1024. With many
idle keep-alive connections the nginx worker used up its file descriptors, could not accept clients and answered 500.
It was triggered by the newsletter, which brought seven times the usual visitors. It was not the deploy.

What contributed: nginx printed only a warning about worker_connections when it started. Nobody had an alert on open
files. Marketing had not told us about the mailing; on-call did not know about it.

**Resolution and recovery**

As an immediate mitigation the open files limit was raised by hand to 65536. The permanent fix is to hold
worker_rlimit_nofile in the configuration repository.

**Preventive measures**

Improvements: configuration changes need a real test; monitoring has to cover limits.

Tasks:

- [ ] Add a CI check that compares nofile with worker_connections (Leila, 21 March)
- [ ] Add an alert at 80 % of the open files limit (Kofi, 21 March)
- [ ] Put marketing mailings in a shared calendar (Olga, 28 March)
"""

TABLE = """
# Postmortem 2025-03-14: 500s in the web shop

## Issue summary

| | |
|---|---|
| Start | 2025-03-14 09:47 UTC |
| End | 2025-03-14 10:14 UTC |
| Duration | 27 min |
| Service | web shop |
| Impact | 12.5 % of requests failed with a 500 error page, 42 % in the peak minute |
| Root cause | nginx had too few file descriptors for the connections it may take |

## Timeline

| Time (UTC) | What happened |
|---|---|
| 09:44 | The newsletter went out |
| 09:47 | First 500s |
| 09:49 | Detected: HighErrorRate paged the on-call engineer |
| 09:57 | We thought it was the deploy, so we did a rollback. It did not help |
| 10:02 | Escalated to the second on-call |
| 10:05 | Restart of nginx, errors gone for one minute, then back: a false trail |
| 10:08 | Found "Too many open files" in the error log |
| 10:13 | nofile set to 65536, nginx reloaded |
| 10:14 | Recovered |

## Root cause and resolution

### Root cause
A change allowed nginx 4096 connections per worker while the ulimit stayed at 1024 open files, so it ran out of file
descriptors when the newsletter brought a surge of visitors. The start-up warning of nginx was not noticed, and no
alert looked at open files.

### Resolution
Stopgap: nofile was set to 65536 on the host. Long term the nofile limit will be part of the configuration templates.

## Corrective and preventative measures
- Check nofile against worker_connections in CI
- Alert at 80 % of open files
"""


@pytest.mark.parametrize("text", [PROSE, TABLE], ids=["prose in local time", "tables"])
def test_a_true_write_up_of_any_form_scores_full_correctness(text, fd_key, fd_file):
    """A write-up by hand, with all facts right, loses nothing whatever its form."""
    report = score(text, key=fd_key, case_file=fd_file)
    assert [(each.id, each.mark, each.note) for each in report.of("correctness") if each.mark < 2] == []


@pytest.mark.parametrize("text", [PROSE, TABLE], ids=["prose in local time", "tables"])
def test_a_true_write_up_of_another_case_scores_nothing(text, disk_key, disk_file):
    """The same write-up beside the key of another scenario earns no point."""
    assert score(text, key=disk_key, case_file=disk_file).points("correctness") == 0


def test_without_the_evidence_the_same_marks_come_out(fd_key):
    """A grader who has the key only scores the same."""
    assert score(PROSE, key=fd_key).pct("correctness") == 100


def test_a_text_without_days_times_and_names_earns_half_of_what_seeds_share(fd_key, fd_file):
    """A right root cause that nothing ties to this case is partly right, and the note says why."""
    text = "## Root cause\n\nThe nginx worker ran out of file descriptors when the newsletter came. No deploy did it."
    report = score(text, rubric=(), key=fd_key, case_file=fd_file)
    assert Subject(read(text), fd_key, fd_file).standing is Standing.OPEN
    assert max(each.mark for each in report.findings) == 1
    assert "nothing in the write-up ties it to this one" in report.finding("trigger").note


def test_a_neighbours_text_with_names_put_in_is_still_a_neighbours(fd_key, fd_file):
    """Days and times of another outage settle it, whatever names stand in the text."""
    text = PROSE.replace("14 March", "2 April")
    for hour in ("12", "13"):
        text = text.replace(f"{hour}:", f"{int(hour) + 5}:")
    subject = Subject(read(text.replace(":4", ":2").replace(":0", ":3")), fd_key, fd_file)
    assert subject.standing is Standing.OTHER


def without_names(text):
    """A text without anything that the seed named."""
    for name in ("Juniper Toys", "Kofi", "Leila", "Olga", "fra-web3"):
        text = text.replace(name, "the shop")
    return text


@pytest.mark.parametrize(
    "strange",
    [
        "The shop is Wicker & Wren.",
        "12:58 - The revert is live [change-0badcaf].",
        "See change-0badcaf, change-c0ffee1.",
    ],
)
def test_right_days_and_times_by_chance_do_not_make_it_ones_own(strange, fd_key, fd_file):
    """A neighbour's outage on the same day and hour is told apart by its company, or by changes that are not here."""
    key = fd_key.model_copy(update={"names_elsewhere": ("Wicker & Wren", "Heron Optics")})
    text = without_names(PROSE)
    assert Subject(read(text), key, fd_file).standing is Standing.THIS
    assert Subject(read(f"{text}\n\n{strange}\n"), key, fd_file).standing is Standing.OTHER
    assert score(f"{text}\n\n{strange}\n", rubric=(), key=key, case_file=fd_file).points("correctness") == 0


def test_one_strange_name_among_right_ones_is_a_slip(fd_key, fd_file):
    """Who names the own company and hosts may mistype a change, or mention another shop."""
    key = fd_key.model_copy(update={"names_elsewhere": ("Wicker & Wren",)})
    text = f"{PROSE}\n\nUnlike Wicker & Wren we had a runbook; the revert was change-0badcaf.\n"
    assert Subject(read(text), key, fd_file).standing is Standing.THIS


def test_an_author_who_mistypes_the_day_everywhere_keeps_the_rest(fd_key, fd_file):
    """A wrong month with right times and names costs the start and the end, not the case."""
    text = PROSE.replace("14 March 2025", "14 April 2025")
    report = score(text, rubric=(), key=fd_key, case_file=fd_file)
    assert {each.id for each in report.findings if each.mark < 2} == {"onset", "impact_end"}


def test_an_empty_document_earns_nothing(fd_key, fd_file):
    """No text, no points, and no error."""
    report = score("", rubric=(), key=fd_key, case_file=fd_file)
    assert report.points("correctness") == 0
    assert len(report.findings) == 16
    assert all(each.note and each.hint for each in report.findings)


def test_hints_never_tell_the_answer(fd_key, fd_file):
    """No hint holds a word of the key's answers; the notes, for after handing in, may."""
    report = score("nothing to see", rubric=(), key=fd_key, case_file=fd_file)
    hints = " ".join(each.hint for each in report.findings).lower()
    for word in (
        "nginx",
        "descriptor",
        "newsletter",
        "nofile",
        "carousel",
        "higherrorrate",
        "secondary",
        "09:47",
        "30",
    ):
        assert word not in hints


def test_a_red_herring_taken_for_the_cause_is_named_in_the_note(fd_model, fd_key, fd_file):
    """The feedback says which red herring was taken for the cause."""
    text = fd_model.replace("It runs out of file descriptors", "The page_cleaner of the database caused it. It ran out")
    finding = score(text, rubric=(), key=fd_key, case_file=fd_file).finding("cause_named")
    assert finding.mark < 2
    assert "The database flushed slowly near onset." in finding.note
