import django.contrib.postgres.fields
import django.db.models.functions.datetime
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AddressHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuthenticatorApp',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed_secret', models.BinaryField()),
                ('last_half_minute', models.BigIntegerField(default=0)),
                ('set_up_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=40)),
                ('sent_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RecoveryCodes',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed_hashes', models.BinaryField()),
                ('used', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), default=list)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('pk', models.CompositePrimaryKey('account_id', 'digest', blank=True, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('digest', models.UUIDField()),
                ('data', models.JSONField()),
                ('begun_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('browser', models.CharField(blank=True, max_length=20)),
                ('touched_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('is_replaced', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('full_name', models.CharField(max_length=200)),
                ('language', models.CharField(default='id', max_length=2)),
                ('terms_version', models.CharField(blank=True, max_length=20)),
                ('terms_agreed_at', models.DateTimeField(null=True)),
                ('kind', models.CharField(choices=[('applicant', 'Applicant'), ('office', 'Office'), ('custodian', 'Custodian'), ('partner', 'Partner')], default='applicant', max_length=9)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('session_epoch', models.PositiveSmallIntegerField(db_default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('email__regex', "^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$")), name='an_address_is_kept_in_its_one_spelling'), models.CheckConstraint(condition=models.Q(models.Func(models.F('full_name'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('full_name__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='a_name_is_a_line_that_is_seen'), models.CheckConstraint(condition=models.Q(('kind__in', ['applicant', 'office', 'custodian', 'partner'])), name='an_account_is_of_a_known_kind'), models.CheckConstraint(condition=models.Q(('kind', 'applicant'), models.Q(('terms_agreed_at', None), ('terms_version', '')), _connector='OR'), name='applicants_alone_agree_to_the_terms')],
            },
        ),
        migrations.CreateModel(
            name='Passkey',
            fields=[
                ('pk', models.CompositePrimaryKey('account_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('account_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('credential_id', models.BinaryField()),
                ('public_key', models.BinaryField()),
                ('signatures', models.BigIntegerField()),
                ('name', models.CharField(max_length=60)),
                ('added_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account_id', 'credential_id'), name='a_passkey_is_added_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_passkey_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('code_id', models.UUIDField(primary_key=True, serialize=False)),
                ('full_name', models.CharField(max_length=200)),
                ('password', models.CharField(blank=True, max_length=128)),
                ('terms_version', models.CharField(max_length=20)),
                ('agreed_at', models.DateTimeField()),
                ('browser_mark', models.UUIDField()),
                ('account_id', models.UUIDField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Func(models.F('full_name'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('full_name__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='a_typed_name_is_a_line_that_is_seen')],
            },
        ),
    ]
