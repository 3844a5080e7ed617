"""How the form of a visit begins: a new one with what is likely, a recorded one as it stands."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from holdfast.casework.forms import visit_parts as parts
from holdfast.casework.forms.visiting import FRAME, PLAIN
from holdfast.casework.models import Adaptation, SecondWorker, StepDone, ToDiscuss, Visit
from holdfast.casework.reports.before import Before


def fresh(before: Before, *, today: date) -> dict[str, Any]:
    """Return what the form of a new visit begins with: all of it is on the page to be seen."""
    return {
        "visited_on": today,
        "outcome": "made",
        "took_part": as_last_time(before),
        "module": str(before.module_id or ""),
        "task_from": str(before.task_from.pk) if before.task_from else "",
        "last_minutes": parts.as_shown(before.minutes),
    }


def as_last_time(before: Before) -> list[str]:
    """Return who is ticked to begin with: whoever took part last time and is asked about first.

    Somebody told by kind alone is ticked by name where the family has just one of that kind.
    """
    kinds = {one.key: one.kind for one in before.family}
    alone = {kind for kind, many in Counter(kinds.values()).items() if many == 1}
    came = {one for one in before.came_last if one not in kinds.values() or one in alone}
    likely, _ = parts.who_may_come(before)
    return [key for key, _ in likely if {key, kinds.get(key, key)} & came]


def as_begun(visit: Visit, done: Iterable[StepDone], before: Before) -> dict[str, Any]:
    """Return a recorded visit as a form begins with it."""
    own = {name: getattr(visit, name) for name in PLAIN}
    steps = {
        f"{asked}_{one.step_id.hex}": getattr(one, asked)
        for one in done
        for asked in ("how", "reason", "why")
    }
    asked_about = visit.task_from_id or (before.task_from.pk if before.task_from else "")
    kept = {"module": str(visit.module_id or ""), "task_from": str(asked_about)}
    kept |= {"makes_up_for": str(visit.makes_up_for_id or "")}
    return own | steps | kept | who_came(visit, before) | beside(visit)


def who_came(visit: Visit, before: Before) -> dict[str, list[str]]:
    """Return who took part as it is ticked: by name where that was told, otherwise by kind."""
    kinds = {one.key: one.kind for one in before.family}
    told = {kinds[key] for key in visit.people if key in kinds}
    ticked = [*visit.people, *(kind for kind in visit.took_part if kind not in told)]
    others = {key for key, _ in parts.who_may_come(before)[1]}
    return {
        "took_part": [one for one in ticked if one not in others],
        "others_took_part": [one for one in ticked if one in others],
    }


def beside(visit: Visit) -> dict[str, Any]:
    """Return what was told beside a recorded visit."""
    second = SecondWorker.objects.filter(visit=visit).first()
    change = Adaptation.objects.filter(visit=visit).first()
    raised = ToDiscuss.objects.filter(visit=visit, discussion=None, withdrawn_on=None).first()
    told = {name: getattr(change, name) for name in FRAME} if change else {}
    if second:
        told |= {"second": str(second.participant_id), "second_part": second.part}
    return told | {"to_discuss": raised.why if raised else ""}
