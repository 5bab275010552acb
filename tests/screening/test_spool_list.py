"""The file of a list becomes digests and figures in one go, or nothing."""

import struct
from io import BytesIO

import pytest

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused
from prakerja.screening.spool_list import spooled_list
from tests.situations.screening import a_kk, a_nik, nobody_looks


def spooled(rows: str, kind: ListKind = ListKind.RECIPIENT) -> bytes:
    with spooled_list(BytesIO(rows.encode()), kind=kind, on_progress=nobody_looks) as done:
        return done.rows.read()


def refused(rows: str) -> tuple[Fault, ...]:
    with pytest.raises(ListRefused) as caught:
        spooled(rows)
    return caught.value.faults


def test_what_comes_out_is_what_postgresql_copies_in_and_holds_no_number() -> None:
    content = spooled(f"nik,kk\n{a_nik(1)},{a_kk(1)}\n{a_nik(2)},\n")
    nik, other = (digest(a_nik(number), purpose=Purpose.NIK).bytes for number in (1, 2))
    card = digest(a_kk(1), purpose=Purpose.FAMILY_CARD).bytes
    sixteen = struct.pack("!i", 16)
    assert content == (
        b"PGCOPY\n\xff\r\n\0" + struct.pack("!ii", 0, 0)
        + struct.pack("!h", 2) + sixteen + nik + sixteen + card
        + struct.pack("!h", 2) + sixteen + other + struct.pack("!i", -1)
        + struct.pack("!h", -1)
    )  # fmt: skip
    assert a_nik(1).encode() not in content


def test_whoever_waits_hears_how_far_it_is() -> None:
    content = f"nik\n{'3273010508920001\n3273010508920002\n' * 100_000}".encode()
    heard: list[int] = []
    with spooled_list(BytesIO(content), kind=ListKind.DTKS, on_progress=heard.append) as done:
        assert done.niks.numbers == 200_000
    assert heard == sorted(heard)
    assert heard[-1] == len(content)
    assert len(heard) > 2


def test_a_column_of_family_cards_that_holds_niks_is_refused() -> None:
    rows = "".join(f"{a_nik(number)},{a_nik(number)}\n" for number in range(1, 7))
    assert Fault(None, ListFault.NIK_TWICE, Column.KK) in refused(f"nik,kk\n{rows}")


def test_rounded_family_cards_are_refused_beside_sound_niks() -> None:
    rows = "".join(f"{a_nik(n * 7, f'{n % 8 + 1:04d}')},{a_kk(n * 7, f'{n % 8 + 1:03d}0')}\n" for n in range(40))
    assert refused(f"nik,kk\n{rows}") == (Fault(None, ListFault.LAST_DIGITS_LOST, Column.KK),)


def test_one_pair_that_is_the_same_is_a_slip_and_refuses_nothing() -> None:
    assert spooled(f"nik,kk\n{a_nik(1)},{a_nik(1)}\n{a_nik(2)},{a_kk(2)}\n")


def test_in_production_made_up_numbers_are_refused_by_row(settings: object) -> None:
    production = settings.ENVIRONMENT.model_copy(update={"mode": "production"})  # type: ignore[attr-defined]
    settings.ENVIRONMENT = production  # type: ignore[attr-defined]
    assert refused(f"nik\n{a_nik(1, '0001')}\n{a_nik(2)}\n") == (Fault(3, ListFault.MADE_UP),)
