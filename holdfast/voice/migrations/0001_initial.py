import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('programme', '0002_rule_numbers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Wave',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('audience', models.TextField(choices=[('practitioners', 'Practitioners'), ('managers', 'Managers')])),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('counted_on', models.DateField(blank=True, null=True)),
                ('asked', models.IntegerField(blank=True, help_text='How many were asked, at the end', null=True)),
                ('answered', models.IntegerField(blank=True, help_text='How many answered; empty where fewer than five did', null=True)),
                ('heard', models.TextField(blank=True, help_text='What we heard')),
                ('doing', models.TextField(blank=True, help_text='What we do about it')),
                ('published_on', models.DateField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='voice_a_wave_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('counted_on', None), ('counted_on__gt', models.F('closes_on')), _connector='OR'), name='voice_counted_when_closed'), models.CheckConstraint(condition=models.Q(('published_on', None), models.Q(('counted_on__isnull', False), models.Q(('heard', ''), _negated=True), models.Q(('doing', ''), _negated=True)), _connector='OR'), name='voice_told_with_a_reply'), models.CheckConstraint(condition=models.Q(('answered', None), ('answered__gte', 5), _connector='OR'), name='voice_no_number_under_five'), models.UniqueConstraint(condition=models.Q(('counted_on', None)), fields=('authority_id', 'audience'), name='voice_one_wave_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='AnswerBox',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='box', serialize=False, to='voice.wave')),
                ('sealed', models.TextField(blank=True)),
            ],
            options={
                'verbose_name_plural': 'answer boxes',
            },
        ),
        migrations.CreateModel(
            name='Answering',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voice.wave')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('wave', 'person'), name='voice_each_answers_once')],
            },
        ),
        migrations.CreateModel(
            name='HelpOffer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('offered', models.TextField()),
                ('offered_on', models.DateField()),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programme.participant')),
            ],
        ),
        migrations.CreateModel(
            name='PulseComment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('is_for_all', models.BooleanField(help_text='Whether all staff may read it; empty until the lead has read it', null=True)),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='voice.wave')),
            ],
        ),
        migrations.CreateModel(
            name='WaveCount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', models.TextField(help_text='A kind of service, or others')),
                ('statement', models.TextField(help_text="The statement's key")),
                ('disagree', models.IntegerField()),
                ('between', models.IntegerField()),
                ('agree', models.IntegerField()),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='voice.wave')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('wave', 'service', 'statement'), name='voice_counted_once')],
            },
        ),
    ]
