import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('screening', '0001_initial'),
        ('waves', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AwardLetter',
            fields=[
                ('code', models.UUIDField(primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CardNumber',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ObjectionDecision',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('is_granted', models.BooleanField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rescreening',
            fields=[
                ('list', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='screening.exclusionlist')),
                ('since', models.DateTimeField()),
                ('begun_at', models.DateTimeField()),
                ('awarded_from', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='CardMove',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('awarded', 'Awarded'), ('active', 'Active'), ('finished', 'Finished'), ('revoked', 'Revoked'), ('given_back', 'Given Back'), ('annulled', 'Annulled'), ('deceased', 'Deceased')], max_length=10)),
                ('reason', models.CharField(max_length=24)),
                ('at', models.DateTimeField()),
                ('effective_on', models.DateField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['awarded', 'active', 'finished', 'revoked', 'given_back', 'annulled', 'deceased'])), name='move_is_to_a_known_state'), models.CheckConstraint(condition=models.Q(('reason__in', ['seated', 'bought', 'purchase_voided', 'deadline', 'cause', 'gave_back', 'listed', 'death', 'citizenship', 'identity', 'reinstated', 'year_end', 'buying_over', 'held', 'released', 'extended', 'number_replaced'])), name='move_has_a_known_reason')],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_objection_says_something')],
            },
        ),
        migrations.CreateModel(
            name='YearBudget',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('allowed', models.BigIntegerField()),
                ('set_aside', models.BigIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('set_aside__gte', 0), ('set_aside__lte', models.F('allowed'))), name='no_more_is_set_aside_than_is_allowed')],
            },
        ),
        migrations.CreateModel(
            name='YearClosing',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('subject', models.CharField(max_length=64)),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('finished', models.PositiveIntegerField(default=0)),
                ('emptied', models.PositiveIntegerField(default=0)),
                ('waiting', models.PositiveIntegerField(default=0)),
                ('training', models.BigIntegerField(default=0)),
                ('incentive', models.BigIntegerField(default=0)),
                ('unawarded', models.PositiveIntegerField(default=0)),
                ('reserve', models.BigIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'began_at'], name='closings_of_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('awarded', 'Awarded'), ('active', 'Active'), ('finished', 'Finished'), ('revoked', 'Revoked'), ('given_back', 'Given Back'), ('annulled', 'Annulled'), ('deceased', 'Deceased')], default='awarded', max_length=10)),
                ('moves', models.PositiveSmallIntegerField(default=0)),
                ('sealed_number', models.BinaryField()),
                ('number_digest', models.UUIDField()),
                ('last_four', models.CharField(max_length=4)),
                ('letter', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4())),
                ('awarded_at', models.DateTimeField()),
                ('buys_until', models.DateTimeField()),
                ('held_since', models.DateTimeField(null=True)),
                ('held_for', models.CharField(blank=True, max_length=24)),
                ('counted_at', models.DateTimeField(null=True)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['wave', 'applicant_id'], name='cards_of_a_wave'), models.Index(fields=['last_four'], name='cards_by_last_four'), models.Index(condition=models.Q(('state', 'awarded')), fields=['buys_until', 'applicant_id'], name='cards_that_have_yet_to_buy'), models.Index(condition=models.Q(('held_since__isnull', False)), fields=['wave'], name='cards_that_are_held'), models.Index(condition=models.Q(('counted_at__isnull', True), ('state__in', ['annulled', 'deceased', 'given_back', 'revoked'])), fields=['wave', 'applicant_id'], name='cards_whose_seat_is_uncounted')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['awarded', 'active', 'finished', 'revoked', 'given_back', 'annulled', 'deceased'])), name='card_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(('last_four__regex', '^[0-9]{4}$')), name='four_digits_are_shown'), models.CheckConstraint(condition=models.Q(models.Q(('held_for', ''), ('held_since__isnull', True)), models.Q(('held_for__in', ['listed', 'death', 'citizenship', 'identity', 'cause', 'number_leaked']), ('held_since__isnull', False)), _connector='OR'), name='a_held_card_has_its_reason')],
            },
        ),
        migrations.CreateModel(
            name='CardCount',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('awarded', 'Awarded'), ('active', 'Active'), ('finished', 'Finished'), ('revoked', 'Revoked'), ('given_back', 'Given Back'), ('annulled', 'Annulled'), ('deceased', 'Deceased')], max_length=10)),
                ('cards', models.IntegerField()),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='card_counts', to='waves.wave')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['awarded', 'active', 'finished', 'revoked', 'given_back', 'annulled', 'deceased'])), name='counted_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Doubt',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(max_length=24)),
                ('effective_on', models.DateField()),
                ('source', models.TextField(blank=True)),
                ('noted_at', models.DateTimeField()),
                ('move', models.PositiveSmallIntegerField(null=True)),
                ('state', models.CharField(choices=[('open', 'Open'), ('dismissed', 'Dismissed'), ('upheld', 'Upheld'), ('withdrawn', 'Withdrawn')], default='open', max_length=9)),
                ('settled_at', models.DateTimeField(null=True)),
                ('list', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['list', 'applicant_id'], name='open_doubts_of_lists')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('list__isnull', False), ('reason', 'listed'), ('source', '')), models.Q(('list__isnull', True), ('reason__in', ['citizenship', 'death', 'identity']), models.Q(('source', ''), _negated=True)), _connector='OR'), name='a_doubt_has_its_list_or_its_source'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at', None), ('state', 'open')), models.Q(('settled_at__isnull', False), ('state__in', ['dismissed', 'upheld', 'withdrawn'])), _connector='OR'), name='a_doubt_is_settled_or_open'), models.UniqueConstraint(condition=models.Q(('list__isnull', False), models.Q(('state', 'withdrawn'), _negated=True)), fields=('applicant_id', 'award', 'list'), name='a_list_casts_doubt_on_a_card_once'), models.UniqueConstraint(condition=models.Q(('list', None), ('state', 'open')), fields=('applicant_id', 'award', 'reason'), name='one_death_is_looked_into_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='WaveBudget',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='budget', serialize=False, to='waves.wave')),
                ('training', models.BigIntegerField()),
                ('incentive', models.BigIntegerField()),
                ('seats', models.PositiveIntegerField()),
                ('awarded', models.PositiveIntegerField(default=0)),
                ('unawarded', models.PositiveIntegerField(default=0)),
                ('returned', models.PositiveIntegerField(default=0)),
                ('counted', models.PositiveIntegerField(default=0)),
                ('given_again', models.PositiveIntegerField(default=0)),
                ('year', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='waves', to='cards.yearbudget')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('awarded__lte', django.db.models.expressions.CombinedExpression(models.F('seats'), '-', models.F('unawarded')))), name='no_more_is_awarded_than_seats'), models.CheckConstraint(condition=models.Q(('returned__lte', models.F('awarded'))), name='no_more_is_returned_than_awarded'), models.CheckConstraint(condition=models.Q(('counted__lte', models.F('returned'))), name='no_more_is_counted_than_returned'), models.CheckConstraint(condition=models.Q(('given_again__lte', models.F('counted'))), name='no_seat_is_given_again_before_it_is_counted'), models.CheckConstraint(condition=models.Q(('incentive__gte', 0), ('training__gte', 0)), name='a_package_is_not_below_zero')],
            },
        ),
    ]
