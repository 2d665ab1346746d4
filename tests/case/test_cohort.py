"""What must hold of the cases of a cohort beside each other: different, inside their bounds, in words of their own.

Few seeds of each scenario in the ordinary run; ``KIT_COHORT=200 pytest tests/case/test_cohort.py`` asks two hundred.
"""

import math
import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations
from statistics import median
from types import SimpleNamespace

import pytest

from kit.rubric.correctness import TOLERANCES
from kit.scenario import list_scenarios

SEEDS = range(1, 1 + int(os.environ.get("KIT_COHORT", "6")))
DAY_S = 86_400


@pytest.fixture(scope="module", params=list_scenarios())
def cohort(request, told_case):
    """The cases of a scenario, a seed each: what is compared of them, so that two hundred fit into memory."""
    return [_kept(told_case(request.param, seed)) for seed in SEEDS]


def _kept(each):
    file, key, draw = each.file, each.key, each.run.draw
    culprit = _culprit(each)
    return SimpleNamespace(
        seed=draw.seed,
        scenario=draw.scenario.id,
        key=key,
        bounds=draw.scenario.bounds,
        facts=facts(key, draw, instant_s),
        clock_facts=facts(key, draw, clock_s),
        people=tuple(person.name for person in draw.people.values()),
        culprit_utc=next((change.at_utc for change in file.changes if change.id == culprit), None),
        changes_utc=[change.at_utc for change in file.changes if change.at_utc <= key.times.onset_utc],
        chat={message.text for message in file.chat},
        tickets=[ticket.body for ticket in file.tickets],
    )


def clock_s(at_utc):
    """The time of day in seconds."""
    return (at_utc - datetime.combine(at_utc, datetime.min.time(), UTC)) / timedelta(seconds=1)


def instant_s(at_utc):
    """An instant in seconds, with its day."""
    return at_utc.timestamp()


def facts(key, draw, seconds):
    """What the key of a case says that a seed could have made otherwise, each with how far off is still right.

    Each instant counts once, as ``seconds`` tells it; how far off is right is what the score of correctness allows.
    What all cases of a scenario share (cause, fix, factors) is not among them.
    """
    allowed, times, impact = TOLERANCES, key.times, key.impact
    known = {
        "onset": (seconds(times.onset_utc), allowed.onset_s),
        "detected": (seconds(times.detected_utc), allowed.detected_s),
        "acknowledged": (seconds(times.acknowledged_utc), allowed.entry_s),
        "mitigated": (seconds(times.mitigated_utc), allowed.entry_s),
        "ended": (seconds(times.ended_utc), allowed.end_s),
        "duration": (times.duration_s, allowed.duration_s),
        "requests": (impact.requests_failed_pct, allowed.requests_pct),
        "visitors": (impact.visitors_hit_pct, allowed.visitors_pct),
        "peak": (impact.peak_pct, allowed.peak_pct),
        "failed": (impact.requests_failed, allowed.count * impact.requests_failed),
        "hit": (impact.visitors_hit, allowed.count * impact.visitors_hit),
        "company": (draw.company, 0),
        "red herrings": (draw.red_herrings, 0),
    }
    known |= {f"person {who}": (person.name, 0) for who, person in draw.people.items()}
    known |= {f"host {node}": (host, 0) for node, host in draw.hosts.items()}
    turns = {times.onset_utc, times.detected_utc, times.acknowledged_utc, times.mitigated_utc, times.ended_utc}
    known |= {
        f"event {event.id}": (seconds(event.at_utc), allowed.entry_s)
        for event in key.events
        if event.at_utc not in turns
    }
    return known


def agreed(one, other):
    """How many facts of one case are right about another."""
    count = 0
    for name, (value, allowed) in one.items():
        if name in other:
            theirs = other[name][0]
            count += value == theirs if isinstance(value, str | tuple) else abs(value - theirs) <= allowed
    return count


def _culprit(each):
    """The id of the change that caused the outage; None in a night in which nothing was wrong."""
    causes = [change.id for change in each.run.draw.scenario.changes if change.culprit == "cause"]
    return f"change-{each.run.draw.change_ids[causes[0]]}" if causes else None


def spread(values):
    """From the least to the greatest."""
    return max(values) - min(values)


def test_every_case_is_inside_the_bounds_of_its_scenario(cohort):
    """No case is longer, shorter, larger or smaller than declared, whatever the seed."""
    for case in cohort:
        if case.key.incident:
            low, high = case.bounds.requests_failed_pct
            assert low <= case.key.impact.requests_failed_pct <= high, case.seed
            low, high = case.bounds.duration_min
            assert low <= case.key.times.duration_s / 60 <= high, case.seed
        else:
            assert case.key.impact.requests_failed == 0


def test_onset_duration_impact_and_people_vary(cohort):
    """A neighbour's answer is not one's own: no fact that the simulation computes is the same throughout."""
    keys = [case.key for case in cohort]
    assert spread([clock_s(key.times.onset_utc) for key in keys]) >= 3600
    assert spread([key.times.duration_s for key in keys]) >= 240
    assert len({key.times.onset_utc.date() for key in keys}) > len(keys) / 3
    assert len({case.people for case in cohort}) == len(cohort)
    if keys[0].incident:
        assert spread([key.impact.requests_failed_pct for key in keys]) >= 4
        assert spread([key.impact.visitors_hit_pct for key in keys]) >= 4
        assert spread([key.impact.peak_pct for key in keys]) >= 4


def interchangeable(one, other):
    """Whether the key of one case is right in half or more of the facts of the other."""
    return 2 * agreed(one, other) >= len(other) or 2 * agreed(other, one) >= len(one)


def test_no_two_cases_are_interchangeable(cohort):
    """The key of one case is wrong in more than half of the facts of any other."""
    pairs = list(combinations(cohort, 2))
    assert [(one.seed, other.seed) for one, other in pairs if interchangeable(one.facts, other.facts)] == []
    # Even who leaves out the days can hardly be right by chance.
    alike = [(one.seed, other.seed) for one, other in pairs if interchangeable(one.clock_facts, other.clock_facts)]
    assert len(alike) <= max(1, 0.02 * len(pairs)), alike


def test_the_latest_change_is_the_culprit_in_half_of_the_cases_at_most(cohort):
    """Who blames the last change before the first failure is wrong as often as right, within two standard errors."""
    guessed = [case.culprit_utc == max(case.changes_utc) for case in cohort if case.culprit_utc is not None]
    assert sum(guessed) <= len(guessed) / 2 + math.sqrt(len(guessed))


def test_cases_are_not_told_in_the_same_words(cohort):
    """Two neighbours who compare notes read other chats and other tickets; no ticket comes twice in a case.

    One line in common is nothing; beyond it the share of the shorter one's lines counts.
    """
    for case in cohort:
        assert [text for text, count in Counter(case.tickets).items() if count > 1] == []
    for told, most, usual in (("chat", 0.30, 0.15), ("tickets", 0.15, 0.05)):
        shared = [
            max(0, len(set(mine) & set(theirs)) - 1) / min(len(mine), len(theirs))
            for mine, theirs in ((getattr(one, told), getattr(other, told)) for one, other in combinations(cohort, 2))
            if mine and theirs
        ]
        assert max(shared, default=0.0) <= most, told
        assert median(shared or [0.0]) <= usual, told
