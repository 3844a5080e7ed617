"""Which entries of a timeline somebody asks for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework.reports.timeline.reading import Asked, Place
from holdfast.kit.forms import DateField, offer


class TimelineForm(forms.Form):
    """A kind, a person, days and words; each may be left out."""

    mark_optional = False

    kind = forms.ChoiceField(label="Of which kind?", required=False)
    who = forms.TypedChoiceField(label="Written by", coerce=int, empty_value=None, required=False)
    since = DateField(label="From this day on", required=False)
    until = DateField(label="Up to this day", required=False)
    words = forms.CharField(
        label="With these words",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"width": 20}),
    )

    def __init__(
        self, *args: Any, kinds: Mapping[str, str], people: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.give_choices("kind", "Everything", kinds)
        self.give_choices("who", "Anybody", {str(one.pk): one.name for one in people})

    def give_choices(self, name: str, everything: str, choices: Mapping[str, str]) -> None:
        """Offer everything, or one of these."""
        offer(self, name, [("", everything), *choices.items()])

    def asked(self, *, before: Place | None) -> Asked:
        """Return what is asked for, as far as it could be read."""
        told = self.cleaned_data if self.is_valid() or self.is_bound else {}
        return Asked(
            kind=told.get("kind", ""),
            who=told.get("who"),
            since=told.get("since"),
            until=told.get("until"),
            words=told.get("words", "").strip(),
            before=before,
        )
