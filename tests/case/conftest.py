"""One opened case, in a cache folder of its own."""

from types import SimpleNamespace

import pytest

from kit.case import open_case

SCENARIO = "web-nginx-fd-limit"


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """A case that was simulated once, and the cache folder it was kept in."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIT_CACHE", str(folder))
        case = open_case(SCENARIO, 5)
    return SimpleNamespace(case=case, folder=folder)


@pytest.fixture
def cache(kept, tmp_path, monkeypatch):
    """A copy of that cache folder, which the test may spoil; simulating anew is not allowed."""
    for path in kept.folder.rglob("*.json"):
        target = tmp_path / path.relative_to(kept.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    monkeypatch.setenv("KIT_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def simulated(kept, monkeypatch):
    """Instead of simulating, hand out the case that is there; counts how often that was asked for."""
    asked = []

    def instead(home, seed):
        asked.append((home.name, seed))
        return kept.case

    monkeypatch.setattr("kit.case.opening._simulated", instead)
    return asked
