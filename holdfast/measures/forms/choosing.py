"""Which stages a chosen measure is asked at, the site's own rules for it, and its guidance."""

from typing import Any

from django import forms

from holdfast.kit.forms import WithHint
from holdfast.measures.instruments import Instrument
from holdfast.measures.models import Stage

STRICT, ZERO_FILL = "strict", "zero-fill"
IMPACT = [
    (STRICT, WithHint("Strictly", hint="No impact score unless every answer it needs is there")),
    (
        ZERO_FILL,
        WithHint(
            "With blanks counted as 0",
            hint="Wherever such a score is shown, it says that blanks were counted as 0",
        ),
    ),
]
PREDICTION = [
    ("off", "Not shown"),
    (
        "on",
        WithHint("Shown", hint="A screening aid, and labelled as one: it is not a diagnosis"),
    ),
]
STAGES = [one for one in Stage.choices if one[0] != Stage.RETURN]


class ChoiceForm(forms.Form):
    """When one measure is asked of one informant, and by which rules of the site's own."""

    stages = forms.MultipleChoiceField(
        label="When is it asked?", choices=STAGES, widget=forms.CheckboxSelectMultiple
    )
    impact = forms.ChoiceField(
        label="How is the impact scored?",
        choices=IMPACT,
        widget=forms.RadioSelect,
        initial=STRICT,
    )
    prediction = forms.ChoiceField(
        label="Is the prediction of a disorder shown?",
        choices=PREDICTION,
        widget=forms.RadioSelect,
        initial="off",
    )
    guidance = forms.CharField(
        label="What to do about a risk answer",
        help_text="Your service’s own written guidance: whom to tell, how, and by when. "
        "It is shown beside every answer that a person must act on",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
        required=False,
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if instrument.key != "sdq":  # what a site may decide for itself is the SDQ's alone so far
            del self.fields["impact"], self.fields["prediction"]

    def settings(self) -> dict[str, Any]:
        """Return what the site decided for itself; what is not there is the default."""
        told = self.cleaned_data
        impact = {"impact": ZERO_FILL} if told.get("impact") == ZERO_FILL else {}
        return impact | ({"prediction": True} if told.get("prediction") == "on" else {})
