"""Every change to what was asked of a child and what came back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.kit.refusals import insist
from holdfast.measures import instruments
from holdfast.measures.actions.answering import ask_answered, waiting_for
from holdfast.measures.instruments import Instrument, sdq
from holdfast.measures.instruments.shapes import Risk, Score
from holdfast.measures.models import Administration, Ask, RiskAnswer, Stage
from holdfast.measures.rules import recording


@transaction.atomic
def record_measure(
    *,
    child: Child,
    instrument: Instrument,
    form: str,
    stage: str,
    completed_on: date,
    today: date,
    at: datetime,
    by: User,
    answers: Mapping[int, int | None] | None = None,
    scores: Mapping[str, Score] | None = None,
    missing_because: str = "",
    note: str = "",
    ask: Ask | None = None,
    source: str = "",
    language: str = "en",
) -> Administration:
    """Record a measure: answers by number, or scores alone, or why there is neither.

    The answers are scored as they are kept, and each risk answer among them waits from this moment
    for somebody to act on it. It is tied to `ask` or, where none is
    given, to what was planned of it. Raise `Refused` with
    every reason against.
    """
    asked = recording.Asked(
        instrument=instrument, form=form, follow_up=stage == Stage.FOLLOW_UP,
        completed_on=completed_on, born_on=child.born_on, answers=answers, scores=scores,
        missing_because=missing_because,
    )  # fmt: skip
    insist(recording.why_not_record(asked, today=today) + why_not_this_ask(asked, ask, child))
    made = filled_in(asked, child=child)
    made.stage, made.note, made.entered_by, made.entered_at = stage, note, by, at
    made.ask = ask or ask_answered(made, among=waiting_for(made))
    made.source, made.language = source or made.source, language
    made.save(force_insert=True)
    raised = raise_risks(made, recording.risks(asked), at=at)
    record(f"recorded {instrument.name}", about=[made, child], by=by, form=form, stage=stage,
           risk_answers=raised)  # fmt: skip
    return made


def record_sdq(
    *,
    child: Child,
    form: str,
    stage: str,
    completed_on: date,
    today: date,
    at: datetime,
    by: User,
    answers: Mapping[int, int | None] | None = None,
    scores: Mapping[sdq.Scale, int | None] | None = None,
    missing_because: str = "",
    note: str = "",
) -> Administration:
    """Record an SDQ; see `record_measure`, which does it and is one transaction."""
    return record_measure(
        child=child,
        instrument=instruments.ALL["sdq"],
        form=form,
        stage=stage,
        completed_on=completed_on,
        today=today,
        at=at,
        by=by,
        answers=answers,
        scores=None if scores is None else {scale.value: one for scale, one in scores.items()},
        missing_because=missing_because,
        note=note,
    )


def why_not_this_ask(asked: recording.Asked, ask: Ask | None, child: Child) -> list[str]:
    """Return why these answers cannot be the answer to what was asked; none where they can."""
    if ask is None:
        return []
    version = asked.instrument.versions.get(asked.form)
    told = (child.pk, asked.instrument.name, version.informant.value if version else "")
    is_it = told == (ask.child_id, ask.instrument, ask.informant)
    return [] if is_it else [recording.WhyNotRecord.OTHER_ASK]


def filled_in(asked: recording.Asked, *, child: Child) -> Administration:
    """Return what came back, scored, ready to be kept."""
    return Administration(
        family_id=child.family_id,
        child=child,
        instrument=asked.instrument.name,
        **as_fields(asked),
    )


def as_fields(asked: recording.Asked) -> dict[str, object]:
    """Return the fields that what was typed decides."""
    answers = asked.answers
    return {
        "form": asked.form,
        "informant": asked.instrument.versions[asked.form].informant.value,
        "completed_on": asked.completed_on,
        "answers": None if answers is None else {str(n): value for n, value in answers.items()},
        "scores": recording.scored(asked),
        "missing_because": asked.missing_because,
        "source": "keyed" if answers is not None else "scores",
    }


def raise_risks(made: Administration, risks: list[Risk], *, at: datetime) -> int:
    """Have each risk answer wait for somebody to act on it, once; return how many there are.

    A correction never takes one away: whoever acts on it says that it was keyed wrongly.
    """
    known = list(made.risk_answers.all()) if made.version > 1 else []
    for one in known:
        now = next((risk.answer for risk in risks if risk.item == one.question), one.answer)
        if one.acted_at is None and now != one.answer:
            change(one, version=one.version, answer=now)
    questions = {one.question for one in known}
    RiskAnswer.objects.bulk_create(
        RiskAnswer(
            family_id=made.family_id,
            child_id=made.child_id,
            ask_id=made.ask_id,
            administration=made,
            question=risk.item,
            answer=risk.answer,
            words=risk.words,
            raised_at=at,
        )
        for risk in risks
        if risk.item not in questions
    )
    return len(risks)


@transaction.atomic
def correct_measure(
    *,
    administration: Administration,
    version: int,
    form: str,
    stage: str,
    completed_on: date,
    answers: Mapping[int, int | None] | None,
    scores: Mapping[str, Score] | None,
    missing_because: str,
    note: str,
    why: str,
    today: date,
    at: datetime,
    by: User,
) -> Administration:
    """Put right what was keyed wrongly, and score it again; what stood before stays on the trail.

    Raise `Stale` if somebody else did so first, and `Refused` with every reason against.
    """
    asked = recording.Asked(
        instrument=instruments.named(administration.instrument),
        form=form,
        follow_up=stage == Stage.FOLLOW_UP,
        completed_on=completed_on,
        born_on=administration.child.born_on,
        answers=answers,
        scores=scores,
        missing_because=missing_because,
    )
    against = why_not_alter(administration, why) + recording.why_not_record(asked, today=today)
    insist(against + why_not_this_ask(asked, administration.ask, administration.child))
    fields = as_fields(asked) | {"stage": stage, "note": note}
    fields |= {"corrected_at": at, "corrected_by": by, "corrected_because": why.strip()}
    change(administration, version=version, **fields)
    raise_risks(administration, recording.risks(asked), at=at)
    about = [administration, administration.child]
    record(f"corrected {administration.instrument}", about=about, by=by, why=why.strip())
    return administration


@transaction.atomic
def strike_out(
    *, administration: Administration, version: int, why: str, at: datetime, by: User
) -> Administration:
    """Strike out what was recorded of the wrong child, or never happened; nothing is deleted.

    What was planned may then be asked again. A risk answer in it still waits for somebody.
    """
    insist(why_not_alter(administration, why))
    change(
        administration,
        version=version,
        struck_at=at,
        struck_by=by,
        struck_because=why.strip(),
        ask=None,
    )
    about = [administration, administration.child]
    record(f"struck out {administration.instrument}", about=about, by=by, why=why.strip())
    return administration


def why_not_alter(administration: Administration, why: str) -> list[str]:
    """Return every reason against altering what was recorded."""
    return [
        *recording.why_not_alter(
            is_struck=administration.struck_at is not None,
            is_from_return=administration.stage == Stage.RETURN,
            why=why,
        )
    ]
