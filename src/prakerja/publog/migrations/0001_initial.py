import django.db.models.deletion
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AskedWitness',
            fields=[
                ('witness', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('answer', models.CharField(choices=[('cosigned', 'Cosigned'), ('silent', 'Silent'), ('refused', 'Refused'), ('other_history', 'Other History'), ('longer_log', 'Longer Log'), ('no_line', 'No Line')], max_length=20)),
                ('said', models.CharField(blank=True, max_length=300)),
                ('asked_at', models.DateTimeField()),
                ('since', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('size', models.BigIntegerField(primary_key=True, serialize=False)),
                ('note', models.TextField()),
                ('signed_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('pk', models.CompositePrimaryKey('level', 'position', blank=True, editable=False, primary_key=True, serialize=False)),
                ('level', models.PositiveSmallIntegerField()),
                ('position', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Stamp',
            fields=[
                ('size', models.BigIntegerField(primary_key=True, serialize=False)),
                ('note', models.TextField()),
                ('reply', models.BinaryField()),
                ('stamped_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('once_key', models.CharField(max_length=120, unique=True)),
                ('line', models.TextField()),
                ('submitted_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Cosignature',
            fields=[
                ('pk', models.CompositePrimaryKey('size', 'witness', blank=True, editable=False, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('witness', models.CharField(max_length=200)),
                ('line', models.TextField()),
                ('cosigned_at', models.DateTimeField()),
                ('received_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['witness', 'size'], name='publog_cosigned_by')],
            },
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='publog.submission')),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('index', models.BigIntegerField(primary_key=True, serialize=False)),
                ('submission', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='entry', to='publog.submission')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('index__gte', 0)), name='entries_are_counted_from_zero')],
            },
        ),
    ]
