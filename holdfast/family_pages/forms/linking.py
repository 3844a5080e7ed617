"""How a practitioner asks by private link, hands a device over, revokes a link, decides."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from holdfast.family_pages import rules
from holdfast.family_pages.languages import turned_on
from holdfast.family_pages.models import Arrival
from holdfast.kit.forms import offer

PHONE = re.compile(r"\+?[0-9]{10,15}", re.ASCII)
LASTS = [("1", "1 day"), ("3", "3 days"), ("7", "7 days"), ("14", "14 days"), ("31", "31 days")]
PAGES = [("one", "One question a page"), ("all", "All questions on one page")]
CHECKS = [
    ("birthday", "The child’s day and month of birth"),
    ("word", "A word you agreed on with them"),
]
CHANNELS = [("email", "By e-mail"), ("sms", "By text message")]


class AskForm(forms.Form):
    """What a link and a device handed over have in common."""

    mark_optional = False

    form = forms.ChoiceField(label="Which form is to be filled in?")
    called = forms.CharField(
        label="What should the page call the child?",
        help_text="A first name or a nickname. It is shown only after the check",
        max_length=60,
    )
    language = forms.ChoiceField(
        label="In which language should the page speak?",
        help_text="The words round the questions. The questions themselves are in the languages "
        "of their licence",
        widget=forms.RadioSelect,
    )
    pages = forms.ChoiceField(
        label="How should it ask?", choices=PAGES, initial="one", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, codes: list[str], called: str = "", **kwargs: Any) -> None:
        initial = {"called": called, "form": codes[0] if codes else "", "language": "en"}
        kwargs["initial"] = initial | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        offer(self, "form", [(code, code) for code in codes])
        offer(self, "language", [(one.code, language_label(one)) for one in turned_on()])

    def common(self) -> dict[str, Any]:
        """Return what is wanted, as far as this form says it."""
        told = self.cleaned_data
        return {
            "form": told["form"],
            "called": told["called"],
            "language": told["language"],
            "one_a_page": told["pages"] == "one",
        }


def language_label(language: Any) -> str:
    """Name a language, and say so where no speaker has checked its words."""
    unchecked = "" if language.checked_by else " (machine-made, not yet checked by a speaker)"
    return f"{language.name}{unchecked}"


def reads_address(form: forms.Form) -> None:
    """Read where a link is sent, by how; say what is wrong with it."""
    told = form.cleaned_data
    to = told.get("sent_to", "").strip()
    if to and told.get("channel") == "sms":
        told["sent_to"] = to = re.sub(r"[\s()-]", "", to)
        if not PHONE.fullmatch(to):
            form.add_error("sent_to", "Write a mobile number, such as 07700 900123")
    elif to and told.get("channel") == "email":
        try:
            validate_email(to)
        except ValidationError:
            form.add_error("sent_to", "Write an e-mail address, such as name@example.org")


class LinkForm(AskForm):
    """A private link: how it is sent, and what only they know."""

    channel = forms.ChoiceField(
        label="How should the link be sent?", choices=CHANNELS, widget=forms.RadioSelect
    )
    sent_to = forms.CharField(
        label="E-mail address or mobile number",
        help_text="Check it with them: whoever has it can read the message",
    )
    check = forms.ChoiceField(
        label="What will they be asked before it opens?",
        choices=CHECKS,
        initial="birthday",
        widget=forms.RadioSelect,
    )
    secret = forms.CharField(
        label="The word you agreed on, if you ask for one",
        help_text="Four letters or figures at least. It is kept so that nobody can read it",
        required=False,
    )
    lasts = forms.ChoiceField(label="How long may they answer?", choices=LASTS, initial="7")
    share_result = forms.BooleanField(
        label="Show them their answers in plain words when they have sent them", required=False
    )
    field_order = (
        "form", "channel", "sent_to", "called", "check", "secret", "language", "pages", "lasts",
        "share_result",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Check the address by how the link is sent."""
        reads_address(self)
        return self.cleaned_data

    def wanted(self) -> rules.Wanted:
        """Return the link as it was asked for."""
        told = self.cleaned_data
        return rules.Wanted(
            **self.common(),
            channel=rules.Channel(told["channel"]),
            sent_to=told["sent_to"],
            check=rules.Check(told["check"]),
            secret=told["secret"],
            share_result=told["share_result"],
            lasts=timedelta(days=int(told["lasts"])),
        )


class HandOverForm(AskForm):
    """A device handed over, here and now."""

    def wanted(self) -> rules.Wanted:
        """Return the link that stands for the device handed over."""
        return rules.Wanted(**self.common(), channel=rules.Channel.KIOSK, lasts=rules.KIOSK_LASTS)


class RevokeForm(forms.Form):
    """Why a link is revoked."""

    because = forms.CharField(
        label="Why is it revoked?",
        help_text="For example: it went to a wrong number",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(forms.Form):
    """What is decided about answers that came second or late."""

    decision = forms.ChoiceField(
        label="What is to be done with them?",
        choices=Arrival.Decision.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label="Why, and what you did about an answer that a person must act on",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
