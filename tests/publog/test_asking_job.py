"""Our log asks the sandbox's witnesses over HTTP, and keeps what holds; what does not is named."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from django.db import connection

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import do_job
from prakerja.kit.queue import waiting_jobs
from prakerja.publog import jobs
from prakerja.publog.ask_what_was_seen import ask_what_was_seen
from prakerja.publog.asking_job import ask_for_line, witnesses_to_ask
from prakerja.publog.cosignature import WitnessKey, cosigned_at
from prakerja.publog.keep_answer import keep_answer
from prakerja.publog.keys import log_keys
from prakerja.publog.models import Answer, AskedWitness, Cosignature
from prakerja.publog.quorum import Quorum, vouched_for
from prakerja.publog.read_log import newest_checkpoint
from prakerja.publog.signed_note import open_note
from prakerja.publog.witnessed import faults_of_witnessed
from tests.console.test_log import more, site, written_anew
from tests.owner import as_owner
from tests.situations.publog import cosigned, newest_head
from tests.situations.sandbox_witnesses import KEYS, PARTS, Witnesses, running_witnesses

__all__ = ["site"]

QUORUM = Quorum(list(KEYS.values()), 4)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Witnesses]:
    with running_witnesses(tmp_path_factory.mktemp("witnesses")) as witnesses:
        yield witnesses


@pytest.fixture
def witnesses(running: Witnesses, site: str, settings: Any) -> Witnesses:
    running.watch(site, settings)
    return running


def answers() -> dict[str, str]:
    told = dict(AskedWitness.objects.values_list("witness", "answer"))
    return {part: told[key] for part, key in KEYS.items() if key in told}


def ours() -> str:
    newest = newest_checkpoint()
    assert newest is not None
    return newest.note


def test_all_five_vouch_and_each_publishes_it_itself(witnesses: Witnesses, site: str) -> None:
    witnesses.ask()
    assert set(answers().values()) == {Answer.COSIGNED}
    shown = httpx.get(f"{site}/log/checkpoint", trust_env=False).text
    for part, key in KEYS.items():
        own = WitnessKey.read(key)
        assert open_note(witnesses.published(part), key=log_keys()[0]) == str(newest_head())
        at = cosigned_at(shown, key=own)
        assert at is not None
        assert cosigned_at(witnesses.published(part), key=own) == at
    assert len(cosigned(5, by=KEYS.values())) == 5
    assert witnesses_to_ask() == []


def test_a_log_that_grew_is_vouched_for_again_and_each_entry_from_its_first_checkpoint_on(
    witnesses: Witnesses, now: datetime
) -> None:
    witnesses.ask()
    first = cosigned(5, by=KEYS.values())
    witnesses.put_clock(60)
    more(now)
    witnesses.ask()
    assert cosigned(5, by=KEYS.values()) == first
    later = vouched_for([6], by=KEYS.values())[6]
    assert [(one.size, one.at > max(first.values())) for one in later] == [(9, True)] * 5
    assert Cosignature.objects.count() == 10


@pytest.mark.parametrize(("mode", "details"), [("down", {}), ("failing", {}), ("garbage", {"kind": "html"})])
def test_one_that_is_silent_is_named_and_the_others_make_a_quorum(
    witnesses: Witnesses, now: datetime, mode: str, details: dict[str, str]
) -> None:
    witnesses.sandbox.switch("witness-tiga", mode, **details)
    witnesses.ask()
    silent = AskedWitness.objects.get(witness=KEYS["tiga"])
    assert silent.answer == (Answer.NO_LINE if mode == "garbage" else Answer.SILENT)
    assert QUORUM.reached(vouched_for([5], by=KEYS.values())[5]) is not None
    assert witnesses_to_ask() == [KEYS["tiga"]]
    witnesses.sandbox.switch("witness-tiga", "ok")
    witnesses.ask("tiga")
    assert answers()["tiga"] == Answer.COSIGNED


def test_one_that_was_silent_while_the_log_grew_vouches_for_all_at_once(witnesses: Witnesses, now: datetime) -> None:
    witnesses.ask("satu")
    more(now)
    witnesses.ask("satu", "dua")
    assert [one.size for one in vouched_for([5], by=[KEYS["dua"]])[5]] == [9]
    assert len(cosigned(8, by=KEYS.values())) == 2


def test_what_we_forgot_of_a_witness_it_tells_itself(witnesses: Witnesses, now: datetime) -> None:
    witnesses.ask("satu")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM publog_cosignature")
    more(now)
    witnesses.ask("satu")
    assert answers() == {"satu": Answer.COSIGNED}


def test_a_line_by_another_key_is_not_shown(witnesses: Witnesses) -> None:
    witnesses.sandbox.switch("witness-dua", "wrong", code="forged")
    witnesses.ask("dua")
    assert (answers(), Cosignature.objects.count()) == ({"dua": Answer.NO_LINE}, 0)


def test_one_that_vouches_for_an_earlier_day_moves_no_quorum(witnesses: Witnesses) -> None:
    witnesses.sandbox.switch("witness-lima", "wrong", code="early")
    witnesses.ask()
    vouched = vouched_for([5], by=KEYS.values())[5]
    moment = QUORUM.reached(vouched)
    assert (vouched[0].witness, moment == vouched[3].at) == (KEYS["lima"], True)
    assert moment is not None
    assert moment - vouched[0].at > timedelta(hours=23)
    assert QUORUM.reached(vouched, after=moment - timedelta(minutes=1)) is not None


def test_a_rewritten_past_is_vouched_for_by_the_liar_alone(witnesses: Witnesses, now: datetime) -> None:
    """A forked log shown to two people: whoever asks for a quorum is shown one history."""
    witnesses.ask()
    before = {part: witnesses.published(part) for part in PARTS}
    written_anew(now)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM publog_cosignature")
    witnesses.sandbox.switch("witness-empat", "wrong", code="fork")
    witnesses.ask()
    assert answers() == {part: Answer.COSIGNED if part == "empat" else Answer.REFUSED for part in PARTS}
    assert {part: witnesses.published(part) for part in PARTS} == before
    assert witnesses.refusals("satu") == ["it does not grow from what this witness vouched for"]
    assert QUORUM.reached(vouched_for([5], by=KEYS.values())[5]) is None


def test_a_log_set_back_to_an_old_backup_is_named(witnesses: Witnesses, now: datetime) -> None:
    more(now)
    witnesses.ask("satu")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
        cursor.execute("DELETE FROM publog_cosignature")
    more(now)
    witnesses.ask("satu")
    told = AskedWitness.objects.get()
    assert (told.answer, told.said, newest_head().size) == (Answer.LONGER_LOG, "9", 4)


def test_a_restore_names_a_log_that_is_shorter_or_other_than_any_witness_saw(
    witnesses: Witnesses, now: datetime
) -> None:
    more(now)
    witnesses.ask("satu", "dua")
    witnesses.sandbox.switch("witness-lima", "down")
    held = ask_what_was_seen()
    assert (len(held.notes), len(held.silent)) == (2, 1)
    assert faults_of_witnessed(held.notes) == []
    written_anew(now)
    assert [fault.partition(" are not ")[1] for fault in faults_of_witnessed(held.notes)] == [" are not "] * 2
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    assert [fault.partition(", and ")[0] for fault in faults_of_witnessed(held.notes)] == [
        "the public log has 0 entries"
    ] * 2
    forged = {key: note.replace("\n9\n", "\n3\n") for key, note in held.notes.items()}
    assert all("bears no line by its key" in fault for fault in faults_of_witnessed(forged))


def test_another_history_over_as_many_entries_is_named(witnesses: Witnesses, now: datetime) -> None:
    written_anew(now)
    witnesses.ask("satu")
    written_anew(now + timedelta(seconds=1))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM publog_cosignature")
    witnesses.ask("satu")
    assert AskedWitness.objects.get().answer == Answer.OTHER_HISTORY
    assert witnesses.refusals("satu") == ["another history over as many entries"]


def test_growing_puts_a_job_for_each_on_the_queue_and_the_clock_those_who_lack(witnesses: Witnesses) -> None:
    do_job(jobs.grow_log.name, {})
    assert waiting_of(jobs.ask_witness.name) == 0
    do_job(jobs.ask_witnesses.name, {})
    assert waiting_of(jobs.ask_witness.name) == 5
    witnesses.ask("satu", "dua")
    do_job(jobs.ask_witnesses.name, {})
    assert waiting_of(jobs.ask_witness.name) == 8


def waiting_of(name: str) -> int:
    return sum(job.name == name for job in waiting_jobs())


def test_who_has_vouched_or_has_no_address_is_not_asked(witnesses: Witnesses, settings: Any) -> None:
    witnesses.sandbox.switch("witness-satu", "down")
    settings.WITNESS_ADDRESSES = ""
    ask_for_line(KEYS["satu"])
    assert answers() == {}


def test_what_is_kept_of_a_witness_is_its_last_word_and_since_when(db: None, now: datetime) -> None:
    by = Actor.system("publog.ask_witnesses")
    for minute, answer in enumerate((Answer.SILENT, Answer.SILENT, Answer.COSIGNED)):
        keep_answer("w", size=minute, answer=answer, said="x" * 999, by=by, now=now + timedelta(minutes=minute))
        kept = AskedWitness.objects.get()
        assert (kept.size, kept.answer, len(kept.said)) == (minute, answer, 300)
        assert kept.since == now + timedelta(minutes=0 if answer == Answer.SILENT else 2)
    with pytest.raises(PermissionMissing):
        keep_answer("w", size=1, answer=Answer.SILENT, said="", by=Actor.system("publog.grow_log"), now=now)
