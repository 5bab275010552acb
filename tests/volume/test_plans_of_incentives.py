"""The night finds what has come to its day, and one person's page what is theirs, and neither reads all instalments."""

from typing import Final

import pytest
from django.db import connection

from prakerja.incentives.own_incentives import own_incentives
from prakerja.incentives.tasks import look_for_due
from tests.situations.incentives import earned, the_night
from tests.situations.learning import STARTS
from tests.volume.test_plans_of_cards import planned

#: Of a wave, half of them for a day that is long over, and due.
_MANY: Final = """
INSERT INTO incentives_instalment (
    applicant_id, award, number, wave_id, purchase, amount, due_on, state, earned_at, fell_due_at
)
SELECT uuidv7(), 1, 1, %(wave_id)s, 1, 600000, CASE WHEN one %% 2 = 0 THEN DATE '2021-03-01' ELSE DATE '2999-01-01' END,
    CASE WHEN one %% 2 = 0 THEN 'due' ELSE 'planned' END, %(at)s, CASE WHEN one %% 2 = 0 THEN %(at)s::timestamptz END
FROM generate_series(1, 20000) AS one
"""


@pytest.mark.django_db
def test_neither_the_night_nor_a_page_reads_all_instalments() -> None:
    bought = earned()
    with connection.cursor() as cursor:
        cursor.execute(_MANY, {"wave_id": bought.buyer.card.wave_id, "at": STARTS})
        # All tables: what a vacuum happens to have seen of the others would choose the plan.
        cursor.execute("ANALYZE")
    with planned() as plans:
        look_for_due()
        the_night(bought, at=STARTS)
        own_incentives(bought.buyer.applicant_id)
    of_instalments = [plan for _, plan in plans.taken if "incentives_instalment" in plan]
    assert of_instalments
    assert [plan for plan in of_instalments if "Seq Scan on incentives_instalment" in plan] == []
