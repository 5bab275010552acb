import django.db.models.deletion
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
        ('waves', '0001_initial'),
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
            name='InstructionReference',
            fields=[
                ('reference', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('payee_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
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
                'indexes': [models.Index(fields=['-decided_at', 'applicant_id'], name='account_decisions_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='an_account_decision_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('due_on', models.DateField()),
                ('house', models.CharField(max_length=12)),
                ('payee_kind', models.CharField(choices=[('recipient', 'Recipient'), ('partner', 'Partner')], max_length=9)),
                ('year', models.PositiveSmallIntegerField()),
                ('pays_on', models.DateField()),
                ('arrives_by', models.DateField()),
                ('state', models.CharField(choices=[('building', 'Building'), ('built', 'Built'), ('released', 'Released'), ('stopped', 'Stopped'), ('paused', 'Paused'), ('ended', 'Ended')], default='building', max_length=8)),
                ('items', models.PositiveIntegerField(default=0)),
                ('amount', models.BigIntegerField(default=0)),
                ('held_back', models.JSONField(default=dict)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('built_at', models.DateTimeField(null=True)),
                ('released_at', models.DateTimeField(null=True)),
                ('stopped_for', models.CharField(blank=True, max_length=16)),
                ('float_left', models.BigIntegerField(null=True)),
                ('float_untold_since', models.DateTimeField(null=True)),
                ('sent_since', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('payee_kind__in', ['recipient', 'partner']), ('state__in', ['building', 'built', 'released', 'stopped', 'paused', 'ended'])), name='batch_has_known_words'), models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='a_batch_pays_no_less_than_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('built_at__isnull', True), ('sha256', ''), ('state', 'building')), models.Q(models.Q(('state', 'building'), _negated=True), ('built_at__isnull', False), ('sha256__regex', '^[0-9a-f]{64}$')), _connector='OR'), name='a_built_batch_has_its_hash'), models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('state__in', ['building', 'built'])), ('state', 'ended'), models.Q(models.Q(('state__in', ['building', 'built']), _negated=True), ('released_at__isnull', False)), _connector='OR'), name='what_is_sent_was_released'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), models.Q(('stopped_for', ''), _negated=True)), models.Q(models.Q(('state', 'stopped'), _negated=True), ('stopped_for', '')), _connector='OR'), name='a_stopped_batch_says_why'), models.UniqueConstraint(fields=('due_on', 'house', 'payee_kind', 'year'), name='one_batch_of_a_night_and_house')],
            },
        ),
        migrations.CreateModel(
            name='InstructedDue',
            fields=[
                ('pk', models.CompositePrimaryKey('payee_id', 'kind', 'award', 'number', 'instruction', blank=True, editable=False, primary_key=True, serialize=False)),
                ('payee_id', models.UUIDField()),
                ('kind', models.CharField(choices=[('instalment', 'Instalment'), ('survey', 'Survey'), ('statement', 'Statement')], max_length=10)),
                ('award', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('instruction', models.PositiveIntegerField()),
                ('amount', models.BigIntegerField()),
                ('is_live', models.BooleanField(default=True)),
            ],
            options={
                'indexes': [models.Index(fields=['payee_id', 'instruction'], name='dues_of_an_instruction')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('kind__in', ['instalment', 'survey', 'statement'])), name='a_due_is_something'), models.UniqueConstraint(condition=models.Q(('is_live', True)), fields=('payee_id', 'kind', 'award', 'number'), name='a_due_is_in_one_live_instruction')],
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
                ('asked_at', models.DateTimeField()),
                ('unanswered_since', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('linked_at', models.DateTimeField(null=True)),
                ('usable_from', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'asked')), fields=['asked_at'], name='accounts_asked_about'), models.Index(condition=models.Q(('state', 'in_doubt')), fields=['answered_at', 'applicant_id'], name='accounts_in_doubt')],
                'constraints': [models.CheckConstraint(condition=models.Q(('house__in', ['bni', 'bca', 'ovo', 'linkaja', 'gopay', 'dana']), ('state__in', ['asked', 'in_doubt', 'proven', 'linked', 'refused', 'replaced', 'unlinked']), ('name_match__in', ['', 'same', 'doubt', 'another'])), name='linked_account_has_known_words'), models.CheckConstraint(condition=models.Q(models.Q(('problem__in', ['not_found', 'not_upgraded', 'over_limit', 'too_often', 'dormant', 'frozen', 'closed', 'other_nik', 'other_name', 'nik_not_told', 'held_by_another', 'by_reviewer', 'refused_by_house']), ('state', 'refused')), models.Q(models.Q(('state', 'refused'), _negated=True), ('problem', '')), _connector='OR'), name='a_refused_account_has_its_problem'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'linked'), _negated=True), models.Q(('ended_at__isnull', True), ('linked_at__isnull', False), ('usable_from__gte', models.F('linked_at'))), _connector='OR'), name='a_linked_account_has_its_moment'), models.UniqueConstraint(condition=models.Q(('state', 'linked')), fields=('applicant_id',), name='a_person_has_one_linked_account'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'in_doubt', 'proven'])), fields=('applicant_id',), name='a_person_links_one_account_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('pk', models.CompositePrimaryKey('payee_id', 'instruction', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('payee_id', models.UUIDField()),
                ('instruction', models.PositiveIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('external_id', models.CharField(max_length=36)),
                ('sent_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('code', models.CharField(blank=True, max_length=7)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('payee_id', 'external_id'), name='each_call_has_its_own_id'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('outcome', '')), models.Q(('answered_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='an_answered_call_says_what')],
            },
        ),
        migrations.CreateModel(
            name='Difference',
            fields=[
                ('pk', models.CompositePrimaryKey('payee_id', 'award', 'due_kind', 'number', 'kind', blank=True, editable=False, primary_key=True, serialize=False)),
                ('payee_id', models.UUIDField()),
                ('award', models.PositiveSmallIntegerField()),
                ('due_kind', models.CharField(blank=True, max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('certificate', 'Without Certificate'), ('nothing_due', 'Nothing Due'), ('twice', 'Twice'), ('too_much', 'Too Much'), ('too_little', 'Too Little'), ('said_paid', 'Said Paid'), ('forgotten', 'Forgotten'), ('not_said_paid', 'Not Said Paid'), ('books_less', 'Books Hold Less'), ('books_more', 'Books Hold More'), ('booked_less', 'Booked Less'), ('booked_more', 'Booked More')], max_length=13)),
                ('amount', models.BigIntegerField()),
                ('since', models.DateTimeField(null=True)),
                ('found_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('rectified', models.BigIntegerField(default=0)),
                ('rectified_at', models.DateTimeField(null=True)),
                ('times_rectified', models.PositiveSmallIntegerField(default=0)),
                ('wave', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True), ('rectified__lt', models.F('amount'))), fields=['kind', 'payee_id', 'award', 'due_kind', 'number'], name='differences_that_stand')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_kind__in', ['', 'instalment', 'survey', 'statement']), ('kind__in', ['certificate', 'nothing_due', 'twice', 'too_much', 'too_little', 'said_paid', 'forgotten', 'not_said_paid', 'books_less', 'books_more', 'booked_less', 'booked_more'])), name='difference_has_known_words'), models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('rectified__gte', 0)), name='a_difference_is_something'), models.CheckConstraint(condition=models.Q(('rectified', 0), models.Q(('rectified__gt', 0), ('rectified_at__isnull', False)), _connector='OR'), name='what_was_rectified_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Instruction',
            fields=[
                ('pk', models.CompositePrimaryKey('payee_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('payee_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('payee_kind', models.CharField(choices=[('recipient', 'Recipient'), ('partner', 'Partner')], max_length=9)),
                ('reference', models.CharField(max_length=30)),
                ('rail', models.CharField(max_length=9)),
                ('account', models.PositiveSmallIntegerField()),
                ('amount', models.BigIntegerField()),
                ('state', models.CharField(choices=[('built', 'Built'), ('sending', 'Sending'), ('pending', 'Pending'), ('unknown', 'Unknown'), ('paid', 'Paid'), ('refused', 'Refused'), ('removed', 'Removed'), ('returned', 'Returned')], default='built', max_length=8)),
                ('built_at', models.DateTimeField()),
                ('moved_at', models.DateTimeField()),
                ('sendings', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('code', models.CharField(blank=True, max_length=7)),
                ('bank_reference', models.CharField(blank=True, max_length=64)),
                ('fee', models.BigIntegerField(default=0)),
                ('removed_for', models.CharField(blank=True, max_length=15)),
                ('removal_note', models.CharField(blank=True, max_length=1000)),
                ('batch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='instructions', to='payouts.batch')),
                ('wave', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['batch', 'state', 'payee_id', 'number'], name='instructions_of_a_batch'), models.Index(condition=models.Q(('state', 'built')), fields=['batch', 'next_at', 'payee_id'], name='instructions_to_send'), models.Index(condition=models.Q(('next_at__isnull', False), ('state__in', ['sending', 'pending', 'unknown', 'paid'])), fields=['next_at', 'payee_id'], name='instructions_to_ask_for'), models.Index(condition=models.Q(('state', 'removed')), fields=['batch', 'removed_for'], name='instructions_that_left')],
                'constraints': [models.CheckConstraint(condition=models.Q(('payee_kind__in', ['recipient', 'partner']), ('rail__in', ['intrabank', 'interbank', 'skn', 'rtgs', 'wallet']), ('state__in', ['built', 'sending', 'pending', 'unknown', 'paid', 'refused', 'removed', 'returned'])), name='instruction_has_known_words'), models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('fee__gte', 0)), name='an_instruction_pays_something'), models.CheckConstraint(condition=models.Q(models.Q(('removed_for__in', ['barred', 'account_changed', 'by_office', 'withdrawn', 'suspended', 'lines_held']), ('state', 'removed')), models.Q(models.Q(('state', 'removed'), _negated=True), ('removed_for', '')), _connector='OR'), name='what_left_its_batch_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('payee_kind', 'recipient'), ('wave__isnull', False)), models.Q(('payee_kind', 'partner'), ('wave__isnull', True)), _connector='OR'), name='a_recipients_money_is_of_a_wave')],
            },
        ),
        migrations.CreateModel(
            name='PartnerAccount',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('bank_code', models.CharField(max_length=3)),
                ('sealed_account_number', models.BinaryField()),
                ('sealed_account_name', models.BinaryField(null=True)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('named', 'Named'), ('in_use', 'In Use'), ('refused', 'Refused'), ('given_up', 'Given Up'), ('replaced', 'Replaced'), ('stopped', 'Stopped')], default='asked', max_length=8)),
                ('problem', models.CharField(blank=True, max_length=16)),
                ('bank_answer', models.CharField(blank=True, max_length=7)),
                ('name_match', models.CharField(blank=True, max_length=7)),
                ('named_by', models.UUIDField()),
                ('named_at', models.DateTimeField()),
                ('unanswered_since', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('used_since', models.DateTimeField(null=True)),
                ('usable_from', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['asked', 'named'])), fields=['state', 'named_at'], name='partner_accounts_under_way')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name_match__in', ['', 'same', 'doubt', 'another']), ('state__in', ['asked', 'named', 'in_use', 'refused', 'given_up', 'replaced', 'stopped'])), name='partner_account_has_known_words'), models.CheckConstraint(condition=models.Q(('bank_code__regex', '^[0-9]{3}$')), name='a_bank_has_three_digits'), models.CheckConstraint(condition=models.Q(models.Q(('problem__in', ['not_found', 'not_upgraded', 'over_limit', 'too_often', 'dormant', 'frozen', 'closed', 'other_nik', 'other_name', 'nik_not_told', 'held_by_another', 'by_reviewer', 'refused_by_house']), ('state', 'refused')), models.Q(models.Q(('state', 'refused'), _negated=True), ('problem', '')), _connector='OR'), name='a_refused_partner_account_has_its_problem'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_use'), _negated=True), models.Q(('ended_at__isnull', True), ('usable_from__gte', models.F('used_since')), ('used_since__isnull', False)), _connector='OR'), name='an_account_in_use_has_its_moment'), models.UniqueConstraint(condition=models.Q(('state', 'in_use')), fields=('partner',), name='a_partner_has_one_account_in_use'), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'named'])), fields=('partner',), name='a_partner_names_one_account_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='StatementPayment',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('amount', models.BigIntegerField()),
                ('instructed', models.BigIntegerField(default=0)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('instructed__lt', models.F('amount'))), fields=['partner', 'month'], name='statements_to_be_paid')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_payment_of_a_statement_pays_something'), models.CheckConstraint(condition=models.Q(('instructed__gte', 0), ('instructed__lte', models.F('amount'))), name='a_statement_is_paid_once')],
            },
        ),
    ]
