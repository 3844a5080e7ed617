"""All of the tables of `programme` as they are after 0002_rule_numbers, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('programme', '0001_initial'), ('programme', '0002_rule_numbers')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('manual', '0005_which_are_specialist'),
        ('place', '0004_leaving'),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('began_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='place.authority')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='manual.edition')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('began_on'))), name='programme_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.TextField(choices=[('practitioner', 'Practitioner'), ('clinical supervisor', 'Clinical supervisor'), ('manager', 'Manager'), ('lead', 'Programme lead')])),
                ('joined_on', models.DateField()),
                ('withdrew_on', models.DateField(blank=True, null=True)),
                ('withdrew_because', models.TextField(blank=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='place.team')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='programme.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'person'), name='programme_once_in_a_run'), models.CheckConstraint(condition=models.Q(('withdrew_on', None), ('withdrew_on__gte', models.F('joined_on')), _connector='OR'), name='programme_withdraws_after_joining')],
            },
        ),
        migrations.CreateModel(
            name='RuleNumbers',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField(help_text='1 was set first')),
                ('numbers', models.JSONField(help_text='By key, those that are not as meant')),
                ('because', models.TextField()),
                ('said_at', models.DateTimeField()),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rule_numbers', to='place.authority')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'rule numbers',
                'constraints': [models.UniqueConstraint(fields=('authority', 'number'), name='programme_numbers_in_order'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='programme_numbers_why')],
            },
        ),
    ]
