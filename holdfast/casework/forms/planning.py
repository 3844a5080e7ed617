"""What is typed about the plan of a case: why a measure was missed, and another start."""

from django import forms

from holdfast.kit.forms import DateField
from holdfast.measures.rules.schedule import MISSED


class MissedForm(forms.Form):
    """Why a measure was not answered."""

    because = forms.ChoiceField(
        label="Why was it not answered?", choices=MISSED, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="In words",
        help_text="Who decided, and what would make it possible another time",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


class StartForm(forms.Form):
    """The day a case really started, and why it is put right."""

    on = DateField(label="On which day did the work start?")
    because = forms.CharField(
        label="Why is it corrected?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
