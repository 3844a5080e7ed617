"""What is typed about events, the plan, and discussion in supervision."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.casework import rules
from holdfast.kit.forms import DateField, offer
from holdfast.supervision.models import Meeting


class EventForm(forms.Form):
    """Something that happened in the child's life or plan."""

    kind = forms.ChoiceField(label="What happened?", choices=rules.EVENTS, widget=forms.RadioSelect)
    on = DateField(label="On which day?")
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 4}), required=False)


class PlanForm(forms.Form):
    """The child's statutory plan, and the outcome there that this work serves."""

    plan_kind = forms.ChoiceField(
        label="Which plan does the child have?", choices=rules.PLANS, widget=forms.RadioSelect
    )
    plan_reference = forms.CharField(
        label="Its number in the council’s case system", max_length=100, required=False
    )
    plan_outcome = forms.CharField(
        label="Which outcome of the plan does this work serve?",
        help_text="It is added to those written already. There may be several",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class DiscussionForm(forms.Form):
    """That a case was talked over at a supervision meeting, and what was agreed."""

    meeting = forms.ChoiceField(label="At which meeting?", widget=forms.RadioSelect)
    agreed = forms.CharField(
        label="What was agreed to try next",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        offer(
            self,
            "meeting",
            [
                (key, f"{one.group}, {one.held_on.day} {one.held_on:%B %Y}")
                for key, one in self.meetings.items()
            ],
        )
