"""The national codes that both returns share."""

from holdfast.exchange.rules import cells

ETHNICITIES = frozenset(
    {"WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND"}
    | {"APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"}
)
SEXES = frozenset({"M", "F", "U"})
PRIMARY_NEEDS = frozenset({"N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9"})
WORKER_CHANGES = frozenset(
    {"MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN"}
    | {"SWDIED", "OTHERS"}
)
ABUSE = frozenset({"NEG", "PHY", "SAB", "EMO", "MUL"})
_ABUSE_IN_WORDS = {
    "NEGLECT": "NEG",
    "PHYSICAL ABUSE": "PHY",
    "SEXUAL ABUSE": "SAB",
    "EMOTIONAL ABUSE": "EMO",
    "MULTIPLE": "MUL",
}

ethnicity = cells.code(ETHNICITIES, also={"CNHE": "CHNE"})
sex = cells.code(SEXES, also={"1": "M", "2": "F", "1.0": "M", "2.0": "F"})
primary_need = cells.code(PRIMARY_NEEDS)
worker_change = cells.code(WORKER_CHANGES)


def abuse(text: str) -> str:
    """Read a category of abuse, as its code or in words; "Multiple: ..." lists are MUL."""
    return cells.code(ABUSE, also=_ABUSE_IN_WORDS)(text.split(":", 1)[0].strip())
