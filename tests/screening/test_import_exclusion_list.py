"""Exclusion lists come in whole or not at all, and what they looked like stays told."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import digest
from prakerja.screening.import_exclusion_list import ImportedAsAnotherList
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import ListRefused
from prakerja.screening.models import ExclusionList, ListedNik
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
def test_the_same_file_as_another_kind_or_of_another_year_is_refused(clerk: Actor, changes: dict[str, object]) -> None:
    imported(f"nik\n{a_nik(1)}\n", clerk, ListKind.RECIPIENT, year=2020)
    with pytest.raises(ImportedAsAnotherList):
        imported(f"nik\n{a_nik(1)}\n", clerk, **changes)  # type: ignore[arg-type]
    assert ExclusionList.objects.count() == 1


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
