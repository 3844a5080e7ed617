"""Rooms, and school holidays, as whoever keeps the tables types them."""

from django import forms

from holdfast.kit.forms import DateField


class RoomForm(forms.Form):
    """A room: its name, its building, how many it seats."""

    name = forms.CharField(
        label="What is the room called?",
        max_length=100,
        error_messages={"required": "Enter the room’s name"},
    )
    site = forms.CharField(
        label="In which building is it?",
        max_length=100,
        error_messages={"required": "Enter the building"},
    )
    capacity = forms.IntegerField(
        label="How many people does it seat?",
        min_value=1,
        max_value=500,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric"}),
        error_messages={
            "required": "Enter how many people it seats",
            "invalid": "Enter a whole number of people",
            "min_value": "A room seats at least one person",
            "max_value": "Enter at most 500 people",
        },
    )


class ChangeRoomForm(RoomForm):
    """A room that is there, and whether it may still be booked."""

    in_use = forms.ChoiceField(
        label="May it be booked?",
        choices=[("yes", "Yes"), ("no", "No, it is used no more")],
        widget=forms.RadioSelect(attrs={"inline": True}),
        error_messages={"required": "Say whether it may be booked"},
    )


class SchoolHolidayForm(forms.Form):
    """A school holiday: its name, its first and its last day."""

    name = forms.CharField(
        label="What is it called?",
        help_text="Such as Summer holiday",
        max_length=100,
        error_messages={"required": "Enter what the holiday is called"},
    )
    began_on = DateField(
        label="First day without school", error_messages={"required": "Enter the first day"}
    )
    ends_on = DateField(
        label="Last day without school", error_messages={"required": "Enter the last day"}
    )
