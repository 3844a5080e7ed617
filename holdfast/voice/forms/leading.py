"""How the lead opens a pulse, reads its comments and tells it; and what somebody is offered."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from holdfast.kit.forms import DateField, offer
from holdfast.voice import rules
from holdfast.voice.models import PulseComment
from holdfast.voice.rules import Audience


class OpenForm(forms.Form):
    """Whom a pulse asks, and from when until when."""

    audience = forms.ChoiceField(
        label="Whom does it ask?",
        choices=rules.AUDIENCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom it asks"},
    )
    opens_on = DateField(label="First day", error_messages={"required": "Enter the first day"})
    closes_on = DateField(
        label="Last day",
        help_text="Nobody sees any result before this day has passed",
        error_messages={"required": "Enter the last day"},
    )

    def told(self) -> dict[str, Any]:
        """Return what was typed."""
        return self.cleaned_data | {"audience": Audience(self.cleaned_data["audience"])}


class CommentsForm(forms.Form):
    """Which comments all staff may read."""

    for_all = forms.MultipleChoiceField(
        label="Which of these may all staff read?",
        help_text="Leave out what names somebody, or what only one person could have written",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    mark_optional = False

    def __init__(self, *args: Any, comments: Sequence[PulseComment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "for_all", [(str(one.pk), one.words) for one in comments])

    def chosen(self) -> list[UUID]:
        """Return the keys of those that were chosen."""
        return [UUID(key) for key in self.cleaned_data["for_all"]]


class TellForm(forms.Form):
    """What we heard, and what we do."""

    heard = forms.CharField(
        label="What we heard",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write what we heard"},
    )
    doing = forms.CharField(
        label="What we do about it",
        help_text="And what we leave as it is, and why",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write what we do about it"},
    )


class OfferForm(forms.Form):
    """What somebody was offered."""

    offered = forms.CharField(
        label="What did you offer?",
        help_text="Such as a call, a joint visit, an hour kept free",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Write what you offered"},
    )
