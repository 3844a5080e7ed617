"""All of the tables of `training` as they are after 0003_days_in_full, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('training', '0001_initial'), ('training', '0002_bookings'), ('training', '0003_days_in_full')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('manual', '0005_which_are_specialist'),
        ('programme', '0002_rule_numbers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Day',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('place', models.TextField(blank=True)),
                ('link', models.TextField(blank=True, help_text='Where to join it from afar')),
                ('trainer', models.TextField(blank=True)),
                ('capacity', models.IntegerField(default=30)),
                ('meant_for', models.TextField(choices=[('everybody', 'Practitioners and managers'), ('practitioners', 'Practitioners'), ('managers', 'Managers')], default='everybody')),
                ('state', models.TextField(choices=[('planned', 'Planned'), ('open', 'Open for booking'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned')),
                ('cancelled_because', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_days', to='programme.run')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training_days', to='manual.section')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'held', 'cancelled'])), name='training_a_day_state_we_know'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1), ('capacity__lte', 200)), name='training_places_to_take'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='training_cancelled_with_a_reason'), models.CheckConstraint(condition=models.Q(('starts_at', None), ('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='training_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.TextField(choices=[('invited', 'Invited'), ('booked', 'Has a place'), ('waiting', 'On the waiting list'), ('declined', 'Not coming'), ('attended', 'Came'), ('absent', 'Was absent')])),
                ('because', models.TextField(blank=True, help_text='Why they are not coming, or did not come')),
                ('moved_at', models.DateTimeField(blank=True, null=True)),
                ('waiting_since', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training', to='programme.participant')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='training.day')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'participant'), name='training_once_a_day'), models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'booked', 'waiting', 'declined', 'attended', 'absent'])), name='training_a_booking_state_we_know'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='training_waiting_since_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'absent'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='training_absent_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='DayFeedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('confident_before', models.IntegerField(blank=True, null=True)),
                ('words_before', models.TextField(blank=True)),
                ('confident_after', models.IntegerField(blank=True, null=True)),
                ('words_after', models.TextField(blank=True)),
                ('useful', models.IntegerField(blank=True, null=True)),
                ('clear', models.IntegerField(blank=True, null=True)),
                ('practice', models.IntegerField(blank=True, null=True)),
                ('comment', models.TextField(blank=True)),
                ('given_at', models.DateTimeField(blank=True, help_text='Empty until the day is over', null=True)),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='training.day')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'person'), name='training_feedback_once'), models.CheckConstraint(condition=models.Q(('confident_before', None), models.Q(('confident_before__gte', 0), ('confident_before__lte', 10)), _connector='OR'), name='training_confident_before_in_range'), models.CheckConstraint(condition=models.Q(('confident_after', None), models.Q(('confident_after__gte', 0), ('confident_after__lte', 10)), _connector='OR'), name='training_confident_after_in_range'), models.CheckConstraint(condition=models.Q(('useful', None), models.Q(('useful__gte', 1), ('useful__lte', 5)), _connector='OR'), name='training_useful_in_range'), models.CheckConstraint(condition=models.Q(('clear', None), models.Q(('clear__gte', 1), ('clear__lte', 5)), _connector='OR'), name='training_clear_in_range'), models.CheckConstraint(condition=models.Q(('practice', None), models.Q(('practice__gte', 1), ('practice__lte', 5)), _connector='OR'), name='training_practice_in_range')],
            },
        ),
        migrations.CreateModel(
            name='Material',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_code', models.TextField()),
                ('name', models.TextField()),
                ('media_kind', models.TextField()),
                ('content', models.BinaryField()),
                ('sha256', models.TextField()),
                ('licence_note', models.TextField()),
                ('scan', models.TextField(choices=[('clean', 'clean'), ('not scanned', 'not scanned')], default='not scanned')),
                ('uploaded_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('day', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='training.day')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='manual.section')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('licence_note', ''), _negated=True), name='training_material_has_a_licence')],
            },
        ),
        migrations.CreateModel(
            name='Refresher',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('months', models.IntegerField(blank=True, help_text='Empty for no refresher', null=True)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refreshers', to='programme.run')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refreshers', to='manual.section')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'section'), name='training_one_interval_a_section'), models.CheckConstraint(condition=models.Q(('months', None), models.Q(('months__gte', 1), ('months__lte', 120)), _connector='OR'), name='training_an_interval_in_months')],
            },
        ),
    ]
