"""Files that lie with somebody else (S3): a party outside like the others, with its three kinds of answer.

Their trouble is neither our database's nor a fault of the step that keeps a file: it is tried again, and is named.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any, Final

from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.module_loading import import_string

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotNow, Silence

#: Under which it rests.
PARTY: Final = "files"
_CONNECTS_WITHIN_S: Final = 3
_ANSWERS_WITHIN_S: Final = 20
#: Whoever raises there speaks for the party; what others raise is a fault of ours and stays what it is.
_CLIENTS: Final = ("botocore", "boto3", "s3transfer", "urllib3")
#: No such key: an answer like any other.
_NOT_THERE: Final = ("404", "NoSuchKey")
#: They refuse us: our sign-in, our bucket, our quota.
_OF_US: Final = ("NoCredentialsError", "PartialCredentialsError", "ParamValidationError", "NoRegionError")
_REFUSALS: Final = range(400, 429)


class FilesOutside(Storage):
    """Another storage, asked as a party outside. Raises FileNotFoundError, NotNow, Silence, Resting."""

    def __init__(self, backend: str, **options: object) -> None:
        self._inner: Storage = import_string(backend)(**options)

    def open(self, name: str, mode: str = "rb") -> "File[Any]":
        with _asked():
            file = self._inner.open(name, mode)
            # The client fetches it at the first look; what fails then must fail here.
            if file.file is None:
                raise FileNotFoundError
            return file

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        with _asked():
            return self._inner.save(name, content, max_length)

    def delete(self, name: str) -> None:
        with _asked():
            self._inner.delete(name)

    def exists(self, name: str) -> bool:
        with _asked():
            return self._inner.exists(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with _asked():
            return self._inner.listdir(path)

    def size(self, name: str) -> int:
        with _asked():
            return self._inner.size(name)

    def get_modified_time(self, name: str) -> datetime:
        with _asked():
            return self._inner.get_modified_time(name)


def s3_options(bucket: str) -> dict[str, object]:
    """For FilesOutside: the client gives up within seconds, since somebody or a worker's place waits for it."""
    config = import_string("botocore.config.Config")(
        connect_timeout=_CONNECTS_WITHIN_S, read_timeout=_ANSWERS_WITHIN_S, retries={"total_max_attempts": 1}
    )
    return {"backend": "storages.backends.s3.S3Storage", "bucket_name": bucket, "client_config": config}


@contextmanager
def _asked() -> Iterator[None]:
    with breaker(PARTY):
        try:
            yield
        except Exception as error:
            if not type(error).__module__.startswith(_CLIENTS):
                raise
            raise _meant_by(error) from None


def _meant_by(error: Exception) -> Exception:
    """In the words of a party outside; theirs may repeat the address that was asked."""
    response: dict[str, Any] = getattr(error, "response", None) or {}
    code = str(response.get("Error", {}).get("Code", ""))
    status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code in _NOT_THERE:
        return FileNotFoundError()
    cause = f"s3 {code or type(error).__name__}"
    return NotNow(cause) if status in _REFUSALS or type(error).__name__ in _OF_US else Silence(cause)
