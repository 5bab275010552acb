"""Books with something of everything in them."""

from datetime import datetime
from uuid import UUID

import pytest
from django.db import transaction

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.close_hold import post_held, void_held
from prakerja.ledger.correct import correct
from prakerja.ledger.hold import hold
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg
from prakerja.ledger.take_sums import take_sums
from tests.situations.ledger import INSTITUTION, WAVE, a_hold, a_posting, awarded, training
from tests.situations.trail import wait_until_earlier_transactions_have_ended

ANA, BUDI = UUID(int=0xA11A << 64), UUID(int=0xB0D1 << 64)


def summed_up() -> None:
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        take_sums()


@pytest.fixture
def books(transactional_db: None, now: datetime) -> None:
    """Two people: awards, a purchase that went through, one that was given up, one that waits, one put right."""
    del transactional_db
    for about, who in enumerate((ANA, BUDI)):
        with transaction.atomic():
            awarded(now=now, owner_id=who)
            for number in range(3):
                hold(a_hold(who, now=now, about=number), now=now)
            bought, given_up = a_hold(who, now=now, about=0), a_hold(who, now=now, about=1)
            post_held(owner_id=who, hold_id=bought.id, to=INSTITUTION, act="training.commit", now=now)
            void_held(owner_id=who, hold_id=given_up.id, act="training.void", now=now)
        summed_up()
        with transaction.atomic():
            leg = Leg(training(who), INSTITUTION, Rupiah(1_000 + about))
            wrong = a_posting("training.buy", leg, owner_id=who, about="wrong", now=now, wave=WAVE)
            post(wrong)
            correct(owner_id=who, wrong=wrong.id, reason="Salah kirim", now=now)
    summed_up()
