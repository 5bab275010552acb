"""The short way to a seat leaves what the draw leaves, so that whoever takes it tests the real thing."""

from typing import Any, Final

import pytest
from django.db import connection

from prakerja.draw.models import Draw
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.shared_ground import undone_transaction
from tests.situations.cards import awarded
from tests.situations.draw import published_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave

#: All that a later step reads of a wave, its recipients and their money.
_TABLES: Final = (
    *("waves_wave", "waves_joiner", "draw_draw", "draw_outcome", "draw_arearesult"),
    *("screening_verdict", "screening_recipient", "screening_recipientnik"),
    *("cards_card", "cards_cardmove", "cards_wavebudget", "cards_yearbudget"),
    *("ledger_transfer", "ledger_balance", "outbox_message", "work_longwork"),
)
#: Of the files that lie behind a draw, and of the hour on which it was frozen and drawn.
_OF_FILES: Final = frozenset({"rules", "candidates_name", "candidates_sha256", "seats_name", "seats_sha256"})
_OF_THE_DRAWING: Final = frozenset({"frozen_at", "drawn_at", "result_sha256", "bundle_name", "fingerprint"})
#: New in every life: keys by chance, and what is sealed.
_BY_CHANCE: Final = frozenset(
    {
        "household",
        "id",
        "letter",
        "posting_id",
        "sealed_number",
        "number_digest",
        "last_four",
        "sealed_address",
        "sealed_words",
    }
)


def _rows() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for table in _TABLES:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            names = [column.name for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        away = _BY_CHANCE | (_OF_FILES | _OF_THE_DRAWING if table == "draw_draw" else frozenset())
        found[table] = sorted(({k: v for k, v in row.items() if k not in away} for row in rows), key=repr)
    return found


def _with_cards(wave: Wave) -> dict[str, list[dict[str, Any]]]:
    awarded(wave)
    return _rows()


@pytest.mark.usefixtures("private_store", "db")
def test_the_short_way_to_a_seat_leaves_what_the_draw_leaves() -> None:
    seats = (SeatsLine(pass_number=1, area="ID", group="*", seats=3, carry=False),)
    wave = closed_wave(seats=seats)
    for traits in ({}, {"household": 7}, {"household": 7}, {"disability": True}, {"in_formal_education": True}):
        a_joiner(wave, **traits)
    with undone_transaction():
        really = _with_cards(published_wave(wave))
        seed = Draw.objects.get(pk=wave.pk).seed
    wave.refresh_from_db()
    shortly = _with_cards(seated_wave(wave, seed=seed))
    assert shortly == really
    assert {table for table in _TABLES if not shortly[table]} == set()
