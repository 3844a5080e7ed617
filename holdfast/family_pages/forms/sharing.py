"""What a family is to see, and a link to their page."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms

from holdfast.family_pages import rules
from holdfast.family_pages.forms.linking import CHANNELS, language_label, reads_address
from holdfast.family_pages.languages import turned_on
from holdfast.family_pages.reports.shareable import Shareable
from holdfast.kit.forms import offer

LASTS = [("31", "1 month"), ("92", "3 months"), ("183", "6 months")]


def box(label: str, hint: str = "") -> forms.CharField:
    """Return a box for words to the family."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=rules.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def readers(label: str) -> forms.MultipleChoiceField:
    """Return the boxes that say whose page it is for."""
    return forms.MultipleChoiceField(
        label=label, choices=rules.READERS, required=False, widget=forms.CheckboxSelectMultiple
    )


class SharingForm(forms.Form):
    """What is ticked for each reader, and what is written for them."""

    mark_optional = False

    marks = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)
    next_words = box(
        "Say what is next",
        "In plain words to them: when you come, and what you agreed to try until then",
    )
    next_for = readers("For whose page is that?")
    note_words = box("Write something for them", "They read it as it stands here")
    note_for = readers("Whose page is the note for?")

    def __init__(self, *args: Any, things: Iterable[Shareable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_value = {
            thing.value(reader): thing.mark(reader)
            for thing in things
            for reader, _ in rules.READERS
        }
        offer(self, "marks", [(value, value) for value in self.by_value])

    def clean(self) -> dict[str, Any]:
        """Ask for whose page something written is."""
        told = self.cleaned_data
        for name in ("next", "note"):
            if told.get(f"{name}_words", "").strip() and not told.get(f"{name}_for"):
                self.add_error(f"{name}_for", "Say whose page it is for")
        return told

    def wanted(self) -> list[rules.Mark]:
        """Return every mark that is to be in force."""
        told = self.cleaned_data
        written = [
            rules.Mark(reader=reader, kind=kind, words=told[f"{kind}_words"].strip())
            for kind in sorted(rules.IN_WORDS)
            for reader in told[f"{kind}_for"]
            if told[f"{kind}_words"].strip()
        ]
        return [*(self.by_value[value] for value in told["marks"]), *written]


class PageLinkForm(forms.Form):
    """A link to one reader's page: how it is sent, and the word that only they know."""

    mark_optional = False

    reader = forms.ChoiceField(
        label="Whose page is it?", choices=rules.READERS, widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(
        label="How should the link be sent?", choices=CHANNELS, widget=forms.RadioSelect
    )
    sent_to = forms.CharField(
        label="E-mail address or mobile number",
        help_text="Check it with them: whoever has it can read the message",
    )
    secret = forms.CharField(
        label="The word you agreed on",
        help_text="Four letters or figures at least, that nobody else at home knows. It is kept so "
        "that nobody can read it",
    )
    called = forms.CharField(
        label="What should the page call the child?",
        help_text="A first name or a nickname. It is shown only after the word",
        max_length=60,
    )
    language = forms.ChoiceField(
        label="In which language should the page speak?",
        help_text="The words round what you share. Goals and notes stay in the words they are in",
        widget=forms.RadioSelect,
    )
    lasts = forms.ChoiceField(label="How long may they open it?", choices=LASTS, initial="92")

    def __init__(self, *args: Any, called: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = {"called": called, "language": "en"} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        offer(self, "language", [(one.code, language_label(one)) for one in turned_on()])

    def clean(self) -> dict[str, Any]:
        """Check the address by how the link is sent."""
        reads_address(self)
        return self.cleaned_data

    def wanted(self) -> rules.PageWanted:
        """Return the link as it was asked for."""
        told = self.cleaned_data
        return rules.PageWanted(
            reader=told["reader"],
            channel=rules.Channel(told["channel"]),
            language=told["language"],
            called=told["called"],
            sent_to=told["sent_to"],
            secret=told["secret"],
            lasts=timedelta(days=int(told["lasts"])),
        )


class FeedbackForm(forms.Form):
    """What was done about what a family wrote."""

    done = forms.CharField(
        label="What did you do about it?",
        help_text="For example: talked it over with them on the phone",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
