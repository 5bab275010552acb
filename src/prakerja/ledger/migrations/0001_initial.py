import django.db.models.expressions
import django.db.models.functions.comparison
import prakerja.kit.row_domain
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Flow',
            fields=[
                ('pk', models.CompositePrimaryKey('year', 'wave', 'debit', 'credit', blank=True, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('wave', models.PositiveIntegerField()),
                ('debit', models.PositiveSmallIntegerField()),
                ('credit', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='FlowMark',
            fields=[
                ('id', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('before_transaction', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='KeptProof',
            fields=[
                ('night', models.DateField(primary_key=True, serialize=False)),
                ('before_transaction', models.BigIntegerField()),
                ('proven_at', models.DateTimeField()),
                ('transfers', models.BigIntegerField()),
                ('postings', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('faults', models.PositiveIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OpenHold',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'posting_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('posting_id', models.UUIDField()),
                ('held_until', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='TakenSum',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'of', 'before_transaction', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.PositiveSmallIntegerField()),
                ('of', models.UUIDField()),
                ('before_transaction', models.BigIntegerField()),
                ('debited', models.BigIntegerField()),
                ('credited', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Balance',
            fields=[
                ('pk', models.CompositePrimaryKey('of', 'kind', blank=True, editable=False, primary_key=True, serialize=False)),
                ('of', models.UUIDField()),
                ('kind', models.SmallIntegerField()),
                ('amount', models.BigIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='balance_is_never_below_zero'), models.CheckConstraint(condition=models.Q(models.Func(models.F('kind'), output_field=models.BooleanField(), template="%(expressions)s = ANY ('{10,11,12,13,14,15}'::smallint[])")), name='balance_is_of_an_account_that_carries_one')],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'posting_id', 'leg', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('posting_id', models.UUIDField()),
                ('leg', models.SmallIntegerField()),
                ('act', models.CharField(max_length=40)),
                ('debit', models.SmallIntegerField()),
                ('debit_of', models.UUIDField()),
                ('credit', models.SmallIntegerField()),
                ('credit_of', models.UUIDField()),
                ('amount', models.BigIntegerField()),
                ('year', models.SmallIntegerField()),
                ('wave', models.IntegerField(null=True)),
                ('happened_at', models.DateTimeField()),
                ('posted_at', models.DateTimeField()),
                ('corrects', models.UUIDField(null=True)),
                ('closes', models.UUIDField(null=True)),
                ('held_until', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('transaction_id', models.BigIntegerField(db_default=django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Cast(models.Func(function='pg_current_xact_id'), models.TextField()), models.BigIntegerField()))),
            ],
            options={
                'indexes': [models.Index(django.db.models.expressions.CombinedExpression(models.F('transaction_id'), '+', models.Value(0)), name='transfers_of_transactions'), models.Index(condition=models.Q(('debit_of', models.F('owner_id')), _negated=True), fields=['debit', 'debit_of', 'transaction_id', 'owner_id', 'posting_id', 'leg'], name='debits_in_anothers_name'), models.Index(condition=models.Q(('credit_of', models.F('owner_id')), _negated=True), fields=['credit', 'credit_of', 'transaction_id', 'owner_id', 'posting_id', 'leg'], name='credits_in_anothers_name')],
                'constraints': [prakerja.kit.row_domain.RowRules(fields=('owner_id', 'leg', 'debit', 'debit_of', 'credit', 'credit_of', 'amount', 'corrects', 'closes', 'held_until'), name='sound_transfer', rules={'a_hot_account_stands_in_anothers_name': models.Q(models.Q(models.Func(models.F('debit'), output_field=models.BooleanField(), template="%(expressions)s = ANY ('{10,11,12,13,14,15}'::smallint[])"), models.Q(('debit_of', models.F('owner_id')), _negated=True), _connector='OR'), models.Q(models.Func(models.F('credit'), output_field=models.BooleanField(), template="%(expressions)s = ANY ('{10,11,12,13,14,15}'::smallint[])"), models.Q(('credit_of', models.F('owner_id')), _negated=True), _connector='OR')), 'legs_are_counted_from_one': models.Q(('leg__gte', 1)), 'transfer_is_between_known_accounts': models.Q(models.Func(models.F('debit'), output_field=models.BooleanField(), template="%(expressions)s = ANY ('{1,2,3,10,11,12,13,14,15,20,21,30,31,32,33}'::smallint[])"), models.Func(models.F('credit'), output_field=models.BooleanField(), template="%(expressions)s = ANY ('{1,2,3,10,11,12,13,14,15,20,21,30,31,32,33}'::smallint[])")), 'transfer_leads_somewhere_else': models.Q(('debit', models.F('credit')), ('debit_of', models.F('credit_of')), _negated=True), 'transfer_moves_something': models.Q(('amount__gt', 0)), 'what_is_closed_was_held': models.Q(models.Case(models.When(models.Q(('debit', 13)), then=models.Q(('closes__isnull', False), ('debit_of', models.F('owner_id')), ('leg', 1))), default=models.Q(('closes__isnull', True)), output_field=models.BooleanField())), 'what_is_held_is_not_turned_round': models.Q(('corrects__isnull', True), models.Q(models.Q(('credit', 13), _negated=True), models.Q(('debit', 13), _negated=True)), _connector='OR'), 'what_waits_is_held': models.Q(models.Case(models.When(models.Q(('credit', 13)), then=models.Q(('credit_of', models.F('owner_id')), ('held_until__isnull', False), ('leg', 1))), default=models.Q(('held_until__isnull', True)), output_field=models.BooleanField()))}), models.UniqueConstraint(condition=models.Q(('closes__isnull', False), ('leg', 1)), fields=('owner_id', 'closes'), name='what_is_held_is_closed_once'), models.UniqueConstraint(condition=models.Q(('corrects__isnull', False), ('leg', 1)), fields=('owner_id', 'corrects'), name='a_posting_is_corrected_once')],
            },
        ),
    ]
