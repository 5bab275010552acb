"""The first training that somebody has finished earns the incentive with its review: once, and no other training."""

from datetime import date, timedelta

import pytest

from prakerja.incentives.earn_incentive import earn_incentive
from prakerja.incentives.models import Instalment
from prakerja.incentives.states import InstalmentState
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.schemes.deadlines import YearEnd
from prakerja.schemes.scheme import Scheme
from prakerja.training.models import Certificate
from tests.situations.incentives import earned, finished_with_a_card_in_use, states_of
from tests.situations.learning import STARTS, Bought, a_purchase, finished
from tests.situations.reviews import GOOD, WITH_A_PHONE, reviewed

pytestmark = pytest.mark.django_db
_PLANNED = [InstalmentState.PLANNED] * 4


def test_four_instalments_are_planned_on_the_day_of_the_review_and_once() -> None:
    bought = earned()
    earned(bought, at=STARTS + timedelta(days=40))
    rows = Instalment.objects.filter(applicant_id=bought.buyer.applicant_id).order_by("number")
    first = STARTS.date()
    assert [(row.number, row.amount, row.purchase, row.state) for row in rows] == [
        (number, 600_000, 1, InstalmentState.PLANNED) for number in (1, 2, 3, 4)
    ]
    assert [row.due_on.day for row in rows] == [first.day] * 4


def test_a_review_that_nobody_reads_earns_nothing_until_it_is_mended() -> None:
    bought = earned(text=WITH_A_PHONE)
    assert states_of(bought) == []
    earned(bought, text=GOOD)
    assert states_of(bought) == _PLANNED


def _finished_once_more(first: Bought) -> Bought:
    return finished(
        a_purchase(buyer=first.buyer, number=2, price=300_000, commission=30_000), at=STARTS + timedelta(days=1)
    )


def test_a_second_training_earns_nothing_whether_or_not_the_first_is_reviewed() -> None:
    first = finished_with_a_card_in_use()
    second = earned(_finished_once_more(first), at=STARTS + timedelta(days=2))
    assert states_of(second) == []
    earned(first, at=STARTS + timedelta(days=3))
    assert states_of(first) == _PLANNED


def test_where_the_first_certificate_was_withdrawn_the_next_one_is_the_first() -> None:
    first = finished_with_a_card_in_use()
    second = _finished_once_more(first)
    Certificate.objects.filter(purchase=1).update(withdrawn_at=STARTS, withdrawn_for="fraud")
    earned(second, at=STARTS + timedelta(days=2))
    assert set(Instalment.objects.values_list("purchase", flat=True)) == {2}


def test_after_the_last_day_of_its_year_a_review_earns_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    bought = finished_with_a_card_in_use()
    source = dict.fromkeys(("reviewed_and_linked_by", "last_payment_on"), "Made up for this test")
    yesterday = YearEnd(
        year=2021,
        reviewed_and_linked_by=STARTS.date() - timedelta(days=1),
        last_payment_on=date(2022, 4, 15),
        source=source,
    )
    monkeypatch.setattr(Scheme, "year_end", lambda *_: yesterday)
    earned(bought)
    assert states_of(bought) == []


def test_what_nobody_has_bought_or_reviewed_earns_nothing() -> None:
    bought = finished_with_a_card_in_use()
    for purchase in (1, 7):
        with unit_of_work(by=bought.learner):
            said = {"applicant_id": bought.buyer.applicant_id, "purchase": purchase}
            assert not earn_incentive(**said, by=bought.learner, now=STARTS)  # type: ignore[arg-type]


def test_a_review_alone_that_was_written_before_is_enough_when_it_is_handed_in_again() -> None:
    bought = reviewed(finished_with_a_card_in_use(), text=GOOD)
    assert states_of(bought) == []
    earned(bought, text=GOOD)
    assert states_of(bought) == _PLANNED
