"""``kit lab``: JupyterLab at the first guided notebook."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kit.cli.command import Command
from kit.errors import KitError

FIRST_NOTEBOOK = "0-start-here.ipynb"


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dir",
        type=Path,
        metavar="DIR",
        help="work in this folder; missing notebooks are copied there (default: the notebooks of this "
        "checkout, or ./postmortem-notebooks where the kit was installed without one)",
    )
    parser.add_argument(
        "jupyter_options", nargs="*", metavar="OPTION", help="options for JupyterLab, after --, such as -- --no-browser"
    )


def _run(args: argparse.Namespace) -> int:
    folder = prepare_folder(args.dir)
    command = jupyter_command(folder, args.jupyter_options, as_root=is_root())
    print(f"kit: opening JupyterLab in {folder}; stop it with Ctrl+C", flush=True)
    return subprocess.call(command)


def prepare_folder(wanted: Path | None) -> Path:
    """The folder to work in, with the guided notebooks in it; a notebook that is already there is never overwritten.

    Raises:
        KitError: the notebooks of the kit are not to be found, or the folder cannot be written.
    """
    origin = notebooks_of_the_kit()
    if wanted is None and origin.parent.joinpath("pyproject.toml").is_file():
        return origin
    folder = (wanted or Path("postmortem-notebooks")).resolve()
    try:
        for source in sorted(path for path in origin.rglob("*") if path.is_file()):
            inner = source.relative_to(origin)
            if inner.parts[0] in {"answers", "exports", ".ipynb_checkpoints"}:
                continue
            target = folder / inner
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
    except OSError as error:
        raise KitError(
            f"cannot copy the notebooks to {folder}: {error.strerror}; choose another folder with --dir"
        ) from error
    return folder


def notebooks_of_the_kit() -> Path:
    """Where the kit's own notebooks are: in its checkout, or inside the installed package.

    Raises:
        KitError: in neither.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package.parent / "notebooks", package / "_bundled" / "notebooks"):
        if folder.joinpath(FIRST_NOTEBOOK).is_file():
            return folder
    raise KitError(f"{FIRST_NOTEBOOK} is not installed with the kit; reinstall it, or run from a checkout")


def jupyter_command(folder: Path, options: list[str], *, as_root: bool) -> list[str]:
    """The command line that starts JupyterLab in ``folder`` at the first notebook.

    Jupyter refuses to run as root unless told; in a container root is the only user, and the server listens on
    this machine only.
    """
    root_option = ["--allow-root"] if as_root and "--allow-root" not in options else []
    # As the default address, so that the link printed on the terminal leads to the first notebook too.
    where = [f"--ServerApp.root_dir={folder}", f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK}"]
    return [sys.executable, "-m", "jupyterlab", *where, *root_option, *options]


def is_root() -> bool:
    """Whether this process belongs to the superuser (never on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


COMMAND = Command(
    name="lab",
    summary="Open the guided notebooks in JupyterLab.",
    example="kit lab --dir my-postmortem",
    configure=_configure,
    run=_run,
)
