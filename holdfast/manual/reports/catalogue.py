"""Questions asked of the catalogue: what a reader finds in it, and the files of their site."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Func, IntegerField, Prefetch, QuerySet

from holdfast.access.models import User
from holdfast.manual.models import (
    Edition,
    Guide,
    GuideQuerySet,
    Module,
    Note,
    Section,
    Signpost,
    Step,
)
from holdfast.manual.rules.finding import Offered, Wanted, admits


@dataclass(frozen=True, kw_only=True)
class Found:
    """One edition, and those of its sections and modules that are left when narrowed down."""

    edition: Edition
    sections: list[Section]
    is_readers: bool

    @property
    def modules(self) -> int:
        """Return how many modules were found."""
        return sum(len(section.modules.all()) for section in self.sections)


def catalogue(reader: User, admitted: Collection[UUID]) -> list[Found]:
    """Return every edition, the reader's own run's first, with those modules that are admitted."""
    modules = Module.objects.filter(pk__in=admitted).order_by("order", "pk")
    sections = (
        Section.objects.filter(pk__in=modules.values("section_id").order_by())
        .order_by("order", "pk")
        .prefetch_related(Prefetch("modules", queryset=modules))
    )
    editions = Edition.objects.order_by("year", "pk").prefetch_related(
        Prefetch("sections", queryset=sections)
    )
    own = editions_of(reader)
    found = [
        Found(edition=one, sections=list(one.sections.all()), is_readers=one.pk in own)
        for one in editions
    ]
    return sorted(found, key=lambda one: not one.is_readers)


def editions_of(reader: User) -> set[object]:
    """Return the keys of the editions that the reader's runs of the programme work from.

    Runs are a layer above; they are asked through the names of their keys to here alone.
    """
    own = Edition.objects.filter(runs__participants__person=reader)
    return set(own.values_list("pk", flat=True))


def admitted(reader: User, wanted: Wanted) -> dict[UUID, Module]:
    """Return the modules a reader's narrowing admits, each with its section and signpost."""
    signposts = Signpost.objects.filter(authority_code=reader.authority)
    modules = (
        Module.objects.select_related("section__edition")
        .prefetch_related(Prefetch("signposts", queryset=signposts, to_attr="posted"))
        .annotate(kinds=ArrayAgg("steps__kind", distinct=True, default=[]))
        .order_by("section__order", "order", "pk")
    )
    return {one.pk: one for one in modules if admits(wanted, offered(one))}


def offered(module: Any) -> Offered:
    """Return what is known of a module, for narrowing down."""
    posted = module.posted[0] if module.posted else None
    return Offered(
        audience=module.audience,
        section=module.section.code,
        kinds=frozenset(module.kinds),
        youngest=posted.youngest if posted else None,
        oldest=posted.oldest if posted else None,
    )


def guides_of(reader: User) -> GuideQuerySet:
    """Return the guides of the reader's authority; what they hold is left where it is.

    `.bytes` says how large each is.
    """
    size = Func(F("content"), function="octet_length", output_field=IntegerField())
    current = Guide.objects.current().visible_to(reader)
    return current.defer("content").annotate(bytes=size).order_by("name", "pk")


def steps_with_guides(module: Module, reader: User) -> QuerySet[Step]:
    """Return a module's steps, each with its guides in `.files` and its notes in `.noted`."""
    notes = Note.objects.standing().visible_to(reader)
    return module.steps.order_by("order", "pk").prefetch_related(
        Prefetch("guides", queryset=guides_of(reader), to_attr="files"),
        Prefetch("notes", queryset=notes, to_attr="noted"),
    )
