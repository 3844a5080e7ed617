"""Saying in words what the database refuses: two meetings that would clash."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction

from holdfast.kit.refusals import Refused
from holdfast.supervision import rules

CLASHES = {
    "supervision_a_group_in_one_meeting": rules.WhyNotThen.GROUP,
    "supervision_a_room_for_one_meeting": rules.WhyNotThen.ROOM,
    "supervision_nobody_leads_two_at_once": rules.WhyNotThen.PERSON,
}


@contextmanager
def without_clashes() -> Iterator[None]:
    """Do what follows as one; raise `Refused`, with nothing done, if it made two things clash.

    The database's own constraints are the judge, asked once at the end: so a cascade may pass
    through times that another of its meetings is still to leave.
    """
    names = ", ".join(CLASHES)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")
            yield
            cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
    except IntegrityError as broken:
        for name, reason in CLASHES.items():
            if name in str(broken):
                raise Refused([reason]) from broken
        raise
