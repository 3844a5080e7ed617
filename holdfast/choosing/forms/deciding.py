"""The manager's decision, and the family's agreement, as they are typed."""

from typing import Any

from django import forms

from holdfast.choosing import rules
from holdfast.kit.forms import DateField

DECISIONS = [
    (rules.Outcome.YES.value, "Yes: ask the family"),
    (rules.Outcome.NOT_NOW.value, "Not now: put it on the waiting list"),
    (rules.Outcome.NO.value, "No: it is not suitable"),
]


class DecideForm(forms.Form):
    """What the manager decides; the last two are asked only where they are needed."""

    mark_optional = False

    decided = forms.ChoiceField(
        label="What do you decide?",
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    look_again_on = DateField(
        label="When will you look at it again?", help_text="Only for not now", required=False
    )
    because = forms.CharField(
        label="Why?",
        help_text="Needed for not now and for no, and where you decide otherwise than the check",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )
    above_two_because = forms.CharField(
        label="Why is one more case right for this practitioner?",
        help_text="The programme asks for one or two each",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    gives_way = forms.CharField(
        label="What gives way?",
        help_text="What this practitioner will no longer do, so that there is time for the family",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, is_more: bool, is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_more:
            del self.fields["above_two_because"]
        if not is_over:
            del self.fields["gives_way"]

    def told(self) -> dict[str, Any]:
        """Return the decision as it was typed."""
        return self.cleaned_data | {"decided": rules.Outcome(self.cleaned_data["decided"])}


class AgreementForm(forms.Form):
    """Who of the family agreed, when and how."""

    told_on = DateField(
        label="When was the family told what the work is?",
        error_messages={"required": "Enter the day the family was told"},
    )
    agreed_on = DateField(
        label="When did they agree?", error_messages={"required": "Enter the day they agreed"}
    )
    who = forms.MultipleChoiceField(
        label="Who agreed?",
        choices=rules.WHO_AGREED,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say who of the family agreed"},
    )
    how = forms.ChoiceField(
        label="How did they agree?",
        choices=rules.HOW_AGREED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they agreed"},
    )
    note = forms.CharField(
        label="A note", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )


class TakeBackForm(forms.Form):
    """Who of the family takes the agreement back, and when."""

    who = forms.ChoiceField(
        label="Who takes it back?",
        choices=rules.WHO_AGREED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who takes it back"},
    )
    on = DateField(label="On which day?", error_messages={"required": "Enter the day"})
    note = forms.CharField(
        label="What did they say?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
