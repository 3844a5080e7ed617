"""What is asked when a group's meetings are planned: the days, and where and when it meets."""

from typing import Any

from django import forms
from django.db.models import Q

from holdfast.kit.forms import DateField, TimeOfDay
from holdfast.supervision.models import Group, Room

LINK_HINT = "Such as https://meet.example.org/1. Everybody who sees the meeting sees it"


class PlanForm(forms.Form):
    """From which day to which, and whether meetings keep clear of the school holidays."""

    first = DateField(
        label="When is the first meeting?", error_messages={"required": "Enter the first day"}
    )
    until = DateField(
        label="Until when?",
        help_text="There is a meeting every second week up to this day",
        error_messages={"required": "Enter the last day"},
    )
    schools = forms.ChoiceField(
        label="Does the group meet in the school holidays?",
        choices=[("meets", "Yes"), ("free", "No, find the nearest other day")],
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Say whether the group meets in the school holidays"},
    )

    def asked(self) -> dict[str, Any]:
        """Return what was asked for, as the actions take it."""
        told = self.cleaned_data
        return {
            "first": told["first"],
            "until": told["until"],
            "without_school_holidays": told["schools"] == "free",
        }


class YearForm(PlanForm):
    """From which day to which all groups meet, and whether in the school holidays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].label = "From which day?"
        self.fields[
            "first"
        ].help_text = (
            "Each group begins on its own weekday, in the week from this day or the week after"
        )
        self.fields["schools"].label = "Do the groups meet in the school holidays?"


class PlaceForm(forms.Form):
    """The room, the online link, or both."""

    room = forms.ModelChoiceField(
        queryset=Room.objects.none(),
        label="Which room?",
        required=False,
        empty_label="No room",
        error_messages={"invalid_choice": "Choose a room from the list"},
    )
    online_link = forms.URLField(
        label="Link to join it online",
        help_text=LINK_HINT,
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole link, such as https://meet.example.org/1"},
    )

    def __init__(self, *args: Any, group: Group, now_in: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = Room.objects.filter(authority=group.its_authority)
        usable = rooms.filter(Q(is_in_use=True) | Q(pk=now_in))
        self.fields["room"].queryset = usable.order_by("site", "name")  # type: ignore[attr-defined]


class UsualForm(PlaceForm):
    """When and where a group usually meets."""

    meets_at = TimeOfDay(label="When does a meeting begin?")
    minutes = forms.IntegerField(
        label="How many minutes does it last?",
        help_text="Two hours are 120 minutes",
        min_value=30,
        max_value=240,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
        error_messages={
            "required": "Enter how many minutes a meeting lasts",
            "invalid": "Enter a whole number of minutes, such as 120",
            "min_value": "A meeting lasts between 30 minutes and four hours",
            "max_value": "A meeting lasts between 30 minutes and four hours",
        },
    )
    field_order: tuple[str, ...] = ("meets_at", "minutes", "room", "online_link")
