"""The boxes of a paper form: which numbers, in which parts, and what each takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from holdfast.kit.forms import DigitField
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.instrument import Unit, answers_in_words

BLANK = "Leave a box blank where nothing was ticked, or where two were."
OF_THE_SDQ = {  # the first number of a part, and what is said of it
    1: ("Answers 1 to 25", f"0, 1 or 2. {BLANK}"),
    26: (
        "The back of the form, 26 to 33",
        "0, 1, 2 or 3. The paper prints no numbers here: count on from 26. A teacher’s form has "
        "only 26, 27, 28, 30, 31 and 33. If 26 is 0, leave the rest blank.",
    ),
    34: ("On a follow-up form only, 34", "0, 1, 2, 3 or 4."),
    35: ("On a follow-up form only, 35", "0, 1, 2 or 3."),
}
IN_A_CENTIMETRE = 10  # millimetres


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some numbers of a form that stand together and take the same answers."""

    numbers: tuple[int, ...]
    takes: tuple[int, ...]
    legend: str
    hint: str
    is_follow_up: bool

    @property
    def is_digits(self) -> bool:
        """Whether each answer is one digit."""
        return all(0 <= answer <= 9 for answer in self.takes)


def every_answer(instrument: Instrument) -> dict[int, tuple[int, ...]]:
    """Return each number on any of an instrument's forms with the answers it takes on any."""
    found: dict[int, set[int]] = {}
    for code in instrument.versions:
        for follow_up in (False, True):
            for number, takes in instrument.allowed(code, follow_up=follow_up).items():
                found.setdefault(number, set()).update(takes)
    return {number: tuple(sorted(found[number])) for number in sorted(found)}


def parts(instrument: Instrument) -> Iterator[Part]:
    """Yield the parts of an instrument's forms, in the order of their numbers."""
    takes = every_answer(instrument)
    first = {n for code in instrument.versions for n in instrument.allowed(code)}
    for (answers, is_first), group in groupby(takes, lambda n: (takes[n], n in first)):
        numbers = tuple(group)
        legend, hint = words_of(instrument, numbers, answers)
        yield Part(
            numbers=numbers, takes=answers, legend=legend, hint=hint, is_follow_up=not is_first
        )


def words_of(
    instrument: Instrument, numbers: tuple[int, ...], takes: tuple[int, ...]
) -> tuple[str, str]:
    """Return what stands over a part: its legend, and which answers it takes."""
    if instrument.key == "sdq" and numbers[0] in OF_THE_SDQ:
        return OF_THE_SDQ[numbers[0]]
    one = len(numbers) == 1
    legend = f"Answer {numbers[0]}" if one else f"Answers {numbers[0]} to {numbers[-1]}"
    if instrument.answer_unit is Unit.MILLIMETRES:
        top = takes[-1] / IN_A_CENTIMETRE
        hint = (
            f"Measure from the left to the mark, in centimetres with one decimal: 0.0 to {top}. "
            "Leave a box blank where there is no mark."
        )
        return legend, hint
    said = answers_in_words(takes)
    hint = f"{said[:1].upper()}{said[1:]}. {BLANK} {instrument.how_to_enter}"
    return legend, hint.rstrip()


class NumberBoxField(forms.Field):
    """A whole number of `takes`, or None when the box is left blank."""

    widget = forms.TextInput

    def __init__(self, *, takes: tuple[int, ...], **options: Any) -> None:
        self.takes = takes
        attrs = {"inputmode": "numeric", "autocomplete": "off", "width": 4, "label_size": "s"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: Any) -> int | None:
        text = str("" if value is None else value).strip()
        if not text:
            return None
        number = self.read(text)
        if number is None or number not in self.takes:
            raise ValidationError(f"{self.label} must be {self.in_words()}, or blank", code="digit")
        return number

    def read(self, text: str) -> int | None:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None

    def in_words(self) -> str:
        return answers_in_words(self.takes)


class CentimetresField(NumberBoxField):
    """A mark on a line, typed in centimetres with one decimal and kept in millimetres.

    The decimal is asked for, because 5 could be either.
    """

    def read(self, text: str) -> int | None:
        try:
            typed = Decimal(text.replace(",", "."))
        except InvalidOperation:
            return None
        if typed.as_tuple().exponent != -1:
            return None
        return int(typed * IN_A_CENTIMETRE)

    def in_words(self) -> str:
        top = self.takes[-1] / IN_A_CENTIMETRE
        return f"centimetres with one decimal, such as 5.3, from 0.0 to {top}"

    def prepare_value(self, value: Any) -> Any:
        return f"{value / IN_A_CENTIMETRE:.1f}" if type(value) is int else value


def box_for(number: int, part: Part, instrument: Instrument) -> forms.Field:
    """Return the box of one answer."""
    label = f"Answer {number}"
    if instrument.answer_unit is Unit.MILLIMETRES:
        return CentimetresField(takes=part.takes, label=label)
    if part.is_digits:
        allowed = "".join(map(str, part.takes))
        return DigitField(label=label, short=str(number), allowed=allowed)
    return NumberBoxField(takes=part.takes, label=label)
