"""A milestone, a meeting, a decision, an action."""

from collections.abc import Sequence
from typing import Any

from django import forms

from holdfast.access.models import User
from holdfast.kit.forms import DateField, offer
from holdfast.learning.forms.leading import OfPeople
from holdfast.steering.models import Milestone, SteeringMeeting
from holdfast.steering.rules import decisions
from holdfast.steering.rules.milestones import Phase

NAMES_NOBODY = "Name no family and no child"


def day(label: str, missing: str = "", *, hint: str = "") -> DateField:
    """Return a question for a day; without words for its being missing it may be left empty."""
    if not missing:
        return DateField(label=label, help_text=hint, required=False)
    return DateField(label=label, help_text=hint, error_messages={"required": missing})


def lines(label: str, missing: str = "", *, hint: str = "", rows: int = 3) -> forms.CharField:
    """Return a question for some lines; without words for its being missing it may be empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=2000,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


def one_line(label: str, missing: str, *, hint: str = "") -> forms.CharField:
    """Return a question for one line."""
    return forms.CharField(
        label=label, help_text=hint, max_length=300, error_messages={"required": missing}
    )


def one_of(label: str, choices: Any, missing: str, **more: Any) -> forms.ChoiceField:
    """Return a question with radios."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": missing},
        **more,
    )


class MilestoneForm(OfPeople):
    """What is to be reached, in which phase, by when, and after what."""

    name = one_line("What is to be reached?", "Write what is to be reached")
    phase = one_of("In which phase?", Phase.choices(), "Choose the phase")
    owner = forms.ChoiceField(label="Whose is it?", required=False)
    planned_on = day("When is it planned for?", "Enter the day it is planned for")
    forecast_on = day("When is it expected now?", hint="Leave it empty while it is as planned")
    done_on = day("When was it reached?", hint="Leave it empty until it is")
    needs = forms.MultipleChoiceField(
        label="What must be reached first?",
        help_text="When one of these is late, this is expected later by as many days",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, staff: Sequence[User], others: Sequence[Milestone], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(staff, empty="Nobody yet")
        self.others = {str(one.pk): one for one in others}
        if others:
            offer(self, "needs", [(key, one.name) for key, one in self.others.items()])
        else:
            del self.fields["needs"]

    def told(self) -> dict[str, Any]:
        """Return the milestone as it was typed."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "needs"}
        return said | {"owner": self.staff.get(said["owner"])}

    def firsts(self) -> list[Milestone]:
        """Return what it needs first."""
        return [self.others[key] for key in self.cleaned_data.get("needs", [])]


def as_milestone(found: Milestone) -> dict[str, Any]:
    """Return a milestone as it is now, as the form asks it."""
    return {
        "name": found.name, "phase": found.phase, "owner": str(found.owner_id or ""),
        "planned_on": found.planned_on, "forecast_on": found.forecast_on,
        "done_on": found.done_on,
        "needs": [str(one) for one in found.needed.values_list("first_id", flat=True)],
    }  # fmt: skip


class MeetingForm(forms.Form):
    """Which meeting, when, who came, what was talked of."""

    forum = one_of("Which meeting was it?", decisions.FORUMS, "Choose which meeting it was")
    held_on = day("When was it?", "Enter the day of the meeting")
    came = one_line("Who came?", "Write who came")
    said = lines("What was talked of?", hint=NAMES_NOBODY)


class OfMeetings(forms.Form):
    """A form that asks at which of the meetings recorded here something was said."""

    meeting = forms.ChoiceField(label="At a meeting that is recorded here?", required=False)

    def offer_meetings(self, meetings: Sequence[SteeringMeeting]) -> None:
        """Offer the meetings; without any the question is not asked."""
        self.meetings = {str(one.pk): one for one in meetings}
        if not meetings:
            del self.fields["meeting"]
            return
        named = [(key, str(one)) for key, one in self.meetings.items()]
        offer(self, "meeting", [("", "No"), *named])

    def its_meeting(self) -> SteeringMeeting | None:
        """Return the meeting that was chosen."""
        return self.meetings.get(self.cleaned_data.get("meeting", ""))


class DecisionForm(OfMeetings):
    """What was decided, why, where, when, and when it is looked at again."""

    words = lines("What was decided?", "Write what was decided", hint=NAMES_NOBODY)
    because = lines("Why?", "Write why it was decided so")
    forum = one_of("Where was it decided?", decisions.FORUMS, "Choose where it was decided")
    decided_on = day("When?", "Enter the day it was decided")
    review_on = day("When is it looked at again?", hint="Leave it empty if it need not be")

    field_order = ("words", "because", "forum", "meeting", "decided_on", "review_on")

    def __init__(self, *args: Any, meetings: Sequence[SteeringMeeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_meetings(meetings)

    def told(self) -> dict[str, Any]:
        """Return the decision as it was typed."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "meeting"}
        return said | {"meeting": self.its_meeting()}


class LookForm(forms.Form):
    """What a decision looks like now."""

    outcome = one_of("How does it stand now?", decisions.OUTCOMES, "Choose how it stands now")
    why = lines("How do you know?", "Write how you know")
    review_on = day(
        "When is it looked at next?", hint="Only if it still stands. Leave it empty if never"
    )


class ActionForm(OfMeetings, OfPeople):
    """What somebody is to do, and by when."""

    words = lines("What is to be done?", "Write what is to be done", hint=NAMES_NOBODY)
    owner = forms.ChoiceField(
        label="Who does it?", error_messages={"required": "Choose who does it"}
    )
    due_on = day("By when?", "Enter the day by which it is done")
    agreed_on = day("When was it agreed?", "Enter the day it was agreed")

    field_order = ("words", "owner", "due_on", "agreed_on", "meeting")

    def __init__(
        self,
        *args: Any,
        staff: Sequence[User],
        meetings: Sequence[SteeringMeeting],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer_people(staff, empty="Choose one")
        self.offer_meetings(meetings)

    def told(self) -> dict[str, Any]:
        """Return the action as it was typed."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "meeting"}
        return said | {"owner": self.staff[said["owner"]], "meeting": self.its_meeting()}


class FinishForm(forms.Form):
    """Whether an action is done or dropped, and what came of it."""

    to = one_of(
        "How is it now?",
        [("done", "Done"), ("dropped", "Dropped: it will not be done")],
        "Choose whether it is done or dropped",
    )
    because = lines("What came of it?", hint="If it is dropped, say why")
