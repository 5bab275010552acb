"""Several workers award one wave at the same moment, and one of them begins when all is done: one card each."""

from functools import partial

import pytest

from prakerja.cards.award_cards import award_cards
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import AwardLetter, Card, CardNumber, WaveBudget
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.screening.models import Recipient
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from tests.situations.at_once import all_at_once
from tests.situations.cards import AWARDING, NOW
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave

pytestmark = pytest.mark.django_db(transaction=True)
_PEOPLE = 9


def _published_wave() -> Wave:
    wave = closed_wave()
    for _ in range(_PEOPLE):
        a_joiner(wave)
    seated_wave(wave)
    with unit_of_work(by=AWARDING):
        begin_work(job, NOW, wave_id=wave.pk)
    return wave


def _award(wave: Wave, at_once: int) -> None:
    is_more = True
    while is_more:
        with unit_of_work(by=AWARDING):
            is_more = award_cards(wave_id=wave.pk, by=AWARDING, now=NOW, at_once=at_once)


@pytest.mark.parametrize("at_once", [1, 2, _PEOPLE])
def test_many_workers_award_each_recipient_one_card_and_the_books_are_equal(at_once: int) -> None:
    wave = _published_wave()
    all_at_once([partial(_award, wave, at_once)] * 4)
    _award(wave, at_once)
    recipients = set(Recipient.objects.values_list("pk", flat=True))
    assert len(recipients) == _PEOPLE
    assert set(Card.objects.values_list("pk", flat=True)) == recipients
    for rows in (CardNumber.objects.all(), AwardLetter.objects.all(), Message.objects.filter(text="card_awarded")):
        assert rows.count() == _PEOPLE
    assert WaveBudget.objects.get().awarded == _PEOPLE
    assert prove(known={}).faults == ()
