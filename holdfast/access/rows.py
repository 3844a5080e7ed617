"""The second lock: which rows of each table a person may read and write, said once a model.

Every model of ours carries a `row_rule`. After each migration `holdfast.access.guarding` turns
the rules into PostgreSQL policies, so that a query that forgets to ask who is reading returns
nothing it should not. Conditions are of the array shape, `column = ANY((SELECT ...))`, which
PostgreSQL works out once a query and not once a row.
"""

from dataclasses import dataclass, replace

PEOPLE = ("my_staff", "my_leavers")  # functions that list people, not rows
NEVER = "false"
ALWAYS = "true"


@dataclass(frozen=True, kw_only=True)
class RowRule:
    """Who may do what with the rows of one table, in words and as four SQL conditions."""

    words: str
    read: str
    add: str = NEVER
    change: str = NEVER
    remove: str = NEVER
    personal: bool = True


def among(column: str, function: str) -> str:
    """Return the array-shaped condition 'this column is one of what that function lists'."""
    kind = "bigint" if function in PEOPLE else "uuid"
    return f"{column} = ANY((SELECT app.{function}())::{kind}[])"


IMPORTING = "(SELECT app.purpose()) = 'import'"


def of_case(column: str) -> RowRule:
    """Rows that belong to one case: read by those with a grant, written by those who work it."""
    mine = among(column, "my_working_cases")
    return RowRule(
        words="Read by those granted the case; written by those who work with it",
        read=among(column, "my_cases"),
        add=mine,
        change=mine,
    )


def of_family(column: str) -> RowRule:
    """Rows that belong to one family: read and written through a grant to one of its cases."""
    mine = among(column, "my_working_families")
    return RowRule(
        words="Read by those granted a case of the family; written by those who work with it, "
        "and by an import of the council's own return",
        read=among(column, "my_families"),
        add=mine,
        change=mine,
        remove=f"{mine} AND {IMPORTING}",
    )


def own(column: str) -> RowRule:
    """Rows that are one person's own."""
    mine = f"{column} = (SELECT app.uid())"
    return RowRule(
        words="Read and written by that person alone", read=mine, add=mine, change=mine, remove=mine
    )


def by_roles(*roles: str) -> str:
    """Return the condition 'the reader has one of these roles'."""
    return f"(SELECT app.my_role()) IN ({', '.join(repr(str(role)) for role in roles)})"


def of_authority(column: str, *, written_by: tuple[str, ...], personal: bool = True) -> RowRule:
    """Rows that everybody in one authority may read and the named roles may write."""
    here = f"{column} = (SELECT app.my_authority())"
    write = f"{here} AND ({by_roles(*written_by)} OR {IMPORTING})"
    return RowRule(
        words=f"Read by everybody in the authority; written by {' and '.join(written_by)}",
        read=here,
        add=write,
        change=write,
        remove=f"{here} AND {IMPORTING}",
        personal=personal,
    )


def under(column: str, parent: str, *, written_by: tuple[str, ...]) -> RowRule:
    """Rows that are read by whoever may read the row above, and written by the named roles."""
    there = f"{column} = ANY(ARRAY(SELECT id FROM {parent}))"  # noqa: S608  # names of our own
    write = f"{there} AND {by_roles(*written_by)}"
    return RowRule(
        words=f"Read with the {parent} above; written by {' and '.join(written_by)}",
        read=there,
        add=write,
        change=write,
    )


def ended_for_leavers(rule: RowRule, theirs: str) -> RowRule:
    """Return a rule by which whoever finishes a leaving may also end the leaver's rows.

    `theirs` is the condition that a row is of somebody whose leaving is finished at this moment.
    """
    return replace(
        rule,
        words=f"{rule.words}; a leaver's is ended by whoever finishes the leaving, as they do",
        read=f"{rule.read} OR {theirs}",
        change=f"{rule.change} OR {theirs}",
    )


def catalogue(*, written_by: tuple[str, ...] = ()) -> RowRule:
    """Rows about nobody, the same for every authority: read by all who are signed in."""
    write = by_roles(*written_by) if written_by else NEVER
    return RowRule(
        words="About nobody: read by everybody who is signed in",
        read="(SELECT app.uid()) IS NOT NULL",
        add=write,
        change=write,
        personal=False,
    )


def before_sign_in(words: str) -> RowRule:
    """Rows that must be readable before anybody is known; `words` say why that is safe."""
    return RowRule(words=words, read=ALWAYS, add=ALWAYS, change=ALWAYS, personal=False)
