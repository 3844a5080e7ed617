"""Files for training, and how often training is to be refreshed, as they are typed."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from holdfast.kit.uploads import ChosenFile
from holdfast.manual.models import Section
from holdfast.manual.rules import uploads
from holdfast.training.rules.trained import WhyNotInterval, why_not_interval

FOR_WHAT = [("section", "Every day on this section"), ("day", "This day alone")]


class MaterialForm(forms.Form):
    """A file, what it is for, and the licence under which the authority may use it."""

    file = ChosenFile(label="File", help_text="Only your own authority sees it.")
    is_for = forms.ChoiceField(
        label="What is it for?",
        choices=FOR_WHAT,
        initial="section",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is for"},
    )
    licence_note = forms.CharField(
        label="Licence",
        help_text="Under which licence may your authority use this file, and until when?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": uploads.WhyNotUpload.NO_LICENCE.value},
    )


class RefreshersForm(forms.Form):
    """After how many months each section is to be refreshed."""

    def __init__(
        self,
        *args: Any,
        sections: Iterable[Section],
        intervals: dict[UUID, int | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections = list(sections)
        for one in self.sections:
            self.fields[one.code] = forms.IntegerField(
                label=one.name,
                initial=intervals.get(one.pk),
                required=False,
                widget=forms.NumberInput(attrs={"suffix": "months", "width": 3}),
                error_messages={"invalid": WhyNotInterval.MONTHS.value},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an interval that is no number of months."""
        told = super().clean() or {}
        for one in self.sections:
            for reason in why_not_interval(told.get(one.code)):
                self.add_error(one.code, reason)
        return told

    def changed(self, intervals: dict[UUID, int | None]) -> list[tuple[Section, int | None]]:
        """Return the sections whose interval is another now."""
        return [
            (one, self.cleaned_data[one.code])
            for one in self.sections
            if self.cleaned_data[one.code] != intervals.get(one.pk)
        ]
