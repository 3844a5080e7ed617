"""What is typed about a visit: one screen, for a phone, at the end of a hard day."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from holdfast.casework import rules
from holdfast.casework.forms.rating import name_of, score_field, to_rate
from holdfast.casework.models import Case, Goal, StepDone, Visit
from holdfast.kit.forms import DateField, RatingRadios
from holdfast.manual.models import Module, Step

LONGEST_DAY = 720  # minutes
WHY = "Why adapted or skipped?"
WHO = "Who rated it?"
ANOTHER_MODULE = "You marked steps of another module. Mark the steps of this one, and save again"


class VisitForm(forms.Form):
    """A visit, the steps of one module done in it and, when it is new, ratings of the goals."""

    mark_optional = False

    visited_on = DateField(label="When was the visit?")
    outcome = forms.ChoiceField(
        label="Was it made?",
        choices=rules.VISIT_OUTCOMES,
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
    missed_because = forms.ChoiceField(
        label="If it was missed, why?", choices=[("", "It was made"), *rules.MISSED], required=False
    )
    took_part = forms.MultipleChoiceField(
        label="Who took part?",
        choices=rules.TOOK_PART,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    module = forms.ChoiceField(label="Which module did you work on?", required=False)
    minutes = forms.IntegerField(
        label="Minutes with the family", min_value=0, max_value=LONGEST_DAY, required=False
    )
    other_minutes = forms.IntegerField(
        label="Other minutes",
        help_text="Preparing, travelling and recording",
        min_value=0,
        max_value=LONGEST_DAY,
        required=False,
    )
    childs_voice = forms.CharField(
        label="What the child said or showed",
        help_text="In their own words, if you can",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 5}), required=False)

    def __init__(
        self, *args: Any, case: Case, goals: Sequence[Goal] = (), steps_of: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        modules = Module.objects.filter(section__edition=case.run.edition_id)
        ordered = modules.select_related("section").order_by("section__order", "order", "pk")
        self.modules = {str(module.pk): module for module in ordered}
        self.set_choices("module", by_section(self.modules.values()))
        self.chosen: Module | None = self.modules.get(steps_of or self.typed("module"))
        self.steps = list(self.chosen.steps.order_by("order", "pk")) if self.chosen else []
        self.goals = to_rate(goals, self.data)
        self.paused = [goal for goal in goals if goal.is_paused and goal.ended_on is None]
        for step in self.steps:
            self.add_step(step)
        for goal in self.goals:
            self.add_goal(goal)

    def set_choices(self, name: str, choices: list[Any]) -> None:
        """Offer these choices for one question."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # says so to the type checker
        field.choices = choices

    def typed(self, name: str) -> str:
        """Return what is typed in one box, or what it begins with."""
        found = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(found or "")

    def add_step(self, step: Step) -> None:
        """Ask what became of one step."""
        self.fields[f"how_{step.pk.hex}"] = forms.ChoiceField(
            label=step.name,
            choices=rules.HOW_DONE,
            widget=RatingRadios,
            required=False,
        )
        self.fields[f"why_{step.pk.hex}"] = forms.CharField(
            label=WHY,
            widget=forms.TextInput(attrs={"label_size": "", "aria-label": f"{WHY} {step.name}"}),
            required=False,
        )

    def add_goal(self, goal: Goal) -> None:
        """Ask how far along one goal is, and in whose view."""
        self.fields[name_of(goal)] = score_field(goal)
        self.fields[f"rater_{goal.pk.hex}"] = forms.ChoiceField(
            label=WHO,
            choices=rules.VOICES,
            initial=goal.owner,
            widget=forms.Select(attrs={"label_size": "", "aria-label": f"{WHO} {goal.words}"}),
            required=False,
        )

    @property
    def step_questions(self) -> list[tuple[BoundField, BoundField]]:
        """The questions about each step: what became of it, and why."""
        return [(self[f"how_{step.pk.hex}"], self[f"why_{step.pk.hex}"]) for step in self.steps]

    @property
    def goal_questions(self) -> list[tuple[BoundField, BoundField]]:
        """The questions about each goal: how far along, and in whose view."""
        return [(self[name_of(g)], self[f"rater_{g.pk.hex}"]) for g in self.goals]

    def as_typed(self) -> "VisitForm":
        """Return the form unchecked: just as typed, with no errors yet."""
        setattr(self, "_errors", ErrorDict())  # noqa: B010  # Django's own name for "checked"
        return self

    def clean(self) -> dict[str, Any]:
        """See that the marked steps are those of the chosen module."""
        shown = self.data.get("steps_of") or ""
        marked = any(name.startswith("how_") and self.data.get(name) for name in self.data)
        if marked and shown and shown != self.typed("module"):
            self.add_error("module", ANOTHER_MODULE)
        return self.cleaned_data

    def visit(self) -> dict[str, Any]:
        """Return the visit's own fields, as the action takes them."""
        own = [name for name in VisitForm.base_fields if name != "module"]
        made = self.cleaned_data["outcome"] == "made"
        told = {name: self.cleaned_data[name] for name in own} | {"module": self.chosen}
        return told | ({"missed_because": ""} if made else {})

    def steps_told(self) -> list[tuple[Step, str, str]]:
        """Return each step something was marked for: what became of it, and why."""
        told = [
            (step, self.cleaned_data[f"how_{step.pk.hex}"], self.cleaned_data[f"why_{step.pk.hex}"])
            for step in self.steps
        ]
        return [(step, how, "" if how == "done" else why) for step, how, why in told if how]

    def ratings(self) -> list[tuple[Goal, str, int]]:
        """Return each goal that was rated: by whom, and how far along."""
        told = [
            (
                goal,
                self.cleaned_data[f"rater_{goal.pk.hex}"],
                self.cleaned_data[name_of(goal)],
            )
            for goal in self.goals
        ]
        return [
            (goal, rater or goal.owner, score) for goal, rater, score in told if score is not None
        ]


def by_section(modules: Iterable[Module]) -> list[Any]:
    """Return modules as choices, under the names of their sections."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for module in modules:
        grouped.setdefault(module.section.name, []).append((str(module.pk), module.name))
    return [("", "No module this time"), *grouped.items()]


def as_begun(visit: Visit, done: Iterable[StepDone]) -> dict[str, Any]:
    """Return a recorded visit as a form begins with it."""
    own = {name: getattr(visit, name) for name in VisitForm.base_fields if name != "module"}
    steps = {f"how_{one.step_id.hex}": one.how for one in done}
    reasons = {f"why_{one.step_id.hex}": one.why for one in done}
    return own | steps | reasons | {"module": str(visit.module_id or "")}
