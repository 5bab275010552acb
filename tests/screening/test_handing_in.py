"""A file that was handed in becomes a list whole, or is refused; what was kept for that is sealed, and goes."""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.queue import do_waiting_jobs, forget_all_jobs
from prakerja.screening import taking_in_job
from prakerja.screening.acts import looks_of
from prakerja.screening.give_up_lists import KEPT_FOR
from prakerja.screening.hand_in_list import ImportedAlready, hand_in_list
from prakerja.screening.handed_in_states import SAVING, HandedInState
from prakerja.screening.jobs import take_in_list as take_in_list_job
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_faults import Column, Fault, ListFault, ListRefused
from prakerja.screening.list_files import KeptListFile, keep_list_file
from prakerja.screening.models import ExclusionList, HandedInList, ListedNik, ListInForce
from prakerja.screening.models.said_of_list import SAID
from prakerja.screening.spool_list import spooled_list
from prakerja.screening.take_in_list import take_in_list
from prakerja.screening.tasks import forget_files
from prakerja.work.progress import note_progress, progress_of
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState
from tests.situations.rows import nothing_changes
from tests.situations.screening import (
    JOINED,
    TAKING_IN,
    a_file,
    a_handed_in_list,
    a_nik,
    handed_in,
    list_details,
    nobody_looks,
)
from tests.situations.waves import an_officer
from tests.situations.work import it_failed
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
WATI = Actor.operator("wati@prakerja.example")
_numbers: Final = count(80_000_000)
#: What may be said of a list, two or three of each.
_SAID: Final = {
    "kind": st.sampled_from((ListKind.DTKS, ListKind.BSU, ListKind.RECIPIENT)),
    "name": st.sampled_from(("Daftar", "Daftar kedua")),
    "source": st.sampled_from(("Surat 1", "Surat 2")),
    "legal_basis": st.sampled_from(("Pasal 2", "Pasal 3")),
    "valid_from": st.sampled_from((date(2020, 4, 1), date(2021, 4, 1))),
    "valid_until": st.sampled_from((None, date(2030, 12, 31))),
}


def a_file_of_its_own() -> bytes:
    return a_file([a_nik(next(_numbers))]).getvalue()


def said_of_it(row: ExclusionList) -> ListDetails:
    return ListDetails(**{name: getattr(row, name) for name in SAID})


@pytest.fixture(autouse=True)
def store(private_store: Path) -> Path:
    return private_store


def files_in(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def read_again(row: HandedInList) -> HandedInList:
    return HandedInList.objects.get(pk=row.pk)


def test_a_file_that_was_handed_in_becomes_a_list_and_is_deleted(store: Path) -> None:
    row = handed_in(a_file([a_nik(1), a_nik(2)]), list_details(), by=an_officer())
    assert len(files_in(store)) == 1
    do_waiting_jobs()
    done = read_again(row)
    assert (done.state, done.file_name, done.became) == (HandedInState.TAKEN_IN, "", ExclusionList.objects.get())
    assert (done.became.people, done.became.imported_by) == (2, row.handed_in_by) if done.became else False
    assert files_in(store) == []
    assert not ListInForce.objects.exists()


def test_an_operator_is_named_on_the_list_that_they_handed_in() -> None:
    handed_in(a_file([a_nik(1)]), list_details(), by=WATI)
    do_waiting_jobs()
    row = ExclusionList.objects.get()
    assert (row.imported_by, row.operator) == (None, "wati@prakerja.example")
    assert Event.objects.get(name="screening.list.handed_in").actor_name == "wati@prakerja.example"


def test_nobody_reads_a_number_in_the_storage_while_the_file_waits(store: Path) -> None:
    handed_in(a_file([a_nik(1)]), list_details(), by=an_officer())
    (kept,) = files_in(store)
    content = kept.read_bytes()
    assert a_nik(1).encode() not in content
    assert b"nik" not in content


def test_a_file_is_hashed_and_measured_as_it_was_handed_in() -> None:
    content = a_file([a_nik(1)]).getvalue()
    kept = keep_list_file(BytesIO(content))
    assert kept.size == len(content)
    with spooled_list(BytesIO(content), kind=ListKind.DTKS, on_progress=nobody_looks) as spooled:
        assert spooled.sha256 == kept.sha256


def test_a_refused_file_keeps_its_faults_and_nothing_else(store: Path) -> None:
    row = handed_in(BytesIO(f"nik\n{a_nik(1)}\n123\n".encode()), list_details(), by=an_officer())
    do_waiting_jobs()
    done = read_again(row)
    assert (done.state, done.why) == (HandedInState.REFUSED, [Fault(3, ListFault.NOT_16_DIGITS)])
    assert files_in(store) == []
    assert not ExclusionList.objects.exists()
    assert not ListedNik.objects.exists()
    assert Event.objects.get(name="screening.list.refused").facts == {"faults": 1, "first": "not_16_digits"}
    assert state_of(take_in_list_job, handed_in_id=row.pk) is WorkState.ENDED


def test_what_is_wrong_with_the_whole_file_is_kept_as_well() -> None:
    row = handed_in(BytesIO(b"nik\n"), list_details(), by=an_officer())
    do_waiting_jobs()
    assert read_again(row).why == [Fault(2, ListFault.NO_ROWS, Column.NIK)]


def test_handing_in_twice_is_handing_in_once() -> None:
    rows = [handed_in(a_file([a_nik(1)]), list_details(), by=an_officer()) for _ in range(2)]
    assert rows[0].pk == rows[1].pk
    do_waiting_jobs()
    assert ExclusionList.objects.count() == 1
    assert Event.objects.filter(name="screening.list.handed_in").count() == 1


def test_handing_in_a_file_whose_reading_failed_has_it_read_again() -> None:
    row = handed_in(a_file([a_nik(1)]), list_details(), by=an_officer())
    forget_all_jobs()
    it_failed(take_in_list_job, handed_in_id=row.pk)
    handed_in(a_file([a_nik(1)]), list_details(), by=an_officer())
    do_waiting_jobs()
    assert ExclusionList.objects.count() == 1
    assert Event.objects.filter(name="screening.list.tried_again").count() == 1


def test_the_file_of_a_list_is_not_handed_in_again() -> None:
    handed_in(a_file([a_nik(1)]), list_details(name="DTKS 2021"), by=an_officer())
    do_waiting_jobs()
    another = an_officer()
    with nothing_changes(), pytest.raises(ImportedAlready) as caught:
        handed_in(a_file([a_nik(1)]), list_details(name="DTKS 2021"), by=another)
    assert caught.value.row.name == "DTKS 2021"


@pytest.mark.parametrize("is_read", [True, False])
@pytest.mark.parametrize(
    "changes",
    [
        {"kind": ListKind.BSU, "year": None},
        {"year": 2021},
        {"valid_from": date(2019, 1, 1)},
        {"valid_until": date(2030, 12, 31)},
        {"name": "Penerima 2020"},
        {"source": "Manajemen pelaksana, surat 9"},
        {"legal_basis": "Permenko 11/2020 Pasal 3"},
    ],
    ids=str,
)
def test_a_file_of_which_something_wrong_was_said_is_handed_in_anew_with_what_is_right(
    changes: dict[str, Any], *, is_read: bool
) -> None:
    wrong = {"kind": ListKind.RECIPIENT, "year": 2020}
    for details in (wrong, {**wrong, **changes}):
        handed_in(a_file([a_nik(1)]), list_details(**details), by=an_officer())
        if is_read:
            do_waiting_jobs()
    do_waiting_jobs()
    first, second = ExclusionList.objects.order_by("pk")
    assert first.sha256 == second.sha256
    assert looks_of(second)["same_file_as"] == [{"list": first.name, "imported_at": first.imported_at.isoformat()}]
    assert [ListedNik.objects.filter(list_id=one.pk).count() for one in (first, second)] == [1, 1]


@settings(
    max_examples=as_many(20, thorough=200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_file_is_as_many_lists_as_different_things_are_said_of_it(data: st.DataObject) -> None:
    """Whatever is said of it, in whatever order, and however often the same."""
    said, file = data.draw(st.lists(st.builds(list_details, **_SAID), min_size=1, max_size=5)), a_file_of_its_own()
    for details in said:
        with suppress(ImportedAlready):
            handed_in(BytesIO(file), details, by=an_officer())
        if data.draw(st.booleans()):
            do_waiting_jobs()
    do_waiting_jobs()
    lists = ExclusionList.objects.filter(sha256=hashlib.sha256(file).hexdigest())
    assert sorted(map(said_of_it, lists), key=str) == sorted(set(said), key=str)


def test_a_file_that_was_refused_may_be_handed_in_again() -> None:
    for _ in range(2):
        handed_in(BytesIO(b"nik\n"), list_details(), by=an_officer())
        do_waiting_jobs()
    assert HandedInList.objects.filter(state=HandedInState.REFUSED).count() == 2


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_hand_in_no_list(role: Role) -> None:
    other, file = an_officer(role), KeptListFile("lists/a", "0" * 64, 17)
    with nothing_changes(), pytest.raises(PermissionMissing):
        hand_in_list(file=file, details=list_details(), by=other, now=JOINED)


@pytest.mark.parametrize("by", [an_officer, lambda: WATI], ids=["officer", "operator"])
def test_whoever_hands_in_a_list_does_not_take_it_in_themselves(by: Callable[[], Actor]) -> None:
    row, who = a_handed_in_list(), by()
    with (
        spooled_list(a_file([a_nik(1)]), kind=ListKind.DTKS, on_progress=nobody_looks) as spooled,
        nothing_changes(),
        pytest.raises(PermissionMissing),
    ):
        take_in_list(handed_in_id=row.pk, spooled=spooled, by=who, now=JOINED)


def test_what_was_not_handed_in_is_not_taken_in() -> None:
    row = a_handed_in_list()
    with (
        spooled_list(a_file([a_nik(7)]), kind=ListKind.DTKS, on_progress=nobody_looks) as spooled,
        nothing_changes(),
        pytest.raises(ListRefused, match="file_lost"),
    ):
        take_in_list(handed_in_id=row.pk, spooled=spooled, by=TAKING_IN, now=JOINED)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [_cut, _emptied, _damaged, Path.unlink], ids=["cut", "empty", "damaged", "gone"])
def test_a_kept_file_that_is_damaged_is_refused_and_not_imported(damage: Callable[[Path], object], store: Path) -> None:
    row = a_handed_in_list(a_nik(1), a_nik(2))
    (kept,) = files_in(store)
    damage(kept)
    do_waiting_jobs()
    assert read_again(row).why == [Fault(None, ListFault.FILE_LOST)]
    assert not ExclusionList.objects.exists()


class Killed(BaseException):
    """The process is gone: nothing of ours runs any more."""


@pytest.mark.parametrize("at", ["refuse_list", "take_in_list", "note_progress"])
def test_work_that_was_cut_off_anywhere_is_done_again_and_once(at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"nik\n" if at == "refuse_list" else a_file([a_nik(1)]).getvalue()
    row = handed_in(BytesIO(text), list_details(), by=an_officer())

    def killed(*_values: object, **_named: object) -> None:
        raise Killed

    with monkeypatch.context() as once:
        once.setattr(taking_in_job, at, killed)
        with pytest.raises(Killed):
            do_waiting_jobs()
    assert not ExclusionList.objects.exists()
    assert read_again(row).state == HandedInState.WAITS
    taking_in_job.run_taking_in(handed_in_id=row.pk, by=TAKING_IN)
    taking_in_job.run_taking_in(handed_in_id=row.pk, by=TAKING_IN)
    ended = {"refuse_list": HandedInState.REFUSED}.get(at, HandedInState.TAKEN_IN)
    assert read_again(row).state == ended
    assert ExclusionList.objects.count() == int(at != "refuse_list")


def test_two_workers_that_read_the_same_file_make_one_list() -> None:
    row = a_handed_in_list(a_nik(1))
    content = a_file([a_nik(1)]).getvalue()
    HandedInList.objects.filter(pk=row.pk).update(sha256=keep_list_file(BytesIO(content)).sha256)
    for _ in range(2):
        with spooled_list(BytesIO(content), kind=ListKind.DTKS, on_progress=nobody_looks) as spooled:
            take_in_list(handed_in_id=row.pk, spooled=spooled, by=TAKING_IN, now=JOINED)
    assert ExclusionList.objects.count() == 1


def test_how_far_the_reading_is_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in_job, "_NOTED_EVERY", 1)
    row = a_handed_in_list(a_nik(1))
    seen = []
    note = note_progress

    def noted(*values: Any, **named: Any) -> None:
        note(*values, **named)
        seen.append(progress_of(take_in_list_job, handed_in_id=row.pk))

    monkeypatch.setattr(taking_in_job, "note_progress", noted)
    do_waiting_jobs()
    assert {progress.of for progress in seen} == {row.size}
    assert [progress.done for progress in seen] == sorted(progress.done for progress in seen)
    assert (seen[-1].cursor, seen[-1].done) == (SAVING, row.size)


def _later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> datetime:
    later = read_clock() + by
    monkeypatch.setattr("prakerja.kit.unit_of_work.read_clock", lambda: later)
    return later


def test_a_file_that_nobody_used_is_given_up_after_a_week_and_deleted(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = handed_in(a_file([a_nik(1)]), list_details(), by=an_officer(), now=read_clock())
    forget_all_jobs()
    it_failed(take_in_list_job, handed_in_id=row.pk)
    _later(monkeypatch, KEPT_FOR - timedelta(minutes=1))
    forget_files()
    assert (read_again(row).state, len(files_in(store))) == (HandedInState.WAITS, 1)
    _later(monkeypatch, KEPT_FOR)
    forget_files()
    do_waiting_jobs()
    assert (read_again(row).state, files_in(store)) == (HandedInState.GIVEN_UP, [])
    assert state_of(take_in_list_job, handed_in_id=row.pk) is WorkState.ENDED


def test_a_file_whose_row_never_came_is_deleted_and_one_that_just_came_is_not(store: Path) -> None:
    kept = keep_list_file(a_file([a_nik(1)]))
    forget_files()
    assert len(files_in(store)) == 1
    two_hours_ago = (read_clock() - timedelta(hours=2)).timestamp()
    os.utime(default_storage.path(kept.name), (two_hours_ago, two_hours_ago))
    forget_files()
    assert files_in(store) == []


def test_clearing_an_empty_storage_is_nothing() -> None:
    forget_files()
