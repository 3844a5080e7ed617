"""Findings and material that tests write reports from; all of it invented."""

from datetime import date

from holdfast.evaluation.rules.findings import Figure, Findings, Hidden, Sure, Table
from holdfast.report.pictures.drawing import pictures_of
from holdfast.report.rules.coming_year import Have, Took, options
from holdfast.report.rules.document import Fact
from holdfast.report.rules.writing import Material

AS_OF = date(2015, 2, 25)
SIZE = Figure(
    "sdq.g_av", "size of the change in total difficulties", 0.42, "standard deviations",
    Sure.ESTIMATED, "g_av", n=18, low=0.1, high=0.74, table="sdq.change",
)  # fmt: skip
SHARE = Figure(
    "sdq.pairs", "closed cases with a first and a last score", 0.62, "share", Sure.COUNTED,
    "Wilson", n=30, low=0.44, high=0.77,
)  # fmt: skip
UNTOLD = Figure(
    "goals.mean_change", "mean change in goals", None, "points", Sure.CANNOT_TELL, "t", n=4,
    because="4 pairs, and 10 are needed.",
)  # fmt: skip
HIDDEN = Figure(
    "reach.refused", "families who refused", None, "families", Sure.NOT_SHOWN, "counted",
    because="Too few share it.",
)  # fmt: skip
COST = Figure("cost.case", "cost of a case", 1840.4, "pounds", Sure.COUNTED, "hours x rate", n=18)
MEAN = Figure("attended.mean", "attendance: mean", 81.0, "%", Sure.COUNTED, "XmR", n=12)
LOWER = Figure("attended.lower", "attendance: lower limit", 60.0, "%", Sure.COUNTED, "XmR", n=12)
UPPER = Figure("attended.upper", "attendance: upper limit", 99.0, "%", Sure.COUNTED, "XmR", n=12)
BY_SEX = Table(
    "reach.by_sex", "Reached, by sex", ("Sex", "Offered", "Agreed"),
    (("Girls", 12, Hidden()), ("Boys", 14, 11), ("Not known", 0, None)), note="c: not shown.",
)  # fmt: skip
ATTENDED = Table(
    "attended.series", "Attendance, month by month", ("Period", "%", "More than wobble"),
    tuple((f"2014-{m:02}", 70.0 + m, "a shift" if m == 8 else "") for m in range(1, 13)),
)  # fmt: skip
FIGURES = (SHARE, SIZE, UNTOLD, HIDDEN, COST, MEAN, LOWER, UPPER)
FOUND = Findings("Merton", AS_OF, FIGURES, (BY_SEX, ATTENDED))
TOOK = Took(
    groups=4, cases=30, practitioners=22, group_hours=60, case_hours=40, clinician_rate=60,
    practitioner_rate=30, other_money=5_000,
)  # fmt: skip
HAVE = Have(clinician_hours=300, practitioner_hours=1_000, trained=40, money=60_000)


def material(found: Findings = FOUND, **other: object) -> Material:
    """Return the material of a report on some findings."""
    values: dict[str, object] = {
        "programme": "Hope for Children and Families", "authority": "Merton", "as_of": found.as_of,
        "findings": found, "pictures": pictures_of(found),
        "standing": [Fact("trained", "Trained on every section", "20 of 22", "", "")],
        "well": ["Supervision is welcomed"], "challenges": ["Caseloads are high"],
        "decisions": [], "options": options(TOOK, HAVE), "limit": "There is enough for 4 groups.",
        "since": "25 June 2014", "board_moves": ["Cases started: about 35 cases"],
        "moves": ["Cost of a case: £1,840; it was £2,000"],
        "headlines": ["sdq.pairs", "sdq.g_av", "goals.mean_change", "reach.refused", "none.such"],
        "chapters": [("Who was reached", ["reach."]), ("Change", ["sdq.", "goals."])],
    }  # fmt: skip
    return Material(**(values | other))  # type: ignore[arg-type]
