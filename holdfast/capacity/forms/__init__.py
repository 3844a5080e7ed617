"""What is typed of somebody's caseload, and of time released for them."""

from decimal import Decimal
from typing import Any

from django import forms

from holdfast.capacity.rules import KINDS, Caseload, Minutes
from holdfast.capacity.rules.caseload import WhyNotSay
from holdfast.kit.forms import DateField

HOURS = "Enter hours a week, such as 1.5, or leave it blank for none"


class HeldForm(forms.Form):
    """How many children somebody holds, and their part of full time."""

    children = forms.IntegerField(
        label="How many children do they hold?",
        help_text="All in the council’s case system, those of the programme among them",
        min_value=0,
        max_value=60,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
        error_messages={
            "required": WhyNotSay.CHILDREN.value,
            "invalid": WhyNotSay.CHILDREN.value,
            "min_value": WhyNotSay.CHILDREN.value,
            "max_value": WhyNotSay.CHILDREN.value,
        },
    )
    full_time = forms.DecimalField(
        label="What part of a full-time post do they work?",
        help_text="1 for full time, 0.6 for three days a week",
        min_value=Decimal("0.1"),
        max_value=Decimal("1"),
        max_digits=3,
        decimal_places=2,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "decimal"}),
        error_messages={
            "required": WhyNotSay.FULL_TIME.value,
            "invalid": WhyNotSay.FULL_TIME.value,
            "min_value": WhyNotSay.FULL_TIME.value,
            "max_value": WhyNotSay.FULL_TIME.value,
            "max_digits": WhyNotSay.FULL_TIME.value,
            "max_decimal_places": WhyNotSay.FULL_TIME.value,
            "max_whole_digits": WhyNotSay.FULL_TIME.value,
        },
    )
    is_protected = forms.BooleanField(
        label="Their caseload is protected: no new children while they learn the programme",
        required=False,
    )
    on = DateField(label="As of which day?", error_messages={"required": "Enter the day"})

    @property
    def told(self) -> Caseload:
        """Return what was typed."""
        said = self.cleaned_data
        return Caseload(
            children=said["children"],
            full_time=said["full_time"],
            is_protected=said["is_protected"],
        )


class ReleaseForm(forms.Form):
    """The hours a week that a manager releases for the programme, and what gives way."""

    gives_way = forms.CharField(
        label="What gives way?",
        help_text="Which work is not done in that time, or who does it. Name no family",
        max_length=300,
        error_messages={"required": "Write what gives way: time is not made by promising it"},
    )
    begins_on = DateField(
        label="From which day?", error_messages={"required": "Enter the day from which it holds"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in KINDS:
            self.fields[key] = forms.DecimalField(
                label=f"{words}: hours a week",
                required=False,
                min_value=0,
                max_value=20,
                decimal_places=2,
                widget=forms.TextInput(attrs={"width": 3, "inputmode": "decimal"}),
                error_messages={
                    one: HOURS
                    for one in ("invalid", "min_value", "max_value", "max_decimal_places")
                },
            )
        self.order_fields([*(key for key, _ in KINDS), "gives_way", "begins_on"])

    @property
    def minutes(self) -> Minutes:
        """Return what was promised, in minutes a week."""
        told = {key: round((self.cleaned_data[key] or 0) * 60) for key, _ in KINDS}
        return Minutes(**told)
