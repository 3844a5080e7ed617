"""The manual as a versioned catalogue, and what a site adds to it. Imported from here."""

from holdfast.manual.models.catalogue import (
    Audience,
    Edition,
    Guide,
    GuideQuerySet,
    Module,
    Section,
    Step,
    StepKind,
)
from holdfast.manual.models.local import Issue, IssueQuerySet, Note, NoteQuerySet, Signpost

__all__ = [
    "Audience",
    "Edition",
    "Guide",
    "GuideQuerySet",
    "Issue",
    "IssueQuerySet",
    "Module",
    "Note",
    "NoteQuerySet",
    "Section",
    "Signpost",
    "Step",
    "StepKind",
]
