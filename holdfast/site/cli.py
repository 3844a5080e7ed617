"""The `holdfast` command. Each part imports what it needs when it is asked for, and no sooner."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from holdfast.site.said import at_least_one, pounds, seconds, sizes
from holdfast.site.troubles import Trouble

NOT_RUNNING = 3  # the status that says "no" and not "wrong", as service managers have it


def main() -> None:
    """Do what the command line asks; tell troubles in words and end with status 1."""
    asked = parser().parse_args()
    work: Callable[[argparse.Namespace], int] = asked.work
    try:
        status = work(asked)
    except Trouble as trouble:
        say_wrong(str(trouble))
        status = 1
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def tell(words: str) -> None:
    """Tell the person at the terminal, at once."""
    print(words, flush=True)


def say_wrong(words: str) -> None:
    """Say what went wrong, where errors belong."""
    print(f"holdfast: {words}", file=sys.stderr, flush=True)


def parser() -> argparse.ArgumentParser:
    """Return the whole command line with its help."""
    top = argparse.ArgumentParser(prog="holdfast", description="Holdfast's own commands.")
    parts = top.add_subparsers(required=True, metavar="COMMAND")

    def part(name: str, words: str, work: Callable[[argparse.Namespace], int]) -> Part:
        one = parts.add_parser(name, help=words, description=words)
        one.set_defaults(work=work)
        return one

    part("run", "open the site on PORT (8000) until Ctrl-C", run)
    part("migrate", "bring the database's tables and policies to the code", migrate)
    db = part("db", "start, stop or ask after the embedded database", db_command)
    db.add_argument("action", choices=("start", "stop", "status"))
    story = part("story", "forget the demo data and tell the story again", story_command)
    story.add_argument("--yes", action="store_true", help="yes, forget what is there")
    add_score(part("score", "score questionnaires in a file; needs no database", score))
    add_change(part("change", "tell how scores moved, from a file of pairs", change))
    add_snapshot(part("snapshot", "read another study's data as a snapshot to evaluate", snapshot))
    add_evaluate(part("evaluate", "tell what is found in a snapshot of records", evaluate))
    add_picture(part("picture", "draw every pair of a scale in a snapshot, as SVG", picture))
    add_groups(part("groups", "form supervision groups from a table of people", groups))
    add_import(part("import", "read a council's return into the database", import_return))
    part("docs", "write the generated pages of docs/reference again", docs)
    own = part("manage", "run any of Django's commands, as the tables' owner", manage)
    own.add_argument("words", nargs=argparse.REMAINDER, metavar="...")
    return top


Part = argparse.ArgumentParser


def add_score(part: Part) -> None:
    from holdfast.measures.instruments import ALL

    part.add_argument("instrument", choices=tuple(ALL))
    part.add_argument(
        "--input", type=Path, required=True, metavar="IN", help="answers: .csv, or .parquet"
    )
    part.add_argument(
        "--output", type=Path, required=True, metavar="OUT", help="scores: .csv, or .parquet"
    )


def add_change(part: Part) -> None:
    from holdfast.measures.instruments import ALL
    from holdfast.measures.instruments.shapes import Informant

    who = tuple(str(one) for one in Informant)
    part.add_argument("--input", type=Path, required=True, metavar="PAIRS.csv")
    part.add_argument("--instrument", choices=tuple(ALL), required=True)
    part.add_argument("--informant", choices=who, required=True, help="who answered")
    part.add_argument("--scale", metavar="SCALE", help="if not its main one")
    kinds = ("alpha", "retest")
    part.add_argument("--reliability", choices=kinds, help="by which error, for the SDQ total")
    part.add_argument("--json", action="store_true", help="figures for a program, unrounded")


def add_snapshot(part: Part) -> None:
    part.add_argument("--from", dest="data", type=Path, required=True, metavar="DATA.csv")
    part.add_argument(
        "--mapping", type=Path, required=True, metavar="MAPPING.toml", help="which column is what"
    )
    part.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")


def add_evaluate(part: Part) -> None:
    what = part.add_mutually_exclusive_group(required=True)
    what.add_argument("--snapshot", type=Path, metavar="DIR", help="a snapshot or an extract")
    what.add_argument(
        "--pool", type=Path, nargs="+", metavar="JSON", help="findings of several authorities"
    )
    part.add_argument(
        "--beside", type=Path, nargs=2, metavar=("DATA", "MAPPING"), help="what others publish"
    )
    part.add_argument("--hour-rate", type=pounds, metavar="POUNDS", help="what an hour costs")
    part.add_argument("--json", action="store_true", help="findings for a program, unrounded")


def add_picture(part: Part) -> None:
    part.add_argument("--snapshot", type=Path, required=True, metavar="DIR")
    part.add_argument("--scale", required=True, metavar="KEY", help="such as sdq.parent.total")
    part.add_argument("--out", type=Path, required=True, metavar="FILE.svg")


def add_groups(part: Part) -> None:
    part.add_argument("action", choices=("form",))
    part.add_argument("--people", type=Path, required=True, metavar="PEOPLE.csv")
    part.add_argument("--groups", type=at_least_one, required=True, help="how many")
    part.add_argument("--size", type=sizes, required=True, metavar="5-6", help="people in each")
    part.add_argument("--wishes", type=Path, metavar="WISHES.csv")
    part.add_argument("--supervisors", type=Path, metavar="SUPERVISORS.csv", help="who may lead")
    part.add_argument("--now", type=Path, metavar="NOW.csv", help="who is in which group today")
    part.add_argument("--seconds", type=seconds, default=30.0, help="of searching (30)")
    part.add_argument("--json", action="store_true", help="an answer for a program")


def add_import(part: Part) -> None:
    part.add_argument("source", choices=("ssda903", "ssd"))
    part.add_argument("folder", type=Path, metavar="FOLDER")
    part.add_argument("--dry-run", action="store_true", help="report, and change nothing")
    part.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    part.add_argument("--by", metavar="EMAIL", help="who imports it")


def run(_asked: argparse.Namespace) -> int:
    """Open the site."""
    from holdfast.site import serve

    said = os.environ.get("PORT") or "8000"
    if not said.isdecimal() or not 0 < int(said) < 2**16:
        raise Trouble(f"PORT must be a number from 1 to 65535, not {said!r}")
    return serve.run(int(said), tell)


def migrate(_asked: argparse.Namespace) -> int:
    """Bring tables and policies to the code."""
    from holdfast.site.visit import database_open, make_tables

    with database_open(tell):
        make_tables()
    tell("the tables and their policies are as the code has them")
    return 0


def db_command(asked: argparse.Namespace) -> int:
    """Start, stop or ask after the embedded database."""
    from holdfast.site import visit

    work = {"start": visit.start, "stop": visit.stop, "status": visit.status}[asked.action]
    return 0 if work(tell) else NOT_RUNNING


def story_command(asked: argparse.Namespace) -> int:
    """Forget the demo data and tell the story again."""
    from holdfast.site.demonstration import forget_and_retell
    from holdfast.site.visit import database_open

    with database_open(tell):
        forget_and_retell(sure=asked.yes, tell=tell)
    tell("the story is told")
    return 0


def score(asked: argparse.Namespace) -> int:
    """Score questionnaires in a file; being told to end leaves no half file either."""
    from holdfast.exchange.scoring import score_file
    from holdfast.measures.instruments import ALL

    for told_to_end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told_to_end, signal.default_int_handler)
    try:
        return score_file(ALL[asked.instrument], asked.input, asked.output, sys.stderr)
    except (OSError, UnicodeError) as error:
        raise Trouble(str(error)) from error


def change(asked: argparse.Namespace) -> int:
    """Tell how scores moved, from a file of pairs."""
    from holdfast.exchange.change import Told, tell_change
    from holdfast.exchange.change.forms import NoSuchForm, form_of

    try:
        form = form_of(
            asked.instrument, informant=asked.informant, scale=asked.scale, kind=asked.reliability
        )
    except NoSuchForm as refusal:
        raise Trouble(str(refusal)) from refusal
    told = Told(out=sys.stdout, complaints=sys.stderr, as_json=asked.json)
    return tell_change(asked.input, form, told)


def snapshot(asked: argparse.Namespace) -> int:
    """Write a snapshot of another study's data, by a mapping of its columns."""
    from holdfast.evaluation.mapping import tell_snapshot

    return tell_snapshot(asked.data, asked.mapping, asked.out, complaints=sys.stderr)


def evaluate(asked: argparse.Namespace) -> int:
    """Tell what is found in a snapshot, or in several authorities' findings together."""
    if asked.pool:
        from holdfast.evaluation.pooling import tell_pooled

        return tell_pooled(asked.pool, as_json_=asked.json, out=sys.stdout, complaints=sys.stderr)
    from holdfast.evaluation.telling import tell_evaluation

    return tell_evaluation(
        asked.snapshot,
        as_json_=asked.json,
        pence_an_hour=asked.hour_rate,
        beside=asked.beside or (),
        out=sys.stdout,
        complaints=sys.stderr,
    )


def picture(asked: argparse.Namespace) -> int:
    """Draw every pair of a scale, for whoever holds the rows."""
    from holdfast.report.pictures.pairs import draw

    try:
        tell(draw(asked.snapshot, asked.scale, asked.out))
    except (OSError, ValueError) as error:
        raise Trouble(str(error)) from error
    return 0


def groups(asked: argparse.Namespace) -> int:
    """Form supervision groups from a table of people."""
    from holdfast.supervision.forming.telling import Asked, tell_groups

    wanted = Asked(
        people=asked.people,
        groups=asked.groups,
        smallest=asked.size[0],
        largest=asked.size[1],
        wishes=asked.wishes,
        supervisors=asked.supervisors,
        now=asked.now,
        seconds=asked.seconds,
        as_json=asked.json,
    )
    return tell_groups(wanted, sys.stdout, sys.stderr)


def import_return(asked: argparse.Namespace) -> int:
    """Read a council's return into the database, as the web pages' role."""
    from holdfast.site.visit import django_command

    if not asked.folder.is_dir():
        raise Trouble(f"{asked.folder} is not a folder")
    words = ["import_return", asked.source, str(asked.folder.resolve())]
    words += ["--dry-run"] if asked.dry_run else []
    words += ["--as-of", asked.as_of.isoformat()] if asked.as_of else []
    words += ["--by", asked.by] if asked.by else []
    return django_command(words, role="app", tell=tell)


def docs(_asked: argparse.Namespace) -> int:
    """Write the generated pages again, from the code alone."""
    from holdfast.site.visit import django_without_database

    return django_without_database(["write_docs"])


def manage(asked: argparse.Namespace) -> int:
    """Run one of Django's commands as the tables' owner."""
    from holdfast.site.visit import django_command

    return django_command(asked.words, role="owner", tell=tell, tables=False)


if __name__ == "__main__":
    main()
