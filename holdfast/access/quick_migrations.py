"""Migrations that do not draw every table again for each new one.

To make one new model Django renders again all that it is related to, and all that those are: with
some hundred tables about one case that was nine tenths of the work of a first migration. What is
there already has not changed by it, so here the new model alone is rendered, beside the others.
"""

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


class GrowingState(ProjectState):
    """The models as they stand during migrations; a new one is rendered alone."""

    def add_model(self, model_state: ModelState) -> None:
        """Add a model, and to what is rendered, if anything is."""
        rendered = self.__dict__.pop("apps", None)
        super().add_model(model_state)
        if rendered is not None:
            self.__dict__["apps"] = rendered
            rendered.render_multiple([model_state])

    def clone(self) -> "GrowingState":
        """Return an exact copy, which grows as this does."""
        copied = GrowingState()
        vars(copied).update(vars(super().clone()))
        return copied


class QuickExecutor(MigrationExecutor):
    """Django's executor, whose state grows model by model."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        made = super()._create_project_state(with_applied_migrations)  # type: ignore[misc]
        return GrowingState(models=made.models, real_apps=made.real_apps)
