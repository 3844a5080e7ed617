"""What the list of notes and the theme board may be narrowed to."""

from django import forms

from holdfast.learning import rules

SOURCES = [("staff", "Staff"), ("slides", "The slides")]
STANDING = [("there", "Still there"), ("past", "Eased or closed")]


class FilterForm(forms.Form):
    """Which side, which theme, how it stands, and from whom; each may be left open."""

    mark_optional = False

    valence = forms.ChoiceField(
        label="Side",
        choices=[("", "Both, and what had to be done"), *rules.SAID_VALENCE.items()],
        required=False,
    )
    domain = forms.ChoiceField(
        label="Where",
        choices=[("", "Everywhere"), *((one.value, one.words) for one in rules.Domain)],
        required=False,
    )
    stands = forms.ChoiceField(
        label="How it stands", choices=[("", "Any way"), *STANDING], required=False
    )
    source = forms.ChoiceField(
        label="Noted by", choices=[("", "Anybody"), *SOURCES], required=False
    )

    def asked(self) -> dict[str, str]:
        """Return what is asked for; what cannot be read is not asked."""
        self.is_valid()
        return {key: value for key, value in self.cleaned_data.items() if value}
