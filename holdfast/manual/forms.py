"""What an administrator says about a guide file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from holdfast.manual import rules


class GuideForm(forms.Form):
    """A file, and the licence under which the authority may use it."""

    guide = forms.FileField(
        label="Guide file",
        help_text="PDF, Word (.docx), PNG or JPEG, up to 20 MB. Only your own authority sees it.",
        error_messages={
            "required": "Choose a file",
            "empty": rules.WhyNotUpload.EMPTY,
        },
    )
    licence_note = forms.CharField(
        label="Licence",
        help_text="Under which licence may your authority use this guide, and until when?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": rules.WhyNotUpload.NO_LICENCE},
    )

    def clean_guide(self) -> UploadedFile:
        """Refuse a file too large to keep before any of it is read."""
        chosen: UploadedFile = self.cleaned_data["guide"]
        if (chosen.size or 0) > rules.LARGEST:
            raise forms.ValidationError(rules.WhyNotUpload.TOO_LARGE)
        return chosen
