"""All of the tables of `exchange` as they are after 0002_workers_and_uploads, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('exchange', '0001_initial'), ('exchange', '0002_workers_and_uploads')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('families', '0001_initial'),
        ('place', '0004_leaving'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('kind', models.TextField(choices=[('ssda903', 'SSDA903'), ('ssd', 'Standard Safeguarding Dataset')])),
                ('as_of', models.DateField(help_text='The day the return speaks for')),
                ('source', models.TextField(help_text="The folder's or file's name")),
                ('counts', models.JSONField(default=dict)),
                ('remarks', models.JSONField(default=list)),
                ('read_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Rejected',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('file', models.TextField()),
                ('row', models.IntegerField()),
                ('column', models.TextField()),
                ('value', models.TextField(blank=True)),
                ('reason', models.TextField()),
                ('fix', models.TextField()),
                ('loses', models.TextField(choices=[('row', 'The row'), ('value', 'This value')], default='row')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rejected', to='exchange.batch')),
            ],
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('ssda903', 'SSDA903'), ('ssd', 'Standard Safeguarding Dataset')])),
                ('as_of', models.DateField(blank=True, null=True)),
                ('source', models.TextField(help_text='The names of the files sent')),
                ('content', models.BinaryField(help_text='The files, as one zip')),
                ('sent_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('council_id', models.TextField(help_text="The case system's own key for the worker")),
                ('name', models.TextField(blank=True)),
                ('staff_id', models.TextField(blank=True)),
                ('registration', models.TextField(blank=True, help_text='With Social Work England')),
                ('job_title', models.TextField(blank=True)),
                ('department', models.TextField(blank=True)),
                ('full_time', models.FloatField(blank=True, help_text='1 is full time', null=True)),
                ('is_agency', models.BooleanField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority_id', 'council_id'), name='exchange_one_worker_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.TextField(blank=True)),
                ('began_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('change_reason', models.TextField(blank=True, help_text="The return's code, such as LEFTRL")),
                ('council_id', models.TextField(help_text="The case system's own key for the row")),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='families.family')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='place.team')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='exchange.worker')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='exchange_an_involvement_ends_after_it_begins'), models.UniqueConstraint(fields=('child', 'worker', 'began_on', 'role'), name='exchange_one_involvement_a_start')],
            },
        ),
        migrations.CreateModel(
            name='Written',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.TextField()),
                ('key', models.UUIDField()),
                ('before', models.JSONField(help_text='null: the batch added it; {}: it was so already', null=True)),
                ('after', models.JSONField(help_text='what the batch told, to see whether it was changed since')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='written', to='exchange.batch')),
            ],
            options={
                'indexes': [models.Index(fields=['table', 'key'], name='exchange_written_row')],
            },
        ),
    ]
