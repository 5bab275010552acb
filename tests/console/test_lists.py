"""`prakerja lists import`: an operator hands in, and is told what came of it."""

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.core.files.storage import storages
from django.db import OperationalError
from pydantic import JsonValue

from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.console import lists, read_list
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.jobs import do_job
from prakerja.kit.queue import do_waiting_jobs, forget_all_jobs, waiting_jobs
from prakerja.screening.hand_in_list import hand_in_list
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.jobs import take_in_list
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_files import keep_list_file
from prakerja.screening.models import ExclusionList, HandedInList, ListInForce
from tests.situations.accounts import a_member_of_staff
from tests.situations.rows import nothing_changes
from tests.situations.screening import JOINED, a_kk, a_nik, list_details
from tests.situations.waves import an_officer
from tests.situations.work import it_failed

pytestmark = pytest.mark.django_db
RATNA = "ratna@prakerja.example"
USUAL = {"kind": "bsu", "source": "Kemnaker, surat 3/2021", "legal-basis": "Permenaker 14/2020", "by": RATNA}


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(lists, "django_ready", ready)
    settings.MEDIA_ROOT = tmp_path / "uploads"
    storages._storages.clear()  # type: ignore[attr-defined]
    a_member_of_staff(RATNA, Role.OFFICER)
    forget_all_jobs()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, f"nik\n{a_nik(1)}\n{a_nik(2)}\n{a_nik(2)}\n")


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text)
    return path


def run(file: Path, *flags: str, **changes: str | None) -> Result:
    options = {**USUAL, **{name.replace("_", "-"): value for name, value in changes.items()}}
    given = [word for name, value in options.items() if value is not None for word in (f"--{name}", value)]
    return CliRunner().invoke(lists.lists, ["import", str(file), *given, *flags])


def test_a_file_becomes_a_list_that_bars_nobody_and_its_figures_are_told(file: Path) -> None:
    done = run(file, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    report, row = json.loads(done.stdout), ExclusionList.objects.get()
    told = {name: report[name] for name in ("list", "rows", "people", "doubled_rows", "was_there", "in_force")}
    assert told == {
        "list": row.pk,
        "rows": 3,
        "people": 2,
        "doubled_rows": 1,
        "was_there": False,
        "in_force": False,
    }
    assert (row.operator, row.imported_by, row.source) == (RATNA, None, "Kemnaker, surat 3/2021")
    assert not ListInForce.objects.exists()
    assert not Proposal.objects.exists()


def test_people_get_a_table_and_what_comes_next(file: Path) -> None:
    said = run(file).stdout
    assert "doubled rows" in said
    assert "It bars nobody: an officer proposes it in the office, and another one confirms." in said


def test_a_list_is_called_by_its_kind_unless_it_is_named(tmp_path: Path) -> None:
    run(written(tmp_path, f"nik\n{a_nik(1)}\n"))
    run(written(tmp_path, f"nik\n{a_nik(2)}\n"), name="Penerima BSU tahap 2")
    names = set(ExclusionList.objects.values_list("name", flat=True))
    assert names == {"Penerima bantuan subsidi upah (BSU)", "Penerima BSU tahap 2"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("quote", ["", '"', "'"], ids=["bare", "quoted", "apostrophe"])
def test_what_the_page_takes_the_command_takes(tmp_path: Path, separator: str, mark: str, quote: str) -> None:
    end = "" if quote == "'" else quote
    rows = "".join(f"{quote}{a_nik(n)}{end}{separator}{quote}{a_kk(n)}{end}\n" for n in range(1, 6))
    done = run(
        written(tmp_path, f"{mark}nik{separator}kk\n{rows}"),
        "--json",
        kind="recipient",
        year="2021",
        valid_until="2030-12-31",
    )
    assert done.exit_code == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["people"], report["family_cards"], report["year"]) == (5, 5, 2021)


def test_the_same_file_again_says_that_it_is_there(file: Path) -> None:
    first, again = (json.loads(run(file, "--json").stdout) for _ in range(2))
    assert (first["was_there"], again["was_there"], again["list"]) == (False, True, first["list"])
    assert ExclusionList.objects.count() == HandedInList.objects.count() == 1


def said_by_the_command(**changes: object) -> ListDetails:
    """What `USUAL` says, but for the first day."""
    name, source, basis = "Penerima bantuan subsidi upah (BSU)", USUAL["source"], USUAL["legal-basis"]
    return list_details(ListKind.BSU, name=name, source=source, legal_basis=basis, **changes)


def handed_in_by_an_officer(file: Path, details: ListDetails) -> None:
    with file.open("rb") as content:
        hand_in_list(file=keep_list_file(content), details=details, by=an_officer(), now=JOINED)


def test_a_file_that_an_officer_handed_in_is_read_by_whoever_comes_first(file: Path) -> None:
    handed_in_by_an_officer(file, said_by_the_command())
    forget_all_jobs()
    assert run(file).exit_code == 0
    do_waiting_jobs()
    assert ExclusionList.objects.get().operator == ""


@pytest.mark.parametrize("is_read", [True, False])
def test_the_same_command_on_another_day_is_still_the_same_list(file: Path, *, is_read: bool) -> None:
    first = said_by_the_command().valid_from
    handed_in_by_an_officer(file, said_by_the_command())
    if is_read:
        do_waiting_jobs()
    again = run(file, "--json")
    assert (again.exit_code, ExclusionList.objects.count()) == (0, 1)
    assert json.loads(again.stdout)["valid_from"] == first.isoformat()
    assert run(file, **{"valid-from": "2021-05-01"}).exit_code == 0
    assert {row.valid_from for row in ExclusionList.objects.all()} == {first, date(2021, 5, 1)}


def test_a_last_day_that_was_said_is_never_before_a_first_day_that_was_not(file: Path) -> None:
    """A list of before begins later than this one ends: its first day is not taken over."""
    handed_in_by_an_officer(file, said_by_the_command(valid_from=date(2031, 1, 1)))
    assert run(file, **{"valid-until": "2030-12-31"}).exit_code == 0
    do_waiting_jobs()
    ends = {row.valid_until: row.valid_from for row in ExclusionList.objects.all()}
    assert ends == {None: date(2031, 1, 1), date(2030, 12, 31): wib_day(read_clock())}


def test_the_command_names_the_other_lists_of_its_file(file: Path) -> None:
    run(file)
    other = ExclusionList.objects.get()
    when = other.imported_at.isoformat()
    told = json.loads(run(file, "--json", name="BSU 2020").stdout)
    assert told["same_file_as"] == [{"list": other.name, "imported_at": when}]
    printed = "".join(run(file, name="BSU 2020").stdout.split())
    assert "samefileas" in printed
    assert "{" not in printed


def test_a_file_imported_under_a_wrong_kind_is_imported_anew_under_the_right_one(file: Path) -> None:
    assert [run(file).exit_code, run(file, kind="dtks").exit_code] == [0, 0]
    assert {row.kind for row in ExclusionList.objects.all()} == {ListKind.BSU, ListKind.DTKS}


def test_a_list_in_force_is_told_as_such(file: Path) -> None:
    run(file)
    ListInForce.objects.create(list=ExclusionList.objects.get(), since=JOINED)
    again = run(file)
    assert json.loads(run(file, "--json").stdout)["in_force"]
    assert "It bars nobody" not in again.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nik\n123\n", "Line 2: NIK must have 16 digits"),
        ("", "The whole file: there is no NIK in this file; ask for the whole file"),
        ("nik\n" + "123\n" * 21, "Reading stopped at fault 20; there may be more."),
        ("nik\n", "Line 2"),
        ("name\nSiti\n", "Line 1"),
        ("nik\n3.27E+15\n", "Line 2"),
        ("PK\x03\x04", "The whole file"),
        ("nik\n" + f"{a_nik(1)}\n" * 30, "The whole file"),
    ],
    ids=["short", "empty", "many", "no rows", "another column", "rounded", "workbook", "one number"],
)
def test_a_file_that_cannot_be_used_is_bad_input_and_says_in_which_line(tmp_path: Path, text: str, told: str) -> None:
    refused = run(written(tmp_path, text), "--json")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr, refused.stderr
    assert "Nothing of the file was saved. Mend the file and run the same command again." in refused.stderr
    assert not ExclusionList.objects.exists()


def test_no_number_of_anybody_is_printed(tmp_path: Path) -> None:
    refused = run(written(tmp_path, f"nik\n{a_nik(1)}\n{a_nik(2)}9\n"))
    assert a_nik(2) not in refused.output


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "pkh"}, "--kind"),
        ({"kind": "recipient"}, "--year"),
        ({"year": "2021"}, "--year is for lists of recipients"),
        ({"kind": "recipient", "year": "2019"}, "--year"),
        ({"source": " "}, "--source"),
        ({"source": "x" * 201}, "--source"),
        ({"legal_basis": ""}, "--legal-basis"),
        ({"name": "a\0b"}, "--name"),
        ({"name": "Siti 3273 0101 0190 0001"}, "leave it out"),
        ({"source": "Polri, 3273010101900001"}, "leave it out"),
        ({"legal_basis": "3273.0101.0190.0001"}, "leave it out"),
        ({"valid_from": "besok"}, "--valid-from"),
        ({"valid_from": "2021-02-02", "valid_until": "2021-02-01"}, "before it begins"),
        ({"by": "nobody@prakerja.example"}, "no officer has this address"),
        ({"by": "not an address"}, "no officer has this address"),
        ({"by": ""}, "no officer has this address"),
        ({"by": None}, "--by"),
        ({"source": None}, "--source"),
    ],
    ids=str,
)
def test_what_is_typed_wrong_is_bad_input_and_named(file: Path, changes: dict[str, str | None], told: str) -> None:
    with nothing_changes():
        refused = run(file, **changes)
    assert (refused.exit_code, refused.stdout) == (2, ""), refused.output
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_somebody_who_may_hand_in_nothing_is_not_handed_in_for(file: Path, role: Role) -> None:
    a_member_of_staff("lain@prakerja.example", role)
    with nothing_changes():
        refused = run(file, by="lain@prakerja.example")
    assert (refused.exit_code, "no officer has this address" in refused.stderr) == (2, True)


@pytest.mark.parametrize("path", ["no-such-file.csv", "."])
def test_what_is_no_file_is_bad_input(tmp_path: Path, path: str) -> None:
    assert run(tmp_path / path).exit_code == 2


def test_a_storage_that_takes_nothing_is_a_failure(file: Path, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "list.csv"
    storages._storages.clear()  # type: ignore[attr-defined]
    failed = run(file)
    assert (failed.exit_code, "The file cannot be kept" in failed.stderr) == (1, True)
    assert not HandedInList.objects.exists()


def test_while_a_worker_lives_the_command_waits_for_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def comes(_seconds: float) -> None:
        assert [job.name for job in waiting_jobs()] == [take_in_list.name]
        do_waiting_jobs()

    monkeypatch.setattr(read_list, "is_worker_alive", lambda: True)
    monkeypatch.setattr("prakerja.console.read_list.sleep", comes)
    assert run(file).exit_code == 0
    assert HandedInList.objects.get().state == HandedInState.TAKEN_IN


def test_reading_that_failed_is_a_failure_and_the_same_command_tries_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_seconds: float) -> None:
        it_failed(take_in_list, handed_in_id=HandedInList.objects.get().pk)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(read_list, "is_worker_alive", lambda: True)
        meanwhile.setattr("prakerja.console.read_list.sleep", breaks)
        failed = run(file)
    assert (failed.exit_code, "The reading failed; nothing was saved." in failed.stderr) == (1, True)
    assert run(file).exit_code == 0
    assert ExclusionList.objects.count() == 1


def test_a_database_that_is_away_for_a_moment_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command that reads as by the one that waits: what it does next, it does on the database that is back."""
    tries = [OperationalError("the connection is closed"), OSError(errno.ENOSPC, "no room"), None]

    def does(name: str, kept: Mapping[str, JsonValue]) -> None:
        if error := tries.pop(0):
            raise error
        do_job(name, kept)

    monkeypatch.setattr(read_list, "do_job", does)
    done = run(file, "--json")
    assert (done.exit_code, tries) == (0, []), done.stderr
    assert json.loads(done.stdout)["people"] == 2


def test_ctrl_c_leaves_the_reading_to_a_worker(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(read_list, "is_worker_alive", lambda: True)
    monkeypatch.setattr("prakerja.console.read_list.sleep", interrupted)
    ended = run(file)
    assert ended.exit_code != 0
    assert "is read on by a worker or by the same command again" in ended.stderr
    do_waiting_jobs()
    assert ExclusionList.objects.count() == 1
