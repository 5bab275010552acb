"""Every file that the office sends, in the spellings of offices: read as it is meant, or answered before it counts."""

import html
from collections.abc import Iterable, Iterator
from typing import Final

import pytest
import time_machine
from django.urls import URLPattern, URLResolver

from prakerja.authority.roles import Role
from prakerja.backoffice import urls
from tests.backoffice.uploads import SPELLINGS, UPLOADS, Kept, plain
from tests.situations.accounts import NOW
from tests.situations.backoffice import signed_in
from tests.situations.broken import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
#: What a page says of a file that it did not take: beside the field, or on the page of a list that was refused.
_TOLD: Final = ('class="error', "Berkas ini ditolak")
#: These change nothing of what stands there, so that refusing them would only cost the office an afternoon.
_READ_ANYWAY: Final = {
    "semicolons",
    "tabs",
    "a byte-order mark",
    "the line ends of Windows",
    "no end of the last line",
    "trailing blanks",
    "empty columns at the end",
    "empty lines at the end",
    "quotes around each cell",
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def takers(entries: Iterable[object], step: str = "") -> Iterator[str]:
    """The pages that take files."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from takers(entry.url_patterns, f"{entry.namespace}:")
        elif isinstance(entry, URLPattern) and hasattr(entry.callback, "takes_uploads_up_to"):
            yield f"{step}{entry.name}"


def outcome(name: str, content: bytes) -> tuple[Kept, str]:
    upload, browser = UPLOADS[name], signed_in("ratna@prakerja.example", Role.OFFICER)
    text = html.unescape(upload.send(browser, content))
    return upload.kept(), text


def test_every_page_of_the_office_that_takes_a_file_is_tried() -> None:
    assert set(takers(list(urls.urlpatterns))) == UPLOADS.keys()


@pytest.mark.parametrize("name", UPLOADS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_file_of_another_spelling_is_read_as_it_is_meant_or_refused_in_words(name: str, spelling: str) -> None:
    upload = UPLOADS[name]
    with undone():
        meant, _ = outcome(name, plain(upload))
    assert meant, "the file as it should be"
    kept, text = outcome(name, SPELLINGS[spelling](upload.rows, upload.number))
    assert kept in (meant, [])
    assert kept or any(words in text for words in _TOLD), "nothing came of it, and nobody was told why"
    assert kept == meant or spelling not in _READ_ANYWAY
