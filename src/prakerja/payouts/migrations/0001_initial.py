from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AccountHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AccountDecision',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('is_theirs', models.BooleanField()),
                ('decided_by', models.UUIDField()),
                ('note', models.TextField()),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='an_account_decision_says_why')],
            },
        ),
        migrations.CreateModel(
            name='LinkedAccount',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('house', models.CharField(max_length=8)),
                ('bank_code', models.CharField(blank=True, max_length=11)),
                ('sealed_account_number', models.BinaryField()),
                ('account_digest', models.UUIDField()),
                ('sealed_account_name', models.BinaryField(null=True)),
                ('state', models.CharField(default='asked', max_length=9)),
                ('problem', models.CharField(blank=True, max_length=16)),
                ('house_code', models.CharField(blank=True, max_length=7)),
                ('name_match', models.CharField(blank=True, max_length=7)),
                ('rules_version', models.PositiveSmallIntegerField(null=True)),
                ('code_id', models.UUIDField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('unanswered_since', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('linked_at', models.DateTimeField(null=True)),
                ('usable_from', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'asked')), fields=['asked_at'], name='accounts_asked_about'), models.Index(condition=models.Q(('state', 'in_doubt')), fields=['answered_at', 'applicant_id'], name='accounts_in_doubt')],
                'constraints': [models.CheckConstraint(condition=models.Q(('house__in', ['bni', 'bca', 'ovo', 'linkaja', 'gopay', 'dana']), ('state__in', ['asked', 'in_doubt', 'code_sent', 'linked', 'refused', 'replaced', 'unlinked'])), name='linked_account_has_known_words'), models.CheckConstraint(condition=models.Q(models.Q(('problem__in', ['not_found', 'not_upgraded', 'over_limit', 'dormant', 'frozen', 'closed', 'other_nik', 'other_name', 'nik_not_told', 'held_by_another', 'by_reviewer', 'refused_by_house']), ('state', 'refused')), models.Q(models.Q(('state', 'refused'), _negated=True), ('problem', '')), _connector='OR'), name='a_refused_account_has_its_problem'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'linked'), _negated=True), models.Q(('ended_at__isnull', True), ('linked_at__isnull', False), ('usable_from__gte', models.F('linked_at'))), _connector='OR'), name='a_linked_account_has_its_moment'), models.UniqueConstraint(condition=models.Q(('state', 'linked')), fields=('applicant_id',), name='a_person_has_one_linked_account'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'in_doubt', 'code_sent'])), fields=('applicant_id',), name='a_person_links_one_account_at_a_time')],
            },
        ),
    ]
