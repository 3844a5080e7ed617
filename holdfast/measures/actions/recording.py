"""Every change to what was asked of a child and what came back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.kit.refusals import Refused, insist
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

    Each risk answer waits from this moment for somebody to act on it. The measure is tied to `ask`,
    whose stage it must have or, where none is given, to what was planned of it: one answer to one
    ask. Raise `Refused` with every reason against.
    """
    asked = recording.Asked(
        instrument=instrument, form=form, follow_up=stage == Stage.FOLLOW_UP,
        completed_on=completed_on, born_on=child.born_on, answers=answers, scores=scores,
        missing_because=missing_because)  # fmt: skip
    insist(
        [*recording.why_not_record(asked, today=today), *why_not_this_ask(asked, ask, child, stage)]
    )
    made = filled_in(asked, child=child)
    made.stage, made.note, made.entered_by, made.entered_at = stage, note, by, at
    made.ask = ask or ask_answered(made, among=waiting_for(made))
    made.source, made.language = source or made.source, language
    save_as_the_only_answer(made)
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


def why_not_this_ask(
    asked: recording.Asked, ask: Ask | None, child: Child, stage: str
) -> list[str]:
    """Return why these answers cannot be the answer to what was asked; none where they can."""
    if ask is None:
        return []
    return [
        *recording.why_not_answer(
            as_told(asked, child, stage=stage),
            as_asked(ask),
            is_dropped=ask.dropped_at is not None,
            is_answered=Administration.objects.filter(ask=ask).exists(),
        )
    ]


def as_told(asked: recording.Asked, child: Child, *, stage: str) -> recording.Told:
    """Return whose answer of what was typed."""
    version = asked.instrument.versions.get(asked.form)
    return recording.Told(
        child=child.pk,
        instrument=asked.instrument.name,
        informant=version.informant.value if version else "",
        stage=stage,
    )


def as_asked(ask: Ask) -> recording.Told:
    """Return whose answer of what was asked."""
    return recording.Told(
        child=ask.child_id, instrument=ask.instrument, informant=ask.informant, stage=ask.stage
    )


def why_not_of_whom(asked: recording.Asked, administration: Administration) -> list[str]:
    """Return why a correction would make it the answer of somebody else than was asked."""
    ask = administration.ask
    if ask is None:
        return []
    told = as_told(asked, administration.child, stage=ask.stage)
    return [*recording.why_not_answer(told, as_asked(ask))]


def answered_when_corrected(
    administration: Administration, fields: dict[str, object]
) -> Ask | None:
    """Return the ask that corrected answers belong to: the same, unless the stage is another."""
    if administration.stage == fields["stage"]:
        return administration.ask
    came = Administration(
        child_id=administration.child_id, instrument=administration.instrument,
        **{name: fields[name] for name in ("informant", "stage", "completed_on")},
    )  # fmt: skip
    return ask_answered(came, among=waiting_for(came))


def save_as_the_only_answer(made: Administration) -> None:
    """Keep what came back, unless another answer to the same ask was recorded a moment ago."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as clash:
        if "ask_id" not in str(clash):
            raise
        raise Refused([recording.WhyNotRecord.ANSWERED]) from clash


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

    One put right to another stage lets go of what it had answered, which may be asked again, and
    counts for what was asked then. Raise `Stale` if somebody else did so first, and `Refused` with
    every reason against.
    """
    asked = recording.Asked(
        instrument=instruments.named(administration.instrument), form=form,
        follow_up=stage == Stage.FOLLOW_UP, completed_on=completed_on,
        born_on=administration.child.born_on, answers=answers, scores=scores,
        missing_because=missing_because)  # fmt: skip
    against = why_not_alter(administration, why) + recording.why_not_record(asked, today=today)
    insist(against + why_not_of_whom(asked, administration))
    fields = as_fields(asked) | {"stage": stage, "note": note}
    fields["ask"] = answered_when_corrected(administration, fields)
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
