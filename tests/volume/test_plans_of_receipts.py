"""Whoever telephones gives the number of their receipt: it leads to them by its index, however many joined."""

import pytest
from django.db import connection

from prakerja.journey.look_up_person import ByReceipt, look_up_person
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Joiner
from tests.situations.cards import NOW
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import an_officer
from tests.volume.test_plans_of_cards import planned

pytestmark = pytest.mark.django_db
_MANY = """
    INSERT INTO waves_joiner (applicant_id, wave_id, receipt, joined_at, regency)
    SELECT gen_random_uuid(), wave_id, '12-' || upper(left(md5(n::text), 14)), joined_at, regency
    FROM waves_joiner, generate_series(1, 20000) AS n
"""


def test_a_receipt_leads_to_its_joiner_without_reading_the_others_of_the_wave() -> None:
    known, officer = a_joiner(closed_wave()), an_officer()
    receipt = Joiner.objects.get().receipt
    with connection.cursor() as cursor:
        cursor.execute(_MANY)
        cursor.execute("ANALYZE waves_joiner")
    for sought, found in ((receipt, known.applicant_id), ("12-ZZZZZZZZZZZZZZ", None)):
        with planned() as plans, unit_of_work(by=officer):
            assert look_up_person(sought=ByReceipt(sought), by=officer, now=NOW) == found
        plan = plans.of('"waves_joiner"."receipt" =')
        assert "joiners_by_receipt" in plan
        assert "joiners_of_a_wave" not in plan
        assert "Seq Scan on waves_joiner" not in plan
