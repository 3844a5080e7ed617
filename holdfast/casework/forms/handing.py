"""What is typed to hand a case over by agreement, and about being away."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework.forms.allocating import HandOverForm
from holdfast.kit.forms import DateField, offer
from holdfast.place.rules import ABSENCES


class ProposeForm(HandOverForm):
    """Who is asked to take the case over, why, and what they must know."""

    note = forms.CharField(
        label="What must whoever takes it know first?",
        help_text="It is shown before they accept: leave out names and addresses",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    works = forms.CharField(
        label="What works with this child?",
        help_text="It goes into the handover pack",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        self.fields["to"].label = "Who is asked?"


class AnswerForm(forms.Form):
    """Whether the case is taken over; if not, why."""

    answer = forms.ChoiceField(
        label="Do you take this case over?",
        choices=[("accepted", "Yes, I take it over from now"), ("returned", "No, I return it")],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="If you return it, why?", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class AbsenceForm(forms.Form):
    """Who is away, from when until when, why, and who covers."""

    who = forms.ChoiceField(label="Who is away?", widget=forms.RadioSelect)
    began_on = DateField(label="First day away")
    ends_on = DateField(label="Last day away, as far as is known")
    kind = forms.ChoiceField(label="Why?", choices=ABSENCES, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Anything else about it",
        help_text="Why, and this, are shown to the person and their team’s manager alone",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    cover = forms.ChoiceField(label="Who could cover?", widget=forms.RadioSelect, required=False)

    def __init__(
        self, *args: Any, people: Iterable[User], covers: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.covers = {str(one.pk): one for one in covers}
        for name, found in (("who", self.people), ("cover", self.covers)):
            offer(self, name, [(key, str(one)) for key, one in found.items()])
        self.fields["cover"].choices = [*self.fields["cover"].choices, ("", "Nobody yet")]  # type: ignore[attr-defined]

    def person(self) -> User:
        """Return who is away."""
        return self.people[self.cleaned_data["who"]]

    def absence(self) -> dict[str, Any]:
        """Return the absence as it was told."""
        told = self.cleaned_data
        names = ("kind", "note", "began_on", "ends_on")
        return {name: told[name] for name in names} | {"cover": self.covers.get(told["cover"])}

    def days(self) -> tuple[date, date]:
        """Return its first and last day."""
        return self.cleaned_data["began_on"], self.cleaned_data["ends_on"]
