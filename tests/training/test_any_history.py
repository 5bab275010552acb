"""Many random histories of trainings: each rupiah is where a plain count says, and the books prove it."""

from datetime import timedelta
from typing import Final

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from prakerja.cards.award_cards import award_cards
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.broken import undone
from tests.situations.card_books import SmallWave, a_small_wave
from tests.situations.cards import AWARDING, NOW
from tests.situations.training import Market, a_market, a_schedule
from tests.thorough import as_many
from tests.training.purchase_histories import PEOPLE, SEATS, Trainings

pytestmark = pytest.mark.django_db
#: In parts, so that workers of the suite share them, and because those of a part are one transaction.
_PARTS: Final = as_many(4, thorough=8)
_HISTORIES: Final = as_many(40, thorough=400)
_STEPS: Final = 18
#: One that was sold by the time the other begins, and that outlasts the time to buy a first training.
_LASTS: Final = timedelta(days=60)


@pytest.mark.parametrize("part", range(_PARTS))
def test_whatever_becomes_of_trainings_their_money_is_where_it_was_counted(part: int) -> None:
    del part
    small, sold = _with_cards(), (_sold(600_000), _sold(400_000))
    _allow_longer()

    class Undone(Trainings):
        """Each history begins with the same wave and the same courses."""

        wave, markets = small, sold

        def __init__(self) -> None:
            self._undone = undone()
            self._undone.__enter__()
            super().__init__()

        def teardown(self) -> None:
            try:
                super().teardown()
            finally:
                self._undone.__exit__(None, None, None)

    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=_HISTORIES // _PARTS,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            # Of one that fails no shorter one is looked for: it has few steps, and each costs a hundred statements.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def _with_cards() -> SmallWave:
    small = a_small_wave(PEOPLE)
    with unit_of_work(by=AWARDING):
        award_cards(wave_id=small.wave_id, by=AWARDING, now=NOW)
    return small


def _sold(price: int) -> Market:
    """Self-paced, and begun by the second day."""
    market = a_market(seats=0, price=price)
    starts = timedelta(hours=20)
    schedule = a_schedule(market.course, seats=SEATS, starts_in=starts, ends_at=NOW + starts + _LASTS)
    return Market(market.platform, market.institution, market.course, schedule)


def _allow_longer() -> None:
    """Than a page may take: all histories are one transaction, and the other workers of the suite want to work, too."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
