"""Time stamps stand beside their checkpoints for good, and say when the log was so long; nobody waits for one."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from prakerja.authority.require import PermissionMissing
from prakerja.connectors.models import Breaker
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import do_job
from prakerja.publog import jobs
from prakerja.publog.check_log import faults_of_log
from prakerja.publog.keep_stamp import checkpoint_to_stamp, keep_stamp
from prakerja.publog.models import Stamp
from prakerja_sandbox.testing import running_sandbox
from tests.owner import as_owner
from tests.situations.publog import grow, hand_in

_BY = Actor.system("publog.grow_log")


def stamp(at: datetime) -> None:
    """As if an authority had answered."""
    note = checkpoint_to_stamp()
    assert note is not None
    keep_stamp(note, reply=b"it was there: " + hashlib.sha256(note.encode()).digest(), at=at, by=_BY)


@pytest.fixture
def two_stamps(db: None, now: datetime) -> None:
    """Over a log of 3 and of 8 entries, with one checkpoint between them that has none."""
    for count, begin, is_stamped in ((2, 0, True), (2, 2, False), (3, 4, True)):
        hand_in(count, begin=begin, now=now)
        grow(now)
        if is_stamped:
            stamp(now)


@pytest.mark.django_db
def test_without_a_checkpoint_there_is_nothing_to_stamp() -> None:
    assert checkpoint_to_stamp() is None


def test_what_has_its_stamp_gets_no_other(two_stamps: None, now: datetime) -> None:
    assert checkpoint_to_stamp() is None
    newest = Stamp.objects.get(size=8)
    keep_stamp(newest.note, reply=b"another", at=now + timedelta(days=1), by=_BY)
    assert bytes(Stamp.objects.get(size=8).reply) == bytes(newest.reply)
    assert list(Stamp.objects.order_by("size").values_list("size", flat=True)) == [3, 8]


def test_nobody_else_stamps(two_stamps: None, now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        keep_stamp("", reply=b"", at=now, by=Actor.system("audit.seal_events"))


def test_anybody_reads_them_the_largest_first(two_stamps: None, client: Client) -> None:
    answer = client.get("/log/stamps", {"start": 0, "end": 99})
    assert answer["Content-Type"] == "application/jsonl; charset=utf-8"
    first, second = map(json.loads, answer.content.decode().splitlines())
    assert (first["size"], second["size"]) == (8, 3)
    assert first["note"] == client.get("/log/checkpoint").content.decode()
    assert base64.b64decode(first["reply"]).startswith(b"it was there")


@pytest.mark.parametrize(
    ("start", "end", "sizes"), [(0, 7, [3]), (4, 7, []), (8, 8, [8]), (9, 3, []), (3, 2**61, [8, 3])]
)
def test_they_are_asked_for_by_the_size_of_their_checkpoint(
    two_stamps: None, client: Client, start: int, end: int, sizes: list[int]
) -> None:
    lines = client.get("/log/stamps", {"start": start, "end": end}).content.decode().splitlines()
    assert [json.loads(line)["size"] for line in lines] == sizes


@pytest.mark.parametrize("query", ["", "start=1", "end=1", "start=-1&end=2", "start=a&end=b", "start=1&end=1e3"])
def test_a_question_that_is_none_is_told_so(client: Client, query: str) -> None:
    assert client.get(f"/log/stamps?{query}").status_code == 400


def test_the_page_says_since_when_somebody_else_vouches(two_stamps: None, client: Client) -> None:
    assert "atas 8 catatan pertama" in client.get("/log/").content.decode()


def rewrite(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


def test_a_log_written_anew_is_found_by_the_stamps_that_were_left(two_stamps: None, now: datetime) -> None:
    assert faults_of_log(None, now=now) == []
    rewrite("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    hand_in(4, begin=100, now=now)
    grow(now)
    assert faults_of_log(None, now=now) == [
        "the first 3 entries of the public log are not those of the checkpoint that was stamped",
        "the public log has 5 entries, and had 8 when its checkpoint was stamped",
    ]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE publog_stamp SET reply = 'x' WHERE size = 3", "1 time stamps of the public log are not over its"),
        ("UPDATE publog_stamp SET note = 'x' WHERE size = 3", "a checkpoint of the public log cannot be read"),
    ],
)
def test_a_stamp_that_was_changed_by_hand_is_found(two_stamps: None, now: datetime, statement: str, fault: str) -> None:
    rewrite(statement)
    (found,) = faults_of_log(None, now=now)
    assert fault in found


# the job


@pytest.mark.django_db(transaction=True)
def test_each_minute_the_newest_checkpoint_gets_its_stamp(now: datetime, settings: Any) -> None:
    with running_sandbox() as sandbox:
        settings.TIME_STAMP_URL = f"{sandbox.url}/tsa"
        do_job(jobs.stamp_checkpoint.name, {})
        assert not Stamp.objects.exists()
        in_one_go(3, now=now)
        for _ in range(2):
            do_job(jobs.stamp_checkpoint.name, {})
    (stamped,) = Stamp.objects.all()
    assert stamped.size == 4
    assert abs(stamped.stamped_at - datetime.now(UTC)) < timedelta(minutes=10)
    assert hashlib.sha256(stamped.note.encode()).digest() in bytes(stamped.reply)
    assert faults_of_log(None, now=now) == []


@pytest.mark.django_db(transaction=True)
def test_nobody_is_asked_where_no_authority_is_named(now: datetime, settings: Any) -> None:
    assert settings.TIME_STAMP_URL == ""
    in_one_go(3, now=now)
    do_job(jobs.stamp_checkpoint.name, {})
    assert (Stamp.objects.exists(), Breaker.objects.exists()) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_an_authority_that_is_silent_fails_no_job_and_rests(now: datetime, settings: Any) -> None:
    settings.TIME_STAMP_URL = "http://127.0.0.1:9/tsa"
    in_one_go(3, now=now)
    for _ in range(5):
        do_job(jobs.stamp_checkpoint.name, {})
    assert not Stamp.objects.exists()
    assert Breaker.objects.get(party="time_stamps").rests_until is not None


def in_one_go(count: int, *, now: datetime) -> None:
    with transaction.atomic():
        hand_in(count, now=now)
        grow(now)
