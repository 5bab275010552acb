"""Exclusion lists come in whole or not at all, and what is wrong is told by line."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import digest
from prakerja.screening import import_exclusion_list as module
from prakerja.screening.import_exclusion_list import ImportedAsAnotherList, import_exclusion_list
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList, ListedNik, ListInForce
from prakerja.screening.nik_rows import FaultyRow, RowFault, RowsRefused, nik_rows
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.screening import a_file, a_list, a_nik, list_details
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 2, 20, tzinfo=UTC)


@pytest.fixture
def clerk() -> Actor:
    return an_officer()


def imported(text: str, clerk: Actor, kind: ListKind = ListKind.DTKS) -> ExclusionList:
    return import_exclusion_list(file=BytesIO(text.encode()), details=list_details(kind), by=clerk, now=NOW)


def test_a_list_stands_with_its_source_and_its_people_as_digests(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n{a_nik(2)}\n", clerk)
    assert (row.people, row.kind, row.imported_at) == (2, "dtks", NOW)
    kept = set(ListedNik.objects.filter(list=row).values_list("digest", flat=True))
    assert kept == {digest(a_nik(1), purpose=Purpose.NIK), digest(a_nik(2), purpose=Purpose.NIK)}


def test_importing_a_list_is_in_the_audit_without_a_nik(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n", clerk)
    event = Event.objects.get(name="screening.list.imported")
    assert event.facts == {"kind": "dtks", "people": 1, "sha256": row.sha256}


def test_the_same_file_twice_is_one_list(clerk: Actor) -> None:
    first, second = (imported(f"nik\n{a_nik(1)}\n", clerk) for _ in range(2))
    assert first.pk == second.pk
    assert Event.objects.count() == 1


def test_the_same_file_as_another_kind_is_refused(clerk: Actor) -> None:
    imported(f"nik\n{a_nik(1)}\n", clerk)
    with pytest.raises(ImportedAsAnotherList):
        imported(f"nik\n{a_nik(1)}\n", clerk, ListKind.BSU)


def test_somebody_named_twice_by_an_office_is_on_the_list_once(clerk: Actor) -> None:
    assert imported(f"nik\n{a_nik(1)}\n{a_nik(1)}\n", clerk).people == 1


def test_spaces_dots_and_a_spreadsheets_byte_order_mark_do_no_harm(clerk: Actor) -> None:
    row = imported(f"\ufeffNIK\r\n {a_nik(1)[:6]}.{a_nik(1)[6:12]}-{a_nik(1)[12:]} \r\n\r\n", clerk)
    assert row.people == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", FaultyRow(1, RowFault.NO_HEADER)),
        ("nomor\n1\n", FaultyRow(1, RowFault.NO_HEADER)),
        (f"{a_nik(1)}\n", FaultyRow(1, RowFault.NO_HEADER)),
        ("nik\n", FaultyRow(2, RowFault.NO_ROWS)),
        (f"nik\n{a_nik(1)}\n12345\n", FaultyRow(3, RowFault.NOT_16_DIGITS)),
        (f"nik\n{a_nik(1)}\n٣٢٧٣٠١٠٥٠٨٩٢٠٠٠٠\n", FaultyRow(3, RowFault.NOT_16_DIGITS)),
        ("nik\n3.27301E+15\n", FaultyRow(2, RowFault.ROUNDED)),
        ('nik\n""\n', FaultyRow(2, RowFault.EMPTY)),
        (f"nik\n{a_nik(1)},Budi\n", FaultyRow(2, RowFault.NOT_CSV)),
        (f"nik\n{'1' * 5000}\n", FaultyRow(2, RowFault.NOT_CSV)),
        (f'nik\n"{a_nik(1)}\n', FaultyRow(2, RowFault.NOT_CSV)),
    ],
)
def test_a_bad_row_is_told_by_its_line(text: str, fault: FaultyRow) -> None:
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(BytesIO(text.encode())))
    assert refused.value.faults[0] == fault


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(BytesIO("nik\n".encode("utf-16"))))
    assert refused.value.faults[0].fault is RowFault.NOT_CSV


def test_after_twenty_bad_rows_the_rest_is_not_listed() -> None:
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(BytesIO(b"nik\n" + b"1\n" * 1000)))
    assert [row.line for row in refused.value.faults] == list(range(2, 22))


def test_no_error_repeats_a_nik() -> None:
    with pytest.raises(RowsRefused) as refused:
        list(nik_rows(BytesIO(b"nik\n3273010508920000123\n")))
    assert "32730105" not in str(refused.value)


def test_one_bad_row_keeps_the_whole_list_out(clerk: Actor) -> None:
    with pytest.raises(RowsRefused), transaction.atomic():
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


def test_a_list_that_ends_before_it_begins_is_refused_by_the_database(clerk: Actor) -> None:
    wrong = list_details(valid_from=date(2021, 2, 2), valid_until=date(2021, 2, 1))
    with pytest.raises(IntegrityError, match="exclusion_list_ends_after_it_begins"), transaction.atomic():
        import_exclusion_list(file=a_file([a_nik(1)]), details=wrong, by=clerk, now=NOW)


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
    row = import_exclusion_list(file=file, details=details, by=clerk, now=NOW)
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in vars(details)} == vars(details)
    assert (row.imported_by, row.imported_at) == (clerk.account_id, NOW)
    assert row.sha256 == hashlib.sha256(f"nik\n{a_nik(1)}\n".encode()).hexdigest()


def test_taking_a_list_in_writes_the_list_its_people_and_the_audit_alone(clerk: Actor) -> None:
    before = all_rows()
    imported(f"nik\n{a_nik(1)}\n", clerk)
    assert changed_since(before) == {"screening_exclusionlist", "screening_listednik", "audit_event"}
    assert not ListInForce.objects.exists()


def test_the_same_file_with_other_words_changes_nothing_of_the_list(clerk: Actor) -> None:
    row = imported(f"nik\n{a_nik(1)}\n", clerk)
    other = list_details(name="Nama lain", source="Lain", legal_basis="Lain", valid_from=date(2022, 1, 1))
    with nothing_changes():
        again = import_exclusion_list(file=a_file([a_nik(1)]), details=other, by=clerk, now=NOW)
    assert (again.pk, again.name) == (row.pk, "Daftar dtks")


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
    row = import_exclusion_list(file=a_file(niks), details=list_details(), by=clerk, now=NOW)
    text = "nik\n" + "".join(f"{nik}\n" for nik in niks)
    assert (row.people, row.sha256) == (59, hashlib.sha256(text.encode()).hexdigest())


@pytest.mark.parametrize("table", ["screening_exclusionlist", "screening_listednik", "audit_event"])
def test_nothing_is_saved_when_a_table_refuses(
    table: str, clerk: Actor, table_that_refuses: Callable[[str, str], None]
) -> None:
    table_that_refuses(table, "false")
    with nothing_changes(), pytest.raises(IntegrityError, match="something_is_wrong"), transaction.atomic():
        imported(f"nik\n{a_nik(1)}\n", clerk)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_hand_in_no_list_and_their_file_is_not_even_read(role: Role) -> None:
    other, file = an_officer(role), a_file([a_nik(1)])
    with nothing_changes(), pytest.raises(PermissionMissing):
        import_exclusion_list(file=file, details=list_details(), by=other, now=NOW)
    assert file.tell() == 0


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
        import_exclusion_list(file=a_file([a_nik(1)]), details=list_details(**changes), by=clerk, now=NOW)  # type: ignore[arg-type]


def test_a_list_may_bar_for_a_single_day(clerk: Actor) -> None:
    day = date(2021, 2, 1)
    details = list_details(valid_from=day, valid_until=day)
    assert import_exclusion_list(file=a_file([a_nik(1)]), details=details, by=clerk, now=NOW).valid_until == day


def test_the_days_on_which_a_list_bars_are_its_first_its_last_and_those_between() -> None:
    row = a_list(a_nik(1), valid_from=date(2021, 2, 2), valid_until=date(2021, 2, 4))
    endless = a_list(a_nik(2), valid_from=date(2021, 2, 3))
    in_force = {
        day: set(ExclusionList.objects.in_force_on(date(2021, 2, day)).values_list("pk", flat=True))
        for day in range(1, 6)
    }
    assert in_force == {1: set(), 2: {row.pk}, 3: {row.pk, endless.pk}, 4: {row.pk, endless.pk}, 5: {endless.pk}}
