"""Telling the timeline of a case, which stands below, what consultation adds to it."""

from django.apps import AppConfig


class Consultation(AppConfig):
    """The app; once every model is there, its entries join the timeline of a case."""

    name = "holdfast.consultation"

    def ready(self) -> None:
        """Add the questions and the advice about a case to its timeline."""
        from holdfast.casework.reports.timeline import also_tell_of
        from holdfast.consultation.reports.timeline import SOURCES

        also_tell_of(*SOURCES)
