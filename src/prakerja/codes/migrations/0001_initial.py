import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Code',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('id', models.UUIDField()),
                ('purpose', models.CharField(max_length=40)),
                ('channel', models.CharField(max_length=5)),
                ('sealed_address', models.BinaryField()),
                ('address_digest', models.UUIDField()),
                ('language', models.CharField(max_length=2)),
                ('account_id', models.UUIDField(null=True)),
                ('asked_by', models.UUIDField(null=True)),
                ('bound_mark', models.UUIDField(null=True)),
                ('is_hollow', models.BooleanField()),
                ('gateway', models.CharField(blank=True, max_length=8)),
                ('edition', models.PositiveSmallIntegerField(default=1)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('locked_until', models.DateTimeField(null=True)),
                ('passed_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['sent_at'], name='codes_by_age')],
                'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='a_code_allows_as_many_tries_as_stated'), models.CheckConstraint(condition=models.Q(('passed_at', None), ('is_hollow', False), _connector='OR'), name='a_hollow_code_lets_nobody_pass'), models.CheckConstraint(condition=models.Q(('used_at', None), ('passed_at__isnull', False), _connector='OR'), name='a_used_code_has_been_passed'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('sent_at'))), name='a_code_expires_after_it_was_sent')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'subject', 'share', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('subject', models.UUIDField()),
                ('share', models.PositiveSmallIntegerField()),
                ('times', django.contrib.postgres.fields.ArrayField(base_field=models.DateTimeField())),
                ('closed_until', models.DateTimeField(null=True)),
                ('kept_until', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['kept_until'], name='tallies_by_end')],
            },
        ),
    ]
