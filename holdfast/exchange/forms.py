"""What an administrator says when sending a return."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from holdfast.exchange.models import KINDS
from holdfast.exchange.rules.packing import LARGEST_SENT, unpacked
from holdfast.kit.forms import DateField, WithHint
from holdfast.kit.refusals import Refused
from holdfast.kit.uploads import FilesField, ManyFiles

MEGABYTES = LARGEST_SENT // 1024**2
HINTS = {
    "ssda903": "Looked-after children: header.csv, episodes.csv, oc2.csv and sw_episodes.csv",
    "ssd": "An extract with the standard’s own table and column names, such as ssd_person.csv",
}


class ReturnForm(forms.Form):
    """Which return it is, its files, and the day it speaks for."""

    kind = forms.ChoiceField(
        label="Which return is it?",
        choices=[(kind, WithHint(words, hint=HINTS[kind])) for kind, words in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Say which return it is"},
    )
    sent = FilesField(
        label="Files",
        help_text=f"The CSV files, or one zip of them, up to {MEGABYTES} MB together",
        widget=ManyFiles(attrs={"accept": ".csv,.txt,.tsv,.zip"}),
        error_messages={
            "required": "Choose the return’s files",
            "empty": "One of the files is empty",
        },
    )
    as_of = DateField(
        label="Day it speaks for",
        help_text="Leave blank to take it from the return: the year’s end, or its latest day",
        required=False,
    )

    def clean_sent(self) -> dict[str, bytes]:
        """Return the tables by name, zips opened."""
        sent: list[UploadedFile] = self.cleaned_data["sent"]
        if sum(one.size or 0 for one in sent) > LARGEST_SENT:
            raise forms.ValidationError(f"The files are larger than {MEGABYTES} MB together")
        try:
            return unpacked((one.name or "", one.read()) for one in sent)
        except Refused as refused:
            raise forms.ValidationError(list(refused.reasons)) from refused
