"""What an administrator sends of a licensed wording pack."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from holdfast.measures.rules import packs


class PackForm(forms.Form):
    """A pack's file, and the checksum it should have."""

    pack = forms.FileField(
        label="Wording pack",
        help_text="A JSON file, or a zip file of pack.json and SHA256SUMS. Only your own authority "
        "sees its words",
        error_messages={"required": "Choose a file", "empty": packs.WhyNotPack.EMPTY},
    )
    checksum = forms.CharField(
        label="Its SHA-256 checksum",
        help_text="64 letters and figures, as whoever made the pack gave it to you. A zip file "
        "with SHA256SUMS in it brings its own",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_pack(self) -> UploadedFile:
        """Refuse a file too large to be a pack before any of it is read."""
        chosen: UploadedFile = self.cleaned_data["pack"]
        if (chosen.size or 0) > packs.LARGEST:
            raise forms.ValidationError(packs.WhyNotPack.TOO_LARGE)
        return chosen
