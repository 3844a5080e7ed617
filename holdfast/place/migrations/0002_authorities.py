"""Every authority in England, so that a team has one to belong to."""

from typing import Any

from django.db import migrations

from holdfast.place.content.authorities import AUTHORITIES


def add(apps: Any, schema_editor: Any) -> None:
    Authority = apps.get_model("place", "Authority")
    Authority.objects.using(schema_editor.connection.alias).bulk_create(
        [Authority(code=code, name=name) for code, name in AUTHORITIES.items()],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("place", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
