"""Files that lie with somebody else: their trouble is named as theirs, tried again, and blames no step."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, Final

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import InMemoryStorage, default_storage, storages
from django.test import Client
from pytest_django import Settings

from prakerja.connectors.failures import NotNow, Resting, Silence
from prakerja.connectors.models import Breaker
from prakerja.identity.store_photo import PhotoFolder, delete_photo, new_file_name, read_photo, store_photo
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import OurOutage, TryAgain
from prakerja.work.troubles import Trouble, TroubleKind, troubles

pytestmark = pytest.mark.django_db

if TYPE_CHECKING:
    _File = File[Any]
else:
    # Only the stubs know what it holds.
    _File = File

#: What the next call meets.
_meets: Final[list[Exception]] = []


class Fetched(_File):
    """As S3's client opens one: nothing was asked yet, and at the first look at what is in it it is fetched."""

    @property
    def file(self) -> Any:
        _fail()
        return self._fetched

    @file.setter
    def file(self, fetched: Any) -> None:
        self._fetched = fetched


class Bucket(InMemoryStorage):
    """As S3's client behaves, and as it fails."""

    def open(self, name: str, mode: str = "rb") -> "File[Any]":
        return Fetched(BytesIO(super().open(name, mode).read()) if self.exists(name) else None)

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        _fail()
        return super().save(name, content, max_length)

    def delete(self, name: str) -> None:
        _fail()
        super().delete(name)


def _fail() -> None:
    if _meets:
        raise _meets[-1]


def of_client(kind: str, *, code: str = "", status: int = 0, module: str = "botocore.exceptions") -> Exception:
    """Raised by the client; its text repeats what was asked."""
    made = type(kind, (Exception,), {"__module__": module})("https://bucket.example/identity/secret.jpg")
    if code:
        made.response = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    fault: Exception = made
    return fault


SILENCES: Final = {
    "no connection": of_client("EndpointConnectionError"),
    "no word in time": of_client("ReadTimeoutError"),
    "cut in the middle": of_client("IncompleteReadError", module="urllib3.exceptions"),
    "an error of theirs": of_client("ClientError", code="InternalError", status=500),
    "too busy": of_client("ClientError", code="SlowDown", status=503),
    "too much": of_client("ClientError", code="TooManyRequests", status=429),
}
REFUSALS: Final = {
    "a wrong key": of_client("ClientError", code="InvalidAccessKeyId", status=403),
    "no right to it": of_client("ClientError", code="AccessDenied", status=403),
    "no such bucket": of_client("ClientError", code="NoSuchBucket", status=404),
    "no key at all": of_client("NoCredentialsError"),
}
ALL: Final = SILENCES | REFUSALS


@pytest.fixture(autouse=True)
def outside(settings: Settings) -> Iterator[None]:
    """The programme's files lie outside."""
    own = {"BACKEND": "prakerja.connectors.files.FilesOutside", "OPTIONS": {"backend": f"{__name__}.Bucket"}}
    settings.STORAGES = settings.STORAGES | {"default": own}
    _meets.clear()
    yield
    _meets.clear()
    storages._storages.clear()  # type: ignore[attr-defined]


def kept(content: bytes) -> str:
    name = new_file_name(PhotoFolder.IDENTITY)
    store_photo(name, content)
    return name


def test_what_is_kept_is_there_and_gone_when_deleted() -> None:
    name = kept(b"a picture")
    assert (read_photo(name), default_storage.exists(name)) == (b"a picture", True)
    assert default_storage.size(name) == 9
    delete_photo(name)
    assert not default_storage.exists(name)
    assert troubles() == []


@pytest.mark.parametrize("error", SILENCES.values(), ids=SILENCES)
@pytest.mark.parametrize("call", [lambda: kept(b"x"), lambda: read_photo("x"), lambda: delete_photo("x")])
def test_three_silences_name_the_party_and_it_rests(call: Any, error: Exception) -> None:
    _meets.append(error)
    for _ in range(3):
        with pytest.raises(Silence):
            call()
    with pytest.raises(Resting):
        call()
    assert troubles() == [Trouble(TroubleKind.PARTY_RESTS, "files")]


@pytest.mark.parametrize("error", REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_of_us_names_the_party_at_once(error: Exception) -> None:
    _meets.append(error)
    with pytest.raises(NotNow):
        kept(b"x")
    assert troubles() == [Trouble(TroubleKind.PARTY_RESTS, "files")]


@pytest.mark.parametrize("error", ALL.values(), ids=ALL)
def test_it_is_tried_again_is_none_of_our_database_and_repeats_nothing(error: Exception) -> None:
    _meets.append(error)
    with pytest.raises(TryAgain) as raised:
        kept(b"x")
    assert not is_our_outage(raised.value)
    assert not isinstance(raised.value, OurOutage)
    assert "secret" not in str(raised.value) + Breaker.objects.get().cause


def test_a_file_that_is_not_there_is_an_answer() -> None:
    _meets.append(of_client("ClientError", code="NoSuchKey", status=404))
    for _ in range(5):
        with pytest.raises(FileNotFoundError):
            read_photo("x")
    assert troubles() == []


def test_one_that_is_not_there_is_missed_when_it_is_opened_and_not_when_it_is_read() -> None:
    with pytest.raises(FileNotFoundError):
        default_storage.open("nobody kept it")


def test_a_fault_of_ours_stays_one() -> None:
    _meets.append(TypeError("of ours"))
    with pytest.raises(TypeError):
        kept(b"x")
    assert troubles() == []


def test_once_they_are_back_the_party_is_named_no_more() -> None:
    _meets.append(of_client("EndpointConnectionError"))
    with pytest.raises(Silence):
        kept(b"x")
    _meets.clear()
    kept(b"x")
    assert not Breaker.objects.exists()


@pytest.mark.parametrize("error", ALL.values(), ids=ALL)
def test_a_page_says_that_it_passes(client: Client, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    name = kept(b"x")
    _meets.append(error)
    client.raise_request_exception = False
    monkeypatch.setattr("prakerja.web.public.pages.waves_now", lambda _now: read_photo(name))
    answer = client.get("/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")


def test_content_is_taken_as_it_is() -> None:
    name = default_storage.save("lists/one", ContentFile(b"x" * 100))
    assert default_storage.listdir("lists") == ([], ["one"])
    assert default_storage.get_modified_time(name)
