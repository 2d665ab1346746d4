"""The model postmortem of simulated cases: complete, correct, of the right length, and of no use for another seed."""

import re
from datetime import timedelta
from itertools import permutations

import pytest

from kit.case import Case
from kit.case.failure_chart import failure_chart
from kit.case.model_postmortem import model_postmortem
from kit.postmortem import read_postmortem, write_markdown
from kit.rubric import WORDS_MAX, WORDS_MIN, read, score, word_count
from kit.rubric.correctness import CORRECTNESS, Subject

SEEDS = (1, 4, 7)


@pytest.fixture(scope="module", name="cases")
def _cases(told_case):
    """A few cases of the first scenario, each with its model postmortem as Markdown."""
    told = [told_case("web-nginx-fd-limit", seed) for seed in SEEDS]
    opened = [Case(each.file, each.key) for each in told]
    return [(case, write_markdown(model_postmortem(case.file, case.key))) for case in opened]


def _lost(report, scale):
    return {each.id: (each.mark, each.note) for each in report.of(scale) if each.mark < 2}


def test_it_scores_full_completeness_and_correctness(cases):
    """Scored as any document is, the model postmortem loses no point on either scale."""
    for case, text in cases:
        report = score(text, key=case.key, case_file=case.file)
        assert _lost(report, "completeness") == {}
        assert _lost(report, "correctness") == {}
        assert report.points("correctness") == 2 * len(CORRECTNESS)


def test_a_grader_with_the_key_alone_comes_to_the_same(cases):
    """Without the evidence nothing is lost either."""
    for case, text in cases:
        assert _lost(score(text, key=case.key), "correctness") == {}


def test_it_keeps_to_the_assignments_length(cases):
    """400 to 600 words."""
    for _, text in cases:
        assert WORDS_MIN <= word_count(text) <= WORDS_MAX


def test_it_reads_back_as_the_document_it_was(cases):
    """What is scored is what the widgets would hold."""
    for case, text in cases:
        assert read_postmortem(text) == model_postmortem(case.file, case.key)


def test_it_is_the_same_each_time(cases):
    """A pure function: the same case, the same text."""
    case, text = cases[0]
    assert write_markdown(model_postmortem(case.file, case.key)) == text


def test_it_names_no_person(cases):
    """Roles stand for people: no name and no handle of anyone who took part is in it."""
    for case, text in cases:
        for person in case.file.people:
            for name in (person.name, *person.name.split(), person.handle):
                assert not re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)


def test_its_timeline_cites_evidence_of_its_times(cases):
    """Every cited item exists and happened within a minute of its entry's event."""
    for case, text in cases:
        subject = Subject(read(text), case.key, case.file)
        assert sum(len(each.cited) for each in subject.tellings) >= 8
        for telling in subject.tellings:
            for at_utc in telling.cited_utc:
                assert subject.clock.off_by_s(telling.at, at_utc) <= 60
            assert all(case.file.item(each) for each in telling.cited)


def test_that_of_another_seed_is_of_no_use(cases):
    """Beside the key of another seed it earns less than 30 % of the points."""
    for (case, _), (_, text) in permutations(cases, 2):
        assert score(text, rubric=(), key=case.key, case_file=case.file).pct("correctness") < 30
        assert score(text, rubric=(), key=case.key).pct("correctness") < 30


def test_that_of_another_seed_without_its_days_is_of_little_use(cases):
    """A neighbour's text from which the days were taken out earns less than 30 % too."""
    for (case, _), (_, text) in permutations(cases, 2):
        undated = re.sub(
            r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|"
            r"December) \d{4},? ?",
            "",
            text,
        )
        assert score(undated, rubric=(), key=case.key, case_file=case.file).pct("correctness") < 30


def test_where_everything_would_be_too_long_less_is_told(cases):
    """With twice the factors and actions it still keeps to 600 words, and still answers every factor."""
    case, _ = cases[0]
    key = case.key.model_copy(update={"actions": case.key.actions * 2, "red_herrings": case.key.red_herrings * 2})
    text = write_markdown(model_postmortem(case.file, key))
    assert word_count(text) <= WORDS_MAX
    assert score(text, key=case.key, case_file=case.file).finding("actions_linked").mark == 2


def test_a_case_without_wrong_leads_and_metrics_is_told_as_well(cases):
    """Where nothing misled and nothing was measured, neither is made up."""
    case, _ = cases[0]
    events = tuple(each for each in case.key.events if each.kind != "misleading")
    key = case.key.model_copy(update={"events": events, "red_herrings": ()})
    file = case.file.model_copy(update={"metrics": ()})
    text = write_markdown(model_postmortem(file, key))
    assert "wrong lead" not in text
    assert "not the cause" not in text.lower()
    assert "──> onset" in text


def test_the_chart_has_a_bar_for_the_outage_and_none_around_it(cases):
    """Bars cover the outage; every line has a clock and a percentage; the worst is the longest."""
    case, _ = cases[0]
    rows = [re.fullmatch(r"(\d\d:\d\d) (█+|·) (\d+)%", row) for row in failure_chart(case.file, case.key).split("\n")]
    assert all(rows)
    assert 5 <= len(rows) <= 14
    clocks = {row[1] for row in rows}
    onset = case.key.times.onset_utc - timedelta(minutes=2)
    assert f"{onset:%H:%M}" in clocks
    worst = max(rows, key=lambda row: int(row[3]))
    assert len(worst[2]) == max(len(row[2]) for row in rows)
