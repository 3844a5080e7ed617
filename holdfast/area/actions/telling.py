"""Telling what an authority says of its place, and changing it when it says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.area.models import Claim
from holdfast.area.rules.beside import About
from holdfast.area.rules.claims import Shape, why_not_claim
from holdfast.area.rules.measures import Kind
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist


@dataclass(frozen=True, kw_only=True)
class Said:
    """A claim as it is typed: what about, in which words, of which shape and kind, from where."""

    about: About
    words: str
    shape: Shape
    kind: Kind
    numbers: Mapping[str, float]
    source: str


@transaction.atomic
def tell_claim(*, said: Said, on: date, by: User) -> Claim:
    """Tell a claim about the authority's place; it stands after those told before."""
    insist(why_not_claim(said.shape, said.numbers))
    User.objects.select_for_update().get(pk=by.pk)  # the same person sends two at once
    told = Claim.objects.filter(authority_id=by.authority)
    last = told.aggregate(last=Max("place"))["last"] or 0
    claim = Claim.objects.create(
        authority_id=by.authority, place=last + 1, told_on=on, **_as_kept(said)
    )
    record("told a claim about the place", about=[claim], by=by)
    return claim


@transaction.atomic
def change_claim(*, claim: Claim, version: int, said: Said, by: User) -> Claim:
    """Change a claim; raise `Stale` if somebody else did first."""
    insist(why_not_claim(said.shape, said.numbers))
    change(claim, version=version, **_as_kept(said))
    record("changed a claim about the place", about=[claim], by=by)
    return claim


def _as_kept(said: Said) -> dict[str, object]:
    return {
        "about": said.about.value,
        "words": said.words,
        "shape": said.shape.value,
        "kind": said.kind.value,
        "numbers": dict(said.numbers),
        "source": said.source,
    }
