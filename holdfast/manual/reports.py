"""Questions asked of the catalogue: what a reader finds in it, and the files of their site."""

from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, Prefetch, Q, QuerySet

from holdfast.access.models import User
from holdfast.manual.models import Edition, Guide, Module, Section, Step


@dataclass(frozen=True, kw_only=True)
class Found:
    """One edition, and those of its sections and modules that a search leaves."""

    edition: Edition
    sections: list[Section]
    is_readers: bool

    @property
    def modules(self) -> int:
        """Return how many modules were found."""
        return sum(len(section.modules.all()) for section in self.sections)


def catalogue(reader: User, words: str = "") -> list[Found]:
    """Return every edition, the reader's own run's first, with the modules that hold every word.

    Words are looked for in the codes and names of modules and of their sections.
    """
    asked = words.split()
    modules = having(asked).order_by("order", "pk")
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


def having(words: list[str]) -> QuerySet[Module]:
    """Return the modules whose code, name or section holds every one of some words."""
    found = Module.objects.all()
    for word in words:
        found = found.filter(
            Q(code__icontains=word)
            | Q(name__icontains=word)
            | Q(section__name__icontains=word)
            | Q(section__code__iexact=word)
        )
    return found


def steps_with_guides(module: Module, reader: User) -> QuerySet[Step]:
    """Return a module's steps, each with the guide files of the reader's authority in `.files`.

    The files' content is left where it is; `.bytes` says how large each is.
    """
    files = (
        Guide.objects.current()
        .visible_to(reader)
        .defer("content")
        .annotate(bytes=Func(F("content"), function="octet_length", output_field=IntegerField()))
        .order_by("name", "pk")
    )
    return module.steps.order_by("order", "pk").prefetch_related(
        Prefetch("guides", queryset=files, to_attr="files")
    )
