import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SignInAddress',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'use', 'address', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('use', models.CharField(choices=[('redirect', 'Redirect'), ('login', 'Login')], max_length=8)),
                ('address', models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name='SignInClient',
            fields=[
                ('partner_id', models.UUIDField(primary_key=True, serialize=False)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10))),
                ('registered_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SignInConsent',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'partner_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('partner_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10))),
                ('text_version', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignInLink',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'partner_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('partner_id', models.UUIDField()),
                ('subject', models.UUIDField(db_default=django.db.models.functions.uuid.UUID4())),
                ('consent', models.PositiveSmallIntegerField(default=0)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list)),
                ('text_version', models.CharField(blank=True, max_length=10)),
                ('since', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('endpoint', models.CharField(max_length=60)),
                ('status', models.PositiveSmallIntegerField()),
                ('error', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('microseconds', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['partner_id', 'at'], name='calls_of_a_partner_by_time'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='calls_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('event_id', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('milliseconds', models.PositiveIntegerField()),
                ('status', models.PositiveSmallIntegerField(null=True)),
                ('cause', models.CharField(blank=True, max_length=16)),
            ],
            options={
                'indexes': [models.Index(fields=['partner_id', 'at', 'id'], name='deliveries_of_partner_by_time'), django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='deliveries_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('client_code', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('platform', 'Platform'), ('institution', 'Institution')], max_length=11)),
                ('name', models.CharField(max_length=120)),
                ('business_number', models.CharField(max_length=13)),
                ('suspended_at', models.DateTimeField(null=True)),
                ('admitted_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('client_code',), name='a_client_code_is_one_partners'), models.CheckConstraint(condition=models.Q(('kind__in', ['platform', 'institution'])), name='partner_kind_is_a_known_kind'), models.CheckConstraint(condition=models.Q(('client_code__regex', '^[!-~]{3,40}$')), name='client_code_can_be_typed'), models.CheckConstraint(condition=models.Q(models.Func(models.F('name'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('name__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='partner_name_is_a_line_that_is_seen'), models.CheckConstraint(condition=models.Q(('business_number__regex', '^[0-9]{13}$')), name='business_number_has_13_digits')],
            },
        ),
        migrations.CreateModel(
            name='PartnerEvent',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('kind', models.CharField(max_length=32)),
                ('subject', models.CharField(max_length=80)),
                ('facts', models.JSONField()),
                ('occurred_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('listed', 'Listed'), ('waiting', 'Waiting'), ('delivered', 'Delivered'), ('parked', 'Parked')], max_length=9)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(null=True)),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['partner_id', 'due_at'], name='events_to_be_delivered'), models.Index(fields=['partner_id', 'updated_at', 'id'], name='events_of_a_partner_by_change'), django.contrib.postgres.indexes.BrinIndex(fields=['occurred_at'], name='events_by_time')],
                'constraints': [models.UniqueConstraint(fields=('partner_id', 'kind', 'subject'), name='a_partner_is_told_once_of_a_thing'), models.CheckConstraint(condition=models.Q(('state__in', ['listed', 'waiting', 'delivered', 'parked'])), name='event_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', False), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('due_at__isnull', True)), _connector='OR'), name='an_event_is_due_exactly_while_it_waits')],
            },
        ),
        migrations.CreateModel(
            name='SignInGrant',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('partner_id', models.UUIDField()),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10))),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_for', models.CharField(blank=True, choices=[('withdrawn', 'Withdrawn'), ('signed_out', 'Signed Out'), ('reused', 'Reused'), ('suspended', 'Suspended')], max_length=10)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['partner_id'], name='open_grants_of_a_partner')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_for', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_for', ''), _negated=True)), _connector='OR'), name='a_grant_ends_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='SignInTicket',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('code', 'Code'), ('access', 'Access'), ('refresh', 'Refresh')], max_length=7)),
                ('applicant_id', models.UUIDField()),
                ('grant_id', models.UUIDField()),
                ('partner_id', models.UUIDField()),
                ('redirect_address', models.CharField(blank=True, max_length=500)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['expires_at'], name='sign_in_tickets_by_end')],
            },
        ),
        migrations.CreateModel(
            name='UsedNonce',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'nonce', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('nonce', models.CharField(max_length=64)),
                ('kept_until', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['kept_until'], name='nonces_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('partner_id', models.UUIDField(primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=500)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32))),
                ('state', models.CharField(choices=[('live', 'Live'), ('stopped', 'Stopped')], default='live', max_length=7)),
                ('set_at', models.DateTimeField()),
                ('failures', models.PositiveIntegerField(default=0)),
                ('failing_since', models.DateTimeField(null=True)),
                ('rests_until', models.DateTimeField(null=True)),
                ('slow_until', models.DateTimeField(null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['live', 'stopped'])), name='webhook_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('failing_since__isnull', True), ('failures', 0), ('rests_until__isnull', True)), models.Q(('failing_since__isnull', False), ('failures__gt', 0)), _connector='OR'), name='a_webhook_fails_since_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), ('stopped_at__isnull', False)), models.Q(models.Q(('state', 'stopped'), _negated=True), ('stopped_at__isnull', True)), _connector='OR'), name='a_webhook_was_stopped_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='WebhookSecret',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('partner_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('sealed_secret', models.BinaryField()),
                ('valid_from', models.DateTimeField()),
                ('valid_until', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='a_webhook_secret_is_valid_for_a_while')],
            },
        ),
        migrations.CreateModel(
            name='PartnerKey',
            fields=[
                ('pk', models.CompositePrimaryKey('partner_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('sealed_sign_key', models.BinaryField()),
                ('valid_from', models.DateTimeField()),
                ('valid_until', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='partners.partner')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='a_key_is_valid_for_a_while')],
            },
        ),
        migrations.CreateModel(
            name='PartnerMember',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('keeper', 'Keeper'), ('staff', 'Staff')], max_length=6)),
                ('since', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='partners.partner')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['keeper', 'staff'])), name='a_member_holds_a_known_role')],
            },
        ),
        migrations.CreateModel(
            name='PartnerOwner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('business_number', models.CharField(max_length=13)),
                ('name', models.CharField(max_length=120)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='owners', to='partners.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partner', 'business_number'), name='an_owner_stands_once'), models.CheckConstraint(condition=models.Q(('business_number__regex', '^[0-9]{13}$')), name='owner_has_13_digits')],
            },
        ),
        migrations.CreateModel(
            name='RedirectAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=500)),
                ('partner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='redirect_addresses', to='partners.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partner', 'address'), name='a_redirect_address_stands_once')],
            },
        ),
    ]
