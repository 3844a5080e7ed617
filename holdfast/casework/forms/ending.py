"""What is typed about the end of the work: its beginning, the closing summary, the follow-up."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.casework import rules
from holdfast.casework.forms.moving import in_words
from holdfast.casework.models import Ending
from holdfast.casework.reports.endings import GoalEnd
from holdfast.casework.rules.ending import FOLLOW_UPS
from holdfast.kit.forms import DateField

PLANNED = [("yes", "Yes, with the family"), ("no", "No")]


class EndForm(forms.Form):
    """That the ending of the work begins."""

    planned = forms.ChoiceField(
        label="Is the ending planned?",
        choices=PLANNED,
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
    because = forms.ChoiceField(
        label="How does the work end?", choices=rules.ENDINGS, widget=forms.RadioSelect
    )
    why = in_words("In a few words", hint="What led to it, and who agreed")
    on = DateField(label="From which day is it the ending?")
    last_day = DateField(label="Which day is planned as the last?")

    def told(self) -> dict[str, Any]:
        """Return the ending as the action takes it."""
        told = dict(self.cleaned_data)
        return told | {"is_planned": told.pop("planned") == "yes"}


class SummaryForm(forms.Form):
    """What a closing summary says; a signed one also asks why it is changed."""

    mark_optional = False

    learned = in_words(
        "What did you learn?", hint="What helped this family, and what did not", rows=4
    )
    familys_words = in_words(
        "What do the family say about the work?", hint="In their own words, the child’s too", rows=4
    )
    next = in_words(
        "What happens next, and who carries on?", hint="Names, services, what was agreed", rows=4
    )
    follow_up_on = DateField(label="On which day do you ask the family how they are?")

    def __init__(
        self, *args: Any, goals: Sequence[GoalEnd], is_signed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False  # a summary is written over several days; signing asks for all
        own = list(self.fields)
        self.goals = {f"goal_{goal.id.hex}": goal for goal in goals}
        for name, goal in self.goals.items():
            hint = f"{'; '.join(goal.courses)}. {goal.ended}"
            self.fields[name] = in_words(
                f"How did it end? {goal.words}", hint=hint, rows=2, required=False
            )
        self.order_fields([*self.goals, *own])
        if is_signed:
            self.fields["why"] = in_words(
                "Why is the signed summary changed?", hint="The one signed before stays", rows=2
            )

    def told(self) -> dict[str, Any]:
        """Return the summary's own fields, as the action takes them."""
        own = {name: self.cleaned_data[name] for name in SummaryForm.base_fields}
        lines = {str(goal.id): self.cleaned_data[name] for name, goal in self.goals.items()}
        return own | {"goal_lines": lines}


def as_written(ending: Ending, goals: Sequence[GoalEnd]) -> dict[str, Any]:
    """Return a closing summary as the form asks for it."""
    own = {name: getattr(ending, name) for name in SummaryForm.base_fields}
    return own | {f"goal_{goal.id.hex}": goal.line for goal in goals}


class SignForm(forms.Form):
    """Nothing to type: what is signed stands on the page."""


class PastedForm(forms.Form):
    """Where in the council's case system the summary was pasted."""

    reference = forms.CharField(label="Its number or place in the case system", max_length=100)


class FollowUpForm(forms.Form):
    """Whether the family was asked how they are, and what they said."""

    outcome = forms.ChoiceField(
        label="Were you in touch?", choices=FOLLOW_UPS, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")
    note = in_words("How are they, or why were they not reached?", required=False)
