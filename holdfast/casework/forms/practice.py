"""What is typed about one's own practice: a reflection, and the manual used more widely."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from holdfast.casework import rules
from holdfast.kit.forms import DateField, offer
from holdfast.manual.models import Edition, Module, Step


class ReflectionForm(forms.Form):
    """What somebody thought after a visit."""

    words = forms.CharField(
        label="What went well, what was hard, and what would you try another time?",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class WiderUseForm(forms.Form):
    """A part of the manual used with a family outside the programme: choices alone, no words."""

    mark_optional = False

    used_on = DateField(label="When was it?")
    situation = forms.ChoiceField(
        label="With whom, in broad terms?", choices=rules.SITUATIONS, widget=forms.RadioSelect
    )
    module = forms.ChoiceField(label="Which module is it from?")
    steps = forms.MultipleChoiceField(
        label="Which of its steps?", widget=forms.CheckboxSelectMultiple, required=False
    )
    is_adapted = forms.BooleanField(label="I adapted it", required=False)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = Module.objects.filter(section__edition=edition).select_related("section")
        ordered = list(every.order_by("section__order", "order", "pk"))
        self.modules = {str(module.pk): module for module in ordered}
        named = [(key, f"{one.section}: {one}") for key, one in self.modules.items()]
        offer(self, "module", [("", "Choose one"), *named])
        self.chosen = self.modules.get(str(self.data.get("module") or ""))
        steps = self.chosen.steps.order_by("order", "pk") if self.chosen else []
        self.its_steps: dict[str, Step] = {str(step.pk): step for step in steps}
        offer(self, "steps", [(key, step.name) for key, step in self.its_steps.items()])

    def clean_steps(self) -> list[Step]:
        """Return the steps that were ticked."""
        return [self.its_steps[key] for key in self.cleaned_data["steps"]]

    def as_typed(self) -> "WiderUseForm":
        """Return the form unchecked: just as typed, with no errors yet."""
        setattr(self, "_errors", ErrorDict())  # noqa: B010  # Django's own name for "checked"
        return self

    def told(self) -> dict[str, Any]:
        """Return what was told, as the action takes it."""
        told = dict(self.cleaned_data)
        return told | {"on": told.pop("used_on"), "module": self.chosen}
