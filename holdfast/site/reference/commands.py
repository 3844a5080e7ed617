"""The commands: make's, `holdfast`'s own, and those that `holdfast manage` runs."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from django.core.management import load_command_class
from django.core.management.base import CommandParser

from holdfast.site import cli
from holdfast.site.reference.markdown import opening, page, table

ROOT = Path(__file__).resolve().parents[3]
TARGET = re.compile(r"^([a-z]+):[^#\n]*## (.+)$", re.MULTILINE)


def commands() -> str:
    """Return the page."""
    return page(
        opening("Commands", "After `make setup`, `holdfast` is `.venv/bin/holdfast`."),
        "## make",
        table(["Command", "Does"], make_rows()),
        "## holdfast",
        *(described(name, part) for name, part in parts(cli.parser())),
        "## holdfast manage",
        "Any of Django's commands, as the owner of the tables. Of our own there are:",
        table(["Command", "Does", "Says"], own_rows()),
    )


def make_rows() -> Iterator[list[str]]:
    """Say what each of make's commands does, in the Makefile's own words."""
    for name, words in TARGET.findall((ROOT / "Makefile").read_text()):
        yield [f"`make {name}`", words]


def parts(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield each part of the command line by its name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def described(name: str, part: argparse.ArgumentParser) -> str:
    """Say what one part does and what may be said to it."""
    said = [row for row in map(argument_row, part._actions) if row]
    does = str(part.description)
    words = f"### holdfast {name}\n\n{does[:1].upper()}{does[1:]}."
    return f"{words}\n\n{table(['Say', 'Means'], said)}" if said else words


def argument_row(action: argparse.Action) -> list[str]:
    """Say one argument and what it means; nothing for what every command takes."""
    if "--help" in action.option_strings:
        return []
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    value = metavar or "|".join(map(str, action.choices or ())) or action.dest.upper()
    takes_value = action.nargs != 0
    words = [
        action.help or "",
        "" if action.required or not action.option_strings else "(optional)",
    ]
    said = " ".join([*action.option_strings, *([value] if takes_value else [])])
    return [f"`{said}`", " ".join(filter(None, words))]


def own_rows() -> Iterator[list[str]]:
    """Say of each management command of ours what it does and what may be said to it."""
    files = (ROOT / "holdfast").glob("*/management/commands/[a-z]*.py")
    for file in sorted(files, key=lambda one: one.stem):
        app = file.relative_to(ROOT).parts[1]
        command = load_command_class(f"holdfast.{app}", file.stem)
        parser = CommandParser(prog=file.stem, add_help=False)
        if file.stem != "migrate":  # Django's own, with its own many options
            command.add_arguments(parser)
        said = [row[0] for row in map(argument_row, parser._actions) if row]
        yield [f"`{file.stem}`", command.help, " ".join(said)]
