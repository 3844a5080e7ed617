"""All of the tables of `measures` as they are after 0006_wording_packs, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('measures', '0001_initial'), ('measures', '0002_asking_choosing_and_risk'), ('measures', '0004_corrected_and_struck_out'), ('measures', '0005_why_missed'), ('measures', '0006_wording_packs')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('families', '0001_initial'),
        ('place', '0004_leaving'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ask',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(help_text='The case it was planned for, which is of a layer above')),
                ('instrument', models.TextField()),
                ('informant', models.TextField(help_text='parent, teacher, self, informant or practitioner')),
                ('stage', models.TextField(choices=[('baseline', 'Start of the work'), ('review', 'Review'), ('end', 'End of the work'), ('follow-up', 'Follow-up'), ('return', "From the council's own return")])),
                ('number', models.IntegerField(default=1, help_text='1 for the first review, 2 for the second')),
                ('opens_on', models.DateField(help_text='The first day on which an answer counts for this stage')),
                ('due_on', models.DateField()),
                ('closes_on', models.DateField(help_text='The last day on which it counts; overdue after due_on')),
                ('planned_at', models.DateTimeField()),
                ('missed_because', models.TextField(blank=True, choices=[('declined', 'Whoever was asked did not want to'), ('not reached', 'Whoever was to answer could not be reached'), ('unwell', 'They were too unwell'), ('not the time', 'It was not the right time for the family: say who decided'), ('not asked', 'It was not asked'), ('other', 'Another reason: say which')])),
                ('missed_note', models.TextField(blank=True, help_text='Why, in words: who decided, and what')),
                ('missed_on', models.DateField(blank=True, null=True)),
                ('dropped_at', models.DateTimeField(blank=True, help_text='A later plan left it out', null=True)),
                ('answer_until', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='families.family')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('respondent', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ask', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'due_on'], name='measures_ask_child_day'), models.Index(fields=['case_id'], name='measures_ask_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('opens_on__lte', models.F('due_on')), ('due_on__lte', models.F('closes_on'))), name='measures_an_ask_opens_is_due_and_closes_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('missed_because', ''), ('missed_on', None)), models.Q(models.Q(('missed_because', ''), _negated=True), ('missed_on__isnull', False)), _connector='OR'), name='measures_a_missed_ask_says_when_and_why'), models.UniqueConstraint(condition=models.Q(('dropped_at', None)), fields=('case_id', 'child', 'instrument', 'informant', 'stage', 'number'), name='measures_one_ask_a_place_in_the_plan')],
            },
        ),
        migrations.CreateModel(
            name='Administration',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.TextField(default='SDQ')),
                ('form', models.TextField(help_text="The form's version, such as P4-10")),
                ('informant', models.TextField(help_text='parent, teacher, self or informant')),
                ('stage', models.TextField(choices=[('baseline', 'Start of the work'), ('review', 'Review'), ('end', 'End of the work'), ('follow-up', 'Follow-up'), ('return', "From the council's own return")])),
                ('completed_on', models.DateField()),
                ('answers', models.JSONField(blank=True, help_text='item number -> answer, or null', null=True)),
                ('scores', models.JSONField(default=dict, help_text='scale -> score, null if too few answers')),
                ('missing_because', models.TextField(blank=True, help_text='SDQ1 to SDQ5, or our own words')),
                ('note', models.TextField(blank=True)),
                ('source', models.TextField(default='keyed', help_text='keyed, scores, link, kiosk, offline or SSDA903 2017')),
                ('language', models.TextField(default='en', help_text='The language it was answered in')),
                ('entered_at', models.DateTimeField()),
                ('corrected_at', models.DateTimeField(blank=True, null=True)),
                ('corrected_because', models.TextField(blank=True)),
                ('struck_at', models.DateTimeField(blank=True, null=True)),
                ('struck_because', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='families.child')),
                ('corrected_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='families.family')),
                ('struck_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ask', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='administration', to='measures.ask')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'completed_on'], name='measures_child_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('missing_because', ''), models.Q(('scores', {}), _negated=True)), models.Q(models.Q(('missing_because', ''), _negated=True), ('scores', {})), _connector='OR'), name='measures_scored_or_missing_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('struck_at', None), ('struck_because', ''), ('struck_by', None)), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False), models.Q(('struck_because', ''), _negated=True)), _connector='OR'), name='measures_struck_out_says_who_when_and_why'), models.UniqueConstraint(condition=models.Q(('stage', 'return')), fields=('child', 'instrument', 'source'), name='measures_one_a_return')],
            },
        ),
        migrations.CreateModel(
            name='ChosenMeasure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.TextField()),
                ('informant', models.TextField()),
                ('stages', models.JSONField(default=list)),
                ('settings', models.JSONField(default=dict)),
                ('guidance', models.TextField(blank=True)),
                ('began_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='place.authority')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='measures_a_choice_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('authority', 'instrument', 'informant'), name='measures_one_choice_an_informant')],
            },
        ),
        migrations.CreateModel(
            name='RiskAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ask_id', models.UUIDField(blank=True, null=True)),
                ('question', models.IntegerField(help_text='The number of the question, never its words')),
                ('answer', models.IntegerField()),
                ('words', models.TextField(help_text='What such an answer means, in our own words')),
                ('raised_at', models.DateTimeField()),
                ('acted_at', models.DateTimeField(blank=True, null=True)),
                ('action', models.TextField(blank=True, help_text='What was done, and whom it was told to')),
                ('version', models.IntegerField(default=1)),
                ('acted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('administration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risk_answers', to='measures.administration')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risk_answers', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risk_answers', to='families.family')),
            ],
            options={
                'indexes': [models.Index(fields=['child'], name='measures_risk_child')],
                'constraints': [models.UniqueConstraint(fields=('administration', 'question'), name='measures_one_risk_a_question'), models.CheckConstraint(condition=models.Q(models.Q(('acted_at', None), ('acted_by', None), ('action', '')), models.Q(('acted_at__isnull', False), ('acted_by__isnull', False), models.Q(('action', ''), _negated=True)), _connector='OR'), name='measures_acted_on_says_who_when_and_what')],
            },
        ),
        migrations.CreateModel(
            name='WordingPack',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('instrument', models.TextField()),
                ('holder', models.TextField()),
                ('licence_reference', models.TextField()),
                ('expires_on', models.DateField(help_text='The last day on which its words are shown')),
                ('languages', models.JSONField()),
                ('forms', models.JSONField()),
                ('sha256', models.TextField()),
                ('content', models.JSONField()),
                ('uploaded_at', models.DateTimeField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wording_packs', to='place.authority')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('holder', ''), _negated=True), models.Q(('licence_reference', ''), _negated=True), models.Q(('languages', []), _negated=True)), name='measures_a_pack_says_its_licence'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='measures_a_pack_has_its_checksum'), models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('authority', 'sha256'), name='measures_one_pack_a_file')],
            },
        ),
    ]
