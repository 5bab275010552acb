"""Exclusion lists come in whole or not at all, and what they looked like stays told."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.screening import import_exclusion_list as module
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import ListRefused
from prakerja.screening.models import ExclusionList, ListedNik, ListInForce
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.screening import a_file, a_kk, a_list, a_nik, list_details, taken_in
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 2, 20, tzinfo=UTC)


@pytest.fixture
def clerk() -> Actor:
    return an_officer()


def imported(text: str, clerk: Actor, kind: ListKind = ListKind.DTKS, **changes: object) -> ExclusionList:
    return taken_in(BytesIO(text.encode()), list_details(kind, **changes), by=clerk, now=NOW)


def test_a_list_stands_with_its_source_and_its_people_as_digests(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n{a_nik(2)}\n", clerk)
    assert (row.people, row.kind, row.year, row.imported_at) == (2, "dtks", None, NOW)
    kept = set(ListedNik.objects.filter(list=row).values_list("digest", "kk_digest"))
    assert kept == {(digest(a_nik(number), purpose=Purpose.NIK), None) for number in (1, 2)}


def test_a_list_of_recipients_stands_with_its_year_and_their_family_cards(clerk: Actor) -> None:
    rows = f"nik;kk\n{a_nik(1)};{a_kk(1)}\n{a_nik(2)};\n"
    row = imported(rows, clerk, ListKind.RECIPIENT, year=2031)
    assert (row.people, row.rows, row.family_cards, row.year) == (2, 2, 1, 2031)
    assert dict(ListedNik.objects.filter(list=row).values_list("digest", "kk_digest")) == {
        digest(a_nik(1), purpose=Purpose.NIK): digest(a_kk(1), purpose=Purpose.FAMILY_CARD),
        digest(a_nik(2), purpose=Purpose.NIK): None,
    }


def test_what_the_file_looked_like_is_kept_with_the_list(clerk: Actor) -> None:
    odd = ["3299010203900001", "3201013102900001", "3273010203904001"]
    row = imported("nik\n" + "".join(f"{nik}\n" for nik in [*odd, *odd, a_nik(1)]), clerk)
    assert (row.rows, row.people, row.impossible_dates, row.unknown_regions) == (7, 4, 2, 2)
    assert row.fixed_digits == [5, 6, 9, 14, 15]


def test_importing_a_list_is_in_the_audit_without_a_nik(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n", clerk)
    event = Event.objects.get(name="screening.list.imported")
    assert event.facts == {"kind": "dtks", "people": 1, "sha256": row.sha256}


def test_the_same_file_twice_is_one_list(clerk: Actor) -> None:
    first, second = (imported(f"nik\n{a_nik(1)}\n", clerk) for _ in range(2))
    assert first.pk == second.pk
    assert Event.objects.count() == 1


@pytest.mark.parametrize("changes", [{"kind": ListKind.BSU}, {"kind": ListKind.RECIPIENT, "year": 2021}], ids=str)
def test_the_same_file_as_another_kind_or_of_another_year_is_another_list(
    clerk: Actor, changes: dict[str, object]
) -> None:
    first = imported(f"nik\n{a_nik(1)}\n", clerk, ListKind.RECIPIENT, year=2020)
    second = imported(f"nik\n{a_nik(1)}\n", clerk, **changes)  # type: ignore[arg-type]
    assert first.pk != second.pk
    assert (first.people, second.people) == (1, 1)


def test_somebody_named_twice_by_an_office_is_on_the_list_once(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n{a_nik(1)}\n", clerk)
    assert (row.rows, row.people) == (2, 1)


def test_one_bad_row_keeps_the_whole_list_out(clerk: Actor) -> None:
    with pytest.raises(ListRefused):
        imported(f"nik\n{a_nik(1)}\nx\n", clerk)
    assert not ExclusionList.objects.exists()
    assert not ListedNik.objects.exists()


def test_nothing_is_saved_when_the_audit_fails(clerk: Actor, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        imported(f"nik\n{a_nik(1)}\n", clerk)
    assert not ExclusionList.objects.exists()


def test_a_list_is_never_changed() -> None:
    row = a_list(a_nik(1))
    for change in (
        lambda: ExclusionList.objects.update(name="x"),
        lambda: ListedNik.objects.filter(list=row).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        (
            {"valid_from": date(2021, 2, 2), "valid_until": date(2021, 2, 1)},
            "exclusion_list_ends_after_it_begins",
        ),
        ({"kind": ListKind.RECIPIENT, "year": None}, "a_list_of_recipients_has_its_year"),
        ({"kind": ListKind.RECIPIENT, "year": 2019}, "a_list_of_recipients_has_its_year"),
        ({"kind": ListKind.POLICE, "year": 2021}, "a_list_of_recipients_has_its_year"),
    ],
)
def test_details_that_contradict_themselves_are_refused_by_the_database(
    clerk: Actor, changes: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        taken_in(a_file([a_nik(1)]), list_details(**changes), by=clerk, now=NOW)  # type: ignore[arg-type]


def test_nobody_is_on_a_list_without_a_row(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n", clerk)
    values = {**{name: getattr(row, name) for name in ("kind", "name", "source", "legal_basis", "valid_from")}}
    with pytest.raises(IntegrityError, match="nobody_is_on_a_list_without_a_row"), transaction.atomic():
        ExclusionList.objects.create(
            **values,
            sha256="0" * 64,
            people=2,
            rows=1,
            family_cards=0,
            impossible_dates=0,
            unknown_regions=0,
            fixed_digits=[],
            imported_at=NOW,
        )


def test_everything_that_was_said_of_a_list_is_kept(clerk: Actor) -> None:
    file = a_file([a_nik(1)])
    details = list_details(
        ListKind.BSU,
        name="Penerima BSU",
        source="Kemnaker, surat 3/2021",
        legal_basis="Permenaker 14/2020",
        valid_from=date(2021, 1, 1),
        valid_until=date(2021, 12, 31),
    )
    row = taken_in(file, details, by=clerk, now=NOW)
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in vars(details)} == vars(details)
    assert (row.imported_by, row.imported_at) == (clerk.account_id, NOW)
    assert row.sha256 == hashlib.sha256(f"nik\n{a_nik(1)}\n".encode()).hexdigest()


def test_taking_a_list_in_writes_the_list_its_people_how_many_are_known_and_the_audit_alone(clerk: Actor) -> None:
    before = all_rows()
    imported(f"nik\n{a_nik(1)}\n", clerk)
    of_lists = {"screening_exclusionlist", "screening_listednik", "screening_knownonlist"}
    assert changed_since(before) == {*of_lists, "audit_event"}
    assert not ListInForce.objects.exists()


def test_the_same_file_with_other_words_is_another_list_and_changes_nothing_of_the_first(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n", clerk)
    other = list_details(name="Nama lain", source="Lain", legal_basis="Lain")
    again = taken_in(a_file([a_nik(1)]), other, by=clerk, now=NOW)
    assert (again.pk != row.pk, again.name) == (True, "Nama lain")
    assert ExclusionList.objects.get(pk=row.pk).name == "Daftar dtks"


def test_the_same_person_on_two_lists_is_on_both(clerk: Actor) -> None:
    for name in (1, 2):
        imported(f"nik\n{a_nik(9)}\n{a_nik(name)}\n", clerk)
    assert ListedNik.objects.filter(digest=digest(a_nik(9), purpose=Purpose.NIK)).count() == 2
    assert sorted(ExclusionList.objects.values_list("people", flat=True)) == [2, 2]


def test_two_lists_taken_in_one_after_the_other_in_one_transaction_do_not_mix(clerk: Actor) -> None:
    first, second = imported(f"nik\n{a_nik(1)}\n", clerk), imported(f"nik\n{a_nik(2)}\n{a_nik(3)}\n", clerk)
    assert (first.listed.count(), second.listed.count()) == (1, 2)


def test_a_file_is_hashed_and_read_whole_whatever_its_size(clerk: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PIECE", 7)
    niks = [a_nik(number) for number in range(1, 60)]
    row = taken_in(a_file(niks), list_details(), by=clerk, now=NOW)
    text = "nik\n" + "".join(f"{nik}\n" for nik in niks)
    assert (row.people, row.sha256) == (59, hashlib.sha256(text.encode()).hexdigest())


@pytest.mark.parametrize("table", ["screening_exclusionlist", "screening_listednik", "audit_event"])
def test_nothing_is_saved_when_a_table_refuses(
    table: str, clerk: Actor, table_that_refuses: Callable[[str, str], None]
) -> None:
    table_that_refuses(table, "false")
    with nothing_changes(), pytest.raises(IntegrityError, match="something_is_wrong"), transaction.atomic():
        imported(f"nik\n{a_nik(1)}\n", clerk)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"kind": "pkh"}, "exclusion_list_is_of_a_known_kind"),
        ({"source": ""}, "exclusion_list_has_its_source_and_legal_basis"),
        ({"legal_basis": ""}, "exclusion_list_has_its_source_and_legal_basis"),
    ],
)
def test_a_list_without_its_papers_is_refused_by_the_database(
    changes: dict[str, str], constraint: str, clerk: Actor
) -> None:
    with nothing_changes(), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        taken_in(a_file([a_nik(1)]), list_details(**changes), by=clerk, now=NOW)  # type: ignore[arg-type]


def test_a_list_may_bar_for_a_single_day(clerk: Actor) -> None:
    day = date(2021, 2, 1)
    details = list_details(valid_from=day, valid_until=day)
    assert taken_in(a_file([a_nik(1)]), details, by=clerk, now=NOW).valid_until == day


def test_the_days_on_which_a_list_bars_are_its_first_its_last_and_those_between() -> None:
    row = a_list(a_nik(1), valid_from=date(2021, 2, 2), valid_until=date(2021, 2, 4))
    endless = a_list(a_nik(2), valid_from=date(2021, 2, 3))
    in_force = {
        day: set(ExclusionList.objects.in_force_on(date(2021, 2, day)).values_list("pk", flat=True))
        for day in range(1, 6)
    }
    assert in_force == {1: set(), 2: {row.pk}, 3: {row.pk, endless.pk}, 4: {row.pk, endless.pk}, 5: {endless.pk}}


def test_the_statistics_know_of_a_list_as_soon_as_it_stands_in_the_register(clerk: Actor) -> None:
    """Without them a plan expects nobody on it, and goes through all identities for each who is."""
    imported("nik\n" + "".join(f"{a_nik(number)}\n" for number in range(1, 400)), clerk)
    row = imported("nik\n" + "".join(f"{a_nik(number)}\n" for number in range(200, 600)), clerk)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN SELECT FROM screening_listednik WHERE list_id = %s", [row.pk])
        expected = re.search(r"rows=(\d+)", cursor.fetchone()[0])
    assert expected is not None
    assert 300 < int(expected[1]) < 500
