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
            name='ClosingKeys',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='closing_keys', serialize=False, to='waves.wave')),
                ('sealed_household_key', models.BinaryField()),
                ('sealed_nonce_key', models.BinaryField()),
                ('household_key_sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('wave', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='picture', serialize=False, to='waves.wave')),
                ('taken_at', models.DateTimeField()),
                ('lists', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExclusionList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('name', models.CharField(max_length=120)),
                ('source', models.CharField(max_length=200)),
                ('legal_basis', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('operator', models.CharField(blank=True, max_length=254)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('people', models.PositiveIntegerField()),
                ('rows', models.PositiveIntegerField()),
                ('family_cards', models.PositiveIntegerField()),
                ('impossible_dates', models.PositiveIntegerField()),
                ('unknown_regions', models.PositiveIntegerField()),
                ('fixed_digits', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField())),
                ('own_days', models.PositiveIntegerField(db_default=0)),
                ('first_own_day', models.DateField(null=True)),
                ('last_own_day', models.DateField(null=True)),
                ('imported_at', models.DateTimeField()),
                ('imported_by', models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RecipientNik',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KnownOnList',
            fields=[
                ('list', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='known', serialize=False, to='screening.exclusionlist')),
                ('counted_at', models.DateTimeField()),
                ('applicants', models.PositiveIntegerField()),
                ('unscreened_joiners', models.PositiveIntegerField()),
                ('recipients', models.PositiveIntegerField()),
                ('applicants_here_alone', models.PositiveIntegerField()),
                ('joiners_here_alone', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='ListInForce',
            fields=[
                ('list', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='force', serialize=False, to='screening.exclusionlist')),
                ('since', models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['state_officials', 'regional_council_members', 'civil_servants', 'soldiers', 'police', 'village_officials', 'state_enterprise_officers', 'dapodik', 'emis', 'pddikti', 'dtks', 'bsu', 'bpum', 'recipient', 'revoked'])), name='exclusion_list_is_of_a_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'recipient'), ('year__gte', 2020), ('year__isnull', False)), models.Q(models.Q(('kind', 'recipient'), _negated=True), ('year', None)), _connector='OR'), name='a_list_of_recipients_has_its_year'),
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(('people__lte', models.F('rows'))), name='nobody_is_on_a_list_without_a_row'),
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_own_day', None), ('last_own_day', None), ('own_days', 0)), models.Q(('first_own_day__lte', models.F('last_own_day')), ('own_days__gt', 0), ('own_days__lte', models.F('rows'))), _connector='OR'), name='days_of_their_own_have_a_first_and_a_last'),
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='exclusion_list_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='exclusionlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('legal_basis', ''), _negated=True)), name='exclusion_list_has_its_source_and_legal_basis'),
        ),
        migrations.CreateModel(
            name='HandedInList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('name', models.CharField(max_length=120)),
                ('source', models.CharField(max_length=200)),
                ('legal_basis', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('operator', models.CharField(blank=True, max_length=254)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('file_name', models.CharField(blank=True, max_length=100)),
                ('state', models.CharField(choices=[('waits', 'Waits'), ('taken_in', 'Taken In'), ('refused', 'Refused'), ('given_up', 'Given Up')], default='waits', max_length=8)),
                ('handed_in_at', models.DateTimeField()),
                ('handed_in_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('faults', models.JSONField(default=list)),
                ('became', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
            ],
        ),
        migrations.CreateModel(
            name='ListedNik',
            fields=[
                ('pk', models.CompositePrimaryKey('digest', 'list_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('digest', models.UUIDField()),
                ('kk_digest', models.UUIDField(null=True)),
                ('since', models.DateField(null=True)),
                ('list', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='listed', to='screening.exclusionlist')),
            ],
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'award', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('nik_digest', models.UUIDField()),
                ('kk_digest', models.UUIDField()),
                ('received_at', models.DateTimeField()),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='waves.wave')),
            ],
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', 'occasion', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('decided_at', models.DateTimeField()),
                ('household', models.UUIDField(null=True)),
                ('education_list', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
                ('office_list', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
                ('aid_list', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
                ('recipient_list', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='screening.exclusionlist')),
                ('as_of', models.DateField()),
                ('verified_on', models.DateField(null=True)),
                ('received_wave', models.PositiveIntegerField(null=True)),
                ('household_held', models.PositiveIntegerField()),
                ('place', models.PositiveIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('minimum_age', models.PositiveSmallIntegerField()),
                ('maximum_age', models.PositiveSmallIntegerField(null=True)),
                ('household_cap', models.PositiveSmallIntegerField(null=True)),
                ('age', models.SmallIntegerField(null=True)),
                ('tickets', models.PositiveSmallIntegerField(db_default=1)),
                ('in_formal_education', models.BooleanField(null=True)),
                ('disability', models.BooleanField(null=True)),
                ('occasion', models.CharField(choices=[('draw', 'Draw'), ('identity', 'Identity'), ('award', 'Award')], max_length=10)),
                ('rules_version', models.CharField(max_length=40)),
                ('employment', models.CharField(max_length=20, null=True)),
                ('office', models.CharField(max_length=30, null=True)),
                ('receipt', models.CharField(max_length=20)),
                ('regency', models.CharField(max_length=4)),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20))),
            ],
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waits', 'taken_in', 'refused', 'given_up'])), name='handed_in_is_in_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state', 'waits'), models.Q(('file_name', ''), _negated=True)), models.Q(models.Q(('state', 'waits'), _negated=True), ('ended_at__isnull', False), ('file_name', '')), _connector='OR'), name='a_file_is_kept_exactly_while_it_waits'),
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('became__isnull', False), ('state', 'taken_in')), models.Q(models.Q(('state', 'taken_in'), _negated=True), ('became', None)), _connector='OR'), name='a_file_has_its_list_once_taken_in'),
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'refused'), ('faults', []), _connector='XOR'), name='a_refused_file_has_its_faults'),
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.CheckConstraint(condition=models.Q(('handed_in_by', None), ('operator', ''), _connector='XOR'), name='somebody_handed_it_in'),
        ),
        migrations.AddConstraint(
            model_name='handedinlist',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waits')), fields=('sha256',), name='the_same_file_waits_once'),
        ),
        migrations.AddIndex(
            model_name='listednik',
            index=models.Index(condition=models.Q(('kk_digest__isnull', False)), fields=['kk_digest'], name='listed_in_a_household'),
        ),
        migrations.AddIndex(
            model_name='recipient',
            index=models.Index(fields=['wave', 'applicant_id'], name='awards_of_a_wave'),
        ),
        migrations.AddIndex(
            model_name='recipient',
            index=models.Index(fields=['nik_digest'], name='awards_of_a_nik'),
        ),
        migrations.AddIndex(
            model_name='recipient',
            index=models.Index(fields=['kk_digest'], name='awards_of_a_household'),
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.CheckConstraint(condition=models.Q(('award__gte', 1)), name='awards_are_counted_from_one'),
        ),
        migrations.AddIndex(
            model_name='verdict',
            index=models.Index(fields=['number', 'occasion'], name='verdicts_of_a_draw'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(('occasion__in', ['draw', 'identity', 'award'])), name='verdict_is_for_a_known_occasion'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(('reasons__contained_by', ['not_verified', 'identity_lost', 'age_unknown', 'too_young', 'too_old', 'declared_student', 'listed_student', 'not_a_target_group', 'declared_office', 'listed_office', 'listed_aid', 'already_recipient', 'listed_recipient', 'household_full'])), name='verdict_gives_known_reasons'),
        ),
    ]
