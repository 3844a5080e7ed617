"""Who is trained in what, from when: every person by every section, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.manual.models import Section
from holdfast.place.models import Post
from holdfast.programme.models import Part, Participant, Run
from holdfast.training.models import Booking, Refresher
from holdfast.training.rules import trained
from holdfast.training.rules.states import ATTENDED, BOOKED, HELD, OPEN
from holdfast.training.rules.trained import Training

TRAINED_PARTS = (Part.PRACTITIONER, Part.MANAGER)  # brief: "for all participants and managers"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One person, and how they stand to each section, in the sections' order."""

    participant: Participant
    cells: list[tuple[Section, Training]]

    @property
    def trained(self) -> int:
        """Return in how many sections they are trained."""
        return sum(cell.is_trained for _, cell in self.cells)

    @property
    def gaps(self) -> list[Section]:
        """Return the sections in which they are not trained."""
        return [section for section, cell in self.cells if not cell.is_trained]


def warning_for(participant: Participant, section: Section, *, today: date) -> str:
    """Say what somebody is to mind before they use a module of a section; '' for nothing."""
    return trained.warning_of(section.name, training_in(participant, section, today=today))


def training_in(participant: Participant, section: Section, *, today: date) -> Training:
    """Return how one person stands to one section of their run's edition."""
    (row,) = matrix([participant], participant.run, today=today)
    (found,) = [cell for one, cell in row.cells if one == section]
    return found


def sections_of(run: Run) -> list[Section]:
    """Return the sections of a run's edition, in their order."""
    return list(Section.objects.filter(edition=run.edition_id).order_by("order", "pk"))


def seen_by(reader: User, run: Run) -> QuerySet[Participant]:
    """Return whose training a reader sees: everybody's, their own teams', or their own."""
    people = run.participants.current().filter(part__in=TRAINED_PARTS)
    if not reader.may(Permission.TRAINING_RUN):
        teams = Post.objects.current().filter(person=reader, is_manager=True).values("team")
        people = people.filter(Q(team__in=teams) | Q(person=reader))
    return people.select_related("person", "team").order_by("team__name", "person__name", "pk")


def matrix(people: Iterable[Participant], run: Run, *, today: date) -> list[Row]:
    """Return a row for each person: three queries beside the one for the people."""
    sections, intervals = sections_of(run), intervals_of(run)
    listed = list(people)
    came, booked = days_of([one.pk for one in listed], today=today)
    return [
        Row(
            participant=one,
            cells=[
                (
                    section,
                    trained.training(
                        came_on=came[one.pk, section.pk],
                        booked_on=min(booked[one.pk, section.pk], default=None),
                        months=intervals.get(section.pk),
                        today=today,
                    ),
                )
                for section in sections
            ],
        )
        for one in listed
    ]


def intervals_of(run: Run) -> dict[UUID, int | None]:
    """Return each section's refresher interval in months, where one was set."""
    return dict(Refresher.objects.filter(run=run).values_list("section_id", "months"))


Days = dict[tuple[UUID, UUID], list[date]]


def days_of(people: list[UUID], *, today: date) -> tuple[Days, Days]:
    """Return, by person and section, the days they came to and the days they have a place on."""
    came: Days = defaultdict(list)
    booked: Days = defaultdict(list)
    rows = Booking.objects.filter(participant__in=people).filter(
        Q(state=ATTENDED.value, day__state=HELD.value)
        | Q(state=BOOKED.value, day__state=OPEN.value, day__held_on__gte=today)
    )
    for person, section, on, state in rows.values_list(
        "participant_id", "day__section_id", "day__held_on", "state"
    ):
        (came if state == ATTENDED else booked)[person, section].append(on)
    return came, booked


def lacking(run: Run, section: Section, parts: Iterable[str]) -> QuerySet[Participant]:
    """Return who still takes part in a run with one of some parts and lacks a section, by name."""
    has = Booking.objects.filter(
        day__section=section, day__state=HELD.value, state=ATTENDED.value
    ).values("participant")
    return (
        run.participants.current()
        .filter(part__in=list(parts))
        .exclude(pk__in=has)
        .select_related("person", "team")
        .order_by("person__name", "pk")
    )
