"""For every criterion, five ways to be right and five to be wrong, put in place of the model postmortem's own words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.rubric import score
from kit.rubric.correctness import CORRECTNESS

_CAUSE = (
    "Since the change of worker_connections from 768 to 4096, the one nginx worker may hold more connections than its "
    "limit of 1024 open files."
)
_RESTART = (
    "- **10:05** (misleading) Assumption: nginx is wedged. nginx was restarted; errors stopped for a minute and came "
    "back. [chat-2]"
)

EXAMPLES = {
    "onset": (
        "**Start:** 14 March 2025, 09:47",
        [
            "**Start:** 09:47",
            "**Began:** 14 Mar 2025 at 9:46 a.m. UTC",
            "**Start:** 2025-03-14 10:47 CET",
            "**Start:** 14.03.2025 09:49 UTC",
            "**Start:** 14 March, 12:47 EAT",
        ],
        [
            "**Start:** 09:52",
            "**Start:** 14 March 2024, 09:47",
            "**Start:** 14 March 2025, 09:40",
            "**Start:** 14 March 2025, 11:47",
            "**Start:** 2025-03-14 09:47 CET",
        ],
    ),
    "impact_end": (
        "**End:** 14 March 2025, 10:13",
        [
            "**End:** 10:14",
            "**Ended:** March 14, 10:14 AM UTC",
            "**End:** 2025-03-14 11:14 CET",
            "**End:** 14 March 2025, 10:13:59",
            "**End:** 14 March 2025, 10:16",
        ],
        [
            "**End:** 10:20",
            "**End:** 14 March 2025, 10:08",
            "**End:** 14 April 2025, 10:13",
            "**End:** 14 March 2025, 22:13",
            "**End:** 14 March 2025, 10:13 CET",
        ],
    ),
    "zone_fits": (
        "**Time zone:** UTC",
        [
            "**Time zone:** GMT",
            "**Time zone:** all times are in UTC",
            "**Time zone:** UTC+0",
            "**Time zone:** Coordinated Universal Time",
            "**Zone:** UTC (EAT is three hours ahead)",
        ],
        [
            "**Time zone:** CET",
            "**Time zone:** GMT+2",
            "**Time zone:** East Africa Time",
            "**Time zone:** PST",
            "**Time zone:** our own",
        ],
    ),
    "impact_duration": (
        "**Duration:** 27 minutes",
        [
            "**Duration:** 26 min",
            "**Duration:** about 29 minutes",
            "**Duration:** 27m",
            "**Duration:** 0.45 hours",
            "**Duration:** twenty-seven minutes",
        ],
        [
            "**Duration:** 24 hours",
            "**Duration:** 37 minutes",
            "**Duration:** 1 h 27 min",
            "**Duration:** several minutes",
            "**Duration:** 15 minutes",
        ],
    ),
    "detected_at": (
        "- **09:49** (detection)",
        [
            "- **09:50** (detection)",
            "- **09:49:40 UTC** (detection)",
            "- **9:51 AM** (detection)",
            "- **12:49 EAT** (detection)",
            "- **10:49 CET** (detection)",
        ],
        [
            "- **09:53** (detection)",
            "- **09:44** (detection)",
            "- **10:49** (detection)",
            "- **21:49** (detection)",
            "- **09:49 CET** (detection)",
        ],
    ),
    "affected_share": (
        "30% of visitors had at least one failure; 12% of requests failed",
        [
            "one in three users",
            "33 percent of customers",
            "13 % of requests (27,000 requests) failed",
            "28% of visitors",
            "of all visitors, 30% met an error",
        ],
        ["half of the visitors", "3% of users", "30% of requests failed", "all customers", "many visitors"],
    ),
    "peak": (
        "In the worst minute, 10:01, 42% of requests failed.",
        [
            "At the peak 40% of requests failed.",
            "Up to 45% of the requests failed.",
            "The highest share of failures was 42.4 %.",
            "The error rate peaked at 41 percent.",
            "The maximum was 43 % in one minute.",
        ],
        [
            "At the peak 60% of requests failed.",
            "Up to 100% of the requests failed.",
            "In the worst minute a tenth of requests failed.",
            "The error rate peaked at 20 percent.",
            "In the worst minute many requests failed.",
        ],
    ),
    "service_symptom": (
        "**Service:** the web shop of Juniper Toys",
        [
            "**Service:** shop",
            "**Service:** the storefront",
            "**Affected service:** our web shop",
            "**Services:** web shop, cart and checkout",
            "**Service:** the shop's pages on fra-web3",
        ],
        [
            "**Service:** the mail relay",
            "**Service:** payroll",
            "**Service:** the build server",
            "**Service:** the telephone system",
            "**Service:** internal wiki",
        ],
    ),
    "detected_by": (
        "Detected by an alert: HighErrorRate paged the primary on-call.",
        [
            "The HighErrorRate alert fired.",
            "A monitoring alert woke the primary on-call.",
            "The pager went off.",
            "Detected by the high error rate alert, not by customers.",
            "On-call was alerted by an alert on the error rate.",
        ],
        [
            "A customer complained on the telephone.",
            "The support team noticed complaints.",
            "A developer saw it by chance.",
            "The marketing department reported it.",
            "It was not HighErrorRate: a colleague noticed.",
        ],
    ),
    "trigger": (
        "The trigger: a newsletter multiplied the rate of new visitors, and with it the number of connections",
        [
            "It was triggered by the newsletter.",
            "A mailing to all customers set it off.",
            "A surge of visitors from the newsletter tipped it over.",
            "The newsletter brought seven times the usual visitors.",
            "What triggered it: the traffic surge after the mailing.",
        ],
        [
            "It was triggered by the deploy of the carousel.",
            "A restart of the database set it off.",
            "The trigger is unknown.",
            "It was triggered by an attack, not by the newsletter.",
            "A cron job sparked it.",
        ],
    ),
    "cause_named": (
        f"**Root cause:** {_CAUSE}",
        [
            "**Root cause:** nginx ran out of file descriptors.",
            "**Root cause:** the web server's limit on open files was too low.",
            "**Root cause:** too few open files were allowed for nginx; the deploy was innocent.",
            "**Root cause:** LimitNOFILE of nginx was a quarter of its connections.",
            "**Root cause:** nginx could not open more files, as its ulimit was left at 1024.",
        ],
        [
            "**Root cause:** the database was overloaded.",
            "**Root cause:** nginx was wedged.",
            "**Root cause:** a bad deploy.",
            "**Root cause:** we suspect the open files limit of nginx.",
            "**Root cause:** a slow database made nginx fail.",
        ],
    ),
    "factors_named": (
        "- The change was never tried with many connections.",
        [
            "- There was no load test.",
            "- Nobody ran a load test of the change.",
            "- It was not the deploy.",
            "- The change was made on a Friday.",
            "- The deploy was suspected first, which cost time.",
        ],
        [
            "- The carousel deploy.",
            "- A bad deploy on the same morning.",
            "- A slow database made it worse.",
            "- The page_cleaner of the database contributed.",
            "- The recommendation carousel added load.",
        ],
    ),
    "timeline_facts": (
        _RESTART,
        [
            "- **10:05** We restarted nginx.",
            "- **10:06** A restart of the web server helped for a minute.",
            "- **10:05 UTC** nginx was restarted. [chat-2]",
            "- **13:05 EAT** nginx restarted.",
            "- **10:04 to 10:06** nginx was being restarted.",
        ],
        [
            "- **10:15** nginx was restarted.",
            "- **09:50** nginx was restarted.",
            "- **10:05** The application was stopped.",
            "- **10:05** nginx was restarted. [chat-99]",
            "- **10:30** nginx was restarted. [chat-2]",
        ],
    ),
    "escalated_to": (
        "The incident was escalated to the secondary on-call.",
        [
            "Escalated to the second on-call.",
            "The secondary was called in: Leila Haidari joined.",
            "We escalated to Leila.",
            "On-call handed over to the secondary on-call.",
            "The secondary on-call was paged and joined.",
        ],
        [
            "Escalated to the database team.",
            "It was escalated to the vendor.",
            "Nobody was called in.",
            "We escalated to marketing.",
            "Escalated to the head of operations.",
        ],
    ),
    "mitigation_and_fix": (
        "Mitigation, at 10:13: the open files limit of nginx was raised to 65536 and nginx reloaded.",
        [
            "For now the ulimit was increased by hand.",
            "As a stopgap, nofile was set to 65536.",
            "The impact ended when the open files limit was raised.",
            "The descriptor limit was bumped to 65536 and nginx reloaded.",
            "Restarting did not help; raising nofile by hand did: it was raised to 65536.",
        ],
        [
            "The restart of nginx ended the impact.",
            "Rolling back the deploy: it was rolled back and the errors stopped.",
            "More application workers were started.",
            "It went away by itself.",
            "The open files limit was not the problem, so it was left alone.",
        ],
    ),
    "actions_linked": (
        "| Share the marketing calendar with on-call |",
        [
            "| Announce each newsletter to on-call a day before |",
            "| Put mailings of marketing into a shared calendar |",
            "| Let marketing share its newsletter plans |",
            "| Notify operations: share every newsletter in the calendar |",
            "| Share newsletter dates |",
        ],
        [
            "| Buy a larger database |",
            "| Rewrite the carousel |",
            "| Be more careful |",
            "| Hold a party |",
            "| Move the office |",
        ],
    ),
}


def _cases(which):
    return [
        pytest.param(criterion, EXAMPLES[criterion][0], text, id=f"{criterion}: {text[:50]}")
        for criterion in EXAMPLES
        for text in EXAMPLES[criterion][which]
    ]


@pytest.mark.parametrize(("criterion", "old", "new"), _cases(1))
def test_a_right_statement_meets_its_criterion(criterion, old, new, fd_model, marks):
    """A right statement in other words is marked as met."""
    assert old in fd_model
    assert marks(fd_model.replace(old, new))[criterion] == 2


@pytest.mark.parametrize(("criterion", "old", "new"), _cases(2))
def test_a_wrong_statement_does_not_meet_its_criterion(criterion, old, new, fd_model, marks):
    """A wrong statement in the same place is marked as partly met at most."""
    assert old in fd_model
    assert marks(fd_model.replace(old, new))[criterion] < 2


def test_every_criterion_has_its_examples_and_a_help_text():
    """Five examples each way for every criterion, whose code is its own, with a reason and a question."""
    assert set(EXAMPLES) == {criterion.id for criterion in CORRECTNESS}
    assert all(len(good) >= 5 and len(bad) >= 5 for _, good, bad in EXAMPLES.values())
    assert len({criterion.code for criterion in CORRECTNESS}) == len(CORRECTNESS)
    for criterion in CORRECTNESS:
        assert criterion.why.endswith(".")
        assert criterion.question.endswith("?")


@settings(max_examples=60)
@given(
    text=st.text(max_size=400),
    pieces=st.lists(
        st.sampled_from(["\n", "| ", "- ", "# ", "09:47", "14 March", "UTC", "12%", "[chat-1]"]), max_size=30
    ),
)
def test_no_text_breaks_a_criterion(text, pieces, fd_key, fd_file):
    """Whatever the text, sixteen marks come out, and none of nothing."""
    report = score(text + " ".join(pieces), rubric=(), key=fd_key, case_file=fd_file)
    assert [each.mark in (0, 1, 2) for each in report.findings] == [True] * 16
