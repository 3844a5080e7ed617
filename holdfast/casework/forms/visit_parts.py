"""Parts of a visit's form: who may have taken part, what was missed, minutes, the steps."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.dateformat import format as said

from holdfast.casework import rules
from holdfast.casework.models import Visit
from holdfast.casework.reports.before import Before
from holdfast.kit.forms import RatingRadios
from holdfast.manual.models import Module, Step
from holdfast.programme.models import Participant

LONGEST_DAY = 720  # minutes
WHY, REASON = "Why, in your words?", "Why?"
AS_SHOWN = re.compile(r"\d{0,3}(,\d{0,3}){3}", re.ASCII)
NOT_AS_SHOWN = "These are not minutes as this page shows them"
Choice = tuple[str, str]


def minutes_field(label: str) -> forms.IntegerField:
    """Ask for minutes of one kind."""
    return forms.IntegerField(label=label, min_value=0, max_value=LONGEST_DAY, required=False)


def choice_field(label: str, choices: Sequence[Choice], **more: Any) -> forms.ChoiceField:
    """Ask for one of a short list, or nothing."""
    return forms.ChoiceField(
        label=label, choices=[("", "Not said"), *choices], required=False, **more
    )


def hidden_field() -> forms.CharField:
    """Carry what the page showed; it goes along where there is no signal."""
    return forms.CharField(widget=forms.HiddenInput(attrs={"data-taken": ""}), required=False)


def radio_field(label: str, choices: Sequence[Choice]) -> forms.ChoiceField:
    """Ask for one of a few, side by side, or nothing."""
    return forms.ChoiceField(label=label, choices=choices, widget=RatingRadios, required=False)


def text_field(label: str, rows: int, **more: Any) -> forms.CharField:
    """Ask for a few words."""
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), required=False, **more
    )


def who_may_come(before: Before) -> tuple[list[Choice], list[Choice]]:
    """Return who is asked about first, those who came last before the others; and who else."""
    names = rules.told_apart(before.family)
    named = {one.key: f"{names[one.key]}, {rules.KIN[one.kind]}" for one in before.family}
    came = [one.key for one in before.family if {one.key, one.kind} & before.came_last]
    likely = [one.key for one in before.family if one.kind != "sibling" or one.key in came]
    likely.sort(key=lambda key: key not in came)
    is_known = {one.kind for one in before.family}
    kinds = [(kind, words) for kind, words in rules.TOOK_PART if kind not in is_known]
    parents = [one for one in kinds if one[0] in ("mother", "father")]
    nobody_named = not any(one.kind in ("mother", "father", "other carer") for one in before.family)
    first = [(key, named[key]) for key in likely] + (parents if nobody_named else [])
    rest = [(key, words) for key, words in named.items() if key not in likely]
    carers = [("other carer", "Other carer")] if "other carer" in is_known else []
    return first, rest + [one for one in kinds if one not in first] + carers


def steps_in_order(steps: Sequence[Step], before: Before) -> list[Step]:
    """Return a module's steps: the one likely next first, the others as the manual has them."""
    places = [rules.StepInOrder(key=step.pk, is_core=step.is_core) for step in steps]
    likely = rules.steps_next(places, before.done)[:1]
    return sorted(steps, key=lambda step: step.pk not in likely)


def how_field(step: Step) -> forms.ChoiceField:
    """Ask what became of one step."""
    widget = RatingRadios(attrs={"label_size": ""})
    return forms.ChoiceField(label=step.name, choices=rules.HOW_DONE, widget=widget, required=False)


def reason_field(step: Step) -> forms.ChoiceField:
    """Ask for the nearest of a few reasons."""
    widget = forms.Select(attrs={"label_size": "", "aria-label": f"{REASON} {step.name}"})
    return choice_field(REASON, rules.REASONS, widget=widget)


def why_field(step: Step) -> forms.CharField:
    """Ask for the reason in one's own words."""
    widget = forms.TextInput(attrs={"label_size": "", "aria-label": f"{WHY} {step.name}"})
    return forms.CharField(label=WHY, widget=widget, required=False)


def workers(participants: Iterable[Participant]) -> list[Choice]:
    """Return who may have come along as choices."""
    return [("", "Nobody"), *((str(one.pk), str(one.person)) for one in participants)]


def missed(visits: Iterable[Visit]) -> list[Choice]:
    """Return missed visits as choices, each by its day and why."""
    return [
        ("", "No"),
        *(
            (str(one.pk), f"{said(one.visited_on, 'j F')}: {one.get_missed_because_display()}")
            for one in visits
        ),
    ]


def by_section(modules: Iterable[Module]) -> list[Any]:
    """Return modules as choices, under the names of their sections."""
    grouped: dict[str, list[Choice]] = {}
    for module in modules:
        grouped.setdefault(module.section.name, []).append((str(module.pk), module.name))
    return [("", "No module this time"), *grouped.items()]


def as_shown(minutes: Sequence[int | None]) -> str:
    """Write minutes by kind into a hidden box: "15,,60,"; nothing where none is known."""
    known = any(one is not None for one in minutes)
    return ",".join("" if one is None else str(one) for one in minutes) if known else ""


def as_read(text: str) -> list[int | None]:
    """Read what a hidden box says of minutes by kind; none where it does not."""
    if not AS_SHOWN.fullmatch(text):
        return []
    read = [int(one) if one else None for one in text.split(",")]
    return read if all((one or 0) <= LONGEST_DAY for one in read) else []
