from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SurveyMonth',
            fields=[
                ('month', models.DateField(primary_key=True, serialize=False)),
                ('published_at', models.DateTimeField()),
                ('counts', models.PositiveIntegerField()),
                ('hidden', models.PositiveIntegerField()),
                ('summary', models.JSONField()),
                ('csv', models.BinaryField()),
                ('parquet', models.BinaryField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hidden__lte', models.F('counts'))), name='no_more_is_hidden_than_counted')],
            },
        ),
    ]
