from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='NikHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed_nik', models.BinaryField()),
                ('nik_digest', models.UUIDField()),
                ('sealed_kk', models.BinaryField()),
                ('kk_digest', models.UUIDField()),
                ('birth_date', models.DateField()),
                ('state', models.CharField(default='entered', max_length=8)),
                ('refusal', models.CharField(blank=True, max_length=24)),
                ('doubts', models.JSONField(default=list)),
                ('question_number', models.PositiveSmallIntegerField(default=0)),
                ('photo_set', models.PositiveSmallIntegerField(default=0)),
                ('photos_wanted', models.CharField(blank=True, max_length=24)),
                ('entered_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(null=True)),
                ('unanswered_since', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('verified_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'asking')), fields=['asked_at'], name='questions_under_way')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['entered', 'asking', 'refused', 'photos', 'claiming', 'claimed', 'review', 'verified'])), name='identity_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('refusal__in', ['not_found', 'nik_in_use', 'already_recipient', 'barred', 'another_person', 'card_not_genuine', 'claim_refused', 'nik_of_another']), ('state', 'refused')), models.Q(models.Q(('state', 'refused'), _negated=True), ('refusal', '')), _connector='OR'), name='refused_identity_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'verified'), ('verified_at__isnull', False)), models.Q(models.Q(('state', 'verified'), _negated=True), ('verified_at__isnull', True)), _connector='OR'), name='verified_identity_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'photo_set', 'kind', 'try_number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('photo_set', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=6)),
                ('try_number', models.PositiveSmallIntegerField()),
                ('fingerprint', models.BinaryField()),
                ('problem', models.CharField(blank=True, max_length=5)),
                ('measures', models.JSONField()),
                ('file_name', models.CharField(blank=True, max_length=120)),
                ('added_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('applicant_id', 'photo_set', 'kind', 'fingerprint'), name='the_same_file_is_one_try'), models.CheckConstraint(condition=models.Q(('try_number__gte', 1), ('try_number__lte', 5)), name='tries_are_limited'), models.CheckConstraint(condition=models.Q(('kind__in', ['ktp', 'selfie']), ('problem__in', ['', 'small', 'dark', 'glare', 'blur'])), name='photo_has_known_words')],
            },
        ),
        migrations.CreateModel(
            name='RegistryCheck',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'question_number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('question_number', models.PositiveSmallIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField()),
                ('status', models.CharField(max_length=10)),
                ('comparisons', models.JSONField()),
                ('standing', models.CharField(max_length=20)),
                ('policy', models.DateField()),
                ('refusal', models.CharField(blank=True, max_length=24)),
                ('doubts', models.JSONField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('standing__in', ['clear', 'already_recipient', 'barred']), ('status__in', ['active', 'not_found', 'malformed', 'deceased', 'duplicate', 'inactive'])), name='registry_check_has_known_words')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('reasons', models.JSONField()),
                ('is_claim', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('reviewer_id', models.UUIDField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('decision', models.CharField(blank=True, max_length=10)),
                ('told_reason', models.CharField(blank=True, max_length=24)),
                ('note', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('decided_at__isnull', True)), fields=['opened_at'], name='reviews_still_waiting'), models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['decided_at'], name='reviews_by_decision')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('applicant_id',), name='an_applicant_has_one_open_review'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(('decided_at__isnull', False), ('decision__in', ['approved', 'new_photos', 'refused']), ('reviewer_id__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='a_decided_review_names_who_what_and_why'), models.CheckConstraint(condition=models.Q(models.Q(('reviewer_id__isnull', True), ('taken_at__isnull', True)), models.Q(('reviewer_id__isnull', False), ('taken_at__gte', models.F('opened_at')), ('taken_at__isnull', False)), _connector='OR'), name='a_taken_review_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='SurplusPhoto',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'file_name', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('file_name', models.CharField(max_length=120)),
                ('due_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['due_at'], name='surplus_photos_by_due')],
            },
        ),
    ]
