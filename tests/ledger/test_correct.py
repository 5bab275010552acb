"""What was wrong stays in the books, and another posting turns it round; once."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError

from prakerja.kit.constraints import violates
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.close_hold import void_held
from prakerja.ledger.correct import NotInBooks, WaitsOrWaited, correct
from prakerja.ledger.models import Balance, Transfer
from prakerja.ledger.post import BalanceTooSmall, post
from prakerja.ledger.posting import Leg, NoPosting, posting_id
from tests.situations.ledger import (
    INSTITUTION,
    RESERVE,
    WAVE,
    a_posting,
    awarded,
    incentive,
    something_held,
    training,
)

pytestmark = pytest.mark.django_db


def award_of(who: UUID) -> UUID:
    return posting_id("cards.award", who, WAVE)


def put_right(who: UUID, *, now: datetime, wrong: UUID | None = None) -> bool:
    return correct(owner_id=who, wrong=wrong or award_of(who), reason="Dobel", now=now)


def kept(who: UUID) -> list[int]:
    return list(Balance.objects.filter(of=who).order_by("kind").values_list("amount", flat=True))


def test_every_leg_is_turned_round_and_says_what_it_corrects(now: datetime) -> None:
    who = awarded(now=now)
    assert put_right(who, now=now)
    rows = Transfer.objects.filter(corrects=award_of(who)).order_by("leg")
    assert [(row.debit, row.debit_of, row.credit, row.amount) for row in rows] == [
        (training(who).kind, who, RESERVE.kind, 1_000_000),
        (incentive(who).kind, who, RESERVE.kind, 2_550_000),
    ]
    assert {(row.wave, row.reason) for row in rows} == {(WAVE, "Dobel")}
    assert kept(who) == [0, 0]


def test_correcting_twice_is_correcting_once(now: datetime) -> None:
    who = awarded(now=now)
    put_right(who, now=now)
    assert not put_right(who, now=now)
    assert kept(who) == [0, 0]


def test_a_correction_can_be_corrected_once_and_the_first_one_is_not_done_again(now: datetime) -> None:
    who = awarded(now=now)
    put_right(who, now=now)
    correction = Transfer.objects.filter(corrects=award_of(who))[0].posting_id
    assert put_right(who, wrong=correction, now=now)
    assert not put_right(who, wrong=correction, now=now)
    assert not put_right(who, now=now)
    assert kept(who) == [1_000_000, 2_550_000]


def test_what_was_spent_since_cannot_be_turned_round(now: datetime) -> None:
    who = awarded(now=now)
    leg = Leg(training(who), INSTITUTION, Rupiah(1))
    post(a_posting("training.buy", leg, owner_id=who, about=1, now=now, wave=WAVE))
    with pytest.raises(BalanceTooSmall), savepoint():
        put_right(who, now=now)
    assert kept(who) == [999_999, 2_550_000]


def test_what_waits_is_voided_and_not_turned_round(now: datetime) -> None:
    held = something_held(now=now)
    with pytest.raises(WaitsOrWaited):
        put_right(held.source.of, wrong=held.id, now=now)
    void_held(owner_id=held.source.of, hold_id=held.id, act="training.void", now=now)
    closing = Transfer.objects.get(closes=held.id).posting_id
    with pytest.raises(WaitsOrWaited):
        put_right(held.source.of, wrong=closing, now=now)


def test_what_is_not_in_the_books_cannot_be_corrected(now: datetime) -> None:
    with pytest.raises(NotInBooks):
        put_right(uuid4(), now=now)


def test_a_posting_is_not_corrected_in_the_name_of_another(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(NotInBooks):
        put_right(uuid4(), wrong=award_of(who), now=now)


def test_nobody_corrects_without_saying_why(now: datetime) -> None:
    who = awarded(now=now)
    with pytest.raises(NoPosting):
        correct(owner_id=who, wrong=award_of(who), reason=" ", now=now)


def test_the_database_refuses_a_second_correction(now: datetime) -> None:
    who = awarded(now=now)
    put_right(who, now=now)
    again = a_posting("test.correct", Leg(RESERVE, training(who), Rupiah(5)), owner_id=who, about=1, now=now)
    with pytest.raises(IntegrityError) as refused, savepoint():
        Transfer.objects.create(
            owner_id=who,
            posting_id=again.id,
            leg=1,
            act=again.act,
            debit=RESERVE.kind,
            debit_of=RESERVE.of,
            credit=training(who).kind,
            credit_of=who,
            amount=5,
            year=again.year,
            happened_at=now,
            posted_at=now,
            corrects=award_of(who),
        )
    assert violates(refused.value, "a_posting_is_corrected_once")
