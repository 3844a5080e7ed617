"""What is typed about goals: set, put in other words, changed, ended, flagged; and an authority's
rules about them."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models import Goal
from holdfast.kit.forms import DateField, offer

LEVELS = [(f"level_{place}", level, name) for place, (level, name) in
          enumerate(rules.LEVELS.items(), start=1)]  # fmt: skip


def agreed_with() -> forms.MultipleChoiceField:
    """Ask with whom a goal's words were agreed."""
    return forms.MultipleChoiceField(
        label="Who agreed these words?",
        choices=rules.VOICES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def in_words(label: str, hint: str, *, rows: int = 3, required: bool = True) -> forms.CharField:
    """Ask for something in somebody's own words."""
    box = forms.Textarea(attrs={"rows": rows, "maxlength": 500})
    return forms.CharField(
        label=label, help_text=hint, max_length=500, widget=box, required=required
    )


class WithLevels(forms.Form):
    """A form that can describe the five levels of a goal."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, level, name in LEVELS:
            label = f"{rules.said_score(rules.GoalScale.ATTAINMENT, level)}: {name}"
            self.fields[field] = in_words(label, "", rows=2, required=False)

    @property
    def level_questions(self) -> list[BoundField]:
        """The questions about each level, the lowest first."""
        return [self[field] for field, _, _ in LEVELS]

    def told(self) -> dict[str, Any]:
        """Return what was typed, the levels as one list, as the actions take it."""
        typed = dict(self.cleaned_data)
        return typed | {"levels": [typed.pop(field) for field, _, _ in LEVELS]}


class GoalForm(WithLevels):
    """A new goal, or one that takes another's place."""

    owner = forms.ChoiceField(
        label="Whose goal is it?", choices=rules.VOICES, widget=forms.RadioSelect
    )
    words = in_words("The goal", "In the words of the person whose goal it is")
    scale = forms.ChoiceField(
        label="How will you tell how far along it is?",
        choices=rules.SCALES,
        widget=forms.RadioSelect,
        initial=rules.GoalScale.PROGRESS.value,
        required=False,
    )
    weight = forms.IntegerField(
        label="How much does it count beside the other goals with levels?",
        help_text=f"1 counts least, {rules.HEAVIEST} most. Leave 1 if they count the same",
        initial=1,
        required=False,
    )
    agreed_with = agreed_with()
    on = DateField(label="When was it set?")

    def clean_scale(self) -> str:
        """Take the scale from 0 to 10 where none is chosen."""
        return self.cleaned_data["scale"] or rules.GoalScale.PROGRESS.value

    def told(self) -> dict[str, Any]:
        """Return what was typed; what only levels need is left out on the scale from 0 to 10."""
        typed = super().told()
        if typed["scale"] != rules.GoalScale.ATTAINMENT:
            return typed | {"levels": [], "weight": 1}
        return typed | {"weight": 1 if typed["weight"] is None else typed["weight"]}


class RewordForm(WithLevels):
    """A goal's new words, and its levels' where it has some."""

    words = in_words("The goal", "The earlier words stay with their ratings")
    agreed_with = agreed_with()
    on = DateField(label="From which day?")

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_levels = goal.scale == rules.GoalScale.ATTAINMENT
        if not self.has_levels:
            for field, _, _ in LEVELS:
                del self.fields[field]

    @property
    def level_questions(self) -> list[BoundField]:
        """The questions about each level, the lowest first; none where the goal has none."""
        return super().level_questions if self.has_levels else []

    def told(self) -> dict[str, Any]:
        """Return what was typed, the levels as one list."""
        return super().told() if self.has_levels else dict(self.cleaned_data)


class EndForm(forms.Form):
    """How a goal ended, if it did not become another."""

    because = forms.ChoiceField(
        label="What became of it?",
        choices=[one for one in rules.GOAL_ENDINGS if one[0] != "changed"],
        widget=forms.RadioSelect,
    )
    on = DateField(label="On which day?")


class FlagForm(forms.Form):
    """Why a goal may be unsafe to pursue."""

    reason = in_words(
        "Why may it be unsafe to pursue?",
        "Everybody who can see this case sees what you write. If a child is at risk now, follow "
        "your authority’s safeguarding procedure first",
        rows=4,
    )


class SettleForm(forms.Form):
    """What the clinical supervisor advised about a flagged goal."""

    settled_as = forms.ChoiceField(
        label="What was decided?", choices=rules.SETTLEMENTS, widget=forms.RadioSelect
    )
    advised_by = forms.ChoiceField(label="Which supervisor advised it?", widget=forms.RadioSelect)
    advised_on = DateField(label="When did you talk it over?")
    advice = in_words("What did they advise?", "As they said it, in a sentence or two", rows=4)

    def __init__(self, *args: Any, supervisors: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supervisors = {str(one.pk): one for one in supervisors}
        offer(self, "advised_by", [(key, one.name) for key, one in self.supervisors.items()])
        if len(self.supervisors) == 1:
            self.fields["advised_by"].initial = next(iter(self.supervisors))

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        return self.cleaned_data | {"advised_by": self.supervisors[self.cleaned_data["advised_by"]]}


class GoalRulesForm(forms.Form):
    """How many goals a case may have open at once."""

    most_open = forms.IntegerField(
        label="How many goals may one case have open at once?",
        help_text=f"1 to {rules.MOST_OPEN_EVER}. Goals that are open already stay open",
        min_value=1,
        max_value=rules.MOST_OPEN_EVER,
        widget=forms.TextInput(attrs={"width": 2, "inputmode": "numeric"}),
    )
