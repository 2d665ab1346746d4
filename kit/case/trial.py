"""Try a scenario on several seeds: what its author should see before a student does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from kit.scenario.model import Scenario
from kit.scenario.prose import read_prose
from kit.simulator.run import run_scenario
from kit.simulator.telling import tell

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Trial:
    """What one seed gave.

    Attributes:
        seed: the seed.
        onset_utc: when the impact began.
        duration_min: how long it lasted, in minutes.
        detected_after_s: seconds from onset to detection.
        requests_failed_pct: share of requests that failed, onset to end.
        visitors_hit_pct: share of visitors with a failed request.
        problem: why the seed gives no case; empty where it does, and then the figures hold.
    """

    seed: int
    onset_utc: datetime | None = None
    duration_min: float = 0.0
    detected_after_s: float = 0.0
    requests_failed_pct: float = 0.0
    visitors_hit_pct: float = 0.0
    problem: str = ""


def try_seeds(scenario: Scenario, seeds: Sequence[int], on_progress: Progress | None = None) -> tuple[Trial, ...]:
    """Simulate and tell a case for each seed.

    Args:
        scenario: a scenario without problems.
        seeds: the seeds to try.
        on_progress: called with the number of seeds done and their total.

    Raises:
        ScenarioError: the scenario's prose has problems; all of them are listed.
    """
    prose = read_prose(scenario)
    trials = []
    for done, seed in enumerate(seeds):
        if on_progress:
            on_progress(done, len(seeds))
        try:
            run = run_scenario(scenario, seed)
        except RuntimeError as error:
            trials.append(Trial(seed, problem=str(error)))
            continue
        key = tell(run, prose)[1]
        trials.append(
            Trial(
                seed,
                key.times.onset_utc,
                key.times.duration_s / 60,
                (key.times.detected_utc - key.times.onset_utc).total_seconds(),
                key.impact.requests_failed_pct,
                key.impact.visitors_hit_pct,
            )
        )
    if on_progress:
        on_progress(len(seeds), len(seeds))
    return tuple(trials)
