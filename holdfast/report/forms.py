"""What there is for the year to come."""

from django import forms

from holdfast.steering.forms.commitments import number, pounds

MOST_HOURS = 1_000_000


class ComingYearForm(forms.Form):
    """What an hour costs, and what hours and money there are."""

    clinician_rate = pounds(
        "What does an hour of a clinician cost?", "Enter what an hour of a clinician costs"
    )
    practitioner_rate = pounds(
        "What does an hour of a practitioner cost?",
        "Enter what an hour of a practitioner costs",
        hint="With what the authority pays on top of their pay",
    )
    clinician_hours = number(
        "How many hours of clinicians can be bought?", "Enter how many hours", 0, MOST_HOURS
    )
    practitioner_hours = number(
        "How many hours of practitioners can managers release?",
        "Enter how many hours",
        0,
        MOST_HOURS,
    )
    money = pounds("How much money is there for the year?", "Enter how much money there is")
