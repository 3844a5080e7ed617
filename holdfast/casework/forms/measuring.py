"""An SDQ keyed from paper: answers by number, or scores alone, or why there is neither."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from holdfast.families.models import Child
from holdfast.kit.forms import DateField, DigitField
from holdfast.measures.instruments import sdq
from holdfast.measures.models import Stage
from holdfast.measures.rules import recording

FIRST_PART = range(1, 26)
SUPPLEMENT = range(26, 34)
CHANGE = (34, 35)  # on a follow-up form alone
TYPED_SCORES = (*sdq.DIFFICULTIES, sdq.Scale.PROSOCIAL, sdq.Scale.TOTAL, sdq.Scale.IMPACT)
WHO = {
    sdq.Informant.PARENT: "Parent or carer",
    sdq.Informant.TEACHER: "Teacher",
    sdq.Informant.SELF: "Young person",
    sdq.Informant.INFORMANT: "Somebody close",
}
OWN_REASONS = [
    ("not returned", "The form was given and did not come back"),
    ("not asked", "It was not asked this time"),
]
GIVEN = [
    ("answers", "The answers, by their numbers"),
    ("scores", "The scores alone, from a sheet already scored"),
    ("missing", "Nothing: say why"),
]
CONFIRM = "Check the form and the date of birth, or tick that this is the form that was used"


def forms_of_the_sdq() -> list[tuple[str, str]]:
    """Return the printed versions as choices, by who answers and for which age."""
    return [
        (one.code, f"{one.code}: {WHO[one.informant].lower()}, {ages(one)}")
        for one in sdq.VERSIONS.values()
    ]


def ages(version: sdq.Version) -> str:
    """Say for which ages a form is."""
    if version.oldest is None:
        return f"age {version.youngest} and over"
    return f"age {version.youngest} to {version.oldest}"


class SdqForm(forms.Form):
    """One SDQ of one child. `doubts` are said once the form is sent, and may be set aside."""

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
        label="Why is there none?",
        choices=[
            *((reason.name, f"{reason.name}: {reason.value}") for reason in sdq.NoScore),
            *OWN_REASONS,
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    confirmed = forms.BooleanField(
        label="This is the form that was used all the same", required=False
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        self.doubts: list[str] = []
        which = self.fields["form"]
        assert isinstance(which, forms.ChoiceField)  # noqa: S101  # says so to the type checker
        which.choices = [("", "Choose a form"), *forms_of_the_sdq()]
        for number in (*FIRST_PART, *SUPPLEMENT, *CHANGE):
            allowed = "012" if number in FIRST_PART else "01234" if number == 34 else "0123"
            self.fields[f"i{number}"] = DigitField(
                label=f"Answer {number}", short=str(number), allowed=allowed
            )
        for scale in TYPED_SCORES:
            self.fields[f"score_{scale}"] = forms.IntegerField(
                label=scale.capitalize(), min_value=0, required=False
            )

    def boxes(self, numbers: Any) -> list[BoundField]:
        """Return the boxes of some answers, in order."""
        return [self[f"i{number}"] for number in numbers]

    @property
    def first_part(self) -> list[BoundField]:
        """The boxes of answers 1 to 25."""
        return self.boxes(FIRST_PART)

    @property
    def supplement(self) -> list[BoundField]:
        """The boxes of the impact supplement."""
        return self.boxes(SUPPLEMENT)

    @property
    def changes(self) -> list[BoundField]:
        """The boxes that only a follow-up form has."""
        return self.boxes(CHANGE)

    @property
    def score_boxes(self) -> list[BoundField]:
        """The boxes of scores typed from a sheet."""
        return [self[f"score_{scale}"] for scale in TYPED_SCORES]

    def answers(self) -> dict[int, int | None] | None:
        """Return the answers by number, blanks kept among the first 25; None if not given."""
        if self.cleaned_data.get("given") != "answers":
            return None
        typed = {n: self.cleaned_data.get(f"i{n}") for n in (*FIRST_PART, *SUPPLEMENT, *CHANGE)}
        return {n: value for n, value in typed.items() if n in FIRST_PART or value is not None}

    def scores(self) -> dict[sdq.Scale, int | None] | None:
        """Return the scores typed from a sheet; None if not given."""
        if self.cleaned_data.get("given") != "scores":
            return None
        return {scale: self.cleaned_data.get(f"score_{scale}") for scale in TYPED_SCORES}

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
            self.doubts = sdq.doubts_about_age(sdq.VERSIONS[told["form"]], age)
            if self.doubts and not told.get("confirmed"):
                self.add_error("confirmed", [*self.doubts, CONFIRM])
        return told

    def asked(self) -> recording.Asked:
        """Return what is typed in the shape the rules take."""
        return recording.Asked(
            form=self.cleaned_data["form"],
            follow_up=self.cleaned_data["stage"] == Stage.FOLLOW_UP,
            completed_on=self.cleaned_data["completed_on"],
            born_on=self.child.born_on,
            answers=self.answers(),
            scores=self.scores(),
            missing_because=self.reason(),
        )

    def box_of(self, column: str) -> str | None:
        """Return the box a problem is about; None for the whole form."""
        names = (column, f"score_{column}")
        return next((name for name in names if name in self.fields), None)
