"""``kit scenario``: for authors of outages: list, begin, check and look at them."""

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.command import Command, ExitStatus
from kit.cli.progress import progress_bar
from kit.errors import KitError

if TYPE_CHECKING:
    from kit.case.trial import Trial
    from kit.scenario import Scenario

MODEL_SCENARIO = "web-nginx-fd-limit"
SEEDS_TRIED = 20


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenarios",
        metavar="DIR",
        help="a folder of scenarios to look in first; the environment variable KIT_SCENARIOS does the same",
    )


def _run_list(args: argparse.Namespace) -> int:
    from kit.errors import ScenarioError
    from kit.scenario import list_scenarios, load_scenario

    status = ExitStatus.DONE
    for name in list_scenarios(args.scenarios):
        try:
            print(f"{name}  {load_scenario(name, args.scenarios).title}")
        except ScenarioError as error:
            print(f"{name}  cannot be used: {len(error.problems)} problems; see kit scenario check {name}")
            status = ExitStatus.LOOK
    return status


def _configure_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the new scenario's id: lower case, digits and hyphens")
    parser.add_argument(
        "--out", type=Path, default=Path("scenarios"), metavar="DIR", help="folder to put it in (default: scenarios)"
    )


def _run_new(args: argparse.Namespace) -> int:
    import re

    from kit.scenario.load import find_scenario

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", args.name):
        raise KitError(
            f"{args.name!r} is no id for a scenario; use lower case letters, digits and hyphens, such as web-dns-typo"
        )
    target = args.out / args.name
    if target.exists():
        raise KitError(f"{target} is there already; choose another name, or another folder with --out")
    model = find_scenario(MODEL_SCENARIO)
    try:
        target.mkdir(parents=True)
        for source in sorted(model.glob("*.yaml")):
            text = source.read_text(encoding="utf-8")
            target.joinpath(source.name).write_text(
                text.replace(f"id: {MODEL_SCENARIO}", f"id: {args.name}", 1), encoding="utf-8"
            )
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise KitError(f"cannot write {target}: {error.strerror}; choose another folder with --out") from error
    print(f"{target}: a copy of {MODEL_SCENARIO} to change; check it with: kit scenario check {target}")
    return ExitStatus.DONE


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="+", metavar="SCENARIO", help="a scenario's id, or the path of its folder")
    parser.add_argument(
        "--seeds",
        type=int,
        default=SEEDS_TRIED,
        metavar="N",
        help=f"simulate this many seeds of a scenario without problems (default: {SEEDS_TRIED}; 0 for none)",
    )
    _add_folder(parser)


def _run_check(args: argparse.Namespace) -> int:
    from kit.errors import ScenarioError
    from kit.scenario import load_scenario

    status = ExitStatus.DONE
    for name in args.scenario:
        try:
            scenario = load_scenario(name, args.scenarios)
            trials = _try(scenario, args.seeds) if args.seeds > 0 else ()
        except ScenarioError as error:
            print(error)
            status = ExitStatus.LOOK
            continue
        print(f"{scenario.id}: no problems")
        if trials:
            print(trials_as_text(trials))
        if any(trial.problem for trial in trials):
            status = ExitStatus.LOOK
    return status


def _try(scenario: "Scenario", count: int) -> tuple["Trial", ...]:
    from kit.case.trial import try_seeds

    with progress_bar("simulating") as on_progress:
        return try_seeds(scenario, range(1, count + 1), on_progress)


def trials_as_text(trials: tuple["Trial", ...]) -> str:
    """The range of each figure over the seeds, and every seed that gives no case."""
    good = [trial for trial in trials if not trial.problem]
    lines = [f"  {len(good)} of {len(trials)} seeds give a case"]
    figures = (
        ("lasts", "min", [trial.duration_min for trial in good]),
        ("detected after", "s", [trial.detected_after_s for trial in good]),
        ("requests failed", "%", [trial.requests_failed_pct for trial in good]),
        ("visitors hit", "%", [trial.visitors_hit_pct for trial in good]),
    )
    if good:
        lines += [f"  {name:16}{min(values):6.0f} to {max(values):.0f} {unit}" for name, unit, values in figures]
    return "\n".join([*lines, *(f"  seed {trial.seed}: {trial.problem}" for trial in trials if trial.problem)])


def _configure_preview(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or the path of its folder")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the seed to look at (default: 1)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the page to write (default: SCENARIO-SEED.html)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def _run_preview(args: argparse.Namespace) -> int:
    from kit.case import open_case
    from kit.case.preview import render_preview

    case = open_case(args.scenario, args.seed, cache=False)
    target = args.out or Path(f"{case.file.scenario_id}-{args.seed}.html")
    try:
        target.write_text(render_preview(case), encoding="utf-8")
    except OSError as error:
        raise KitError(f"cannot write {target}: {error.strerror}; choose another file with --out") from error
    print(f"{target}  {target.stat().st_size / 1000:.0f} kB")
    if args.open:
        import webbrowser

        webbrowser.open(target.resolve().as_uri())
    return ExitStatus.DONE


COMMAND = Command(
    name="scenario",
    summary="List the scenarios, begin a new one, check it, look at it.",
    example="kit scenario check scenarios/web-nginx-fd-limit",
    commands=(
        Command(
            name="list",
            summary="List the scenarios there are.",
            example="kit scenario list",
            configure=_add_folder,
            run=_run_list,
        ),
        Command(
            name="new",
            summary="Begin a scenario as a copy of one that works.",
            example="kit scenario new web-dns-typo --out my-scenarios",
            configure=_configure_new,
            run=_run_new,
        ),
        Command(
            name="check",
            summary="List every problem of a scenario with its path, and simulate some seeds.",
            example="kit scenario check scenarios/web-nginx-fd-limit",
            configure=_configure_check,
            run=_run_check,
        ),
        Command(
            name="preview",
            summary="Write the evidence and the answer key of a case as one HTML page with charts.",
            example="kit scenario preview web-nginx-fd-limit --seed 7 --open",
            configure=_configure_preview,
            run=_run_preview,
        ),
    ),
)
