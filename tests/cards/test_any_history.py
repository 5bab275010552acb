"""Random histories of cards, 500 in a thorough run: all money is somewhere, and the proof of the books is clean."""

from typing import Final

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.cards.card_histories import PEOPLE, Cards
from tests.situations.broken import undone
from tests.situations.card_books import a_small_wave
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
#: In parts, so that workers of the suite share them, and because those of a part are one transaction: whoever seals the
#: trail or sums up the books meanwhile waits for its end.
_PARTS: Final = as_many(2, thorough=25)
_HISTORIES: Final = as_many(40, thorough=500)
_STEPS: Final = 16


@pytest.mark.parametrize("part", range(_PARTS))
def test_whatever_happens_to_cards_they_are_what_was_counted(part: int) -> None:
    del part
    small = a_small_wave(PEOPLE)
    _allow_longer()

    class Undone(Cards):
        """Each history begins with the same wave."""

        wave = small

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


def _allow_longer() -> None:
    """Than a page may take: all histories are one transaction, and the other workers of the suite want to work, too."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
