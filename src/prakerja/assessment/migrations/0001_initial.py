import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'position', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('position', models.PositiveSmallIntegerField()),
                ('option', models.PositiveSmallIntegerField()),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('option__lte', 4)), name='answer_is_one_of_five_options_at_most')],
            },
        ),
        migrations.CreateModel(
            name='ExtraTime',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('reason', models.TextField()),
                ('granted_by', models.UUIDField(db_comment='account of the member of staff')),
                ('granted_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__range', (1, 120))), name='extra_time_is_1_to_120_minutes'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='extra_time_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('applicant_id', models.UUIDField(primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('running', 'Running'), ('finished', 'Finished')], default='running', max_length=8)),
                ('bank', models.CharField(max_length=8)),
                ('seed', models.BinaryField()),
                ('answer_key', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(null=True))),
                ('scheme', models.CharField(db_comment='name and version of the scheme that the blueprint comes from', max_length=40)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('extra_minutes', models.PositiveSmallIntegerField(default=0)),
                ('motivation_items', models.PositiveSmallIntegerField()),
                ('reading_items', models.PositiveSmallIntegerField()),
                ('arithmetic_items', models.PositiveSmallIntegerField()),
                ('ordering_items', models.PositiveSmallIntegerField()),
                ('started_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('ended_by', models.CharField(choices=[('applicant', 'Applicant'), ('clock', 'Clock')], max_length=9, null=True)),
                ('right_answers', models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'running')), fields=['ends_at'], name='sittings_under_way_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['running', 'finished'])), name='sitting_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('started_at'))), name='sitting_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by', None), ('finished_at', None), ('right_answers', None), ('state', 'running')), models.Q(('ended_by__isnull', False), ('finished_at__isnull', False), ('right_answers__isnull', False), ('state', 'finished')), _connector='OR'), name='finished_sitting_has_its_end_and_its_result'), models.CheckConstraint(condition=models.Q(('finished_at', None), ('finished_at__lte', models.F('ends_at')), _connector='OR'), name='sitting_finishes_within_its_time')],
            },
        ),
    ]
