"""Who is asked, who has answered, and how many have."""

from datetime import date

from django.db import connection
from django.db.models import QuerySet

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.place.reports import staff_of
from holdfast.voice.models import Answering, Wave
from holdfast.voice.rules import Audience

ROLES = {Audience.PRACTITIONERS: Role.PRACTITIONER, Audience.MANAGERS: Role.MANAGER}


def is_asked(person: User, wave: Wave) -> bool:
    """Tell whether a wave asks somebody."""
    return ROLES[Audience(wave.audience)] == person.role


def has_answered(person: User, wave: Wave) -> bool:
    """Tell whether somebody has answered a wave; they alone can ask."""
    return Answering.objects.filter(wave=wave, person=person).exists()


def audience_of(wave: Wave) -> QuerySet[User]:
    """Return everybody a wave asks who is on the staff now."""
    return staff_of(wave.authority_id).filter(role=ROLES[Audience(wave.audience)])


def answers_to(wave: Wave) -> int:
    """Return how many have answered a wave, to the programme lead; 0 to anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.wave_answers(%s)", [wave.pk])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def to_answer(person: User, *, today: date) -> Wave | None:
    """Return the wave that asks somebody today and that they have not answered; else None."""
    for wave in Wave.objects.visible_to(person).open_on(today).order_by("closes_on", "pk"):
        if is_asked(person, wave) and not has_answered(person, wave):
            return wave
    return None
