"""A scenario: the description of one outage as data, from which every seed makes a case of its own."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from kit.scenario.fault import Fault
from kit.scenario.narrative import Narrative
from kit.scenario.part import Name, Part, Positive, Text
from kit.scenario.story import Change, Monitoring, RedHerrings, Role, Step
from kit.scenario.tolerances import Tolerances
from kit.scenario.topology import Topology
from kit.scenario.truth import Bounds, Truth
from kit.scenario.workload import Workload


class Clock(Part):
    """The window that is simulated.

    Attributes:
        start: the window's start before the seed moves it.
        duration_s: its length.
        shift_days: the seed moves it by a whole number of days within these two, to a day that is on no weekend.
        shift_minutes: and by a whole number of minutes within these two.
        timezone_shown: the zone in which the company's tools show times.
    """

    start: AwareDatetime
    duration_s: Annotated[float, Field(ge=600, le=86_400)]
    shift_days: tuple[int, int] = (0, 0)
    shift_minutes: tuple[int, int] = (0, 0)
    timezone_shown: Literal["UTC"] = "UTC"


class Scenario(Part):
    """One outage family, ready to be drawn and simulated.

    Attributes:
        id: the folder's name.
        title: names the symptom, never the cause: students see it.
        family: key of the outage family, such as ``resource_limit.fd``.
        difficulty: 1 to 5: hops from symptom to cause, and strength of the red herrings.
        clock: the window.
        vary: numbers the seed draws, uniform between low and high, by path such as ``workload.shapes.surge.factor``.
        bounds: what every case must be like.
        learning_goals: what a student should take away.
        topology: the stack, healthy.
        workload: the visitors.
        fault: what is wrong.
        monitoring: what is watched.
        changes: the change history.
        red_herrings: what else happens.
        people: who is there.
        response: what the responders do.
        truth: what is declared to be true.
        tolerances: how far a write-up's facts may lie from it, where not as far as usual.
        narrative: the raw content of ``prose.yaml``.
    """

    schema_: Annotated[Literal["pmkit/scenario/v1"], Field(alias="schema")]
    id: Name
    title: Text
    family: Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+)*$")]
    difficulty: Annotated[int, Field(ge=1, le=5)]
    clock: Clock
    vary: dict[str, tuple[Positive, Positive]] = Field(default_factory=dict)
    bounds: Bounds
    learning_goals: Annotated[tuple[Text, ...], Field(min_length=1)]
    topology: Topology
    workload: Workload
    fault: Fault | None
    monitoring: Monitoring
    changes: tuple[Change, ...]
    red_herrings: RedHerrings
    people: tuple[Role, ...]
    response: tuple[Step, ...]
    truth: Truth
    tolerances: Tolerances = Tolerances()
    narrative: Narrative = Narrative()

    @cached_property
    def hash(self) -> str:
        """SHA-256 (hex) over the scenario's content, prose included, whatever the layout of its files."""
        content = self.model_dump(mode="json", by_alias=True)
        text = json.dumps(content, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def change(self, change_id: str) -> Change:
        """The change of that id (that there is one is checked on loading)."""
        return next(change for change in self.changes if change.id == change_id)
