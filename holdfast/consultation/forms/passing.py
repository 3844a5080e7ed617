"""Advice in passing, as it is typed in thirty seconds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.consultation.forms.unnamed import UnnamedForm
from holdfast.consultation.rules.asking import MOST_MINUTES
from holdfast.families.rules import Nameable
from holdfast.kit.forms import DateField, offer


class CorridorForm(UnnamedForm):
    """Who asked or gave it, about which case or none, one sentence, minutes, the day."""

    texts = ("sentence",)

    other = forms.ChoiceField(label="Who gave the advice?")
    case = forms.ChoiceField(label="About whom?", required=False)
    sentence = forms.CharField(
        label="What was advised, in one sentence?",
        max_length=300,
        error_messages={"required": "Write what was advised, in one sentence"},
    )
    minutes = forms.IntegerField(
        label="How many minutes?",
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
        error_messages={"required": "Enter how many minutes it took"},
    )
    on = DateField(label="On which day?", error_messages={"required": "Enter the day"})

    def __init__(
        self,
        *args: Any,
        others: Sequence[User],
        cases: Sequence[Case],
        people: Sequence[Nameable],
        gives: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        initial = {"on": today, "other": str(others[0].pk) if len(others) == 1 else ""}
        self.cases = {str(one.pk): one for one in cases}
        self.others = {str(one.pk): one for one in others}
        super().__init__(*args, people=people, initial=initial, **kwargs)
        if self.data.get("case") in self.cases:
            self.fields.pop("are_no_names", None)  # a case is named: names may be written
        asked = "Who asked you?" if gives else "Who gave you the advice?"
        offer(self, "other", [("", "Choose one"), *((k, p.name) for k, p in self.others.items())])
        self.fields["other"].label = asked
        self.fields["other"].error_messages["required"] = f"Choose who {asked[4:-1]}"
        named = [(key, f"{one.child}, {one}") for key, one in self.cases.items()]
        offer(self, "case", [("", "Without a name"), *named])

    def told(self) -> dict[str, Any]:
        """Return what was typed, with whom and which case it was about."""
        told = super().told()
        return told | {
            "other": self.others[told["other"]],
            "case": self.cases.get(told["case"]),
        }
