"""What is asked of whoever makes an extract."""

from django import forms

JOINED = [
    ("yes", "Yes: the same keys as in others that may be joined"),
    ("no", "No: keys of its own"),
]


class ExtractForm(forms.Form):
    """Who it is for and why, and whether it may be joined to others."""

    why = forms.CharField(
        label="Who is it for, and what will they do with it?",
        help_text="This is kept on the trail. Name no family",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write who it is for, and what they will do with it"},
    )
    joined = forms.ChoiceField(
        label="May it be joined to extracts that were given before?",
        choices=JOINED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it may be joined to earlier extracts"},
    )
