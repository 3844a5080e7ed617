"""A pulse: some statements to agree or disagree with, and a comment for who wants to say more."""

from typing import Any

from django import forms

from holdfast.consultation.forms.unnamed import UnnamedForm
from holdfast.voice import rules
from holdfast.voice.content.statements import STATEMENTS
from holdfast.voice.rules import Audience


class PulseForm(UnnamedForm):
    """The statements for one audience, each with five marks, and one comment."""

    texts = ("comment",)

    comment = forms.CharField(
        label="Anything else? (optional)",
        help_text="Name nobody: no family, no child, no colleague. The programme lead reads it, "
        "and may let all staff read it",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=rules.LONGEST_COMMENT,
        required=False,
    )

    def __init__(self, *args: Any, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.statements = STATEMENTS[audience]
        for one in self.statements:
            self.fields[one.key] = forms.TypedChoiceField(
                label=one.words,
                choices=rules.MARKS,
                coerce=int,
                widget=forms.RadioSelect(attrs={"inline": True}),
                error_messages={"required": f"Choose how far you agree: {one.words}"},
            )
        self.order_fields([*(one.key for one in self.statements), "comment"])

    def told(self) -> dict[str, Any]:
        """Return the marks by statement, the comment, and whether its words are no names."""
        said = super().told()
        marks = {one.key: said[one.key] for one in self.statements}
        return {"marks": marks, "comment": said["comment"], "are_no_names": said["are_no_names"]}
