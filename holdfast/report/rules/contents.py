"""What a report tells, in which order: the board's headlines, and the evaluator's chapters."""

SDQ = "sdq.parent.total"
HEADLINES: tuple[str, ...] = (
    "reach.considered",
    "reach.agreed",
    "cases.started",
    "cases.closed",
    f"{SDQ}.pairs_of_closed",
    f"{SDQ}.mean_change",
    f"{SDQ}.reliably_better",
    f"{SDQ}.reliably_worse",
    "goals.mean_change",
    "visits.kept",
    "hours.a_case",
    "cost.a_case",
)
CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Who was reached", ("reach.",)),
    ("What was given", ("cases.", "visits.a_case", "visits.kept", "visits.child", "visits.missed",
                        "sections.", "modules")),
    ("How near to the manual", ("fidelity.",)),
    ("Children’s own goals", ("goals.",)),
    ("Strengths and difficulties (SDQ)", ("sdq.",)),
    ("Staff, and what became of their training", ("staff.",)),
    ("Hours and money", ("hours.", "money.", "cost.")),
    ("Month by month", ("attendance.", "visits.monthly", "measures.")),
    ("What helps and hinders", ("barriers",)),
)  # fmt: skip
