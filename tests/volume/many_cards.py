"""Tables with so many rows that reading them whole is never the cheapest way to a few."""

from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.cards import NOW
from tests.situations.waves import a_wave

#: Each wave has so many cards.
OF_A_WAVE: Final = 2_000
_WAVES: Final = 6
#: The first moment that is too late, for one in forty of the cards of the last wave.
TOO_LATE: Final = NOW + timedelta(days=30)
#: Of all others: nobody is reminded of that yet.
_LATER: Final = NOW + timedelta(days=90)
#: The tables that grow with people.
GROWING: Final = (
    *("cards_card", "cards_cardmove", "cards_cardnumber", "cards_awardletter", "ledger_balance", "ledger_transfer"),
    *("outbox_message", "accounts_account", "profile_phone", "profile_particulars", "screening_recipient"),
)
#: People, each with a card of the wave.
_CARDS: Final = """
    WITH person AS (
        INSERT INTO accounts_account (
            id, password, email, full_name, language, terms_version, kind, is_active
        )
        SELECT
            gen_random_uuid(), '!', %(wave)s || 'x' || n || '@contoh.example', 'Orang Contoh', 'id', '', 'applicant',
            true
        FROM generate_series(1, %(people)s) AS n
        RETURNING id
    )
    INSERT INTO cards_card (
        applicant_id, award, wave_id, state, moves, sealed_number, number_digest, last_four, letter, awarded_at,
        buys_until, held_for
    )
    SELECT
        id, 1, %(wave)s, %(state)s, 1, '\\x00', gen_random_uuid(), lpad((n %% 10000)::text, 4, '0'), gen_random_uuid(),
        %(now)s, CASE WHEN n %% 40 = 0 THEN %(too_late)s ELSE %(later)s END, ''
    FROM (SELECT id, row_number() OVER () AS n FROM person) AS numbered
"""
#: What lies beside each card.
_BESIDE: Final = """
    INSERT INTO cards_cardnumber (digest, holder_id) SELECT number_digest, applicant_id FROM cards_card;
    INSERT INTO cards_awardletter (code, applicant_id, award) SELECT letter, applicant_id, 1 FROM cards_card;
    INSERT INTO cards_cardmove (applicant_id, award, number, state, reason, at, effective_on)
    SELECT applicant_id, 1, 1, state, 'seated', awarded_at, awarded_at FROM cards_card;
    INSERT INTO ledger_balance (of, kind, amount)
    SELECT applicant_id, kind, 1000000 FROM cards_card, (VALUES (10), (11)) AS account (kind);
    INSERT INTO ledger_transfer (
        owner_id, posting_id, leg, act, debit, debit_of, credit, credit_of, amount, year, wave, happened_at, posted_at,
        reason
    )
    SELECT
        applicant_id, gen_random_uuid(), 1, 'cards.award', 3, lpad('12', 32, '0')::uuid, kind, applicant_id, 1000000,
        2021, 12, awarded_at, awarded_at, ''
    FROM cards_card, (VALUES (10), (11)) AS account (kind);
    INSERT INTO profile_phone (applicant_id, sealed_number, number_digest, verified_at)
    SELECT applicant_id, '\\x00', gen_random_uuid(), awarded_at FROM cards_card;
    INSERT INTO profile_particulars (applicant_id, domicile_province, domicile_regency, disability_kind, changed_at)
    SELECT applicant_id, '32', '3273', '', awarded_at FROM cards_card;
    INSERT INTO screening_recipient (applicant_id, award, nik_digest, kk_digest, wave_id, received_at)
    SELECT applicant_id, 1, gen_random_uuid(), gen_random_uuid(), wave_id, awarded_at FROM cards_card;
    INSERT INTO outbox_message (
        id, channel, text, language, sealed_address, sealed_words, owner_id, state, created_at, gateway, provider_ref,
        tries, failure, once_key, sent_at
    )
    SELECT
        uuidv7(), 'email', 'card_awarded', 'id', '\\x00', '', applicant_id, 'sent', awarded_at, '', '', 1, '',
        'card:1:email', awarded_at
    FROM cards_card;
"""


def many_cards() -> list[Wave]:
    """Six published waves: those of the first have ended, of the last nothing was bought yet, all others are in use."""
    YearBudget.objects.create(year=2021, allowed=10**15, set_aside=10**14)
    waves = [_wave_with_cards(number, _state_of(number)) for number in range(1, _WAVES + 1)]
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE)
        cursor.execute(f"ANALYZE {', '.join(GROWING)}")
    return waves


def _wave_with_cards(number: int, state: str) -> Wave:
    wave = a_wave(number=number, state=WaveState.PUBLISHED)
    ended = OF_A_WAVE if state == "revoked" else 0
    of_one = {"training": 1_000_000, "incentive": 2_550_000}
    WaveBudget.objects.create(wave=wave, year_id=2021, seats=OF_A_WAVE, awarded=OF_A_WAVE, returned=ended, **of_one)
    values: dict[str, int | str | datetime] = {"wave": wave.pk, "people": OF_A_WAVE, "state": state, "now": NOW}
    values |= {"too_late": TOO_LATE, "later": _LATER}
    with connection.cursor() as cursor:
        cursor.execute(_CARDS, values)
    return wave


def _state_of(number: int) -> str:
    return {1: "revoked", _WAVES: "awarded"}.get(number, "active")
