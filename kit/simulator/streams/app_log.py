"""What the application logs, in the wording of the scenario's prose, and the process ids it logs under."""

from bisect import bisect_right

from kit.errors import Problem, ScenarioError
from kit.scenario.load import PROSE_FILE
from kit.scenario.topology import AppPool
from kit.scenario.wording import fill
from kit.simulator.records import LogEvent
from kit.simulator.streams.processes import Pids
from kit.simulator.streams.story import Story

_LINE_FEED = "#012"
"""How a line feed inside a message reaches the system log: as its octal code (rsyslog's default)."""


class AppProcesses:
    """Process ids of the application's workers; a restart brings new ones."""

    def __init__(self, story: Story) -> None:
        """Find out when the application was started."""
        name = story.scenario.topology.only("app_pool")
        node = story.scenario.topology.nodes[name]
        assert isinstance(node, AppPool)
        pids = Pids(story, story.draw.hosts[name])
        restarts = sorted(a.effective_s for a in story.run.actions if a.do == "restart" and a.target == name)
        self._per_instance = node.workers + 1
        self._workers = node.workers
        self._starts = [-86_400.0, *restarts]
        self._masters = [900 + int(story.random("application pid")() * 700), *(pids.at(at_s) for at_s in restarts)]

    def master(self, at_s: float, instance: int = 0) -> int:
        """The first process of an instance."""
        return self._masters[bisect_right(self._starts, at_s) - 1] + instance * self._per_instance

    def worker(self, at_s: float, instance: int, request: int) -> int:
        """The process that served a request."""
        return self.master(at_s, instance) + 1 + request * 7 % self._workers


def app_message(story: Story, event: LogEvent) -> str:
    """The wording of an event that the application logged.

    Raises:
        ScenarioError: if the prose does not say how it is worded.
    """
    fields = event.fields
    template = story.prose.app_log.get(event.kind)
    if template is None:
        problem = Problem(f"app_log.{event.kind}", "is missing: the application logs this, so say in which words")
        raise ScenarioError(f"{story.scenario.id}/{PROSE_FILE}", (problem,))
    route = story.run.routes[int(fields["route"])]
    method = next(e.method for e in story.scenario.workload.endpoints if e.path == route)
    facts = {
        "method": method,
        "path": route.replace("{id}", f"{1000 + int(fields['visitor']) * 37 % 8000}"),
        "order": str(40_000 + int(fields["visitor"])),
        "view": route.strip("/").partition("/")[0] or "home",
        "unit": f"shop@{int(fields['instance']) + 1}",
        "repeats": str(fields.get("repeats", 0)),
        "party": story.draw.hosts.get(str(fields.get("party")), ""),
        "timeout_s": f"{fields.get('timeout_s', 0):g}",
        "domain": story.draw.domain,
    }
    return fill(template, facts).strip().replace("\n", _LINE_FEED)
