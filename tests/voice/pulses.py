"""A pulse brought on as far as a test needs, by those who would do it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.voice.actions.answering import answer
from holdfast.voice.actions.leading import count_wave, open_wave, settle_comments, tell_wave
from holdfast.voice.content.statements import STATEMENTS
from holdfast.voice.models import PulseComment, Wave
from holdfast.voice.rules import Audience
from tests import people

DAY = people.A_MONDAY
LAST = DAY + timedelta(days=13)
AFTER = LAST + timedelta(days=1)


def opened(**told: Any) -> Wave:
    """Have Lena open a pulse for a fortnight from the Monday."""
    lena = people.lena()
    told = {"audience": Audience.PRACTITIONERS, "opens_on": DAY, "closes_on": LAST} | told
    with acting_as(lena):
        return open_wave(**told, today=told["opens_on"], by=lena)


def marks(mark: int = 4, audience: Audience = Audience.PRACTITIONERS) -> dict[str, int]:
    """Return one mark for every statement."""
    return {one.key: mark for one in STATEMENTS[audience]}


def staff(many: int, role: Role = Role.PRACTITIONER) -> list[User]:
    """Return so many of the staff, in no team."""
    return [people.person(f"Worker{role[0]}{n}", role) for n in range(many)]


def answered(wave: Wave, by: User, mark: int = 4, comment: str = "") -> None:
    """Have somebody answer."""
    with acting_as(by):
        answer(
            wave=wave, marks=marks(mark, Audience(wave.audience)), comment=comment,
            are_no_names=True, today=wave.opens_on, by=by,
        )  # fmt: skip


def counted(wave: Wave) -> Wave:
    """Have Lena count it on the day after its last."""
    lena = people.lena()
    with acting_as(lena):
        return count_wave(wave=wave, today=wave.closes_on + timedelta(days=1), by=lena)


def of(answers: Iterable[tuple[User, int, str]]) -> Wave:
    """Return a pulse that was answered so, and counted."""
    wave = opened()
    for by, mark, comment in answers:
        answered(wave, by, mark, comment)
    return counted(wave)


def told(wave: Wave | None = None) -> Wave:
    """Have Lena let all comments be read, and tell it."""
    wave, lena = wave or of((one, 4, f"Words {one.pk}") for one in staff(6)), people.lena()
    with acting_as(lena):
        every = list(PulseComment.objects.filter(wave=wave).values_list("pk", flat=True))
        settle_comments(wave=wave, for_all=every, by=lena)
        return tell_wave(
            wave=wave, version=wave.version, heard="Time is short", doing="Hours are kept free",
            today=AFTER, by=lena,
        )  # fmt: skip
