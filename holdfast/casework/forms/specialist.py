"""What is typed to ask for a supervisor's yes to a specialist section, and to answer."""

from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.casework.forms.goals import in_words
from holdfast.casework.rules import specialist
from holdfast.kit.forms import offer


class AskGoAheadForm(forms.Form):
    """Whom a worker asks, and why."""

    supervisor = forms.ChoiceField(
        label="Which clinical supervisor do you ask?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you ask"},
    )
    why = in_words(
        "Why does this family need it, and how would you begin?",
        "Everybody who can see this case sees what you write",
        rows=4,
    )

    def __init__(self, *args: Any, supervisors: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supervisors = {str(one.pk): one for one in supervisors}
        offer(self, "supervisor", [(key, one.name) for key, one in self.supervisors.items()])
        if len(self.supervisors) == 1:
            self.fields["supervisor"].initial = next(iter(self.supervisors))

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the action takes it."""
        return self.cleaned_data | {"supervisor": self.supervisors[self.cleaned_data["supervisor"]]}


class AnswerGoAheadForm(forms.Form):
    """A supervisor's yes or no, and why."""

    answer = forms.ChoiceField(
        label="May they begin it in this case?",
        choices=specialist.ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": specialist.WhyNotAnswer.NOT_A_CHOICE.value},
    )
    reason = in_words(
        "Why, and what should they do first?",
        "Everybody who can see this case sees what you write",
        rows=4,
    )
