import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('waves', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaymentVerdict',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'kind', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('instalment', 'instalment'), ('survey', 'survey')], max_length=10)),
                ('number', models.PositiveSmallIntegerField()),
                ('decided_at', models.DateTimeField()),
                ('rules_version', models.CharField(max_length=40)),
                ('lists', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField())),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['instalment', 'survey'])), name='a_payment_verdict_has_a_known_kind')],
            },
        ),
        migrations.CreateModel(
            name='Instalment',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('due', 'Due'), ('taken', 'Taken Back')], default='planned', max_length=8)),
                ('earned_at', models.DateTimeField()),
                ('fell_due_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('times_taken_back', models.PositiveSmallIntegerField(db_default=0, default=0)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'planned')), fields=['wave', 'due_on', 'applicant_id'], name='instalments_to_fall_due'), models.Index(condition=models.Q(('settled_at__isnull', True), ('state', 'due')), fields=['wave', 'applicant_id'], name='instalments_to_pay')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'due', 'taken'])), name='instalment_state_is_known'), models.CheckConstraint(condition=models.Q(('settled_at__isnull', True), models.Q(('settled_at__gte', models.F('fell_due_at')), ('state', 'due')), _connector='OR'), name='instalment_is_due_before_it_is_paid'), models.CheckConstraint(condition=models.Q(('returned_at__isnull', True), ('settled_at__isnull', True), ('settled_at__gt', models.F('returned_at')), _connector='OR'), name='instalment_that_came_back_is_paid_later'), models.CheckConstraint(condition=models.Q(('returned_at__isnull', True), ('state__in', ['due', 'taken']), _connector='OR'), name='instalment_is_due_before_it_comes_back'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='an_instalment_is_something'), models.CheckConstraint(condition=models.Q(models.Q(('fell_due_at__isnull', True), ('state', 'planned')), models.Q(models.Q(('state', 'planned'), _negated=True), ('fell_due_at__gte', models.F('earned_at'))), _connector='OR'), name='what_is_due_has_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('version', models.PositiveSmallIntegerField()),
                ('opened_on', models.DateField()),
                ('open_until', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('handed_in', 'Handed In'), ('due', 'Due'), ('lost', 'Lost'), ('taken', 'Taken Back')], default='open', max_length=9)),
                ('answers', models.JSONField(default=dict)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('fell_due_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('times_taken_back', models.PositiveSmallIntegerField(db_default=0, default=0)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['wave', 'open_until'], name='surveys_that_are_open'), models.Index(condition=models.Q(('state', 'handed_in')), fields=['wave', 'applicant_id'], name='surveys_to_fall_due'), models.Index(condition=models.Q(('settled_at__isnull', True), ('state', 'due')), fields=['wave', 'applicant_id'], name='surveys_to_pay')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'handed_in', 'due', 'lost', 'taken'])), name='survey_state_is_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_survey_earns_something'), models.CheckConstraint(condition=models.Q(models.Q(('handed_in_at__isnull', False), ('state__in', ('handed_in', 'due', 'taken'))), models.Q(models.Q(('state__in', ('handed_in', 'due', 'taken')), _negated=True), ('handed_in_at__isnull', True)), _connector='OR'), name='what_was_handed_in_has_its_moment'), models.CheckConstraint(condition=models.Q(models.Q(('fell_due_at__isnull', False), ('state__in', ('due', 'taken'))), models.Q(models.Q(('state__in', ('due', 'taken')), _negated=True), ('fell_due_at__isnull', True)), _connector='OR'), name='a_due_survey_has_its_moment'), models.CheckConstraint(condition=models.Q(('settled_at__isnull', True), models.Q(('settled_at__gte', models.F('fell_due_at')), ('state', 'due')), _connector='OR'), name='survey_is_due_before_it_is_paid'), models.CheckConstraint(condition=models.Q(('returned_at__isnull', True), ('settled_at__isnull', True), ('settled_at__gt', models.F('returned_at')), _connector='OR'), name='survey_that_came_back_is_paid_later'), models.CheckConstraint(condition=models.Q(('returned_at__isnull', True), ('state__in', ['due', 'taken']), _connector='OR'), name='survey_is_due_before_it_comes_back')],
            },
        ),
    ]
