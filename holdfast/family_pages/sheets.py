"""What one link asks: the questions in order, with words where a licence allows them.

Without wording a question is its number, and its answers are the boxes of the paper form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from holdfast.family_pages.languages import Language
from holdfast.measures.instruments import named
from holdfast.measures.instruments.shapes import Answers, Risk, Wording
from holdfast.measures.models import Stage

MANY_BOXES = 11  # above this many answers a number is typed
ONLY_IF_NOT = {"SDQ": (26, 0, range(27, 34))}  # answered 0, question 26 makes the next ones idle


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer: the number that is kept, and what the page says."""

    value: int
    words: str

    @property
    def text(self) -> str:
        """The number as a browser sends it."""
        return str(self.value)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: its number on the form, its words if there are any, what it takes."""

    number: int
    words: str
    takes: tuple[int, ...]
    choices: tuple[Choice, ...] = ()

    @property
    def name(self) -> str:
        """The name of its box on a page."""
        return f"i{self.number}"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A measure as it is asked of one respondent in one language."""

    instrument: str
    form: str
    is_follow_up: bool
    lead_in: str
    language: str
    questions: tuple[Question, ...]

    @cached_property
    def by_number(self) -> Mapping[int, Question]:
        """The questions by their numbers."""
        return {one.number: one for one in self.questions}

    @property
    def is_worded(self) -> bool:
        """Whether the questions' own words are shown."""
        return any(one.words for one in self.questions)

    def asked(self, answers: Mapping[int, int | None]) -> list[Question]:
        """Return the questions to ask, given what was answered so far."""
        number, idle, rest = ONLY_IF_NOT.get(self.instrument, (0, 0, range(0)))
        left_out = set(rest) if number and answers.get(number) == idle else set()
        return [one for one in self.questions if one.number not in left_out]

    def complete(self, answers: Mapping[int, int | None]) -> dict[int, int | None]:
        """Return an answer, or None, for each question asked, and none for the rest."""
        return {one.number: answers.get(one.number) for one in self.asked(answers)}

    def as_answers(self, answers: Mapping[int, int | None]) -> Answers:
        """Return the answers in the instrument's own shape."""
        return Answers(version=self.form, items=dict(answers), follow_up=self.is_follow_up)

    def risks(self, answers: Mapping[int, int | None]) -> list[Risk]:
        """Return the answers that a person must act on."""
        return named(self.instrument).risks(self.as_answers(answers))


def sheet(
    *, instrument: str, form: str, stage: str, language: Language, wording: Wording | None
) -> Sheet:
    """Return what to ask; raise `KeyError` for a measure or a form nobody knows.

    `wording` is the questions' own words where a licence lets them be shown here.
    """
    known = named(instrument)
    is_follow_up = stage == Stage.FOLLOW_UP
    allowed = known.allowed(form, follow_up=is_follow_up)
    return Sheet(
        instrument=instrument,
        form=form,
        is_follow_up=is_follow_up,
        lead_in=wording.lead_in if wording else "",
        language=wording.language if wording else language.code,
        questions=tuple(
            question(number, takes, wording, language) for number, takes in sorted(allowed.items())
        ),
    )


def question(
    number: int, takes: tuple[int, ...], wording: Wording | None, language: Language
) -> Question:
    """Return one question, its answers as words, as boxes, or as a number to type."""
    words = wording.items.get(number, "") if wording else ""
    said = dict(wording.answers) if wording else {}
    return Question(
        number=number,
        words=words,
        takes=takes,
        choices=() if len(takes) > MANY_BOXES else choices(takes, said, language),
    )


def choices(
    takes: tuple[int, ...], said: Mapping[int, str], language: Language
) -> tuple[Choice, ...]:
    """Return the answers to choose from: the licence's words, or boxes counted from the left."""
    if said and all(value in said for value in takes):
        return tuple(Choice(value=value, words=said[value]) for value in takes)
    return tuple(
        Choice(value=value, words=language.say("box", number=place))
        for place, value in enumerate(takes, start=1)
    )
