"""What a device sends, and what a person decides about a form that waits."""

import json
from typing import Any

from django import forms

from holdfast.access.drafts import LONGEST
from holdfast.access.typed import form_typed, kept
from holdfast.kit.forms import offer
from holdfast.offline import rules

NOT_A_FORM = "This is not a form as Holdfast sends it"


class SentForm(forms.Form):
    """A form as a device sends it: whose case, what was typed, when, and against what."""

    form_key = forms.UUIDField()
    address = forms.CharField(max_length=200)
    reference = forms.CharField(max_length=40, required=False)
    typed = forms.CharField(max_length=LONGEST)
    said = forms.CharField(max_length=LONGEST)
    seen = forms.CharField(max_length=LONGEST)
    taken_at = forms.DateTimeField()
    recorded_at = forms.DateTimeField()
    is_finished = forms.BooleanField(required=False)

    def clean_typed(self) -> dict[str, list[str]]:
        """Read the boxes, each a list of what was typed there."""
        boxes = form_typed(self.cleaned_data["typed"])
        if boxes is None:
            raise forms.ValidationError(NOT_A_FORM)
        return boxes

    def clean_said(self) -> list[list[str]]:
        """Read the same as questions and answers."""
        rows = read(self.cleaned_data["said"])
        is_rows = isinstance(rows, list) and all(
            isinstance(row, list) and len(row) == 2 and all(isinstance(one, str) for one in row)
            for row in rows
        )
        if not is_rows:
            raise forms.ValidationError(NOT_A_FORM)
        return [[kept(one) for one in row] for row in rows]

    def clean_seen(self) -> dict[str, int]:
        """Read which wording of each goal was taken along."""
        seen = read(self.cleaned_data["seen"])
        if not isinstance(seen, dict) or not all(isinstance(one, int) for one in seen.values()):
            raise forms.ValidationError(NOT_A_FORM)
        return seen


def read(text: str) -> Any:
    """Read JSON; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


class DecisionForm(forms.Form):
    """What becomes of a form that waits."""

    decision = forms.ChoiceField(label="What should become of it?", widget=forms.RadioSelect)
    because = forms.CharField(
        label="If you let it go, why?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, is_writer: bool, may_work: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = {"record": is_writer and may_work, "open": may_work, "let go": True}
        offer(self, "decision", [one for one in rules.DECISIONS if open_to[one[0]]])

    def clean(self) -> dict[str, Any]:
        """See that nothing is let go without a reason."""
        told = self.cleaned_data
        if told.get("decision") == "let go" and not told.get("because"):
            self.add_error("because", "Say why it is let go")
        return told
