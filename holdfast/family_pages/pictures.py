"""How far along a goal is, in pictures of our own: somebody who climbs ten steps to a flag."""

from dataclasses import dataclass

from holdfast.family_pages.languages import Language
from holdfast.family_pages.reports.page import GoalShown

STEP_WIDE, STEP_HIGH, LEFT, FOOT = 5, 4, 6, 58  # of a drawing 64 by 64
LEVEL_STEPS = (0, 3, 5, 8, 10)  # five levels, lowest first, as steps of ten


@dataclass(frozen=True, kw_only=True)
class Pick:
    """One picture to pick: what it is kept as, what it says, and where its climber stands."""

    value: int
    number: str
    words: str
    steps: int

    @property
    def text(self) -> str:
        """The number as a browser sends it."""
        return str(self.value)

    @property
    def x(self) -> int:
        """How far to the right the climber stands."""
        return LEFT + STEP_WIDE * self.steps

    @property
    def head(self) -> int:
        """How high the climber's head is."""
        return FOOT - STEP_HIGH * self.steps - 12

    @property
    def neck(self) -> int:
        """Where the climber's body begins."""
        return self.head + 3

    @property
    def foot(self) -> int:
        """Where the climber stands."""
        return FOOT - STEP_HIGH * self.steps


def picks(goal: GoalShown, language: Language) -> list[Pick]:
    """Return the pictures of one goal: the numbers 0 to 10, or its five levels in their words."""
    if goal.has_levels:
        return [
            Pick(value=value, number="", words=words, steps=steps)
            for (value, words), steps in zip(goal.levels, LEVEL_STEPS, strict=True)
        ]
    return [
        Pick(
            value=number,
            number=str(number),
            words=language.say("rate_step", number=number),
            steps=number,
        )
        for number in range(11)
    ]
