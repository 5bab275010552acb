"""Two indexes less of each instruction: its dues are found by their primary key, and nobody looks a reference up by its
beginning (Django makes an index for that of each text that is a key).
"""

from django.db import migrations, models

_KEY_OF_DUES = """
ALTER TABLE payouts_instructeddue DROP CONSTRAINT payouts_instructeddue_pkey;
ALTER TABLE payouts_instructeddue
    ADD CONSTRAINT payouts_instructeddue_pkey PRIMARY KEY ({columns});
"""
_BEFORE = _KEY_OF_DUES.format(columns="payee_id, kind, award, number, instruction")
_SINCE = _KEY_OF_DUES.format(columns="payee_id, instruction, kind, award, number")
_DROP = "DROP INDEX payouts_instructionreference_reference_a6bc2b8c_like"
_MAKE = """
CREATE INDEX payouts_instructionreference_reference_a6bc2b8c_like
    ON payouts_instructionreference (reference varchar_pattern_ops)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("payouts", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            _SINCE,
            _BEFORE,
            state_operations=[
                migrations.AlterField(
                    model_name="instructeddue",
                    name="pk",
                    field=models.CompositePrimaryKey(
                        "payee_id",
                        "instruction",
                        "kind",
                        "award",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
            ],
        ),
        migrations.RemoveIndex(model_name="instructeddue", name="dues_of_an_instruction"),
        migrations.RunSQL(_DROP, _MAKE),
    ]
