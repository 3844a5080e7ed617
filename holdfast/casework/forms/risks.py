"""What somebody types once they have acted on a risk answer."""

from django import forms

from holdfast.kit.forms import DateField
from holdfast.measures.rules import acting


class ActForm(forms.Form):
    """Who was told, in which real channel, when, and what was done."""

    told = forms.CharField(
        label="Who was told?",
        help_text="The name and what they are, such as: Mona Field, my team manager",
        max_length=200,
    )
    channel = forms.ChoiceField(
        label="How were they told?", choices=acting.CHANNELS, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")
    at_time = forms.TimeField(
        label="At what time?",
        help_text="Such as 14:30",
        required=False,
        widget=forms.TextInput(attrs={"width": 5}),
        error_messages={"invalid": "Write a time such as 14:30"},
    )
    done = forms.CharField(
        label="What was done?",
        help_text="What you asked, what was agreed, and what happens next",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def acted(self) -> acting.Acted:
        """Return what was typed in the shape the rules take."""
        told = self.cleaned_data
        at_time = told["at_time"]
        return acting.Acted(
            told=told["told"],
            channel=told["channel"],
            on=told["on"],
            at_time=f"{at_time:%H:%M}" if at_time else "",
            done=told["done"],
        )
