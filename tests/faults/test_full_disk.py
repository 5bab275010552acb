"""A full disk: said to machines and to the office, nothing that people send is kept by half, and healed by itself."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psycopg
import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from prakerja.authority.roles import Role
from prakerja.config.database import running_database
from prakerja.config.environment import Environment
from prakerja.config.postmaster import clear_what_is_left
from prakerja.console.bench_faults_disk import disk_of_its_own, full_disk, is_disk_of_its_own
from prakerja.console.kept_database import KeptDatabase
from prakerja.identity.models import Photo, SurplusPhoto
from prakerja.kit.disk import ENOUGH_BYTES, has_room
from prakerja.kit.outage import is_our_outage
from tests.instance import wait_until
from tests.situations.backoffice import signed_in
from tests.situations.identity import SITI, an_account, good_picture, in_photos, kept_files

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

#: What is asked for, a database, and little more.
_MEGABYTES: Final = ENOUGH_BYTES // 1_000_000 + 200


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A real file system, on which a real write fails. Only root may have one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with disk_of_its_own(folder, megabytes=_MEGABYTES):
            if not is_disk_of_its_own(folder):
                pytest.skip("nobody but root may mount a file system")
            yield folder


@pytest.fixture
def our_files(small_disk: Path, settings: Settings) -> Iterator[Path]:
    """What people send lies there."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"var": small_disk})
    settings.MEDIA_ROOT = small_disk / "uploads"
    storages._storages.clear()  # type: ignore[attr-defined]
    yield small_disk
    storages._storages.clear()  # type: ignore[attr-defined]


def ready(client: Client) -> tuple[int, str]:
    answer = client.get("/readyz")
    return answer.status_code, answer.json()["disk"]


@pytest.mark.django_db
def test_it_is_said_to_machines_and_on_the_offices_first_page_while_it_is_so(our_files: Path, client: Client) -> None:
    office = signed_in("disk@kantor.example", Role.OFFICER)
    assert ready(client) == (200, "ok")
    with full_disk(our_files):
        assert ready(client) == (503, "disk_full")
        assert "Ruang penyimpanan hampir penuh" in office.get("/kantor/").content.decode()
    assert ready(client) == (200, "ok")
    assert "Ruang penyimpanan" not in office.get("/kantor/").content.decode()


@pytest.mark.django_db
def test_a_photo_that_finds_no_room_is_told_to_be_sent_again_and_then_is_taken(our_files: Path) -> None:
    siti = an_account()
    in_photos(SITI, account=siti)
    page = Client(raise_request_exception=False)
    page.force_login(siti)
    with full_disk(our_files):
        answer = send_photo(page)
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert not Photo.objects.exists()
    known = SurplusPhoto.objects.values_list("file_name", flat=True)
    assert {f"identity/{name}" for name in kept_files()} <= set(known)
    assert send_photo(page).status_code == 302
    assert Photo.objects.count() == 1


def send_photo(page: Client) -> HttpResponse:
    file = SimpleUploadedFile("foto.jpg", good_picture())
    return page.post("/verifikasi-ktp/foto/ktp/", {"gallery": file})  # type: ignore[return-value]


def test_a_database_that_can_write_nothing_is_back_with_all_that_was_saved_once_there_is_room(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRAKERJA_DATABASE_URL", "PRAKERJA_DATABASE_OWNER_URL"):
        monkeypatch.setenv(name, "")
    with ExitStack() as opened:
        environment = Environment(mode="test", var=small_disk, database_url=None)
        url = opened.enter_context(running_database(environment)).replace("prakerja_program", "postgres")
        folder = small_disk / "postgres"
        opened.callback(clear_what_is_left, folder)
        note(url, "before")
        with full_disk(small_disk):
            assert not has_room(small_disk)
            with pytest.raises(psycopg.Error) as refused:
                note(url, "x" * 50_000_000)
            assert is_our_outage(refused.value)
        kept = KeptDatabase(folder)
        wait_until(lambda: goes_on(kept, url), what="it writes again")
        assert noted(url) == ["after", "before"]


def goes_on(kept: KeptDatabase, url: str) -> bool:
    kept.look()
    try:
        note(url, "after")
    except psycopg.Error:
        return False
    return True


def note(url: str, word: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS noted (word text)")
        connection.execute("ALTER TABLE noted ALTER COLUMN word SET STORAGE EXTERNAL")
        connection.execute("INSERT INTO noted VALUES (%s)", [word])


def noted(url: str) -> list[str]:
    with psycopg.connect(url, autocommit=True) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM noted ORDER BY word")]
