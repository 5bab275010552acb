"""The log as the database keeps it: what is handed in stands in it once, in order, under a signature."""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.publog.check_log import faults_of_log
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.grow_log import Growth, KeyNotHandedOver, NotWhatWasSigned, grow_log, size_of_log
from prakerja.publog.key_changes import with_key_of
from prakerja.publog.keys import log_keys
from prakerja.publog.merkle import hash_leaf, is_included
from prakerja.publog.models import Checkpoint, Entry, Submission, Waiting
from prakerja.publog.read_log import (
    OutsideLog,
    consistency,
    declared_keys,
    inclusion,
    lines_between,
    newest_checkpoint,
)
from prakerja.publog.signed_note import NoteKey, open_note, signer_of
from prakerja.publog.submit_entry import submit_entry
from tests.owner import as_owner
from tests.publog.consistency import is_consistent
from tests.situations.publog import hand_in, newest_head

_WORKER = Actor.system("publog.grow_log")


def grow(now: datetime, *, at_once: int = 100) -> Growth:
    return grow_log(by=_WORKER, now=now, at_once=at_once)


@pytest.fixture
def log_of_eight(db: None, now: datetime) -> None:
    """Its key, and seven things, grown in two stretches."""
    hand_in(3, now=now)
    grow(now)
    hand_in(4, begin=3, now=now)
    grow(now)


@pytest.mark.django_db
def test_the_first_entry_names_the_key_and_the_others_follow_in_order(now: datetime) -> None:
    hand_in(3, now=now)
    assert grow(now) == Growth(added=4, size=4)
    entries = [json.loads(line) for line in lines_between(0, 9)]
    assert [entry["kind"] for entry in entries] == ["log.key", *["test.thing"] * 3]
    assert [entry["number"] for entry in entries[1:]] == [0, 1, 2]
    assert entries[0]["key"] == str(log_keys()[0])
    assert declared_keys() == log_keys()


@pytest.mark.django_db
def test_an_entry_says_what_when_and_nothing_else(now: datetime) -> None:
    submit_entry("test.thing", once="1", facts={"b": 1, "a": "é"}, at=now)
    assert (
        Submission.objects.get().line == '{"a":"é","at":"2021-02-24T03:00:00.000000+00:00","b":1,"kind":"test.thing"}'
    )


@pytest.mark.django_db
def test_the_same_thing_stands_in_the_log_once(now: datetime) -> None:
    for facts in ({"number": 1}, {"number": 2}):
        submit_entry("test.thing", once="1", facts=facts, at=now)
    submit_entry("test.other", once="1", facts={}, at=now)
    assert Submission.objects.count() == Waiting.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_never_stood_in_the_log(now: datetime) -> None:
    with transaction.atomic():
        submit_entry("test.thing", once="1", facts={}, at=now)
        transaction.set_rollback(True)
    assert not Submission.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_belongs_to_the_unit_of_work_that_it_speaks_of(now: datetime) -> None:
    with pytest.raises(RuntimeError, match="inside the unit of work"):
        submit_entry("test.thing", once="1", facts={}, at=now)


def test_growing_twice_is_growing_once(log_of_eight: None, now: datetime) -> None:
    signed = Checkpoint.objects.count()
    assert grow(now) == Growth(added=0, size=8)
    assert (Checkpoint.objects.count(), Waiting.objects.count()) == (signed, 0)


@pytest.mark.django_db
def test_a_large_log_grows_in_stretches_each_under_its_own_checkpoint(now: datetime) -> None:
    hand_in(6, now=now)
    assert [grow(now, at_once=3).size for _ in range(4)] == [3, 6, 7, 7]
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [3, 6, 7]
    assert faults_of_log(None, now=now) == []


def test_the_checkpoint_is_signed_over_all_entries(log_of_eight: None, now: datetime) -> None:
    assert (newest_head().size, size_of_log()) == (8, 8)
    assert faults_of_log(newest_head(), now=now) == []


def test_every_entry_can_be_proven(log_of_eight: None) -> None:
    for index, line in enumerate(lines_between(0, 7)):
        assert is_included(hash_leaf(line.encode()), index, 8, inclusion(index, 8), newest_head().root)


def test_that_the_log_only_grew_can_be_proven(log_of_eight: None) -> None:
    first = TreeHead.read(open_note(Checkpoint.objects.get(pk=4).note, key=log_keys()[0]))
    assert is_consistent(4, 8, consistency(4, 8), first.root, newest_head().root)
    assert consistency(0, 8) == []


def test_a_proof_is_two_statements_however_long_the_log_is(
    log_of_eight: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        inclusion(5, 8)


@pytest.mark.parametrize(("index", "size"), [(8, 8), (0, 9), (-1, 8), (3, 2), (0, 0)])
def test_what_is_outside_the_log_is_not_proven(log_of_eight: None, index: int, size: int) -> None:
    with pytest.raises(OutsideLog):
        inclusion(index, size)


@pytest.mark.parametrize(("old", "new"), [(4, 9), (5, 4), (-1, 4)])
def test_growth_outside_the_log_is_not_proven(log_of_eight: None, old: int, new: int) -> None:
    with pytest.raises(OutsideLog):
        consistency(old, new)


@pytest.mark.django_db
def test_before_it_has_grown_there_is_nothing_to_show() -> None:
    assert (newest_checkpoint(), lines_between(0, 5), size_of_log()) == (None, [], 0)


@pytest.mark.parametrize("by", [Actor.visitor(), Actor.operator("Rina"), Actor.system("audit.seal_events")])
@pytest.mark.django_db
def test_nobody_else_makes_the_log_grow(now: datetime, by: Actor) -> None:
    hand_in(1, now=now)
    with pytest.raises(PermissionMissing):
        grow_log(by=by, now=now)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("table", ["submission", "entry", "node", "checkpoint"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {} CASCADE", "UPDATE {} SET {} = {}"])
def test_the_program_cannot_change_the_log(log_of_eight: None, statement: str, table: str) -> None:
    column = {"submission": "line", "entry": "index", "node": "hash", "checkpoint": "note"}[table]
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(f"publog_{table}", column, column))


# a new key


def test_a_new_key_is_handed_over_by_the_one_before(log_of_eight: None, now: datetime, settings: Any) -> None:
    old = settings.LOG_KEYS
    settings.LOG_KEYS = f"{'77' * 32},{old}"
    assert grow(now) == Growth(added=1, size=9)
    newest, before = log_keys()
    entry = json.loads(lines_between(8, 8)[0])
    assert (entry["key"], entry["signed_by"]) == (str(newest), str(before))
    note = Checkpoint.objects.get(pk=9).note
    assert open_note(note, key=newest) == open_note(note, key=before)


def test_a_new_key_that_none_handed_over_signs_nothing(log_of_eight: None, now: datetime, settings: Any) -> None:
    settings.LOG_KEYS = "77" * 32
    hand_in(1, begin=50, now=now)
    with pytest.raises(KeyNotHandedOver), transaction.atomic():
        grow(now)
    assert size_of_log() == 8


_OLD, _NEW, _THIRD = "3c" * 32, "77" * 32, "88" * 32


@pytest.mark.parametrize(
    ("rings", "refused"),
    [
        # The old one is dropped once the new one has been said.
        ([f"{_NEW},{_OLD}", _NEW], ""),
        ([f"{_NEW},{_OLD}", _NEW, f"{_THIRD},{_NEW}", _THIRD], ""),
        # Both sign, whichever stands first.
        ([f"{_NEW},{_OLD}", f"{_OLD},{_NEW}"], ""),
        # The new one was lost: the old one hands over to a third.
        ([f"{_NEW},{_OLD}", f"{_THIRD},{_OLD}"], ""),
        ([_NEW], "none of its keys has signed it"),
        # The one that signed it is a stranger to the log.
        ([f"{_NEW},{_THIRD}"], "none of its keys has signed it"),
        ([f"{_NEW},{_OLD}", _NEW, f"{_THIRD},{'99' * 32}"], "none of its keys has signed it"),
        # A machine that was forgotten in the change.
        ([f"{_NEW},{_OLD}", _OLD], "the log's newest key is"),
    ],
)
def test_whoever_trusts_the_log_s_key_can_always_follow(
    log_of_eight: None, now: datetime, settings: Any, rings: list[str], refused: str
) -> None:
    assert settings.LOG_KEYS == _OLD
    trusted = log_keys()[0]
    for number, settings.LOG_KEYS in enumerate(rings):
        hand_in(1, begin=50 + number, now=now)
        if refused and number == len(rings) - 1:
            with pytest.raises(KeyNotHandedOver, match=refused), transaction.atomic():
                grow(now)
            return
        grow(now)
        assert signer_of(newest_note(), followed(trusted)) is not None
        assert signer_of(newest_note(), [declared_keys()[-1]]) is not None
        assert faults_of_log(newest_head(), now=now) == []


def newest_note() -> str:
    newest = newest_checkpoint()
    assert newest is not None
    return newest.note


def followed(trusted: NoteKey) -> Sequence[NoteKey]:
    """As somebody does who knows this key and reads the log."""
    keys: Sequence[NoteKey] = [trusted]
    for line in lines_between(0, 999):
        keys = with_key_of(json.loads(line), keys)
    return keys


@pytest.mark.django_db
def test_a_key_says_itself_before_everything_that_waits(now: datetime) -> None:
    hand_in(8, now=now)
    assert grow(now, at_once=3).size == 3
    assert [json.loads(line)["kind"] for line in lines_between(0, 9)] == ["log.key", "test.thing", "test.thing"]


# our own look at it


def rewrite(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM publog_checkpoint WHERE size = 8",
        "DELETE FROM publog_checkpoint",
        "DELETE FROM publog_entry WHERE index = 7",
        "UPDATE publog_node SET hash = sha256('x') WHERE level = 3",
        "UPDATE publog_checkpoint SET note = (SELECT note FROM publog_checkpoint WHERE size = 4) WHERE size = 8",
        "INSERT INTO publog_checkpoint SELECT 99, note, signed_at FROM publog_checkpoint WHERE size = 4",
    ],
)
def test_a_tree_that_is_not_the_one_that_was_signed_is_never_signed_over(
    log_of_eight: None, now: datetime, statement: str
) -> None:
    rewrite(statement)
    hand_in(1, begin=50, now=now)
    size = size_of_log()
    with pytest.raises(NotWhatWasSigned), transaction.atomic():
        grow(now)
    assert size_of_log() == size


def test_what_never_gets_its_place_is_found_after_an_hour(log_of_eight: None, now: datetime) -> None:
    hand_in(2, begin=50, now=now)
    rewrite("DELETE FROM publog_waiting")
    grow(now)
    assert faults_of_log(None, now=now + timedelta(minutes=59)) == []
    assert faults_of_log(None, now=now + timedelta(hours=1)) == [
        "2 things that were handed in have no place in the public log, the first is test.thing:50"
    ]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE publog_submission SET line = line || ' '", "are not those of the checkpoint signed"),
        ("DELETE FROM publog_entry WHERE index = 3", "entry 3 of the public log is missing"),
        ("DELETE FROM publog_entry WHERE index = 7", "has 7 entries, and had 8 when it was signed"),
        ("TRUNCATE publog_entry", "has 0 entries, and had 8 when it was signed"),
        ("DELETE FROM publog_node WHERE level = 3", "tree is cut"),
        ("UPDATE publog_node SET hash = sha256('x') WHERE level = 3", "is not that of its entries"),
        ("DELETE FROM publog_checkpoint WHERE size = 8", "has 8 entries, and its newest checkpoint is over fewer"),
        ("TRUNCATE publog_checkpoint", "has 8 entries, and its newest checkpoint is over fewer"),
        ("UPDATE publog_checkpoint SET note = 'x'", "a checkpoint of the public log cannot be read"),
        ("UPDATE publog_checkpoint SET note = left(note, -8) || 'AAAAAA=' || chr(10)", "2 checkpoints .* not signed"),
        ("UPDATE publog_submission SET line = '[' WHERE once_key LIKE 'log.key%'", "own key cannot be read"),
        ("UPDATE publog_submission SET line = '{}' WHERE once_key LIKE 'log.key%'", "does not know the key"),
    ],
)
def test_whatever_was_changed_by_hand_is_found(log_of_eight: None, now: datetime, statement: str, fault: str) -> None:
    rewrite(statement)
    faults = faults_of_log(None, now=now)
    assert any(re.search(fault, found) for found in faults), faults


def test_a_log_signed_by_another_key_is_not_ours(log_of_eight: None, now: datetime, settings: Any) -> None:
    settings.LOG_KEYS = _THIRD
    assert faults_of_log(None, now=now) == ["the public log does not know the key that it is signed by here"]


def test_where_no_key_is_the_log_is_checked_all_the_same(log_of_eight: None, now: datetime, settings: Any) -> None:
    kept = newest_head()
    settings.LOG_KEYS = ""
    assert faults_of_log(kept, now=now) == []


def test_a_log_that_was_written_anew_is_found_by_what_somebody_kept(log_of_eight: None, now: datetime) -> None:
    kept = newest_head()
    rewrite("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    hand_in(9, begin=100, now=now)
    grow(now)
    assert faults_of_log(None, now=now) == []
    assert faults_of_log(kept, now=now) == [
        "the first 8 entries of the public log are not those of the checkpoint that was kept"
    ]


def test_a_shorter_log_is_found_by_what_somebody_kept(log_of_eight: None, now: datetime) -> None:
    kept = newest_head()
    rewrite("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    hand_in(1, now=now)
    grow(now)
    assert faults_of_log(kept, now=now) == ["the public log has 2 entries, and had 8 when its checkpoint was kept"]
