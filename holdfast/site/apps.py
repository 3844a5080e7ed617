"""Letting apps that know nothing of one another answer each other's questions."""

from django.apps import AppConfig


class Site(AppConfig):
    """The app that wires everything; once every model is there, capacity tells risk its hours."""

    name = "holdfast.site"

    def ready(self) -> None:
        """Have what managers promised and gave looked at by the triggers of risk."""
        from holdfast.risk.reports.facts import also_gather
        from holdfast.site.managers_time import managers_time

        also_gather(managers_time)
