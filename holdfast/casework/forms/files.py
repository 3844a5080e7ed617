"""What is said of a file on a case."""

from typing import Any

from django import forms

from holdfast.casework.rules import files as rules
from holdfast.kit.uploads import ChosenFile


class SaidForm(forms.Form):
    """What a file is, whose it is, and whether the family may be shown it."""

    mark_optional = False

    note = forms.CharField(
        label="What is it?",
        help_text="In a line: what it shows, or what was said about it",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": rules.WhyNotKeep.NO_NOTE},
    )
    sort = forms.ChoiceField(
        label="Which sort?", choices=rules.FILE_SORTS, widget=forms.RadioSelect
    )
    whose = forms.ChoiceField(
        label="Whose words or drawing is it?", choices=rules.WHOSE, widget=forms.RadioSelect
    )
    is_shared = forms.BooleanField(
        label="The family may be shown this",
        help_text="You choose on whose page afterwards. Leave it unticked for what came from "
        "somebody else or names anybody else",
        required=False,
    )

    def said(self) -> dict[str, Any]:
        """Return what is said of the file, as the action takes it."""
        return {name: self.cleaned_data[name] for name in SaidForm.base_fields}


class FileForm(SaidForm):
    """A file, and what is said of it."""

    file = ChosenFile(
        label="File",
        help_text="Where and when a photograph was taken is left out of it.",
    )

    field_order = ("file", *SaidForm.base_fields)


class WithdrawFileForm(forms.Form):
    """Why a file is withdrawn."""

    why = forms.CharField(
        label="Why is it withdrawn?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": rules.WhyNotWithdraw.NO_REASON},
    )


def as_said(file: Any) -> dict[str, Any]:
    """Return what is said of a file now, as a form begins with it."""
    return {name: getattr(file, name) for name in SaidForm.base_fields}
