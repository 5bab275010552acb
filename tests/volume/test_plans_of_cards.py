"""No clock, no verb and no page of a card reads all cards, whatever they ask: the plans say so, with many there."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

import pytest
import time_machine
from django.db import connection
from django.db.models import F

from prakerja.cards.award_cards import award_cards
from prakerja.cards.card_figures import running_out
from prakerja.cards.check_letter import check_letter
from prakerja.cards.count_seats import count_seats
from prakerja.cards.give_back import give_back
from prakerja.cards.letter_code import spelled
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.own_card import own_card
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import CardState
from prakerja.cards.tasks import look_for_overdue, look_for_seats
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.profile.models import Phone
from prakerja.screening.models import Recipient
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from tests.situations.cards import AWARDING, NOW
from tests.situations.lives import COUNTING, REMINDING, REVOKING
from tests.situations.waves import a_wave
from tests.volume.many_cards import GROWING, TOO_LATE, many_cards

#: Money lies on the cards that nobody has set aside: it was never there.
pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]
_AT_ONCE: Final = 20
_PLANNED: Final = re.compile(r"(?:\s|--[^\n]*\n)*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE TEMPORARY TABLE \w+ ON)")

type Values = Sequence[Any] | Mapping[str, Any] | None


class Plans:
    """The plan of every statement that is asked, taken just before it."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []

    def __call__(
        self, execute: Callable[..., object], statement: str, values: Values, many: bool, context: dict[str, Any]
    ) -> object:
        if _PLANNED.match(str(statement)):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (COSTS OFF) {statement}", values)
                self.taken.append((str(statement), "\n".join(line for (line,) in cursor.fetchall())))
        return execute(statement, values, many, context)

    @property
    def read_whole(self) -> list[tuple[str, str]]:
        """Which growing tables are read from end to end, and by which statement."""
        found = [(table, sql) for sql, plan in self.taken for table in re.findall(r"Seq Scan on (\w+)", plan)]
        return [(table, sql[:200]) for table, sql in found if table in GROWING]

    def of(self, words: str) -> str:
        """The plan of the one statement that has these words."""
        (plan,) = [plan for sql, plan in self.taken if words in sql]
        return plan


@contextmanager
def planned() -> Iterator[Plans]:
    plans = Plans()
    with connection.execute_wrapper(plans):
        yield plans


@pytest.fixture
def waves() -> list[Wave]:
    return many_cards()


def test_the_clocks_look_for_their_waves_without_reading_the_cards(waves: list[Wave]) -> None:
    with time_machine.travel(TOO_LATE), planned() as plans:
        look_for_overdue()
        look_for_seats()
    assert set(LongWork.objects.values_list("kind", flat=True)) == {"cards.revoke_overdue", "cards.count_seats"}
    assert plans.read_whole == []


def test_a_night_looks_at_cards_that_have_yet_to_buy_alone_and_at_their_own_rows(waves: list[Wave]) -> None:
    Phone.objects.all().delete()
    with planned() as plans, unit_of_work(by=REVOKING):
        assert revoke_overdue(wave_id=waves[-1].pk, by=REVOKING, now=TOO_LATE, at_once=_AT_ONCE)
    assert plans.read_whole == []
    assert Card.objects.filter(wave=waves[-1], state=CardState.REVOKED).count() == _AT_ONCE
    found = plans.of("The next cards of a wave whose deadline has gone by")
    assert "cards_that_have_yet_to_buy" in found
    assert "Sort" not in found
    # And each of them by its key: not by a deadline that thousands have in common.
    assert "cards_that_have_yet_to_buy" not in plans.of("Cards go from one state to another")


def test_reminding_looks_at_cards_that_have_yet_to_buy_alone_and_at_their_own_rows(waves: list[Wave]) -> None:
    Phone.objects.all().delete()
    with planned() as plans, unit_of_work(by=REMINDING):
        assert remind_of_deadlines(by=REMINDING, now=TOO_LATE - timedelta(days=7), at_once=_AT_ONCE)
    assert plans.read_whole == []
    assert Message.objects.filter(text="card_deadline").count() == _AT_ONCE
    assert "cards_that_have_yet_to_buy" in plans.of("Whose deadline comes near")


def test_seats_are_counted_stretch_by_stretch(waves: list[Wave]) -> None:
    with planned() as plans, unit_of_work(by=COUNTING):
        count_seats(wave_id=waves[0].pk, by=COUNTING, now=NOW + timedelta(days=60), at_once=_AT_ONCE)
    assert plans.read_whole == []
    assert Card.objects.filter(counted_at__isnull=False).count() == _AT_ONCE


def test_cards_are_awarded_without_reading_those_that_are_there(waves: list[Wave]) -> None:
    wave = a_wave(number=20, state=WaveState.PUBLISHED)
    WaveBudget.objects.create(wave=wave, year_id=2021, training=1, incentive=1, seats=_AT_ONCE)
    seated = Recipient.objects.filter(wave=waves[1])[:_AT_ONCE]
    again = [
        Recipient(
            applicant_id=one.applicant_id,
            award=2,
            nik_digest=one.nik_digest,
            kk_digest=one.kk_digest,
            wave=wave,
            received_at=NOW,
        )
        for one in seated
    ]
    Recipient.objects.bulk_create(again)
    with planned() as plans, unit_of_work(by=AWARDING):
        award_cards(wave_id=wave.pk, by=AWARDING, now=NOW, at_once=_AT_ONCE)
    assert plans.read_whole == []
    assert Card.objects.filter(wave=wave).count() == _AT_ONCE


def test_one_card_is_shown_checked_spent_from_and_given_back_by_its_keys(waves: list[Wave]) -> None:
    Phone.objects.all().delete()
    card = Card.objects.filter(wave=waves[-1]).order_by("applicant_id")[0]
    by = Actor.applicant(card.applicant_id)
    with planned() as plans, unit_of_work(by=by):
        assert own_card(card.applicant_id) is not None
        assert check_letter(spelled(card.letter)) is not None
        require_spendable(card.pk, now=NOW)
        give_back(applicant_id=card.applicant_id, award=card.award, by=by, now=NOW)
    assert plans.read_whole == []


def test_what_runs_out_this_week_is_counted_from_the_index_and_this_guard_would_see_it_otherwise(
    waves: list[Wave],
) -> None:
    with planned() as plans:
        assert running_out(TOO_LATE - timedelta(days=3))
    assert plans.read_whole == []
    with planned() as plans:
        list(Card.objects.filter(last_four=F("held_for")))
    assert [table for table, _ in plans.read_whole] == ["cards_card"]
