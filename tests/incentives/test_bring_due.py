"""An instalment falls due on its day, once, screened in that moment; whatever stands in its way keeps it waiting."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import pytest

from prakerja.audit.models import Event
from prakerja.cards.models import Card, Doubt
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives.models import Instalment, PaymentVerdict
from prakerja.incentives.states import InstalmentState
from prakerja.incentives.tasks import look_for_due
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.training.models import Certificate, Review
from prakerja.work.models import LongWork
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import earned, incentive_of, states_of, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.own_cards import held, moved

pytestmark = pytest.mark.django_db
_PLANNED, _DUE = InstalmentState.PLANNED, InstalmentState.DUE
#: Four payments and three surveys are set aside.
_WHOLE: Final = 4 * 600_000 + 3 * 50_000
_FIRST_NIGHT: Final = STARTS + timedelta(hours=20)


def _months(count: int) -> datetime:
    return STARTS + timedelta(days=31 * count)


def test_each_falls_due_in_its_month_and_its_money_leaves_the_reserve() -> None:
    bought = earned()
    for month in range(4):
        the_night(bought, at=_months(month) + timedelta(hours=20))
        assert states_of(bought) == [_DUE] * (month + 1) + [_PLANNED] * (3 - month)
        assert incentive_of(bought) == (_WHOLE - (month + 1) * 600_000, (month + 1) * 600_000)
    assert prove(known={}).faults == ()


def test_twice_in_a_night_is_once_and_its_holder_is_told_once() -> None:
    bought = earned()
    the_night(bought, at=_FIRST_NIGHT)
    the_night(bought, at=_FIRST_NIGHT)
    assert incentive_of(bought) == (_WHOLE - 600_000, 600_000)
    assert Message.objects.filter(text="incentive_due").count() == 1
    assert Event.objects.filter(name="incentives.instalments.fell_due").count() == 1


def test_nothing_falls_due_before_its_day_in_jakarta() -> None:
    bought = earned()
    Instalment.objects.update(due_on=date(2021, 6, 1))
    the_night(bought, at=datetime.fromisoformat("2021-05-31T23:59:59+07:00"))
    assert states_of(bought) == [_PLANNED] * 4
    the_night(bought, at=datetime.fromisoformat("2021-06-01T00:00:00+07:00"))
    assert _DUE in states_of(bought)


_IN_THE_WAY: Final[dict[str, Callable[[Card], object]]] = {
    "it is held": held,
    "its holder is said to have died": lambda card: held(card, HoldReason.DEATH),
    "it was revoked": lambda card: moved(card, CardState.REVOKED, MoveReason.CAUSE),
    "it was given back": lambda card: moved(card, CardState.GIVEN_BACK, MoveReason.GAVE_BACK),
    "its holder has died": lambda card: moved(card, CardState.DECEASED, MoveReason.DEATH),
    "its certificate was withdrawn": lambda _: Certificate.objects.update(withdrawn_at=STARTS, withdrawn_for="fraud"),
    "nobody reads its review": lambda _: Review.objects.update(hidden_for=["phone"]),
}


@pytest.mark.parametrize("why", _IN_THE_WAY)
def test_nothing_falls_due_while_something_stands_in_its_way(why: str) -> None:
    bought = earned()
    _IN_THE_WAY[why](bought.buyer.card)
    the_night(bought, at=_FIRST_NIGHT)
    assert (states_of(bought), incentive_of(bought)) == ([_PLANNED] * 4, (_WHOLE, 0))
    assert not PaymentVerdict.objects.exists()


def test_what_was_held_for_months_falls_due_when_it_is_free_and_is_told_in_one_letter() -> None:
    bought = earned()
    card = held(bought.buyer.card)
    the_night(bought, at=_months(2))
    Card.objects.filter(pk=card.pk).update(held_since=None, held_for="")
    the_night(bought, at=_months(2) + timedelta(hours=20))
    assert states_of(bought) == [_DUE] * 3 + [_PLANNED]
    assert Message.objects.filter(text="incentive_due").count() == 1


def test_whom_a_list_names_that_came_into_force_meanwhile_is_held_and_told_and_gets_nothing() -> None:
    bought = earned()
    a_list_naming(bought.buyer.card)
    the_night(bought, at=_FIRST_NIGHT)
    card = bought.buyer.card
    assert (card.held_for, states_of(bought)) == (HoldReason.LISTED, [_PLANNED] * 4)
    assert Doubt.objects.filter(applicant_id=card.applicant_id).count() == 1
    assert Message.objects.filter(text="card_listed").exists()
    assert incentive_of(bought) == (_WHOLE, 0)


def test_the_verdict_says_by_which_scheme_and_which_lists_of_that_moment() -> None:
    bought, other = earned(), earned()
    row = a_list_naming(other.buyer.card)
    the_night(bought, at=_FIRST_NIGHT)
    (verdict,) = PaymentVerdict.objects.all()
    assert (verdict.applicant_id, verdict.number, verdict.lists) == (bought.buyer.applicant_id, 1, [row.pk])
    assert verdict.rules_version.startswith("2021-")
    assert verdict.decided_at == _FIRST_NIGHT


def test_after_the_last_day_of_payment_nothing_falls_due() -> None:
    bought = earned()
    the_night(bought, at=datetime.fromisoformat("2022-04-16T00:00:00+07:00"))
    assert states_of(bought) == [_PLANNED] * 4


def test_stretches_of_one_come_to_the_same() -> None:
    bought = earned()
    the_night(bought, at=_months(3), at_once=1)
    assert states_of(bought) == [_DUE] * 4


def test_the_clock_begins_where_a_day_has_come_and_nowhere_else(bought_today: Bought) -> None:
    with_work = LongWork.objects.filter(kind="incentives.bring_due")
    Instalment.objects.update(due_on=date(2999, 1, 1))
    look_for_due()
    assert not with_work.exists()
    Instalment.objects.filter(number=1).update(due_on=date(2021, 3, 1))
    look_for_due()
    assert with_work.count() == 1


@pytest.fixture
def bought_today() -> Bought:
    return earned()
