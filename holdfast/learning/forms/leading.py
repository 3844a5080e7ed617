"""How the lead sorts a note, says how it stands, plans a strategy, and answers."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, offer
from holdfast.learning import rules
from holdfast.learning.models import Observation, Strategy

FURTHER = ("further_1", "further_2", "further_3")


class OfPeople(forms.Form):
    """A form that asks whose something is."""

    def offer_people(self, staff: Sequence[User], *, empty: str) -> None:
        """Offer the staff as owners."""
        self.staff = {str(one.pk): one for one in staff}
        offer(self, "owner", [("", empty), *((key, one.name) for key, one in self.staff.items())])


class SortForm(OfPeople):
    """Constructs, strength, owner, and when to look again."""

    construct = forms.ChoiceField(
        label="What is it about, first of all?",
        error_messages={"required": "Choose what it is about"},
    )
    further_1 = forms.ChoiceField(label="Also about", required=False)
    further_2 = forms.ChoiceField(label="And also about", required=False)
    further_3 = forms.ChoiceField(label="And, last, also about", required=False)
    strength = forms.TypedChoiceField(
        label="How strong is it?",
        choices=rules.STRENGTHS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how strong it is"},
    )
    owner = forms.ChoiceField(label="Whose is it?", required=False)
    review_on = DateField(label="When is it looked at again?", required=False)

    def __init__(self, *args: Any, staff: Sequence[User], valence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(staff, empty="Nobody yet")
        for name in ("construct", *FURTHER):
            empty = "Choose one" if name == "construct" else "Nothing more"
            offer(self, name, [("", empty), *rules.offered()])
        offer(self, "strength", [one for one in rules.STRENGTHS if fits(valence, one[0])])

    def told(self) -> dict[str, Any]:
        """Return how it is sorted."""
        said = self.cleaned_data
        return {
            "construct": said["construct"],
            "further": [said[name] for name in FURTHER if said[name]],
            "strength": said["strength"],
            "owner": self.staff.get(said["owner"]),
            "review_on": said["review_on"],
        }


def fits(valence: str, strength: int) -> bool:
    """Tell whether a strength is on the side of what helps or what hinders."""
    return not (
        (valence == rules.HELPS and strength < 0) or (valence == rules.HINDERS and strength > 0)
    )


def as_sorted(found: Observation) -> dict[str, Any]:
    """Return how an observation is sorted now, as the form asks it."""
    further = dict(zip(FURTHER, found.further, strict=False))
    return {
        "construct": found.construct, "strength": found.strength, **further,
        "owner": str(found.owner_id or ""), "review_on": found.review_on,
    }  # fmt: skip


class MoveForm(forms.Form):
    """How an observation stands now, and why."""

    to = forms.ChoiceField(
        label="How does it stand now?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it stands now"},
    )
    why = forms.CharField(
        label="How do you know?",
        help_text="Everybody who may read the note reads this",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": "Write how you know"},
    )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", rules.chosen_from(state))


class StrategyForm(OfPeople):
    """A strategy: what, of which kind, whose, from when until when, and what came of it."""

    name = forms.CharField(
        label="What is to be done?",
        max_length=300,
        error_messages={"required": "Write what is to be done"},
    )
    kind = forms.ChoiceField(
        label="What kind of thing is it?",
        choices=rules.KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of thing it is"},
    )
    owner = forms.ChoiceField(
        label="Who sees to it?", error_messages={"required": "Choose who sees to it"}
    )
    began_on = DateField(
        label="When does it begin?", error_messages={"required": "Enter the day it begins"}
    )
    ends_on = DateField(label="Until when is it planned?", required=False)
    ended_on = DateField(label="When did it end?", required=False)
    effect = forms.ChoiceField(
        label="What came of it?", choices=[("", "It has not ended"), *rules.EFFECTS], required=False
    )
    also = forms.MultipleChoiceField(
        label="Is it for any of these as well?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, staff: Sequence[User], others: Sequence[Observation] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(staff, empty="Choose one")
        self.others = {str(one.pk): one for one in others}
        if not others:
            del self.fields["also"]
            return
        offer(self, "also", [(key, one.sentence) for key, one in self.others.items()])

    def told(self) -> dict[str, Any]:
        """Return the strategy as it was typed."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "also"}
        return said | {"owner": self.staff[said["owner"]]}

    def also_for(self) -> list[Observation]:
        """Return the other observations it is for."""
        return [self.others[key] for key in self.cleaned_data.get("also", [])]


def as_planned(found: Strategy) -> dict[str, Any]:
    """Return a strategy as it is now, as the form asks it."""
    return {
        "name": found.name, "kind": found.kind, "owner": str(found.owner_id),
        "began_on": found.began_on, "ends_on": found.ends_on, "ended_on": found.ended_on,
        "effect": found.effect,
    }  # fmt: skip


class ReplyForm(forms.Form):
    """What was done, by whom and when."""

    did = forms.CharField(
        label="What was done?",
        help_text="All staff of the authority read this. Name no family",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": "Write what was done"},
    )
    done_by = forms.CharField(
        label="Who did it?",
        max_length=200,
        error_messages={"required": "Write who did it"},
    )
    done_on = DateField(label="When?", error_messages={"required": "Enter the day it was done"})
