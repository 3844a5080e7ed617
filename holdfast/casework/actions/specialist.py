"""Asking a clinical supervisor's yes to a specialist section in one case, and answering it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.cases import may_record
from holdfast.casework.models import Case, GoAhead
from holdfast.casework.reports.specialist import gate_of
from holdfast.casework.rules import specialist as rules
from holdfast.kit.refusals import Refused, insist
from holdfast.manual.models import Module, Section
from holdfast.supervision.reports import supervisors_of


def why_not_use(
    case: Case, module: Module | None, *, worker: User, today: date
) -> list[rules.WhyNotUse]:
    """Return the reason against a worker's use of a module in a case, judged as of today."""
    if module is None:
        return []
    return rules.why_not_use(gate_of(case, module.section, worker=worker, today=today))


@transaction.atomic
def ask_go_ahead(
    *,
    case: Case,
    section: Section,
    supervisor: User | None,
    why: str,
    at: datetime,
    today: date,
    by: User,
) -> GoAhead:
    """Ask a clinical supervisor whether one may begin a specialist section in a case."""
    insist(may_record(case, on=today, today=today))
    waiting = GoAhead.objects.waiting().filter(case=case, section=section, asked_by=by)
    asking = rules.Asking(
        stands=gate_of(case, section, worker=by, today=today),
        why=why,
        is_their_supervisor=supervisor in supervisors_of(by),
        has_asked_them=waiting.filter(supervisor=supervisor).exists(),
    )
    insist(rules.why_not_ask(asking))
    assert supervisor is not None  # noqa: S101  # insisted on above
    asked = GoAhead(
        case=case, section=section, supervisor=supervisor, why=why.strip(), asked_by=by,
        asked_on=today, asked_at=at,
    )  # fmt: skip
    keep_new(asked)
    record(
        "asked for a yes to a specialist section", about=[asked, case], by=by, why=why,
        section=section.code,
    )  # fmt: skip
    return asked


def keep_new(asked: GoAhead) -> None:
    """Keep what is asked, unless the same was asked a moment ago."""
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as clash:
        if "casework_asked_for_a_yes_once" in str(clash):
            raise Refused([rules.WhyNotAsk.ASKED]) from clash
        raise


@transaction.atomic
def answer_go_ahead(
    *,
    asked: GoAhead,
    version: int,
    answer: str,
    reason: str,
    at: datetime,
    today: date,
    by: User,
) -> GoAhead:
    """Say yes or no, and why. Said again, it takes back what was said; raise `Stale` if old."""
    insist(
        rules.why_not_answer(
            answer=answer, reason=reason, is_asked_of_them=asked.supervisor_id == by.pk
        )
    )
    change(
        asked, version=version, answer=answer, reason=reason.strip(), answered_on=today,
        answered_at=at,
    )  # fmt: skip
    record(f"said {answer} to a specialist section", about=[asked, asked.case], by=by, why=reason)
    return asked
