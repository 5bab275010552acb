import django.db.models.functions.uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.UUIDField(db_default=django.db.models.functions.uuid.UUID7(), primary_key=True, serialize=False)),
                ('act', models.CharField(max_length=60)),
                ('subject', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('confirmed', 'Confirmed'), ('carried_out', 'Carried Out'), ('withdrawn', 'Withdrawn'), ('expired', 'Expired'), ('void', 'Void'), ('undone', 'Undone')], default='proposed', max_length=11)),
                ('asked', models.JSONField(default=dict)),
                ('plan', models.JSONField(default=dict)),
                ('reason', models.TextField()),
                ('about', models.UUIDField(null=True)),
                ('proposed_by', models.UUIDField()),
                ('proposed_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('confirmed_by', models.UUIDField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('carried_out_at', models.DateTimeField(null=True)),
                ('ended_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('end_reason', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'act', 'id'], name='proposals_on_a_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed', 'carried_out', 'withdrawn', 'expired', 'void', 'undone'])), name='proposal_is_in_a_known_state'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_proposal_says_why'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_confirms_their_own_proposal'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), ('about', None), models.Q(('confirmed_by', models.F('about')), _negated=True), _connector='OR'), name='nobody_confirms_what_is_about_themselves'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('state__in', ['confirmed', 'carried_out', 'undone'])), models.Q(models.Q(('state__in', ['confirmed', 'carried_out', 'undone']), _negated=True), ('confirmed_at', None), ('confirmed_by', None)), _connector='OR'), name='a_confirmed_proposal_is_final'), models.CheckConstraint(condition=models.Q(('confirmed_at', None), models.Q(('confirmed_at__gte', models.F('proposed_at')), ('confirmed_at__lt', models.F('expires_at'))), _connector='OR'), name='a_proposal_is_confirmed_in_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('carried_out_at__isnull', False), ('state', 'carried_out')), ('state', 'undone'), models.Q(models.Q(('state__in', ['carried_out', 'undone']), _negated=True), ('carried_out_at', None)), _connector='OR'), name='what_was_carried_out_has_its_time'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state__in', ('withdrawn', 'expired', 'void', 'undone'))), models.Q(models.Q(('state__in', ('withdrawn', 'expired', 'void', 'undone')), _negated=True), ('ended_at', None), ('ended_by', None)), _connector='OR'), name='an_ended_proposal_has_its_end'), models.CheckConstraint(condition=models.Q(('end_reason', ''), ('state', 'withdrawn'), _negated=True), name='whoever_withdraws_says_why'), models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'confirmed'))), fields=('act', 'subject'), name='one_live_proposal_of_an_act_on_a_subject')],
            },
        ),
    ]
