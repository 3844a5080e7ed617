"""What is typed of a meeting: who came, how it was, and what a member thought of it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from holdfast.kit.forms import RatingField
from holdfast.supervision import rules
from holdfast.supervision.models import Attendance, Attended, Membership


class CameForm(forms.Form):
    """Whether each member came, all on one page."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        members: Iterable[Membership],
        recorded: Mapping[UUID, Attendance],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = list(members)
        for one in self.members:
            name, before = one.participant.person.name, recorded.get(one.participant_id)
            self.fields[f"came_{one.pk}"] = forms.ChoiceField(
                label=f"Did {name} come?",
                choices=rules.CAME_SAID,
                initial=before.came if before else rules.Came.ATTENDED.value,
                widget=forms.RadioSelect,
                error_messages={"required": f"Say whether {name} came"},
            )
            self.fields[f"why_{one.pk}"] = forms.CharField(
                label=f"Why was {name}’s absence agreed?",
                help_text="Only for an agreed absence. Never why somebody is ill",
                initial=before.because if before else "",
                max_length=200,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask why for each absence that was agreed."""
        told = super().clean() or {}
        for one in self.members:
            is_agreed = told.get(f"came_{one.pk}") == rules.Came.AGREED_ABSENCE
            if is_agreed and not told.get(f"why_{one.pk}"):
                name = one.participant.person.name
                self.add_error(f"why_{one.pk}", f"Say why {name}’s absence was agreed")
        return told

    def told(self) -> list[Attended]:
        """Return what was said of each member; a reason only where an absence was agreed."""
        said = self.cleaned_data
        return [
            Attended(
                participant=one.participant,
                came=said[f"came_{one.pk}"],
                because=said[f"why_{one.pk}"]
                if said[f"came_{one.pk}"] == rules.Came.AGREED_ABSENCE
                else "",
            )
            for one in self.members
        ]


class AmendCameForm(forms.Form):
    """What a signed record should say of one member's attendance, and why it does not."""

    came = forms.ChoiceField(
        label="Did they come?",
        choices=rules.CAME_SAID,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they came"},
    )
    because = forms.CharField(
        label="Why was the absence agreed?",
        help_text="Only for an agreed absence. Never why somebody is ill",
        max_length=200,
        required=False,
    )
    why = forms.CharField(
        label="Why is the record amended?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": rules.WhyNotRecord.NO_REASON.value},
    )


class QualityForm(forms.Form):
    """How far a meeting was systemic group supervision."""

    quality = forms.ChoiceField(
        label="How far was it systemic group supervision?",
        choices=rules.QUALITY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose not yet, emerging or full"},
    )
    note = forms.CharField(
        label="What would make the next one better?",
        help_text="About the meeting. Name no family and no worker",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class FeedbackForm(forms.Form):
    """How useful a meeting was to one member."""

    useful = RatingField(
        label="How useful was this meeting for your work?",
        help_text="1 is not at all useful, 5 is very useful",
        lowest=1,
        highest=5,
        error_messages={"required": "Choose from 1 to 5"},
    )
    comment = forms.CharField(
        label="Is there anything you would like to be different?",
        help_text="Read without your name, and only once five people have written. Name no family",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
