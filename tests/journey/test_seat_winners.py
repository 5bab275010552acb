"""With the result, the winners are recipients: in the same moment, all of them, once."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Outcome
from prakerja.identity.rules import Standing
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.states import MoveRefused
from prakerja.screening.models import Recipient, RecipientNik
from prakerja.screening.standing import standing_of
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.draw import NOW, drawn_wave, published_wave, revealed_wave
from tests.situations.screening import a_joiner, a_person, a_recipient, closed_wave
from tests.situations.waves import a_wave, approved, second

pytestmark = pytest.mark.django_db


def a_wave_for(joiners: int, *, seats: int) -> Wave:
    wave = closed_wave(seats=(SeatsLine(pass_number=1, area="ID", group="*", seats=seats, carry=False),))
    for _ in range(joiners):
        a_joiner(wave)
    return wave


def with_publishing(wave: Wave) -> Wave:
    approved(wave, PUBLISH)
    return wave


def test_those_with_a_seat_count_as_recipients_from_then_on() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    recipient = Recipient.objects.get()
    assert (recipient.applicant_id, recipient.wave_id, recipient.received_at) == (known.applicant_id, wave.pk, NOW)
    assert recipient.kk_digest == digest(known.kk, purpose=Purpose.FAMILY_CARD)
    standing = standing_of(nik_digest=digest(known.nik, purpose=Purpose.NIK), on=date(2021, 3, 1))
    assert standing is Standing.ALREADY_RECIPIENT


def test_a_first_award_has_the_number_one_and_its_nik_is_held() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    nik = digest(known.nik, purpose=Purpose.NIK)
    assert Recipient.objects.get().pk == (known.applicant_id, 1)
    assert RecipientNik.objects.get(digest=nik).holder_id == known.applicant_id
    assert not RecipientNik.objects.not_held(Recipient.objects.all(), digest="nik_digest").exists()


def test_an_award_after_one_that_was_given_up_is_the_second() -> None:
    """What became of the first stays told: its row is never changed."""
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    known = a_joiner(wave)
    drawn_wave(wave)
    first = a_recipient(known, wave=earlier)
    RecipientNik.objects.give_up(first.nik_digest, holder_id=known.applicant_id)
    seat_winners(wave_id=with_publishing(wave).pk, by=second(wave, PUBLISH), now=NOW)
    awards = Recipient.objects.filter(applicant_id=known.applicant_id).order_by("award")
    assert [(row.award, row.wave_id) for row in awards] == [(1, earlier.pk), (2, wave.pk)]


def test_nobody_receives_twice_at_the_same_time_and_then_nothing_is_published() -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    known = a_joiner(wave)
    a_joiner(wave)
    drawn_wave(wave)
    a_recipient(known, wave=earlier)
    with pytest.raises(IntegrityError), transaction.atomic():
        seat_winners(wave_id=with_publishing(wave).pk, by=second(wave, PUBLISH), now=NOW)
    assert Recipient.objects.count() == 1
    assert Wave.objects.get(pk=wave.pk).state == WaveState.DRAWN


def test_one_nik_under_two_accounts_receives_once() -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    known = a_joiner(wave)
    drawn_wave(wave)
    a_recipient(replace(a_person(), nik=known.nik), wave=earlier)
    with pytest.raises(IntegrityError), transaction.atomic():
        seat_winners(wave_id=with_publishing(wave).pk, by=second(wave, PUBLISH), now=NOW)
    assert not Recipient.objects.filter(applicant_id=known.applicant_id).exists()


def test_an_award_is_never_changed() -> None:
    published_wave(a_wave_for(1, seats=1))
    for change in (lambda: Recipient.objects.update(award=2), lambda: Recipient.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_whoever_has_no_seat_is_no_recipient() -> None:
    published_wave(a_wave_for(3, seats=1))
    winner = Outcome.objects.seated().get()
    assert Recipient.objects.get().applicant_id == winner.applicant_id


def test_seating_twice_is_seating_once() -> None:
    wave = published_wave(a_wave_for(2, seats=2))
    seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Recipient.objects.count() == 2
    assert Event.objects.filter(name="screening.recipients.added").count() == 1
    assert Event.objects.filter(name="draw.result.published").count() == 1


def test_the_audit_says_how_many_they_are() -> None:
    published_wave(a_wave_for(3, seats=2))
    assert Event.objects.get(name="screening.recipients.added").facts == {"recipients": 2}


def test_without_two_people_nobody_is_a_recipient() -> None:
    wave = drawn_wave(a_wave_for(1, seats=1))
    with pytest.raises(NotConfirmed):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert not Recipient.objects.exists()


def test_before_the_draw_nobody_is_a_recipient() -> None:
    wave = with_publishing(revealed_wave(a_wave_for(1, seats=1)))
    with pytest.raises(MoveRefused):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert not Recipient.objects.exists()


def test_nothing_is_saved_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wave = with_publishing(drawn_wave(a_wave_for(1, seats=1)))
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert not Recipient.objects.exists()
    assert Wave.objects.get(pk=wave.pk).state == WaveState.DRAWN


def test_twenty_winners_cost_a_statement_for_all_and_none_for_each(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    wave = with_publishing(drawn_wave(a_wave_for(20, seats=20)))
    with django_assert_max_num_queries(22):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert Recipient.objects.count() == 20
