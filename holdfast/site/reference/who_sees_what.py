"""Who sees what: roles, how far each reaches, every address and every table's rows."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from holdfast.access.guarding import FRAMEWORK, READ_BY_GUARD, ours, rule_of
from holdfast.access.permissions import NEEDS_STANDING, POLICY, REACH, Permission, Role
from holdfast.site.reference.markdown import opening, page, table

LIBRARY, DEMO = "/sign-in/", "/demo/"
Address = tuple[str, str, Any]


def who_sees_what() -> str:
    """Return the page."""
    return page(
        opening(
            "Who sees what",
            "Two locks, each kept by itself. The first is this policy, asked by every page. The "
            "second is PostgreSQL's: which rows of each table a person may read and write, "
            "whatever a page asks. [Privacy and safety](../explanation/privacy-and-safety.md) says "
            "why.",
        ),
        "## What each role may do",
        table(["Permission", *(role.value for role in Role)], map(permission_row, Permission)),
        "## Which cases each role reaches",
        "By what a case is to somebody. Where nothing is said the case is not reached, and the "
        "answer is the same as for a case that is not there.",
        table(["The case is", *(role.value for role in Role)], map(reach_row, REACH)),
        "What it takes to use a permission on a case:",
        table(["Permission", "Needs a leave that"], standing_rows()),
        "## Every address",
        "An address about a record gives 404 to whoever may not reach that record. Addresses "
        f"under `{LIBRARY}` are the sign-in library's: they show no record about a family. Those "
        f"under `{DEMO}` are there in the demonstration alone.",
        table(["Address", "Name", "Takes", "Needs"], address_rows()),
        "## Every table",
        "“Granted” is by a leave of one’s own or, to read alone, as the clinical supervisor of a "
        "group in which somebody who works the open case has a place.",
        table(["Table", "About people", "Which rows"], rule_rows()),
        "The sign-in and session libraries' own tables have no row rules. The web role may do "
        "with them:",
        table(["Table", "The web role may"], sorted(FRAMEWORK.items())),
        "Nobody signs in as `holdfast_guard`. The functions that work out who may see what, and "
        "the counts that name no family, run as it and may read these tables: "
        + ", ".join(f"`{name}`" for name in sorted(READ_BY_GUARD))
        + ".",
    )


def permission_row(permission: Permission) -> list[str]:
    """Say which roles a permission is given to."""
    return [f"`{permission}`", *("yes" if permission in POLICY[role] else "" for role in Role)]


def reach_row(relation: str) -> list[str]:
    """Say what each role may do with a case of one relation to them."""
    reached = REACH[relation]
    return [relation, *(reached[role].value if role in reached else "" for role in Role)]


def standing_rows() -> Iterator[list[str]]:
    """Say with which leave each permission on a case may be used."""
    for permission, standings in sorted(NEEDS_STANDING.items()):
        words = " or ".join(f"“{one}”" for one in sorted(standing.value for standing in standings))
        yield [f"`{permission}`", words]


def address_rows() -> Iterator[list[str]]:
    """Say of every address what it is called, which methods it takes and what it needs."""
    for route, name, view in sorted(addresses(), key=lambda one: one[:2]):
        if hasattr(view, "needs"):
            yield [f"`{route}`", f"`{name}`", " ".join(view.accepts), f"`{view.needs.value}`"]
        else:
            yield [f"`{route}`", f"`{name}`", "", f"nothing: {said_open(view)}"]


def said_open(view: Any) -> str:
    """Return why a view is open to anybody; raise `LookupError` for one that does not say."""
    why: str = getattr(view, "open_because", "")
    if not why:
        raise LookupError(f"{view} says neither what it needs nor why it is open")
    return why


def addresses() -> Iterator[Address]:
    """Yield every address of our own; the demonstration's too, wherever this is written."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) not in (LIBRARY[1:], DEMO[1:]):
            yield from below(pattern, "/")
    for pattern in import_module("holdfast.demo.urls").urlpatterns:
        yield from below(pattern, DEMO)


def below(pattern: URLPattern | URLResolver, prefix: str) -> Iterator[Address]:
    """Yield the addresses of one pattern, and of all that are below it."""
    route = prefix + str(pattern.pattern)
    if isinstance(pattern, URLPattern):
        yield route, pattern.name or "", pattern.callback
        return
    for inner in pattern.url_patterns:
        yield from below(inner, route)


def rule_rows() -> Iterator[list[str]]:
    """Say of every table of our own who reads and writes which of its rows."""
    for model in ours():
        rule = rule_of(model)
        yield [f"`{model._meta.db_table}`", "yes" if rule.personal else "", rule.words]
