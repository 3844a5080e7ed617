"""What is asked when a meeting is moved or cancelled, or somebody else leads it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, TimeOfDay
from holdfast.supervision import rules


class MoveForm(forms.Form):
    """The new day and time, and whether the meetings after it move too."""

    on = DateField(label="To which day?", error_messages={"required": "Enter the new day"})
    at = TimeOfDay(label="At what time?")
    which = forms.ChoiceField(
        label="Which meetings move?",
        choices=[
            ("one", "Only this one"),
            ("all", "This one and all after it, by as many days"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which meetings move"},
    )

    def asked(self) -> dict[str, Any]:
        """Return what was asked for, as the actions take it."""
        told = self.cleaned_data
        return {"to": (told["on"], told["at"]), "cascade": told["which"] == "all"}


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    because = forms.CharField(
        label="Why is it cancelled?",
        help_text="Every member reads this. Name no family, and nobody’s illness",
        max_length=200,
        error_messages={
            "required": "Say why it is cancelled",
            "max_length": "Say why in at most 200 characters",
        },
    )


class Person(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Psychologists by name."""

    def label_from_instance(self, person: User) -> str:
        return person.name


class CoForm(forms.Form):
    """Who leads a meeting too."""

    person = Person(
        queryset=User.objects.none(),
        label="Who leads it too?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Choose a psychologist",
            "invalid_choice": "Choose a psychologist who is free",
        },
    )

    def __init__(self, *args: Any, free: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [one.pk for one in free]
        found = User.objects.filter(pk__in=keys).order_by("name", "pk")
        self.fields["person"].queryset = found  # type: ignore[attr-defined]


class CoverForm(CoForm):
    """Who leads a meeting instead, and why; never why somebody is ill."""

    because = forms.ChoiceField(
        label="Why does somebody else lead it?",
        choices=rules.WHY_AWAY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why somebody else leads it"},
    )
    field_order = ("because", "person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].label = "Who leads it instead?"
