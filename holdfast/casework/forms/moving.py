"""What is typed when a case goes on to another state, or is decided about."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.casework.forms.allocating import CoWorkerForm
from holdfast.casework.rules import run_end, states
from holdfast.kit.forms import DateField
from holdfast.programme.models import Participant

LONGEST = 1000


def in_words(
    label: str, *, hint: str = "", rows: int = 3, required: bool = True
) -> forms.CharField:
    """Ask for a few lines."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=4 * LONGEST,
        required=required,
    )


class BeginForm(forms.Form):
    """The day module work begins."""

    on = DateField(label="From which day?")


class WordForm(forms.Form):
    """The manager's word on a case that was opened without a nomination."""

    words = in_words(
        "Why does the programme suit this family?",
        hint="What they need, whether now is the time, and whether it is safe; and who was asked",
        rows=4,
    )
    family_agreed_on = DateField(
        label="On which day did the family agree to take part?",
        help_text="They were told what it is, and that they may stop at any time",
    )


class PauseForm(forms.Form):
    """Why the work pauses, and until when."""

    because = forms.ChoiceField(
        label="Why does the work pause?", choices=states.PAUSES, widget=forms.RadioSelect
    )
    on = DateField(label="From which day?")
    look_again_on = DateField(
        label="On which day do you look at it again?",
        help_text="Until then nothing is asked of you for this family, but what is about safety",
    )


class GoOnForm(forms.Form):
    """That the work goes on again."""

    because = in_words("What has changed?", rows=2)
    on = DateField(label="From which day?")


class DecideForm(forms.Form):
    """What is to become of a case when the programme's run ends."""

    decision = forms.ChoiceField(
        label="What is to become of the work?",
        choices=run_end.RUN_DECISIONS,
        widget=forms.RadioSelect,
    )
    because = in_words("Why, and who was asked?")


class ReopenForm(CoWorkerForm):
    """Who leads a case that is reopened, and why it is."""

    because = in_words("Why is it reopened?")

    def __init__(self, *args: Any, people: Iterable[Participant], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.fields["to"].label = "Who leads the case?"
