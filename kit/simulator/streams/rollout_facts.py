"""How far a deploy has come that reaches the instances one after the other: what somebody sees who looks at them."""

from kit.simulator.records import Run
from kit.simulator.streams.story import Story


def updated_units(story: Story, at_s: float) -> tuple[str, ...]:
    """The instances that have the new code at a moment, by their unit's name such as ``shop@1``."""
    units: dict[str, bool] = {}
    run = story.run
    undone = [action.effective_s for action in run.actions if action.do == "rollback" and _is_fault(run, action.target)]
    undone_s = min(undone, default=None)
    for event in story.instance_starts:
        if event.at_s <= at_s:
            unit = str(event.fields["unit"]).removesuffix(".service")
            units[unit] = undone_s is None or event.at_s < undone_s
    return tuple(unit for unit, new in units.items() if new)


def _is_fault(run: Run, change: str) -> bool:
    return change == getattr(run.draw.scenario.fault, "change", "")


def in_words(units: tuple[str, ...]) -> str:
    """Units as somebody would list them, such as ``shop@1, shop@2 and shop@3``."""
    return " and ".join([", ".join(units[:-1]), units[-1]]) if len(units) > 1 else "".join(units)
