"""What is typed of a formulation: a note at one stage, and the profile of harm."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.casework.models import HarmProfile, StageNote
from holdfast.casework.rules import case_system, formulation
from holdfast.casework.rules.formulation import HarmTyped, StageTyped

NOT_SAID = ("", "Not looked at")


class StageForm(forms.Form):
    """A note at one stage, and where the document itself is kept."""

    note = forms.CharField(
        label="In short",
        help_text="A few sentences. The document itself stays in the council’s case system",
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
        max_length=2000,
        required=False,
    )
    document = forms.CharField(label="What is the document called?", max_length=200, required=False)
    system = forms.ChoiceField(
        label="Which system is it kept in?",
        choices=[("", "No document"), *case_system.SYSTEMS],
        widget=forms.RadioSelect,
        required=False,
    )
    reference = forms.CharField(label="Its reference there", max_length=100, required=False)

    def told(self) -> StageTyped:
        """Return what was typed, as the action takes it."""
        return StageTyped(**self.cleaned_data)


def as_noted(note: StageNote | None) -> dict[str, Any]:
    """Return a stage as it was last written, as the form asks for it."""
    names = ("note", "document", "system", "reference")
    return {name: getattr(note, name) for name in names} if note else {}


class HarmForm(forms.Form):
    """How severe each kind of harm is, for whom and how that is known; and prospects for change."""

    mark_optional = False

    prospects = forms.ChoiceField(
        label="How likely is it that things change for the better?",
        choices=[NOT_SAID, *formulation.PROSPECTS],
        widget=forms.RadioSelect(attrs={"inline": True}),
        required=False,
    )
    prospects_note = forms.CharField(
        label="What speaks for change, and what against it",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, words in formulation.HARMS:
            self.fields[f"{kind}_severity"] = forms.ChoiceField(
                label=f"How severe? {words}",
                choices=[NOT_SAID, *formulation.SEVERITIES],
                widget=forms.RadioSelect(attrs={"inline": True}),
                required=False,
            )
            self.fields[f"{kind}_for_whom"] = forms.MultipleChoiceField(
                label=f"For whom? {words}",
                choices=formulation.FOR_WHOM,
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            self.fields[f"{kind}_evidence"] = forms.CharField(
                label=f"How do you know? {words}",
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
            )

    @property
    def by_kind(self) -> list[tuple[str, str, list[BoundField]]]:
        """Each kind of harm: its code, its words, its questions."""
        asks = ("severity", "for_whom", "evidence")
        return [
            (kind, words, [self[f"{kind}_{ask}"] for ask in asks])
            for kind, words in formulation.HARMS
        ]

    def harms(self) -> list[HarmTyped]:
        """Return the kinds of harm that were judged."""
        told = self.cleaned_data
        return [
            HarmTyped(
                kind=kind,
                severity=told[f"{kind}_severity"],
                for_whom=tuple(told[f"{kind}_for_whom"]),
                evidence=told[f"{kind}_evidence"],
            )
            for kind, _ in formulation.HARMS
            if told[f"{kind}_severity"]
        ]

    def prospects_told(self) -> dict[str, str]:
        """Return what was said of the prospects."""
        return {name: self.cleaned_data[name] for name in ("prospects", "prospects_note")}


def as_profiled(profile: HarmProfile | None) -> dict[str, Any]:
    """Return a profile as it was last written, as the form asks for it."""
    if profile is None:
        return {}
    known: dict[str, Any] = {
        "prospects": profile.prospects,
        "prospects_note": profile.prospects_note,
    }
    for harm in profile.harms.all():
        for ask in ("severity", "for_whom", "evidence"):
            known[f"{harm.kind}_{ask}"] = getattr(harm, ask)
    return known
