"""Attendance becomes a booking: how somebody stands to a day, of which having come is one way."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TO_STATE = """
ALTER TABLE training_booking ALTER COLUMN state TYPE text
  USING CASE WHEN state THEN 'attended' ELSE 'absent' END
"""
BACK = """
ALTER TABLE training_booking ALTER COLUMN state TYPE boolean USING state = 'attended'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameModel("Attendance", "Booking"),
        migrations.RenameField("Booking", "has_attended", "state"),
        migrations.RenameField("Booking", "absent_because", "because"),
        migrations.RunSQL(
            TO_STATE,
            BACK,
            state_operations=[
                migrations.AlterField("Booking", "state", models.TextField()),
            ],
        ),
        migrations.AlterField(
            "Booking",
            "day",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bookings",
                to="training.day",
            ),
        ),
        # every day that is known already was recorded when it had been held
        migrations.AddField("Day", "state", models.TextField(default="held")),
    ]
