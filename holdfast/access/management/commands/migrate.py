"""`migrate`, after which the second lock is put on again: policies, grants and history."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections, transaction

from holdfast.access.guarding import guard
from holdfast.access.quick_migrations import QuickExecutor

migrate.MigrationExecutor = QuickExecutor  # type: ignore[attr-defined]  # Django asks there


class Command(migrate.Command):
    help = "Bring the database to the models, then write its policies again."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        alias = options["database"]
        if options["plan"] or options["check_unapplied"]:
            return
        with transaction.atomic(using=alias):
            guard(connections[alias])
        if options["verbosity"] > 0:
            self.stdout.write("Policies, grants and history are in force.")
