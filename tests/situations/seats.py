"""Published waves whose files were never drawn, for tests of what comes after: a card in a fraction of the time.

What the database holds of seats, recipients and money is what the draw leaves: `guards/test_short_way_to_seats.py`
compares the two. There are no custodians, no files, and nothing in the trail of a draw; who looks at those takes
`draw.published_wave`.
"""

from typing import Final

from django.db import connection

from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import AreaResult, Draw
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import seats_of
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.cards import decided_by, funded, two_officers
from tests.situations.checks import soundly_checked
from tests.situations.draw import NOW, SYSTEM, a_drawn_row, screened_wave

A_SEED: Final = "5eed" * 16
#: How many are eligible, and how many cards the household with most of them would hold.
_CANDIDATES: Final = """
    SELECT count(*), coalesce(max(cards), 0)
    FROM (
        SELECT count(*) OVER (PARTITION BY kk_digest) + household_held AS cards
        FROM waves_joiner AS joiner
        JOIN identity_identity USING (applicant_id)
        JOIN screening_verdict AS verdict USING (applicant_id)
        WHERE joiner.wave_id = %(wave_id)s AND occasion = 'draw' AND number = %(number)s AND reasons = '{}'
    ) AS candidate
"""
_OUTCOMES: Final = """
    INSERT INTO draw_outcome
        (wave_id, applicant_id, receipt, outcome, pass, area, "group", rank, key, home_area, home_rank)
    SELECT %(wave_id)s, applicant_id, receipt,
           CASE WHEN has_seat THEN 'seated' ELSE 'no_seat' END,
           CASE WHEN has_seat THEN 1 END,
           CASE WHEN has_seat THEN 'ID' ELSE '' END,
           CASE WHEN has_seat THEN '*' ELSE '' END,
           rank, left(key, 16), 'ID', rank
    FROM (
        SELECT *, rank <= %(seats)s AS has_seat
        FROM (
            SELECT *, row_number() OVER (ORDER BY key, receipt COLLATE "C") AS rank
            FROM (
                SELECT joiner.applicant_id, joiner.receipt,
                       encode(sha256(convert_to(%(seed)s || ':' || joiner.receipt || ':0', 'UTF8')), 'hex') AS key
                FROM waves_joiner AS joiner
                JOIN screening_verdict AS verdict USING (applicant_id)
                WHERE joiner.wave_id = %(wave_id)s AND occasion = 'draw' AND number = %(number)s AND reasons = '{}'
            ) AS candidate
        ) AS ranked
    ) AS served
"""


def seated_wave(wave: Wave, *, seed: str = A_SEED) -> Wave:
    """Whoever is eligible has had a turn, with one ticket each, as long as there were seats, and the result is public.

    For waves whose seats are the whole nation's and for everybody, with no household at its cap.
    """
    officers = two_officers()
    wave = funded(screened_wave(wave), officers=officers)
    _seat(wave, seed)
    by = decided_by(officers, PUBLISH, wave.pk, at=NOW)
    with unit_of_work(by=SYSTEM):
        seat_winners(wave_id=wave.pk, by=by, now=NOW)
    wave.refresh_from_db()
    return wave


def _seat(wave: Wave, seed: str) -> None:
    assert set(wave.seat_rows.values_list("area", "group")) == {("ID", "*")}, "only the draw knows who gets which seat"
    seats = seats_of(wave)
    values: dict[str, int | str] = {"wave_id": wave.pk, "number": wave.number, "seats": seats, "seed": seed}
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, values)
        candidates, of_household = cursor.fetchone()
        cap = load_scheme(wave.scheme).eligibility.household_cap or 1
        assert of_household <= cap, "only the draw knows which of a household gets a seat"
        draw = a_drawn_row(wave)
        seated = min(candidates, seats)
        Draw.objects.filter(pk=draw.pk).update(seed=seed, cap=cap, candidates_count=candidates, seated_count=seated)
        cursor.execute(_OUTCOMES, values)
    AreaResult.objects.create(draw=draw, area="ID", candidates=candidates, seats=seats, seated=seated)
    draw.refresh_from_db()
    soundly_checked(draw)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.DRAWN)
