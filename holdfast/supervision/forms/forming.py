"""What is asked when groups are formed: when people can come, wishes, and how many groups."""

from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField
from holdfast.programme.models import Participant
from holdfast.supervision import rules
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.forms.groups import ParticipantChoice
from holdfast.supervision.reports.forming import Roll

KINDS = [
    (str(Kind.TOGETHER), "Keep two people together"),
    (str(Kind.APART), "Keep two people apart"),
    (str(Kind.NOT_WITH_SUPERVISOR), "Keep somebody from a supervisor"),
]


class WhenForm(forms.Form):
    """When somebody can come to supervision, and where they work. Asked of them or about them."""

    mark_optional = False

    slots = forms.MultipleChoiceField(
        label="Which half-days would do, every second week?",
        help_text="More ticks make better groups",
        choices=list(rules.SLOTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    never = forms.BooleanField(label="None would do", required=False)
    site = forms.CharField(
        label="Place of work",
        help_text="The building, as people here call it. Leave it blank if it does not matter.",
        max_length=100,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("slots") and not found.get("never") and "slots" not in self.errors:
            self.add_error("slots", "Tick at least one half-day, or say that there is none")
        if found.get("slots") and found.get("never"):
            self.add_error("never", "Tick half-days or that there is none, not both")
        return found


class WishForm(forms.Form):
    """A wish about two people."""

    kind = forms.ChoiceField(
        label="What is wished for?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wished for"},
    )
    a = ParticipantChoice(
        queryset=Participant.objects.none(),
        label="Who?",
        error_messages={"required": "Choose who the wish is about"},
    )
    b = ParticipantChoice(
        queryset=Participant.objects.none(), label="And which colleague?", required=False
    )
    supervisor = forms.ModelChoiceField(
        queryset=User.objects.none(), label="Or which supervisor?", required=False
    )
    must = forms.BooleanField(
        label="It must hold, such as a declared conflict",
        required=False,
    )
    points = forms.IntegerField(
        label="If it need not: how much does it matter?",
        help_text="From 1, a little, to 1000. Ten outweighs two people too many of a service.",
        min_value=1,
        max_value=1000,
        required=False,
    )
    because = forms.CharField(
        label="Why?",
        help_text="Only those who form the groups read this. Name no child and no family.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [one.participant.pk for one in roll.candidates]
        people = Participant.objects.filter(pk__in=keys).select_related("person", "team")
        for name in ("a", "b"):
            self.fields[name].queryset = people.order_by("person__name", "pk")  # type: ignore[attr-defined]
        leaders = User.objects.filter(pk__in=[one.pk for one in roll.leaders]).order_by("name")
        self.fields["supervisor"].queryset = leaders  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        self._check_second(found)
        if "points" not in self.errors and bool(found.get("must")) is bool(found.get("points")):
            self.add_error("points", "Say that it must hold, or how much it matters, not both")
        return found

    def _check_second(self, found: dict[str, Any]) -> None:
        """Have the one second person that the kind of wish needs."""
        about_leader = found.get("kind") == Kind.NOT_WITH_SUPERVISOR
        needed, other = ("supervisor", "b") if about_leader else ("b", "supervisor")
        if found.get("kind") and not found.get(needed):
            who = "supervisor" if about_leader else "colleague"
            self.add_error(needed, f"Choose which {who}")
        elif found.get(needed) and found.get(needed) == found.get("a"):
            self.add_error("b", "Choose somebody else")
        found[other] = None


class FormingForm(forms.Form):
    """How many groups of what size."""

    groups = forms.IntegerField(
        label="How many groups?",
        min_value=1,
        max_value=30,
        error_messages={"required": "Enter how many groups"},
    )
    smallest = forms.IntegerField(
        label="Fewest people in a group",
        min_value=1,
        max_value=8,
        error_messages={"required": "Enter the fewest people in a group"},
    )
    largest = forms.IntegerField(
        label="Most people in a group",
        help_text="The programme's groups are of five or six; more than eight is not supervision",
        min_value=1,
        max_value=8,
        error_messages={"required": "Enter the most people in a group"},
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("smallest") and found.get("largest", 8) < found["smallest"]:
            self.add_error("largest", "The most people must not be fewer than the fewest")
        return found


class UseForm(forms.Form):
    """From which day the groups are as proposed."""

    on = DateField(
        label="From which day?",
        help_text="Places that change end and begin on this day",
        error_messages={"required": "Enter the day from which the groups are as proposed"},
    )


class MoveForm(forms.Form):
    """Who moves to which of the proposed groups: "key:group", one button for each."""

    move = forms.CharField()

    def clean_move(self) -> tuple[str, str]:
        key, _, to = str(self.cleaned_data["move"]).partition(":")
        return key, to
