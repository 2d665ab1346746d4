"""Process ids: those of programs started while the host runs, and of the web server over restarts and reloads."""

from bisect import bisect_right
from typing import NamedTuple

from kit.simulator.streams.story import Story


class Generation(NamedTuple):
    """The processes of one start or reload, from a time on (seconds)."""

    from_s: float
    master: int
    worker: int
    connections_from: int


class Pids:
    """The next process id of a host at a time: hosts start processes at a pace of their own, so ids grow with time."""

    def __init__(self, story: Story, host: str) -> None:
        """Draw the host's present id and its pace (processes a second)."""
        draw = story.random(f"pids {host}")
        self._first = 20_000 + int(draw() * 300_000)
        self._pace = 0.05 + 0.25 * draw()

    def at(self, at_s: float) -> int:
        """The id of a process started at a time."""
        return self._first + int((at_s + 600.0) * self._pace)


class WebProcesses:
    """Which nginx processes ran when; connection numbers begin anew with every start, and run on over a reload."""

    def __init__(self, story: Story) -> None:
        """Draw the pids of every start and reload of the run."""
        draw = story.random("processes")
        web = story.scenario.topology.only("nginx")
        master = 700 + int(draw() * 900)
        generations = [Generation(float("-inf"), master, master + 3 + int(draw() * 9), int(draw() * 4_000_000))]
        pids = Pids(story, story.draw.hosts[web])
        for action in sorted(story.run.actions, key=lambda a: a.effective_s):
            if action.target.split(".")[0] != web or action.do not in {"restart", "set"}:
                continue
            last, pid = generations[-1], pids.at(action.effective_s)
            worker = pid + 1 + int(draw() * 3)
            if action.do == "restart":
                generations.append(Generation(action.effective_s, pid, worker, 0))
            else:
                generations.append(Generation(action.effective_s, last.master, worker, last.connections_from))
        self.generations = tuple(generations)
        self._starts = [generation.from_s for generation in generations]

    def at(self, at_s: float) -> Generation:
        """The processes that ran at a time."""
        return self.generations[bisect_right(self._starts, at_s) - 1]
