import django.db.models.deletion
import django.db.models.functions.uuid
import prakerja.identity.answers
import prakerja.identity.photo_rules
import prakerja.identity.rules
import prakerja.identity.states
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DailyAsks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField()),
                ('day', models.DateField()),
                ('asks', models.PositiveSmallIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='daily_asks_by_day')],
                'constraints': [models.UniqueConstraint(fields=('key', 'day'), name='one_count_per_key_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField(unique=True)),
                ('sealed_nik', models.BinaryField()),
                ('nik_digest', models.UUIDField()),
                ('sealed_kk', models.BinaryField()),
                ('kk_digest', models.UUIDField()),
                ('birth_date', models.DateField()),
                ('state', models.CharField(default=prakerja.identity.states.IdentityState['ENTERED'], max_length=8)),
                ('refusal', models.CharField(blank=True, max_length=24)),
                ('doubts', models.JSONField(default=list)),
                ('round', models.PositiveIntegerField(default=0)),
                ('photo_round', models.PositiveIntegerField(default=0)),
                ('photos_wanted', models.CharField(blank=True, max_length=24)),
                ('entered_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(null=True)),
                ('unanswered_since', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('verified_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', prakerja.identity.states.IdentityState['ASKING'])), fields=['asked_at'], name='identities_still_asking')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', [prakerja.identity.states.IdentityState['ENTERED'], prakerja.identity.states.IdentityState['ASKING'], prakerja.identity.states.IdentityState['REFUSED'], prakerja.identity.states.IdentityState['PHOTOS'], prakerja.identity.states.IdentityState['CLAIMING'], prakerja.identity.states.IdentityState['CLAIMED'], prakerja.identity.states.IdentityState['REVIEW'], prakerja.identity.states.IdentityState['VERIFIED']])), name='identity_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('refusal__in', [prakerja.identity.rules.RefusalReason['NOT_FOUND'], prakerja.identity.rules.RefusalReason['FAMILY_CARD_DIFFERS'], prakerja.identity.rules.RefusalReason['BIRTH_DATE_DIFFERS'], prakerja.identity.rules.RefusalReason['INACTIVE'], prakerja.identity.rules.RefusalReason['NIK_IN_USE'], prakerja.identity.rules.RefusalReason['ALREADY_RECIPIENT'], prakerja.identity.rules.RefusalReason['BARRED'], prakerja.identity.rules.RefusalReason['ANOTHER_PERSON'], prakerja.identity.rules.RefusalReason['CARD_NOT_GENUINE'], prakerja.identity.rules.RefusalReason['DECEASED'], prakerja.identity.rules.RefusalReason['CLAIM_REFUSED'], prakerja.identity.rules.RefusalReason['NIK_OF_ANOTHER']]), ('state', prakerja.identity.states.IdentityState['REFUSED'])), models.Q(models.Q(('state', prakerja.identity.states.IdentityState['REFUSED']), _negated=True), ('refusal', '')), _connector='OR'), name='refused_identity_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', prakerja.identity.states.IdentityState['VERIFIED']), ('verified_at__isnull', False)), models.Q(models.Q(('state', prakerja.identity.states.IdentityState['VERIFIED']), _negated=True), ('verified_at__isnull', True)), _connector='OR'), name='verified_identity_has_its_time'), models.UniqueConstraint(condition=models.Q(('state__in', (prakerja.identity.states.IdentityState['PHOTOS'], prakerja.identity.states.IdentityState['REVIEW'], prakerja.identity.states.IdentityState['VERIFIED']))), fields=('nik_digest',), name='a_nik_has_one_holder')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('round', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=6)),
                ('try_number', models.PositiveSmallIntegerField()),
                ('fingerprint', models.BinaryField()),
                ('problem', models.CharField(blank=True, max_length=5)),
                ('measures', models.JSONField()),
                ('file_name', models.CharField(blank=True, max_length=120)),
                ('added_at', models.DateTimeField()),
                ('identity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='identity.identity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('identity', 'round', 'kind', 'try_number'), name='a_try_is_made_once'), models.UniqueConstraint(fields=('identity', 'round', 'kind', 'fingerprint'), name='the_same_file_is_one_try'), models.CheckConstraint(condition=models.Q(('try_number__gte', 1), ('try_number__lte', 5)), name='tries_are_limited'), models.CheckConstraint(condition=models.Q(('kind__in', [prakerja.identity.photo_rules.PhotoKind['KTP'], prakerja.identity.photo_rules.PhotoKind['SELFIE']]), ('problem__in', ['', prakerja.identity.photo_rules.PhotoProblem['SMALL'], prakerja.identity.photo_rules.PhotoProblem['DARK'], prakerja.identity.photo_rules.PhotoProblem['GLARE'], prakerja.identity.photo_rules.PhotoProblem['BLUR']])), name='photo_has_known_words')],
            },
        ),
        migrations.CreateModel(
            name='RegistryCheck',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('round', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField()),
                ('status', models.CharField(max_length=10)),
                ('verdicts', models.JSONField()),
                ('standing', models.CharField(max_length=20)),
                ('policy', models.DateField()),
                ('refusal', models.CharField(blank=True, max_length=24)),
                ('doubts', models.JSONField()),
                ('identity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='identity.identity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('identity', 'round'), name='a_question_is_answered_once'), models.CheckConstraint(condition=models.Q(('standing__in', [prakerja.identity.rules.Standing['CLEAR'], prakerja.identity.rules.Standing['ALREADY_RECIPIENT'], prakerja.identity.rules.Standing['BARRED']]), ('status__in', [prakerja.identity.answers.RegistryStatus['ACTIVE'], prakerja.identity.answers.RegistryStatus['NOT_FOUND'], prakerja.identity.answers.RegistryStatus['MALFORMED'], prakerja.identity.answers.RegistryStatus['DECEASED'], prakerja.identity.answers.RegistryStatus['DUPLICATE'], prakerja.identity.answers.RegistryStatus['INACTIVE']])), name='registry_check_has_known_words')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('reasons', models.JSONField()),
                ('is_claim', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('reviewer_id', models.UUIDField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('told_reason', models.CharField(blank=True, max_length=24)),
                ('note', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('identity', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='identity.identity')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('decided_at__isnull', True)), fields=['opened_at'], name='reviews_still_waiting'), models.Index(fields=['identity', 'opened_at'], name='reviews_of_an_identity')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at__isnull', True)), fields=('identity',), name='one_open_review_per_identity'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('outcome', '')), models.Q(('decided_at__isnull', False), ('outcome__in', [prakerja.identity.states.ReviewOutcome['APPROVED'], prakerja.identity.states.ReviewOutcome['NEW_PHOTOS'], prakerja.identity.states.ReviewOutcome['REFUSED']]), ('reviewer_id__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='a_decided_review_names_who_what_and_why'), models.CheckConstraint(condition=models.Q(models.Q(('reviewer_id__isnull', True), ('taken_at__isnull', True)), models.Q(('reviewer_id__isnull', False), ('taken_at__gte', models.F('opened_at'))), _connector='OR'), name='a_taken_review_has_its_time')],
            },
        ),
    ]
