"""A stakeholder, what somebody is told, a notice, a newsletter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.access.permissions import STAFF
from holdfast.kit.forms import offer
from holdfast.learning.forms.leading import OfPeople
from holdfast.steering.forms.plan import NAMES_NOBODY, day, lines, one_line, one_of
from holdfast.steering.models import Stakeholder, Telling
from holdfast.steering.rules import newsletter, telling


class StakeholderForm(OfPeople):
    """Who they are, why it matters to them, what they need, who keeps in touch."""

    name = one_line("Who is it?", "Write who it is")
    kind = one_of("What are they?", telling.KINDS, "Choose what they are")
    interest = lines("Why does the programme matter to them?", "Write why it matters to them")
    needs = lines("What do they need from us?", "Write what they need from us")
    owner = forms.ChoiceField(label="Who keeps in touch with them?", required=False)

    def __init__(self, *args: Any, staff: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(staff, empty="Nobody yet")

    def told(self) -> dict[str, Any]:
        """Return the stakeholder as it was typed."""
        return self.cleaned_data | {"owner": self.staff.get(self.cleaned_data["owner"])}


def as_staked(found: Stakeholder) -> dict[str, Any]:
    """Return a stakeholder as it is now, as the form asks it."""
    return {
        "name": found.name, "kind": found.kind, "interest": found.interest,
        "needs": found.needs, "owner": str(found.owner_id or ""),
    }  # fmt: skip


class EngagedForm(forms.Form):
    """How engaged somebody is now, and should be."""

    level = forms.TypedChoiceField(
        label="How engaged are they now?",
        choices=telling.ENGAGED,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how engaged they are now"},
    )
    wanted = forms.TypedChoiceField(
        label="How engaged should they be?",
        choices=telling.ENGAGED,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how engaged they should be"},
    )
    seen_on = day("Since when?", "Enter the day")
    note = lines("What shows it?")


class TellingForm(forms.Form):
    """What somebody is told, how, and when."""

    what = lines("What are they told?", "Write what they are told", hint=NAMES_NOBODY)
    whom = one_line("Who is told?", "Write who is told")
    stakeholder = forms.ChoiceField(label="Is that one of the stakeholders?", required=False)
    channel = one_of("How?", telling.CHANNELS, "Choose how they are told")
    planned_on = day("When is it planned for?", hint="Leave it empty if it was not planned")
    told_on = day("When were they told?", hint="Leave it empty until they are")

    def __init__(self, *args: Any, stakeholders: Sequence[Stakeholder], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stakeholders = {str(one.pk): one for one in stakeholders}
        if not stakeholders:
            del self.fields["stakeholder"]
            return
        named = [(key, one.name) for key, one in self.stakeholders.items()]
        offer(self, "stakeholder", [("", "No"), *named])

    def told(self) -> dict[str, Any]:
        """Return it as it was typed."""
        chosen = self.cleaned_data.get("stakeholder", "")
        return self.cleaned_data | {"stakeholder": self.stakeholders.get(chosen)}


def as_told(found: Telling) -> dict[str, Any]:
    """Return what somebody is told, as the form asks it."""
    return {
        "what": found.what, "whom": found.whom, "stakeholder": str(found.stakeholder_id or ""),
        "channel": found.channel, "planned_on": found.planned_on, "told_on": found.told_on,
    }  # fmt: skip


class NoticeForm(forms.Form):
    """What all of some roles are to read, until when."""

    title = one_line("What is it about?", "Write what it is about", hint="Shown on first pages")
    words = lines("What are they to know?", "Write what they are to know", hint=NAMES_NOBODY)
    roles = forms.MultipleChoiceField(
        label="Whom is it for?",
        choices=[(one.value, one.value.capitalize()) for one in STAFF],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": telling.WhyNotNotice.NOBODY},
    )
    begins_on = day("From when is it shown?", "Enter the first day")
    ends_on = day("Until when is it shown?", "Enter the last day")


class MonthForm(forms.Form):
    """Of which month a newsletter is."""

    month = one_of("Of which month?", [], "Choose the month")

    def __init__(self, *args: Any, months: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "month", [(one.isoformat(), f"{one:%B %Y}") for one in months])


LABELS = {
    "opening": "How does it open?",
    "figures": "The pilot in figures",
    "said_did": "You said, we did",
    "thanks": "Thank you",
    "dates": "Dates to come",
}


class NewsletterForm(forms.Form):
    """The parts of a newsletter, each to be written anew or left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in newsletter.PARTS:
            hint = f"{NAMES_NOBODY}. Leave it empty to leave it out" if key == "opening" else ""
            self.fields[key] = lines(LABELS[key], hint=hint, rows=6)
