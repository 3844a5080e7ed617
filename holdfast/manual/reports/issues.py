"""What did not work, in order for those who can mend it."""

from dataclasses import dataclass

from holdfast.access.models import User
from holdfast.manual.models import Issue, IssueQuerySet, Step
from holdfast.manual.rules.issues import OPEN, Ranked, Reported, ranked

SETTLED_SHOWN = 50


@dataclass(frozen=True)
class Pressing:
    """What several people may have said of one step, and each report of it."""

    step: Step
    wrong: str
    rank: Ranked
    issues: list[Issue]


def listed(reader: User) -> IssueQuerySet:
    """Return the issues a reader may see, the newest first, with whose and of what they are."""
    mine = Issue.objects.visible_to(reader)
    about = ("step__module", "guide", "reported_by", "moved_by")
    return mine.select_related(*about).defer("guide__content").order_by("-reported_at", "pk")


def pressing(reader: User) -> list[Pressing]:
    """Return what is open, the heaviest first."""
    by_key = {one.pk: one for one in listed(reader).open()}
    told = [
        Reported(
            key=one.pk,
            step=one.step_id,
            wrong=one.wrong,
            severity=one.severity,
            by=one.reported_by_id,
            at=one.reported_at,
        )
        for one in by_key.values()
    ]
    groups = [(rank, [by_key[one.key] for one in rank.reports]) for rank in ranked(told)]
    return [
        Pressing(issues[0].step, issues[0].get_wrong_display(), rank, issues)
        for rank, issues in groups
    ]


def settled(reader: User) -> list[Issue]:
    """Return what was settled last."""
    return list(listed(reader).exclude(state__in=OPEN).order_by("-moved_at")[:SETTLED_SHOWN])
