"""What is typed of a note, and of what did not work."""

from typing import Any

from django import forms

from holdfast.kit.forms import offer
from holdfast.manual.models import Issue
from holdfast.manual.rules import issues, notes

NO_FAMILY = "About the manual alone: nothing that could tell anybody which family it was"


class NoteForm(forms.Form):
    """A note about a step."""

    words = forms.CharField(
        label="Note",
        help_text=f"In plain words, for colleagues. {NO_FAMILY}.",
        max_length=notes.LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": notes.WhyNotNote.NO_WORDS},
    )


class WithdrawNoteForm(forms.Form):
    """Why a note is withdrawn."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Its author will read this",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": notes.WhyNotWithdrawNote.NO_REASON},
    )


class IssueForm(forms.Form):
    """What did not work: the button that sends it says what is wrong."""

    wrong = forms.ChoiceField(
        label="What is wrong?",
        choices=issues.WRONG,
        widget=forms.RadioSelect,
        error_messages={"required": issues.WhyNotReport.NO_WRONG},
    )
    severity = forms.ChoiceField(
        label="How much did it matter?",
        choices=issues.SEVERITIES,
        initial="slowed",
        widget=forms.RadioSelect,
        required=False,
    )
    said = forms.CharField(
        label="What happened, in a line",
        help_text=NO_FAMILY,
        max_length=issues.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    suggestion = forms.CharField(
        label="What would be better?",
        help_text=NO_FAMILY,
        max_length=issues.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class MoveForm(forms.Form):
    """What becomes of a report."""

    to = forms.ChoiceField(
        label="What becomes of it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what becomes of it"},
    )
    outcome = forms.CharField(
        label="In a line, for whoever reported it",
        help_text="Needed once it is fixed or left as it is",
        max_length=issues.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(self, *args: Any, issue: Issue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moves = issues.MOVES[issues.IssueState(issue.state)]
        offer(self, "to", [(one.value, one.value.capitalize()) for one in moves])


def as_moved(issue: Issue) -> dict[str, Any]:
    """Return how an issue stands, as a form begins with it."""
    return {"to": "", "outcome": issue.outcome}
