"""What is typed when somebody nominates a child, or ends a nomination."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.choosing import rules
from holdfast.choosing.forms.whose import WAYS, WhoseForm
from holdfast.families.models import Child
from holdfast.kit.forms import offer
from holdfast.programme.models import Participant

SEEN = ("seen", "I can see the child here already, as a brother or sister in a case")


class NominateForm(WhoseForm):
    """A child who could be a case, why, and for which practitioner."""

    seen_child = forms.ChoiceField(label="Choose the child", required=False)
    participant = forms.ChoiceField(label="Which practitioner would work with them?")
    why = forms.CharField(
        label="Why this family?",
        help_text="What the family needs, and what this work could change",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Write why this family is nominated"},
    )
    caseload = forms.IntegerField(
        label="How many children does the practitioner work with now, in all?",
        help_text="Every child they are the worker of, not only those in the programme",
        min_value=0,
        max_value=99,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
        error_messages={"required": "Enter how many children they work with, 0 if none"},
    )
    full_time = forms.DecimalField(
        label="How much of a full-time post do they work?",
        help_text="1 is full time; 0.6 is three days a week",
        max_digits=3,
        decimal_places=2,
        widget=forms.TextInput(attrs={"width": 4, "inputmode": "decimal"}),
        error_messages={"required": "Enter how much of a full-time post they work, such as 1"},
    )

    def __init__(
        self, *args: Any, people: Sequence[Participant], children: Sequence[Child], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.children = {str(one.pk): one for one in children}
        offer(self, "way", [*WAYS, SEEN] if children else WAYS)
        self.fields["way"].label = "Which child?"
        listed = [(key, str(one)) for key, one in self.children.items()]
        offer(self, "seen_child", [("", "Choose a child"), *listed])
        named = [(key, str(one.person)) for key, one in self.people.items()]
        first = [("", "Choose a practitioner")] if len(named) > 1 else []
        offer(self, "participant", [*first, *named])

    def clean(self) -> dict[str, Any]:
        """See that a child is chosen where that is the way."""
        told = super().clean()
        if told.get("way") == "seen" and not told.get("seen_child"):
            self.add_error("seen_child", "Choose the child")
        return told

    def seen(self) -> Child | None:
        """Return the child that was chosen among those seen already."""
        return self.children[self.cleaned_data["seen_child"]] if self.chose("seen") else None

    def chose(self, way: str) -> bool:
        """Tell whether one of the ways was chosen."""
        return bool(self.cleaned_data["way"] == way)


class EndForm(forms.Form):
    """Why a family is not considered any longer."""

    because = forms.ChoiceField(
        label="Why?",
        choices=rules.ENDINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why"},
    )
    note = forms.CharField(
        label="A note", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
