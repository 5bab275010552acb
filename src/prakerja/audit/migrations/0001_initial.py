import django.contrib.postgres.indexes
import django.db.models.functions.comparison
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SecurityCount',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'share', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=30)),
                ('share', models.PositiveSmallIntegerField()),
                ('times', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('transaction_id', models.BigIntegerField(db_default=django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Cast(models.Func(function='pg_current_xact_id'), models.TextField()), models.BigIntegerField()))),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=80)),
                ('actor_kind', models.CharField(max_length=12)),
                ('actor_id', models.UUIDField(null=True)),
                ('actor_name', models.CharField(blank=True, max_length=80)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.CharField(max_length=120)),
                ('reason', models.TextField(blank=True)),
                ('facts', models.JSONField(default=dict)),
            ],
            options={
                'indexes': [models.Index(fields=['subject_type', 'subject_id', 'id'], name='audit_events_of_a_subject'), models.Index(condition=models.Q(('actor_kind', 'staff')), fields=['id'], name='audit_events_of_the_office'), django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['transaction_id'], name='audit_events_of_transactions')],
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_transaction', models.BigIntegerField(unique=True)),
                ('to_transaction', models.BigIntegerField(unique=True)),
                ('sealed_at', models.DateTimeField()),
                ('events', models.PositiveIntegerField()),
                ('previous_hash', models.CharField(max_length=64, unique=True)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_transaction__gt', models.F('from_transaction'))), name='seal_ends_after_its_beginning'), models.CheckConstraint(condition=models.Q(('events__gt', 0)), name='seal_covers_at_least_one_event')],
            },
        ),
        migrations.CreateModel(
            name='Suspicion',
            fields=[
                ('pk', models.CompositePrimaryKey('subject', 'kind', blank=True, editable=False, primary_key=True, serialize=False)),
                ('subject', models.UUIDField()),
                ('kind', models.CharField(max_length=30)),
                ('times', models.BigIntegerField()),
                ('told', models.BigIntegerField()),
                ('told_at', models.DateTimeField(null=True)),
                ('last_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('times__gt', models.F('told'))), fields=['last_at'], name='suspicions_to_tell')],
            },
        ),
    ]
