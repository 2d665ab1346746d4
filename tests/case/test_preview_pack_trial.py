"""For authors and graders: the preview page, the packed case, the trial of seeds."""

import json

import pytest

from kit.case.pack import pack_case, unpack_case
from kit.case.preview import HEIGHT_PX, TOP_PX, draw_chart, render_preview
from kit.case.trial import try_seeds
from kit.errors import KitError, UnreadableError
from kit.evidence.items import MetricSeries
from kit.scenario import load_scenario


def test_the_preview_shows_key_and_evidence_without_scripts(kept):
    """The page has the computed times, the cause, the chain, every chat message and chart, and loads nothing."""
    page = render_preview(kept.case)
    key, file = kept.case.key, kept.case.file
    assert f"{key.times.onset_utc:%H:%M:%S}" in page
    assert f"{key.impact.requests_failed_pct} %" in page
    assert page.count("<svg") == len(file.metrics)
    assert page.count(f"#{file.chat[0].channel}") >= 1
    assert f"{key.propagation[0].crossed_utc:%H:%M:%S}</td><td>visitors</td><td>web</td>" in page
    assert all(link.effect in page for link in key.propagation)
    assert "web.fds_max &gt;= 1003.5" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "http-equiv" in page


def test_a_chart_leaves_a_gap_where_nothing_was_scraped(kept):
    """A value of None ends one polyline and begins another; the highest value is at the top."""
    series = MetricSeries(
        id="metric-x",
        name="x",
        title="X",
        unit="s",
        group="web",
        start_utc=kept.case.file.start_utc,
        step_s=10,
        values=(0.0, 2.0, None, 1.0),
    )
    chart = draw_chart(series)
    assert len(chart.lines) == 2
    assert chart.highest == "2"
    assert chart.lines[0].split()[1].endswith(f",{TOP_PX:.1f}")
    assert all(0 <= float(point.split(",")[1]) <= HEIGHT_PX for line in chart.lines for point in line.split())


def test_a_packed_case_is_the_evidence_and_nothing_of_the_key(kept, tmp_path):
    """What comes back is the same case file; no word of the answer key's own is in it."""
    path = pack_case(kept.case, tmp_path / "sub" / "amina.case.json")
    assert unpack_case(path) == kept.case.file
    text = path.read_text(encoding="utf-8")
    assert "root_cause" not in json.loads(text)
    assert kept.case.key.root_cause.text not in text
    assert kept.case.key.fix.text not in text


def test_what_is_no_packed_case_is_refused_by_name(tmp_path):
    """A missing, a foreign and a broken file each have a message that names the file."""
    with pytest.raises(UnreadableError, match=r"none\.case\.json: cannot be opened"):
        unpack_case(tmp_path / "none.case.json")
    for content in ("{}", "not json", '{"case_id": 1}'):
        (tmp_path / "x.case.json").write_text(content, encoding="utf-8")
        with pytest.raises(UnreadableError, match=r"x\.case\.json: no packed case of this kit"):
            unpack_case(tmp_path / "x.case.json")


def test_a_place_that_cannot_be_written_is_named(kept, tmp_path):
    """A file in the way of the folder is one clear error."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(KitError, match="choose another place with --out"):
        pack_case(kept.case, tmp_path / "taken" / "amina.case.json")


def test_a_trial_names_the_seeds_that_give_no_case(monkeypatch):
    """A seed that stays out of bounds has its reason, and the others their figures."""
    from kit.case import trial

    real = trial.run_scenario

    def one_bad(scenario, seed):
        if seed == 2:
            raise RuntimeError("seed 2: none within the bounds")
        return real(scenario, seed)

    monkeypatch.setattr(trial, "run_scenario", one_bad)
    seen = []
    trials = try_seeds(load_scenario("web-nginx-fd-limit"), [5, 2], lambda done, total: seen.append((done, total)))
    assert [t.problem for t in trials] == ["", "seed 2: none within the bounds"]
    assert trials[0].duration_min > 5
    assert trials[0].visitors_hit_pct > trials[0].requests_failed_pct > 1
    assert seen == [(0, 2), (1, 2), (2, 2)]
