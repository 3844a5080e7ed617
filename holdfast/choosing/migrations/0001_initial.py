import django.db.models.deletion
import holdfast.access.moments
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('families', '0001_initial'),
        ('place', '0002_authorities'),
        ('programme', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.TextField(help_text='What people call it aloud: HN-7K2M9', unique=True)),
                ('authority_id', models.TextField()),
                ('why', models.TextField()),
                ('caseload', models.IntegerField(blank=True, null=True)),
                ('full_time', models.DecimalField(blank=True, decimal_places=2, max_digits=3, null=True)),
                ('state', models.TextField(choices=[('nominated', 'Nominated'), ('screening', 'Screening'), ('waiting', 'Waiting'), ('not suitable', 'Not suitable'), ('chosen', 'Chosen'), ('agreed', 'Agreed'), ('opened', 'Opened'), ('withdrawn', 'Withdrawn')], default='nominated')),
                ('look_again_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True, choices=[('family said no', 'The family said no'), ('other help', 'Other help was found'), ('moved away', 'The family moved away'), ('worker changed', 'The practitioner left, or cannot take it on'), ('other', 'Another reason')])),
                ('ending_note', models.TextField(blank=True)),
                ('age_band', models.TextField(blank=True)),
                ('sex', models.TextField(blank=True)),
                ('ethnic_group', models.TextField(blank=True)),
                ('status', models.TextField(blank=True)),
                ('nominated_on', models.DateField()),
                ('nominated_at', models.DateTimeField(default=holdfast.access.moments.transaction_moment)),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='families.family')),
                ('nominated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='programme.participant')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='programme.run')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='place.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['nominated', 'screening', 'waiting', 'chosen', 'agreed'])), fields=('child',), name='choosing_a_child_is_considered_once_at_a_time'), models.CheckConstraint(condition=models.Q(('state__in', ['nominated', 'screening', 'waiting', 'not suitable', 'chosen', 'agreed', 'opened', 'withdrawn'])), name='choosing_a_state_we_know'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('look_again_on__isnull', False), _connector='OR'), name='choosing_who_waits_is_looked_at_again')],
            },
        ),
        migrations.CreateModel(
            name='Choice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decided', models.TextField(choices=[('yes', 'yes'), ('not now', 'not now'), ('no', 'no')])),
                ('check_said', models.TextField(choices=[('yes', 'yes'), ('not now', 'not now'), ('no', 'no')])),
                ('because', models.TextField(blank=True)),
                ('above_two_because', models.TextField(blank=True)),
                ('gives_way', models.TextField(blank=True)),
                ('look_again_on', models.DateField(blank=True, null=True)),
                ('decided_on', models.DateField()),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='choosing.nomination')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('decided', models.F('check_said')), models.Q(('because', ''), _negated=True), _connector='OR'), name='choosing_otherwise_only_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('decided', 'not now'), _negated=True), ('look_again_on__isnull', False), _connector='OR'), name='choosing_not_now_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('told_on', models.DateField()),
                ('agreed_on', models.DateField()),
                ('who', models.JSONField()),
                ('how', models.TextField(choices=[('face to face', 'Face to face'), ('through an interpreter', 'Face to face, through an interpreter'), ('by telephone', 'By telephone or video call'), ('in writing', 'In writing')])),
                ('note', models.TextField(blank=True)),
                ('taken_back_on', models.DateField(blank=True, null=True)),
                ('taken_back_by', models.TextField(blank=True, choices=[('child', 'The child or young person'), ('mother', 'Mother'), ('father', 'Father'), ('carer', 'Another carer')])),
                ('taken_back_note', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='choosing.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_on', None)), fields=('nomination',), name='choosing_one_agreement_stands'), models.CheckConstraint(condition=models.Q(('agreed_on__gte', models.F('told_on'))), name='choosing_agreed_after_being_told'), models.CheckConstraint(condition=models.Q(('taken_back_on', None), ('taken_back_on__gte', models.F('agreed_on')), _connector='OR'), name='choosing_taken_back_after_it_was_given')],
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('advice', models.TextField(blank=True)),
                ('advised_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice', to='choosing.nomination')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('advised_at', None)), fields=('nomination', 'supervisor'), name='choosing_asked_once_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='SuitabilityCheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', models.JSONField()),
                ('notes', models.JSONField(default=dict)),
                ('says', models.TextField(choices=[('yes', 'yes'), ('not now', 'not now'), ('no', 'no')])),
                ('checked_on', models.DateField()),
                ('checked_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='choosing.nomination')),
            ],
        ),
    ]
