from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Breaker',
            fields=[
                ('party', models.CharField(max_length=20, primary_key=True, serialize=False)),
                ('silences', models.PositiveIntegerField(default=0)),
                ('rests_until', models.DateTimeField(null=True)),
                ('cause', models.CharField(blank=True, max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='SmsOfADay',
            fields=[
                ('pk', models.CompositePrimaryKey('day', 'share', blank=True, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('share', models.PositiveSmallIntegerField()),
                ('sent', models.PositiveIntegerField()),
            ],
        ),
    ]
