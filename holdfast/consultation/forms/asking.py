"""A question, the advice on it, and what came of it, as they are typed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.consultation import rules
from holdfast.consultation.forms.unnamed import UnnamedForm
from holdfast.consultation.rules.asking import MOST_MINUTES
from holdfast.kit.forms import offer

NO_NAME = "Write no name, birth date, address or school. An age and “the mother” are enough"


class AskForm(UnnamedForm):
    """What a clinician is asked, how soon an answer is needed, and of whom."""

    texts = ("question",)

    question = forms.CharField(
        label="What do you want to know?",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        error_messages={"required": "Write what you want to know"},
    )
    urgency = forms.ChoiceField(
        label="How soon do you need an answer?",
        choices=rules.URGENCIES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how soon you need an answer"},
    )
    asked_of = forms.ChoiceField(label="Whom do you ask?", required=False)

    def __init__(self, *args: Any, clinicians: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clinicians = {str(one.pk): one for one in clinicians}
        named = [(key, one.name) for key, one in self.clinicians.items()]
        offer(self, "asked_of", [("", "Whoever can answer first"), *named])
        if kwargs.get("people") is not None:
            self.fields["question"].help_text = NO_NAME

    def told(self) -> dict[str, Any]:
        """Return the question as it was typed."""
        told = super().told()
        return told | {"asked_of": self.clinicians.get(told["asked_of"])}


class AdviseForm(UnnamedForm):
    """What a clinician advises, and how long it took."""

    texts = ("advice",)

    advice = forms.CharField(
        label="What do you advise?",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=8000,
        error_messages={"required": "Write what you advise"},
    )
    minutes = forms.IntegerField(
        label="How many minutes did it take you, in all?",
        help_text="Reading, talking and writing. About is good enough",
        min_value=1,
        max_value=MOST_MINUTES,
        widget=forms.TextInput(attrs={"width": 3, "inputmode": "numeric", "suffix": "minutes"}),
        error_messages={"required": "Enter how many minutes it took you"},
    )


class OutcomeForm(UnnamedForm):
    """What came of the advice."""

    texts = ("note",)

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=rules.OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    note = forms.CharField(
        label="Anything the clinician should know (optional)",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
