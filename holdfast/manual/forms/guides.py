"""What an administrator says about a guide file."""

from django import forms

from holdfast.kit.uploads import ChosenFile
from holdfast.manual.rules import uploads as rules


class GuideForm(forms.Form):
    """A file, and the licence under which the authority may use it."""

    guide = ChosenFile(label="Guide file", help_text="Only your own authority sees it.")
    pages = forms.CharField(
        label="Which pages of it?",
        help_text="Such as: pages 12-14",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"width": 20}),
    )
    licence_note = forms.CharField(
        label="Licence",
        help_text="Under which licence may your authority use this guide, and until when?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": rules.WhyNotUpload.NO_LICENCE},
    )
