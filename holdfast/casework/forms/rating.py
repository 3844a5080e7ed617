"""What is typed of how far along goals are, on either scale; or that somebody was not asked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.casework import rules
from holdfast.casework.models import Case, Goal, Wording
from holdfast.kit.forms import DateField, RatingRadios, WithHint, offer

UNASKED = "unasked"  # what a goal's question holds when it was not asked
NOT_ONE_RATED = "Rate at least one goal, or say that it was not asked"
PROGRESS_HINT = "0 is not at all, 10 is fully reached"


def goals_of(case: Case) -> list[Goal]:
    """Return every goal of a case with its wordings and flags loaded, the first ranked first."""
    goals = case.goals.order_by("rank", "pk")
    return list(goals.prefetch_related("wordings", "flags"))


def wording_of(goal: Goal) -> Wording | None:
    """Return a goal's present wording; its wordings must be loaded already."""
    return max(goal.wordings.all(), key=lambda wording: wording.number, default=None)


def to_rate(goals: Iterable[Goal], typed: Mapping[str, Any]) -> list[Goal]:
    """Return the goals that may be rated, and any other of which a rating was typed.

    So a goal that was ended, or flagged, since the form was opened is answered and not dropped.
    """
    return [goal for goal in goals if is_open(goal) or typed.get(name_of(goal))]


def is_open(goal: Goal) -> bool:
    """Tell whether a goal may be rated as of today."""
    return goal.ended_on is None and not goal.is_paused


def name_of(goal: Goal) -> str:
    """Return the name of the question that asks for a goal's rating."""
    return f"score_{goal.pk.hex}"


def as_score(typed: str) -> int | str:
    """Read what a goal's question holds."""
    return typed if typed == UNASKED else int(typed)


def score_field(goal: Goal, *, may_be_unasked: bool = False) -> forms.TypedChoiceField:
    """Ask how far along a goal is: ten squares and nought, or five levels in the family's words."""
    unasked = [(UNASKED, "Not asked")] if may_be_unasked else []
    if goal.scale == rules.GoalScale.ATTAINMENT:
        choices, widget, hint = levels_of(goal), forms.RadioSelect(), ""
    else:
        choices, widget = [(str(n), str(n)) for n in range(11)], RatingRadios()
        hint = PROGRESS_HINT
    return forms.TypedChoiceField(
        label=goal.words,
        help_text=hint,
        choices=[*choices, *unasked, ("", "Not rated")],
        coerce=as_score,
        empty_value=None,
        required=False,
        widget=widget,
    )


def levels_of(goal: Goal) -> list[tuple[str, str]]:
    """Return a goal's five levels as choices, each in the family's words."""
    said = wording_of(goal)
    levels = zip(rules.LEVELS, said.levels if said else (), strict=False)
    return [
        (str(level), WithHint(words, hint=rules.said_score(goal.scale, level)))
        for level, words in levels
    ]


class RateForm(forms.Form):
    """Every goal as one person sees it."""

    mark_optional = False

    rater = forms.ChoiceField(
        label="In whose view?", choices=rules.VOICES, widget=forms.RadioSelect
    )
    on = DateField(label="On which day?")
    why_not_asked = forms.ChoiceField(
        label="Why was it not asked?",
        choices=rules.NOT_ASKED,
        widget=forms.RadioSelect,
        required=False,
    )
    replace = forms.MultipleChoiceField(
        label="Put these in place of what is there?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = to_rate(goals, self.data)
        self.paused = [goal for goal in goals if goal.is_paused and goal.ended_on is None]
        for goal in self.goals:
            self.fields[name_of(goal)] = score_field(goal, may_be_unasked=True)
        sent = self.data.getlist("replace") if hasattr(self.data, "getlist") else []
        self.offer([(value, value) for value in sent])

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer to replace these ratings that somebody else has recorded."""
        offer(self, "replace", choices)

    @property
    def goal_questions(self) -> list[tuple[Goal, BoundField]]:
        """Each goal with the question about it."""
        return [(goal, self[name_of(goal)]) for goal in self.goals]

    @property
    def when_unasked(self) -> str:
        """After which answers the reason why not is wanted, as `data-when` says it."""
        return " ".join(f"{name_of(goal)}={UNASKED}" for goal in self.goals)

    def clean(self) -> dict[str, Any]:
        """See that something was rated, and that what was not asked has a reason."""
        scores = [self.cleaned_data.get(name_of(goal)) for goal in self.goals]
        wrong = any(name_of(goal) in self.errors for goal in self.goals)
        if not wrong and all(score is None for score in scores):
            self.add_error(None, NOT_ONE_RATED)
        if UNASKED in scores and not self.cleaned_data.get("why_not_asked"):
            self.add_error("why_not_asked", "Say why it was not asked")
        return self.cleaned_data

    def ratings(self) -> list[tuple[Goal, str, int | None, str, int | None]]:
        """Return each goal that was rated or not asked: its rater, score, why none, and which
        version of a rating it may replace."""
        rater, why = self.cleaned_data["rater"], self.cleaned_data.get("why_not_asked", "")
        versions = dict(value.rpartition(":")[::2] for value in self.cleaned_data["replace"])
        told = [(goal, self.cleaned_data.get(name_of(goal))) for goal in self.goals]
        return [
            (
                goal,
                rater,
                None if score == UNASKED else score,
                why if score == UNASKED else "",
                as_version(versions.get(f"{goal.pk.hex}:{rater}", "")),
            )
            for goal, score in told
            if score is not None
        ]


def as_version(typed: str) -> int | None:
    """Read the version of a rating that may be replaced."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
