"""What is typed about children, adults, and a child's statuses."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from holdfast.families import rules
from holdfast.families.models import Child
from holdfast.kit.forms import DateField

YES_OR_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known")]


def as_truth(said: str) -> bool | None:
    """Return yes, no or not known as the record keeps it."""
    return {"yes": True, "no": False}.get(said)


def as_said(truth: bool | None) -> str:
    """Return yes, no or not known as the form has it."""
    return {True: "yes", False: "no", None: ""}[truth]


def yes_or_no(label: str) -> forms.TypedChoiceField:
    """Ask a question that may be answered yes, no or not known."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_OR_NO,
        coerce=as_truth,
        empty_value=None,
        required=False,
        widget=forms.Select,
    )


class SmallAreaForm(forms.Form):
    """The small area a family lives in."""

    small_area = forms.CharField(
        label="Code of the small area (LSOA)",
        help_text="E01 and six digits, for how far the programme reaches where need is greatest. "
        "Never a postcode. Leave it blank to keep none, as where an address must stay secret",
        required=False,
        max_length=12,
    )

    def clean_small_area(self) -> str:
        """Return the code in capitals, without spaces."""
        code = "".join(self.cleaned_data["small_area"].split()).upper()
        if reasons := rules.why_not_small_area(code):
            raise ValidationError(reasons)
        return code


class ChildForm(forms.Form):
    """What is known of a child."""

    name = forms.CharField(label="Name", max_length=200)
    born_on = DateField(label="Date of birth")
    sex = forms.ChoiceField(
        label="Sex", choices=[("", "Not recorded"), *rules.SEXES], required=False
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity", choices=[("", "Not known"), *rules.ETHNICITIES], required=False
    )
    is_disabled = yes_or_no("Is the child disabled?")
    disability = forms.CharField(label="Disability, in a few words", required=False)
    first_language = forms.CharField(label="First language", required=False)
    needs_interpreter = yes_or_no("Is an interpreter needed?")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_born_on(self) -> date:
        """See that the birth date may be one."""
        born_on: date = self.cleaned_data["born_on"]
        against = rules.why_not_born_on(born_on, today=self.today)
        if against:
            raise ValidationError(list(against))
        return born_on


def as_known(child: Child) -> dict[str, Any]:
    """Return a child as the form begins with them."""
    known = {name: getattr(child, name) for name in ChildForm.base_fields}
    truths = ("is_disabled", "needs_interpreter")
    return known | {name: as_said(getattr(child, name)) for name in truths}


class AdultForm(forms.Form):
    """What is known of an adult of the family."""

    name = forms.CharField(label="Name", max_length=200)
    born_on = DateField(label="Date of birth", required=False)
    first_language = forms.CharField(label="First language", required=False)
    needs_interpreter = yes_or_no("Is an interpreter needed?")
    contact = forms.CharField(
        label="How, and when, is it safe to make contact?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )


class NewAdultForm(AdultForm):
    """An adult, and what they are to each child of the family."""

    def __init__(self, *args: Any, children: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = list(children)
        for child in self.children:
            self.fields[f"tie_{child.pk.hex}"] = forms.ChoiceField(
                label=f"What are they to {child}?",
                choices=[("", "No tie"), *rules.TIES],
                required=False,
            )
            self.fields[f"responsible_{child.pk.hex}"] = yes_or_no(
                f"Do they have parental responsibility for {child}?"
            )

    def adult(self) -> dict[str, Any]:
        """Return what is known of the adult alone."""
        return {name: self.cleaned_data[name] for name in AdultForm.base_fields}

    def ties(self) -> list[tuple[Child, str, bool | None]]:
        """Return each child the adult is something to."""
        said = self.cleaned_data
        return [
            (child, said[f"tie_{child.pk.hex}"], said[f"responsible_{child.pk.hex}"])
            for child in self.children
            if said[f"tie_{child.pk.hex}"]
        ]


class StatusForm(forms.Form):
    """A status of a child, from a day until a day."""

    status = forms.ChoiceField(
        label="Which status?", choices=rules.Status.choices(), widget=forms.RadioSelect
    )
    began_on = DateField(label="From which day?")
    ended_on = DateField(
        label="Until which day?", help_text="Leave blank while it goes on", required=False
    )
    detail = forms.CharField(
        label="Detail",
        help_text="Such as the kind of plan or placement",
        max_length=200,
        required=False,
    )
