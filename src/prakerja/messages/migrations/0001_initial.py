import django.contrib.postgres.indexes
import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DeliveryReport',
            fields=[
                ('pk', models.CompositePrimaryKey('gateway', 'reference', blank=True, editable=False, primary_key=True, serialize=False)),
                ('gateway', models.CharField(max_length=8)),
                ('reference', models.CharField(max_length=80)),
                ('owner_id', models.UUIDField(null=True)),
                ('message_id', models.UUIDField(null=True)),
                ('delivered', models.BooleanField(null=True)),
                ('code', models.CharField(blank=True, max_length=40)),
                ('received_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('delivered__isnull', True), ('received_at__isnull', True)), models.Q(('delivered__isnull', False), ('received_at__isnull', False)), _connector='OR'), name='delivery_report_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('message_id__isnull', True), ('owner_id__isnull', True)), models.Q(('message_id__isnull', False), ('owner_id__isnull', False)), _connector='OR'), name='delivery_report_names_a_whole_message')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('pk', models.CompositePrimaryKey('owner_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('owner_id', models.UUIDField()),
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7())),
                ('channel', models.CharField(choices=[('email', 'Email'), ('sms', 'Sms')], max_length=5)),
                ('text', models.CharField(max_length=40)),
                ('language', models.CharField(max_length=2)),
                ('sealed_address', models.BinaryField()),
                ('sealed_words', models.BinaryField()),
                ('state', models.CharField(default='queued', max_length=9)),
                ('created_at', models.DateTimeField()),
                ('useful_until', models.DateTimeField(null=True)),
                ('not_before', models.DateTimeField(null=True)),
                ('gateway', models.CharField(blank=True, max_length=8)),
                ('provider_ref', models.CharField(blank=True, max_length=80)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('failure', models.CharField(blank=True, max_length=80)),
                ('once_key', models.CharField(max_length=120, null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['created_at'], name='messages_still_queued'), models.Index(django.contrib.postgres.indexes.OpClass('once_key', name='varchar_pattern_ops'), condition=models.Q(('once_key__isnull', False)), name='messages_by_what_they_tell')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sent', 'delivered', 'failed', 'expired'])), name='message_state_is_a_known_state'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', False), models.Q(('state__in', ['sent', 'delivered']), _negated=True), _connector='OR'), name='message_that_went_out_has_its_time'), models.UniqueConstraint(condition=models.Q(('once_key__isnull', False)), fields=('owner_id', 'once_key'), name='the_same_thing_is_told_once')],
            },
        ),
    ]
