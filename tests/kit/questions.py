"""Forms with a field of every kind, for the tests of how they are drawn."""

from django import forms

from holdfast.kit.forms import DateField, DigitField, RatingField, WithHint

STEPS = [
    ("First part", [("1", "Step 1"), ("2", "Step 2")]),
    ("Second part", [("3", WithHint("Step 3", hint="Needs the <handout>"))]),
]
DONE = [("done", WithHint("Done", hint="Every step")), ("adapted", "Adapted & shortened")]


class Visit(forms.Form):
    """One field of each kind."""

    visited_on = DateField(label="Date of visit", help_text="For example, 27 3 2026")
    who = forms.CharField(label="Who was there", max_length=60)
    minutes = forms.IntegerField(
        label="How long it took", widget=forms.NumberInput(attrs={"suffix": "minutes"})
    )
    email = forms.EmailField(label="E-mail", required=False)
    module = forms.ChoiceField(label="Module", choices=[("", "---------"), *STEPS])
    steps = forms.MultipleChoiceField(
        label="Steps", widget=forms.CheckboxSelectMultiple, choices=STEPS
    )
    done = forms.ChoiceField(
        label="Was it delivered as planned?", widget=forms.RadioSelect, choices=DONE
    )
    rating = RatingField(label="Goal 1", required=False)
    note = forms.CharField(label="What happened", widget=forms.Textarea, required=False)
    told = forms.BooleanField(label="The family has seen this note")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    paper = forms.FileField(label="Guide file", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, initial='"><script>')


class Marks(forms.Form):
    """Three numbered boxes."""

    i1 = DigitField(label="Mark 1", short="1")
    i2 = DigitField(label="Mark 2", short="2")
    i3 = DigitField(label="Mark 3", short="3")
