import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('waves', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DemandName',
            fields=[
                ('value', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BankLine',
            fields=[
                ('line', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('booked_on', models.DateField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='a_bank_line_moves_something')],
            },
        ),
        migrations.CreateModel(
            name='DemandGrowth',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'demand', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('proposed_by', models.UUIDField()),
                ('confirmed_by', models.UUIDField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('number__gte', 1)), name='a_demand_grows_by_something'), models.CheckConstraint(condition=models.Q(('proposed_by', models.F('confirmed_by')), _negated=True), name='two_people_let_a_demand_grow')],
            },
        ),
        migrations.CreateModel(
            name='DemandObjection',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'demand', 'growth', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
                ('growth', models.PositiveSmallIntegerField(default=0)),
                ('added', models.BigIntegerField(default=0)),
                ('text', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('is_upheld', models.BooleanField(null=True)),
                ('answer', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('added', 0), models.Q(('added__gt', 0), ('growth__gte', 1)), _connector='OR'), name='an_objection_is_to_all_or_to_what_was_added'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_at__isnull', True), ('is_upheld__isnull', True)), models.Q(('decided_at__isnull', False), ('is_upheld__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='a_decided_objection_has_its_answer')],
            },
        ),
        migrations.CreateModel(
            name='PlanPart',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'demand', 'plan', 'part', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
                ('plan', models.PositiveSmallIntegerField()),
                ('part', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('amount', models.BigIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('part__gte', 1), ('plan__gte', 1)), name='a_part_is_something')],
            },
        ),
        migrations.CreateModel(
            name='Repayment',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'demand', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('demand', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('surplus', models.BigIntegerField()),
                ('left', models.BigIntegerField()),
                ('line', models.CharField(max_length=80)),
                ('paid_on', models.DateField()),
                ('recorded_by', models.UUIDField(null=True)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('left__gte', 0), ('surplus__gte', 0), ('surplus__lte', models.F('amount'))), name='a_repayment_is_something'), models.CheckConstraint(condition=models.Q(('surplus', 0), ('left', 0), _connector='OR'), name='nothing_is_over_while_something_is_owed')],
            },
        ),
        migrations.CreateModel(
            name='ReportedDeath',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('died_on', models.DateField()),
                ('source', models.CharField(max_length=500)),
                ('noted_at', models.DateTimeField()),
                ('noted_by', models.UUIDField()),
                ('wrong_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('wrong_at', None)), fields=['noted_at'], name='deaths_by_report')],
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='a_death_is_known_from_somebody'), models.UniqueConstraint(condition=models.Q(('wrong_at', None)), fields=('applicant_id',), name='one_dies_once')],
            },
        ),
        migrations.CreateModel(
            name='Demand',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('award', models.PositiveSmallIntegerField()),
                ('because', models.CharField(max_length=16)),
                ('amount', models.BigIntegerField()),
                ('training', models.BigIntegerField()),
                ('code', models.UUIDField()),
                ('reference', models.CharField(max_length=18)),
                ('state', models.CharField(choices=[('open', 'Open'), ('objected', 'Objected'), ('handed_over', 'Handed Over'), ('paid', 'Paid'), ('dropped', 'Dropped'), ('written_off', 'Written Off')], default='open', max_length=11)),
                ('demanded_at', models.DateTimeField()),
                ('proposed_by', models.UUIDField()),
                ('confirmed_by', models.UUIDField()),
                ('regency', models.CharField(blank=True, max_length=4)),
                ('pays_until', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('plan', models.PositiveSmallIntegerField(default=0)),
                ('paid_before_plan', models.BigIntegerField(default=0)),
                ('legal_basis', models.CharField(blank=True, max_length=500)),
                ('handed_over_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ('open', 'objected', 'handed_over'))), fields=['pays_until'], name='demands_by_their_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('because__in', ['seated', 'bought', 'purchase_voided', 'deadline', 'cause', 'gave_back', 'listed', 'death', 'citizenship', 'identity', 'reinstated', 'year_end', 'buying_over', 'held', 'released', 'extended', 'number_replaced', 'overpaid']), ('state__in', ['open', 'objected', 'handed_over', 'paid', 'dropped', 'written_off'])), name='demand_has_known_words'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_demand_is_for_something'), models.CheckConstraint(condition=models.Q(('training__gte', 0), ('training__lte', models.F('amount'))), name='trainings_are_a_part_of_a_demand'), models.CheckConstraint(condition=models.Q(('proposed_by', models.F('confirmed_by')), _negated=True), name='two_people_demand_something_back'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'objected'), ('stopped_at__isnull', False)), models.Q(models.Q(('state', 'objected'), _negated=True), ('stopped_at__isnull', True)), _connector='OR'), name='the_clock_stands_while_it_is_objected_to'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ('open', 'objected', 'handed_over'))), models.Q(models.Q(('state__in', ('open', 'objected', 'handed_over')), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='a_demand_that_is_over_has_its_end'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'handed_over'), _negated=True), ('handed_over_at__isnull', False), _connector='OR'), name='what_was_handed_over_has_its_moment'), models.UniqueConstraint(condition=models.Q(('state__in', ('open', 'objected', 'handed_over'))), fields=('applicant_id', 'award'), name='one_live_demand_for_a_card')],
            },
        ),
        migrations.CreateModel(
            name='VerdictObjection',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'wave_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('text', models.CharField(max_length=2000)),
                ('at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('is_upheld', models.BooleanField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('decided_at', None)), fields=['at'], name='objections_to_verdicts_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_objection_to_a_verdict_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_at__isnull', True), ('is_upheld__isnull', True)), models.Q(('decided_at__isnull', False), ('is_upheld__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='a_decided_objection_to_a_verdict_has_its_answer')],
            },
        ),
    ]
