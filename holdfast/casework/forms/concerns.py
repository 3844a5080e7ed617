"""What somebody types about a safety concern: what happened, who was told, what was decided."""

from datetime import date
from typing import Any

from django import forms

from holdfast.casework.rules import concerns as rules
from holdfast.casework.rules.concerns import Decided, Raised, Told
from holdfast.kit.forms import DateField, offer
from holdfast.measures.rules.acting import CHANNELS

NOBODY = ("", "Nobody yet")
A_TIME = forms.TextInput(attrs={"width": 5})
NOT_A_TIME = {"invalid": "Write a time such as 14:30"}


def words(label: str, *, rows: int = 4, **options: Any) -> forms.CharField:
    """Return a field for some sentences."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


class TellForm(forms.Form):
    """Who was told, in which real channel, when, and what they answered."""

    told = forms.ChoiceField(label="Who was told?", choices=rules.TOLD, widget=forms.RadioSelect)
    name = forms.CharField(
        label="Their name", help_text="Such as: Mona Field", max_length=200, required=False
    )
    channel = forms.ChoiceField(
        label="How were they told?",
        choices=CHANNELS,
        widget=forms.RadioSelect,
        required=False,
        help_text="Holdfast told nobody: say which real way you used",
    )
    on = DateField(label="On which day were they told?")
    at_time = forms.TimeField(
        label="At what time?", help_text="Such as 14:30", required=False, widget=A_TIME,
        error_messages=NOT_A_TIME,
    )  # fmt: skip
    answer = words("What did they say?", rows=3, required=False)

    def told_whom(self) -> Told | None:
        """Return who was told; None for nobody yet."""
        told = self.cleaned_data
        if not told["told"]:
            return None
        names = ("told", "name", "channel", "at_time", "answer")
        return Told(on=told["on"], **{name: told[name] for name in names})


class RaiseForm(TellForm):
    """What happened, and who was told of it already."""

    what = words("What happened, or what worries you?")
    seriousness = forms.ChoiceField(
        label="How serious is it?", choices=rules.SERIOUS, widget=forms.RadioSelect
    )
    is_immediate = forms.BooleanField(label="The child is in immediate danger", required=False)
    happened_on = DateField(label="On which day did it happen, or come to light?")
    council_reference = forms.CharField(
        label="Its number in the council’s case system",
        help_text="If you have one. You can add it later",
        max_length=100,
        required=False,
    )
    field_order = ("what", "seriousness", "is_immediate", "happened_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "told", [*rules.TOLD, NOBODY])
        for name in ("told", "on"):
            self.fields[name].required = False

    def clean(self) -> None:
        """See that somebody who was told was told on a day."""
        told, on = self.cleaned_data.get("told"), self.cleaned_data.get("on")
        if told and not on and "on" not in self.errors:
            self.add_error("on", "Say on which day they were told")

    def raised(self) -> Raised:
        """Return the concern as it was told."""
        names = ("what", "seriousness", "is_immediate", "happened_on", "council_reference")
        return Raised(**{name: self.cleaned_data[name] for name in names})


class DecideForm(forms.Form):
    """What a manager decided, and what follows from it."""

    by = forms.ChoiceField(label="Who decided?", choices=rules.RUNGS, widget=forms.RadioSelect)
    name = forms.CharField(label="Their name", max_length=200)
    channel = forms.ChoiceField(
        label="How was it talked over?", choices=CHANNELS, widget=forms.RadioSelect
    )
    words = words("What was decided, and why?")
    follows = forms.ChoiceField(
        label="What follows?", choices=rules.FOLLOWS, widget=forms.RadioSelect
    )
    on = DateField(label="On which day was it decided?")
    look_again_on = DateField(label="By which day is it looked at again?")

    def __init__(self, *args: Any, oversees: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "by", [one for one in rules.RUNGS if oversees or one[0] != rules.Rung.MANAGER])

    def decided(self) -> Decided:
        """Return the decision as it was told."""
        return Decided(**self.cleaned_data)


class WhyForm(forms.Form):
    """Why a concern is closed, or opened again."""

    words = words("Why?")

    def __init__(self, *args: Any, asks: str = "Why?", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = asks


class ReferenceForm(forms.Form):
    """Under which number the council's case system has a concern."""

    reference = forms.CharField(label="Its number in the council’s case system", max_length=100)


def begun_on(day: date, by: str = "", name: str = "") -> dict[str, Any]:
    """Return how a form about today begins."""
    return {"on": day, "happened_on": day, "by": by, "name": name}
