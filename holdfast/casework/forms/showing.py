"""For how long measures are shown to a clinical supervisor."""

from django import forms

from holdfast.casework.rules.showing import DAYS_SHOWN, MOST_DAYS


class ShowForm(forms.Form):
    """How many days the supervisor sees them."""

    days = forms.IntegerField(
        label="For how many days?",
        help_text=f"1 to {MOST_DAYS}. You can take it back at any time",
        initial=DAYS_SHOWN,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
    )
