"""Times are required, the day follows from them, and no person, group or room is in two meetings.

What a supervisor's row repeats of its meeting is kept equal by a foreign key on all five columns:
to check it on rows that are there, the owner may see them for a moment.
"""

from zoneinfo import ZoneInfo

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import TruncDate

SPAN = models.Func(
    F("starts_at"),
    F("ends_at"),
    function="TSTZRANGE",
    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
)
AS_ITS_MEETING = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE supervision_meeting NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meetingsupervisor NO FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meetingsupervisor ADD CONSTRAINT supervision_as_its_meeting
  FOREIGN KEY (meeting_id, group_id, starts_at, ends_at, takes_place)
  REFERENCES supervision_meeting (id, group_id, starts_at, ends_at, takes_place)
  ON UPDATE CASCADE;
ALTER TABLE supervision_meeting FORCE ROW LEVEL SECURITY;
ALTER TABLE supervision_meetingsupervisor FORCE ROW LEVEL SECURITY;
"""
NO_MORE = """
ALTER TABLE supervision_meetingsupervisor DROP CONSTRAINT supervision_as_its_meeting;
"""


def no_two(model: str, name: str, what: str, where: Q) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model,
        django.contrib.postgres.constraints.ExclusionConstraint(
            name=name,
            expressions=[(F(what), "="), (SPAN, "&&")],
            condition=where,
            deferrable=models.Deferrable.IMMEDIATE,
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("supervision", "0003_meetings_have_times")]

    operations = [
        migrations.RemoveField("meeting", "held_on"),
        migrations.RemoveField("meeting", "minutes"),
        migrations.AlterField("meeting", "starts_at", models.DateTimeField()),
        migrations.AlterField("meeting", "ends_at", models.DateTimeField()),
        migrations.AddField(
            "meeting",
            "held_on",
            models.GeneratedField(
                db_persist=True,
                expression=TruncDate("starts_at", tzinfo=ZoneInfo("Europe/London")),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            "meeting",
            "takes_place",
            models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(state="cancelled", then=models.Value(False)),
                    default=models.Value(True),
                ),
                output_field=models.BooleanField(),
            ),
        ),
        migrations.AddIndex(
            "meeting",
            models.Index(fields=["group", "starts_at"], name="supervision_meeting_time"),
        ),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="supervision_a_meeting_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=Q(state="cancelled") & ~Q(cancelled_because="")
                | ~Q(state="cancelled") & Q(cancelled_because=""),
                name="supervision_a_cancelled_meeting_says_why",
            ),
        ),
        migrations.AddConstraint(
            "meeting",
            models.UniqueConstraint(
                fields=["id", "group", "starts_at", "ends_at", "takes_place"],
                name="supervision_as_its_supervisors_have_it",
            ),
        ),
        no_two(
            "meeting", "supervision_a_group_in_one_meeting", "group", ~Q(state="cancelled")
        ),
        no_two(
            "meeting",
            "supervision_a_room_for_one_meeting",
            "room",
            ~Q(state="cancelled") & Q(room__isnull=False),
        ),
        migrations.AddConstraint(
            "meetingsupervisor",
            models.UniqueConstraint(
                fields=["meeting", "person"], name="supervision_once_at_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            "meetingsupervisor",
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(part__in=["lead", "cover"], stood_down_because=""),
                name="supervision_one_lead_or_cover_a_meeting",
            ),
        ),
        no_two(
            "meetingsupervisor",
            "supervision_nobody_leads_two_at_once",
            "person",
            Q(takes_place=True, stood_down_because=""),
        ),
        migrations.RunSQL(AS_ITS_MEETING, NO_MORE),
    ]
