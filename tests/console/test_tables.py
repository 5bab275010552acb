"""Tables are made by their owner, in a database of the test's own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click
import pytest
from django.conf import settings
from django.db import connection

from prakerja.config.environment import EnvironmentRefused
from prakerja.config.roles import OWNER, PROGRAM, as_owner, role_of_program
from prakerja.console.tables import bring_tables_up_to_date
from tests.conftest import Copies, pointed_to, url_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def own_database(copied_database: Copies) -> Iterator[str]:
    """A copy that the test may change; its name."""
    name = f"prakerja_tables_{os.getpid()}"
    with copied_database(name), pointed_to(name):
        yield name


@contextmanager
def owner_url(url: str | None) -> Iterator[None]:
    before = settings.ENVIRONMENT
    settings.ENVIRONMENT = before.model_copy(update={"database_owner_url": url})
    try:
        yield
    finally:
        settings.ENVIRONMENT = before


def test_the_owner_is_another_one_and_only_for_a_while() -> None:
    with as_owner():
        assert role_of_program() == OWNER
    assert role_of_program() == PROGRAM


def test_the_owner_may_take_as_long_as_it_needs() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        assert cursor.fetchone() == ("0",)


def test_without_the_owner_s_address_nothing_is_migrated() -> None:
    with owner_url(None):
        with pytest.raises(EnvironmentRefused, match="PRAKERJA_DATABASE_OWNER_URL"), as_owner():
            pass
        with pytest.raises(click.UsageError, match="PRAKERJA_DATABASE_OWNER_URL"):
            bring_tables_up_to_date()


def test_the_program_may_not_be_the_owner(own_database: str) -> None:
    with owner_url(url_of(PROGRAM, own_database)), pytest.raises(click.UsageError, match="would be both"):
        bring_tables_up_to_date()


def test_bringing_up_to_date_twice_is_once(own_database: str) -> None:
    bring_tables_up_to_date()
    bring_tables_up_to_date()
    assert role_of_program() == PROGRAM


def test_tables_of_another_version_are_left_alone_and_the_way_out_is_named(own_database: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("COMMENT ON TABLE django_migrations IS NULL")
        cursor.execute("ALTER TABLE audit_event DROP COLUMN reason")
    with pytest.raises(click.ClickException, match="bin/run --fresh"):
        bring_tables_up_to_date()
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description('django_migrations'::regclass)")
        assert cursor.fetchone() == (None,)
