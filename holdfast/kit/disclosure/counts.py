"""How one count is shown: each published rule, and the two ways of this system.

Source of each published rule: the table of disclosure rules in the reference on measures (DfE
children in need 2020-21; DfE national tables; the hospital counts of the outcomes dashboard;
OpenSAFELY's midpoint). A zero that is a true zero is shown by all of them.
"""

from dataclasses import dataclass

SMALL = range(1, 6)  # a count that points to somebody
VERY_SMALL = range(1, 8)  # the same, by the rule for hospital counts
HIDDEN = "c"
ROUNDS_TO_NOTHING = "k"
Span = tuple[float, float]  # the least and the most that a shown count can be


def local_count(count: int) -> int | str:
    """Return a local count as DfE's tables show it: 1 to 5 hidden, the rest as it is."""
    return HIDDEN if count in SMALL else count


def national_count(count: int) -> int | str:
    """Return a national count to the nearest 10, half up; `k` where something becomes nothing."""
    rounded = nearest(count, 10)
    return ROUNDS_TO_NOTHING if count and not rounded else rounded


def hospital_count(count: int) -> int | str:
    """Return a hospital count of one authority: 1 to 7 hidden, the rest to the nearest 5."""
    return HIDDEN if count in VERY_SMALL else nearest(count, 5)


def midpoint(count: int) -> int:
    """Return the middle of the six counts that one stands among: 1 to 6 are 3, 7 to 12 are 9."""
    return -(-count // 6) * 6 - 3 if count else 0


def nearest(count: int, step: int) -> int:
    """Round a count to the nearest `step`, a half always going up."""
    return (2 * count + step) // (2 * step) * step


def may_show_percentage(part: int, whole: int) -> bool:
    """Tell whether a share points to nobody: neither its part nor the rest is 1 to 5."""
    return part not in SMALL and whole - part not in SMALL


def difference_leaks(earlier: int, later: int) -> bool:
    """Tell whether two totals, one holding the other, give a small number away between them."""
    return later - earlier in SMALL


@dataclass(frozen=True)
class Way:
    """How the numbers of a table are shown: as they are, or to the nearest `step`.

    `small` are the counts that point to somebody. Shown as they are, a small number is hidden, and
    so are others, until it could be the smallest and could be no small one at all. Shown to the
    nearest step, all under a step are said to be that and no more, and nobody may say which: for
    who knows no family, and looks day by day.
    """

    small: range = SMALL
    step: int = 1

    @property
    def is_exact(self) -> bool:
        """Tell whether numbers are shown as they are."""
        return self.step == 1

    @property
    def few_could_be(self) -> int:
        """Return how many it must stay possible that a few people are."""
        return self.small.stop if self.is_exact else self.small[-1]

    @property
    def none_could_be(self) -> int:
        """Return how many it must stay possible that others are, where there are no others."""
        return self.small.stop if self.is_exact else 1

    def words(self, count: int) -> str:
        """Say a count: "12", or where it is rounded "about 10", or "fewer than 5"."""
        if self.is_exact:
            return str(count)
        if count < self.step:
            return f"fewer than {self.step}"
        return f"about {nearest(count, self.step)}"

    def says(self, count: int) -> Span:
        """Return the least and the most that a count can be that is shown like this one."""
        if self.is_exact:
            return (count, count)
        if count < self.step:
            return (0, self.step - 1)
        rounded = nearest(count, self.step)
        below = (self.step - 1) // 2 if self.step % 2 else self.step // 2
        return (max(self.step, rounded - below), rounded + (self.step - 1) // 2)


AS_IT_IS = Way()
TO_FIVE = Way(small=range(1, 5), step=5)
