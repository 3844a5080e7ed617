"""What is typed about a visit: one screen, for a phone, at the end of a hard day."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.dateformat import format as said_day

from holdfast.casework import rules
from holdfast.casework.forms import visit_parts as parts
from holdfast.casework.forms.rating import name_of, score_field, to_rate
from holdfast.casework.models import Case, Goal
from holdfast.casework.reports.before import Before
from holdfast.kit.forms import DateField, offer
from holdfast.manual.models import Module, Step

WHO = "Who rated it?"
ANOTHER_MODULE = "You marked steps of another module. Mark the steps of this one, and save again"
MINUTES_TWICE = "Tick that the minutes were as last time, or type them: not both"
PLAIN = (  # fields of a visit that the form holds as they are
    *("visited_on", "outcome", "missed_because", "tried", "tried_note", "task", "next_time"),
    *("childs_voice", "note", "other_minutes", *(name for name, _ in rules.MINUTES)),
)
FRAME = ("planned", "decided_by", "changed", "nature", "keeps_core")
FIRST = "first-question"  # the id that links to the form lead to
FOLDS = {  # parts of the form that are folded away until something in them was said
    "when": ("missed_because", "makes_up_for"),
    "others": ("others_took_part", "second", "second_part"),
    "goals": ("not_asked_because",),
    "adapted": FRAME,
    "more": (*(n for n, _ in rules.MINUTES), "other_minutes", "task", "next_time", "to_discuss"),
}


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
    makes_up_for = forms.ChoiceField(label="Does it make up for a missed visit?", required=False)
    took_part = forms.MultipleChoiceField(
        label="Who took part?", widget=forms.CheckboxSelectMultiple, required=False
    )
    others_took_part = forms.MultipleChoiceField(
        label="Who else took part?", widget=forms.CheckboxSelectMultiple, required=False
    )
    second = forms.ChoiceField(
        label="Did another worker make the visit with you?",
        help_text="It will be on their own record too, without the family’s name",
        required=False,
    )
    second_part = parts.choice_field("What was their part?", rules.SECOND_PARTS)
    module = forms.ChoiceField(label="Which module did you work on?", required=False)
    task_from = parts.hidden_field()
    tried = parts.radio_field("Did they try it?", rules.TRIED)
    tried_note = forms.CharField(label="What happened?", required=False)
    task = forms.CharField(label="What will they try before next time?", required=False)
    childs_voice = parts.text_field(
        "What the child said or showed", 2, help_text="In their own words, if you can"
    )
    note = forms.CharField(
        label="Note", widget=forms.Textarea(attrs={"rows": 2, "accesskey": "n"}), required=False
    )
    last_minutes = parts.hidden_field()
    as_last_time = forms.BooleanField(label="Minutes as last time", required=False)
    preparing_minutes = parts.minutes_field("Minutes preparing")
    travelling_minutes = parts.minutes_field("Minutes travelling")
    minutes = parts.minutes_field("Minutes with the family")
    recording_minutes = parts.minutes_field("Minutes recording")
    other_minutes = parts.minutes_field("Preparing, travelling and recording together")
    next_time = forms.CharField(label="What is next?", required=False)
    to_discuss = forms.CharField(
        label="Discuss in supervision?",
        help_text="Say why in a line. Leave it blank if there is nothing to bring",
        required=False,
    )
    planned = parts.radio_field("Was the change planned?", rules.PLANNED)
    decided_by = parts.choice_field("Who decided on it?", rules.DECIDED_BY)
    changed = parts.choice_field("What was changed?", rules.CHANGED)
    nature = parts.choice_field("In what way?", rules.NATURE)
    keeps_core = parts.radio_field("Does it keep what the step is for?", rules.KEEPS_CORE)

    def __init__(
        self,
        *args: Any,
        case: Case,
        before: Before | None = None,
        goals: Sequence[Goal] = (),
        steps_of: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.before = before or Before()
        modules = Module.objects.filter(section__edition=case.run.edition_id)
        ordered = modules.select_related("section").order_by("section__order", "order", "pk")
        self.modules = {str(module.pk): module for module in ordered}
        self.chosen: Module | None = self.modules.get(steps_of or self.typed("module"))
        every = list(self.chosen.steps.order_by("order", "pk")) if self.chosen else []
        self.steps = parts.steps_in_order(every, self.before)
        self.goals = to_rate(goals, self.data)
        self.paused = [goal for goal in goals if goal.is_paused and goal.ended_on is None]
        self.lay_out()
        for step in self.steps:
            self.add_step(step)
        for goal in self.goals:
            self.add_goal(goal)
        if self.goals:
            asked = parts.choice_field("If nobody was asked, why?", rules.NOT_ASKED)
            self.fields["not_asked_because"] = asked
        self.mark_first()

    def lay_out(self) -> None:
        """Put in what this case, and the visits before, have to choose from."""
        likely, others = parts.who_may_come(self.before)
        offered = {key for key, _ in [*likely, *others]}
        kinds = [one for one in rules.TOOK_PART if one[0] not in offered]
        told = self.several("took_part") + self.several("others_took_part")
        offer(self, "took_part", likely + [one for one in kinds if one[0] in told])
        offer(self, "others_took_part", others)
        offer(self, "second", parts.workers(self.before.workers))
        offer(self, "makes_up_for", parts.missed(self.before.to_make_up))
        offer(self, "module", parts.by_section(self.modules.values()))
        minutes = parts.as_read(self.typed("last_minutes"))
        if minutes:
            self.fields["as_last_time"].label = f"As last time: {rules.said_minutes(minutes)}"

    def mark_first(self) -> None:
        """Have links to the form lead to the first question that is not answered already."""
        is_said = bool(self.steps and self.several("took_part"))
        first = f"how_{self.steps[0].pk.hex}" if is_said else "took_part"
        self.fields[first].widget.attrs["id"] = FIRST

    def typed(self, name: str) -> str:
        """Return what is typed in one box, or what it begins with."""
        found = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(found or "")

    def several(self, name: str) -> list[str]:
        """Return what is ticked of several, or what is ticked to begin with."""
        if not self.is_bound:
            return list(self.initial.get(name) or [])
        return list(self.fields[name].widget.value_from_datadict(self.data, self.files, name) or [])

    def add_step(self, step: Step) -> None:
        """Ask what became of one step."""
        self.fields[f"how_{step.pk.hex}"] = parts.how_field(step)
        self.fields[f"reason_{step.pk.hex}"] = parts.reason_field(step)
        self.fields[f"why_{step.pk.hex}"] = parts.why_field(step)

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
    def step_questions(self) -> list[tuple[BoundField, ...]]:
        """The questions about each step: what became of it, the reason, and why."""
        asked = ("how", "reason", "why")
        return [tuple(self[f"{one}_{step.pk.hex}"] for one in asked) for step in self.steps]

    @property
    def goal_questions(self) -> list[tuple[BoundField, BoundField]]:
        """The questions about each goal: how far along, and in whose view."""
        return [(self[name_of(g)], self[f"rater_{g.pk.hex}"]) for g in self.goals]

    @property
    def asked_about(self) -> Any:
        """The visit whose task is asked about; None where none was set."""
        return by_key(self.before.tasks, self.typed("task_from"))

    @property
    def when_said(self) -> str:
        """The day and whether the visit was made, in a line; '' where that is not plain."""
        try:
            day = self.fields["visited_on"].clean(self["visited_on"].value())
        except forms.ValidationError:
            return ""
        made = "made" if self["outcome"].value() == "made" else "missed"
        return f"{said_day(day, 'D j M Y')}, {made}"

    @property
    def open(self) -> dict[str, bool]:
        """Which folded parts stand open: those in which something was said, or is amiss."""
        marked = [one for step in self.step_questions[1:] for one in step]
        rated = [score for score, _ in self.goal_questions]
        days = any(name in self.errors for name in ("visited_on", "outcome"))
        return {
            fold: any(self.is_told(self[name]) for name in names if name in self.fields)
            for fold, names in FOLDS.items()
        } | {
            "when": days or self["outcome"].value() != "made" or self.is_told(self["makes_up_for"]),
            "steps": not self.chosen or any(map(self.is_told, marked)) or "module" in self.errors,
            "goals": any(map(self.is_told, rated)) or bool(self.typed("not_asked_because")),
            "more": not self.typed("last_minutes")
            or any(self.is_told(self[n]) for n in FOLDS["more"]),
        }

    def is_told(self, bound: BoundField) -> bool:
        """Tell whether something is answered, or is amiss with the answer."""
        return bound.value() not in (None, "", []) or bool(bound.name in self.errors)

    def as_typed(self) -> "VisitForm":
        """Return the form unchecked: just as typed, with no errors yet."""
        setattr(self, "_errors", ErrorDict())  # noqa: B010  # Django's own name for "checked"
        return self

    def clean(self) -> dict[str, Any]:
        """See that the marked steps are those of the chosen module, and minutes said once."""
        shown = self.data.get("steps_of") or ""
        marked = any(name.startswith("how_") and self.data.get(name) for name in self.data)
        if marked and shown and shown != self.typed("module"):
            self.add_error("module", ANOTHER_MODULE)
        if self.cleaned_data.get("as_last_time"):
            self.take_last_minutes()
        return self.cleaned_data

    def take_last_minutes(self) -> None:
        """Take the minutes as last time, just as the page showed them."""
        names = [name for name, _ in rules.MINUTES]
        shown = parts.as_read(self.cleaned_data.get("last_minutes") or "")
        if any(self.cleaned_data.get(name) is not None for name in (*names, "other_minutes")):
            self.add_error("as_last_time", MINUTES_TWICE)
        elif not shown:
            self.add_error("as_last_time", parts.NOT_AS_SHOWN)
        else:
            self.cleaned_data |= dict(zip(names, shown, strict=True))

    def visit(self) -> dict[str, Any]:
        """Return what was told of the visit, as the action takes it."""
        cleaned = self.cleaned_data
        kinds = {one.key: one.kind for one in self.before.family}
        is_made = cleaned["outcome"] == "made"
        came = [*cleaned["took_part"], *cleaned["others_took_part"]] if is_made else []
        there = {kinds.get(one, one) for one in came}
        told = {name: cleaned[name] for name in PLAIN} | {"module": self.chosen}
        told["took_part"] = [kind for kind, _ in rules.TOOK_PART if kind in there]
        told["people"] = [one for one in came if one in kinds and one != kinds[one]]
        told["task_from"] = self.asked_about if cleaned["tried"] else None
        told["makes_up_for"] = by_key(self.before.to_make_up, cleaned["makes_up_for"])
        return told | ({"missed_because": ""} if is_made else {})

    def beside(self) -> dict[str, Any]:
        """Return what was told beside the visit, all but how the manual was changed."""
        cleaned = self.cleaned_data
        second = by_key(self.before.workers, cleaned["second"])
        return {"second": second} | {name: cleaned[name] for name in ("second_part", "to_discuss")}

    def frame(self) -> dict[str, str]:
        """Return how the manual was changed, if any step was not simply done."""
        is_changed = any(how != "done" for _, how, _, _ in self.steps_told())
        return {name: self.cleaned_data[name] for name in FRAME} if is_changed else {}

    def steps_told(self) -> list[tuple[Step, str, str, str]]:
        """Return each step something was marked for: what became of it, the reason, and why."""
        told = []
        for step in self.steps:
            asked = (f"{one}_{step.pk.hex}" for one in ("how", "reason", "why"))
            how, *because = (self.cleaned_data[name] for name in asked)
            reason, why = ("", "") if how == "done" else because
            told.append((step, how, reason, why))
        return [one for one in told if one[1]]

    def ratings(self) -> list[tuple[Goal, str, int | None, str]]:
        """Return each goal that was rated, by whom and how far; or why nobody was asked."""
        because = self.cleaned_data.get("not_asked_because", "")
        told = []
        for goal in self.goals:
            score = self.cleaned_data[name_of(goal)]
            rater = self.cleaned_data[f"rater_{goal.pk.hex}"] or goal.owner
            told.append((goal, rater, score, "" if score is not None else because))
        return [one for one in told if one[2] is not None or one[3]]


def by_key(listed: Iterable[Any], key: str) -> Any:
    """Return the record of a list that has a key; None where none has."""
    return next((one for one in listed if str(one.pk) == key), None)
