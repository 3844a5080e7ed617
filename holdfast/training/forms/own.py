"""What somebody types about a day of their own: not coming, confidence before, feedback after."""

from typing import Any

from django import forms

from holdfast.kit.forms import RatingField
from holdfast.training.rules import feedback
from holdfast.training.rules.feedback import Said


class GiveUpForm(forms.Form):
    """Why somebody is not coming."""

    because = forms.CharField(
        label="Why can you not come?",
        help_text="A few words, without anything about a family. Your manager and the programme "
        "lead read them",
        max_length=200,
        required=False,
    )


class ConfidenceForm(forms.Form):
    """How confident somebody feels before a day."""

    confident = RatingField(
        label="How confident do you feel about using this section today?",
        help_text="0 is not at all, 10 is completely",
        lowest=feedback.LOWEST,
        highest=feedback.HIGHEST,
        unrated="No answer",
        required=False,
    )
    words = forms.CharField(
        label="In your own words",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )


class FeedbackForm(forms.Form):
    """What somebody says after a day; every question may be left out."""

    confident_after = RatingField(
        label="How confident do you feel about using this section now?",
        help_text="0 is not at all, 10 is completely",
        lowest=feedback.LOWEST,
        highest=feedback.HIGHEST,
        unrated="No answer",
        required=False,
    )
    words_after = forms.CharField(
        label="In your own words",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
    )
    comment = forms.CharField(
        label="What should stay as it is, and what should change?",
        help_text="Shown without your name once five people have written something. Name no family",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in feedback.QUESTIONS:
            self.fields[name] = RatingField(
                label=words,
                help_text="1 is not at all, 5 is very much",
                lowest=feedback.WORST,
                highest=feedback.BEST,
                unrated="No answer",
                required=False,
            )
        self.order_fields([*(name for name, _ in feedback.QUESTIONS)])

    def said(self) -> Said:
        """Return what was said."""
        return Said(**self.cleaned_data)
