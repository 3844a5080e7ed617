"""Which sections of the two editions are specialist, as their content says."""

from typing import Any

from django.db import migrations

from holdfast.manual.content.editions import EDITIONS


def mark(apps: Any, schema_editor: Any) -> None:
    sections = apps.get_model("manual", "Section").objects.using(schema_editor.connection.alias)
    for code, _, _, told in EDITIONS:
        specialist = [one.code for one in told if one.is_specialist]
        sections.filter(edition__code=code, code__in=specialist).update(is_specialist=True)


class Migration(migrations.Migration):
    dependencies = [("manual", "0004_specialist_sections")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
