# When, where and for how many a day is; what is said of it; what is handed out; refreshers.

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('manual', '0003_local'),
        ('programme', '0001_initial'),
        ('training', '0002_bookings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
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
            ],
        ),
        migrations.CreateModel(
            name='Refresher',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('months', models.IntegerField(blank=True, help_text='Empty for no refresher', null=True)),
            ],
        ),
        migrations.AddField(
            model_name='booking',
            name='invited_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='booking',
            name='moved_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='booking',
            name='reminded_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='booking',
            name='waiting_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='day',
            name='cancelled_because',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='day',
            name='capacity',
            field=models.IntegerField(default=30),
        ),
        migrations.AddField(
            model_name='day',
            name='ends_at',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='day',
            name='link',
            field=models.TextField(blank=True, help_text='Where to join it from afar'),
        ),
        migrations.AddField(
            model_name='day',
            name='meant_for',
            field=models.TextField(choices=[('everybody', 'Practitioners and managers'), ('practitioners', 'Practitioners'), ('managers', 'Managers')], default='everybody'),
        ),
        migrations.AddField(
            model_name='day',
            name='place',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='day',
            name='starts_at',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='day',
            name='trainer',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='day',
            name='version',
            field=models.IntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='booking',
            name='because',
            field=models.TextField(blank=True, help_text='Why they are not coming, or did not come'),
        ),
        migrations.AlterField(
            model_name='booking',
            name='state',
            field=models.TextField(choices=[('invited', 'Invited'), ('booked', 'Has a place'), ('waiting', 'On the waiting list'), ('declined', 'Not coming'), ('attended', 'Came'), ('absent', 'Was absent')]),
        ),
        migrations.AlterField(
            model_name='day',
            name='state',
            field=models.TextField(choices=[('planned', 'Planned'), ('open', 'Open for booking'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['invited', 'booked', 'waiting', 'declined', 'attended', 'absent'])), name='training_a_booking_state_we_know'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='training_waiting_since_a_moment'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'absent'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='training_absent_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='day',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'held', 'cancelled'])), name='training_a_day_state_we_know'),
        ),
        migrations.AddConstraint(
            model_name='day',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__gte', 1), ('capacity__lte', 200)), name='training_places_to_take'),
        ),
        migrations.AddConstraint(
            model_name='day',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='training_cancelled_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='day',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at', None), ('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='training_ends_after_it_starts'),
        ),
        migrations.AddField(
            model_name='dayfeedback',
            name='day',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='training.day'),
        ),
        migrations.AddField(
            model_name='dayfeedback',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='material',
            name='day',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='training.day'),
        ),
        migrations.AddField(
            model_name='material',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='manual.section'),
        ),
        migrations.AddField(
            model_name='material',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='refresher',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refreshers', to='programme.run'),
        ),
        migrations.AddField(
            model_name='refresher',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refreshers', to='manual.section'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.UniqueConstraint(fields=('day', 'person'), name='training_feedback_once'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.CheckConstraint(condition=models.Q(('confident_before', None), models.Q(('confident_before__gte', 0), ('confident_before__lte', 10)), _connector='OR'), name='training_confident_before_in_range'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.CheckConstraint(condition=models.Q(('confident_after', None), models.Q(('confident_after__gte', 0), ('confident_after__lte', 10)), _connector='OR'), name='training_confident_after_in_range'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.CheckConstraint(condition=models.Q(('useful', None), models.Q(('useful__gte', 1), ('useful__lte', 5)), _connector='OR'), name='training_useful_in_range'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.CheckConstraint(condition=models.Q(('clear', None), models.Q(('clear__gte', 1), ('clear__lte', 5)), _connector='OR'), name='training_clear_in_range'),
        ),
        migrations.AddConstraint(
            model_name='dayfeedback',
            constraint=models.CheckConstraint(condition=models.Q(('practice', None), models.Q(('practice__gte', 1), ('practice__lte', 5)), _connector='OR'), name='training_practice_in_range'),
        ),
        migrations.AddConstraint(
            model_name='material',
            constraint=models.CheckConstraint(condition=models.Q(('licence_note', ''), _negated=True), name='training_material_has_a_licence'),
        ),
        migrations.AddConstraint(
            model_name='refresher',
            constraint=models.UniqueConstraint(fields=('run', 'section'), name='training_one_interval_a_section'),
        ),
        migrations.AddConstraint(
            model_name='refresher',
            constraint=models.CheckConstraint(condition=models.Q(('months', None), models.Q(('months__gte', 1), ('months__lte', 120)), _connector='OR'), name='training_an_interval_in_months'),
        ),
    ]
