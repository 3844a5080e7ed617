"""What somebody types into a CPD entry."""

from django import forms

from holdfast.accreditation.rules.development import Told
from holdfast.consultation.forms.unnamed import UnnamedForm


def words(label: str, *, rows: int, missing: str = "") -> forms.CharField:
    """Return a box for somebody's own words; `missing` is what an empty one is told."""
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=4000,
        required=bool(missing),
        error_messages={"required": missing},
    )


class EntryForm(UnnamedForm):
    """What somebody did, what they learned, and what they will do differently."""

    texts = ("did", "learned", "differently")

    did = words("What I did", rows=3, missing="Write what you did")
    learned = words("What I learned", rows=6, missing="Write what you learned")
    differently = words("What I will do differently (optional)", rows=4)
    with_a_peer = forms.BooleanField(
        label="I thought this over with a colleague or in the group", required=False
    )

    def entry(self) -> tuple[Told, bool]:
        """Return the entry as it was typed, and whether the words are said to be no names."""
        told = self.told()
        are_no_names = bool(told.pop("are_no_names"))
        return Told(**told), are_no_names
