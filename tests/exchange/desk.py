"""A desk to score at: one file of answers, one of scores, and what was complained of."""

import csv
import io

from holdfast.exchange.scoring import ASKED_FOR, score_sdq

NOUGHTS = {f"i{number}": "0" for number in range(1, 26)}


def row(name="V1", version="P4-10", **written):
    return {"id": name, "version": version, **NOUGHTS, **written}


class Desk:
    """One file of answers, one of scores, and what was complained of."""

    def __init__(self, folder):
        self.source = folder / "answers.csv"
        self.target = folder / "scores.csv"
        self.complaints = ""

    def holds(self, *rows, columns=ASKED_FOR, encoding="utf-8", newline="\n"):
        text = io.StringIO()
        sheet = csv.DictWriter(text, columns, lineterminator=newline)
        sheet.writeheader()
        sheet.writerows(rows)
        self.source.write_bytes(text.getvalue().encode(encoding))
        return self

    def add(self, text):
        with self.source.open("a", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return self

    def scored(self):
        complaints = io.StringIO()
        code = score_sdq(self.source, self.target, complaints)
        self.complaints = complaints.getvalue()
        return code

    @property
    def lines(self):
        return self.complaints.splitlines()

    @property
    def scores(self):
        with self.target.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    @property
    def ids(self):
        return [each["id"] for each in self.scores]

    @property
    def folder(self):
        return sorted(path.name for path in self.source.parent.iterdir())
