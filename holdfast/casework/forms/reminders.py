"""What is typed about a reminder on a case."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, offer


class ReminderForm(forms.Form):
    """What is to be kept in mind, whose it is, and when it is looked at again."""

    reason = forms.CharField(
        label="What is to be kept in mind, and why?", widget=forms.Textarea(attrs={"rows": 3})
    )
    owner = forms.ChoiceField(
        label="Who looks at it again?",
        help_text="It stands on their work when its day comes",
        widget=forms.RadioSelect,
    )
    review_on = DateField(label="On which day?")

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        offer(self, "owner", [(key, person.name) for key, person in self.people.items()])

    def told(self) -> dict[str, Any]:
        """Return what was typed, the owner as a person."""
        return self.cleaned_data | {"owner": self.people[self.cleaned_data["owner"]]}


class CloseReminderForm(forms.Form):
    """How a reminder ended."""

    note = forms.CharField(label="How did it end?", widget=forms.Textarea(attrs={"rows": 3}))
