"""Tell an answer, for people or for a program: `holdfast groups form --people PEOPLE.csv`."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from holdfast.kit.csv_rows import on_one_line
from holdfast.supervision.forming.files import Tables, UnreadableTablesError, tables
from holdfast.supervision.forming.greedy import greedy
from holdfast.supervision.forming.judging import broken, costs, host, total
from holdfast.supervision.forming.question import Question
from holdfast.supervision.forming.reasons import reasons
from holdfast.supervision.forming.solving import Answer, form

ANSWERED, SOME_LEFT_OUT, NOTHING_DONE = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line asks."""

    people: Path
    groups: int
    smallest: int
    largest: int
    wishes: Path | None = None
    supervisors: Path | None = None
    now: Path | None = None
    seconds: float = 30.0
    as_json: bool = False


def tell_groups(asked: Asked, out: TextIO, complaints: TextIO) -> int:
    """Form groups and tell them.

    Return 0 when there is an answer, "impossible" included; 1 when wishes were left out; 2 when
    a table cannot be read, and nothing was formed.
    """
    try:
        read = tables(asked.people, asked.wishes, asked.supervisors, asked.now)
    except UnreadableTablesError as refusal:
        for fault in refusal.faults:
            complaints.write(on_one_line(fault) + "\n")
        complaints.write("No groups were formed.\n")
        return NOTHING_DONE
    for fault in read.left_out:
        complaints.write(f"{on_one_line(fault)} This wish was left out.\n")
    question = read.question(groups=asked.groups, smallest=asked.smallest, largest=asked.largest)
    answer = form(question, seconds=asked.seconds)
    if asked.as_json:
        figures = told(question, answer, read)
        out.write(json.dumps(figures, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
    else:
        out.writelines(f"{line}\n" for line in in_words(question, answer))
    return SOME_LEFT_OUT if read.left_out else ANSWERED


def told(question: Question, answer: Answer, read: Tables) -> dict[str, Any]:
    """Return an answer for a program. Points and seconds are unrounded."""
    simple = greedy(question)
    why = reasons(question, answer.groups)
    found = costs(question, answer.groups) if answer.groups else []
    return {
        "status": str(answer.status),
        "gap": answer.gap,
        "seconds": answer.seconds,
        "points": answer.points,
        "bound": answer.bound,
        "areas": answer.areas,
        "meaning": answer.meaning,
        "groups": [
            {
                "name": group.name,
                "slot": group.slot or None,
                "site": host(question, group) or None,
                "supervisor": group.supervisor or None,
                "members": list(group.members),
                "why": {name: why[name] for name in group.members},
            }
            for group in answer.groups
        ],
        "unmet": [one.words for one in found if one.is_wish],
        "costs": [
            {"what": str(one.what), "points": one.points, "words": one.words} for one in found
        ],
        "conflict": list(answer.conflict),
        "left_out": read.left_out,
        "simple_method": {
            "points": total(costs(question, simple)),
            "broken": len(broken(question, simple)),
        },
    }


def in_words(question: Question, answer: Answer) -> Iterator[str]:
    """Yield an answer's lines for a person at a terminal."""
    yield f"{answer.meaning} ({answer.seconds:.1f} seconds)"
    if answer.conflict:
        yield "These cannot hold together" + (
            ":" if answer.is_smallest else " (the smallest set found in the time):"
        )
        yield from (f"  - {words}" for words in answer.conflict)
    for group in answer.groups:
        place = ", ".join(filter(None, (group.slot, host(question, group), group.supervisor)))
        yield f"{group.name} ({place})" if place else group.name
        yield from (f"  {name}" for name in group.members)
    found = costs(question, answer.groups) if answer.groups else []
    if found:
        yield f"What it costs: {total(found):g} points"
        yield from (f"  {one.points:g}  {one.words}" for one in found)
