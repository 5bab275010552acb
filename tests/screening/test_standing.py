"""What is known of a NIK before any wave."""

from datetime import date

import pytest

from prakerja.identity.rules import Standing
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.screening.kinds import BARRED_GROUP_KINDS, ListKind
from prakerja.screening.standing import standing_of
from tests.situations.screening import a_list, a_nik, a_person, a_recipient, an_imported_list
from tests.situations.waves import a_wave

pytestmark = pytest.mark.django_db
DAY = date(2021, 2, 24)


def standing(nik: str, on: date = DAY) -> Standing:
    return standing_of(nik_digest=digest(nik, purpose=Purpose.NIK), on=on)


def test_somebody_on_no_list_is_clear() -> None:
    a_list(a_nik(2), kind=ListKind.POLICE)
    assert standing(a_nik(1)) is Standing.CLEAR


@pytest.mark.parametrize("kind", sorted(BARRED_GROUP_KINDS))
def test_the_seven_groups_are_barred(kind: ListKind) -> None:
    a_list(a_nik(1), kind=kind)
    assert standing(a_nik(1)) is Standing.BARRED


@pytest.mark.parametrize("kind", [ListKind.RECIPIENT, ListKind.REVOKED])
def test_whoever_had_a_card_is_a_recipient_also_after_it_was_revoked(kind: ListKind) -> None:
    a_list(a_nik(1), kind=kind)
    a_list(a_nik(1), kind=ListKind.POLICE)
    assert standing(a_nik(1)) is Standing.ALREADY_RECIPIENT


def test_whoever_got_a_seat_in_an_earlier_wave_is_a_recipient() -> None:
    known = a_person()
    a_recipient(known, wave=a_wave(number=11))
    assert standing(known.nik) is Standing.ALREADY_RECIPIENT


@pytest.mark.parametrize("kind", [ListKind.DTKS, ListKind.DAPODIK])
def test_aid_and_school_are_left_to_the_screening_of_a_wave(kind: ListKind) -> None:
    a_list(a_nik(1), kind=kind)
    assert standing(a_nik(1)) is Standing.CLEAR


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2021, 1, 31), Standing.CLEAR),
        (date(2021, 2, 1), Standing.BARRED),
        (date(2021, 2, 28), Standing.BARRED),
        (date(2021, 3, 1), Standing.CLEAR),
    ],
)
def test_a_list_counts_from_its_first_day_to_its_last(on: date, expected: Standing) -> None:
    a_list(a_nik(1), kind=ListKind.SOLDIERS, valid_from=date(2021, 2, 1), valid_until=date(2021, 2, 28))
    assert standing(a_nik(1), on) is expected


@pytest.mark.parametrize("kind", [ListKind.POLICE, ListKind.RECIPIENT])
def test_a_list_that_nobody_has_confirmed_bars_nobody(kind: ListKind) -> None:
    an_imported_list(a_nik(1), kind=kind)
    assert standing(a_nik(1)) is Standing.CLEAR
