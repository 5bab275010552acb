"""A published wave's recipients get their cards: once each, with their money, never more than seats."""

from datetime import timedelta
from uuid import UUID

import pytest

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.cards import numbers as card_numbers
from prakerja.cards.award_cards import WaveNotFunded, award_cards
from prakerja.cards.jobs import award_cards as job
from prakerja.cards.models import AwardLetter, Card, CardMove, CardNumber, WaveBudget
from prakerja.cards.numbers import is_number
from prakerja.draw.acts import PUBLISH
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account as Place
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.messages.models import Message
from prakerja.screening.models import Recipient
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from tests.situations.cards import AWARDING, NOW, awarded
from tests.situations.draw import drawn_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db
PACKAGE = Rupiah(3_550_000)


def a_published_wave(winners: int = 3) -> Wave:
    wave = closed_wave()
    for _ in range(winners):
        a_joiner(wave)
    return seated_wave(wave)


def one_stretch(wave: Wave, *, at_once: int) -> bool:
    with unit_of_work(by=AWARDING):
        return award_cards(wave_id=wave.pk, by=AWARDING, now=NOW, at_once=at_once)


def test_every_recipient_has_a_card_with_a_number_that_only_they_have() -> None:
    wave = a_published_wave()
    cards = awarded(wave)
    assert {card.pk for card in cards} == set(Recipient.objects.values_list("pk", flat=True))
    assert len({card.number for card in cards}) == 3
    assert all(is_number(card.number) and card.number.endswith(card.last_four) for card in cards)
    assert {(row.digest, row.holder_id) for row in CardNumber.objects.all()} == {
        (card.number_digest, card.applicant_id) for card in cards
    }


def test_its_money_leaves_the_waves_reserve_and_nothing_is_lost() -> None:
    wave = a_published_wave()
    reserve = of_number(AccountKind.WAVE_RESERVE, wave.number)
    before = balance_of(reserve)
    cards = awarded(wave)
    assert before - balance_of(reserve) == PACKAGE * 3
    for card in cards:
        assert balance_of(Place(AccountKind.TRAINING_BALANCE, card.applicant_id)) == Rupiah(1_000_000)
        assert balance_of(Place(AccountKind.INCENTIVE_RESERVE, card.applicant_id)) == Rupiah(2_550_000)


def test_its_life_begins_with_the_award_and_its_letter_can_be_checked() -> None:
    (card,) = awarded(a_published_wave(1))
    move = CardMove.objects.get()
    assert (move.pk, move.state, move.reason) == ((*card.pk, 1), "awarded", "seated")
    letter = AwardLetter.objects.get(pk=card.letter)
    assert (letter.applicant_id, letter.award) == card.pk


def test_its_holder_is_told_once_and_no_letter_holds_the_number() -> None:
    (card,) = awarded(a_published_wave(1))
    message = Message.objects.get(text="card_awarded")
    assert message.owner_id == card.applicant_id
    assert card.last_four in message.words_as_json
    assert card.number not in message.words_as_json


def test_one_to_whom_nobody_can_write_keeps_no_other_from_their_card() -> None:
    wave = a_published_wave(1)
    Recipient.objects.create(
        applicant_id=UUID(int=7), award=1, nik_digest=UUID(int=8), kk_digest=UUID(int=9), wave=wave, received_at=NOW
    )
    assert len(awarded(wave)) == 2
    assert Message.objects.filter(text="card_awarded").count() == 1


def test_awarding_goes_on_where_it_stood_and_nobody_gets_two() -> None:
    wave = a_published_wave(5)
    begin_work(job, NOW, wave_id=wave.pk)
    assert one_stretch(wave, at_once=2)
    first = set(Card.objects.values_list("pk", flat=True))
    assert len(first) == 2
    assert one_stretch(wave, at_once=2)
    assert not one_stretch(wave, at_once=2)
    assert not one_stretch(wave, at_once=2)
    assert Card.objects.count() == Message.objects.filter(text="card_awarded").count() == 5
    assert WaveBudget.objects.get().awarded == 5
    assert Event.objects.filter(name="cards.card.awarded").count() == 3


def test_a_number_that_somebody_has_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wave = a_published_wave(2)
    drawn = iter([*["9000000000000001"] * 2, card_numbers.new_number()])
    monkeypatch.setattr("prakerja.cards.take_numbers.new_number", lambda: next(drawn))
    assert len({card.number for card in awarded(wave)}) == 2


def test_no_more_cards_than_seats_that_have_their_money() -> None:
    wave = a_published_wave(3)
    WaveBudget.objects.update(seats=2)
    with pytest.raises(WaveNotFunded):
        awarded(wave)


def test_what_lacks_its_money_awards_nothing_and_keeps_nothing() -> None:
    wave = a_published_wave(1)
    WaveBudget.objects.all().delete()
    with pytest.raises(WaveNotFunded) as refused, unit_of_work(by=AWARDING):
        award_cards(wave_id=wave.pk, by=AWARDING, now=NOW)
    assert refused.value.lacking == 1
    assert not Card.objects.exists()
    assert not CardNumber.objects.exists()


def test_nobody_hears_of_a_seat_before_its_money_is_set_aside() -> None:
    wave = closed_wave()
    a_joiner(wave)
    wave = drawn_wave(wave)
    WaveBudget.objects.all().delete()
    approved(wave, PUBLISH)
    by = second(wave, PUBLISH)
    with pytest.raises(WaveNotFunded), unit_of_work(by=by):
        seat_winners(wave_id=wave.pk, by=by, now=NOW)
    assert not Recipient.objects.exists()


def test_the_deadline_counts_from_the_day_of_the_award() -> None:
    (card,) = awarded(a_published_wave(1), at=NOW + timedelta(days=2))
    assert card.buys_until.isoformat() == "2021-03-30T17:00:00+00:00"


def test_only_its_task_awards() -> None:
    wave = a_published_wave(1)
    for other in (Actor.visitor(), Actor.system("screening.screen_wave"), Actor.operator("budi")):
        with pytest.raises(PermissionMissing):
            award_cards(wave_id=wave.pk, by=other, now=NOW)
