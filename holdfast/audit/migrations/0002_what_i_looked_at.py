"""An index by which somebody's own latest look at one address is found at once."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX reading_own ON audit.reading (by, address, at);",
            "DROP INDEX audit.reading_own;",
        )
    ]
