"""A page of a batch, a worker that sends and one payment read their own rows of the tables of all payments."""

import re
from typing import Final

import pytest
from django.db import connection

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.batch_figures import batch_figures
from prakerja.payouts.models import Batch
from prakerja.payouts.seen_instructions import instruction_of, instructions_in
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
FROM payouts_instruction CROSS JOIN generate_series(1, 6000) AS n;
INSERT INTO payouts_instructionreference (reference, payee_id, number)
SELECT reference, payee_id, number FROM payouts_instruction WHERE reference LIKE 'PK_%%' AND length(reference) < 30;
INSERT INTO payouts_instructeddue (payee_id, kind, award, number, instruction, amount, is_live)
SELECT payee_id, 'instalment', 1, 1, number, amount, true FROM payouts_instruction WHERE length(reference) < 30;
"""
_WHOLE: Final = re.compile(r"Seq Scan on payouts_(instruction|instructionreference|instructeddue)\b")


def test_what_finance_and_workers_ask_of_one_batch_reads_no_other_ones() -> None:
    batch = a_built_batch()
    released(batch)
    earlier = a_batch_like(batch, nights_before=1)
    with connection.cursor() as cursor:
        cursor.execute(_MANY, {"batch_id": earlier.pk})
        for table in ("instruction", "instructionreference", "instructeddue"):
            cursor.execute(f"ANALYZE payouts_{table}")
    with planned() as plans, unit_of_work(by=SENDING):
        assert Batch.objects.before(batch) == earlier
        batch_figures(batch.pk)
        (one,) = instructions_in(batch.pk, InstructionState.BUILT, after="", limit=51)
        instructions_in(earlier.pk, InstructionState.REFUSED, after=one.row.reference, limit=51)
        instruction_of(one.row.reference)
        note_float(batch.pk, None, by=SENDING, now=TONIGHT)
        take_to_send(batch_id=batch.pk, limit=64, by=SENDING, now=TONIGHT)
    read = [plan for _, plan in plans.taken if "payouts_instruction" in plan]
    assert read
    assert [plan for plan in read if _WHOLE.search(plan)] == []
