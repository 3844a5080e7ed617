"""All of the tables of `casework` as they are after 0018_specialist_sections, made at once in a new database.

A database that has the migrations this replaces, or some of them, goes on with those.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.lookups
import holdfast.access.moments
import holdfast.casework.rules.cases
import holdfast.casework.rules.concerns
import holdfast.casework.rules.handing
import holdfast.casework.rules.planning
import holdfast.casework.rules.specialist
import holdfast.casework.rules.unsafe
import uuid
from django.conf import settings
from django.db import migrations, models

SIGNED_STAYS = """
CREATE FUNCTION casework_signed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a signed closing summary stays as it is: sign another, with the reason';
END $$;
CREATE TRIGGER casework_signed_stays BEFORE UPDATE OR DELETE ON casework_closingsummary
  FOR EACH ROW EXECUTE FUNCTION casework_signed_stays();
"""
NO_MORE = """
DROP TRIGGER casework_signed_stays ON casework_closingsummary;
DROP FUNCTION casework_signed_stays();
"""


class Migration(migrations.Migration):

    replaces = [('casework', '0001_initial'), ('casework', '0002_one_open_case_a_child'), ('casework', '0004_showing'), ('casework', '0005_the_whole_goal_form'), ('casework', '0006_case_nomination'), ('casework', '0007_concerns'), ('casework', '0008_absences_and_handovers'), ('casework', '0009_plan_of_the_work'), ('casework', '0010_outcomes_as_rows'), ('casework', '0011_delivering'), ('casework', '0012_files'), ('casework', '0013_states_and_endings'), ('casework', '0014_moves_from_phases'), ('casework', '0015_no_phases'), ('casework', '0016_reminders'), ('casework', '0017_discussed_in_full'), ('casework', '0018_specialist_sections')]

    initial = True

    dependencies = [
        ('access', '0004_access_ends_at'),
        ('choosing', '0001_initial'),
        ('families', '0001_initial'),
        ('manual', '0005_which_are_specialist'),
        ('measures', '0006_wording_packs'),
        ('place', '0004_leaving'),
        ('programme', '0002_rule_numbers'),
        ('supervision', '0009_reflective_practice'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reference', models.TextField(help_text='What people call it aloud: HF-7K2M9', unique=True)),
                ('authority_id', models.TextField()),
                ('opened_on', models.DateField()),
                ('opened_at', models.DateTimeField(default=holdfast.access.moments.transaction_moment)),
                ('plan_kind', models.TextField(blank=True, choices=[('early help plan', 'Early help or Family Help plan'), ('child in need plan', 'Child in need plan'), ('child protection plan', 'Child protection plan'), ('care plan', 'Care plan'), ('pathway plan', 'Pathway plan')])),
                ('plan_reference', models.TextField(blank=True)),
                ('plan_outcome', models.TextField(blank=True, help_text='As it was; now rows of plan outcome')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closed_because', models.TextField(blank=True, choices=[('goals met', 'Goals met'), ('goals partly met', 'Goals partly met'), ('family withdrew', 'The family withdrew'), ('moved away', 'The family moved away'), ('escalated', 'Went on to a higher level of help'), ('practitioner left', 'The practitioner left and the work was not taken on'), ('other', 'Another reason')])),
                ('closing_note', models.TextField(blank=True)),
                ('sealed_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='families.child')),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='families.family')),
                ('nomination', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case', to='choosing.nomination')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='programme.run')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='place.team')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='casework_closes_after_it_opens'), models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('child',), name='casework_one_open_case_a_child', violation_error_message=holdfast.casework.rules.cases.WhyNotOpen['ALREADY_OPEN']), models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('closed_because', '')), models.Q(models.Q(('closed_on', None), _negated=True), models.Q(('closed_because', ''), _negated=True)), _connector='OR'), name='casework_closed_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.TextField(choices=[('lead', 'Lead practitioner'), ('co-worker', 'Co-worker')])),
                ('began_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True, choices=[('left', 'The practitioner left'), ('absent', 'Absence, such as sickness or maternity leave'), ('reorganised', 'Teams were reorganised'), ('moved', 'The family moved'), ('asked', 'The family asked for a change'), ('closed', 'The case closed'), ('other', 'Another reason')])),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='programme.participant')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='casework.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='casework_allocation_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('ended_on', None), ('part', 'lead')), fields=('case',), name='casework_one_lead_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='CaseMove',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField(help_text="1 is the case's first move")),
                ('from_state', models.TextField(choices=[('agreed', 'Getting ready'), ('active', 'Module work'), ('paused', 'Paused'), ('ending', 'Ending'), ('closed', 'Closed')])),
                ('to_state', models.TextField(choices=[('agreed', 'Getting ready'), ('active', 'Module work'), ('paused', 'Paused'), ('ending', 'Ending'), ('closed', 'Closed')])),
                ('moved_on', models.DateField()),
                ('because', models.TextField(blank=True)),
                ('look_again_on', models.DateField(blank=True, null=True)),
                ('moved_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='casework.case')),
                ('moved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='casework_one_move_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('from_state', 'agreed'), ('to_state', 'active')), models.Q(('from_state', 'agreed'), ('to_state', 'paused')), models.Q(('from_state', 'active'), ('to_state', 'paused')), models.Q(('from_state', 'paused'), ('to_state', 'agreed')), models.Q(('from_state', 'paused'), ('to_state', 'active')), models.Q(('from_state', 'agreed'), ('to_state', 'ending')), models.Q(('from_state', 'active'), ('to_state', 'ending')), models.Q(('from_state', 'paused'), ('to_state', 'ending')), models.Q(('from_state', 'ending'), ('to_state', 'agreed')), models.Q(('from_state', 'ending'), ('to_state', 'active')), models.Q(('from_state', 'agreed'), ('to_state', 'closed')), models.Q(('from_state', 'active'), ('to_state', 'closed')), models.Q(('from_state', 'paused'), ('to_state', 'closed')), models.Q(('from_state', 'ending'), ('to_state', 'closed')), models.Q(('from_state', 'closed'), ('to_state', 'agreed')), models.Q(('from_state', 'closed'), ('to_state', 'active')), _connector='OR'), name='casework_moves_as_drawn'), models.CheckConstraint(condition=models.Q(models.Q(('to_state', 'paused'), ('look_again_on__gt', models.F('moved_on'))), models.Q(models.Q(('to_state', 'paused'), _negated=True), ('look_again_on', None)), _connector='OR'), name='casework_paused_until_a_look')],
            },
        ),
        migrations.CreateModel(
            name='Concern',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.TextField()),
                ('seriousness', models.TextField(choices=[('worry', 'A worry that needs the manager’s view'), ('serious', 'Serious: harm is likely if nothing changes'), ('harm', 'Very serious: the child is being harmed, or may be')])),
                ('is_immediate', models.BooleanField(default=False)),
                ('happened_on', models.DateField()),
                ('raised_on', models.DateField(help_text='From when the clock runs; again when it is reopened')),
                ('raised_at', models.DateTimeField()),
                ('state', models.TextField(choices=[('raised', 'Raised'), ('manager told', 'Manager told'), ('decision recorded', 'Decision recorded'), ('being monitored', 'Being monitored'), ('strategy discussion or section 47', 'Strategy discussion or section 47'), ('stepped down', 'Stepped down'), ('closed', 'Closed')], default=holdfast.casework.rules.concerns.State['RAISED'])),
                ('look_again_on', models.DateField(blank=True, null=True)),
                ('council_reference', models.TextField(blank=True, help_text='Its number in the case system')),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concerns', to='casework.case')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'closed'), _negated=True), fields=['case'], name='casework_open_concern')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'manager told', 'decision recorded', 'being monitored', 'strategy discussion or section 47', 'stepped down', 'closed'])), name='casework_a_concern_stands_as_we_know'), models.CheckConstraint(condition=models.Q(('happened_on__lte', models.F('raised_on'))), name='casework_happened_before_it_was_raised')],
            },
        ),
        migrations.CreateModel(
            name='ConcernStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.IntegerField(help_text="Which of the concern's steps, from 1")),
                ('before', models.TextField(blank=True, choices=[('raised', 'Raised'), ('manager told', 'Manager told'), ('decision recorded', 'Decision recorded'), ('being monitored', 'Being monitored'), ('strategy discussion or section 47', 'Strategy discussion or section 47'), ('stepped down', 'Stepped down'), ('closed', 'Closed')])),
                ('after', models.TextField(choices=[('raised', 'Raised'), ('manager told', 'Manager told'), ('decision recorded', 'Decision recorded'), ('being monitored', 'Being monitored'), ('strategy discussion or section 47', 'Strategy discussion or section 47'), ('stepped down', 'Stepped down'), ('closed', 'Closed')])),
                ('told', models.TextField(blank=True, choices=[('team manager', 'Team manager'), ('service manager', 'Service manager'), ('assistant director or designated lead', 'Assistant director or designated lead'), ('duty', 'The duty team, or the team out of hours'), ('police', 'The police or ambulance (999)'), ('other', 'Somebody else')])),
                ('name', models.TextField(blank=True, help_text='Who was told, or who decided')),
                ('channel', models.TextField(blank=True, choices=[('in person', 'In person'), ('by telephone', 'By telephone'), ('on the duty line', 'On the service’s duty line'), ('by the council’s own secure e-mail', 'By the council’s own secure e-mail'), ('by calling 999', 'By calling 999'), ('another way', 'Another way: say which below')])),
                ('on', models.DateField()),
                ('at_time', models.TimeField(blank=True, null=True)),
                ('words', models.TextField(blank=True, help_text='The answer, the decision, or why')),
                ('written_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='concern_steps', to='casework.case')),
                ('concern', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='casework.concern')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('concern', 'place'), name='casework_one_step_a_place'), models.CheckConstraint(condition=models.Q(('told', ''), models.Q(models.Q(('name', ''), _negated=True), models.Q(('channel', ''), _negated=True)), _connector='OR'), name='casework_told_says_whom_and_how')],
            },
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('began_on', models.DateField()),
                ('until_on', models.DateField()),
                ('given_at', models.DateTimeField()),
                ('absence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='place.absence')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='casework.case')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grant', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cover', to='access.grant')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'absence', 'person'), name='casework_covered_once'), models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('began_on'))), name='casework_cover_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Discussion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.TextField(blank=True, help_text='What was asked of the group')),
                ('dashboard_viewed', models.BooleanField(default=False)),
                ('techniques', models.JSONField(default=list, help_text='Keys of `rules.discussing.TECHNIQUES`')),
                ('hypotheses', models.TextField(blank=True)),
                ('agreed', models.TextField(blank=True, help_text='The advice: what was agreed to try next')),
                ('minutes', models.IntegerField(blank=True, null=True)),
                ('has_risk', models.BooleanField(default=False, help_text='Whether risk was discussed')),
                ('risk_told', models.TextField(blank=True, help_text='Who was told of the risk, and when')),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discussions', to='casework.case')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discussions', to='supervision.meeting')),
                ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manual.module')),
                ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manual.step')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'meeting'), name='casework_once_a_meeting'), models.CheckConstraint(condition=models.Q(('minutes', None), models.Q(('minutes__gte', 1), ('minutes__lte', 120)), _connector='OR'), name='casework_minutes_of_a_discussion'), models.CheckConstraint(condition=models.Q(models.Q(('has_risk', False), ('risk_told', '')), models.Q(('has_risk', True), models.Q(('risk_told', ''), _negated=True)), _connector='OR'), name='casework_risk_discussed_says_who_was_told')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('because', models.TextField()),
                ('amended_at', models.DateTimeField()),
                ('amended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='casework.case')),
                ('discussion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='casework.discussion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('because', ''), _negated=True)), name='casework_amended_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='AgreedAction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_actions', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_actions', to='casework.case')),
                ('discussion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='casework.discussion')),
            ],
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_planned', models.BooleanField()),
                ('because', models.TextField(choices=[('goals met', 'Goals met'), ('goals partly met', 'Goals partly met'), ('family withdrew', 'The family withdrew'), ('moved away', 'The family moved away'), ('escalated', 'Went on to a higher level of help'), ('practitioner left', 'The practitioner left and the work was not taken on'), ('other', 'Another reason')])),
                ('last_day', models.DateField()),
                ('goal_lines', models.JSONField(default=dict, help_text='By goal: how it ended, in a line')),
                ('learned', models.TextField(blank=True)),
                ('familys_words', models.TextField(blank=True)),
                ('next', models.TextField(blank=True, help_text='What happens next, and who carries on')),
                ('follow_up_on', models.DateField(blank=True, null=True)),
                ('case_system_reference', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endings', to='casework.case')),
                ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='casework.casemove')),
            ],
        ),
        migrations.CreateModel(
            name='ClosingSummary',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField(help_text='1 is the first; any later one changes it')),
                ('text', models.TextField()),
                ('because', models.TextField(blank=True, help_text='Why a signed summary was changed')),
                ('signed_on', models.DateField()),
                ('signed_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closing_summaries', to='casework.case')),
                ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='casework.ending')),
            ],
            options={
                'verbose_name_plural': 'closing summaries',
                'constraints': [models.UniqueConstraint(fields=('ending', 'number'), name='casework_one_summary_a_number'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('because', ''), _negated=True), _connector='OR'), name='casework_changed_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('placement change', 'Change of placement or home'), ('strategy meeting', 'Strategy meeting'), ('child protection conference', 'Child protection conference'), ('plan review', 'Review of the statutory plan'), ('plan changed', 'Change of the statutory plan'), ('court hearing', 'Court hearing'), ('school change', 'Change of school'), ('birth', 'Birth'), ('bereavement', 'Bereavement'), ('other', 'Something else')])),
                ('happened_on', models.DateField()),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='File',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('media_kind', models.TextField()),
                ('content', models.BinaryField()),
                ('size', models.IntegerField(help_text='Bytes')),
                ('sha256', models.TextField()),
                ('scan', models.TextField(choices=[('clean', 'clean'), ('not scanned', 'not scanned')])),
                ('sort', models.TextField(choices=[('drawing', 'A drawing'), ('letter', 'A letter or card'), ('worksheet', 'A worksheet filled in'), ('photograph', 'A photograph'), ('other', 'Something else')])),
                ('whose', models.TextField(choices=[('child', 'Child or young person'), ('parent', 'Parent or carer'), ('family', 'The family together'), ('practitioner', 'Practitioner'), ('somebody else', 'Somebody else')])),
                ('note', models.TextField()),
                ('is_shared', models.BooleanField(default=False)),
                ('kept_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('why_withdrawn', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='casework.case')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'kept_at'], name='casework_file_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('why_withdrawn', ''), ('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('why_withdrawn', ''), _negated=True)), _connector='OR'), name='casework_a_file_is_withdrawn_with_a_reason'), models.CheckConstraint(condition=models.Q(('size__gt', 0), models.Q(('note', ''), _negated=True)), name='casework_a_file_says_what_it_is'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('is_shared', False), _connector='OR'), name='casework_nothing_withdrawn_is_shared')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('outcome', models.TextField(blank=True, choices=[('done', 'We were in touch with the family'), ('missed', 'We were not in touch')])),
                ('asked_on', models.DateField(blank=True, null=True)),
                ('note', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='casework.case')),
                ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('asked_on', None), ('outcome', ''), ('recorded_by', None)), models.Q(models.Q(('outcome', ''), _negated=True), ('asked_on__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='casework_followed_up_says_how'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'missed'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='casework_follow_up_missed_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='GoAhead',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.TextField()),
                ('asked_on', models.DateField()),
                ('asked_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True, choices=[('yes', 'Yes: they may begin it in this case'), ('no', 'No, or not yet')])),
                ('reason', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='go_aheads', to='casework.case')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='manual.section')),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('case', 'section', 'asked_by', 'supervisor'), name='casework_asked_for_a_yes_once', violation_error_message=holdfast.casework.rules.specialist.WhyNotAsk['ASKED']), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_on', None), ('reason', '')), models.Q(('answer__in', ['yes', 'no']), models.Q(('reason', ''), _negated=True), ('answered_at__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='casework_a_yes_or_no_has_a_reason_and_a_day')],
            },
        ),
        migrations.CreateModel(
            name='GoalRules',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('most_open', models.IntegerField(default=6)),
                ('version', models.IntegerField(default=1)),
                ('authority', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='goal_rules', to='place.authority')),
            ],
            options={
                'verbose_name_plural': 'goal rules',
                'constraints': [models.CheckConstraint(condition=models.Q(('most_open__gte', 1), ('most_open__lte', 12)), name='casework_goals_at_once')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('because', models.TextField(choices=[('left', 'The practitioner left'), ('absent', 'Absence, such as sickness or maternity leave'), ('reorganised', 'Teams were reorganised'), ('moved', 'The family moved'), ('asked', 'The family asked for a change'), ('closed', 'The case closed'), ('other', 'Another reason')])),
                ('note', models.TextField(help_text='What whoever takes it must know first')),
                ('works', models.TextField(blank=True, help_text='What works with this child')),
                ('proposed_on', models.DateField()),
                ('proposed_at', models.DateTimeField()),
                ('state', models.TextField(choices=[('proposed', 'Proposed'), ('accepted', 'Accepted'), ('returned', 'Returned'), ('withdrawn', 'Withdrawn')], default=holdfast.casework.rules.handing.Handing['PROPOSED'])),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='casework.case')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='programme.participant')),
                ('to_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['to_person', 'answered_at'], name='casework_handover_to')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('case',), name='casework_one_handover_waits', violation_error_message=holdfast.casework.rules.handing.WhyNotPropose['WAITS']), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='casework_answered_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='casework_returned_says_why')],
            },
        ),
        migrations.CreateModel(
            name='HarmProfile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('prospects', models.TextField(blank=True, choices=[('good', 'Good'), ('uncertain', 'Uncertain'), ('poor', 'Poor')])),
                ('prospects_note', models.TextField(blank=True)),
                ('written_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='harm_profiles', to='casework.case')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='casework_one_harm_profile_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Harm',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('physical', 'Being hurt physically'), ('emotional', 'Being hurt emotionally'), ('sexual', 'Being harmed sexually'), ('neglect', 'Needs that are not met'), ('home', 'Living with violence or fear at home'), ('outside', 'Harm outside the home, or online'), ('own', 'What the child does that harms them or others')])),
                ('severity', models.TextField(choices=[('none', 'None seen'), ('some', 'Some'), ('serious', 'Serious'), ('severe', 'Severe')])),
                ('for_whom', models.JSONField(default=list)),
                ('evidence', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='harms', to='casework.case')),
                ('profile', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='harms', to='casework.harmprofile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('profile', 'kind'), name='casework_a_harm_once_a_profile')],
            },
        ),
        migrations.CreateModel(
            name='ManagersWord',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('family_agreed_on', models.DateField()),
                ('said_at', models.DateTimeField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='managers_word', to='casework.case')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='casework_word_has_words')],
            },
        ),
        migrations.CreateModel(
            name='OnwardReferral',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', models.TextField()),
                ('reason', models.TextField()),
                ('referred_on', models.DateField()),
                ('reply', models.TextField(blank=True, choices=[('taken on', 'They took the family on'), ('waiting list', 'The family is on their waiting list'), ('not taken on', 'They did not take the family on'), ('declined', 'The family did not want it after all'), ('other', 'Something else came of it')])),
                ('replied_on', models.DateField(blank=True, null=True)),
                ('reply_note', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referrals', to='casework.case')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('replied_on', None), ('reply', '')), models.Q(models.Q(('reply', ''), _negated=True), models.Q(('replied_on', None), _negated=True)), _connector='OR'), name='casework_replied_on_a_day'), models.CheckConstraint(condition=models.Q(('replied_on', None), ('replied_on__gte', models.F('referred_on')), _connector='OR'), name='casework_replied_after_it_was_referred')],
            },
        ),
        migrations.CreateModel(
            name='PlannedModule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.TextField(choices=[('core', 'Core: the path of the work'), ('interference', 'For something that gets in the way; then back to the path'), ('maintenance', 'To hold what has been gained')])),
                ('why', models.TextField(blank=True, help_text='What it is to help with, where it is not core')),
                ('phase', models.TextField(choices=[('beginning', 'Beginning'), ('module work', 'Module work'), ('consolidating and ending', 'Consolidating and ending')])),
                ('place', models.IntegerField(help_text='1 comes first')),
                ('goals', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('steps', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('visits_expected', models.IntegerField(blank=True, null=True)),
                ('planned_on', models.DateField()),
                ('planned_at', models.DateTimeField()),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('dropped_because', models.TextField(blank=True, choices=[('not needed', 'It is no longer needed'), ('not the time', 'It is not the time for it'), ('declined', 'The family does not want it'), ('elsewhere', 'Another service gives it'), ('other', 'Another reason')])),
                ('dropped_note', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='casework.case')),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='manual.module')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_on', None)), fields=('case', 'module', 'kind'), name='casework_a_module_planned_once_a_kind', violation_error_message=holdfast.casework.rules.planning.WhyNotPlan['PLANNED']), models.CheckConstraint(condition=models.Q(models.Q(('dropped_on', None), ('dropped_because', '')), models.Q(models.Q(('dropped_on', None), _negated=True), models.Q(('dropped_because', ''), _negated=True)), _connector='OR'), name='casework_dropped_with_a_reason'), models.CheckConstraint(condition=models.Q(('visits_expected', None), models.Q(('visits_expected__gte', 1), ('visits_expected__lte', 52)), _connector='OR'), name='casework_visits_expected_of_one_module')],
            },
        ),
        migrations.CreateModel(
            name='PlanOutcome',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('reference', models.TextField(blank=True, help_text='Its number in the statutory plan')),
                ('began_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True, choices=[('reached', 'It was reached'), ('changed', 'The statutory plan has another in its place'), ('left out', 'The statutory plan no longer has it'), ('not ours', 'This work no longer serves it')])),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='casework.case')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('began_on')), _connector='OR'), name='casework_outcome_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('ended_because', '')), models.Q(models.Q(('ended_on', None), _negated=True), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='casework_outcome_ended_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('owner', models.TextField(choices=[('child', 'Child or young person'), ('parent', 'Parent or carer'), ('family', 'Whole family'), ('practitioner', 'Practitioner')])),
                ('set_on', models.DateField()),
                ('rank', models.IntegerField(help_text='1 matters most')),
                ('scale', models.TextField(choices=[('progress', 'A number from 0 to 10'), ('attainment', 'Five levels, each described now in the family’s own words')], default='progress')),
                ('weight', models.IntegerField(default=1, help_text='In a T score; 1 to 10')),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True, choices=[('met', 'Met'), ('changed', 'Changed into another goal'), ('set aside', 'Set aside')])),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='casework.case')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='casework.goal')),
                ('outcome', models.ForeignKey(blank=True, help_text='The outcome of the statutory plan that it serves', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='casework.planoutcome')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('set_on')), _connector='OR'), name='casework_goal_ends_after_it_is_set'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('ended_because', '')), models.Q(models.Q(('ended_on', None), _negated=True), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='casework_goal_ended_with_a_reason'), models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 10)), name='casework_goal_weighs_1_to_10'), models.CheckConstraint(condition=models.Q(('scale__in', ['progress', 'attainment'])), name='casework_goal_on_a_scale_we_know'), models.CheckConstraint(condition=models.Q(('replaces', None), models.Q(('replaces', models.F('id')), _negated=True), _connector='OR'), name='casework_goal_replaces_another')],
            },
        ),
        migrations.CreateModel(
            name='Recheck',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answers', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), help_text='The changes that asked for it, by key', size=None)),
                ('found', models.TextField(choices=[('right', 'The plan of the work is still right'), ('changed', 'I have changed the plan of the work')])),
                ('note', models.TextField(blank=True)),
                ('done_on', models.DateField()),
                ('done_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rechecks', to='casework.case')),
                ('done_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField()),
                ('review_on', models.DateField()),
                ('set_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('closing_note', models.TextField(blank=True)),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='casework.case')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['case'], name='casework_reminder_case')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_by', None), ('closed_on', None), ('closing_note', '')), models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), models.Q(('closing_note', ''), _negated=True)), _connector='OR'), name='casework_a_closed_reminder_says_how_it_ended')],
            },
        ),
        migrations.CreateModel(
            name='RunDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('decision', models.TextField(choices=[('continue', 'Go on after the run, without the programme'), ('transfer', 'Give the work to another team or service'), ('close', 'End the work before the run ends')])),
                ('because', models.TextField()),
                ('decided_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='run_decisions', to='casework.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('shown_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('administration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to='measures.administration')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to='casework.case')),
                ('shown_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='showings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('shown_at'))), name='casework_shown_until_after_it_is_shown'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('administration', 'supervisor'), name='casework_shown_once_to_each')],
            },
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.IntegerField(help_text='1 is the first')),
                ('kind', models.TextField(choices=[('full', 'Full presentation'), ('short', 'Short update')])),
                ('minutes', models.IntegerField()),
                ('reasons', models.JSONField(default=list, help_text='Why it was proposed, in words, as of then')),
                ('is_by_hand', models.BooleanField(default=False)),
                ('dropped_because', models.TextField(blank=True, help_text='Why it was taken off')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='casework.case')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='supervision.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'meeting'), name='casework_once_on_an_agenda'), models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('minutes__lte', 60)), name='casework_minutes_of_a_slot')],
            },
        ),
        migrations.CreateModel(
            name='StageNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stage', models.TextField(choices=[('first-look', 'What harm was seen first, and what was done at once'), ('assessment', 'The whole assessment, and what happened when'), ('harm-and-effects', 'How severe the harm is, and what it has done'), ('analysis', 'How likely harm is to go on, and change to come'), ('decisions', 'What was decided to keep the child safe'), ('intervention', 'How this work is to help'), ('outcomes', 'How we shall know that it has helped')])),
                ('number', models.IntegerField()),
                ('note', models.TextField(blank=True)),
                ('document', models.TextField(blank=True, help_text='What the document is called')),
                ('system', models.TextField(blank=True, choices=[('mosaic', 'Mosaic'), ('liquidlogic', 'Liquidlogic'), ('other', 'Another system')])),
                ('reference', models.TextField(blank=True)),
                ('written_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stage_notes', to='casework.case')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'stage', 'number'), name='casework_one_stage_note_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('note', ''), _negated=True), models.Q(('document', ''), _negated=True), models.Q(('reference', ''), _negated=True), _connector='OR'), name='casework_a_stage_note_says_something')],
            },
        ),
        migrations.CreateModel(
            name='UnsafeFlag',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.TextField()),
                ('flagged_on', models.DateField()),
                ('flagged_at', models.DateTimeField()),
                ('settled_as', models.TextField(blank=True, choices=[('go on', 'Go on with the goal as it is'), ('change', 'Change it into another goal'), ('set aside', 'Set it aside')])),
                ('advised_on', models.DateField(blank=True, null=True)),
                ('advice', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.IntegerField(default=1)),
                ('advised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='casework.case')),
                ('flagged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='flags', to='casework.goal')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('settled_as', '')), fields=('goal',), name='casework_one_open_flag_a_goal', violation_error_message=holdfast.casework.rules.unsafe.WhyNotFlag['FLAGGED']), models.CheckConstraint(condition=models.Q(models.Q(('advice', ''), ('advised_by', None), ('advised_on', None), ('settled_as', ''), ('settled_by', None)), models.Q(models.Q(('settled_as', ''), _negated=True), models.Q(('advised_by', None), _negated=True), models.Q(('advised_on', None), _negated=True), models.Q(('advice', ''), _negated=True), models.Q(('settled_by', None), _negated=True)), _connector='OR'), name='casework_settled_by_a_supervisors_word'), models.CheckConstraint(condition=models.Q(('advised_on', None), ('advised_on__gte', models.F('flagged_on')), _connector='OR'), name='casework_advised_after_it_was_flagged')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visited_on', models.DateField()),
                ('outcome', models.TextField(choices=[('made', 'Visit made'), ('missed', 'Planned but missed')])),
                ('missed_because', models.TextField(blank=True, choices=[('family away', 'The family was out or away'), ('family cancelled', 'The family cancelled'), ('practitioner ill', 'The practitioner was ill'), ('no time', 'No time: other work came first'), ('other', 'Another reason')])),
                ('took_part', models.JSONField(default=list)),
                ('people', models.JSONField(default=list, help_text='Keys of the children and adults who took part, where told by name')),
                ('minutes', models.IntegerField(blank=True, help_text='With the family', null=True)),
                ('preparing_minutes', models.IntegerField(blank=True, null=True)),
                ('travelling_minutes', models.IntegerField(blank=True, null=True)),
                ('recording_minutes', models.IntegerField(blank=True, null=True)),
                ('other_minutes', models.IntegerField(blank=True, help_text='Preparing, travelling and recording together, from before they were told apart', null=True)),
                ('tried', models.TextField(blank=True, choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No'), ('not asked', 'Not asked')])),
                ('tried_note', models.TextField(blank=True)),
                ('task', models.TextField(blank=True, help_text='What the family will try before the next visit')),
                ('next_time', models.TextField(blank=True, help_text='What is next')),
                ('childs_voice', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='casework.case')),
                ('makes_up_for', models.OneToOneField(blank=True, help_text='A missed visit', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='made_up_by', to='casework.visit')),
                ('module', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='manual.module')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task_from', models.ForeignKey(blank=True, help_text='The visit whose task was asked about', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.visit')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'visited_on'], name='casework_visit_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('missed_because', ''), ('outcome', 'made')), models.Q(('outcome', 'missed'), models.Q(('missed_because', ''), _negated=True)), _connector='OR'), name='casework_missed_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('minutes', None), models.Q(('minutes__gte', 0), ('minutes__lte', 720)), _connector='OR'), models.Q(('other_minutes', None), models.Q(('other_minutes__gte', 0), ('other_minutes__lte', 720)), _connector='OR')), name='casework_minutes_of_one_day'), models.CheckConstraint(condition=models.Q(models.Q(('preparing_minutes', None), models.Q(('preparing_minutes__gte', 0), ('preparing_minutes__lte', 720)), _connector='OR'), models.Q(('travelling_minutes', None), models.Q(('travelling_minutes__gte', 0), ('travelling_minutes__lte', 720)), _connector='OR'), models.Q(('recording_minutes', None), models.Q(('recording_minutes__gte', 0), ('recording_minutes__lte', 720)), _connector='OR')), name='casework_minutes_by_kind_of_one_day'), models.CheckConstraint(condition=models.Q(('other_minutes', None), models.Q(('preparing_minutes', None), ('recording_minutes', None), ('travelling_minutes', None)), _connector='OR'), name='casework_no_minute_counted_twice'), models.CheckConstraint(condition=models.Q(('tried', ''), ('task_from__isnull', False), _connector='OR'), name='casework_tried_what_was_set'), models.CheckConstraint(condition=models.Q(('makes_up_for', None), ('outcome', 'made'), _connector='OR'), name='casework_only_a_visit_made_makes_up')],
            },
        ),
        migrations.CreateModel(
            name='ToDiscuss',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.TextField()),
                ('raised_on', models.DateField()),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='to_discuss', to='casework.case')),
                ('discussion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.discussion')),
                ('raised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='to_discuss', to='casework.visit')),
            ],
            options={
                'verbose_name_plural': 'things to discuss',
                'constraints': [models.CheckConstraint(condition=models.Q(('discussion', None), ('withdrawn_on', None), _connector='OR'), name='casework_discussed_or_withdrawn')],
            },
        ),
        migrations.CreateModel(
            name='StepDone',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('how', models.TextField(choices=[('done', 'Done'), ('adapted', 'Adapted'), ('skipped', 'Skipped')])),
                ('reason', models.TextField(blank=True, choices=[('their pace', 'It fitted the family’s pace or understanding'), ('their lives', 'It fitted the family’s culture, faith or language'), ('engaging', 'To keep them willing and interested'), ('distress', 'Somebody was too upset for it'), ('crisis', 'Something more urgent had happened'), ('who was there', 'Not everybody it needs was there'), ('no time', 'There was not the time'), ('no place', 'The place, or what we had with us, did not allow it'), ('known already', 'They could do it already'), ('unsure', 'I was not sure how to do it'), ('other', 'Another reason')])),
                ('why', models.TextField(blank=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps_done', to='casework.case')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='done', to='manual.step')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps_done', to='casework.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'step'), name='casework_a_step_once_a_visit')],
            },
        ),
        migrations.CreateModel(
            name='SecondWorker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.TextField(choices=[('lead', 'Led the visit'), ('supporting', 'Supported'), ('observing', 'Observed'), ('clinician', 'Came as clinician')])),
                ('visited_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joint_visits', to='programme.participant')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='second', to='casework.visit')),
            ],
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('visited_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('version', models.IntegerField(default=1)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reflections', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.visit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('visit', 'author'), name='casework_one_reflection_a_visit')],
            },
        ),
        migrations.CreateModel(
            name='Pasting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('system', models.TextField(choices=[('mosaic', 'Mosaic'), ('liquidlogic', 'Liquidlogic'), ('other', 'Another system')])),
                ('reference', models.TextField()),
                ('words', models.TextField(help_text='The paragraph, as it stood')),
                ('pasted_on', models.DateField()),
                ('pasted_at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pastings', to='casework.case')),
                ('pasted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pastings', to='casework.visit')),
            ],
        ),
        migrations.CreateModel(
            name='Adaptation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('planned', models.TextField(blank=True, choices=[('planned', 'Planned beforehand'), ('on the day', 'Decided on the day')])),
                ('decided_by', models.TextField(blank=True, choices=[('practitioner', 'I did'), ('family', 'The family and I together'), ('supervision', 'Agreed in supervision'), ('manager', 'My manager'), ('another worker', 'Another worker')])),
                ('changed', models.TextField(blank=True, choices=[('content', 'What was done'), ('way', 'How it was done'), ('place', 'Where it was done'), ('people', 'Who it was done with, or by')])),
                ('nature', models.TextField(blank=True, choices=[('fitted', 'Put in their terms, or made to fit'), ('materials', 'Other pictures, words or things used'), ('shorter', 'Made shorter'), ('longer', 'Made longer, or spread over visits'), ('added', 'Something added'), ('left out', 'Something left out'), ('exchanged', 'Something done in its place'), ('order', 'Done in another order'), ('mixed', 'Mixed with another way of working')])),
                ('keeps_core', models.TextField(blank=True, choices=[('yes', 'Yes'), ('no', 'No'), ('not sure', 'Not sure')])),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adaptations', to='casework.case')),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='adaptation', to='casework.visit')),
            ],
        ),
        migrations.CreateModel(
            name='WiderUse',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('used_on', models.DateField()),
                ('steps', models.JSONField(default=list, help_text='Keys of the steps')),
                ('situation', models.TextField(choices=[('early help', 'Early help'), ('child in need', 'Child in need'), ('child protection', 'Child protection'), ('looked after', 'Looked after, or leaving care'), ('parents group', 'A group of parents'), ('children group', 'A group of children or young people'), ('other', 'Another kind')])),
                ('is_adapted', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField()),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wider_uses', to='manual.module')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wider_uses', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wider_uses', to='programme.run')),
            ],
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('words', models.TextField()),
                ('levels', models.JSONField(default=list, help_text="Five levels' words, lowest first; none on the scale 0 to 10")),
                ('agreed_with', models.JSONField(default=list)),
                ('written_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='casework.case')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='casework.goal')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('goal', 'number'), name='casework_one_wording_a_number'), models.CheckConstraint(condition=django.db.models.lookups.In(models.Func(models.F('levels'), function='jsonb_array_length', output_field=models.IntegerField()), [models.Value(0), models.Value(5)]), name='casework_five_levels_or_none')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rater', models.TextField(choices=[('child', 'Child or young person'), ('parent', 'Parent or carer'), ('family', 'Whole family'), ('practitioner', 'Practitioner')])),
                ('scale', models.TextField(choices=[('progress', 'A number from 0 to 10'), ('attainment', 'Five levels, each described now in the family’s own words')], default='progress')),
                ('score', models.IntegerField(blank=True, null=True)),
                ('not_asked_because', models.TextField(blank=True, choices=[('not there', 'They were not there'), ('not the day', 'It was not the day for it'), ('declined', 'They did not want to say'), ('no time', 'There was no time'), ('other', 'Another reason')])),
                ('rated_on', models.DateField()),
                ('version', models.IntegerField(default=1)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='casework.case')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='casework.goal')),
                ('rated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='casework.wording')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'rated_on'], name='casework_rating_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score', None), models.Q(('scale', 'progress'), ('score__gte', 0), ('score__lte', 10)), models.Q(('scale', 'attainment'), ('score__gte', -2), ('score__lte', 2)), _connector='OR'), name='casework_rated_on_its_scale'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('score', None), _negated=True), ('not_asked_because', '')), models.Q(('score', None), models.Q(('not_asked_because', ''), _negated=True)), _connector='OR'), name='casework_rated_or_not_asked'), models.UniqueConstraint(fields=('goal', 'rater', 'rated_on'), name='casework_one_rating_a_day')],
            },
        ),
        migrations.RunSQL(SIGNED_STAYS, NO_MORE),
    ]
