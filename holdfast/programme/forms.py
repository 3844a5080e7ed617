"""What is typed about a run: the numbers its rules judge by."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.forms import BoundField

from holdfast.programme import rules
from holdfast.programme.rules import Number, Numbers


class NumbersForm(forms.Form):
    """A number for each rule that has one, and why they change."""

    because = forms.CharField(
        label="Why do they change?",
        help_text="Who decided it, and what for. It stays on this page",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in rules.NUMBERS:
            self.fields[one.key] = forms.IntegerField(
                label=f"{one.rule}. {one.asks} ({one.unit})",
                min_value=one.least,
                max_value=one.most,
                error_messages={"required": rules.out_of_range(one)}
                | dict.fromkeys(("invalid", "min_value", "max_value"), rules.within(one)),
            )

    @property
    def rows(self) -> list[tuple[Number, BoundField]]:
        """Each number with the question about it, in the rules’ order."""
        return [(one, self[one.key]) for one in rules.NUMBERS]

    def told(self) -> Numbers:
        """Return the numbers as they were typed."""
        return Numbers(**{one.key: self.cleaned_data[one.key] for one in rules.NUMBERS})


def begun(numbers: Numbers) -> dict[str, int]:
    """Return what the form begins with: the numbers that hold now."""
    return asdict(numbers)
