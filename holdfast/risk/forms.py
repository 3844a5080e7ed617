"""What is typed about a risk, and about a proposal."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, offer
from holdfast.risk import rules
from holdfast.risk.models import Risk


class RiskForm(forms.Form):
    """A risk: what, how likely, how bad, whose, what is done, when next, and why judged so."""

    title = forms.CharField(
        label="What may happen?",
        help_text="In a sentence. Name no family",
        max_length=200,
        error_messages={"required": "Write what may happen"},
    )
    likelihood = forms.TypedChoiceField(
        label="How likely is it?",
        choices=rules.LIKELIHOOD,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how likely it is"},
    )
    impact = forms.TypedChoiceField(
        label="How bad would it be?",
        choices=rules.IMPACT,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how bad it would be"},
    )
    owner = forms.ChoiceField(
        label="Whose is it?", error_messages={"required": "Choose whose it is"}
    )
    controls = forms.CharField(
        label="What is done so that it does not happen?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    review_on = DateField(
        label="When is it looked at again?",
        error_messages={"required": "Enter when it is looked at again"},
    )
    why = forms.CharField(
        label="Why do you judge it so?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Write why you judge it so"},
    )

    def __init__(self, *args: Any, staff: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.pk): one for one in staff}
        people = ((key, one.name) for key, one in self.staff.items())
        offer(self, "owner", [("", "Choose somebody"), *people])

    def told(self) -> dict[str, Any]:
        """Return the risk as it was typed, without why it is judged so."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "why"}
        return said | {"owner": self.staff[said["owner"]]}


def as_kept(risk: Risk) -> dict[str, Any]:
    """Return a risk as the form asks it."""
    return {
        "title": risk.title, "likelihood": risk.likelihood, "impact": risk.impact,
        "owner": str(risk.owner_id), "controls": risk.controls, "review_on": risk.review_on,
    }  # fmt: skip


class WhyForm(forms.Form):
    """Why a proposal is rejected, or a risk closed."""

    because = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Write why"},
    )
