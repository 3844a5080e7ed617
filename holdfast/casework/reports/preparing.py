"""What a practitioner wants in hand before the next visit to one family, on one screen."""

from dataclasses import dataclass

from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models import Case, Discussion, Visit
from holdfast.casework.reports.before import Before
from holdfast.families.models import Adult
from holdfast.manual.models import Module, Step
from holdfast.manual.reports.catalogue import steps_with_guides

AHEAD = 2  # steps shown as likely next


@dataclass(frozen=True, kw_only=True)
class Next:
    """The module that comes next and the steps of it that are left, each with its guide pages."""

    module: Module
    steps: list[Step]
    left: int

    @property
    def has_pages(self) -> bool:
        """Tell whether the site has uploaded guide pages for any of these steps."""
        return any(getattr(step, "files", None) for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Everything on the page that prepares a visit."""

    last: Visit | None
    to_make_up: tuple[Visit, ...]
    next: Next | None
    contacts: list[Adult]
    advice: Discussion | None


def prepared(case: Case, known: Before, *, reader: User) -> Prepared:
    """Return what prepares the next visit of a case."""
    reachable = Adult.objects.filter(family_id=case.family_id).exclude(contact="")
    talks = case.discussions.exclude(agreed="").select_related("meeting")
    return Prepared(
        last=known.last,
        to_make_up=known.to_make_up,
        next=what_is_next(known, reader=reader),
        contacts=list(reachable.order_by("name", "pk")),
        advice=talks.order_by("-meeting__held_on", "pk").first(),
    )


def what_is_next(known: Before, *, reader: User) -> Next | None:
    """Return the module likely next with its steps left; none where no module was begun."""
    if known.module_id is None:
        return None
    module = Module.objects.get(pk=known.module_id)
    steps = {step.pk: step for step in steps_with_guides(module, reader)}
    places = [rules.StepInOrder(key=one.pk, is_core=one.is_core) for one in steps.values()]
    left = rules.steps_next(places, known.done)
    return Next(module=module, steps=[steps[key] for key in left[:AHEAD]], left=len(left))
