"""What the theme board and the pictures are drawn from: two queries whatever was noted."""

from collections.abc import Mapping

from django.db import connection

from holdfast.access.models import User
from holdfast.learning import rules
from holdfast.learning.models import Observation, ObservationQuerySet


def accepted(reader: User) -> ObservationQuerySet:
    """Return every accepted observation of the reader's authority."""
    return Observation.objects.filter(authority_id=reader.authority).accepted()


def narrowed(found: ObservationQuerySet, asked: Mapping[str, str]) -> ObservationQuerySet:
    """Return the observations that are asked for, by the names of the filter's questions."""
    if "valence" in asked:
        found = found.filter(valence=asked["valence"])
    if "domain" in asked:
        found = found.filter(construct__startswith=f"{asked['domain']}.")
    if "stands" in asked:
        is_there = asked["stands"] == "there"
        found = found.open() if is_there else found.exclude(state__in=rules.OPEN)
    if "source" in asked:
        of_slides = asked["source"] == "slides"
        found = found.exclude(slide="") if of_slides else found.filter(slide="")
    return found


def seen(found: ObservationQuerySet) -> list[rules.Seen]:
    """Return accepted observations as the rules need them: one query."""
    return [as_seen(one) for one in found.order_by("noted_in", "pk")]


def as_seen(one: Observation) -> rules.Seen:
    """Return an observation as the rules need it."""
    return rules.Seen(
        key=str(one.pk),
        sentence=one.sentence,
        valence=one.valence,
        state=one.state,
        construct=one.construct,
        further=tuple(one.further),
        strength=one.strength,
        noted_in=one.noted_in,
        settled_in=one.settled_on.replace(day=1) if one.settled_on else None,
        service=one.service,
    )


def comparable_services() -> list[str]:
    """Return the kinds of service whose notes come from five people or more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.comparable_services()")
        return [row[0] for row in cursor.fetchall()]
