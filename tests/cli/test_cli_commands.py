"""The command line as a whole: help, exit statuses, errors."""

import argparse

import pytest

import kit
from kit.cli import COMMANDS, main
from kit.cli.command import Command, ExitStatus


def leaves(commands=COMMANDS, before=()):
    """Every command that does something, as the words a user types."""
    for command in commands:
        if command.commands:
            yield from leaves(command.commands, (*before, command.name))
        else:
            yield (*before, command.name), command


@pytest.mark.parametrize("words", [words for words, _ in leaves()], ids=" ".join)
def test_every_command_has_help_with_one_example(words, capsys):
    """``kit COMMAND --help`` ends well, says what the command does and shows one example of it."""
    with pytest.raises(SystemExit) as stop:
        main([*words, "--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert f"kit {' '.join(words)}" in shown
    assert "example:\n  kit " in shown


@pytest.mark.parametrize("words", [words for words, _ in leaves()], ids=" ".join)
def test_the_readme_names_every_command(words, pytestconfig):
    """Each command is in the README's words, so that nothing exists only in the code."""
    assert f"kit {' '.join(words)}" in (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")


def test_no_command_prints_help_and_is_wrong_use(capsys):
    """``kit`` alone shows the commands and answers 2."""
    assert main([]) == ExitStatus.USAGE
    assert "kit lab" in capsys.readouterr().out


def test_a_group_alone_prints_its_own_help(capsys):
    """``kit case`` shows the commands of the group, not those of the whole kit."""
    assert main(["case"]) == ExitStatus.USAGE
    assert "write" in capsys.readouterr().out


def test_version(capsys):
    """``kit --version`` prints the version of the package."""
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.strip() == f"kit {kit.__version__}"


def test_a_kit_error_is_one_message_and_wrong_use(tmp_path, capsys):
    """An error the kit raises on purpose reaches the user as its message, without a traceback."""
    missing = tmp_path / "none.md"
    assert main(["check", str(missing)]) == ExitStatus.USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("kit: ")
    assert str(missing) in shown.err
    assert "Traceback" not in shown.err


def test_a_reader_that_closes_the_pipe_is_not_an_error(monkeypatch):
    """``kit ... | head`` ends quietly when the reader has enough."""

    def broken(_args: argparse.Namespace) -> int:
        raise BrokenPipeError

    class Stderr:
        closed = False

        def close(self):
            self.closed = True

    stderr = Stderr()
    monkeypatch.setattr("kit.cli.COMMANDS", (Command("x", "x", "kit x", run=broken),))
    monkeypatch.setattr("sys.stderr", stderr)
    assert main(["x"]) == ExitStatus.DONE
    assert stderr.closed


def test_stopping_by_hand_is_said_plainly(monkeypatch, capsys):
    """Ctrl+C ends with status 1 and a sentence."""

    def stopped(_args: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("kit.cli.COMMANDS", (Command("x", "x", "kit x", run=stopped),))
    assert main(["x"]) == ExitStatus.LOOK
    assert "stopped before it was done" in capsys.readouterr().err
