"""What is due and not settled is to be paid, of whom nothing is held; what was paid or came back is noted once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives.due_to_pay import due_to_pay
from prakerja.incentives.models import Instalment
from prakerja.incentives.note_settled import Happened, note_returned, note_settled
from prakerja.incentives.states import DueKind
from prakerja.kit.rupiah import Rupiah
from prakerja.training.models import Certificate
from tests.situations.doubts import entitlement_ended, told_of
from tests.situations.incentives import earned, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.own_cards import held, moved

pytestmark = pytest.mark.django_db
_NIGHT: Final = STARTS + timedelta(days=31, hours=20)
_FIRST: Final = UUID(int=0)


def _due_twice() -> Bought:
    bought = earned()
    for at in (STARTS + timedelta(hours=20), _NIGHT):
        the_night(bought, at=at)
    return bought


def _numbers(bought: Bought, *, at: datetime = _NIGHT) -> list[int]:
    return [one.number for one in due_to_pay(wave_id=bought.buyer.card.wave_id, now=at, after=_FIRST, limit=100).dues]


def _paid(bought: Bought, number: int, *, at: datetime) -> Happened:
    return Happened(bought.buyer.applicant_id, bought.buyer.card.award, DueKind.INSTALMENT, number, at)


def test_what_is_due_and_not_settled_is_to_be_paid_with_its_amount_the_oldest_first() -> None:
    bought = _due_twice()
    first, second = due_to_pay(wave_id=bought.buyer.card.wave_id, now=_NIGHT, after=_FIRST, limit=100).dues
    assert (first.applicant_id, first.kind, first.number, first.amount) == (
        bought.buyer.applicant_id,
        DueKind.INSTALMENT,
        1,
        Rupiah(600_000),
    )
    assert (first.number, second.number) == (1, 2)
    assert not due_to_pay(
        wave_id=bought.buyer.card.wave_id, now=_NIGHT, after=bought.buyer.applicant_id, limit=100
    ).dues


_AGAINST: Final[dict[str, Callable[[Card], object]]] = {
    "it is held": held,
    "its holder is said to have died": lambda card: held(card, HoldReason.DEATH),
    "a list names its holder": lambda card: held(card, HoldReason.LISTED),
    "its holder has died": lambda card: moved(card, CardState.DECEASED, MoveReason.DEATH),
    "its holder was never entitled": lambda card: moved(card, CardState.ANNULLED, MoveReason.LISTED),
    "its certificate was withdrawn": lambda _: Certificate.objects.update(withdrawn_at=STARTS, withdrawn_for="fraud"),
}


@pytest.mark.parametrize("why", _AGAINST)
def test_nothing_is_to_be_paid_while_something_speaks_against_it(why: str) -> None:
    bought = _due_twice()
    _AGAINST[why](bought.buyer.card)
    assert _numbers(bought) == []


def test_what_was_due_before_the_card_was_used_up_or_given_back_is_to_be_paid() -> None:
    bought = _due_twice()
    moved(bought.buyer.card, CardState.FINISHED, MoveReason.YEAR_END)
    assert _numbers(bought) == [1, 2]
    Card.objects.update(state=CardState.GIVEN_BACK)
    assert _numbers(bought) == [1, 2]


def test_of_an_entitlement_that_ended_between_two_the_earlier_one_is_to_be_paid() -> None:
    bought = _due_twice()
    told_of(bought.buyer.card, HoldReason.CITIZENSHIP, on=STARTS.date() + timedelta(days=15), at=_NIGHT)
    at = _NIGHT + timedelta(days=20)
    entitlement_ended(bought.buyer.card, at=at)
    assert Card.objects.get().state == CardState.REVOKED
    assert _numbers(bought, at=at) == [1]


def test_after_the_last_day_of_payment_nothing_is_to_be_paid() -> None:
    bought = _due_twice()
    assert _numbers(bought, at=datetime.fromisoformat("2022-04-15T23:59:59+07:00")) == [1, 2]
    assert _numbers(bought, at=datetime.fromisoformat("2022-04-16T00:00:00+07:00")) == []


def test_what_was_paid_is_settled_once() -> None:
    bought = _due_twice()
    paid = _paid(bought, 1, at=_NIGHT)
    assert (note_settled([paid]), note_settled([paid])) == (1, 0)
    assert _numbers(bought) == [2]
    assert Instalment.objects.get(number=1).settled_at == _NIGHT


def test_what_came_back_is_to_be_paid_again_and_late_news_change_nothing() -> None:
    bought = _due_twice()
    hours = [_NIGHT + timedelta(hours=hour) for hour in range(3)]
    paid, back, again = (_paid(bought, 1, at=at) for at in hours)
    note_settled([paid])
    assert note_returned([back]) == 1
    assert _numbers(bought) == [1, 2]
    # Told once more, of what came back since.
    assert note_settled([paid]) == 0
    assert note_settled([again]) == 1
    assert note_returned([back]) == 0
    assert _numbers(bought) == [2]


def test_what_is_not_due_is_not_settled() -> None:
    bought = earned()
    with pytest.raises(IntegrityError, match="instalment_is_due_before_it_is_paid"), transaction.atomic():
        note_settled([_paid(bought, 1, at=_NIGHT)])


def test_a_stretch_ends_where_its_dues_end_and_has_all_of_a_person() -> None:
    bought = _due_twice()
    first = due_to_pay(wave_id=bought.buyer.card.wave_id, now=_NIGHT, after=_FIRST, limit=1)
    assert [one.number for one in first.dues] == [1, 2]
    assert first.until == bought.buyer.applicant_id
    assert due_to_pay(wave_id=bought.buyer.card.wave_id, now=_NIGHT, after=first.until, limit=1) == ([], None)
