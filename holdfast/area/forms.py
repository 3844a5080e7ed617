"""What is typed: the files to read in, and a claim about the place."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from holdfast.area.models import KINDS, Claim
from holdfast.area.rules.beside import About
from holdfast.area.rules.claims import MAY_HAVE, NEEDED, WORDS_FOR, Shape
from holdfast.area.rules.measures import Kind
from holdfast.kit.uploads import FilesField, ManyFiles

LARGEST_SENT = 40 * 1024 * 1024  # bytes, all files together
MEGABYTES = LARGEST_SENT // 1024**2
YEARS = ("year", "start_year", "end_year", "until", "years")


class FiguresForm(forms.Form):
    """The published files."""

    sent = FilesField(
        label="Files",
        help_text=f"CSV or GeoJSON, several at once, up to {MEGABYTES} MB together",
        widget=ManyFiles(attrs={"accept": ".csv,.json,.geojson"}),
        error_messages={
            "required": "Choose the published files",
            "empty": "One of the files is empty",
        },
    )

    def clean_sent(self) -> dict[str, bytes]:
        """Return the files by name."""
        sent: list[UploadedFile] = self.cleaned_data["sent"]
        if sum(one.size or 0 for one in sent) > LARGEST_SENT:
            raise forms.ValidationError(f"The files are larger than {MEGABYTES} MB together")
        return {one.name or "": one.read() for one in sent}


class ClaimForm(forms.Form):
    """One claim of one shape: only the numbers of that shape are asked for."""

    about = forms.ChoiceField(
        label="What is it about?",
        choices=[(about.value, about.value.capitalize()) for about in About],
        error_messages={"required": "Say what it is about"},
    )
    words = forms.CharField(
        label="The claim, as it is said",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say the claim in its own words"},
    )
    kind = forms.ChoiceField(
        label="What does it say the figure is?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what kind of figure it is said to be"},
    )
    source = forms.CharField(
        label="Source",
        help_text="Where it is said, and the source and date it names",
        max_length=300,
        error_messages={"required": "Say where the claim is made"},
    )

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        for name in (*NEEDED[shape], *MAY_HAVE[shape]):
            words = WORDS_FOR[name].capitalize()
            said = {
                "required": f"Give {WORDS_FOR[name]}",
                "invalid": "Enter a number, such as 2535",
            }
            self.fields[name] = forms.FloatField(
                label=words,
                required=name in NEEDED[shape],
                min_value=0 if name in YEARS else None,
                error_messages=said,
            )

    def told(self) -> dict[str, Any]:
        """Return the claim as it was typed."""
        typed = self.cleaned_data
        names = (*NEEDED[self.shape], *MAY_HAVE[self.shape])
        return {
            "about": About(typed["about"]),
            "words": typed["words"],
            "shape": self.shape,
            "kind": Kind(typed["kind"]),
            "numbers": {name: typed[name] for name in names if typed[name] is not None},
            "source": typed["source"],
        }


def as_kept(claim: Claim) -> dict[str, Any]:
    """Return a claim as its form shows it."""
    told: dict[str, Any] = dict(claim.numbers)
    told |= {"about": claim.about, "words": claim.words, "kind": claim.kind}
    return told | {"source": claim.source}
