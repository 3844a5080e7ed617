"""A note in one sentence."""

from django import forms

from holdfast.consultation.forms.unnamed import UnnamedForm
from holdfast.learning import rules


class NoteForm(UnnamedForm):
    """Whether it helps or hinders, and what it is."""

    texts = ("sentence",)

    valence = forms.ChoiceField(
        label="Does it help, or get in the way?",
        choices=rules.VALENCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it helps or gets in the way"},
    )
    sentence = forms.CharField(
        label="What is it, in one sentence?",
        help_text="Name nobody: no family, no child, no colleague",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=rules.LONGEST,
        error_messages={"required": "Write what helps or gets in the way, in one sentence"},
    )
