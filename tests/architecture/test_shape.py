"""The shape of the whole, where import-linter cannot see it."""

import ast
import tomllib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from holdfast.access.guarding import ours

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
HEIGHT = {
    app.strip(" ()"): -depth for depth, layer in enumerate(LAYERS) for app in layer.split("|")
}
OURS = ours()
FILES = [p for p in sorted((ROOT / "holdfast").rglob("*.py")) if "migrations" not in p.parts]
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "base", "core", "misc", "manager"}
CLOCKS = {"today", "now", "utcnow", "localdate"}


@cache
def trees() -> dict[Path, ast.Module]:
    """Return the tree of every file: read once, and only where a test here is run."""
    return {path: ast.parse(path.read_text()) for path in FILES}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_foreign_keys_point_down_the_same_layers_as_imports():
    for model in OURS:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model in OURS:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                assert here == there or HEIGHT[there] < HEIGHT[here], f"{field} points up"


def test_every_model_says_what_it_is_in_a_sentence():
    for model in OURS:
        said = model.__doc__ or ""
        is_djangos_own = said.startswith(f"{model.__name__}(")
        assert said, model
        assert not is_djangos_own, f"{model}: Django's own docstring is no help"


def test_no_file_is_too_long_to_hold_in_your_head():
    ours = [path for path in FILES if "content" not in path.parts]
    assert [named(path) for path in ours if len(path.read_text().splitlines()) > 300] == []
    assert [named(path) for path in FILES if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_no_function_is_longer_than_forty_lines():
    too_long = [
        f"{named(path)}: {node.name} at line {node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 40
    ]
    assert too_long == []


def test_every_file_but_urls_says_why_it_exists():
    said = {
        path: ast.get_docstring(tree) or path.name == "urls.py" for path, tree in trees().items()
    }
    assert [named(path) for path in FILES if trees()[path].body and not said[path]] == []


def test_rules_read_no_clock():
    rules = [path for path in FILES if "rules" in (path.stem, path.parent.name)]
    assert len(rules) > 50
    read_one = [
        f"{named(path)}: {node.func.attr} at line {node.lineno}"
        for path in rules
        for node in ast.walk(trees()[path])
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]
    assert read_one == []


def test_migrations_are_one_line_each_and_can_be_taken_back():
    loader = MigrationLoader(None)
    for app in {model._meta.app_label for model in OURS} | {"audit"}:
        assert len(loader.graph.leaf_nodes(app)) == 1, f"{app} has two heads"
    for (app, name), migration in loader.disk_migrations.items():
        if app in HEIGHT:
            for operation in migration.operations:
                if isinstance(operation, RunPython | RunSQL):
                    assert operation.reversible, f"{app}.{name} cannot be taken back"


def test_every_app_says_what_it_owns():
    for app in apps.get_app_configs():
        if app.name.startswith("holdfast."):
            assert app.module.__doc__, app.name


def test_every_template_is_used():
    templates = {
        str(path.relative_to(folder))
        for folder in (ROOT / "holdfast").glob("*/templates")
        for path in folder.rglob("*.html")
    }
    text = "\n".join(
        path.read_text()
        for pattern in ("*.py", "*.html")
        for path in (ROOT / "holdfast").rglob(pattern)
    )
    for name in templates:
        by_django = name in ("400.html", "403.html", "404.html", "500.html")
        by_allauth = name.split("/")[0] in ("allauth", "account", "mfa", "socialaccount")
        by_role = "/work_of/" in name and "/work_of/{" in text  # chosen by the reader's role
        assert by_django or by_allauth or by_role or f'"{name}"' in text, name
