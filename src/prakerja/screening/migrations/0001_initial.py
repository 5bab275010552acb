import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('waves', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ExclusionList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('name', models.CharField(max_length=120)),
                ('source', models.CharField(max_length=200)),
                ('legal_basis', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('people', models.PositiveIntegerField()),
                ('imported_at', models.DateTimeField()),
                ('imported_by', models.UUIDField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['state_officials', 'regional_council_members', 'civil_servants', 'soldiers', 'police', 'village_officials', 'state_enterprise_officers', 'dapodik', 'emis', 'dtks', 'bsu', 'bpum', 'recipient_2020', 'recipient_2021', 'recipient_2022', 'revoked'])), name='exclusion_list_is_of_a_known_kind'), models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='exclusion_list_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('legal_basis', ''), _negated=True)), name='exclusion_list_has_its_source_and_legal_basis')],
            },
        ),
        migrations.CreateModel(
            name='ExcludedNik',
            fields=[
                ('pk', models.CompositePrimaryKey('nik_digest', 'list_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('nik_digest', models.UUIDField()),
                ('list', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='excluded', to='screening.exclusionlist')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('nik_digest', models.UUIDField()),
                ('kk_digest', models.UUIDField()),
                ('received_at', models.DateTimeField()),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['kk_digest'], name='recipients_of_a_household')],
                'constraints': [models.UniqueConstraint(fields=('nik_digest',), name='nobody_receives_twice')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('pk', models.CompositePrimaryKey('wave_id', 'applicant_id', 'rule', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('rule', models.CharField(max_length=20)),
                ('rule_version', models.CharField(max_length=40)),
                ('reason', models.CharField(blank=True, max_length=20)),
                ('passed', models.BooleanField()),
                ('facts', models.JSONField()),
                ('source', models.CharField(max_length=12)),
                ('decided_at', models.DateTimeField()),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('passed', False)), fields=['wave', 'applicant_id'], name='failed_verdicts')],
                'constraints': [models.CheckConstraint(condition=models.Q(('rule__in', ['citizenship', 'age', 'education', 'target_group', 'barred_group', 'aid', 'earlier_recipient', 'household'])), name='verdict_is_about_a_known_rule'), models.CheckConstraint(condition=models.Q(models.Q(('passed', True), ('reason', '')), models.Q(('passed', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_failed_verdict_has_its_reason')],
            },
        ),
    ]
