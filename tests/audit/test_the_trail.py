"""Events cannot be changed, and the chain tells when somebody did it all the same."""

import threading
from datetime import datetime
from enum import StrEnum

import pytest
from django.db import DatabaseError, connection, transaction

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.audit.record import record
from prakerja.audit.seal_events import seal_events
from prakerja.audit.verify_chain import first_broken_seal
from prakerja.kit.actor import Actor
from tests.owner import as_owner


class Happened(StrEnum):
    TESTED = "audit.trail.tested"


@pytest.fixture
def three_events(db: None, clerk: Actor, now: datetime) -> list[Event]:
    with transaction.atomic():
        account = Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti")
        for number in range(3):
            record(Happened.TESTED, subject=account, by=clerk, at=now, number=number)
    return list(Event.objects.order_by("pk"))


def test_an_event_cannot_be_changed(three_events: list[Event]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.update(reason="something else")


def test_an_event_cannot_be_removed(three_events: list[Event]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.all().delete()


@pytest.fixture
def finished_events(three_events: list[Event]) -> list[Event]:
    """Sealing waits for every transaction that began before; the suite's other workers have some on this server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
        (newest,) = cursor.fetchone()
        oldest = 0
        while oldest < newest and not threading.Event().wait(0.02):
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            (oldest,) = cursor.fetchone()
    return three_events


@pytest.mark.django_db(transaction=True)
def test_finished_events_are_sealed_once(finished_events: list[Event], now: datetime) -> None:
    with transaction.atomic():
        assert seal_events(now=now) == 3
    with transaction.atomic():
        assert seal_events(now=now) == 0
    assert first_broken_seal() is None


@pytest.mark.django_db(transaction=True)
def test_more_events_than_one_seal_covers_are_sealed_by_several(finished_events: list[Event], now: datetime) -> None:
    sealed = []
    for _ in range(3):
        with transaction.atomic():
            sealed.append(seal_events(now=now, at_once=2))
    assert sealed == [2, 1, 0]
    assert first_broken_seal() is None


@pytest.mark.django_db(transaction=True)
def test_an_edit_by_the_owner_of_the_database_is_found_out(finished_events: list[Event], now: datetime) -> None:
    with transaction.atomic():
        seal_events(now=now)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET reason = 'forged'")
    assert first_broken_seal() is not None
