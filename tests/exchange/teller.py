"""Somebody who tells a file's change: one file of pairs, what was told of it, the complaints."""

import io
import json

from holdfast.exchange.change import Told, tell_change
from holdfast.exchange.change.forms import form_of

HEADINGS = "child,t1_total,t1_emotional,t1_impact,t2_total"
GOOD = ("A,20,5,3,12", "B,18,4,2,17", "C,25,6,5,13")


class Teller:
    """One file of pairs, what was told of it and what was complained of."""

    def __init__(self, folder):
        self.source = folder / "pairs.csv"
        self.out = self.complaints = ""

    def holds(self, *lines, headings=HEADINGS, encoding="utf-8"):
        self.source.write_bytes("\n".join([headings, *lines, ""]).encode(encoding))
        return self

    def tells(self, informant="parent", kind=None, *, instrument="sdq", scale=None, as_json=True):
        out, complaints = io.StringIO(), io.StringIO()
        form = form_of(instrument, informant=informant, scale=scale, kind=kind)
        status = tell_change(
            self.source, form, Told(out=out, complaints=complaints, as_json=as_json)
        )
        self.out, self.complaints = out.getvalue(), complaints.getvalue()
        return status

    @property
    def figures(self):
        return json.loads(self.out)

    def one_complaint(self):
        assert self.tells() == 1
        (line,) = self.complaints.splitlines()
        return line
