"""A section may be specialist."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("manual", "0003_local")]
    operations = [
        migrations.AddField("section", "is_specialist", models.BooleanField(default=False)),
    ]
