"""What an officer takes out of a batch is kept back until two let it go, and is then paid as any other."""

from datetime import timedelta

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.acts import LET_GO, NotKeptBack
from prakerja.payouts.let_go import let_go
from prakerja.payouts.models import Instruction
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from tests.situations.cards import decided
from tests.situations.payments import removed
from tests.situations.payouts import TONIGHT, built
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
TOMORROW = TONIGHT + timedelta(days=1)


def test_what_was_taken_out_is_in_no_batch_before_two_let_it_go() -> None:
    bought = removed()
    [taken_out] = Instruction.objects.all()
    built(at=TOMORROW)
    assert Instruction.objects.count() == 1
    assert own_payments(bought.buyer.applicant_id, at=TOMORROW).dues[0].standing is Standing.KEPT_BACK
    by = decided(LET_GO, taken_out.reference, at=TOMORROW)
    for _ in range(2):
        with unit_of_work(by=by):
            let_go(reference=taken_out.reference, by=by, now=TOMORROW)
    assert own_payments(bought.buyer.applicant_id, at=TOMORROW).dues[0].standing is Standing.READY
    built(at=TOMORROW + timedelta(days=1))
    assert Instruction.objects.get(number=2).amount == taken_out.amount


def test_what_nobody_keeps_back_is_not_let_go() -> None:
    removed()
    row = Instruction.objects.get()
    by = an_officer()
    for reference in ("PK" + "0" * 28, ""):
        with pytest.raises(NotKeptBack):
            propose_act(act=LET_GO, subject=reference, reason="Sudah", by=by, now=TONIGHT)
    Instruction.objects.update(let_go_at=TONIGHT)
    with pytest.raises(NotKeptBack):
        propose_act(act=LET_GO, subject=row.reference, reason="Sudah", by=by, now=TONIGHT)
