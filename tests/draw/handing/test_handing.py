"""Reveals go to the witnesses by themselves: one that is silent or refuses keeps none of them from the others."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
import time_machine

from prakerja.authority.require import PermissionMissing
from prakerja.connectors.failures import Silence
from prakerja.connectors.witnesses.hand_reveal import NotTaken
from prakerja.draw import jobs
from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.cut_off import cut_off
from prakerja.draw.handing import handing_job
from prakerja.draw.handing.handing_job import run_handing
from prakerja.draw.handing.handings import hand_lost_reveals
from prakerja.draw.handing.keep_handing import keep_handing
from prakerja.draw.handing.models import Handing
from prakerja.draw.handing.states import HandingState
from prakerja.draw.log_entries import is_of_draws, read_entry
from prakerja.draw.models import Reveal
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.witness_rules import Handed, Read, Reason, refusals
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import do_job
from prakerja.kit.queue import forget_all_jobs, waiting_jobs
from prakerja.publog.models import Entry, Submission, Waiting
from prakerja.publog.sandbox_witnesses import sandbox_witness_addresses, sandbox_witnesses
from prakerja.waves.models import Wave
from tests.owner import as_owner
from tests.situations.attempts import newest, seen_by_witnesses
from tests.situations.backoffice import signed_in
from tests.situations.draw import committed_wave, secret
from tests.situations.rows import nothing_changes
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
KEYS = [str(one) for one in sandbox_witnesses()]


class Witnesses:
    """What each was handed; who is `silent` or `refuses` has nothing."""

    def __init__(self) -> None:
        self.has: list[tuple[str, Mapping[str, Any]]] = []
        self.silent: set[str] = set()
        self.refuses: set[str] = set()

    def take(self, address: str, *, party: str, reveal: Mapping[str, Any]) -> None:
        part = address.rpartition("/")[2]
        assert party.startswith("witness ")
        if part in self.silent:
            raise Silence("ReadTimeout")
        if part in self.refuses:
            raise NotTaken("it has no place for it")
        self.has.append((part, reveal))


@pytest.fixture
def witnesses(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Witnesses:
    settings.WITNESS_ADDRESSES = sandbox_witness_addresses("https://pengawas.example")
    outside = Witnesses()
    monkeypatch.setattr(handing_job, "hand_reveal", outside.take)
    return outside


@pytest.fixture
def revealed(witnesses: Witnesses) -> tuple[Wave, list[Actor]]:
    """The first custodian has revealed."""
    wave, custodians = committed_wave()
    forget_all_jobs()
    reveal(wave, custodians[0], 1)
    return wave, custodians


def reveal(wave: Wave, by: Actor, number: int) -> None:
    reveal_secret(wave_id=wave.pk, secret=secret(number), by=by, now=newest(wave).commit_by)


def hand_all(at: datetime) -> None:
    """As the worker does; who is silent is asked again later."""
    with time_machine.travel(at, tick=False):
        for one in Handing.objects.order_by("pk"):
            try:
                do_job(jobs.hand_reveal.name, {"handing": one.pk, "witness": one.witness})
            except Silence:
                continue


def states() -> list[str]:
    return list(Handing.objects.order_by("pk").values_list("state", flat=True))


def test_a_reveal_is_on_its_way_to_every_witness_in_the_same_moment(
    revealed: tuple[Wave, list[Actor]], witnesses: Witnesses
) -> None:
    wave, custodians = revealed
    due = [one.arguments["witness"] for one in waiting_jobs() if one.name == jobs.hand_reveal.name]
    assert due == KEYS == list(Handing.objects.order_by("pk").values_list("witness", flat=True))
    reveal(wave, custodians[0], 1)
    assert len(states()) == len(KEYS)
    hand_all(newest(wave).commit_by)
    told = {"statement_sha256": newest(wave).sha256, "position": 1, "secret": secret(1)}
    assert [given for _, given in witnesses.has] == [told] * 5
    assert states() == [HandingState.TAKEN] * 5
    with nothing_changes():
        hand_all(newest(wave).commit_by)


def test_one_that_is_silent_and_one_that_refuses_keep_it_from_nobody_else(
    revealed: tuple[Wave, list[Actor]], witnesses: Witnesses
) -> None:
    wave, _ = revealed
    witnesses.silent, witnesses.refuses = {"satu"}, {"tiga"}
    hand_all(newest(wave).commit_by)
    assert [part for part, _ in witnesses.has] == ["dua", "empat", "lima"]
    taken, refused = HandingState.TAKEN, HandingState.REFUSED
    assert states() == [HandingState.WAITING, taken, refused, taken, taken]
    page = signed_in("ratna@prakerja.example").get(f"/kantor/gelombang/{wave.number}/").content.decode()
    for words in ("memegangnya", "tidak menerimanya", "it has no place for it", "sedang diserahkan", "ReadTimeout"):
        assert words in page
    witnesses.silent.clear()
    hand_all(newest(wave).commit_by)
    assert states() == [taken, taken, refused, taken, taken]


def test_it_is_tried_as_long_as_it_counts_and_no_longer(
    revealed: tuple[Wave, list[Actor]], witnesses: Witnesses
) -> None:
    wave, _ = revealed
    witnesses.silent = {"satu", "dua", "tiga", "empat", "lima"}
    first = Handing.objects.order_by("pk")[0].pk
    with time_machine.travel(newest(wave).commit_by, tick=False), pytest.raises(Silence):
        run_handing(first, by=CARRIES_ON)
    forget_all_jobs()
    assert hand_lost_reveals(newest(wave).commit_by) == 5
    assert hand_lost_reveals(newest(wave).commit_by) == 0
    hand_all(newest(wave).reveal_by)
    assert states() == [HandingState.TOO_LATE] * 5
    assert Handing.objects.get(pk=first).said == "ReadTimeout"
    forget_all_jobs()
    assert hand_lost_reveals(newest(wave).reveal_by) == 0


def test_nobody_keeps_what_a_witness_said_but_the_clock(revealed: tuple[Wave, list[Actor]]) -> None:
    wave, _ = revealed
    one = Handing.objects.order_by("pk")[0]
    with pytest.raises(PermissionMissing):
        keep_handing(one.pk, state=HandingState.TAKEN, said="", by=an_officer(), now=newest(wave).commit_by)
    assert states() == [HandingState.WAITING] * 5


def test_where_no_witness_can_be_asked_a_reveal_is_public_all_the_same(settings: Any) -> None:
    settings.WITNESS_ADDRESSES = ""
    wave, custodians = committed_wave()
    reveal(wave, custodians[0], 1)
    assert (Reveal.objects.count(), states()) == (1, [])


def test_a_reveal_that_the_programme_censors_is_missed_by_the_witness_that_was_handed_it(
    revealed: tuple[Wave, list[Actor]], witnesses: Witnesses
) -> None:
    """The insider takes it out of the database before the log has it; what two witnesses hold cannot be taken out."""
    wave, custodians = revealed
    reveal(wave, custodians[1], 2)
    hand_all(newest(wave).commit_by)
    row = newest(wave)
    with as_owner():
        Handing.objects.filter(reveal__position=1).delete()
        Reveal.objects.filter(position=1).delete()
        _take_out_of_log(f"draw.reveal:{row.sha256}:1")
    cut_off(wave_id=wave.pk, by=CARRIES_ON, now=row.reveal_by)
    seen_by_witnesses(row.reveal_by)
    ends = {"draw.reveal": row.commit_by, "draw.cutoff": row.reveal_by}
    read = [_read(entry, ends) for entry in Entry.objects.select_related("submission").order_by("index")]
    seen = [one for one in read if one is not None]
    before = int(row.commit_by.timestamp()) + 1
    held = [Handed(**given, at=before) for part, given in witnesses.has if part == "satu"]
    assert [one.reason for one in refusals(seen, [])] == []
    assert [one.reason for one in refusals(seen, held)] == [Reason.CUTOFF_LACKS_REVEAL]


def _take_out_of_log(once_key: str) -> None:
    Waiting.objects.filter(submission__once_key=once_key).delete()
    assert Submission.objects.filter(once_key=once_key).delete()[0] == 1


def _read(entry: Entry, ends: Mapping[str, datetime]) -> Read | None:
    """As a witness reads it: before commitments are over, or from the moment on that its kind comes."""
    line = entry.submission.line.encode()
    if not is_of_draws(line):
        return None
    kind = json.loads(line)["kind"]
    stated = json.loads(line).get("statement", {}).get("commit_by")
    at = int(ends[kind].timestamp()) if kind in ends else (stated or int(ends["draw.reveal"].timestamp())) - 60
    return Read(entry.index, read_entry(line), at)
