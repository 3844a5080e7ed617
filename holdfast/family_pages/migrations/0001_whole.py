"""All of the tables of `family_pages` as they are after 0004_tasks_and_files_shared, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('family_pages', '0001_initial'), ('family_pages', '0002_what_a_respondent_was_shown'), ('family_pages', '0003_the_family_s_own_page'), ('family_pages', '0004_tasks_and_files_shared')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('families', '0001_initial'),
        ('measures', '0006_wording_packs'),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('instrument', models.TextField(blank=True)),
                ('informant', models.TextField()),
                ('stage', models.TextField(blank=True, choices=[('baseline', 'Start of the work'), ('review', 'Review'), ('end', 'End of the work'), ('follow-up', 'Follow-up'), ('return', "From the council's own return")])),
                ('form', models.TextField(blank=True, help_text="The form's version, such as P4-10")),
                ('token_hash', models.TextField(help_text='SHA-256 of the token, in hex', unique=True)),
                ('check_kind', models.TextField(blank=True, help_text='birthday, word; empty where handed over')),
                ('check_hash', models.TextField(blank=True, help_text='Salted and slow')),
                ('channel', models.TextField(help_text='email, sms or kiosk')),
                ('sent_to', models.TextField(blank=True)),
                ('language', models.TextField(default='en')),
                ('called', models.TextField(help_text='What the page calls the child')),
                ('is_one_a_page', models.BooleanField(default=True)),
                ('shares_result', models.BooleanField(default=False)),
                ('guidance', models.TextField(blank=True, help_text="The site's words for whoever needs help now")),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_because', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('ask', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='links', to='measures.ask')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='families.family')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('respondent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['case_id'], name='family_pages_link_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='family_pages_a_link_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_because', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_because', ''), _negated=True)), _connector='OR'), name='family_pages_a_revoked_link_says_why'), models.CheckConstraint(condition=models.Q(('channel', 'kiosk'), models.Q(models.Q(('check_kind', ''), _negated=True), models.Q(('check_hash', ''), _negated=True)), _connector='OR'), name='family_pages_only_a_device_handed_over_asks_nothing'), models.CheckConstraint(condition=models.Q(('ask__isnull', False), models.Q(('check_kind', 'word'), ('instrument', ''), ('stage', '')), _connector='OR'), name='family_pages_a_page_is_opened_by_a_word'), models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('ask',), name='family_pages_one_link_in_force_an_ask')],
            },
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('opened', 'Opened'), ('wrong', 'Gave a wrong answer at the door'), ('begun', 'Began to answer'), ('sent', 'Sent the answers')])),
                ('at', models.DateTimeField()),
                ('told', models.JSONField(default=list, help_text='The words they were shown on sending')),
                ('result', models.JSONField(default=list, help_text='Their answers in plain words, if shared')),
                ('digest', models.TextField(blank=True, help_text='By which the same answers are known again')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='knocks', to='family_pages.link')),
            ],
            options={
                'indexes': [models.Index(fields=['link', 'kind'], name='family_pages_knock_link')],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('words', models.TextField()),
                ('written_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('done', models.TextField(blank=True, help_text='What was done about it')),
                ('version', models.IntegerField(default=1)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='families.family')),
                ('read_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feedback', to='family_pages.link')),
            ],
            options={
                'verbose_name_plural': 'feedback',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done', ''), ('read_at', None), ('read_by', None)), models.Q(('read_at__isnull', False), ('read_by__isnull', False), models.Q(('done', ''), _negated=True)), _connector='OR'), name='family_pages_read_feedback_says_what_was_done')],
            },
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('why', models.TextField(choices=[('second', 'Other answers were there already'), ('late', 'The link was over when they came')])),
                ('answers', models.JSONField(help_text='item number -> answer, or null')),
                ('risks', models.JSONField(default=list, help_text='number, answer and our words for each')),
                ('arrived_at', models.DateTimeField()),
                ('arrived_on', models.DateField()),
                ('decision', models.TextField(blank=True, choices=[('kept', 'Keep them beside the others'), ('set aside', 'Set them aside: they do not count')])),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('words', models.TextField(blank=True, help_text='Why, and what was done about a risk')),
                ('version', models.IntegerField(default=1)),
                ('administration', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrival', to='measures.administration')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='families.child')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='families.family')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='family_pages.link')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='family_pages_a_decision_says_who_and_when')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('written_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('failed_because', models.TextField(blank=True)),
                ('reference', models.TextField(blank=True, help_text="The carrier's own")),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='families.family')),
                ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='message', to='family_pages.link')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_at', None), ('failed_because', ''), _connector='OR'), name='family_pages_a_message_is_sent_or_failed')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('case_id', models.UUIDField()),
                ('reader', models.TextField(choices=[('parent', 'Parent or carer'), ('self', 'Young person')])),
                ('kind', models.TextField(choices=[('goal', 'goal'), ('module', 'module'), ('measure', 'measure'), ('task', 'task'), ('file', 'file'), ('next', 'next'), ('note', 'note')])),
                ('about', models.UUIDField(blank=True, null=True)),
                ('words', models.TextField(blank=True)),
                ('shared_on', models.DateField()),
                ('shared_at', models.DateTimeField()),
                ('taken_off_at', models.DateTimeField(blank=True, null=True)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='families.family')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['case_id'], name='family_pages_share_case')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_off_at', None)), fields=('case_id', 'reader', 'kind', 'about'), name='family_pages_shared_once_with_each_reader'), models.CheckConstraint(condition=models.Q(models.Q(('about', None), ('kind__in', ['next', 'note']), models.Q(('words', ''), _negated=True)), models.Q(models.Q(('kind__in', ['next', 'note']), _negated=True), ('about__isnull', False)), _connector='OR'), name='family_pages_shared_about_something_or_in_words'), models.CheckConstraint(condition=models.Q(models.Q(('taken_off_at', None), ('taken_off_by', None)), models.Q(('taken_off_at__isnull', False), ('taken_off_by__isnull', False)), _connector='OR'), name='family_pages_taken_off_by_somebody')],
            },
        ),
    ]
