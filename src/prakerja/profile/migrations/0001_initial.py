import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'version', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('version', models.CharField(max_length=12)),
                ('language', models.CharField(max_length=2)),
                ('accepted_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DeclarationEdition',
            fields=[
                ('pk', models.CompositePrimaryKey('version', 'language', blank=True, editable=False, primary_key=True, serialize=False)),
                ('version', models.CharField(max_length=12)),
                ('language', models.CharField(max_length=2)),
                ('text_sha256', models.CharField(max_length=64)),
                ('statements', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40))),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Phone',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed_number', models.BinaryField()),
                ('number_digest', models.UUIDField()),
                ('verified_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PhoneHolder',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('holder_id', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Particulars',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('full_name', models.CharField(max_length=200, null=True)),
                ('ktp_address', models.CharField(max_length=300, null=True)),
                ('ktp_province', models.CharField(max_length=2, null=True)),
                ('ktp_regency', models.CharField(max_length=4, null=True)),
                ('same_as_ktp', models.BooleanField(null=True)),
                ('domicile_address', models.CharField(max_length=300, null=True)),
                ('domicile_province', models.CharField(max_length=2, null=True)),
                ('domicile_regency', models.CharField(max_length=4, null=True)),
                ('education', models.CharField(max_length=12, null=True)),
                ('in_formal_education', models.BooleanField(null=True)),
                ('employment', models.CharField(max_length=16, null=True)),
                ('office', models.CharField(max_length=25, null=True)),
                ('disability', models.BooleanField(null=True)),
                ('disability_kind', models.CharField(blank=True, max_length=14)),
                ('dependants', models.PositiveSmallIntegerField(null=True)),
                ('topic', models.CharField(max_length=17, null=True)),
                ('changed_at', models.DateTimeField()),
                ('completed_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Func(models.F('full_name'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('full_name__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='full_name_is_a_line_that_is_seen'), models.CheckConstraint(condition=models.Q(models.Func(models.F('ktp_address'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('ktp_address__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='ktp_address_is_a_line_that_is_seen'), models.CheckConstraint(condition=models.Q(models.Func(models.F('domicile_address'), models.Value('NFC'), function='is_normalized', output_field=models.BooleanField()), models.Q(('domicile_address__regex', '[\\u00ad\\u034f\\u061c\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff0-\\ufffb\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff\\u0001-\\u0008\\u000e-\\u001b\\u007f-\\u0084\\u0086-\\u009f\\u115f\\u1160\\u3164\\uffa0\\u2800\\u0009-\\u000d\\u001c-\\u001f\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]|^ | $|  '), _negated=True)), name='domicile_address_is_a_line_that_is_seen'), models.CheckConstraint(condition=models.Q(('education__in', ['none', 'primary', 'junior', 'senior', 'vocational', 'diploma', 'bachelor', 'postgraduate'])), name='particulars_education_is_a_known_value'), models.CheckConstraint(condition=models.Q(('employment__in', ['job_seeker', 'dismissed', 'furloughed', 'worker', 'micro_business', 'migrant_returnee', 'other'])), name='particulars_employment_is_a_known_value'), models.CheckConstraint(condition=models.Q(('office__in', ['none', 'state_officials', 'regional_council_members', 'civil_servants', 'soldiers', 'police', 'village_officials', 'state_enterprise_officers'])), name='particulars_office_is_a_known_value'), models.CheckConstraint(condition=models.Q(('topic__in', ['sales_marketing', 'management', 'foreign_languages', 'food_beverage', 'lifestyle', 'digital', 'office_work', 'crafts_trades', 'farming_fishery', 'other'])), name='particulars_topic_is_a_known_value'), models.CheckConstraint(condition=models.Q(('disability_kind', ''), models.Q(('disability', True), ('disability_kind__in', ['physical', 'visual', 'hearing_speech', 'intellectual', 'mental', 'several'])), _connector='OR'), name='kind_of_disability_belongs_to_a_disability'), models.CheckConstraint(condition=models.Q(('dependants__lte', 20)), name='dependants_are_at_most_twenty'), models.CheckConstraint(condition=models.Q(('ktp_regency__startswith', models.F('ktp_province'))), name='ktp_regency_lies_in_its_province'), models.CheckConstraint(condition=models.Q(('domicile_regency__startswith', models.F('domicile_province'))), name='domicile_regency_lies_in_its_province'), models.CheckConstraint(condition=models.Q(models.Q(('same_as_ktp', True), _negated=True), ('domicile_regency', models.F('ktp_regency')), _connector='OR'), name='domicile_as_on_the_ktp_is_the_ktps'), models.CheckConstraint(condition=models.Q(('completed_at', None), models.Q(('dependants__isnull', False), ('disability__isnull', False), ('domicile_address__isnull', False), ('domicile_regency__isnull', False), ('education__isnull', False), ('employment__isnull', False), ('full_name__isnull', False), ('in_formal_education__isnull', False), ('ktp_address__isnull', False), ('ktp_regency__isnull', False), ('office__isnull', False), ('same_as_ktp__isnull', False), ('topic__isnull', False)), _connector='OR'), name='completed_particulars_lack_no_answer')],
            },
        ),
    ]
