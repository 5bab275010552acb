"""What an act that is proposed would do, in words."""

from datetime import UTC, datetime
from typing import Any, Final

import pytest
from django.utils.translation import override

from prakerja.words.plans import plan_words, subject_words

OPENING: Final[dict[str, Any]] = {
    "number": 12,
    "seats": 600_000,
    "opens_at": "2021-02-23T08:00:00+00:00",
    "closes_at": "2021-02-26T05:00:00+00:00",
    "scheme": "2021",
    "version": "1f2e3d4c5b6a",
}


def lines(plan: dict[str, Any]) -> dict[str, str]:
    return {str(label): value for label, value in plan_words(plan)}


def test_a_plan_is_told_line_by_line_in_its_own_order() -> None:
    assert [(str(label), value) for label, value in plan_words(OPENING)] == [
        ("Gelombang", "12"),
        ("Kuota", "600.000"),
        ("Dibuka", "Selasa, 23 Februari 2021 pukul 15.00 WIB"),
        ("Ditutup", "Jumat, 26 Februari 2021 pukul 12.00 WIB"),
        ("Skema", "2021"),
        ("Isi skema", "1f2e3d4c5b6a"),
    ]


def test_the_number_of_a_wave_is_a_name_and_not_grouped() -> None:
    assert lines({"number": 1234}) == {"Gelombang": "1234"}
    assert lines({"joiners": 1234}) == {"Peserta": "1.234"}


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ([], "tidak ada"),
        (["officer"], "petugas"),
        (["reviewer", "custodian"], "peninjau identitas, saksi"),
    ],
)
def test_roles_are_called_by_their_names(roles: list[str], said: str) -> None:
    assert lines({"roles": roles}) == {"Peran": said}
    assert lines({"roles_before": roles}) == {"Peran sekarang": said}


@pytest.mark.parametrize(("day", "said"), [("2021-03-31", "31 Maret 2021"), (None, "tidak berakhir")])
def test_a_day_is_told_and_none_is_no_end(day: str | None, said: str) -> None:
    assert lines({"valid_until": day}) == {"Berlaku sampai": said}


@pytest.mark.parametrize(("names", "said"), [([], "tidak ada"), (["Sari", "Tono"], "Sari, Tono")])
def test_names_stand_side_by_side(names: list[str], said: str) -> None:
    assert lines({"custodians": names}) == {"Saksi": said}


def test_a_list_is_called_by_its_kind() -> None:
    assert lines({"list": "DTKS 1", "kind": "dtks"}) == {
        "Nama daftar": "DTKS 1",
        "Jenis": "Penerima bantuan Kemensos (DTKS)",
    }


def test_a_plan_that_nobody_has_words_for_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        plan_words({"surprise": 1})


def test_a_plan_reads_in_english() -> None:
    with override("en"):
        told = lines(OPENING)
    assert "600,000" in told.values()
    assert "Tuesday, 23 February 2021 at 15:00 WIB" in told.values()


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"number": 12, "seats": 5}, "Gelombang 12"),
        ({"full_name": "Sari Contoh", "email": "sari@prakerja.example"}, "Sari Contoh"),
        ({"list": "DTKS 1", "kind": "dtks"}, "DTKS 1"),
        ({}, ""),
    ],
)
def test_it_is_said_whom_or_what_a_proposal_is_about(plan: dict[str, Any], said: str) -> None:
    assert subject_words(plan) == said


def test_a_moment_without_a_zone_is_a_fault_of_ours() -> None:
    """Plans keep moments with their zone; one without would be told an hour or nine away."""
    moment = datetime(2021, 2, 23, 8, 0, tzinfo=UTC)
    assert lines({"opens_at": moment.isoformat()}) == {"Dibuka": "Selasa, 23 Februari 2021 pukul 15.00 WIB"}
    with pytest.raises(ValueError, match="naive"):
        lines({"opens_at": moment.replace(tzinfo=None).isoformat()})
