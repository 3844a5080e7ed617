"""What is typed when somebody leaves the authority."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, offer
from holdfast.place.rules import LEAVING_REASONS


class ChangeLeavingForm(forms.Form):
    """Somebody's last day at work, and why they leave."""

    last_on = DateField(label="Last day at work")
    because = forms.ChoiceField(
        label="Why do they leave?", choices=LEAVING_REASONS, widget=forms.RadioSelect
    )


class LeavingForm(ChangeLeavingForm):
    """Who leaves, on which day, and why."""

    field_order = ("who", "last_on", "because")
    who = forms.ChoiceField(label="Who leaves?", widget=forms.Select)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        offer(self, "who", [("", "Choose"), *((key, str(one)) for key, one in self.people.items())])

    def person(self) -> User:
        """Return who leaves."""
        return self.people[self.cleaned_data["who"]]

    def told(self) -> dict[str, Any]:
        """Return the leaving as it was told."""
        return {name: self.cleaned_data[name] for name in ("last_on", "because")}
