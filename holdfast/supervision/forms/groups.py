"""What is asked when somebody joins a supervision group, or leaves one."""

from typing import Any

from django import forms

from holdfast.kit.forms import DateField
from holdfast.programme.models import Participant
from holdfast.supervision.models import Group
from holdfast.supervision.reports import awaiting_a_group


class ParticipantChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Practitioners by name and team."""

    def label_from_instance(self, participant: Participant) -> str:
        name = participant.person.name
        return f"{name}, {participant.team.name}" if participant.team else name


class JoinForm(forms.Form):
    """Who joins a group, and from which day."""

    participant = ParticipantChoice(
        queryset=Participant.objects.none(),
        label="Who is joining?",
        help_text="Practitioners of the pilot who have no place in a group",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Choose who is joining the group",
            "invalid_choice": "Choose somebody from the list",
        },
    )
    on = DateField(
        label="When do they join?", error_messages={"required": "Enter the day they join"}
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = awaiting_a_group(group)  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    """The day somebody's place in a group ends."""

    on = DateField(
        label="When do they leave?",
        help_text="From this day on their place is free",
        error_messages={"required": "Enter the day they leave"},
    )
