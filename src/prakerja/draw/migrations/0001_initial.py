import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('waves', '0001_initial'),
    ]

    operations = [
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
            name='Draw',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='draw', serialize=False, to='waves.wave')),
                ('rules', models.TextField()),
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
            name='Custodian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('account_id', models.UUIDField()),
                ('name', models.CharField(max_length=200)),
                ('commitment', models.CharField(blank=True, max_length=64)),
                ('committed_at', models.DateTimeField(null=True)),
                ('sealed_reveal', models.BinaryField(null=True)),
                ('revealed_at', models.DateTimeField(null=True)),
                ('draw', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='custodians', to='draw.draw')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('draw', 'position'), name='a_custodian_has_their_own_place_in_the_seed'), models.UniqueConstraint(fields=('draw', 'account_id'), name='a_custodian_holds_one_secret_of_a_draw'), models.UniqueConstraint(condition=models.Q(('commitment', ''), _negated=True), fields=('draw', 'commitment'), name='custodians_have_different_secrets'), models.CheckConstraint(condition=models.Q(models.Q(('commitment', ''), ('committed_at', None)), models.Q(models.Q(('commitment', ''), _negated=True), ('committed_at__isnull', False)), _connector='OR'), name='commitment_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('revealed_at', None), ('sealed_reveal', None)), models.Q(('revealed_at__isnull', False), ('sealed_reveal__isnull', False), models.Q(('commitment', ''), _negated=True)), _connector='OR'), name='only_what_was_committed_is_revealed')],
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
            name='Thaw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rules', models.TextField()),
                ('candidates_sha256', models.CharField(max_length=64)),
                ('custodians', models.JSONField()),
                ('frozen_at', models.DateTimeField()),
                ('thawed_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('wave', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='thaws', to='waves.wave')),
            ],
            options={
                'ordering': ['thawed_at'],
                'constraints': [models.UniqueConstraint(fields=('wave', 'frozen_at'), name='a_freezing_is_taken_back_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='thaw_has_a_reason')],
            },
        ),
    ]
