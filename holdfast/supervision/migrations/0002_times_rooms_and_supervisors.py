"""Room for the time and the place of a meeting, how it stands, and who leads it."""

import datetime
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATES = [
    ("planned", "Planned"),
    ("agenda set", "Agenda set"),
    ("held", "Held"),
    ("cancelled", "Cancelled"),
    ("drafted", "Drafted"),
    ("signed", "Signed"),
]
PARTS = [("lead", "Lead"), ("co-supervisor", "Co-supervisor"), ("cover", "Cover")]
PROTECT = django.db.models.deletion.PROTECT


def key() -> models.UUIDField:  # type: ignore[type-arg]
    return models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("place", "0002_authorities"),
        ("supervision", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", key()),
                ("name", models.TextField()),
                ("site", models.TextField(help_text="The building, as people here call it")),
                ("capacity", models.IntegerField(help_text="People it seats")),
                ("is_in_use", models.BooleanField(default=True)),
                ("version", models.IntegerField(default=1)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="rooms", to="place.authority"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "site", "name"), name="supervision_one_room_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)),
                        name="supervision_a_room_seats_somebody",
                    ),
                ],
            },
        ),
        migrations.AddField(
            "group",
            "meets_at",
            models.TimeField(
                default=datetime.time(10, 0),
                help_text="London's wall time, unless a meeting is moved",
            ),
        ),
        migrations.AddField("group", "minutes", models.IntegerField(default=120)),
        migrations.AddField("group", "online_link", models.TextField(blank=True)),
        migrations.AddField(
            "group",
            "room",
            models.ForeignKey(
                blank=True, null=True, on_delete=PROTECT, related_name="groups",
                to="supervision.room",
            ),
        ),
        migrations.RemoveConstraint("meeting", "supervision_once_a_day"),
        migrations.AlterField("meeting", "held_on", models.DateField(null=True)),
        migrations.AlterField("meeting", "minutes", models.IntegerField(null=True, default=120)),
        migrations.AddField("meeting", "starts_at", models.DateTimeField(null=True)),
        migrations.AddField("meeting", "ends_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "meeting",
            "moved_from",
            models.DateTimeField(
                blank=True, help_text="When it was to begin before it was last moved", null=True
            ),
        ),
        migrations.AddField("meeting", "online_link", models.TextField(blank=True)),
        migrations.AddField(
            "meeting",
            "room",
            models.ForeignKey(
                blank=True, null=True, on_delete=PROTECT, related_name="meetings",
                to="supervision.room",
            ),
        ),
        migrations.AddField(
            "meeting",
            "sequence",
            models.IntegerField(
                default=0, help_text="How often a calendar was to change it (RFC 5545)"
            ),
        ),
        migrations.AddField("meeting", "state", models.TextField(choices=STATES, default="planned")),
        migrations.AddField("meeting", "version", models.IntegerField(default=1)),
        migrations.CreateModel(
            name="MeetingSupervisor",
            fields=[
                ("id", key()),
                ("part", models.TextField(choices=PARTS)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("takes_place", models.BooleanField(default=True)),
                (
                    "stood_down_because",
                    models.TextField(
                        blank=True,
                        help_text="Why they do not lead it after all; never why they are ill",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to="supervision.group"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="supervisors", to="supervision.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=PROTECT,
                        related_name="meetings_led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
