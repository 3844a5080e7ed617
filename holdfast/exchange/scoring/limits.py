"""Which answers a form takes, for a whole batch at once."""

from collections.abc import Sequence

import numpy as np

from holdfast.exchange.scoring.batch import BLANK, Numbers, Truths
from holdfast.measures.instruments import Instrument


class Limits:
    """What each form of an instrument takes for each item of a file.

    An instrument that refuses answers by more than these is not judged here: nothing is
    accepted, and every row is read with care.
    """

    def __init__(self, instrument: Instrument, numbers: Sequence[int]) -> None:
        judges_by_these = type(instrument).problems is Instrument.problems
        self._is_enough = judges_by_these or instrument.key == "sdq"
        forms = [
            instrument.allowed(code, follow_up=follow_up)
            for code in instrument.versions
            for follow_up in (False, True)
        ]
        takes = [[tuple(form.get(number, ())) for number in numbers] for form in forms]
        shape = (len(forms), len(numbers))
        lowest = [[min(each, default=1) for each in form] for form in takes]
        highest = [[max(each, default=0) for each in form] for form in takes]
        self._lowest = np.array(lowest, np.int16).reshape(shape)
        self._highest = np.array(highest, np.int16).reshape(shape)
        self._gaps = [
            (form, place, sorted(set(range(min(each), max(each) + 1)) - set(each)))
            for form, row in enumerate(takes)
            for place, each in enumerate(row)
            if each and len(set(each)) <= max(each) - min(each)
        ]

    def accept(self, forms: Numbers, answers: Numbers) -> Truths:
        """Return for each row whether its form is known and takes every answer given."""
        fits = (answers >= self._lowest[forms]) & (answers <= self._highest[forms])
        for form, place, gap in self._gaps:
            fits[:, place] &= (forms != form) | ~np.isin(answers[:, place], gap)
        if not self._is_enough:
            return np.zeros(len(forms), bool)
        accepted: Truths = (fits | (answers == BLANK)).all(axis=1) & (forms >= 0)
        return accepted
