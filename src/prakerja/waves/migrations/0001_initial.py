import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Wave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('scheme', models.CharField(max_length=20)),
                ('scheme_version', models.CharField(blank=True, max_length=12)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('result_expected_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed'), ('screened', 'Screened'), ('frozen', 'Frozen'), ('drawn', 'Drawn'), ('published', 'Published'), ('cancelled', 'Cancelled')], default='planned', max_length=9)),
                ('is_recovery', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['closes_at'], name='open_waves_by_closing_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'open', 'closed', 'screened', 'frozen', 'drawn', 'published', 'cancelled'])), name='wave_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='wave_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('result_expected_at__gte', models.F('closes_at'))), name='wave_result_comes_after_its_closing'), models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'cancelled')), models.Q(('scheme_version', ''), _negated=True), _connector='OR'), name='opened_wave_has_its_scheme_pinned')],
            },
        ),
        migrations.CreateModel(
            name='WaveChange',
            fields=[
                ('pk', models.CompositePrimaryKey('wave_id', 'number', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('decided_at', models.DateTimeField()),
                ('is_cancelled', models.BooleanField()),
                ('opens_before', models.DateTimeField()),
                ('closes_before', models.DateTimeField()),
                ('result_before', models.DateTimeField()),
                ('reason', models.CharField(max_length=1000)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='waves.wave')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SeatRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('pass_number', models.PositiveIntegerField(db_column='pass')),
                ('area', models.CharField(max_length=4)),
                ('group', models.CharField(max_length=40)),
                ('seats', models.PositiveIntegerField()),
                ('carry', models.BooleanField(default=False)),
                ('wave', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='seat_rows', to='waves.wave')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['wave', 'area'], name='seats_of_an_area')],
                'constraints': [models.UniqueConstraint(fields=('wave', 'position'), name='a_seat_row_has_its_own_place_in_the_file'), models.CheckConstraint(condition=models.Q(('area__regex', '^(ID|[0-9]{2}|[0-9]{4})$')), name='seat_area_is_nation_province_or_regency')],
            },
        ),
        migrations.CreateModel(
            name='Joiner',
            fields=[
                ('pk', models.CompositePrimaryKey('applicant_id', 'wave_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('applicant_id', models.UUIDField()),
                ('joined_at', models.DateTimeField()),
                ('result_read_at', models.DateTimeField(null=True)),
                ('receipt', models.CharField(max_length=20)),
                ('regency', models.CharField(max_length=4)),
                ('wave', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='joiners', to='waves.wave')),
            ],
            options={
                'indexes': [models.Index(fields=['wave'], name='joiners_of_a_wave'), django.contrib.postgres.indexes.HashIndex(fields=['receipt'], name='joiners_by_receipt')],
                'constraints': [models.CheckConstraint(condition=models.Q(('regency__regex', '^[0-9]{4}$')), name='joiner_regency_has_four_digits')],
            },
        ),
    ]
