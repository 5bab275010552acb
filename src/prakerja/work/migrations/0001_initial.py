from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LongWork',
            fields=[
                ('pk', models.CompositePrimaryKey('kind', 'subject', blank=True, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=80)),
                ('arguments', models.JSONField()),
                ('state', models.CharField(choices=[('due', 'Due'), ('under_way', 'Under Way'), ('ended', 'Ended'), ('failed', 'Failed')], default='due', max_length=9)),
                ('done', models.PositiveBigIntegerField(default=0)),
                ('of', models.PositiveBigIntegerField(null=True)),
                ('cursor', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('failure', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['due', 'under_way'])), fields=['asked_at'], name='work_still_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['due', 'under_way', 'ended', 'failed'])), name='work_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_at__isnull', False), _connector='OR'), name='work_that_ended_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('failed_at__isnull', False), ('state', 'failed'), models.Q(('failure', ''), _negated=True)), models.Q(models.Q(('state', 'failed'), _negated=True), ('failed_at__isnull', True), ('failure', '')), _connector='OR'), name='work_has_a_cause_exactly_while_it_has_failed')],
            },
        ),
    ]
