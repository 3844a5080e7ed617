"""Whose child: one the council's case system knows, or of a family new to us."""

from datetime import date
from typing import Any

from django import forms

from holdfast.families import rules as of_families
from holdfast.families.actions import NewFamily
from holdfast.families.forms import yes_or_no
from holdfast.families.reports import Found, find_child, likely_known
from holdfast.kit.forms import DateField

WAYS = [
    ("known", "The council’s case system knows the child"),
    ("new", "The family is new to us"),
]
NOT_FOUND = (
    "No child of your authority has this number and this date of birth. Check both on the "
    "case system, or choose “The family is new to us”"
)
ABOUT_CHILD = ("sex", "ethnicity", "is_disabled", "disability", "first_language")
NEEDED_OF_NEW = ("child_name", "born_on")


class WhoseForm(forms.Form):
    """Which child. `found` is the one the case system knows, once the form is sent."""

    mark_optional = False

    way = forms.ChoiceField(
        label="Whose case is it?", choices=WAYS, widget=forms.RadioSelect, initial="known"
    )
    council_id = forms.CharField(
        label="Child’s number in the case system", max_length=100, required=False
    )
    known_born_on = DateField(label="Child’s date of birth", required=False)

    family_name = forms.CharField(label="Family name", max_length=200, required=False)
    child_name = forms.CharField(label="Child’s full name", max_length=200, required=False)
    born_on = DateField(label="Date of birth", required=False)
    sex = forms.ChoiceField(
        label="Sex", choices=[("", "Not recorded"), *of_families.SEXES], required=False
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity", choices=[("", "Not known"), *of_families.ETHNICITIES], required=False
    )
    is_disabled = yes_or_no("Is the child disabled?")
    disability = forms.CharField(label="Disability, in a few words", required=False)
    first_language = forms.CharField(label="First language", required=False)
    needs_interpreter = yes_or_no("Is an interpreter needed?")
    adult_name = forms.CharField(label="Name of a parent or carer", max_length=200, required=False)
    adult_tie = forms.ChoiceField(
        label="What are they to the child?",
        choices=[("", "Choose one"), *of_families.TIES],
        required=False,
    )
    adult_contact = forms.CharField(
        label="How, and when, is it safe to make contact with them?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    another_child = forms.BooleanField(label="This is another child", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.found: Found | None = None
        self.likely: list[str] = []

    def clean(self) -> dict[str, Any]:
        """See that what one of the two ways needs is there."""
        if self.cleaned_data.get("way") == "known":
            self.clean_known()
        elif self.cleaned_data.get("way") == "new":
            self.clean_new()
        return self.cleaned_data

    def clean_known(self) -> None:
        """Find the child by number and birth date, both; one alone finds nobody."""
        told = self.cleaned_data
        for name in ("council_id", "known_born_on"):
            if not told.get(name) and not self.errors.get(name):
                self.add_error(name, f"Enter “{self.fields[name].label}”")
        if told.get("council_id") and told.get("known_born_on"):
            self.found = find_child(
                council_id=told["council_id"].strip(), born_on=told["known_born_on"]
            )
            if self.found is None:
                self.add_error("council_id", NOT_FOUND)

    def clean_new(self) -> None:
        """See that the child is named and born, and whether they may be known already."""
        told = self.cleaned_data
        for name in NEEDED_OF_NEW:
            if not told.get(name) and not self.errors.get(name):
                self.add_error(name, f"Enter “{self.fields[name].label}”")
        if told.get("born_on"):
            for reason in of_families.why_not_born_on(told["born_on"], today=self.today):
                self.add_error("born_on", reason)
        if told.get("adult_name") and not told.get("adult_tie"):
            self.add_error("adult_tie", "Say what the adult is to the child")
        if told.get("child_name") and self.cleaned_data.get("born_on"):
            self.clean_likely()

    def clean_likely(self) -> None:
        """Warn once that the child may be known already; go on where that is set aside."""
        told = self.cleaned_data
        self.likely = likely_known(name=told["child_name"], born_on=told["born_on"], council_id="")
        if self.likely and not told.get("another_child"):
            self.add_error("another_child", warning(self.likely))

    def child(self) -> dict[str, Any]:
        """Return what is known of the new child, but for the birth date."""
        known = (*ABOUT_CHILD, "needs_interpreter")
        facts = {name: self.cleaned_data[name] for name in known}
        return facts | {"name": self.cleaned_data["child_name"]}

    def adult(self) -> dict[str, Any]:
        """Return the adult told of; {} for none."""
        told = self.cleaned_data
        if not told["adult_name"]:
            return {}
        return {"name": told["adult_name"], "contact": told["adult_contact"]}

    def family_called(self) -> str:
        """Return the family's name, or the last of the child's names."""
        told = self.cleaned_data
        return str(told["family_name"] or told["child_name"].split()[-1])

    def new_family(self) -> NewFamily:
        """Return the new family as it was told."""
        return NewFamily(
            name=self.family_called(),
            born_on=self.cleaned_data["born_on"],
            child=self.child(),
            adult=self.adult(),
            tie=self.cleaned_data["adult_tie"],
        )


def warning(teams: list[str]) -> str:
    """Say that a child like this is known, and to whom, and nothing more."""
    known_to = " and ".join(dict.fromkeys(teams))
    return (
        "A child with a near name and the same or a near date of birth is already known to "
        f"{known_to}. Ask before you add the child twice, or tick “This is another child”"
    )
