"""The characteristics by which whoever was considered is counted: broad, so that few are few."""

AGE_BANDS = ["Under 5", "5 to 10", "11 to 15", "16 and over"]
ETHNIC_GROUPS = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black", "C": "Asian", "O": "Other"}
UNASKED = ("", "REFU", "NOBT")


def age_band(age: int) -> str:
    """Return the band of an age in whole years; a child not yet born is under 5."""
    return AGE_BANDS[(age >= 5) + (age >= 11) + (age >= 16)]


def ethnic_group(code: str) -> str:
    """Return the broad group of one of the return's codes; '' where nobody has said."""
    return "" if code in UNASKED else ETHNIC_GROUPS[code[0]]
