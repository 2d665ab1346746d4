"""The story of a run: from scenario and seed, through changes, traffic, fault, alerts and responders, to records."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from kit.scenario import Moment, Scenario
from kit.scenario.fault import FAULT
from kit.scenario.moments import START
from kit.scenario.story import RedHerring, Step
from kit.simulator.draw import Draw, draw_case
from kit.simulator.faults import install
from kit.simulator.records import ActionTaken, Run
from kit.simulator.truth import why_unfit
from kit.simulator.world import World

MAX_ATTEMPTS = 25
"""How often a seed is drawn again, at most, until its case lies within the scenario's bounds."""

Actions = Literal["scripted", "none"] | Sequence[Step]
"""What responders do after the acknowledgement: the scenario's script, nothing, or other steps."""


def run_scenario(
    scenario: Scenario, seed: int, *, overrides: Mapping[str, float] | None = None, actions: Actions = "scripted"
) -> Run:
    """Simulate one case.

    A seed whose case falls outside the scenario's bounds (never paged, too short, too long ...) is drawn again with
    the attempt's number as salt, so that the same seed always ends at the same case. With overrides or other actions
    the case is the one that the seed gives without them.

    Args:
        scenario: the scenario as loaded.
        seed: 0 to 2**32 - 1.
        overrides: settings such as ``{"web.nofile": 65536}``, in force for the whole window.
        actions: what responders do.

    Raises:
        RuntimeError: if no attempt gives a case within bounds; the scenario's bounds and numbers do not fit together.
    """
    problem = ""
    for attempt in range(MAX_ATTEMPTS):
        draw = draw_case(scenario, seed, attempt)
        run = simulate(draw)
        problem = why_unfit(run)
        if not problem:
            return (
                run if actions == "scripted" and not overrides else simulate(draw, overrides=overrides, actions=actions)
            )
    raise RuntimeError(
        f"{scenario.id}, seed {seed}: {MAX_ATTEMPTS} draws, none within the bounds of the scenario; the last: {problem}"
    )


def run_counterfactual(run: Run, name: str) -> Run:
    """Simulate what the same visitors would have met under another decision that the scenario declares.

    Args:
        run: the case as it went.
        name: the counterfactual's name, such as ``no_action``.
    """
    other = next(each for each in run.draw.scenario.truth.counterfactuals if each.name == name)
    later = other.at is not None
    settings = {f"{name}": value for name, value in other.set.items()}
    return simulate(
        run.draw,
        overrides=None if later else settings,
        at={other.at: settings} if other.at is not None else None,
        actions="scripted" if other.scripted else "none",
        with_fault=other.fault,
    )


def simulate(
    draw: Draw,
    *,
    overrides: Mapping[str, float] | None = None,
    at: Mapping[Moment, Mapping[str, float]] | None = None,
    actions: Actions = "scripted",
    with_fault: bool = True,
) -> Run:
    """Simulate a case that is drawn already.

    Args:
        draw: the case.
        overrides: settings in force for the whole window.
        at: settings put in force at instants, such as ``first_page``.
        actions: what responders do.
        with_fault: False leaves the scenario's fault out.
    """
    scenario = draw.scenario
    world = World(draw)
    begins = getattr(scenario.fault, "at", None)
    if begins is not None:
        world.mark(begins.offset_s, FAULT)
    if with_fault and scenario.fault is not None:
        install(scenario.fault, world)
    for target, value in (overrides or {}).items():
        node, setting = target.split(".")
        world.parts[node].configure(setting, value)
    world.mark(0.0, START)
    for shape in scenario.workload.shapes:
        world.mark(shape.at.offset_s, shape.id)
    _plan_changes(world)
    _plan_red_herrings(world)
    for moment, settings in (at or {}).items():
        world.when(moment, partial(world.set, settings=settings))
    steps = scenario.response if actions == "scripted" else () if actions == "none" else actions
    _plan_response(world, steps)
    return world.play()


def _plan_changes(world: World) -> None:
    picked = world.draw.red_herrings
    for change in world.draw.scenario.changes:
        if change.only_with is None or change.only_with in picked:
            at_s = world.run.anchors[change.at.anchor] + change.at.offset_s
            world.mark(at_s, change.id)
            if change.effect is not None:
                world.when(Moment(change.id), partial(world.slow_down, cause=change.id, effect=change.effect))


def _plan_red_herrings(world: World) -> None:
    for herring in world.draw.scenario.red_herrings.pool:
        if herring.id in world.draw.red_herrings and herring.at is not None:
            world.when(herring.at, partial(_red_herring, world=world, herring=herring))


def _red_herring(at_s: float, world: World, herring: RedHerring) -> None:
    world.mark(at_s, herring.id)
    if herring.effect is not None:
        world.slow_down(at_s, herring.id, herring.effect)
    for line in herring.log:
        world.recorder.log(at_s, line.source, line.host, line.program, line.kind, line.level, line.fields)


def _plan_response(world: World, steps: Sequence[Step]) -> None:
    """The page is acknowledged after a while; what follows hangs on instants that come about as the run goes."""
    world.when(Moment("first_page", world.draw.ack_s), partial(_acknowledge, world=world))
    for step in steps:
        picked = world.draw.red_herrings
        if (step.only_with is None or step.only_with in picked) and step.only_without not in picked:
            world.when(step.at, partial(_take, world=world, step=step))


def _acknowledge(at_s: float, world: World) -> None:
    paged = next(role.who for role in world.draw.scenario.people if role.ack_s is not None)
    world.run.actions.append(ActionTaken(at_s, at_s, "ack", paged, "ack", "", None, ""))
    world.mark(at_s, "ack")


def _take(at_s: float, world: World, step: Step) -> None:
    """A responder begins a step; it takes effect some time later, and what effect that is the stack decides."""
    world.mark(at_s, step.name)
    world.when(Moment(step.name, step.takes_s), partial(_take_effect, world=world, step=step, began_s=at_s))


def _take_effect(at_s: float, world: World, step: Step, began_s: float) -> None:
    done_s = at_s
    match step.do:
        case "rollback":
            world.undo(at_s, step.target)
        case "restart":
            done_s = at_s + world.parts[step.target].restart(at_s)
        case "set":
            assert step.value is not None
            before = world.setting(step.target)
            world.set(at_s, {step.target: step.value})
            if step.for_s is not None:
                put_back = partial(_put_back, world=world, step=step, value=before)
                world.when(Moment(f"{step.name}_done", step.for_s), put_back)
        case "drain":
            world.app.drain_broken()
        case "look" | "call":
            pass
    world.run.actions.append(
        ActionTaken(began_s, done_s, step.name, step.who, step.do, step.target, step.value, step.belief)
    )
    world.mark(done_s, f"{step.name}_done")


def _put_back(at_s: float, world: World, step: Step, value: float) -> None:
    """Configuration management finds a setting changed by hand and puts back what it knows."""
    world.set(at_s, {step.target: value})
    world.mark(at_s, f"{step.name}_undone")
    node = step.target.split(".")[0]
    for task in ("TASK [site configuration]", "RUNNING HANDLER [reload service]"):
        fields = {"message": f"{task} changed: [localhost]"}
        world.recorder.log(at_s, "syslog", node, "ansible-pull", "line", "info", fields)
