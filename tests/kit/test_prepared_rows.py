"""Rows by prepared statements are the rows that Django reads."""

from uuid import uuid4

import pytest

from prakerja.kit.prepared import fetch_all_prepared, run_prepared
from prakerja.kit.prepared_rows import columns_of, lock_rows, take_row
from prakerja.profile.models import PhoneHolder
from prakerja.training.models import Course
from tests.situations.training import a_market

pytestmark = pytest.mark.django_db
_HELD = {"holder_id": uuid4()}


def test_all_rows_with_these_values_come_in_the_order_that_was_asked_for() -> None:
    for number in range(3):
        PhoneHolder.objects.create(digest=uuid4(), holder_id=_HELD["holder_id"] if number else uuid4())
    assert lock_rows(PhoneHolder, _HELD, order="digest") == list(PhoneHolder.objects.filter(**_HELD).order_by("digest"))


def test_a_row_is_taken_off_the_values_and_what_was_left_out_is_read_later() -> None:
    course = a_market().course
    statement = f"SELECT {columns_of(Course, 'one', but=('summary',))}, 7 AS more FROM training_course AS one"
    (found,) = fetch_all_prepared(statement, {})
    values = list(found)
    read = take_row(Course, values, but=("summary",))
    assert (values, read) == ([7], course)
    assert read.get_deferred_fields() == {"summary"}
    assert read.summary == course.summary


def test_how_many_were_written_is_told() -> None:
    statement = "UPDATE profile_phoneholder SET holder_id = %(holder_id)s"
    assert run_prepared(statement, _HELD) == 0
    PhoneHolder.objects.create(digest=uuid4(), holder_id=uuid4())
    assert run_prepared(statement, _HELD) == 1
