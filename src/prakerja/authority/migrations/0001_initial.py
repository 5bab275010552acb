import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Member',
            fields=[
                ('account_id', models.UUIDField(primary_key=True, serialize=False)),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20))),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('roles__contained_by', ['officer', 'reviewer', 'custodian', 'curator', 'auditor'])), name='a_member_holds_known_roles_only'), models.CheckConstraint(condition=models.Q(models.Q(('roles__contains', ['custodian']), _negated=True), ('roles', ['custodian']), _connector='OR'), name='a_custodian_is_from_outside_the_office'), models.CheckConstraint(condition=models.Q(('roles__contains', ['reviewer', 'auditor']), _negated=True), name='no_reviewer_audits_reviews')],
            },
        ),
    ]
