"""What is typed about goals: set, put in other words, rated, ended."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.casework import rules
from holdfast.casework.forms.visiting import words_of
from holdfast.casework.models import Goal
from holdfast.kit.forms import DateField, RatingField

NOT_ONE_RATED = "Rate at least one goal"


def agreed_with() -> forms.MultipleChoiceField:
    """Ask with whom a goal's words were agreed."""
    return forms.MultipleChoiceField(
        label="Who agreed these words?",
        choices=rules.VOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def in_words(hint: str) -> forms.CharField:
    """Ask for a goal in somebody's own words."""
    box = forms.Textarea(attrs={"rows": 3, "maxlength": 500})
    return forms.CharField(label="The goal", help_text=hint, max_length=500, widget=box)


class GoalForm(forms.Form):
    """A new goal."""

    owner = forms.ChoiceField(
        label="Whose goal is it?", choices=rules.VOICES, widget=forms.RadioSelect
    )
    words = in_words("In the words of the person whose goal it is")
    agreed_with = agreed_with()
    on = DateField(label="When was it set?")


class RewordForm(forms.Form):
    """A goal's new words."""

    words = in_words("The earlier words stay with their ratings")
    agreed_with = agreed_with()
    on = DateField(label="From which day?")


class EndForm(forms.Form):
    """How a goal ended."""

    because = forms.ChoiceField(
        label="What became of it?", choices=rules.GOAL_ENDINGS, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")


class RateForm(forms.Form):
    """Every goal as one person sees it, 0 to 10."""

    mark_optional = False

    rater = forms.ChoiceField(
        label="In whose view?", choices=rules.VOICES, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = list(goals)
        for goal in self.goals:
            self.fields[f"score_{goal.pk.hex}"] = RatingField(
                label=words_of(goal),
                help_text=f"{goal.get_owner_display()}’s goal. 0 is not at all, 10 fully reached",
                required=False,
            )

    @property
    def goal_questions(self) -> list[BoundField]:
        """The question about each goal."""
        return [self[f"score_{goal.pk.hex}"] for goal in self.goals]

    def clean(self) -> dict[str, Any]:
        """See that something was rated."""
        if not self.ratings():
            self.add_error(None, NOT_ONE_RATED)
        return self.cleaned_data

    def ratings(self) -> list[tuple[Goal, int]]:
        """Return each goal that was rated, and how far along it is."""
        told = [(goal, self.cleaned_data.get(f"score_{goal.pk.hex}")) for goal in self.goals]
        return [(goal, score) for goal, score in told if score is not None]
