"""Arrays travel beside the text of a statement and arrive as they were."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.long_arrays import run_with_arrays

pytestmark = pytest.mark.django_db
_LINES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def there_and_back(values: list[Any], type_: str) -> list[Any]:
    return [one for (one,) in run_with_arrays(f"SELECT unnest(%(values)s::{type_}[])", {"values": values}).fetchall()]


@given(st.lists(_LINES))
def test_texts_with_whatever_signs(texts: list[str]) -> None:
    assert there_and_back(texts, "text") == texts


@given(st.lists(st.binary()))
def test_bytes(values: list[bytes]) -> None:
    assert there_and_back(values, "bytea") == values


@given(st.lists(st.uuids()))
def test_uuids(values: list[UUID]) -> None:
    assert there_and_back(values, "uuid") == values


@given(st.lists(st.integers(min_value=-(2**63), max_value=2**63 - 1)))
def test_numbers_however_large(values: list[int]) -> None:
    assert there_and_back(values, "bigint") == values


@pytest.mark.parametrize(
    ("values", "type_"),
    [
        ([2**15 - 1, -(2**15)], "smallint"),
        ([2**15, 0], "integer"),
        ([2**31 - 1, -(2**31)], "integer"),
        ([2**31, -(2**31) - 1], "bigint"),
        ([1, None, 3], "integer"),
        (["a", None], "text"),
        ([UUID(int=2**128 - 1), None], "uuid"),
        ([True, False], "boolean"),
        ([], "uuid"),
    ],
)
def test_numbers_of_each_size_and_what_is_not_there_among_others(values: list[Any], type_: str) -> None:
    assert there_and_back(values, type_) == values


def test_texts_are_read_as_what_the_statement_says_they_are() -> None:
    moments = ["2021-02-28T17:00:00+00:00", "2021-03-01T00:00:00+07:00"]
    assert there_and_back(moments, "timestamptz") == [datetime(2021, 2, 28, 17, 0, tzinfo=UTC)] * 2
    assert there_and_back([str(UUID(int=7))], "uuid") == [UUID(int=7)]


@pytest.mark.parametrize("wrong", [["a\0b"], [2**63], [1, "a"]])
def test_what_no_array_holds_is_refused(wrong: list[Any]) -> None:
    with pytest.raises(DataError), transaction.atomic():
        there_and_back(wrong, "text" if isinstance(wrong[0], str) else "bigint")


def test_a_moment_and_what_is_not_there() -> None:
    now = datetime(2021, 2, 28, 17, 0, tzinfo=UTC)
    found = run_with_arrays("SELECT %(now)s::timestamptz, %(none)s::uuid", {"now": now, "none": None}).fetchone()
    assert found == (now, None)


def test_how_many_rows_there_were_is_known_without_reading_them() -> None:
    assert run_with_arrays("SELECT unnest(%(ids)s::int[])", {"ids": [1, 2, 3]}).rowcount == 3


def test_it_is_counted_and_what_is_wrong_with_it_is_told_as_django_tells_it() -> None:
    with CaptureQueriesContext(connection) as asked:
        run_with_arrays("SELECT unnest(%(ids)s::int[])", {"ids": [1]})
    assert [one["sql"] for one in asked.captured_queries] == ["SELECT unnest($1::int[])"]
    twice = "INSERT INTO cards_cardnumber (digest, holder_id) SELECT id, id FROM unnest(%(ids)s::uuid[]) AS given (id)"
    with pytest.raises(IntegrityError), transaction.atomic():
        run_with_arrays(twice, {"ids": [UUID(int=1), UUID(int=1)]})
