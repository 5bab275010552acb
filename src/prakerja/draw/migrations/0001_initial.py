import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('waves', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('commitment', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('signature', models.CharField(max_length=128)),
                ('committed_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='JoinerTree',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='joiner_tree', serialize=False, to='waves.wave')),
                ('root', models.CharField(max_length=64)),
                ('joiners', models.PositiveIntegerField()),
                ('in_small_cells', models.PositiveIntegerField()),
                ('fixed_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CustodianKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_id', models.UUIDField()),
                ('organisation', models.CharField(max_length=200)),
                ('public_key', models.CharField(max_length=64)),
                ('shown_at', models.CharField(max_length=200)),
                ('registered_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['account_id', 'id'], name='keys_of_a_custodian')],
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation', ''), _negated=True), name='a_custodian_is_of_an_organisation'), models.CheckConstraint(condition=models.Q(('public_key__regex', '^[0-9a-f]{64}$')), name='a_custodian_s_key_is_of_32_bytes'), models.UniqueConstraint(fields=('public_key',), name='a_key_is_one_custodian_s')],
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='draw', serialize=False, to='waves.wave')),
                ('cap', models.PositiveIntegerField()),
                ('candidates_count', models.PositiveIntegerField()),
                ('candidates_name', models.CharField(max_length=120)),
                ('candidates_sha256', models.CharField(max_length=64)),
                ('seats_name', models.CharField(max_length=120)),
                ('seats_sha256', models.CharField(max_length=64)),
                ('frozen_at', models.DateTimeField()),
                ('seed', models.CharField(blank=True, max_length=64)),
                ('drawn_at', models.DateTimeField(null=True)),
                ('seated_count', models.PositiveIntegerField(null=True)),
                ('result_sha256', models.CharField(blank=True, max_length=64)),
                ('bundle_name', models.CharField(blank=True, max_length=120)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('cap__gte', 1)), name='draw_cap_is_at_least_one'), models.CheckConstraint(condition=models.Q(models.Q(('bundle_name', ''), ('drawn_at', None), ('fingerprint', ''), ('result_sha256', ''), ('seated_count', None), ('seed', '')), models.Q(('drawn_at__isnull', False), ('seated_count__isnull', False), models.Q(('seed', ''), ('result_sha256', ''), ('bundle_name', ''), ('fingerprint', ''), _connector='OR', _negated=True)), _connector='OR'), name='drawn_draw_has_seed_result_and_bundle'), models.CheckConstraint(condition=models.Q(('published_at', None), ('drawn_at__isnull', False), _connector='OR'), name='only_a_drawn_draw_is_published')],
            },
        ),
        migrations.CreateModel(
            name='JoinerBlock',
            fields=[
                ('pk', models.CompositePrimaryKey('number', 'wave_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('root', models.BinaryField()),
                ('hashes', models.BinaryField()),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('attempt', models.PositiveSmallIntegerField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('file', models.TextField()),
                ('commit_by', models.DateTimeField()),
                ('reveal_by', models.DateTimeField()),
                ('drawn_from', models.DateTimeField()),
                ('round', models.BigIntegerField()),
                ('stated_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='draw.draw')),
            ],
        ),
        migrations.CreateModel(
            name='SeedRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(max_length=64)),
                ('round', models.BigIntegerField()),
                ('signature', models.CharField(max_length=96)),
                ('randomness', models.CharField(max_length=64)),
                ('seed', models.CharField(max_length=64)),
                ('came_at', models.DateTimeField()),
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seed_round', to='draw.statement')),
            ],
        ),
        migrations.CreateModel(
            name='Reveal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('secret', models.CharField(max_length=64)),
                ('revealed_at', models.DateTimeField()),
                ('commitment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reveal', to='draw.commitment')),
                ('statement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reveals', to='draw.statement')),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='NamedCustodian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_reserve', models.BooleanField()),
                ('position', models.PositiveSmallIntegerField()),
                ('account_id', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('organisation', models.CharField(max_length=200)),
                ('public_key', models.CharField(max_length=64)),
                ('statement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='named', to='draw.statement')),
            ],
            options={
                'ordering': ['is_reserve', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Cutoff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reveals', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64))),
                ('cutoff', models.CharField(max_length=64)),
                ('cut_off_at', models.DateTimeField()),
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cutoff', to='draw.statement')),
            ],
        ),
        migrations.AddField(
            model_name='commitment',
            name='statement',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='draw.statement'),
        ),
        migrations.CreateModel(
            name='TakenBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('taken_back_at', models.DateTimeField()),
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='taken_back', to='draw.statement')),
            ],
        ),
        migrations.CreateModel(
            name='Continuation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('file', models.TextField()),
                ('candidates_name', models.CharField(max_length=120)),
                ('seats_name', models.CharField(max_length=120)),
                ('seats', models.PositiveIntegerField()),
                ('stated_at', models.DateTimeField()),
                ('drawn_at', models.DateTimeField(null=True)),
                ('seated_count', models.PositiveIntegerField(null=True)),
                ('bundle_name', models.CharField(blank=True, max_length=120)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='continuations', to='draw.draw')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('draw', 'number'), name='a_continuation_has_its_own_number'), models.UniqueConstraint(condition=models.Q(('drawn_at', None)), fields=('draw',), name='a_draw_is_continued_by_one_at_a_time'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='a_continuation_is_named_by_a_hash'), models.CheckConstraint(condition=models.Q(models.Q(('bundle_name', ''), ('drawn_at', None), ('fingerprint', ''), ('seated_count', None)), models.Q(('drawn_at__isnull', False), ('seated_count__isnull', False), models.Q(('bundle_name', ''), ('fingerprint', ''), _connector='OR', _negated=True)), _connector='OR'), name='drawn_continuation_has_its_bundle')],
            },
        ),
        migrations.CreateModel(
            name='AreaResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.CharField(max_length=4)),
                ('candidates', models.PositiveIntegerField()),
                ('seats', models.PositiveIntegerField()),
                ('seated', models.PositiveIntegerField()),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='draw.draw')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draw', 'area'), name='an_area_has_one_result_in_a_draw')],
            },
        ),
        migrations.CreateModel(
            name='DryRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seated', models.PositiveIntegerField()),
                ('no_seat', models.PositiveIntegerField()),
                ('household_full', models.PositiveIntegerField()),
                ('is_sound', models.BooleanField()),
                ('ended_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='dry_runs', to='draw.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['draw', 'ended_at'], name='dry_runs_of_a_draw')],
            },
        ),
        migrations.CreateModel(
            name='LaterSeat',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'draw_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('receipt', models.CharField(max_length=20)),
                ('pass_number', models.PositiveIntegerField(db_column='pass')),
                ('area', models.CharField(max_length=4)),
                ('group', models.CharField(max_length=40)),
                ('draw', models.ForeignKey(db_column='wave_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='later_seats', to='draw.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['draw', 'number'], name='later_seats_of_a_draw')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='later_seats_are_of_a_continuation')],
            },
        ),
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'draw_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('receipt', models.CharField(max_length=20)),
                ('is_vacated', models.BooleanField()),
                ('reason', models.CharField(max_length=200)),
                ('left_out_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_column='wave_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='draw.draw')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='nobody_is_left_out_without_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'draw_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('receipt', models.CharField(max_length=20)),
                ('outcome', models.CharField(max_length=14)),
                ('pass_number', models.PositiveIntegerField(db_column='pass', null=True)),
                ('area', models.CharField(blank=True, max_length=4)),
                ('group', models.CharField(blank=True, max_length=40)),
                ('rank', models.PositiveIntegerField()),
                ('key', models.CharField(max_length=16)),
                ('home_area', models.CharField(max_length=4)),
                ('home_rank', models.PositiveIntegerField()),
                ('draw', models.ForeignKey(db_column='wave_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='draw.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['draw'], name='outcomes_of_a_draw')],
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['seated', 'no_seat', 'household_full'])), name='outcome_is_a_known_outcome'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'seated'), ('pass_number__isnull', False), models.Q(('area', ''), _negated=True)), models.Q(models.Q(('outcome', 'seated'), _negated=True), ('area', ''), ('group', ''), ('pass_number', None)), _connector='OR'), name='a_seat_has_its_row_and_only_the_seated_have_one')],
            },
        ),
        migrations.CreateModel(
            name='ResultCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('is_sound', models.BooleanField()),
                ('checked_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='draw.draw')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draw', 'checked_at'), name='a_result_is_checked_once_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Handing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('witness', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('taken', 'Taken'), ('refused', 'Refused'), ('too_late', 'Too Late')], default='waiting', max_length=8)),
                ('said', models.CharField(blank=True, max_length=300)),
                ('tried_at', models.DateTimeField(null=True)),
                ('reveal', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='handings', to='draw.reveal')),
            ],
            options={
                'ordering': ['reveal', 'pk'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['witness'], name='reveals_to_be_handed')],
                'constraints': [models.UniqueConstraint(fields=('reveal', 'witness'), name='a_reveal_is_handed_to_a_witness_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'taken', 'refused', 'too_late'])), name='a_handing_is_in_a_known_state')],
            },
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('draw', 'attempt'), name='one_statement_an_attempt'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='a_statement_is_named_by_a_hash'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attempt', 1), ('previous', '')), models.Q(('attempt__gt', 1), ('previous__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='an_attempt_follows_the_one_before'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('commit_by__lt', models.F('reveal_by')), ('reveal_by__lt', models.F('drawn_from')), ('stated_at__lt', models.F('commit_by'))), name='commitments_then_reveals_then_the_round'),
        ),
        migrations.AddConstraint(
            model_name='seedround',
            constraint=models.CheckConstraint(condition=models.Q(('seed__regex', '^[0-9a-f]{64}$')), name='a_seed_is_of_32_bytes'),
        ),
        migrations.AddConstraint(
            model_name='reveal',
            constraint=models.UniqueConstraint(fields=('statement', 'position'), name='one_reveal_a_position'),
        ),
        migrations.AddConstraint(
            model_name='reveal',
            constraint=models.CheckConstraint(condition=models.Q(('secret__regex', '^[0-9a-f]{64}$')), name='a_secret_is_of_32_bytes'),
        ),
        migrations.AddConstraint(
            model_name='reveal',
            constraint=models.CheckConstraint(condition=models.Q(('commitment_id', models.Func(django.db.models.functions.text.Concat(models.Value('prakerja-draw-commitment-2'), models.Value(':'), models.F('statement_id'), models.Value(':'), django.db.models.functions.comparison.Cast('position', models.TextField()), models.Value(':'), models.F('secret'), output_field=models.TextField()), output_field=models.TextField(), template="encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"))), name='a_reveal_hashes_to_its_commitment'),
        ),
        migrations.AddConstraint(
            model_name='namedcustodian',
            constraint=models.UniqueConstraint(fields=('statement', 'is_reserve', 'position'), name='a_named_custodian_has_their_own_place'),
        ),
        migrations.AddConstraint(
            model_name='namedcustodian',
            constraint=models.UniqueConstraint(fields=('statement', 'account_id'), name='a_statement_names_a_person_once'),
        ),
        migrations.AddConstraint(
            model_name='namedcustodian',
            constraint=models.UniqueConstraint(fields=('statement', 'public_key'), name='custodians_sign_with_different_keys'),
        ),
        migrations.AddConstraint(
            model_name='cutoff',
            constraint=models.CheckConstraint(condition=models.Q(('cutoff', models.Func(django.db.models.functions.text.Concat(models.Value('prakerja-draw-cutoff-2'), models.Value(':'), models.F('statement_id'), models.Value(':'), models.Func(models.F('reveals'), models.Value(','), function='array_to_string', output_field=models.TextField()), output_field=models.TextField()), output_field=models.TextField(), template="encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"))), name='a_cutoff_is_the_hash_of_its_reveals'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.UniqueConstraint(fields=('statement', 'position'), name='one_commitment_a_position'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('commitment__regex', '^[0-9a-f]{64}$')), name='a_commitment_is_a_hash'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('signature__regex', '^[0-9a-f]{128}$')), name='a_commitment_is_signed_with_64_bytes'),
        ),
        migrations.AddConstraint(
            model_name='takenback',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='taking_back_has_a_reason'),
        ),
        migrations.CreateModel(
            name='AppealDecision',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'draw_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('receipt', models.CharField(max_length=20)),
                ('is_won', models.BooleanField()),
                ('decided_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_column='wave_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='draw.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['draw', 'decided_at'], name='appeals_of_a_draw')],
            },
        ),
        migrations.CreateModel(
            name='AppealOutcome',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'draw_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('key', models.CharField(max_length=64)),
                ('outcome', models.CharField(max_length=9)),
                ('pass_number', models.PositiveIntegerField(db_column='pass', null=True)),
                ('area', models.CharField(blank=True, max_length=4)),
                ('group', models.CharField(blank=True, max_length=40)),
                ('ended_at', models.DateTimeField()),
                ('draw', models.ForeignKey(db_column='wave_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='draw.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['draw', 'ended_at'], name='ended_appeals_of_a_draw')],
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[0-9a-f]{64}$')), name='an_appeal_has_a_whole_key'), models.CheckConstraint(condition=models.Q(('outcome__in', ['seated', 'behind', 'household', 'barred', 'lost'])), name='an_appeal_has_a_known_end'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'seated'), ('pass_number__isnull', False), models.Q(('area', ''), ('group', ''), _connector='OR', _negated=True)), models.Q(models.Q(('outcome', 'seated'), _negated=True), ('area', ''), ('group', ''), ('pass_number', None)), _connector='OR'), name='an_appeal_that_seats_has_its_row')],
            },
        ),
    ]
