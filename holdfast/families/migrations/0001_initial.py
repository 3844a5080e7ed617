import django.db.models.deletion
import holdfast.access.moments
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Family',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('council_id', models.TextField(blank=True, help_text="The case system's own key for the family")),
                ('name', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('added_at', models.DateTimeField(default=holdfast.access.moments.transaction_moment)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('council_id', ''), _negated=True), fields=('authority_id', 'council_id'), name='families_one_family_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Child',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.TextField()),
                ('council_id', models.TextField(blank=True, help_text="The case system's own key for the child")),
                ('upn', models.TextField(blank=True, help_text='Unique pupil number')),
                ('name', models.TextField(blank=True)),
                ('born_on', models.DateField()),
                ('sex', models.TextField(blank=True, choices=[('F', 'Female'), ('M', 'Male'), ('U', 'Not known'), ('I', 'Indeterminate')])),
                ('ethnicity', models.TextField(blank=True, choices=[('WBRI', 'White British'), ('WIRI', 'White Irish'), ('WIRT', 'Traveller of Irish heritage'), ('WROM', 'Gypsy or Roma'), ('WOTH', 'Any other White background'), ('MWBC', 'White and Black Caribbean'), ('MWBA', 'White and Black African'), ('MWAS', 'White and Asian'), ('MOTH', 'Any other Mixed background'), ('AIND', 'Indian'), ('APKN', 'Pakistani'), ('ABAN', 'Bangladeshi'), ('AOTH', 'Any other Asian background'), ('BCRB', 'Black Caribbean'), ('BAFR', 'Black African'), ('BOTH', 'Any other Black background'), ('CHNE', 'Chinese'), ('OOTH', 'Any other ethnic group'), ('REFU', 'Did not wish to say'), ('NOBT', 'Not yet asked')])),
                ('is_disabled', models.BooleanField(blank=True, null=True)),
                ('disability', models.TextField(blank=True)),
                ('first_language', models.TextField(blank=True)),
                ('needs_interpreter', models.BooleanField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='families.family')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('council_id', ''), _negated=True), fields=('authority_id', 'council_id'), name='families_one_child_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Adult',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('council_id', models.TextField(blank=True)),
                ('name', models.TextField()),
                ('born_on', models.DateField(blank=True, null=True)),
                ('first_language', models.TextField(blank=True)),
                ('needs_interpreter', models.BooleanField(blank=True, null=True)),
                ('contact', models.TextField(blank=True, help_text='How, and when, it is safe to make contact')),
                ('version', models.IntegerField(default=1)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adults', to='families.family')),
            ],
        ),
        migrations.CreateModel(
            name='StatusSpan',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('status', models.TextField(choices=[('universal', 'Universal'), ('early help', 'Early help'), ('family help', 'Family help'), ('child in need', 'Child in need'), ('child protection', 'Child protection'), ('looked after', 'Looked after'), ('care leaver', 'Care leaver')])),
                ('began_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('detail', models.TextField(blank=True, help_text="The return's own codes, such as C2 or NEG")),
                ('source', models.TextField(help_text='Where we have this from, such as SSDA903')),
                ('council_id', models.TextField(blank=True, help_text="The case system's own key for the span")),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statuses', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statuses', to='families.family')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'began_on'], name='families_span_child')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='families_a_status_ends_after_it_begins'), models.UniqueConstraint(fields=('child', 'status', 'began_on', 'source', 'detail'), name='families_one_span_a_start')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('mother', 'Mother'), ('father', 'Father'), ('step-parent', 'Step-parent'), ('grandparent', 'Grandparent'), ('foster carer', 'Foster carer'), ('other carer', 'Other carer'), ('other', 'Other')])),
                ('has_parental_responsibility', models.BooleanField(blank=True, null=True)),
                ('adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='families.adult')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='families.family')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('adult', 'child'), name='families_one_tie_a_pair')],
            },
        ),
    ]
