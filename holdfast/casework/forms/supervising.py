"""What is typed of a case at a supervision meeting: its place on the agenda, and what was said."""

from collections.abc import Iterable
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.casework.rules import agenda, discussing
from holdfast.casework.rules.discussing import Discussed
from holdfast.kit.forms import DateField, offer
from holdfast.manual.models import Module, Step


class SlotForm(forms.Form):
    """How a case is brought, and for how long."""

    kind = forms.ChoiceField(
        label="How is it brought?", choices=agenda.KINDS, widget=forms.RadioSelect
    )
    minutes = forms.IntegerField(
        label="How many minutes?",
        min_value=1,
        max_value=agenda.LONGEST,
        error_messages={"required": agenda.WhyNotAgenda.MINUTES.value},
    )


class DropForm(forms.Form):
    """Why a case is taken off an agenda."""

    because = forms.CharField(
        label="Why is it taken off?",
        help_text="The agenda goes on saying so",
        max_length=200,
        error_messages={"required": agenda.WhyNotAgenda.NO_REASON.value},
    )


def text(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    """Ask for a few words."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=False, **more)


class CaseAtMeetingForm(forms.Form):
    """One entry, two destinations: the part about the case, and a reflection with its worker."""

    mark_optional = False
    CASE = (
        *("question", "dashboard_viewed", "module", "step", "techniques", "hypotheses"),
        *("agreed", "minutes", "has_risk", "risk_told"),
    )

    question = text("What was the question?", 2)
    dashboard_viewed = forms.BooleanField(
        label="We looked at the case’s measures and goals", required=False
    )
    module = forms.ChoiceField(label="Which module is it about?", required=False)
    step = forms.ChoiceField(label="Which step?", required=False)
    techniques = forms.MultipleChoiceField(
        label="How was it worked on?",
        choices=discussing.TECHNIQUES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    hypotheses = text("What may explain it?")
    agreed = text("Advice, and what was agreed to try next")
    minutes = forms.IntegerField(
        label="How many minutes did it take?",
        min_value=1,
        max_value=discussing.LONGEST,
        required=False,
    )
    has_risk = forms.BooleanField(label="Risk was discussed", required=False)
    risk_told = text("Who was told of the risk, and when?", 2)
    reflection = text("What did you notice together about the worker’s practice?", 4)
    reflection_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, presenter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        modules = Module.objects.filter(section__edition=case.run.edition_id)
        ordered = modules.select_related("section").order_by("section__order", "order", "pk")
        self.modules = {str(one.pk): one for one in ordered}
        named = [(key, f"{one.section}: {one}") for key, one in self.modules.items()]
        offer(self, "module", [("", "Not about a module"), *named])
        steps = Step.objects.filter(module__in=list(self.modules.values()))
        steps = steps.select_related("module").order_by(
            "module__section__order", "module__order", "order", "pk"
        )
        self.steps = {str(one.pk): one for one in steps}
        listed = [(key, f"{one.module}: {one.name}") for key, one in self.steps.items()]
        offer(self, "step", [("", "Not about a step"), *listed])
        if not presenter:
            del self.fields["reflection"]

    def clean(self) -> dict[str, Any]:
        """Ask who was told, where risk was discussed."""
        told = super().clean() or {}
        if told.get("has_risk") and not told.get("risk_told"):
            self.add_error("risk_told", discussing.WhyNotDiscuss.RISK_UNTOLD.value)
        return told

    @property
    def case_fields(self) -> list[Any]:
        """Return the questions whose answers go to the child's record."""
        return [self[name] for name in self.CASE]

    def told(self) -> Discussed:
        """Return the part about the case."""
        said = {name: self.cleaned_data[name] for name in self.CASE if name not in OF_MANUAL}
        return Discussed(**said | {"techniques": tuple(said["techniques"])})

    def place(self) -> tuple[Module | None, Step | None]:
        """Return the module and step it is about; a step alone says its module too."""
        step = self.steps.get(self.cleaned_data["step"])
        module = self.modules.get(self.cleaned_data["module"])
        return module or (step.module if step else None), step


OF_MANUAL = ("module", "step")


class ActionForm(forms.Form):
    """What somebody is to do by a day."""

    words = forms.CharField(
        label="What is to be done?",
        max_length=300,
        error_messages={"required": discussing.WhyNotAgree.NO_WORDS.value},
    )
    owner = forms.ChoiceField(
        label="Who does it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who does it"},
    )
    due_on = DateField(
        label="By which day?", error_messages={"required": "Enter the day it is due"}
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        offer(self, "owner", [(key, one.name) for key, one in self.people.items()])

    def told(self) -> dict[str, Any]:
        """Return what was agreed, as the action takes it."""
        return self.cleaned_data | {"owner": self.people[self.cleaned_data["owner"]]}


class AmendForm(forms.Form):
    """What is said anew of a signed discussion, and why."""

    words = text("What should the record say besides?", 4)
    because = forms.CharField(label="Why is the record amended?", max_length=500)
