"""A page of a batch or a person, a worker that sends and one payment read their own rows of all payments."""

import re
from typing import Any, Final

import pytest
from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.batch_figures import batch_figures
from prakerja.payouts.differences.find_differences import look_again
from prakerja.payouts.differences.listed import page_of_differences
from prakerja.payouts.models import Batch
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.seen_instructions import instruction_of, instructions_in
from prakerja.payouts.sending import take_to_send as next_to_send
from prakerja.payouts.sending.note_float import note_float
from prakerja.payouts.sending.take_to_send import take_to_send
from prakerja.payouts.states import InstructionState
from tests.situations.payouts import SENDING, TONIGHT, a_batch_like, a_built_batch, released
from tests.volume.test_plans_of_cards import planned

pytestmark = pytest.mark.django_db
#: Of other nights, and paid; one in ten of them was refused.
_MANY: Final = """
INSERT INTO payouts_instruction (
    payee_id, number, payee_kind, reference, batch_id, wave_id, rail, account, amount, state, built_at, moved_at,
    sendings, code, bank_reference, fee, removed_for, removal_note
)
SELECT uuidv7(), 1, payee_kind, 'PK' || n, %(batch_id)s, wave_id, rail, account, amount,
    CASE WHEN n %% 10 = 0 THEN 'refused' ELSE 'paid' END, built_at, moved_at, 1, '', '', 0, '', ''
FROM payouts_instruction CROSS JOIN generate_series(1, 2000) AS n;
INSERT INTO payouts_instructionreference (reference, payee_id, number)
SELECT reference, payee_id, number FROM payouts_instruction WHERE reference LIKE 'PK_%%' AND length(reference) < 30;
INSERT INTO payouts_instructeddue (payee_id, kind, award, number, instruction, amount, is_live)
SELECT payee_id, 'instalment', 1, 1, number, amount, true FROM payouts_instruction WHERE length(reference) < 30;
"""
#: Of others: accounts, what differs of them (half of it has ended), and what they have earned.
_OF_OTHERS: Final = """
INSERT INTO payouts_linkedaccount (
    applicant_id, number, house, bank_code, sealed_account_number, account_digest, sealed_account_name, state, problem,
    house_code, name_match, asked_at, linked_at, usable_from
)
SELECT uuidv7(), 1, 'bni', '009', '\\x00', uuidv7(), '\\x00', 'linked', '', '', '', now(), now(), now()
FROM generate_series(1, 6000);
INSERT INTO payouts_difference (
    payee_id, award, due_kind, number, kind, amount, found_at, ended_at, rectified, times_rectified
)
SELECT uuidv7(), 1, 'instalment', 1, 'too_much', 1000, now(), CASE WHEN n % 2 = 0 THEN now() END, 0, 0
FROM generate_series(1, 6000) AS n;
INSERT INTO incentives_instalment (
    applicant_id, award, number, wave_id, purchase, amount, due_on, state, earned_at, fell_due_at
)
SELECT uuidv7(), 1, 1, instalment.wave_id, 1, 600000, instalment.due_on, 'due', now(), now()
FROM generate_series(1, 6000), (SELECT * FROM incentives_instalment LIMIT 1) AS instalment;
"""
_TABLES: Final = (
    *("payouts_instruction", "payouts_instructionreference", "payouts_instructeddue"),
    *("payouts_linkedaccount", "payouts_difference", "incentives_instalment"),
)
_WHOLE: Final = re.compile(rf"Seq Scan on ({'|'.join(_TABLES)})\b")


def test_what_finance_workers_and_one_person_ask_for_reads_no_other_payments() -> None:
    batch = a_built_batch()
    released(batch)
    earlier = a_batch_like(batch, nights_before=1)
    with connection.cursor() as cursor:
        cursor.execute(_MANY, {"batch_id": earlier.pk})
        cursor.execute(_OF_OTHERS)
        cursor.execute(f"ANALYZE {', '.join(_TABLES)}")
    with planned() as plans, unit_of_work(by=SENDING):
        assert Batch.objects.before(batch) == earlier
        batch_figures(batch.pk)
        (one,) = instructions_in(batch.pk, InstructionState.BUILT, after="", limit=51)
        instructions_in(earlier.pk, InstructionState.REFUSED, after=one.row.reference, limit=51)
        instruction_of(one.row.reference)
        note_float(batch.pk, None, by=SENDING, now=TONIGHT)
        take_to_send(batch_id=batch.pk, limit=64, by=SENDING, now=TONIGHT)
        assert any(due.payments for due in own_payments(one.row.payee_id, at=TONIGHT).dues)
        look_again([one.row.payee_id], now=TONIGHT)
        (first, *_) = page_of_differences(limit=51)
        page_of_differences(kind=first.kind, after=first.key, limit=51)
    read = [plan for _, plan in plans.taken if re.search("|".join(_TABLES), plan)]
    assert all(any(table in plan for plan in read) for table in _TABLES)
    assert [plan for plan in read if _WHOLE.search(plan)] == []


#: Of the same batch, and not sent.
_UNSENT: Final = """
INSERT INTO payouts_instruction (
    payee_id, number, payee_kind, reference, batch_id, wave_id, rail, account, amount, state, built_at, moved_at,
    sendings, code, bank_reference, fee, removed_for, removal_note
)
SELECT uuidv7(), 1, payee_kind, 'PK' || n, batch_id, wave_id, rail, account, amount, 'built', built_at, moved_at, 0,
    '', '', 0, '', ''
FROM payouts_instruction CROSS JOIN generate_series(1, 6000) AS n;
INSERT INTO payouts_instructeddue (payee_id, kind, award, number, instruction, amount, is_live)
SELECT payee_id, 'instalment', 1, 1, number, amount, true FROM payouts_instruction WHERE length(reference) < 30;
"""


def test_the_next_stretch_of_a_long_batch_reads_no_more_of_it_than_it_sends() -> None:
    batch = a_built_batch()
    released(batch)
    with connection.cursor() as cursor:
        cursor.execute(_UNSENT)
        cursor.execute(_OF_OTHERS)
        cursor.execute(f"ANALYZE {', '.join(_TABLES)}")
        asked: dict[str, Any] = {"batch_id": batch.pk, "now": TONIGHT, "limit": 64}
        cursor.execute(
            f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {sql_file(next_to_send.__file__, 'next_to_send')}", asked
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    (read,) = re.findall(r"Index (?:Only )?Scan using instructions_to_send on payouts_instruction.*rows=([\d.]+)", plan)
    assert float(read) == 64
    assert _WHOLE.search(plan) is None
