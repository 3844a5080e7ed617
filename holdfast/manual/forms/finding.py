"""What is asked of the catalogue, and what helps others find a module."""

from typing import Any

from django import forms

from holdfast.kit.forms import offer
from holdfast.manual.models import Audience, Section, Signpost, StepKind
from holdfast.manual.rules import finding as rules
from holdfast.manual.rules.finding import Wanted

ANY = [("", "Any")]
LONGEST = 100  # characters of a search


class FindForm(forms.Form):
    """Some words, and what narrows the catalogue down. It is sent with a GET, and keeps nothing."""

    mark_optional = False

    words = forms.CharField(required=False)
    audience = forms.ChoiceField(
        label="Whom it is for", choices=[*ANY, *Audience.choices], required=False
    )
    age = forms.IntegerField(
        label="The child’s age",
        help_text="In years. A module for which nobody here has said the ages stays in the list",
        min_value=0,
        max_value=rules.OLDEST,
        required=False,
    )
    section = forms.ChoiceField(label="Section", required=False)
    kind = forms.ChoiceField(
        label="Kind of step", choices=[*ANY, *StepKind.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = Section.objects.order_by("order", "pk").values_list("code", "name")
        offer(self, "section", [*ANY, *dict(sections).items()])

    def clean_words(self) -> str:
        """Return the search as it is looked for: no longer than anybody types one."""
        return " ".join(self.cleaned_data["words"].split())[:LONGEST]

    def wanted(self) -> Wanted:
        """Return what narrows the catalogue; what was typed wrongly narrows nothing."""
        told = {name: self.cleaned_data.get(name) or "" for name in ("audience", "section", "kind")}
        return Wanted(age=self.cleaned_data.get("age"), **told)


class SignpostForm(forms.Form):
    """Words and ages that lead to a module."""

    words = forms.CharField(
        label="Words people here would look for",
        help_text="Short words for needs, such as: bedtime, tantrums, new baby",
        max_length=rules.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    youngest = forms.IntegerField(
        label="Youngest age you use it with", min_value=0, max_value=rules.OLDEST, required=False
    )
    oldest = forms.IntegerField(
        label="Oldest age you use it with", min_value=0, max_value=rules.OLDEST, required=False
    )


def as_posted(signpost: Signpost | None) -> dict[str, Any]:
    """Return a signpost as a form begins with it."""
    return {name: getattr(signpost, name, None) for name in SignpostForm.base_fields}
