import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('sms', 'Sms')], max_length=5)),
                ('text', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=2)),
                ('sealed_address', models.BinaryField()),
                ('sealed_words', models.BinaryField()),
                ('applicant_id', models.UUIDField(null=True)),
                ('state', models.CharField(default='queued', max_length=9)),
                ('created_at', models.DateTimeField()),
                ('useful_until', models.DateTimeField(null=True)),
                ('gateway', models.CharField(blank=True, max_length=8)),
                ('provider_ref', models.CharField(blank=True, max_length=80)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('failure', models.CharField(blank=True, max_length=80)),
                ('once_key', models.CharField(max_length=120, null=True, unique=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['created_at'], name='messages_still_queued'), models.Index(fields=['applicant_id', '-created_at'], name='messages_of_an_applicant')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sent', 'delivered', 'failed', 'expired'])), name='message_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', False), models.Q(('state__in', ['sent', 'delivered']), _negated=True), _connector='OR'), name='message_that_went_out_has_its_time'), models.UniqueConstraint(condition=models.Q(('provider_ref', ''), _negated=True), fields=('gateway', 'provider_ref'), name='a_gateway_gives_each_reference_once')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=8)),
                ('provider_ref', models.CharField(max_length=80)),
                ('delivered', models.BooleanField()),
                ('code', models.CharField(max_length=40)),
                ('received_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gateway', 'provider_ref'), name='the_first_final_receipt_counts')],
            },
        ),
    ]
