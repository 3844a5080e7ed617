"""All of the tables of `supervision` as they are after 0009_reflective_practice, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import holdfast.supervision.forming.question
import holdfast.supervision.rules.groups
import holdfast.supervision.rules.meetings
import uuid
from django.conf import settings
from django.db import migrations, models
from zoneinfo import ZoneInfo

AS_ITS_MEETING = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE supervision_meetingsupervisor ADD CONSTRAINT supervision_as_its_meeting
  FOREIGN KEY (meeting_id, group_id, starts_at, ends_at, takes_place)
  REFERENCES supervision_meeting (id, group_id, starts_at, ends_at, takes_place)
  ON UPDATE CASCADE;
"""
NO_MORE = """
ALTER TABLE supervision_meetingsupervisor DROP CONSTRAINT supervision_as_its_meeting;
"""


class Migration(migrations.Migration):

    replaces = [('supervision', '0001_initial'), ('supervision', '0002_times_rooms_and_supervisors'), ('supervision', '0003_meetings_have_times'), ('supervision', '0004_nobody_in_two_places'), ('supervision', '0005_calendar_feeds'), ('supervision', '0006_meeting_records'), ('supervision', '0007_moves_and_school_holidays'), ('supervision', '0008_forming_groups'), ('supervision', '0009_reflective_practice')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('place', '0004_leaving'),
        ('programme', '0002_rule_numbers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('site', models.TextField(help_text='The building, as people here call it')),
                ('capacity', models.IntegerField(help_text='People it seats')),
                ('is_in_use', models.BooleanField(default=True)),
                ('version', models.IntegerField(default=1)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='place.authority')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'site', 'name'), name='supervision_one_room_a_name'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='supervision_a_room_seats_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Availability',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('slots', models.JSONField(default=list, help_text='Half-days, such as tue-am; empty is none')),
                ('site', models.TextField(blank=True, help_text='Where they work, as people here call it')),
                ('said_at', models.DateTimeField()),
                ('version', models.IntegerField(default=1)),
                ('participant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='availability', to='programme.participant')),
            ],
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('supervision', 'Supervision'), ('reflective practice', 'Reflective practice')], default='supervision')),
                ('purpose', models.TextField(blank=True, help_text='What it is for, in a sentence')),
                ('name', models.TextField()),
                ('places', models.IntegerField(default=6)),
                ('first_meeting_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('meets_at', models.TimeField(default=datetime.time(10, 0), help_text="London's wall time, unless a meeting is moved")),
                ('minutes', models.IntegerField(default=120)),
                ('online_link', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('authority', models.ForeignKey(blank=True, help_text="Of a group of reflective practice; a supervision group has its run's", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='place.authority')),
                ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='programme.run')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to=settings.AUTH_USER_MODEL)),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='supervision.room')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('authority', None), ('kind', 'supervision'), ('run__isnull', False)), models.Q(('authority__isnull', False), ('kind', 'reflective practice'), ('run', None), models.Q(('purpose', ''), _negated=True)), _connector='OR'), name='supervision_a_group_of_a_run_or_of_reflective_practice')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('held_on', models.GeneratedField(db_persist=True, expression=django.db.models.functions.datetime.TruncDate('starts_at', tzinfo=ZoneInfo('Europe/London')), output_field=models.DateField())),
                ('online_link', models.TextField(blank=True)),
                ('state', models.TextField(choices=[('planned', 'Planned'), ('agenda set', 'Agenda set'), ('held', 'Held'), ('cancelled', 'Cancelled'), ('drafted', 'Drafted'), ('signed', 'Signed')], default=holdfast.supervision.rules.meetings.MeetingState['PLANNED'])),
                ('takes_place', models.GeneratedField(db_persist=True, expression=models.Case(models.When(state='cancelled', then=models.Value(False)), default=models.Value(True)), output_field=models.BooleanField())),
                ('cancelled_because', models.TextField(blank=True)),
                ('moved_from', models.DateTimeField(blank=True, help_text='When it was to begin before it was last moved', null=True)),
                ('sequence', models.IntegerField(default=0, help_text='How often a calendar was to change it (RFC 5545)')),
                ('version', models.IntegerField(default=1)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='supervision.group')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='supervision.room')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'starts_at'], name='supervision_meeting_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='supervision_a_meeting_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), models.Q(('cancelled_because', ''), _negated=True)), models.Q(models.Q(('state', 'cancelled'), _negated=True), ('cancelled_because', '')), _connector='OR'), name='supervision_a_cancelled_meeting_says_why'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), deferrable=django.db.models.constraints.Deferrable['IMMEDIATE'], expressions=[(models.F('group'), '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='TSTZRANGE', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='supervision_a_group_in_one_meeting'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), ('room__isnull', False)), deferrable=django.db.models.constraints.Deferrable['IMMEDIATE'], expressions=[(models.F('room'), '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='TSTZRANGE', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='supervision_a_room_for_one_meeting')],
            },
        ),
        migrations.CreateModel(
            name='SchoolHoliday',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('began_on', models.DateField()),
                ('ends_on', models.DateField(help_text='The last day without school')),
                ('version', models.IntegerField(default=1)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='school_holidays', to='place.authority')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('began_on'))), name='supervision_a_holiday_ends_after_it_begins'), models.UniqueConstraint(fields=('authority', 'began_on'), name='supervision_one_holiday_a_day')],
            },
        ),
        migrations.CreateModel(
            name='SessionPresence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='supervision.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='supervision_present_once')],
            },
        ),
        migrations.CreateModel(
            name='SessionTheme',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='theme', to='supervision.meeting')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('signed_on', models.DateField()),
                ('signed_at', models.DateTimeField()),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='supervision.meeting')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TakeAway',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='take_aways', to='supervision.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='supervision_one_take_away_each')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.TextField(help_text='SHA-256 of the token, in hex', unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('person', 'group'), name='supervision_one_feed_in_force', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('revoked_at', None), ('revoked_at__gte', models.F('made_at')), _connector='OR'), name='supervision_a_feed_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField(default=1, help_text='1 is the first; any later one corrects it')),
                ('came', models.TextField(choices=[('attended', 'Attended'), ('part', 'Attended part of it'), ('agreed absence', 'Agreed absence'), ('absent', 'Absent')])),
                ('because', models.TextField(blank=True, help_text='Why the absence was agreed; never why somebody is ill')),
                ('amended_because', models.TextField(blank=True, help_text='Why a signed record was corrected')),
                ('recorded_at', models.DateTimeField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='programme.participant')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='supervision.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'participant', 'number'), name='supervision_attendance_once'), models.CheckConstraint(condition=models.Q(models.Q(('came', 'agreed absence'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='supervision_an_agreed_absence_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('amended_because', ''), ('number', 1)), models.Q(('number__gt', 1), models.Q(('amended_because', ''), _negated=True)), _connector='OR'), name='supervision_attendance_corrected_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='MeetingFeedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('useful', models.IntegerField(choices=[(1, '1, not useful'), (2, '2'), (3, '3'), (4, '4'), (5, '5, very useful')])),
                ('comment', models.TextField(blank=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='supervision.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='supervision_feedback_once'), models.CheckConstraint(condition=models.Q(('useful__gte', 1), ('useful__lte', 5)), name='supervision_useful_in_range')],
            },
        ),
        migrations.CreateModel(
            name='MeetingMove',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('together', models.UUIDField(db_index=True)),
                ('was_from', models.DateTimeField()),
                ('was_until', models.DateTimeField()),
                ('now_from', models.DateTimeField()),
                ('now_until', models.DateTimeField()),
                ('moved_from_before', models.DateTimeField(blank=True, help_text='The meeting’s `moved_from` before this move', null=True)),
                ('moved_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='supervision.group')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='supervision.meeting')),
                ('moved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('together', 'meeting'), name='supervision_moved_once_at_once'), models.CheckConstraint(condition=models.Q(('undone_at', None), ('undone_at__gte', models.F('moved_at')), _connector='OR'), name='supervision_a_move_is_undone_after_it')],
            },
        ),
        migrations.CreateModel(
            name='MeetingReflection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('version', models.IntegerField(default=1)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reflections', to='supervision.meeting')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programme.participant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'participant'), name='supervision_one_reflection_a_meeting')],
            },
        ),
        migrations.CreateModel(
            name='MeetingSupervisor',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.TextField(choices=[('lead', 'Lead'), ('co-supervisor', 'Co-supervisor'), ('cover', 'Cover')])),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('takes_place', models.BooleanField(default=True)),
                ('stood_down_because', models.TextField(blank=True, help_text='Why they do not lead it after all; never why they are ill')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='supervision.group')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supervisors', to='supervision.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings_led', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='supervision_once_at_a_meeting'), models.UniqueConstraint(condition=models.Q(('part__in', ['lead', 'cover']), ('stood_down_because', '')), fields=('meeting',), name='supervision_one_lead_or_cover_a_meeting'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('stood_down_because', ''), ('takes_place', True)), deferrable=django.db.models.constraints.Deferrable['IMMEDIATE'], expressions=[(models.F('person'), '='), (models.Func(models.F('starts_at'), models.F('ends_at'), function='TSTZRANGE', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='supervision_nobody_leads_two_at_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='supervision.group')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='programme.participant')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('participant',), name='supervision_one_group_at_a_time', violation_error_message=holdfast.supervision.rules.groups.WhyNotJoin['ALREADY_IN_A_GROUP']), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='supervision_leaves_after_joining')],
            },
        ),
        migrations.CreateModel(
            name='PlacementWish',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('together', 'together'), ('apart', 'apart'), ('not-with-supervisor', 'not-with-supervisor')])),
                ('points', models.IntegerField(blank=True, help_text='Blank: it must hold', null=True)),
                ('because', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programme.participant')),
                ('b', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programme.participant')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placement_wishes', to='programme.run')),
                ('supervisor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'placement wishes',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('b', None), ('kind', holdfast.supervision.forming.question.Kind['NOT_WITH_SUPERVISOR']), ('supervisor__isnull', False)), models.Q(models.Q(('kind', holdfast.supervision.forming.question.Kind['NOT_WITH_SUPERVISOR']), _negated=True), ('b__isnull', False), ('supervisor', None)), _connector='OR'), name='supervision_a_wish_is_about_two'), models.CheckConstraint(condition=models.Q(('points', None), models.Q(('points__gte', 1), ('points__lte', 1000)), _connector='OR'), name='supervision_a_wish_weighs_something')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('groups', models.IntegerField()),
                ('smallest', models.IntegerField()),
                ('largest', models.IntegerField()),
                ('status', models.TextField()),
                ('meaning', models.TextField(help_text='How sure the answer is, in a sentence')),
                ('conflict', models.JSONField(default=list)),
                ('formed', models.JSONField(default=list)),
                ('arrangement', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='programme.run')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('used_at', None), ('dropped_at', None), _connector='OR'), name='supervision_used_or_dropped')],
            },
        ),
        migrations.CreateModel(
            name='QualityRating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('quality', models.TextField(choices=[('not yet', 'Not yet'), ('emerging', 'Emerging'), ('full', 'Full')])),
                ('note', models.TextField(blank=True, help_text='About the meeting; no family and no worker')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='supervision.meeting')),
                ('rated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'rated_by'), name='supervision_rated_once_by_each')],
            },
        ),
        migrations.CreateModel(
            name='ReflectivePlace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('left_on', models.DateField(blank=True, help_text='Or, of one who was only asked, when they said no', null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reflective_places', to='supervision.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reflective_places', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('group', 'person'), name='supervision_one_reflective_place_at_a_time'), models.CheckConstraint(condition=models.Q(('asked_on__isnull', False), ('joined_on__isnull', False), _connector='OR'), name='supervision_a_reflective_place_asked_or_joined'), models.CheckConstraint(condition=models.Q(('left_on', None), ('joined_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='supervision_leaves_reflection_after_joining')],
            },
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('id', 'group', 'starts_at', 'ends_at', 'takes_place'), name='supervision_as_its_supervisors_have_it'),
        ),
        migrations.RunSQL(AS_ITS_MEETING, NO_MORE),
    ]
