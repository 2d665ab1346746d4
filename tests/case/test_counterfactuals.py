"""What the same visitors would have met under other decisions."""

from kit.case import counterfactuals


def test_other_decisions_are_simulated_once_and_kept(kept, cache, monkeypatch):
    """Acting at once or not having made the change fails fewer requests; the second call simulates nothing."""
    others = {other.name: other.requests_failed for other in counterfactuals(kept.case)}
    assert others["without_change"] == 0
    assert 0 < others["fix_at_page"] < kept.case.key.impact.requests_failed
    assert others["no_action"] >= kept.case.key.impact.requests_failed
    monkeypatch.setattr("kit.case.opening._run", None)
    assert {other.name: other.requests_failed for other in counterfactuals(kept.case)} == others
