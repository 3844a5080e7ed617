"""Which meetings a calendar feed shows."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from holdfast.supervision.models import Group


class FeedForm(forms.Form):
    """One's own meetings, or those of one group."""

    group = forms.ModelChoiceField(
        queryset=Group.objects.none(),
        label="Which meetings?",
        help_text="An address you made before for the same meetings stops working",
        required=False,
        empty_label="All your own meetings",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose your own meetings or a group from the list"},
    )

    def __init__(self, *args: Any, groups: QuerySet[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
