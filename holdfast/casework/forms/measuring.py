"""A measure keyed from paper: answers by number, or scores alone, or why there is neither."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.casework.forms.keying import Part, box_for, parts
from holdfast.families.models import Child
from holdfast.kit.forms import DateField, offer
from holdfast.measures.instruments import Instrument, sdq
from holdfast.measures.instruments.shapes import Informant, Score, Version
from holdfast.measures.models import Stage
from holdfast.measures.rules import recording

WHO = {
    Informant.PARENT: "Parent or carer",
    Informant.TEACHER: "Teacher",
    Informant.SELF: "Young person",
    Informant.INFORMANT: "Somebody close",
    Informant.PRACTITIONER: "Practitioner",
}
OWN_REASONS = [
    ("did not want to", "They did not want to fill it in"),
    ("could not", "They could not fill it in"),
    ("not returned", "The form was given and did not come back"),
    ("not asked", "It was not asked this time"),
]
OF_THE_RETURN = [(reason.name, f"{reason.name}: {reason.value}") for reason in sdq.NoScore]
GIVEN = [
    ("answers", "The answers, by their numbers"),
    ("scores", "The scores alone, from a sheet already scored"),
    ("missing", "Nothing: say why"),
]
CONFIRM = "Check the form and the date of birth, or tick that this is the form that was used"


def forms_of(instrument: Instrument, informant: str = "") -> list[tuple[str, str]]:
    """Return the printed versions as choices, by who answers and for which age."""
    return [
        (one.code, f"{one.code}: {WHO[one.informant].lower()}, {ages(one)}")
        for one in instrument.versions.values()
        if informant in ("", one.informant)
    ]


def ages(version: Version) -> str:
    """Say for which ages a form is."""
    if version.oldest is None:
        return f"age {version.youngest} and over"
    return f"age {version.youngest} to {version.oldest}"


def reasons_of(instrument: Instrument) -> list[tuple[str, str]]:
    """Return why there may be no score: the council's return has its own words for the SDQ's."""
    return [*OF_THE_RETURN, *OWN_REASONS[2:]] if instrument.key == "sdq" else OWN_REASONS


class MeasureForm(forms.Form):
    """One measure of one child. `doubts` are said once the form is sent, and may be set aside."""

    mark_optional = False  # every box may be left blank, and its part's hint says so

    form = forms.ChoiceField(
        label="Which form was filled in?",
        help_text="Its name is printed on the paper. It says who answered, and for which age",
    )
    stage = forms.ChoiceField(
        label="When in the work?",
        choices=[one for one in Stage.choices if one[0] != Stage.RETURN],
        widget=forms.RadioSelect,
    )
    completed_on = DateField(label="When was it filled in?")
    given = forms.ChoiceField(
        label="What do you have?", choices=GIVEN, widget=forms.RadioSelect, initial="answers"
    )
    missing_because = forms.ChoiceField(
        label="Why is there none?", widget=forms.RadioSelect, required=False
    )
    confirmed = forms.BooleanField(
        label="This is the form that was used all the same", required=False
    )
    note = forms.CharField(
        label="Note (optional)", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(
        self, *args: Any, child: Child, instrument: Instrument, informant: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.instrument = child, instrument
        self.doubts: list[str] = []
        self.parts = list(parts(instrument))
        offered = forms_of(instrument, informant)
        offer(self, "form", offered if len(offered) == 1 else [("", "Choose a form"), *offered])
        offer(self, "missing_because", reasons_of(instrument))
        for part in self.parts:
            for number in part.numbers:
                self.fields[f"i{number}"] = box_for(number, part, instrument)
        for key in instrument.typed_scores():
            self.fields[f"score_{key}"] = self.score_box(key)

    def score_box(self, key: str) -> forms.Field:
        """Return the box of a score; with decimals only where the scale has them."""
        scale = self.instrument.scales[key]
        if scale.is_rounded:
            return forms.IntegerField(label=scale.words, required=False)
        return forms.FloatField(label=scale.words, required=False)

    @property
    def grids(self) -> list[tuple[Part, list[BoundField]]]:
        """The parts of the form, each with its boxes."""
        return [(part, [self[f"i{number}"] for number in part.numbers]) for part in self.parts]

    @property
    def score_boxes(self) -> list[BoundField]:
        """The boxes of scores typed from a sheet."""
        return [self[f"score_{key}"] for key in self.instrument.typed_scores()]

    def answers(self) -> dict[int, int | None] | None:
        """Return the answers by number, blanks kept where the form asks; None if not given."""
        told = self.cleaned_data
        if told.get("given") != "answers" or told.get("form") not in self.instrument.versions:
            return None
        follow_up = told.get("stage") == Stage.FOLLOW_UP
        return recording.as_kept(
            {n: told.get(f"i{n}") for part in self.parts for n in part.numbers},
            on_form=self.instrument.allowed(told["form"], follow_up=follow_up),
            optional=recording.optional(self.instrument),
        )

    def scores(self) -> dict[str, Score] | None:
        """Return the scores typed from a sheet; None if not given."""
        if self.cleaned_data.get("given") != "scores":
            return None
        typed = self.instrument.typed_scores()
        return {key: self.cleaned_data.get(f"score_{key}") for key in typed}

    def reason(self) -> str:
        """Return why there is no score; '' where there is one."""
        is_missing = self.cleaned_data.get("given") == "missing"
        return str(self.cleaned_data.get("missing_because", "")) if is_missing else ""

    def clean(self) -> dict[str, Any]:
        """Put each thing wrong beside its box, each doubt beside the tick that sets it aside."""
        told = self.cleaned_data
        if told.get("given") == "missing" and not told.get("missing_because"):
            self.add_error("missing_because", "Say why there is none")
        if "form" in told and "completed_on" in told and "stage" in told:
            for problem in recording.problems(self.asked()):
                self.add_error(self.box_of(problem.column), f"{problem.reason}. {problem.fix}")
            age = self.child.age_on(told["completed_on"])
            self.doubts = self.instrument.doubts_about_age(told["form"], age)
            if self.doubts and not told.get("confirmed"):
                self.add_error("confirmed", [*self.doubts, CONFIRM])
        return told

    def asked(self) -> recording.Asked:
        """Return what is typed in the shape the rules take."""
        return recording.Asked(
            instrument=self.instrument,
            form=self.cleaned_data["form"],
            follow_up=self.cleaned_data["stage"] == Stage.FOLLOW_UP,
            completed_on=self.cleaned_data["completed_on"],
            born_on=self.child.born_on,
            answers=self.answers(),
            scores=self.scores(),
            missing_because=self.reason(),
        )

    def told(self) -> dict[str, Any]:
        """Return what is typed as the actions take it."""
        return {
            "form": self.cleaned_data["form"],
            "stage": self.cleaned_data["stage"],
            "completed_on": self.cleaned_data["completed_on"],
            "answers": self.answers(),
            "scores": self.scores(),
            "missing_because": self.reason(),
            "note": self.cleaned_data["note"],
        }

    def box_of(self, column: str) -> str | None:
        """Return the box a problem is about; None for the whole form."""
        names = (column, f"score_{column}")
        return next((name for name in names if name in self.fields), None)


class CorrectForm(MeasureForm):
    """A measure put right, and why."""

    why = forms.CharField(
        label="What was wrong with it?",
        help_text="Such as: answer 14 was read as 1 and is 2. What stood before is kept",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class StrikeOutForm(forms.Form):
    """Why what was recorded should not count."""

    WHY = (
        ("It is about another child", "It is about another child"),
        ("It never happened", "It never happened"),
        ("It was keyed twice", "It was keyed twice"),
    )
    because = forms.ChoiceField(label="Why?", choices=WHY, widget=forms.RadioSelect)
    more = forms.CharField(
        label="Anything that whoever reads this later should know",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def why(self) -> str:
        """Return the reason as one sentence or two."""
        more = self.cleaned_data["more"].strip()
        return f"{self.cleaned_data['because']}. {more}" if more else self.cleaned_data["because"]
