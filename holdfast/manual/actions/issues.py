"""What did not work: reported by whoever used it, moved on by those who tend the manual."""

from datetime import datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Guide, Issue, Step
from holdfast.manual.rules import issues as rules


@transaction.atomic
def report_issue(
    *,
    step: Step,
    guide: Guide | None = None,
    wrong: str,
    severity: str = "slowed",
    said: str = "",
    suggestion: str = "",
    at: datetime,
    by: User,
) -> Issue:
    """Report that a step, or a guide to it, did not work."""
    insist(rules.why_not_report(wrong=wrong, line=said, suggestion=suggestion))
    issue = Issue(
        step=step,
        guide=guide,
        authority_code=by.authority,
        wrong=wrong,
        severity=severity,
        said=said,
        suggestion=suggestion,
        reported_by=by,
        reported_at=at,
    )
    issue.save(force_insert=True)
    record("reported issue", about=[issue, step], by=by, wrong=wrong)
    return issue


@transaction.atomic
def move_issue(
    *, issue: Issue, version: int, to: rules.IssueState, outcome: str, at: datetime, by: User
) -> None:
    """Move an issue on, saying what became of it; raise `Stale` if somebody else did so first."""
    insist(rules.why_not_move(rules.IssueState(issue.state), to, words=outcome))
    change(issue, version=version, state=to.value, outcome=outcome, moved_by=by, moved_at=at)
    record(f"{to.value} issue", about=[issue, issue.step], by=by)
