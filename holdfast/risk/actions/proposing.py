"""The figures propose risks; a person accepts or rejects each, with a reason."""

from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Run
from holdfast.programme.reports import numbers_in_force
from holdfast.risk import rules
from holdfast.risk.actions.keeping import Told, raise_risk
from holdfast.risk.models import Risk, RiskProposal
from holdfast.risk.reports.facts import facts
from holdfast.risk.rules import Kept, Proposed


@transaction.atomic
def propose_risks(*, run: Run, today: date, by: User) -> int:
    """Propose what the figures give cause for, each cause once; return how many are new."""
    found = rules.causes(facts(run, today=today), numbers_in_force())
    new = rules.to_propose(found, kept_by(by))
    made = [
        RiskProposal(
            authority_id=by.authority, trigger=one.trigger, cause=one.key,
            fingerprint=one.fingerprint, words=one.words, proposed_on=today,
        )
        for one in new
    ]  # fmt: skip
    RiskProposal.objects.bulk_create(made, ignore_conflicts=True)  # two may look at once
    if made:
        record("had risks proposed by the figures", about=made, by=by)
    return len(made)


def kept_by(reader: User) -> list[Kept]:
    """Return every proposal that was made before."""
    found = RiskProposal.objects.visible_to(reader).select_related("risk")
    return [
        Kept(
            key=one.cause,
            fingerprint=one.fingerprint,
            state=Proposed(one.state),
            is_risk_open=one.risk is not None and one.risk.state == "open",
        )
        for one in found
    ]


@transaction.atomic
def accept_proposal(
    *, proposal: RiskProposal, version: int, told: Told, why: str, today: date, by: User
) -> Risk:
    """Take a proposal into the register as a risk. Raise `Refused` or `Stale`."""
    insist(rules.why_not_settle(state=proposal.state, because=why))
    made = raise_risk(told=told, why=why, today=today, by=by)
    change(
        proposal, version=version, state=Proposed.ACCEPTED, because=why, settled_on=today,
        settled_by=by, risk=made,
    )  # fmt: skip
    record("accepted a proposed risk", about=[proposal, made], by=by)
    return made


@transaction.atomic
def reject_proposal(
    *, proposal: RiskProposal, version: int, because: str, today: date, by: User
) -> RiskProposal:
    """Reject a proposal; it stays so until its cause changes. Raise `Refused` or `Stale`."""
    insist(rules.why_not_settle(state=proposal.state, because=because))
    change(
        proposal, version=version, state=Proposed.REJECTED, because=because, settled_on=today,
        settled_by=by,
    )  # fmt: skip
    record("rejected a proposed risk", about=[proposal], by=by)
    return proposal
