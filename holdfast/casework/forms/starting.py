"""Opening a case: from a nomination, or of a child who was chosen before there were any."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.casework import rules
from holdfast.choosing.forms.whose import WhoseForm
from holdfast.kit.forms import DateField, offer
from holdfast.programme.models import Participant


class OpenForm(forms.Form):
    """From which day a case is open, and the plan it serves."""

    mark_optional = False

    opened_on = DateField(label="When does the case open?")
    plan_kind = forms.ChoiceField(
        label="Which plan does the child have?",
        choices=[("", "None, or not known yet"), *rules.PLANS],
        required=False,
    )
    plan_reference = forms.CharField(
        label="Its number in the council’s case system", max_length=100, required=False
    )
    plan_outcome = forms.CharField(
        label="Which outcome of the plan does this work serve?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def plan(self) -> dict[str, str]:
        """Return the plan's link."""
        return {
            name: self.cleaned_data[name]
            for name in ("plan_kind", "plan_reference", "plan_outcome")
        }


class StartForm(WhoseForm, OpenForm):
    """A new case, whose child was chosen without a nomination."""

    lead = forms.ChoiceField(label="Who leads the case?")

    def __init__(self, *args: Any, leads: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leads = {str(one.pk): one for one in leads}
        named = [(key, str(one.person)) for key, one in self.leads.items()]
        offer(self, "lead", [("", "Choose a practitioner"), *named] if len(named) > 1 else named)


def leads_for(reader_id: int, *, teams: Sequence[Any]) -> list[Participant]:
    """Return who may lead a case somebody starts: themselves, or their team's practitioners."""
    current = Participant.objects.current().filter(part="practitioner", team__isnull=False)
    chosen = current.filter(team__in=teams) if teams else current.filter(person=reader_id)
    return list(chosen.select_related("person", "team", "run").order_by("person__name", "pk"))
