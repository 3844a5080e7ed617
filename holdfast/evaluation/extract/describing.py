"""What stands beside an extract's tables: a dictionary, a code book, how it was made, its risk."""

import csv
import io
from collections.abc import Iterator

from holdfast.evaluation.extract.judging import lines, suggestions
from holdfast.evaluation.extract.making import Extract
from holdfast.evaluation.schema import TABLES, VERSION, Column


def dictionary() -> str:
    """Return every table and column in words, as Markdown."""
    said = [f"# Data dictionary\n\nSchema {VERSION}. Days are dates; an empty cell is not known.\n"]
    for table in TABLES.values():
        said.append(f"\n## {table.name}\n\nOne row for each {table.row}.\n")
        said.append(
            "\n| Column | Kind | Says | Unit | In an extract |\n| --- | --- | --- | --- | --- |"
        )
        said += [f"\n{_line(column)}" for column in table.columns]
        said.append("\n")
    return "".join(said)


def _line(column: Column) -> str:
    may = "; may be empty" if column.may_lack else ""
    return (
        f"| `{column.name}` | {column.kind}{may} | {column.says} | {column.unit} | {column.held} |"
    )


def code_book() -> str:
    """Return every code with its words, as comma-separated values."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["table", "column", "code", "words"])
    writer.writerows(_codes())
    return text.getvalue()


def _codes() -> Iterator[tuple[str, str, str, str]]:
    for table in TABLES.values():
        for column in table.columns:
            for code, words in column.codes:
                yield table.name, column.name, code, words


def about(extract: Extract, version: str) -> str:
    """Return what the extract is, how it was made, and how to get its figures, as Markdown."""
    left = ", ".join(f"`{one}`" for one in extract.left_out)
    return f"""# An extract for an evaluator

Authority {extract.snapshot.authority}, as of {extract.snapshot.as_of:%d/%m/%Y}.

- It has no name and no sentence that anybody wrote. Sealed cases are not in it.
- Every key was replaced under key version {version}. The key itself is with the authority.
- The days of each case were moved by whole weeks, as many for all that is about that case, so that
  order, weekdays and lengths of time within a case are true and its months are not. Days of
  meetings, training and payments, which are about no case, are as they were.
- Left out: {left}.
- `data-dictionary.md` says what each column holds, `codebook.csv` what each code means, `risk.md`
  how easily somebody could be found. `SHA256SUMS` is checked with `sha256sum -c SHA256SUMS`.

Every figure of the report comes from these files alone:

    holdfast evaluate --snapshot FOLDER --json

Figures of single months of visits and measures cannot, and say so.
"""


def risk_report(extract: Extract) -> str:
    """Return how easily somebody could be found in the extract, as Markdown."""
    cases = extract.snapshot.tables["cases"].to_pylist()
    said = "\n".join(f"- {line}" for line in lines(cases))
    more = "\n".join(f"- {line}" for line in suggestions(cases))
    return (
        f"# How easily somebody could be found\n\n{said}\n\n"
        f"## What would make it harder\n\nUntil five or more cases share everything:\n\n{more}\n"
    )
