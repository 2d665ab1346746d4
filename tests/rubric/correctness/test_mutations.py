"""One wrong fact costs one criterion: changes to a model postmortem, each with the criterion that must see it."""

import pytest

_START = "**Start:** 14 March 2025, 09:47"
_END = "**End:** 14 March 2025, 10:13"
_AFFECTED = "30% of visitors had at least one failure; 12% of requests failed"
_PEAK = "In the worst minute, 10:01, 42% of requests failed."
_CAUSE = (
    "Since the change of worker_connections from 768 to 4096, the one nginx worker may hold more connections than its "
    "limit of 1024 open files."
)
_LABELLED_CAUSE = f"**Root cause:** {_CAUSE}"
_CAUSE_SECTION = f"### Root cause\n\n{_CAUSE}"
_MECHANISM = "It runs out of file descriptors before it closes idle connections, cannot"
_TRIGGER = (
    "The trigger: a newsletter multiplied the rate of new visitors, and with it the number of connections kept alive."
)
_PAGE = "- **09:49** (detection) Detected by an alert: HighErrorRate paged the primary on-call."
_MITIGATION = (
    "Mitigation, at 10:13: the open files limit of nginx was raised to 65536 and nginx reloaded. No request failed "
    "after 10:13, as the share of failed requests shows."
)
_FIX = "The permanent fix: set worker_rlimit_nofile in configuration management to at least twice worker_connections."
_TASK = "| Share the marketing calendar with on-call |"

MUTATIONS = [
    ("onset", "later by ten minutes", [(_START, "**Start:** 14 March 2025, 09:57")]),
    ("onset", "earlier by five minutes", [(_START, "**Start:** 14 March 2025, 09:42")]),
    ("onset", "another day", [(_START, "**Start:** 13 March 2025, 09:47")]),
    ("onset", "half a day off", [(_START, "**Start:** 14 March 2025, 9:47 PM")]),
    ("impact_end", "later by eleven minutes", [(_END, "**End:** 14 March 2025, 10:24")]),
    ("impact_end", "earlier by nine minutes", [(_END, "**End:** 14 March 2025, 10:04")]),
    ("impact_end", "another day", [(_END, "**End:** 15 March 2025, 10:13")]),
    ("zone_fits", "another name", [("**Time zone:** UTC", "**Time zone:** EAT")]),
    ("zone_fits", "an offset with the wrong sign", [("**Time zone:** UTC", "**Time zone:** UTC-5")]),
    ("zone_fits", "a zone in words", [("**Time zone:** UTC", "**Time zone:** West Africa Time")]),
    ("zone_fits", "not named", [("- **Time zone:** UTC\n", "")]),
    ("impact_duration", "an hour more", [("**Duration:** 27 minutes", "**Duration:** 1 hour 27 minutes")]),
    ("impact_duration", "until the restart", [("**Duration:** 27 minutes", "**Duration:** 18 minutes")]),
    ("impact_duration", "left out", [("- **Duration:** 27 minutes\n", "")]),
    ("detected_at", "later by five minutes", [("- **09:49** (detection)", "- **09:54** (detection)")]),
    ("detected_at", "before the onset", [("- **09:49** (detection)", "- **09:40** (detection)")]),
    (
        "affected_share",
        "users and requests swapped",
        [(_AFFECTED, "12% of visitors had at least one failure; 30% of requests failed")],
    ),
    ("affected_share", "too many users", [(_AFFECTED, "64% of visitors had at least one failure")]),
    ("affected_share", "requests told as users", [(_AFFECTED, "12% of visitors had at least one failure")]),
    ("affected_share", "of what is left out", [(_AFFECTED, "30%")]),
    ("affected_share", "everybody", [(_AFFECTED, "all visitors")]),
    ("peak", "the mean told as the peak", [("42% of requests failed", "12% of requests failed")]),
    ("peak", "left out", [(_PEAK, "Trying again often helped.")]),
    ("service_symptom", "another service", [("**Service:** the web shop", "**Service:** the mail relay")]),
    (
        "service_symptom",
        "another symptom",
        [("failed for some visitors; seen from outside: error page.", "went missing: its address could not be found.")],
    ),
    ("detected_by", "by a customer", [(_PAGE, "- **09:49** (detection) Detected by a customer, who wrote a mail.")]),
    (
        "trigger",
        "an attack",
        [(_TRIGGER, "The trigger: a denial-of-service attack opened thousands of connections in a minute.")],
    ),
    ("trigger", "left out", [(f"{_TRIGGER}\n\n", "")]),
    (
        "cause_named",
        "a red herring in the summary",
        [(_LABELLED_CAUSE, "**Root cause:** The carousel deploy broke the product pages.")],
    ),
    (
        "cause_named",
        "a red herring in the section",
        [(_CAUSE_SECTION, "### Root cause\n\nThe outage was caused by the carousel deploy of that morning.")],
    ),
    (
        "cause_named",
        "another component",
        [(_LABELLED_CAUSE, "**Root cause:** The database ran out of file descriptors after a change of its settings.")],
    ),
    (
        "cause_named",
        "another mechanism",
        [
            (_CAUSE_SECTION, "### Root cause\n\nThe one nginx worker ran out of memory."),
            (_MECHANISM, "It swapped, and could not"),
        ],
    ),
    (
        "cause_named",
        "the real cause denied",
        [(_LABELLED_CAUSE, "**Root cause:** It was not the limit of nginx on open files; it is still unknown.")],
    ),
    (
        "factors_named",
        "a red herring made a factor",
        [("- The change was never tried with many connections.", "- The carousel deploy of that morning.")],
    ),
    (
        "timeline_facts",
        "the restart at another time",
        [("- **10:05** (misleading)", "- **09:58** (misleading)")],
    ),
    ("timeline_facts", "the newsletter an hour early", [("- **09:44** The newsletter", "- **08:44** The newsletter")]),
    ("timeline_facts", "the escalation before the page", [("- **10:02** (escalation)", "- **09:48** (escalation)")]),
    (
        "timeline_facts",
        "an essential event left out",
        [
            ("reloaded; errors stopped. [chat-4]", "reloaded. [err-0002]"),
            (
                "- **10:08** (hypothesis) The error log showed that nginx had run out of file descriptors. [chat-3]\n",
                "",
            ),
        ],
    ),
    ("timeline_facts", "evidence that is not there", [("[chat-2]", "[chat-77]")]),
    ("timeline_facts", "evidence of another time", [("[chat-2]", "[ticket-1]")]),
    ("timeline_facts", "another component restarted", [("nginx is wedged. nginx was", "it is stuck. mysqld was")]),
    (
        "timeline_facts",
        "known before it could be known",
        [("- **09:47** The first requests failed.", "- **09:47** We noticed the first failed requests.")],
    ),
    (
        "escalated_to",
        "another team",
        [("was escalated to the secondary on-call", "was escalated to the database team")],
    ),
    (
        "mitigation_and_fix",
        "the restart told as what ended it",
        [(_MITIGATION, "Mitigation, at 10:13: nginx was restarted, which ended the errors.")],
    ),
    (
        "mitigation_and_fix",
        "a rollback told as what ended it",
        [(_MITIGATION, "Mitigation: the carousel deploy was rolled back, and the errors stopped.")],
    ),
    ("mitigation_and_fix", "the fix of something else", [(_FIX, "The permanent fix: buy a larger database server.")]),
    ("actions_linked", "a task for nothing", [(_TASK, "| Move the blog to a newer theme |")]),
    ("actions_linked", "a factor without a task", [(_TASK, "| Alert on full tables of file descriptors |")]),
]

PARAPHRASES = [
    ("onset to the second", [(_START, "**Start:** 14 March 2025, 09:47:08")]),
    ("onset rounded up", [(_START, "**Start:** 14 March 2025, 09:48")]),
    ("American date and clock", [(_START, "**Start:** March 14th, 2025, 9:47 AM")]),
    ("day/month/year", [(_START, "**Start:** 14/03/2025 09:47")]),
    ("ISO times with offset", [(_START, "**Start:** 2025-03-14 09:47 UTC"), (_END, "**End:** 2025-03-14 10:14 UTC")]),
    ("both ends in one line", [(f"- {_START}\n- {_END}", "- **Duration:** 14 March 2025, from 09:47 to 10:14 UTC")]),
    ("duration in words", [("**Duration:** 27 minutes", "**Duration:** 26 min (a little under half an hour)")]),
    ("percent in words", [(_AFFECTED, "nearly one third of all visitors")]),
    ("requests only", [(_AFFECTED, "12.5 percent of all requests failed")]),
    ("a count of users", [(_AFFECTED, "about 23,000 visitors")]),
    ("peak in other words", [(_PEAK, "At its peak 40 % of requests failed.")]),
    ("service by another name", [("**Service:** the web shop of", "**Service:** the storefront (shop pages) of")]),
    ("symptom by another name", [("seen from outside: error page.", 'they saw "500 Internal Server Error".')]),
    ("page in other words", [(_PAGE, "- **09:49** (detection) The pager went off: high error rate on the shop.")]),
    ("trigger in other words", [(_TRIGGER, "A surge of visitors set it off: the mailing's readers.")]),
    (
        "cause in other words",
        [(_LABELLED_CAUSE, "**Root cause:** nginx had used up its file descriptors by its ulimit.")],
    ),
    (
        "cause with a denial",
        [(_LABELLED_CAUSE, "**Root cause:** Not the deploy; the web server had no open files left.")],
    ),
    ("suspicion told as one", [(_CAUSE_SECTION, f"### Root cause\n\nWe suspected the deploy first. {_CAUSE}")]),
    ("mitigation in other words", [(_MITIGATION, "For now, nofile was bumped to 65536 by hand.")]),
    ("fix in other words", [(_FIX, "A lasting fix follows: nofile moves into the configuration repository.")]),
    ("escalation by name", [("was escalated to the secondary on-call", "was escalated to Leila Haidari")]),
    ("restart in other words", [("nginx was restarted; errors", "Restarting the web server bought a minute: errors")]),
    (
        "no evidence ids",
        [
            (f" [{ids}]", "")
            for ids in (
                "chat-0",
                "err-0001",
                "alert-1, page-1",
                "page-2",
                "chat-2",
                "change-2222222, chat-1",
                "page-3",
                "chat-3",
                "chat-4",
                "err-0002",
            )
        ],
    ),
    ("a further entry", [("- **10:02** (esc", "- **10:00** Errors went on at the same rate.\n- **10:02** (esc")]),
    (
        "a decision not to act",
        [
            (_TASK, "| Document the open files limit |"),
            ("### Tasks", "We decided not to act on what operations know of a newsletter.\n\n### Tasks"),
        ],
    ),
]


def changed(text, changes):
    """The text with every change made; each must have something to change."""
    for old, new in changes:
        assert old in text, f"the model postmortem no longer holds: {old}"
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("criterion", "changes"),
    [(criterion, changes) for criterion, _, changes in MUTATIONS],
    ids=[f"{criterion}: {what}" for criterion, what, _ in MUTATIONS],
)
def test_a_wrong_fact_costs_its_own_criterion_and_no_other(criterion, changes, fd_model, lost):
    """A single changed fact is seen by exactly the criterion concerned."""
    assert lost(changed(fd_model, changes)) == {criterion}


@pytest.mark.parametrize("changes", [changes for _, changes in PARAPHRASES], ids=[name for name, _ in PARAPHRASES])
def test_a_paraphrase_loses_nothing(changes, fd_model, lost):
    """The same fact in other words, units or notation costs nothing."""
    assert lost(changed(fd_model, changes)) == set()


def test_the_tables_are_as_long_as_promised():
    """There are at least 40 mutations, at least 20 paraphrases, and a mutation for every criterion."""
    from kit.rubric.correctness import CORRECTNESS

    assert len(MUTATIONS) >= 40
    assert len(PARAPHRASES) >= 20
    assert {criterion for criterion, _, _ in MUTATIONS} == {criterion.id for criterion in CORRECTNESS}


def test_a_document_on_another_clock_is_as_good(fd_model, lost):
    """With every time moved to East Africa Time, and the zone named so, nothing is lost."""
    text = fd_model
    for hour in ("09", "10"):
        text = text.replace(f"{hour}:", f"{int(hour) + 3}:")
    assert lost(text.replace("**Time zone:** UTC", "**Time zone:** EAT (UTC+3)")) == set()


def test_times_all_off_by_hours_cost_the_zone_only(fd_model, lost):
    """Local times under the name of UTC are one slip, not a dozen."""
    text = fd_model
    for hour in ("09", "10"):
        text = text.replace(f"{hour}:", f"{int(hour) + 3}:")
    assert lost(text) == {"zone_fits"}
