"""What is typed of reflective practice: a group, who is asked, how a session went."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.consultation.forms.unnamed import UnnamedForm
from holdfast.families.rules import Nameable
from holdfast.kit.forms import DateField, offer
from holdfast.supervision.forms.calendar import UsualForm
from holdfast.supervision.rules.reflective import LONGEST_THEME, MOST_PLACES


class OpeningForm(UsualForm):
    """A new group of reflective practice: name, what for, who leads it, when and where."""

    name = forms.CharField(
        label="What is the group called?",
        max_length=100,
        error_messages={"required": "Enter the group’s name"},
    )
    purpose = forms.CharField(
        label="What is it for?",
        help_text="In a sentence, for people who may want to join",
        max_length=300,
        error_messages={"required": "Write what the group is for"},
    )
    supervisor = forms.ChoiceField(
        label="Who leads it?",
        error_messages={"required": "Choose who leads the group"},
    )
    places = forms.IntegerField(
        label="How many places has it?",
        min_value=2,
        max_value=MOST_PLACES,
        widget=forms.TextInput(attrs={"width": 2, "inputmode": "numeric"}),
        error_messages={
            "required": "Enter how many places the group has",
            "invalid": f"Enter a whole number from 2 to {MOST_PLACES}",
            "min_value": f"Enter a whole number from 2 to {MOST_PLACES}",
            "max_value": f"Enter a whole number from 2 to {MOST_PLACES}",
        },
    )
    first_meeting_on = DateField(
        label="When does it first meet?",
        error_messages={"required": "Enter the day on which it first meets"},
    )
    field_order = (
        *("name", "purpose", "supervisor", "places", "first_meeting_on"),
        *("meets_at", "minutes", "room", "online_link"),
    )

    def __init__(self, *args: Any, leaders: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = {str(one.pk): one for one in leaders}
        named = [(key, one.name) for key, one in self.leaders.items()]
        offer(self, "supervisor", [("", "Choose one"), *named])

    def told(self) -> dict[str, Any]:
        """Return what was typed, with whom it names."""
        return self.cleaned_data | {"supervisor": self.leaders[self.cleaned_data["supervisor"]]}


class InviteForm(forms.Form):
    """Who is asked into a group."""

    person = forms.ChoiceField(
        label="Whom do you ask?", error_messages={"required": "Choose whom you ask"}
    )

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        named = [(key, f"{one.name}, {one.role}") for key, one in self.people.items()]
        offer(self, "person", [("", "Choose one"), *named])

    @property
    def chosen(self) -> User:
        """Return whom was chosen."""
        return self.people[self.cleaned_data["person"]]


class SessionForm(UnnamedForm):
    """Who came to a session, and its theme in a few words."""

    texts = ("theme",)

    came = forms.MultipleChoiceField(
        label="Who came?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say who came. If nobody did, cancel the session instead"},
    )
    theme = forms.CharField(
        label="What was the theme, in a few words?",
        help_text="Such as “saying no to a colleague”. Name nobody",
        max_length=LONGEST_THEME,
        error_messages={"required": "Write the theme in a few words"},
    )

    def __init__(
        self,
        *args: Any,
        members: Collection[User],
        people: Sequence[Nameable],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, people=people, **kwargs)
        self.members = {str(one.pk): one for one in members}
        offer(self, "came", [(key, one.name) for key, one in self.members.items()])

    def told(self) -> dict[str, Any]:
        """Return what was typed, with who came as people."""
        told = super().told()
        return told | {"came": [self.members[key] for key in told["came"]]}


class TakeAwayForm(UnnamedForm):
    """What somebody takes away from a session, for themselves."""

    texts = ("words",)

    words = forms.CharField(
        label="What do you take away?",
        help_text="Read by nobody but you. Name nobody all the same",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write what you take away"},
    )
