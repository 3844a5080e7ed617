"""Goals: whose, how they end, and when one stands still."""

from holdfast.casework.rules.choices import Choices

VOICES: Choices = [
    ("child", "Child or young person"),
    ("parent", "Parent or carer"),
    ("family", "Whole family"),
    ("practitioner", "Practitioner"),
]
GOAL_ENDINGS: Choices = [
    ("met", "Met"),
    ("changed", "Changed into another goal"),
    ("set aside", "Set aside"),
]
STUCK_AFTER = 3  # ratings in a row that did not move


def is_stuck(scores: list[int]) -> bool:
    """Tell whether the last three ratings by one rater, oldest first, are all the same."""
    latest = scores[-STUCK_AFTER:]
    return len(latest) == STUCK_AFTER and len(set(latest)) == 1
