import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='FirstAnswer',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('key', models.CharField(max_length=64)),
                ('request_digest', models.UUIDField()),
                ('answer', models.JSONField()),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['answered_at'], name='first_answers_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='an_answer_is_kept_under_a_key')],
            },
        ),
    ]
