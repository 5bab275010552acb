"""Whoever owns the database may write all of it anew, chain and log and signatures: a kept checkpoint still tells.

Ten ways of rewriting the trail, each followed by computing anew all that the house computes itself.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

import pytest
from django.db import connection, transaction

from prakerja.accounts.models import Account
from prakerja.audit.check_trail import faults_of_trail
from prakerja.audit.models import Event, Seal
from prakerja.audit.record import record
from prakerja.audit.seal_events import GENESIS, chain_hash, events_of_transactions, said_of_seal, seal_events
from prakerja.kit.actor import Actor
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.submit_entry import submit_entry
from tests.owner import as_owner
from tests.situations.publog import grow, newest_head
from tests.situations.trail import wait_until_earlier_transactions_have_ended

pytestmark = pytest.mark.django_db(transaction=True)
_SITI: Final = UUID(int=0x51)
_ALL_OF_LOG: Final = "publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission"


class Happened(StrEnum):
    TESTED = "audit.trail.tested"


def happen(count: int, *, at: datetime) -> None:
    for number in range(count):
        with transaction.atomic():
            record(Happened.TESTED, subject=Account(pk=_SITI), by=Actor.system("test"), at=at, number=number)


def seal_all(now: datetime) -> None:
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        while seal_events(now=now, at_once=2):
            pass
        grow(now)


@pytest.fixture
def kept(transactional_db: None, now: datetime) -> TreeHead:
    """Six events under three seals, all in the public log, whose checkpoint somebody outside keeps."""
    happen(6, at=now)
    seal_all(now)
    assert Seal.objects.count() == 3
    return newest_head()


def rewrite(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def compute_anew(now: datetime) -> None:
    """What an owner of the database would do: every seal, and the whole log, as if it had always been so."""
    seals = list(Seal.objects.order_by("to_transaction"))
    rewrite(f"TRUNCATE audit_seal, {_ALL_OF_LOG}")
    previous = GENESIS
    with transaction.atomic():
        for seal in seals:
            events = list(events_of_transactions(seal.from_transaction, seal.to_transaction))
            seal.events, seal.previous_hash = len(events), previous
            previous = seal.hash = chain_hash(previous, seal.from_transaction, seal.to_transaction, events)
            seal.save(force_insert=True)
            submit_entry("audit.seal", once=str(seal.to_transaction), facts=said_of_seal(seal), at=now)
        grow(now)


def one_event(_now: datetime) -> None:
    rewrite("UPDATE audit_event SET reason = 'forged' WHERE facts @> '{\"number\": 2}'")


def an_event_taken_out(_now: datetime) -> None:
    rewrite("DELETE FROM audit_event WHERE facts @> '{\"number\": 3}'")


def an_event_slipped_in(now: datetime) -> None:
    seal = Seal.objects.order_by("to_transaction")[0]
    with transaction.atomic():
        record(Happened.TESTED, subject=Account(pk=_SITI), by=Actor.system("test"), at=now, number=99)
    rewrite(f"UPDATE audit_event SET transaction_id = {seal.to_transaction - 1} WHERE facts @> '{{\"number\": 99}}'")


def another_actor(_now: datetime) -> None:
    rewrite("UPDATE audit_event SET actor_name = 'somebody else'")


def another_time(_now: datetime) -> None:
    rewrite("UPDATE audit_event SET at = at - interval '1 day'")


def another_owner(_now: datetime) -> None:
    rewrite(f"UPDATE audit_event SET owner_id = '{_SITI}' WHERE facts @> '{{\"number\": 5}}'")


def a_cut_tail(_now: datetime) -> None:
    last = Seal.objects.latest("to_transaction")
    rewrite(f"DELETE FROM audit_event WHERE transaction_id >= {last.from_transaction}")
    rewrite(f"DELETE FROM audit_seal WHERE id = {last.pk}")


def everything(_now: datetime) -> None:
    rewrite("TRUNCATE audit_event, audit_seal")


def an_older_backup(now: datetime) -> None:
    """The state after the first seal, gone on from there."""
    first = Seal.objects.earliest("to_transaction")
    rewrite(f"DELETE FROM audit_event WHERE transaction_id >= {first.to_transaction}")
    rewrite(f"DELETE FROM audit_seal WHERE id <> {first.pk}")


def events_that_changed_places(_now: datetime) -> None:
    rewrite(
        "UPDATE audit_event SET facts = jsonb_build_object('number', 5 - (facts->>'number')::int)"
        " WHERE facts ? 'number'"
    )


TAMPERINGS: Final = [
    one_event,
    an_event_taken_out,
    an_event_slipped_in,
    another_actor,
    another_time,
    another_owner,
    a_cut_tail,
    everything,
    an_older_backup,
    events_that_changed_places,
]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_whatever_is_rewritten_and_computed_anew_is_found_by_the_kept_checkpoint(
    kept: TreeHead, now: datetime, tamper: Callable[[datetime], None]
) -> None:
    tamper(now)
    compute_anew(now)
    assert faults_of_trail(kept=None, now=now) == []
    assert len(faults_of_trail(kept=kept, now=now)) == 1


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_whatever_is_rewritten_in_the_trail_alone_is_found_without_one(
    kept: TreeHead, now: datetime, tamper: Callable[[datetime], None]
) -> None:
    tamper(now)
    assert faults_of_trail(kept=None, now=now)


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_and_a_shortened_trail_that_goes_on_is_found_as_well(
    kept: TreeHead, now: datetime, tamper: Callable[[datetime], None]
) -> None:
    tamper(now)
    compute_anew(now)
    happen(20, at=now)
    seal_all(now)
    assert newest_head().size > kept.size
    assert faults_of_trail(kept=kept, now=now)


def test_a_trail_that_only_grew_holds(kept: TreeHead, now: datetime) -> None:
    happen(5, at=now)
    seal_all(now)
    assert faults_of_trail(kept=kept, now=now) == []


def test_a_seal_that_waits_for_the_log_is_no_fault_for_an_hour(kept: TreeHead, now: datetime) -> None:
    happen(1, at=now)
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        seal_events(now=now)
    assert faults_of_trail(kept=kept, now=now + timedelta(minutes=59)) == []
    (fault,) = faults_of_trail(kept=kept, now=now + timedelta(hours=1))
    assert fault.startswith("1 things that were handed in have no place in the public log, the first is audit.seal:")


def test_a_seal_that_was_never_handed_in_is_named_at_once(kept: TreeHead, now: datetime) -> None:
    happen(1, at=now)
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        seal_events(now=now)
    rewrite("DELETE FROM publog_waiting")
    rewrite("DELETE FROM publog_submission WHERE id = (SELECT max(id::text)::uuid FROM publog_submission)")
    (fault,) = faults_of_trail(kept=kept, now=now)
    assert fault == f"seal {Seal.objects.latest('to_transaction').pk} is not in the public log"


def test_a_seal_and_its_entry_are_saved_together(kept: TreeHead, now: datetime) -> None:
    happen(1, at=now)
    wait_until_earlier_transactions_have_ended()
    with transaction.atomic():
        seal_events(now=now)
        transaction.set_rollback(True)
    assert Seal.objects.count() == 3
    assert faults_of_trail(kept=kept, now=now + timedelta(days=1)) == []


def test_a_seal_that_was_exchanged_is_named(kept: TreeHead, now: datetime) -> None:
    rewrite(f"UPDATE audit_seal SET hash = '{'0' * 64}' WHERE id = {Seal.objects.latest('to_transaction').pk}")
    faults = faults_of_trail(kept=None, now=now)
    assert any("is not the one that the public log holds" in fault for fault in faults)
    assert Event.objects.exists()


@pytest.mark.parametrize("spoilt", ["", "[", "7", "{}", '{"to_transaction":[]}', '{"to_transaction":{"a":[]}}'])
def test_an_entry_that_somebody_spoilt_is_told_in_a_sentence(kept: TreeHead, now: datetime, spoilt: str) -> None:
    rewrite(f"UPDATE publog_submission SET line = '{spoilt}' WHERE once_key LIKE 'audit.seal:%'")
    assert len(faults_of_trail(kept=None, now=now)) >= 2
