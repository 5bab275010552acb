import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='exclusionlist',
            trigger=pgtrigger.compiler.Trigger(name='rows_are_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3cd2754128432a99df09c85c9f93ff362f17aa7f', operation='UPDATE OR DELETE', pgid='pgtrigger_rows_are_never_changed_c9eee', table='screening_exclusionlist', when='BEFORE')),
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='excludednik',
            trigger=pgtrigger.compiler.Trigger(name='rows_are_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d7bdd54d34d528f8652081d93d5cf42c06521ae6', operation='UPDATE OR DELETE', pgid='pgtrigger_rows_are_never_changed_3ec23', table='screening_excludednik', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='recipient',
            index=models.Index(fields=['kk_digest'], name='recipients_of_a_household'),
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.UniqueConstraint(fields=('nik_digest',), name='nobody_receives_twice'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recipient',
            trigger=pgtrigger.compiler.Trigger(name='rows_are_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='854a63606a4562e303bdf093743346c942f1de78', operation='UPDATE OR DELETE', pgid='pgtrigger_rows_are_never_changed_ab8ac', table='screening_recipient', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='verdict',
            index=models.Index(condition=models.Q(('passed', False)), fields=['wave', 'applicant_id'], name='failed_verdicts'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['citizenship', 'age', 'education', 'target_group', 'barred_group', 'aid', 'earlier_recipient', 'household'])), name='verdict_is_about_a_known_rule'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('passed', True), ('reason', '')), models.Q(('passed', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_failed_verdict_has_its_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='verdict',
            trigger=pgtrigger.compiler.Trigger(name='rows_are_never_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9352f7a79e802b38041fd14038730afcc211b1e9', operation='UPDATE OR DELETE', pgid='pgtrigger_rows_are_never_changed_e68b3', table='screening_verdict', when='BEFORE')),
        ),
    ]
