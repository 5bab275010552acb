"""An instalment falls due while another worker does the same, or the card is given up: once, or not at all."""

from datetime import timedelta
from functools import partial

import pytest

from prakerja.cards.give_back import give_back
from prakerja.incentives import jobs
from prakerja.incentives.bring_due import bring_due
from prakerja.incentives.models import Instalment, PaymentVerdict
from prakerja.incentives.states import InstalmentState
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.work.begin_work import begin_work
from tests.situations.at_once import all_at_once
from tests.situations.incentives import BRINGING, earned, incentive_of
from tests.situations.learning import STARTS, Bought

pytestmark = pytest.mark.django_db(transaction=True)
_NIGHT = STARTS + timedelta(hours=20)


def _begun() -> Bought:
    bought = earned()
    with unit_of_work(by=BRINGING):
        begin_work(jobs.bring_due, _NIGHT, wave_id=bought.buyer.card.wave_id)
    return bought


def _one_night(wave_id: int) -> None:
    with unit_of_work(by=BRINGING):
        bring_due(wave_id=wave_id, by=BRINGING, now=_NIGHT)


def _given_back(bought: Bought) -> None:
    with unit_of_work(by=bought.learner):
        give_back(applicant_id=bought.buyer.applicant_id, award=1, by=bought.learner, now=_NIGHT)


def test_two_workers_bring_an_instalment_due_once() -> None:
    bought = _begun()
    night = partial(_one_night, bought.buyer.card.wave_id)
    all_at_once([night, night, night])
    assert incentive_of(bought)[1] == 600_000
    assert (PaymentVerdict.objects.count(), Message.objects.filter(text="incentive_due").count()) == (1, 1)
    assert prove(known={}).faults == ()


def test_whoever_gives_the_card_back_meanwhile_is_due_what_was_due_before_and_nothing_else() -> None:
    bought = _begun()
    all_at_once([partial(_one_night, bought.buyer.card.wave_id), partial(_given_back, bought)])
    due = Instalment.objects.filter(state=InstalmentState.DUE).count()
    assert incentive_of(bought) == (0, due * 600_000)
    assert prove(known={}).faults == ()
