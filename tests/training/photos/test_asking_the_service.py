"""The service is asked in the background: what it says, what it does not say, and a worker that is killed between."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from prakerja.connectors.models import Breaker
from prakerja.identity.models import Photo
from prakerja.identity.store_photo import store_photo
from prakerja.kit.queue import forget_all_jobs, waiting_jobs
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.photos import photo_job
from prakerja.training.photos.lost_checks import check_lost_photos
from prakerja.training.photos.photo_job import run_photo_check
from prakerja.training.photos.states import SILENT_AFTER, PhotoDoubt, PhotoState
from prakerja_sandbox.testing import Sandbox, running_sandbox
from tests.situations.identity import good_picture
from tests.situations.learning import STARTS, Bought
from tests.situations.presence_photos import CHECKING, key_of, photo_of, present_by_photo

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def outside() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def service(outside: Sandbox, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    outside.reset()
    Breaker.objects.all().delete()
    settings.FACES_URL, settings.FACES_KEY = f"{outside.url}/faces", "sandbox"
    # Nobody waits ten seconds in a test.
    monkeypatch.setattr("prakerja.connectors.faces.compare._TIMEOUT_S", 0.4)
    return outside


@pytest.fixture
def bought(private_store: Path) -> Bought:
    """Both pictures lie in the store."""
    bought = present_by_photo()
    for name in (photo_of(bought).file_name, Photo.objects.get().file_name):
        store_photo(name, good_picture())
    return bought


def at(moment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_job, "read_clock", lambda: moment)


def test_a_match_is_recorded_and_its_picture_deleted(service: Sandbox, bought: Bought) -> None:
    assert [job.name for job in waiting_jobs() if job.name.endswith("check_photo")] != []
    run_photo_check(key_of(bought))
    assert (photo_of(bought).state, photo_of(bought).file_name) == (PhotoState.MATCHED, "")


@pytest.mark.parametrize(("code", "doubt"), [("unsure", PhotoDoubt.UNSURE), (None, PhotoDoubt.OTHER)])
def test_about_all_else_a_person_decides(service: Sandbox, bought: Bought, code: str | None, doubt: PhotoDoubt) -> None:
    service.switch("faces", "wrong", code=code)
    run_photo_check(key_of(bought))
    assert (photo_of(bought).state, photo_of(bought).doubt) == (PhotoState.WAITING, doubt)
    assert photo_of(bought).file_name


@pytest.mark.parametrize(
    "fault",
    [
        {"mode": "slow", "seconds": 2},
        {"mode": "failing"},
        {"mode": "down"},
        {"mode": "garbage", "kind": "html"},
        {"mode": "garbage", "kind": "word"},
        {"mode": "garbage", "kind": "empty"},
    ],
)
def test_silence_is_no_answer_and_after_a_day_a_person_decides(
    service: Sandbox, bought: Bought, fault: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.switch("faces", **fault)
    at(STARTS + SILENT_AFTER - timedelta(seconds=1), monkeypatch)
    with pytest.raises(TryAgain):
        run_photo_check(key_of(bought))
    assert photo_of(bought).state == PhotoState.ASKED
    at(STARTS + SILENT_AFTER, monkeypatch)
    run_photo_check(key_of(bought))
    assert (photo_of(bought).state, photo_of(bought).doubt) == (PhotoState.WAITING, PhotoDoubt.SILENT)


def test_a_wrong_key_is_nobodys_fault_but_ours(
    service: Sandbox, bought: Bought, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FACES_KEY = "wrong"
    at(STARTS, monkeypatch)
    with pytest.raises(TryAgain):
        run_photo_check(key_of(bought))
    assert photo_of(bought).state == PhotoState.ASKED


def test_photos_that_the_service_does_not_take_are_for_a_person(service: Sandbox, bought: Bought) -> None:
    store = Photo.objects.get()
    Photo.objects.filter(pk=store.pk).update(file_name="identity/text.jpg")
    store_photo("identity/text.jpg", b"no picture")
    run_photo_check(key_of(bought))
    assert photo_of(bought).doubt == PhotoDoubt.SILENT


@pytest.mark.parametrize("gone", ["row", "file"])
def test_where_nothing_is_known_a_person_decides(service: Sandbox, bought: Bought, gone: str) -> None:
    name = "" if gone == "row" else "identity/nowhere.jpg"
    Photo.objects.update(file_name=name)
    run_photo_check(key_of(bought))
    assert photo_of(bought).doubt == PhotoDoubt.NOTHING_KNOWN


def test_a_service_that_was_given_up_is_not_waited_for(bought: Bought) -> None:
    run_photo_check(key_of(bought))
    assert photo_of(bought).doubt == PhotoDoubt.SILENT


def test_what_a_killed_worker_left_is_asked_again_and_answered_once(
    service: Sandbox, bought: Bought, run_queue: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the service has answered, and before that was written down."""

    def killed(**_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(photo_job, "note_face_answer", killed)
        with pytest.raises(KeyboardInterrupt):
            run_photo_check(key_of(bought))
    forget_all_jobs()
    assert photo_of(bought).state == PhotoState.ASKED
    with unit_of_work(by=CHECKING) as work:
        assert check_lost_photos(work.now) == 1
        assert check_lost_photos(work.now) == 0
    run_queue()
    assert photo_of(bought).state == PhotoState.MATCHED
    assert [job for job in waiting_jobs() if job.name.endswith("check_photo")] == []
