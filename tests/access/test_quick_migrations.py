"""A model that a migration makes joins the others as if all were rendered again."""

from django.core.management.commands import migrate
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from holdfast.access.management.commands import migrate as ours
from holdfast.access.quick_migrations import GrowingState, QuickExecutor
from tests.database import all_seeing


def model(name, **fields):
    return ModelState(
        "kitchen", name, [("id", models.AutoField(primary_key=True)), *fields.items()]
    )


def pointing(to, **more):
    return models.ForeignKey(f"kitchen.{to}", models.CASCADE, **more)


NEW = {
    "Shelf": {},
    "Jar": {"shelf": pointing("Shelf", related_name="jars"), "lid_of": pointing("Jar")},
    "Label": {"jar": models.OneToOneField("kitchen.Jar", models.CASCADE)},
    "Recipe": {"needs": models.ManyToManyField("kitchen.Jar")},
}


def grown(state):
    assert state.apps.get_models() == []
    for name, fields in NEW.items():
        state.add_model(model(name, **fields))
    return state


def told(state):
    """What each model knows of itself and of those that point at it."""
    return {
        one._meta.label: sorted(
            (
                field.name,
                type(field).__name__,
                field.related_model._meta.label if field.is_relation else "",
            )
            for field in one._meta.get_fields(include_hidden=True)
        )
        for one in state.apps.get_models(include_auto_created=True)
    }


def test_models_made_one_by_one_know_what_models_made_together_know():
    by_django, by_us = grown(ProjectState()), grown(GrowingState())
    assert told(by_us) == told(by_django)
    assert ("jars", "ManyToOneRel", "kitchen.Jar") in told(by_us)["kitchen.Shelf"]
    whole = ProjectState(models=by_us.models)
    assert told(whole) == told(by_us)


def test_what_was_there_is_not_rendered_again_and_neither_is_it_in_a_copy():
    state = grown(GrowingState())
    shelf = state.apps.get_model("kitchen", "Shelf")
    copied = state.clone()
    copied.add_model(model("Lamp", shelf=pointing("Shelf")))
    assert copied.apps.get_model("kitchen", "Shelf") is shelf
    assert "kitchen.Lamp" in told(copied)
    assert "kitchen.Lamp" not in told(state)


def test_the_command_migrates_so(db):
    assert issubclass(ours.Command, migrate.Command)
    assert migrate.MigrationExecutor is QuickExecutor
    with all_seeing():
        assert isinstance(QuickExecutor(connection).migrate([]), GrowingState)
