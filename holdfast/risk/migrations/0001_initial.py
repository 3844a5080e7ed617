import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
    ]

    operations = [
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('title', models.TextField(help_text='What may happen, in a sentence')),
                ('controls', models.TextField(blank=True, help_text='What is done so that it does not')),
                ('likelihood', models.IntegerField(choices=[(1, 'Rare: we would be surprised'), (2, 'Unlikely: it could, but need not'), (3, 'Possible: about even'), (4, 'Likely: more likely than not'), (5, 'Almost certain, or there already')])),
                ('impact', models.IntegerField(choices=[(1, 'Hardly felt: put right within a day'), (2, 'Small: one team or one family waits'), (3, 'Felt: several families, or a milestone slips'), (4, 'Serious: a group or a team stops for a while'), (5, 'Grave: the pilot stops, or somebody may come to harm')])),
                ('raised_on', models.DateField()),
                ('review_on', models.DateField()),
                ('state', models.TextField(choices=[('open', 'Open'), ('closed', 'Closed')], default='open')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_because', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('impact__range', (1, 5)), ('likelihood__range', (1, 5))), name='risk_five_by_five'), models.CheckConstraint(condition=models.Q(models.Q(('closed_because', ''), ('closed_on', None), ('state', 'open')), models.Q(('closed_on__isnull', False), ('state', 'closed'), models.Q(('closed_because', ''), _negated=True)), _connector='OR'), name='risk_closed_with_day_and_reason')],
            },
        ),
        migrations.CreateModel(
            name='RiskProposal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('trigger', models.TextField(choices=[('few at a group', 'Few at a group'), ('no measure', 'No measure'), ('a manager’s time', 'A manager’s time'), ('a leaver’s cases', 'A leaver’s cases'), ('no cover', 'No cover'), ('no training day', 'No training day')])),
                ('cause', models.TextField(help_text='By which it is the same cause tomorrow')),
                ('fingerprint', models.TextField(help_text='What changes when the cause does')),
                ('words', models.TextField()),
                ('proposed_on', models.DateField()),
                ('state', models.TextField(choices=[('waiting', 'Waiting'), ('accepted', 'Accepted'), ('rejected', 'Rejected')], default='waiting')),
                ('because', models.TextField(blank=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('risk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='risk.risk')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority_id', 'cause', 'fingerprint'), name='risk_none_is_proposed_twice_for_a_cause'), models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('authority_id', 'cause'), name='risk_one_waits_for_a_cause'), models.CheckConstraint(condition=models.Q(models.Q(('because', ''), ('settled_by', None), ('settled_on', None), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), models.Q(('because', ''), _negated=True), ('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='risk_settled_by_a_person_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('risk__isnull', False), ('state', 'accepted')), models.Q(models.Q(('state', 'accepted'), _negated=True), ('risk', None)), _connector='OR'), name='risk_accepted_with_its_risk')],
            },
        ),
        migrations.CreateModel(
            name='RiskScore',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.IntegerField(help_text='1 was the first')),
                ('likelihood', models.IntegerField(choices=[(1, 'Rare: we would be surprised'), (2, 'Unlikely: it could, but need not'), (3, 'Possible: about even'), (4, 'Likely: more likely than not'), (5, 'Almost certain, or there already')])),
                ('impact', models.IntegerField(choices=[(1, 'Hardly felt: put right within a day'), (2, 'Small: one team or one family waits'), (3, 'Felt: several families, or a milestone slips'), (4, 'Serious: a group or a team stops for a while'), (5, 'Grave: the pilot stops, or somebody may come to harm')])),
                ('scored_on', models.DateField()),
                ('why', models.TextField()),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='risk.risk')),
                ('scored_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('impact__range', (1, 5)), ('likelihood__range', (1, 5))), name='risk_score_five_by_five'), models.UniqueConstraint(fields=('risk', 'place'), name='risk_scores_in_order')],
            },
        ),
    ]
