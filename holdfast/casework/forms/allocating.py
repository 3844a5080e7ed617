"""What a manager types: handing over, a co-worker, closing, sealing."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.kit.forms import DateField, offer
from holdfast.kit.today import today
from holdfast.place.models import Absence
from holdfast.place.reports import away_of
from holdfast.programme.models import Participant


def named(one: Participant, away: Absence | None) -> str:
    """Name somebody who might work with a case; and when they are away, where that is known."""
    if away is None:
        return str(one.person)
    began, ends = away.began_on, away.ends_on
    return f"{one.person} (away {began.day} {began:%B} to {ends.day} {ends:%B %Y})"


class CoWorkerForm(forms.Form):
    """Who works with the case from now on."""

    to = forms.ChoiceField(label="Who?", widget=forms.RadioSelect)
    on = DateField(label="From which day?")

    def __init__(self, *args: Any, people: Iterable[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        away = away_of([one.person_id for one in self.people.values()], today=today())
        offer(
            self,
            "to",
            [(key, named(one, away.get(one.person_id))) for key, one in self.people.items()],
        )

    def chosen(self) -> Participant:
        """Return the practitioner that was chosen."""
        return self.people[self.cleaned_data["to"]]


class HandOverForm(CoWorkerForm):
    """Who leads the case from now on, and why."""

    because = forms.ChoiceField(
        label="Why?",
        choices=[one for one in rules.HANDOVERS if one[0] != "closed"],
        widget=forms.RadioSelect,
    )


class CloseForm(forms.Form):
    """How the work ended."""

    because = forms.ChoiceField(
        label="How did the work end?", choices=rules.ENDINGS, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")
    note = forms.CharField(
        label="If there is no closing summary, why?",
        help_text="Only an ending that nobody planned may go without one",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class SealForm(forms.Form):
    """Who alone may reach the case from now on, and why."""

    only = forms.MultipleChoiceField(
        label="Who alone may reach the case?", widget=forms.CheckboxSelectMultiple
    )
    why = forms.CharField(
        label="Why is it sealed?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        offer(self, "only", [(key, str(one)) for key, one in self.people.items()])

    def chosen(self) -> list[User]:
        """Return the people that were named."""
        return [self.people[key] for key in self.cleaned_data["only"]]
