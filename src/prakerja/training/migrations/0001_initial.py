import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CertificateCode',
            fields=[
                ('code', models.UUIDField(primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CustomerHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'scope', 'sequence', 'attempt', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('scope', models.CharField(max_length=3)),
                ('sequence', models.PositiveSmallIntegerField()),
                ('attempt', models.PositiveSmallIntegerField()),
                ('reference', models.BigIntegerField()),
                ('notes', models.CharField(max_length=4000)),
                ('file_address', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InvoiceHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LearnerHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('platform_id', models.UUIDField()),
                ('customer_digest', models.UUIDField()),
                ('schedule_id', models.BigIntegerField()),
                ('amount', models.BigIntegerField()),
                ('code_id', models.UUIDField()),
                ('asked_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('purchase', models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='PresenceRequest',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('redirect_address', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('declined_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RedeemCodeHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RehearsalPass',
            fields=[
                ('pk', models.CompositePrimaryKey('institution_id', 'label', 'run', blank=True, editable=False, primary_key=True, serialize=False)),
                ('institution_id', models.UUIDField()),
                ('label', models.CharField(max_length=11)),
                ('run', models.PositiveIntegerField()),
                ('passed_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RehearsalPresence',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('institution_id', models.UUIDField()),
                ('label', models.CharField(max_length=11)),
                ('run', models.PositiveIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('redirect_address', models.CharField(max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('declined_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RehearsalTask',
            fields=[
                ('pk', models.CompositePrimaryKey('institution_id', 'label', 'scope', 'sequence', blank=True, editable=False, primary_key=True, serialize=False)),
                ('institution_id', models.UUIDField()),
                ('label', models.CharField(max_length=11)),
                ('scope', models.CharField(max_length=3)),
                ('sequence', models.PositiveSmallIntegerField()),
                ('attempt', models.PositiveSmallIntegerField(default=1)),
                ('reference', models.BigIntegerField()),
                ('file_address', models.CharField(max_length=1000)),
                ('answer_reference', models.BigIntegerField(null=True)),
                ('notes', models.CharField(blank=True, max_length=4000)),
                ('answer_address', models.CharField(blank=True, max_length=1000)),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'sequence', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('confirmed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sequence__range', (1, 10)), ('sequence', 999), _connector='OR'), name='attendance_is_of_a_meeting_or_the_final_test')],
            },
        ),
        migrations.CreateModel(
            name='Badge',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('sealed_token', models.BinaryField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('signed_at__isnull', True)), fields=['asked_at'], name='badges_to_be_signed')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('sealed_token__isnull', True), ('signed_at__isnull', True)), models.Q(('sealed_token__isnull', False), ('signed_at__isnull', False)), _connector='OR'), name='a_signed_badge_has_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('code', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4())),
                ('issued_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_for', models.CharField(blank=True, max_length=24)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_for', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_for', ''), _negated=True)), _connector='OR'), name='a_certificate_is_withdrawn_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Completion',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('score_before', models.PositiveSmallIntegerField(null=True)),
                ('score_after', models.PositiveSmallIntegerField(null=True)),
                ('by_clock', models.BooleanField(default=False)),
                ('declared_at', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['declared_at'], name='completions_by_time', pages_per_range=16)],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('score_before__isnull', True), ('score_before__lte', 100), _connector='OR'), models.Q(('score_after__isnull', True), ('score_after__lte', 100), _connector='OR')), name='scores_are_out_of_a_hundred')],
            },
        ),
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('code', models.CharField(max_length=25)),
                ('title', models.CharField(max_length=120)),
                ('summary', models.CharField(max_length=1000)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), size=5)),
                ('method', models.CharField(choices=[('self_paced', 'Self Paced'), ('webinar', 'Webinar'), ('face_to_face', 'Face To Face')], max_length=12)),
                ('level', models.CharField(choices=[('skilling', 'Skilling'), ('upskilling', 'Upskilling'), ('reskilling', 'Reskilling')], max_length=10)),
                ('teacher', models.CharField(blank=True, max_length=120)),
                ('standard', models.CharField(blank=True, max_length=80)),
                ('hours', models.PositiveSmallIntegerField()),
                ('price', models.BigIntegerField()),
                ('minimum_age', models.PositiveSmallIntegerField(default=18)),
                ('maximum_age', models.PositiveSmallIntegerField(null=True)),
                ('minimum_education', models.CharField(max_length=12)),
                ('regency', models.CharField(blank=True, max_length=4)),
                ('shows_skill', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('live', 'Live'), ('suspended', 'Suspended'), ('withdrawn', 'Withdrawn')], default='draft', max_length=9)),
                ('stars', models.PositiveIntegerField(default=0)),
                ('reviews', models.PositiveIntegerField(default=0)),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.CombinedSearchVector(django.contrib.postgres.search.SearchVector('title', config='indonesian', weight='A'), '||', django.contrib.postgres.search.SearchVector('summary', config='indonesian', weight='B'), django.contrib.postgres.search.SearchConfig('indonesian')), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('title_words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('title', config='indonesian'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('institution', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='courses', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='CourseMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('live', 'Live'), ('suspended', 'Suspended'), ('withdrawn', 'Withdrawn')], max_length=9)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField()),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='training.course')),
            ],
        ),
        migrations.CreateModel(
            name='CoursePrice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('price', models.BigIntegerField()),
                ('since', models.DateTimeField()),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='prices', to='training.course')),
            ],
        ),
        migrations.CreateModel(
            name='HandIn',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'scope', 'sequence', 'attempt', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('scope', models.CharField(max_length=3)),
                ('sequence', models.PositiveSmallIntegerField()),
                ('attempt', models.PositiveSmallIntegerField()),
                ('reference', models.BigIntegerField()),
                ('file_address', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('scope', 'tpm'), ('sequence__range', (1, 998))), models.Q(('scope', 'uk'), ('sequence', 999)), _connector='OR'), name='a_hand_in_is_a_task_or_the_skill')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('address', models.CharField(max_length=500)),
                ('commission_percent', models.PositiveSmallIntegerField(default=15)),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='training.course')),
                ('platform', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='PayableHold',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'line', 'cause', 'reference', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('line', models.PositiveSmallIntegerField(default=0)),
                ('cause', models.CharField(max_length=10)),
                ('reference', models.CharField(max_length=64)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('held_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('released_at__isnull', True)), fields=['cause', 'held_at'], name='holds_of_payables_that_stand')],
            },
        ),
        migrations.CreateModel(
            name='PayableLine',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('partial', 'Partial'), ('final', 'Final'), ('claw_back', 'Claw Back')], max_length=9)),
                ('part', models.CharField(max_length=11)),
                ('amount', models.BigIntegerField()),
                ('evidence', models.CharField(blank=True, max_length=11)),
                ('evidence_number', models.PositiveSmallIntegerField(default=0)),
                ('earned_at', models.DateTimeField()),
                ('settles_at', models.DateTimeField()),
                ('posting_id', models.UUIDField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('held', 'Held'), ('stated', 'Stated'), ('taken_back', 'Taken Back')], default='open', max_length=10)),
                ('was_held', models.BooleanField(default=False)),
                ('month', models.DateField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='PresenceDecision',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'sequence', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('is_theirs', models.BooleanField()),
                ('decided_by', models.UUIDField(null=True)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('is_theirs', True)), models.Q(('decided_by__isnull', False), models.Q(('note', ''), _negated=True)), _connector='OR'), name='a_presence_is_refused_by_somebody_who_says_why'), models.CheckConstraint(condition=models.Q(('number__range', (1, 2))), name='a_photo_is_decided_about_twice_at_most')],
            },
        ),
        migrations.CreateModel(
            name='PresencePhoto',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'sequence', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('matched', 'Matched'), ('waiting', 'Waiting'), ('stands', 'Stands'), ('refused', 'Refused'), ('objected', 'Objected')], default='asked', max_length=8)),
                ('doubt', models.CharField(blank=True, max_length=8)),
                ('file_name', models.CharField(blank=True, max_length=120)),
                ('sent_at', models.DateTimeField()),
                ('kept_until', models.DateTimeField()),
                ('objection', models.CharField(blank=True, max_length=2000)),
                ('objected_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'asked')), fields=['sent_at'], name='photos_under_question'), models.Index(condition=models.Q(('state__in', ['waiting', 'objected'])), fields=['sent_at'], name='photos_for_a_person'), models.Index(condition=models.Q(('file_name', ''), _negated=True), fields=['kept_until'], name='photos_by_their_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('doubt__in', ['', 'unsure', 'other', 'silent', 'nothing']), ('state__in', ['asked', 'matched', 'waiting', 'stands', 'refused', 'objected'])), name='a_presence_photo_has_known_words'), models.CheckConstraint(condition=models.Q(models.Q(('objected_at__isnull', True), ('objection', '')), models.Q(('objected_at__isnull', False), models.Q(('objection', ''), _negated=True)), _connector='OR'), name='an_objection_to_a_photo_has_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='PresenceTrace',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'sequence', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('sequence', models.PositiveSmallIntegerField()),
                ('course_id', models.BigIntegerField()),
                ('network', models.UUIDField()),
                ('device', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='traces_of_presence_by_time')],
            },
        ),
        migrations.CreateModel(
            name='PurchaseMove',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('bought', 'Bought'), ('redeemed', 'Redeemed'), ('finished', 'Finished'), ('voided', 'Voided'), ('absent', 'Absent'), ('left', 'Left'), ('lapsed', 'Lapsed')], max_length=8)),
                ('reason', models.CharField(max_length=24)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['at'], name='purchase_moves_by_time', pages_per_range=16)],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['bought', 'redeemed', 'finished', 'voided', 'absent', 'left', 'lapsed'])), name='purchase_moves_to_a_known_state')],
            },
        ),
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('pk', models.CompositePrimaryKey('institution_id', 'label', blank=True, editable=False, primary_key=True, serialize=False)),
                ('institution_id', models.UUIDField()),
                ('label', models.CharField(max_length=11)),
                ('run', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('bought', 'Bought'), ('redeemed', 'Redeemed'), ('finished', 'Finished'), ('voided', 'Voided'), ('absent', 'Absent'), ('left', 'Left'), ('lapsed', 'Lapsed')], max_length=8)),
                ('redeemed_at', models.DateTimeField(null=True)),
                ('attended', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list)),
                ('declared_at', models.DateTimeField(null=True)),
                ('declarations', models.PositiveSmallIntegerField(default=0)),
                ('score_before', models.PositiveSmallIntegerField(null=True)),
                ('score_after', models.PositiveSmallIntegerField(null=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('refused', models.CharField(blank=True, max_length=40)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('label__regex', '^TC[1-9]-[0-9]{3}-(200|400)$')), name='a_test_case_has_a_label')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('course_id', models.BigIntegerField()),
                ('reference', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4())),
                ('stars', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=1000)),
                ('written_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=1000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('hidden_for', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=24), default=list)),
                ('weight', models.GeneratedField(db_persist=True, expression=models.Case(models.When(hidden_for=[], then=models.F('stars')), default=models.Value(0)), output_field=models.PositiveSmallIntegerField())),
                ('counted', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('hidden_for', [])), fields=['course_id', '-written_at', '-reference'], name='reviews_of_a_course_by_time'), models.Index(fields=['reference'], name='reviews_by_reference'), models.Index(condition=models.Q(('counted', models.F('weight')), _negated=True), fields=['course_id'], name='reviews_to_be_counted')],
                'constraints': [models.CheckConstraint(condition=models.Q(('stars__range', (1, 5))), name='one_to_five_stars'), models.CheckConstraint(condition=models.Q(models.Func(models.F('text'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('text__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='a_review_is_text_that_is_seen'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_to_a_review_has_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('code', models.CharField(max_length=16)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('meetings', models.PositiveSmallIntegerField(default=1)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='schedules', to='training.course')),
            ],
        ),
        migrations.CreateModel(
            name='Purchase',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pk', models.CompositePrimaryKey('applicant_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('award', models.PositiveSmallIntegerField()),
                ('price', models.BigIntegerField()),
                ('commission', models.BigIntegerField()),
                ('state', models.CharField(choices=[('bought', 'Bought'), ('redeemed', 'Redeemed'), ('finished', 'Finished'), ('voided', 'Voided'), ('absent', 'Absent'), ('left', 'Left'), ('lapsed', 'Lapsed')], default='bought', max_length=8)),
                ('moves', models.PositiveSmallIntegerField(default=0)),
                ('invoice_code', models.CharField(max_length=64)),
                ('invoice_address', models.CharField(max_length=500)),
                ('transaction_code', models.CharField(max_length=26)),
                ('sealed_redeem_code', models.BinaryField()),
                ('redeem_digest', models.UUIDField()),
                ('bought_at', models.DateTimeField()),
                ('redeemed_at', models.DateTimeField(null=True)),
                ('waits_until', models.DateTimeField()),
                ('certified_by', models.DateTimeField(null=True)),
                ('declares_itself_at', models.DateTimeField(null=True)),
                ('platform', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='partners.partner')),
                ('schedule', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='purchases', to='training.schedule')),
            ],
        ),
        migrations.CreateModel(
            name='ScheduleSeats',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('schedule_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('seats', models.PositiveIntegerField()),
                ('taken', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('taken__lte', models.F('seats'))), name='no_seat_is_sold_twice')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('one_device', 'One Device'), ('one_network', 'One Network'), ('one_hour', 'One Hour'), ('too_fast', 'Too Fast'), ('codes_in_a_row', 'Codes In A Row'), ('price', 'Price'), ('nearly_all_finish', 'Nearly All Finish')], max_length=20)),
                ('about', models.CharField(max_length=60)),
                ('facts', models.JSONField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('cleared', 'Cleared'), ('confirmed', 'Confirmed')], default='open', max_length=9)),
                ('found_at', models.DateTimeField()),
                ('judged_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('course', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='training.course')),
            ],
        ),
        migrations.CreateModel(
            name='SignalledPurchase',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'signal', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='purchases', to='training.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pk', models.CompositePrimaryKey('partner_id', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('cut_off', models.DateTimeField()),
                ('state', models.CharField(choices=[('making', 'Making'), ('ready', 'Ready'), ('approved', 'Approved')], default='making', max_length=8)),
                ('lines', models.PositiveIntegerField(default=0)),
                ('earned', models.BigIntegerField(default=0)),
                ('released', models.BigIntegerField(default=0)),
                ('clawed_back', models.BigIntegerField(default=0)),
                ('adjusted', models.BigIntegerField(default=0)),
                ('carried_in', models.BigIntegerField(default=0)),
                ('due', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('earned'), '-', models.F('clawed_back')), '+', models.F('adjusted')), '-', models.F('carried_in')), output_field=models.BigIntegerField())),
                ('payout', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Greatest(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('earned'), '-', models.F('clawed_back')), '+', models.F('adjusted')), '-', models.F('carried_in')), 0), output_field=models.BigIntegerField())),
                ('ready_at', models.DateTimeField(null=True)),
                ('disputed_until', models.DateTimeField(null=True)),
                ('approved_at', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='StatementAdjustment',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4(), primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('claim', 'Claim'), ('decision', 'Decision'), ('overpaid', 'Overpaid')], max_length=8)),
                ('amount', models.BigIntegerField()),
                ('of_month', models.DateField()),
                ('posting_id', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('month', models.DateField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='StatementDispute',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4(), primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('applicant_id', models.UUIDField(null=True)),
                ('purchase', models.PositiveSmallIntegerField(null=True)),
                ('line', models.PositiveSmallIntegerField(null=True)),
                ('reason', models.CharField(max_length=16)),
                ('text', models.CharField(max_length=2000)),
                ('state', models.CharField(choices=[('raised', 'Raised'), ('rejected', 'Rejected'), ('accepted', 'Accepted')], default='raised', max_length=8)),
                ('raised_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=2000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
        ),
        migrations.CreateModel(
            name='TrainingDeclaration',
            fields=[
                ('updated_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('pk', models.CompositePrimaryKey('applicant_id', 'purchase', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('purchase', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('finished', 'Finished'), ('absent', 'Absent'), ('deferred', 'Deferred'), ('left', 'Left')], max_length=8)),
                ('reason', models.CharField(blank=True, choices=[('work', 'Work'), ('illness', 'Illness'), ('family', 'Family'), ('network', 'Network'), ('not_suitable', 'Not Suitable'), ('not_reached', 'Not Reached'), ('other', 'Other')], max_length=12)),
                ('from_schedule_id', models.BigIntegerField(null=True)),
                ('to_schedule_id', models.BigIntegerField(null=True)),
                ('by_clock', models.BooleanField(default=False)),
                ('declared_at', models.DateTimeField()),
                ('objected_until', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('confirmed', 'Confirmed'), ('stands', 'Stands'), ('objected', 'Objected'), ('upheld', 'Upheld'), ('dismissed', 'Dismissed'), ('taken_back', 'Taken Back')], default='open', max_length=10)),
                ('objection', models.CharField(blank=True, max_length=2000)),
                ('objected_at', models.DateTimeField(null=True)),
                ('decision', models.CharField(blank=True, max_length=1000)),
                ('decided_at', models.DateTimeField(null=True)),
                ('reference', models.BigIntegerField()),
                ('institution', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
        ),
        migrations.AddIndex(
            model_name='course',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('state', 'live')), fields=['words'], name='live_courses_by_their_words'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('state', 'live')), fields=['title_words'], name='live_courses_by_their_title'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('state', 'live')), fields=['topics'], name='live_courses_by_topic'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(condition=models.Q(('state', 'live')), fields=['price', 'id'], name='live_courses_by_price'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(condition=models.Q(('method', 'face_to_face'), ('state', 'live')), fields=['regency', 'price', 'id'], name='live_courses_by_regency'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(condition=models.Q(('reviews__gt', 0), ('state', 'live')), fields=['price', 'id'], name='live_courses_with_reviews'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(fields=['state', 'id'], name='courses_by_state'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(fields=['institution', 'id'], name='courses_of_an_institution'),
        ),
        migrations.AddIndex(
            model_name='course',
            index=models.Index(fields=['updated_at', 'code'], name='courses_by_when_written'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.UniqueConstraint(fields=('code',), name='a_course_code_is_one_courses'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[!-~]{1,25}$')), name='course_code_can_be_typed'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(models.Func(models.F('title'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('title__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='course_title_is_a_line_that_is_seen'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'live', 'suspended', 'withdrawn'])), name='course_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['self_paced', 'webinar', 'face_to_face'])), name='course_method_is_a_known_method'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['skilling', 'upskilling', 'reskilling'])), name='course_level_is_a_known_level'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='a_course_costs_something'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('hours__gt', 0)), name='a_course_takes_hours'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('method', 'face_to_face'), ('regency__regex', '^[0-9]{4}$')), models.Q(models.Q(('method', 'face_to_face'), _negated=True), ('regency', '')), _connector='OR'), name='face_to_face_is_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('maximum_age__isnull', True), ('maximum_age__gte', models.F('minimum_age')), _connector='OR'), name='somebody_is_of_age'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('stars__gte', models.F('reviews')), ('stars__lte', django.db.models.expressions.CombinedExpression(models.Value(5), '*', models.F('reviews')))), name='a_review_gives_one_to_five_stars'),
        ),
        migrations.AddConstraint(
            model_name='coursemove',
            constraint=models.UniqueConstraint(fields=('course', 'number'), name='a_course_moves_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='coursemove',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'live', 'suspended', 'withdrawn'])), name='course_moves_to_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='courseprice',
            constraint=models.UniqueConstraint(fields=('course', 'number'), name='a_price_has_its_place_in_the_history'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('course', 'platform'), name='a_platform_offers_a_course_once'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('commission_percent__lte', 15)), name='an_offer_gives_at_most_15_percent'),
        ),
        migrations.AddIndex(
            model_name='payableline',
            index=models.Index(condition=models.Q(('month__isnull', False)), fields=['partner', 'month', 'posting_id'], name='lines_of_a_statement'),
        ),
        migrations.AddIndex(
            model_name='payableline',
            index=models.Index(condition=models.Q(('month__isnull', False)), fields=['partner', 'month', 'updated_at', 'posting_id'], name='lines_by_when_written'),
        ),
        migrations.AddIndex(
            model_name='payableline',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['partner', 'settles_at'], name='lines_on_no_statement'),
        ),
        migrations.AddIndex(
            model_name='payableline',
            index=models.Index(condition=models.Q(('state', 'held')), fields=['partner', 'earned_at'], name='lines_that_are_held'),
        ),
        migrations.AddConstraint(
            model_name='payableline',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'held', 'stated', 'taken_back'])), name='line_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='payableline',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['commission', 'institution'])), name='line_is_of_a_known_part'),
        ),
        migrations.AddConstraint(
            model_name='payableline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__lt', 0), ('evidence', ''), ('kind', 'claw_back')), models.Q(('amount__gt', 0), ('kind__in', ['partial', 'final']), models.Q(('evidence', ''), _negated=True)), _connector='OR'), name='a_line_names_its_evidence_or_takes_back'),
        ),
        migrations.AddConstraint(
            model_name='payableline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'stated'), ('month__isnull', False)), models.Q(models.Q(('state', 'stated'), _negated=True), ('month__isnull', True)), _connector='OR'), name='a_stated_line_has_its_statement'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.UniqueConstraint(fields=('course', 'code'), name='a_schedule_code_is_one_of_its_course'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[!-~]{1,16}$')), name='schedule_code_can_be_typed'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_schedule_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='schedule',
            constraint=models.CheckConstraint(condition=models.Q(('meetings__gte', 1), ('meetings__lte', 10)), name='one_to_ten_meetings'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(condition=models.Q(('state__in', ['absent', 'bought', 'left', 'redeemed'])), fields=['waits_until', 'applicant_id'], name='purchases_that_may_lapse'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(condition=models.Q(('state__in', ['bought', 'redeemed'])), fields=['schedule', 'applicant_id'], name='purchases_that_may_be_voided'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(fields=['schedule', 'applicant_id'], name='purchases_of_a_schedule'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(fields=['platform', 'bought_at'], name='purchases_of_a_platform'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(fields=['platform', 'updated_at'], name='sales_by_when_written'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(fields=['schedule', 'updated_at'], name='attendees_by_when_written'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['bought_at', 'redeemed_at'], name='purchases_by_time', pages_per_range=16),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(condition=models.Q(('certified_by__isnull', False)), fields=['certified_by'], name='purchases_to_be_certified'),
        ),
        migrations.AddIndex(
            model_name='purchase',
            index=models.Index(condition=models.Q(('declares_itself_at__isnull', False)), fields=['declares_itself_at'], name='purchases_to_be_declared'),
        ),
        migrations.AddConstraint(
            model_name='purchase',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['bought', 'redeemed', 'finished', 'voided', 'absent', 'left', 'lapsed'])), name='purchase_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='purchase',
            constraint=models.CheckConstraint(condition=models.Q(('commission__gte', 0), ('commission__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('price'), '*', models.Value(15)), '/', models.Value(100)))), name='a_platform_earns_at_most_15_percent'),
        ),
        migrations.AddConstraint(
            model_name='purchase',
            constraint=models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='a_purchase_costs_something'),
        ),
        migrations.AddConstraint(
            model_name='purchase',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['absent', 'bought', 'left', 'redeemed'])), fields=('applicant_id',), name='one_training_is_finished_before_the_next'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['state', '-found_at', '-id'], name='signals_by_state'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.UniqueConstraint(fields=('course', 'kind', 'about'), name='a_signal_is_found_once'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['one_device', 'one_network', 'one_hour', 'too_fast', 'codes_in_a_row', 'price', 'nearly_all_finish'])), name='signal_is_of_a_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'cleared', 'confirmed'])), name='signal_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('judged_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('judged_at__isnull', False)), _connector='OR'), name='a_judged_signal_has_its_moment'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['month', 'partner'], name='statements_of_a_month'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['partner', 'updated_at', 'month'], name='statements_by_when_written'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['making', 'ready', 'approved'])), name='statement_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='a_statement_is_of_a_whole_month'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('carried_in__gte', 0), ('clawed_back__gte', 0), ('earned__gte', 0), ('released__gte', 0)), name='amounts_of_a_statement_are_not_below_nothing'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ready_at__isnull', True), ('state', 'making')), models.Q(models.Q(('state', 'making'), _negated=True), ('disputed_until__isnull', False), ('ready_at__isnull', False)), _connector='OR'), name='a_statement_that_is_ready_says_until_when_it_is_disputed'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('state', 'approved')), models.Q(models.Q(('state', 'approved'), _negated=True), ('approved_at__isnull', True)), _connector='OR'), name='a_statement_is_approved_at_a_moment'),
        ),
        migrations.AddIndex(
            model_name='statementadjustment',
            index=models.Index(fields=['partner', 'month'], name='adjustments_of_a_statement'),
        ),
        migrations.AddConstraint(
            model_name='statementadjustment',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='an_adjustment_changes_something'),
        ),
        migrations.AddConstraint(
            model_name='statementadjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__lt', 0), ('kind', 'claim')), models.Q(('kind__in', ['decision', 'overpaid']), ('posting_id__isnull', False)), _connector='OR'), name='a_claim_is_carried_and_a_decision_is_posted'),
        ),
        migrations.AddConstraint(
            model_name='statementadjustment',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'claim')), fields=('partner', 'of_month'), name='a_statement_leaves_one_claim'),
        ),
        migrations.AddIndex(
            model_name='statementdispute',
            index=models.Index(condition=models.Q(('state', 'raised')), fields=['answer_by'], name='disputes_that_wait'),
        ),
        migrations.AddIndex(
            model_name='statementdispute',
            index=models.Index(fields=['partner', 'updated_at', 'id'], name='disputes_by_when_written'),
        ),
        migrations.AddConstraint(
            model_name='statementdispute',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'rejected', 'accepted'])), name='dispute_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='statementdispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applicant_id__isnull', True), ('line__isnull', True), ('purchase__isnull', True)), models.Q(('applicant_id__isnull', False), ('line__isnull', False), ('purchase__isnull', False)), _connector='OR'), name='a_dispute_is_about_a_line_or_about_all'),
        ),
        migrations.AddConstraint(
            model_name='statementdispute',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('state', 'raised')), models.Q(models.Q(('state', 'raised'), _negated=True), ('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_to_a_dispute_has_its_words'),
        ),
        migrations.AddConstraint(
            model_name='statementdispute',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'raised')), fields=('partner', 'month', 'applicant_id', 'purchase', 'line'), name='one_dispute_of_a_line_at_a_time', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='trainingdeclaration',
            index=models.Index(fields=['institution', 'updated_at'], name='declarations_by_when_written'),
        ),
        migrations.AddIndex(
            model_name='trainingdeclaration',
            index=models.Index(condition=models.Q(('state', 'objected')), fields=['objected_at'], name='objections_that_wait'),
        ),
        migrations.AddIndex(
            model_name='trainingdeclaration',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['objected_until'], name='declarations_that_are_open'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'confirmed', 'stands', 'objected', 'upheld', 'dismissed', 'taken_back'])), name='declaration_state_is_a_known_state'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'left'), ('reason__in', ['work', 'illness', 'family', 'network', 'not_suitable', 'not_reached', 'other'])), models.Q(models.Q(('kind', 'left'), _negated=True), ('reason', '')), _connector='OR'), name='who_left_had_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('from_schedule_id__isnull', False), ('kind', 'deferred'), ('to_schedule_id__isnull', False)), models.Q(models.Q(('kind', 'deferred'), _negated=True), ('from_schedule_id__isnull', True), ('to_schedule_id__isnull', True)), _connector='OR'), name='who_is_deferred_comes_to_another_schedule'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('objected_at__isnull', True), ('objection', ''), models.Q(('state__in', ('objected', 'upheld', 'dismissed')), _negated=True)), models.Q(('objected_at__isnull', False), models.Q(('objection', ''), _negated=True)), _connector='OR'), name='an_objection_to_a_declaration_says_something'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('state__in', ('upheld', 'dismissed')), models.Q(('decision', ''), _negated=True)), models.Q(models.Q(('state__in', ('upheld', 'dismissed')), _negated=True), ('decided_at__isnull', True), ('decision', '')), _connector='OR'), name='an_objection_is_decided_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='trainingdeclaration',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['objected', 'open'])), fields=('applicant_id', 'purchase'), name='one_declaration_is_answered_at_a_time'),
        ),
    ]
