"""Attempts at a draw from statement to seed, taken back or ended by the rules, and the next one."""

import json
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.draw import jobs
from prakerja.draw.acts import STATE_AGAIN, TAKE_BACK_ATTEMPT, AttemptUnderWay, TooLateToTakeBack
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.carry_on_draws import CARRIES_ON, carry_on_draws
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.cut_off import cut_off
from prakerja.draw.keep_round import AnotherRound, keep_round
from prakerja.draw.models import Commitment, Cutoff, Reveal, SeedRound, Statement, TakenBack
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.state_again import state_again
from prakerja.draw.statement import cutoff_of, seed_of, statement_file, statement_hash
from prakerja.draw.take_back import take_back
from prakerja.kit.actor import Actor
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.models import Submission
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.attempts import commitment_by, long_ago, newest, round_of, seen_by_witnesses
from tests.situations.draw import (
    a_custodian,
    committed_wave,
    cut_off_wave,
    frozen_wave,
    opened_wave,
    revealed_wave,
    secret,
    three_custodians,
)
from tests.situations.waves import an_officer, approved, second

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def attempt(wave: Wave) -> AttemptNow:
    found = attempt_now(wave.pk)
    assert found is not None
    return found


def cut(wave: Wave, now: datetime) -> None:
    with unit_of_work(by=CARRIES_ON):
        cut_off(wave_id=wave.pk, by=CARRIES_ON, now=now)


def take_it_back(wave: Wave, now: datetime) -> None:
    with unit_of_work(by=CARRIES_ON):
        take_back(wave_id=wave.pk, by=second(wave, TAKE_BACK_ATTEMPT), now=now)


def state_it_again(wave: Wave, now: datetime) -> None:
    approved(wave, STATE_AGAIN, at=now)
    with unit_of_work(by=CARRIES_ON):
        state_again(wave_id=wave.pk, by=second(wave, STATE_AGAIN), now=now)


def taken_back_wave() -> Wave:
    wave, _ = committed_wave()
    approved(wave, TAKE_BACK_ATTEMPT)
    take_it_back(wave, newest(wave).stated_at)
    return wave


def in_the_log(kind: str) -> list[dict[str, object]]:
    lines = Submission.objects.filter(once_key__startswith=f"{kind}:").order_by("pk").values_list("line", flat=True)
    return [json.loads(line) for line in lines]


# stating


def test_the_statement_is_named_by_its_hash_and_stands_in_the_log_whole() -> None:
    wave, _ = frozen_wave()
    row = newest(wave)
    told = json.loads(row.file)
    assert statement_file(told).decode() == row.file
    assert statement_hash(told) == row.sha256
    (entry,) = in_the_log("draw.statement")
    assert (entry["statement"], entry["statement_sha256"]) == (told, row.sha256)
    assert [one["name"] for one in told["custodians"]] == ["Sari", "Tono", "Umar"]
    assert (told["attempt"], told["previous"], told["minimum_reveals"], told["quorum"]) == (1, "", 2, 4)


def test_the_fourth_custodian_is_a_reserve() -> None:
    three_custodians()
    a_custodian("Vera")
    wave, _ = frozen_wave()
    assert [one.name for one in attempt(wave).told.reserves] == ["Vera"]


# cutting off


def test_at_reveal_by_it_is_fixed_which_reveals_count() -> None:
    wave, _ = opened_wave()
    cut(wave, newest(wave).reveal_by - SECOND)
    assert not Cutoff.objects.exists()
    for _ in range(2):
        cut(wave, newest(wave).reveal_by)
    f, reveals = newest(wave).sha256, [secret(1), secret(2), secret(3)]
    assert (newest(wave).cutoff.reveals, newest(wave).cutoff.cutoff) == (reveals, cutoff_of(f, reveals))
    assert [one["reveals"] for one in in_the_log("draw.cutoff")] == [reveals]
    assert Event.objects.filter(name="draw.secrets.cut_off").count() == 1


def test_who_did_not_reveal_is_missing_in_the_list() -> None:
    wave, _ = committed_wave(at=long_ago())
    cut(wave, newest(wave).reveal_by)
    assert newest(wave).cutoff.reveals == ["-", "-", "-"]


def test_a_commitment_that_no_quorum_saw_in_time_binds_nobody() -> None:
    wave, custodians = frozen_wave(at=long_ago())
    row = newest(wave)
    for number, one in enumerate(custodians, 1):
        with unit_of_work(by=one):
            given = commitment_by(wave, one, secret(number))
            commit_secret(wave_id=wave.pk, **given, by=one, now=row.stated_at)
        seen_by_witnesses(row.commit_by if number == 3 else row.stated_at + number * SECOND)
    _reveal(wave, custodians[2], 3)
    assert attempt(wave).committed_in_time() == {1, 2}
    cut(wave, row.reveal_by)
    assert newest(wave).cutoff.reveals == ["-", "-", "-"]


def test_when_no_quorum_could_see_it_in_time_nothing_is_cut_off() -> None:
    wave, _ = opened_wave()
    cut(wave, attempt(wave).facts.cut_off_by + SECOND)
    assert not Cutoff.objects.exists()
    assert attempt(wave).stage(now=newest(wave).drawn_from) is Stage.NOT_CUT_OFF


@pytest.mark.parametrize("late", [timedelta(0), SECOND])
def test_a_cut_off_counts_that_the_quorum_saw_in_time(late: timedelta) -> None:
    wave, _ = opened_wave()
    cut(wave, newest(wave).reveal_by)
    last = attempt(wave).facts.cut_off_by.replace(microsecond=0)
    seen_by_witnesses(last + late)
    expected = Stage.NOT_CUT_OFF if late else Stage.WAITING
    assert attempt(wave).stage(now=newest(wave).drawn_from) is expected


# the round


def test_the_round_makes_the_seed_with_what_was_cut_off() -> None:
    wave = revealed_wave()
    row = newest(wave)
    came = round_of(row.round)
    seed = seed_of(row.sha256, row.cutoff.reveals, came.randomness)
    assert (row.seed_round.seed, row.seed_round.signature) == (seed, came.signature)
    (told,) = in_the_log("draw.seed")
    assert told["seed"] == seed
    assert [one["round"] for one in in_the_log("draw.round")] == [row.round]


def test_another_round_is_never_kept() -> None:
    wave = cut_off_wave()
    row = newest(wave)
    with pytest.raises(AnotherRound):
        keep_round(wave_id=wave.pk, came=round_of(row.round - 1), by=CARRIES_ON, now=row.drawn_from)
    assert not SeedRound.objects.exists()


def test_no_round_is_kept_before_the_reveals_are_fixed() -> None:
    wave, _ = opened_wave()
    keep_round(wave_id=wave.pk, came=round_of(newest(wave).round), by=CARRIES_ON, now=newest(wave).reveal_by)
    assert not SeedRound.objects.exists()


def test_the_clock_alone_cuts_off_and_keeps_rounds() -> None:
    wave, officer = cut_off_wave(), an_officer()
    row = newest(wave)
    with pytest.raises(PermissionMissing):
        cut_off(wave_id=wave.pk, by=officer, now=row.reveal_by)
    with pytest.raises(PermissionMissing):
        keep_round(wave_id=wave.pk, came=round_of(row.round), by=officer, now=row.drawn_from)


def test_the_clock_asks_for_the_round_when_it_is_out() -> None:
    wave, _ = opened_wave()
    row = newest(wave)
    with unit_of_work(by=CARRIES_ON):
        carry_on_draws(now=row.reveal_by)
    seen_by_witnesses(row.reveal_by + SECOND)
    for now, asks in ((row.drawn_from - SECOND, False), (row.drawn_from, True)):
        with unit_of_work(by=CARRIES_ON):
            carry_on_draws(now=now)
        assert any(job.name == jobs.ask_for_round.name for job in waiting_jobs()) == asks


# taken back


def test_what_is_taken_back_is_over_in_the_open_and_stays_readable() -> None:
    wave = taken_back_wave()
    row = newest(wave)
    assert attempt(wave).stage(now=row.stated_at) is Stage.TAKEN_BACK
    assert row.taken_back.reason == "Sesuai rencana"
    assert [one["statement_sha256"] for one in in_the_log("draw.taken_back")] == [row.sha256]
    assert Commitment.objects.filter(statement=row).count() == 3
    assert Wave.objects.get(pk=wave.pk).state == WaveState.FROZEN


def test_from_commit_by_on_nothing_is_taken_back() -> None:
    wave, _ = committed_wave()
    approved(wave, TAKE_BACK_ATTEMPT)
    with pytest.raises(TooLateToTakeBack):
        take_it_back(wave, newest(wave).commit_by)
    assert not TakenBack.objects.exists()


def test_without_two_people_nothing_is_taken_back_and_nothing_stated_again() -> None:
    wave, _ = frozen_wave()
    for do in (take_back, state_again):
        with pytest.raises(NotConfirmed):
            do(wave_id=wave.pk, by=an_officer(), now=newest(wave).stated_at)


def test_taking_back_and_stating_again_twice_is_once() -> None:
    wave = taken_back_wave()
    take_it_back(wave, newest(wave).stated_at)
    now = newest(wave).stated_at + SECOND
    state_it_again(wave, now)
    with unit_of_work(by=CARRIES_ON):
        state_again(wave_id=wave.pk, by=second(wave, STATE_AGAIN), now=now)
    assert TakenBack.objects.count() == 1
    assert Statement.objects.count() == 2


# the next attempt


def test_a_next_attempt_has_the_same_list_and_other_times() -> None:
    wave = taken_back_wave()
    before = newest(wave)
    state_it_again(wave, before.stated_at + 9 * SECOND)
    row = newest(wave)
    assert (row.attempt, row.previous) == (2, before.sha256)
    assert row.commit_by > before.commit_by
    old, new = json.loads(before.file), json.loads(row.file)
    changed = {key for key in new if new[key] != old[key]}
    assert changed == {"attempt", "previous", "commit_by", "reveal_by", "beacon"}


def test_who_did_not_reveal_is_replaced_by_the_reserve_who_then_holds_a_secret() -> None:
    three_custodians()
    vera = a_custodian("Vera")
    wave, (sari, *_) = committed_wave(at=long_ago())
    _reveal(wave, sari, 1)
    cut(wave, newest(wave).reveal_by)
    seen_by_witnesses(newest(wave).reveal_by + SECOND)
    now = newest(wave).drawn_from
    assert attempt(wave).stage(now=now) is Stage.TOO_FEW_REVEALS
    state_it_again(wave, now)
    named = newest(wave).named.filter(is_reserve=False)
    assert [one.name for one in named] == ["Sari", "Vera", "Umar"]
    assert named[1].account_id == vera.account_id


@pytest.mark.parametrize("situation", [frozen_wave, cut_off_wave, revealed_wave])
def test_while_one_is_under_way_there_is_no_next(situation: object) -> None:
    made = situation()  # type: ignore[operator]
    wave = made[0] if isinstance(made, tuple) else made
    with pytest.raises(AttemptUnderWay):
        state_it_again(wave, newest(wave).stated_at + SECOND)


def test_what_was_decided_of_one_attempt_says_nothing_of_the_next() -> None:
    wave = taken_back_wave()
    state_it_again(wave, newest(wave).stated_at + SECOND)
    with pytest.raises(NotConfirmed):
        take_it_back(wave, newest(wave).stated_at)


# the rows


def test_nothing_of_an_attempt_can_be_changed_or_deleted() -> None:
    revealed_wave()
    for model in (Statement, Commitment, Reveal, Cutoff, SeedRound):
        for change in ("UPDATE {} SET statement_id = statement_id", "DELETE FROM {}"):
            told = change.format(model._meta.db_table).replace("statement_id", str(model._meta.pk.column))
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                model.objects.raw(told)[0]


def test_a_reveal_that_does_not_hash_to_its_commitment_cannot_be_written() -> None:
    wave, _ = committed_wave()
    for commitment in Commitment.objects.filter(position__in=(1, 2)):
        with pytest.raises(IntegrityError, match="a_reveal_hashes_to_its_commitment"), transaction.atomic():
            Reveal.objects.create(
                commitment=commitment,
                statement=newest(wave),
                position=commitment.position,
                secret=secret(9),
                revealed_at=newest(wave).commit_by,
            )


def test_a_cut_off_that_is_not_its_hash_or_a_second_one_cannot_be_written() -> None:
    wave, _ = opened_wave()
    row, reveals = newest(wave), [secret(1), "-", "-"]
    with pytest.raises(IntegrityError, match="a_cutoff_is_the_hash_of_its_reveals"), transaction.atomic():
        Cutoff.objects.create(statement=row, reveals=reveals, cutoff="ab" * 32, cut_off_at=row.reveal_by)
    cut(wave, row.reveal_by)
    k = cutoff_of(row.sha256, reveals)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cutoff.objects.create(statement=row, reveals=reveals, cutoff=k, cut_off_at=row.reveal_by)


def _reveal(wave: Wave, by: Actor, number: int) -> None:
    with unit_of_work(by=by):
        reveal_secret(wave_id=wave.pk, secret=secret(number), by=by, now=newest(wave).commit_by)
