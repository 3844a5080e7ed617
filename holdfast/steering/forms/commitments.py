"""Who leads what, a commitment, a purchase, a budget line, a payment."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import offer
from holdfast.steering.forms.plan import day, lines, one_line, one_of
from holdfast.steering.models import Commitment, Responsibility
from holdfast.steering.rules import commitments


class LeadForm(forms.Form):
    """What has to be led, who leads it, who stands in."""

    name = one_line(
        "What has to be led?", "Write what has to be led", hint="Such as: training days"
    )
    leader = forms.ChoiceField(label="Who leads it?", required=False)
    deputy = forms.ChoiceField(label="Who stands in when they are away?", required=False)
    ended_on = day("From when need it not be led any more?", hint="Leave it empty while it is")

    def __init__(
        self, *args: Any, staff: Sequence[User], is_new: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {str(one.pk): one for one in staff}
        named = [(key, one.name) for key, one in self.staff.items()]
        for name in ("leader", "deputy"):
            offer(self, name, [("", "Nobody yet"), *named])
        if is_new:
            del self.fields["ended_on"]

    def told(self) -> dict[str, Any]:
        """Return who leads what, as it was typed."""
        said = self.cleaned_data
        people = {name: self.staff.get(said[name]) for name in ("leader", "deputy")}
        return said | people


def as_led(found: Responsibility) -> dict[str, Any]:
    """Return who leads something now, as the form asks it."""
    return {
        "name": found.name, "leader": str(found.leader_id or ""),
        "deputy": str(found.deputy_id or ""), "ended_on": found.ended_on,
    }  # fmt: skip


class CommitmentForm(forms.Form):
    """Who committed to what, how far, and until when."""

    seat = one_of("Whose commitment is it?", commitments.SEATS, "Choose whose commitment it is")
    who = one_line("Who gave it?", "Write who gave it", hint="The person, or the body")
    level = forms.TypedChoiceField(
        label="How far does it go?",
        choices=commitments.LEVELS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it goes"},
    )
    words = lines("What did they commit to?", "Write what they committed to")
    given_on = day("When?", "Enter the day it was given")
    until = day("Until when does it hold?", hint="Leave it empty if no end was said")


def as_given(found: Commitment) -> dict[str, Any]:
    """Return a commitment as the form for renewing it begins: all but its days."""
    return {
        "seat": found.seat, "who": found.who, "level": found.level, "words": found.words,
    }  # fmt: skip


class WithdrawForm(forms.Form):
    """Why a commitment holds no longer."""

    why = lines("Why does it hold no longer?", "Write why it holds no longer")


def number(label: str, missing: str, least: int, most: int) -> forms.IntegerField:
    """Return a question for a whole number."""
    wrong = f"Enter a whole number from {least} to {most}"
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"width": 5, "inputmode": "numeric"}),
        error_messages={
            "required": missing, "invalid": wrong, "min_value": wrong, "max_value": wrong,
        },
    )  # fmt: skip


def pounds(label: str, missing: str, *, hint: str = "", least: int = 0) -> forms.DecimalField:
    """Return a question for an amount in pounds."""
    wrong = "Enter an amount in pounds, such as 1250 or 1250.50"
    return forms.DecimalField(
        label=label,
        help_text=hint,
        min_value=Decimal(least),
        max_digits=10,
        decimal_places=2,
        widget=forms.TextInput(attrs={"width": 10, "prefix": "£", "inputmode": "decimal"}),
        error_messages={"required": missing}
        | dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_whole_digits", "max_decimal_places"), wrong
        ),
    )


class PurchaseForm(forms.Form):
    """Clinical sessions that were bought."""

    name = one_line("What was bought?", "Write what was bought")
    supplier = one_line("From whom?", "Write from whom it was bought")
    sessions = number("How many sessions?", "Enter how many sessions", 1, 5000)
    minutes_each = number("How many minutes is one session?", "Enter the minutes", 15, 480)
    began_on = day("From when?", "Enter the first day")
    ends_on = day("Until when?", "Enter the last day")


class BudgetForm(forms.Form):
    """Money that was set aside."""

    name = one_line("What is the money for?", "Write what the money is for")
    planned = pounds("How much is set aside?", "Enter how much is set aside")


class PaymentForm(forms.Form):
    """Money that was spent."""

    for_what = one_line("What was it spent on?", "Write what it was spent on")
    amount = pounds(
        "How much?",
        "Enter how much was spent",
        hint="With a minus if it came back",
        least=-99_999_999,
    )
    paid_on = day("When?", "Enter the day it was paid")
