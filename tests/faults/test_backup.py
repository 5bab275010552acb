"""A backup made while people work becomes a running programme in an empty folder, and everything in it holds."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from prakerja.console.database_copy import unpack_database

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_PRAKERJA: Final = str(Path(sys.executable).with_name("prakerja"))
_ROOT: Final = Path(__file__).resolve().parents[2]
_WORK: Final = """
from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.clock import read_clock
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from uuid import UUID
from prakerja.identity.models import Photo, SurplusPhoto
from tests.situations.publog import hand_in, grow
from tests.situations.waves import an_officer
bring_tables_up_to_date()
with transaction.atomic():
    an_officer(name="Ratna")
    hand_in(4, now=read_clock())
    grow(read_clock())
for name in ("named", "expected", "unnamed"):
    default_storage.save(f"identity/{name}.jpg", ContentFile(b"a photo"))
default_storage.save("draws/frozen.csv", ContentFile(b"a file of another step"))
with transaction.atomic():
    SurplusPhoto.objects.create(applicant_id=UUID(int=1), file_name="identity/expected.jpg", due_at=read_clock())
    Photo.objects.create(
        applicant_id=UUID(int=1), photo_set=1, kind="selfie", try_number=1, fingerprint=b"1", measures={},
        file_name="identity/named.jpg", added_at=read_clock()
    )
"""


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


def prakerja(var: Path, *arguments: str, **variables: str) -> Ended:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    environment = inherited | {"PRAKERJA_VAR": str(var), "PRAKERJA_MODE": "demo", "PYTHONPATH": str(_ROOT)} | variables
    ended = subprocess.run(
        [_PRAKERJA, *arguments], env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """Not under pytest's own folder, which is shut to others: the server's user must reach its files."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def backup(place: Path) -> Path:
    """Of a programme with a member, a log of five entries and a photo."""
    var = place / "var"
    made = prakerja(var, "manage", "shell", "--no-imports", "-c", _WORK)
    assert made.status == 0, made.err
    said = prakerja(
        var, "backup", str(place / "backup"), "--keys-to", str(place / "keys"), "--operator", "Tono", "--json"
    )
    assert said.status == 0, said.err
    assert json.loads(said.out)["counts"]["publog_entry"] == 5
    return place / "backup"


@dataclass(frozen=True)
class Restored:
    """What became of the backup in an empty folder, and what the command told of it."""

    var: Path
    told: dict[str, Any]


@pytest.fixture(scope="module")
def restored(backup: Path, place: Path) -> Restored:
    var = place / "restored"
    said = prakerja(var, "restore", str(backup), "--operator", "Budi", "--json")
    assert said.status == 0, said.err
    return Restored(var, json.loads(said.out))


def test_a_backup_becomes_a_programme_in_an_empty_folder(restored: Restored) -> None:
    told = restored.told
    assert (told["holds"], told["faults"]) == (True, [])
    assert (told["counts"]["accounts_account"], told["counts"]["publog_entry"]) == (1, 5)
    assert (restored.var / "uploads" / "identity" / "named.jpg").read_bytes() == b"a photo"
    verified = prakerja(restored.var, "audit", "verify", "--json")
    assert json.loads(verified.out)["holds"] is True


_TELL: Final = """
from prakerja.audit.models import Event
for one in Event.objects.filter(subject_type__in=["backup", "command"]).order_by("id"):
    print(one.name, one.actor_kind, one.actor_name, one.subject_id, *(name for name in one.facts if one.facts[name]))
"""


def test_a_photo_that_no_row_names_does_not_lie_about_after_a_restore(backup: Path, restored: Restored) -> None:
    """It came after the database had been copied: nobody would ever find it again."""
    assert (backup / "uploads" / "identity" / "unnamed.jpg").exists()
    assert restored.told["unnamed_photos"] == 1
    left = {path.name for path in (restored.var / "uploads" / "identity").iterdir()}
    assert left == {"named.jpg", "expected.jpg"}
    assert (restored.var / "uploads" / "draws" / "frozen.csv").exists()


def told_of(var: Path) -> list[str]:
    told = prakerja(var, "manage", "shell", "--no-imports", "-c", _TELL, SUDO_USER="wati")
    assert told.status == 0, told.err
    return told.out.splitlines()


def test_the_audit_hears_of_a_backup_of_its_restore_and_of_who_opens_the_database(
    backup: Path, restored: Restored, place: Path
) -> None:
    """What was copied knows that it was begun; only where it was made it is known that it came to its end."""
    made_at = datetime.fromisoformat(json.loads((backup / "manifest.json").read_text())["made_at"]).isoformat()
    begun = f"audit.backup.begun operator Tono {made_at} with_keys"
    looked = "audit.command.run operator wati shell"
    told = told_of(place / "var")
    assert [one for one in told if made_at in one] == [begun, f"audit.backup.taken operator Tono {made_at} files"]
    assert looked in told
    then = told_of(restored.var)
    assert [one for one in then if made_at in one] == [begun, f"audit.backup.restored operator Budi {made_at}"]
    assert looked in then
    assert not any(str(place) in line for line in (*told, *then))


def test_the_keys_that_a_run_which_was_cut_short_has_left_are_as_good(backup: Path, place: Path) -> None:
    keys = (place / "keys").read_text()
    for text, status in ((keys, 0), ("somebody's own\n", 2)):
        (place / "keys-left").write_text(text)
        to = place / f"backup-{status}"
        assert prakerja(place / "var", "backup", str(to), "--keys-to", str(place / "keys-left")).status == status
        assert ((place / "keys-left").read_text(), to.exists()) == (text, status == 0)
    (place / "keys-left").unlink()


def test_what_the_copied_server_held_for_itself_does_not_come_along(backup: Path, place: Path) -> None:
    """Its lock names a process; whoever has that number now would keep the copy from starting."""
    unpack_database(backup / "database", place / "unpacked" / "postgres")
    with tarfile.open(backup / "database" / "base.tar.gz") as archive:
        assert any(".s.PGSQL" in name for name in archive.getnames())
    assert not list((place / "unpacked" / "postgres").glob(".s.PGSQL.*"))


def test_a_folder_that_holds_a_programme_is_not_overwritten(backup: Path, place: Path) -> None:
    (place / "used" / "postgres").mkdir(parents=True)
    said = prakerja(place / "used", "restore", str(backup))
    assert (said.status, "restore into an empty folder" in said.err) == (2, True)


def test_a_backup_is_not_written_over_another_one(backup: Path, place: Path) -> None:
    said = prakerja(place / "var", "backup", str(backup))
    assert (said.status, "is there already" in said.err) == (2, True)


def test_a_damaged_backup_touches_nothing(backup: Path, place: Path) -> None:
    damaged = place / "damaged"
    shutil.copytree(backup, damaged)
    archive = damaged / "database" / "base.tar.gz"
    archive.write_bytes(archive.read_bytes()[:-100])
    said = prakerja(place / "nothing", "restore", str(damaged))
    assert (said.status, "base.tar.gz is damaged" in said.err) == (2, True)
    assert not (place / "nothing" / "postgres").exists()


def test_with_other_keys_nothing_is_restored(backup: Path, place: Path) -> None:
    said = prakerja(place / "nothing", "restore", str(backup), PRAKERJA_DIGEST_KEY="17" * 32)
    assert (said.status, "PRAKERJA_DIGEST_KEY" in said.err) == (2, True)
    assert not (place / "nothing" / "postgres").exists()


def test_the_keys_are_kept_apart_and_for_their_owner_alone(backup: Path, place: Path) -> None:
    keys = place / "keys"
    assert keys.stat().st_mode & 0o777 == 0o600
    assert "PRAKERJA_DIGEST_KEY=" in keys.read_text()
    digest_key = keys.read_text().split("PRAKERJA_DIGEST_KEY=")[1].split("\n")[0]
    assert not any(digest_key.encode() in file.read_bytes() for file in backup.rglob("*.json"))


def test_a_backup_older_than_a_kept_checkpoint_is_refused_before_anything_is_touched(
    backup: Path, restored: Restored, place: Path
) -> None:
    """Somebody kept the log as it stood later: whoever restores the older state cannot hide what came between."""
    later = place / "later.txt"
    grown = prakerja(
        restored.var,
        "manage",
        "shell",
        "--no-imports",
        "-c",
        "from django.db import transaction\nfrom prakerja.kit.clock import read_clock\n"
        "from prakerja.publog.read_log import newest_checkpoint\nfrom tests.situations.publog import grow, hand_in\n"
        "with transaction.atomic():\n    hand_in(3, begin=50, now=read_clock())\n    grow(read_clock())\n"
        f"open({str(later)!r}, 'w').write(newest_checkpoint().note)",
    )
    assert grown.status == 0, grown.err
    said = prakerja(place / "older", "restore", str(backup), "--against", str(later))
    assert (said.status, "has 5 entries, and had 8 when its checkpoint was kept" in said.err) == (2, True)
    assert not (place / "older" / "postgres").exists()
    again = prakerja(place / "older", "restore", str(backup), "--against", str(later), "--although-shorter")
    assert (again.status, "had 8 when its checkpoint was kept" in again.err) == (1, True)


def test_a_database_of_ones_own_is_kept_by_its_own_tools(place: Path) -> None:
    said = prakerja(place / "own", "backup", str(place / "x"), PRAKERJA_DATABASE_URL="postgresql://127.0.0.1:1/x")
    assert (said.status, "kept by its own tools" in said.err) == (2, True)
