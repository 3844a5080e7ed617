"""The suitability check as it is filled in, and a supervisor's advice."""

from typing import Any

from django import forms

from holdfast.choosing import rules


class CheckForm(forms.Form):
    """Seven questions, each with a note."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, question in rules.QUESTIONS.items():
            self.fields[key] = forms.ChoiceField(
                label=question.asks,
                help_text=question.hint,
                choices=rules.ANSWERS,
                widget=forms.RadioSelect(attrs={"inline": True}),
                error_messages={"required": f"Answer yes, not sure or no about {question.name}"},
            )
            self.fields[f"{key}_note"] = forms.CharField(
                label=f"Note on {question.name}",
                required=False,
                max_length=2000,
                widget=forms.TextInput(attrs={"label_size": ""}),
            )

    def answers(self) -> dict[str, str]:
        """Return the answers by their questions."""
        return {key: self.cleaned_data[key] for key in rules.QUESTIONS}

    def notes(self) -> dict[str, str]:
        """Return the notes by their questions, blank ones too."""
        return {key: self.cleaned_data[f"{key}_note"] for key in rules.QUESTIONS}


class AskForm(forms.Form):
    """What a clinical supervisor is asked."""

    question = forms.CharField(
        label="What do you want to know?",
        help_text="Write no name, address or school: the supervisor is not told who it is",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        error_messages={"required": "Write what you want to know"},
    )


class AdviseForm(forms.Form):
    """What a clinical supervisor advises."""

    words = forms.CharField(
        label="What do you advise?",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=8000,
        error_messages={"required": "Write what you advise"},
    )
