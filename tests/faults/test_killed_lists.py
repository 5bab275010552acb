"""kill -9 in the middle of taking in an exclusion list: nobody ever sees a part of it, and it comes in once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
import pytest

from tests.instance import Instance, wait_until

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

#: What is allowed between the death of a worker and the list's being there.
PEOPLE: Final = 20_000
_SAME_FILE: Final = """
    INSERT INTO screening_exclusionlist (
        kind, name, source, legal_basis, valid_from, operator, sha256, people, rows, family_cards,
        impossible_dates, unknown_regions, fixed_digits, imported_at
    )
    SELECT kind, name, source, legal_basis, valid_from, operator, sha256, 1, 1, 0, 0, 0, '{}', now()
    FROM screening_handedinlist WHERE state = 'waits'
"""


@contextmanager
def the_same_file_comes_in_elsewhere(instance: Instance) -> Iterator[None]:
    """Whoever would save the list waits until the block ends; then nothing of that other one is left."""
    with psycopg.connect(instance.database_url) as connection:
        assert connection.execute(_SAME_FILE).rowcount == 1
        yield
        connection.rollback()


def count(instance: Instance, query: str) -> object:
    return instance.rows(query)[0][0]


def lists(instance: Instance) -> object:
    return count(instance, "SELECT count(*) FROM screening_exclusionlist")


def test_a_list_whose_worker_is_killed_in_the_middle_comes_in_whole_with_the_next(instance: Instance) -> None:
    before = lists(instance)
    assert isinstance(before, int)
    instance.kill("worker")
    instance.furnish(f"hand_in_a_list(people={PEOPLE})")
    with the_same_file_comes_in_elsewhere(instance):
        instance.start_worker()
        wait_until(lambda: someone_waits_for_a_lock(instance), what="the file is read and copied")
        instance.kill("worker")
    instance.bury_worker()
    assert lists(instance) == before
    assert count(instance, "SELECT count(*) FROM screening_handedinlist WHERE state = 'waits'") == 1

    instance.start_worker()
    wait_until(lambda: lists(instance) == before + 1, what="the list is there")
    newest = "SELECT people FROM screening_exclusionlist ORDER BY id DESC LIMIT 1"
    assert count(instance, newest) == PEOPLE
    named = "SELECT count(*) FROM screening_listednik WHERE list_id = (SELECT max(id) FROM screening_exclusionlist)"
    assert count(instance, named) == PEOPLE
    kept = instance.var / "uploads" / "lists"
    wait_until(lambda: not any(kept.iterdir()), what="its file is deleted")


def someone_waits_for_a_lock(instance: Instance) -> bool:
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return bool(instance.rows(query))
