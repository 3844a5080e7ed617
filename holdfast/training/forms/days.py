"""A training day as it is planned, whom it invites, why it is cancelled, and who was there."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.kit.forms import DateField, TimeOfDay
from holdfast.manual.models import Section
from holdfast.programme.models import Participant
from holdfast.training.models import Booking
from holdfast.training.rules import planning
from holdfast.training.rules.states import ABSENT


class DayForm(forms.Form):
    """When, where, for whom and for how many a training day is."""

    held_on = DateField(label="Which day?", error_messages={"required": "Enter the day"})
    starts_at = TimeOfDay(label="When does it begin?")
    ends_at = TimeOfDay(label="When does it end?")
    place = forms.CharField(label="Where is it?", max_length=200, required=False)
    link = forms.URLField(
        label="Link to join it from afar",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Enter a whole link, such as https://meet.example.org/1"},
    )
    trainer = forms.CharField(
        label="Who trains?", max_length=200, error_messages={"required": "Say who trains"}
    )
    capacity = forms.IntegerField(
        label="How many places are there?",
        error_messages={
            "required": "Enter how many places there are",
            "invalid": "Enter a whole number of places",
        },
    )
    meant_for = forms.ChoiceField(
        label="Whom is it meant for?",
        choices=planning.MEANT_FOR,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom it is meant for"},
    )


class PlanDayForm(DayForm):
    """The same, with the section of the manual it is on."""

    section = forms.ModelChoiceField(
        queryset=Section.objects.none(),
        label="On which section?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose the section", "invalid_choice": "Choose a section"},
    )
    field_order = ("section",)

    def __init__(self, *args: Any, sections: Iterable[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [one.pk for one in sections]
        found = Section.objects.filter(pk__in=keys).order_by("order", "pk")
        self.fields["section"].queryset = found  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Whom to invite, of those the day is meant for and who do not stand to it yet."""

    who = forms.MultipleChoiceField(
        label="Whom do you invite?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": planning.WhyNotInvite.NOBODY.value},
    )

    def __init__(self, *args: Any, people: Iterable[tuple[Participant, bool]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.people = {str(one.pk): one for one, _ in people}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{named(one)}{'' if lacks else ': trained already'}")
            for one, lacks in people
        ]

    def chosen(self) -> list[Participant]:
        """Return who was chosen."""
        return [self.people[key] for key in self.cleaned_data["who"]]


class CancelDayForm(forms.Form):
    """Why a day is cancelled."""

    because = forms.CharField(
        label="Why is it cancelled?",
        help_text="Everybody who was invited reads this",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": planning.WhyNotGoOn.NO_REASON.value},
    )


CAME, AWAY = "came", "absent"


class AttendanceForm(forms.Form):
    """Who was there: everybody with a place at once, and who came without one."""

    mark_optional = False

    def __init__(
        self, *args: Any, placed: Iterable[Booking], others: Iterable[Booking], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.placed, self.others = list(placed), list(others)
        for one in self.placed:
            name = one.participant.person.name
            was_away = one.state == ABSENT
            self.fields[f"is_{one.pk}"] = forms.ChoiceField(
                label=f"Did {name} come?",
                choices=[(CAME, "Came"), (AWAY, "Absent")],
                initial=AWAY if was_away else CAME,
                widget=forms.RadioSelect(attrs={"inline": True}),
                error_messages={"required": f"Say whether {name} came"},
            )
            self.fields[f"why_{one.pk}"] = forms.CharField(
                label=f"Why was {name} absent?",
                initial=one.because if was_away else "",
                max_length=200,
                required=False,
            )
        if self.others:
            self.fields["too"] = forms.MultipleChoiceField(
                label="Who came without a place?",
                choices=[(str(one.pk), named(one.participant)) for one in self.others],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask why for each person who was absent."""
        told = super().clean() or {}
        for one in self.placed:
            if told.get(f"is_{one.pk}") == AWAY and not told.get(f"why_{one.pk}"):
                name = one.participant.person.name
                self.add_error(f"why_{one.pk}", f"Say why {name} was absent")
        return told

    def rows(self) -> list[dict[str, Any]]:
        """Return each person with a place, with the two questions about them."""
        return [
            {"booking": one, "came": self[f"is_{one.pk}"], "why": self[f"why_{one.pk}"]}
            for one in self.placed
        ]

    def came(self) -> dict[Booking, str]:
        """Return, for each booking, '' for who came or why they did not."""
        told = self.cleaned_data
        placed = {
            one: told[f"why_{one.pk}"] if told[f"is_{one.pk}"] == AWAY else ""
            for one in self.placed
        }
        too = told.get("too") or []
        return placed | {one: "" for one in self.others if str(one.pk) in too}


def named(participant: Participant) -> str:
    """Say who somebody is, with their team."""
    name = participant.person.name
    return f"{name}, {participant.team.name}" if participant.team else name
