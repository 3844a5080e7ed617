"""The two editions of the catalogue, by neutral labels."""

from typing import Any

from django.db import migrations

from holdfast.manual.content.editions import EDITIONS, STEPS


def add(apps: Any, schema_editor: Any) -> None:
    alias = schema_editor.connection.alias

    def make(kind: str, /, **facts: Any) -> Any:
        return apps.get_model("manual", kind).objects.using(alias).create(**facts)

    for code, name, year, sections in EDITIONS:
        edition = make("Edition", code=code, name=name, year=year)
        for place, section in enumerate(sections, 1):
            kept = make(
                "Section", edition=edition, code=section.code, name=section.name, order=place
            )
            for number, (module_code, module_name, audience) in enumerate(section.modules, 1):
                module = make(
                    "Module",
                    section=kept,
                    code=module_code,
                    name=module_name,
                    audience=audience,
                    order=number,
                )
                for order, (label, step_kind, is_core) in enumerate(STEPS, 1):
                    make(
                        "Step", module=module, name=label, kind=step_kind, order=order, is_core=is_core
                    )


class Migration(migrations.Migration):
    dependencies = [("manual", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
