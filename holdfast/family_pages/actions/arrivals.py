"""What a person decides about answers that came second or late."""

from datetime import datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.family_pages import rules
from holdfast.family_pages.actions.answering import raise_risks
from holdfast.family_pages.models import Arrival
from holdfast.family_pages.reports import sheet_of
from holdfast.kit.refusals import insist
from holdfast.measures.instruments import named
from holdfast.measures.instruments.shapes import Risk
from holdfast.measures.models import Administration, Ask


@transaction.atomic
def decide(
    *, arrival: Arrival, version: int, decision: str, words: str, at: datetime, by: User
) -> Arrival:
    """Keep the answers beside the others, scored, or set them aside and say why.

    Raise `Refused` with every reason, and `Stale` if somebody else decided first.
    """
    is_kept = decision == Arrival.Decision.KEPT
    insist(
        rules.why_not_decide(
            is_decided=arrival.decided_at is not None,
            is_kept=is_kept,
            words=words,
            has_risk=bool(arrival.risks),
        )
    )
    made = kept(arrival, at=at, by=by) if is_kept else None
    change(
        arrival,
        version=version,
        decision=decision,
        words=words,
        decided_at=at,
        decided_by=by,
        administration=made,
    )
    about = [arrival, arrival.link, *([made] if made else [])]
    record("decided about answers that came second or late", about=about, by=by, why=words,
           decision=decision)  # fmt: skip
    return arrival


def kept(arrival: Arrival, *, at: datetime, by: User) -> Administration:
    """Record the answers, as the ask's own if it still stands and has none; raise their risks."""
    ask = Ask.objects.get(links=arrival.link)
    is_free = ask.dropped_at is None and not Administration.objects.filter(ask=ask).exists()
    answers = {int(number): value for number, value in arrival.answers.items()}
    sheet = sheet_of(arrival.link)
    made = Administration(
        family_id=arrival.family_id,
        child_id=arrival.child_id,
        instrument=ask.instrument,
        form=arrival.link.form,
        informant=ask.informant,
        stage=ask.stage,
        completed_on=arrival.arrived_on,
        answers=arrival.answers,
        scores=named(ask.instrument).score(sheet.as_answers(answers)),
        note="Came by private link, " + ("too late" if arrival.why == "late" else "second"),
        source="kiosk" if arrival.link.is_kiosk else "link",
        language=arrival.link.language,
        ask=ask if is_free else None,
        entered_by=by,
        entered_at=at,
    )
    made.save(force_insert=True)
    risks = [Risk(item=r["question"], answer=r["answer"], words=r["words"]) for r in arrival.risks]
    raise_risks(made, risks=risks, ask_id=None, at=arrival.arrived_at)
    return made
