"""What is typed about the plan of the work: outcomes, modules, re-checks, referrals, references."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from holdfast.casework.forms.goals import in_words
from holdfast.casework.forms.visit_parts import by_section
from holdfast.casework.models import Goal, PlannedModule, PlanOutcome
from holdfast.casework.rules import case_system, onward, planning, rechecks
from holdfast.kit.forms import DateField, offer
from holdfast.manual.models import Module


class OutcomeForm(forms.Form):
    """An outcome of the statutory plan that the work serves."""

    words = in_words("The outcome, as the statutory plan says it", "")
    reference = forms.CharField(
        label="Its number in the statutory plan", max_length=100, required=False
    )


class OutcomeEndForm(forms.Form):
    """Why the work no longer serves an outcome."""

    because = forms.ChoiceField(
        label="Why does the work no longer serve it?",
        choices=planning.OUTCOME_ENDINGS,
        widget=forms.RadioSelect,
    )
    on = DateField(label="From which day?")


class TieForm(forms.Form):
    """Which outcome of the statutory plan a goal serves."""

    outcome = forms.ChoiceField(
        label="Which outcome of the statutory plan does it serve?", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, outcomes: Sequence[PlanOutcome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes = {str(one.pk): one for one in outcomes}
        named = [(key, one.words) for key, one in self.outcomes.items()]
        offer(self, "outcome", [*named, ("none", "None of these")])

    def told(self) -> PlanOutcome | None:
        """Return the outcome that was chosen, or None."""
        return self.outcomes.get(self.cleaned_data["outcome"])


class AboutPlanned(forms.Form):
    """What is asked of a planned module, whichever it is."""

    kind = forms.ChoiceField(
        label="What is it for?", choices=planning.KINDS, widget=forms.RadioSelect, initial="core"
    )
    why = forms.CharField(
        label="What gets in the way, or is to be held?",
        help_text="Needed where something gets in the way",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    phase = forms.ChoiceField(
        label="In which phase of the work?",
        choices=planning.Phase.choices(),
        widget=forms.RadioSelect,
    )
    goals = forms.MultipleChoiceField(
        label="Which goals does it serve?", widget=forms.CheckboxSelectMultiple, required=False
    )
    visits_expected = forms.IntegerField(
        label="About how many visits?",
        min_value=1,
        max_value=planning.MOST_VISITS,
        required=False,
        widget=forms.TextInput(attrs={"width": 2, "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "goals", [(str(one.pk), f"Goal {one.rank}: {one.words}") for one in goals])
        if not goals:
            del self.fields["goals"]

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        told = dict(self.cleaned_data)
        for name in ("goals", "steps"):
            told[name] = [UUID(key) for key in told.get(name, [])]
        return told


class PlanModuleForm(AboutPlanned):
    """A module that is to be planned."""

    module = forms.ChoiceField(label="Which module?")
    field_order = ("module", "phase", "goals", "kind", "why", "visits_expected")

    def __init__(self, *args: Any, modules: Sequence[Module], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = {str(one.pk): one for one in modules}
        offer(self, "module", [("", "Choose a module"), *by_section(modules)[1:]])

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        return super().told() | {"module": self.modules[self.cleaned_data["module"]]}


class ChangePlannedForm(AboutPlanned):
    """What is planned of a module, and which of its steps."""

    steps = forms.MultipleChoiceField(
        label="Which steps?",
        help_text="Leave all of them blank to plan every core step",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ("steps", "phase", "goals", "kind", "why", "visits_expected")

    def __init__(self, *args: Any, module: Module, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.module = module
        steps = module.steps.order_by("order")
        offer(
            self,
            "steps",
            [(str(one.pk), one.name if one.is_core else f"{one.name} (extra)") for one in steps],
        )

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        return super().told() | {"module": self.module}


def as_planned(planned: PlannedModule) -> dict[str, Any]:
    """Return what is planned of a module, as the form asks for it."""
    plain = {name: getattr(planned, name) for name in ("kind", "why", "phase", "visits_expected")}
    several = {name: [str(key) for key in getattr(planned, name)] for name in ("goals", "steps")}
    return plain | several


class DropForm(forms.Form):
    """Why a module is dropped from the plan."""

    because = forms.ChoiceField(
        label="Why is it dropped?", choices=planning.DROPPED, widget=forms.RadioSelect
    )
    note = in_words("Anything to add", "", rows=2, required=False)


class RecheckForm(forms.Form):
    """What was found when the plan of the work was held against the statutory plan."""

    found = forms.ChoiceField(
        label="What did you find?", choices=rechecks.FOUND, widget=forms.RadioSelect
    )
    note = in_words(
        "What did you change, or why is it still right?",
        "Needed if you changed something",
        required=False,
    )


class ReferForm(forms.Form):
    """A referral to another service."""

    service = forms.CharField(label="Which service?", max_length=200)
    reason = in_words("Why does the family need it?", "What this work cannot give, and for whom")
    on = DateField(label="When were they referred?")


class ReplyForm(forms.Form):
    """What came of a referral."""

    reply = forms.ChoiceField(
        label="What came of it?", choices=onward.REPLIES, widget=forms.RadioSelect
    )
    on = DateField(label="On which day did you hear?")
    note = in_words("Anything to add", "", rows=2, required=False)


class PastingForm(forms.Form):
    """Where in the council's case system a paragraph was pasted."""

    system = forms.ChoiceField(
        label="Where did you paste it?", choices=case_system.SYSTEMS, widget=forms.RadioSelect
    )
    reference = forms.CharField(
        label="The reference it has there",
        help_text="Such as the number of the case note",
        max_length=case_system.LONGEST_REFERENCE,
    )
