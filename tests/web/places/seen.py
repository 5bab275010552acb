"""A page as it was answered, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.situations.rows import all_rows, changed_since
from tests.web.places.table import Open


@dataclass(frozen=True)
class Seen:
    """A page as it was answered: once for all the sentences about it, because none of them changes anything."""

    name: str
    address: str
    is_personal: bool
    headers: Mapping[str, str]
    indonesian: str
    english: str
    #: The tables in which something was written while it was looked at again.
    changed: frozenset[str]
    #: Of the database, the first time.
    statements: int

    @property
    def both(self) -> tuple[str, str]:
        return self.indonesian, self.english


def look_at(name: str, opened: Open) -> Seen:
    browser = opened.browser
    with CaptureQueriesContext(connection) as asked:
        indonesian = answer_in("id", opened)
    # The next request clears what was captured.
    statements = len(asked)
    before = all_rows()
    english = answer_in("en", opened)
    browser.head(opened.address)
    return Seen(
        name,
        opened.address,
        "_auth_user_id" in browser.session,
        indonesian.headers,
        indonesian.content.decode(),
        english.content.decode(),
        frozenset(changed_since(before) - {"accounts_session"}),
        statements,
    )


def answer_in(language: str, opened: Open) -> HttpResponse:
    opened.browser.cookies["django_language"] = language
    answer = opened.browser.get(opened.address)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer  # type: ignore[return-value]
